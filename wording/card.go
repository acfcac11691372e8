package wording

import (
	"slices"
	"strings"

	"rubble/report"
)

// RoadmapFinding is one sentence on how many experiments have come how far.
func (s *Speaker) RoadmapFinding(r *report.Report) string {
	counts := map[string]int{}
	for _, e := range r.Experiments {
		counts[e.State]++
	}
	if len(r.Experiments) == 0 {
		return s.T("roadmap_none")
	}
	var parts []string
	for _, state := range []string{"running", "proposed", "learned"} {
		if n := counts[state]; n > 0 {
			parts = append(parts, s.T("roadmap_count", "Number", s.NumberWord(n), "State", s.T("card_"+state)))
		}
	}
	return sentence(s.T("roadmap_finding", "Count", len(r.Experiments), "All", s.NumberWord(len(r.Experiments)), "Counted", s.List(parts)))
}

// Shows words the figure that is to show whether the target of a card is
// reached: a norm's key, fingerprint/ID, or the id of an outcome.
func (s *Speaker) Shows(r *report.Report, what string) string {
	id, isEvidence := strings.CutPrefix(what, evidence)
	switch {
	case what == "":
		return ""
	case isEvidence:
		i := slices.IndexFunc(r.Fingerprints, func(f report.Fingerprint) bool { return f.ID == id })
		if i < 0 || !r.Fingerprints[i].Value.Known() {
			return s.T("card_shows_unread", "Name", s.Fingerprint(id))
		}
		f := r.Fingerprints[i]
		return s.T("card_shows_record", "Name", s.Fingerprint(id), "Value", s.Statistic(f.Value), "Presence", s.Presence(f))
	case strings.Contains(what, "/"):
		return s.T("card_shows_norm", "Norm", s.Norm(what))
	}
	for _, o := range slices.Concat(r.Delivery, r.Outcomes, r.Readings) {
		if o.ID == what && o.Value.Known() {
			return s.T("card_shows_outcome", "Name", s.Outcome(what), "Value", s.outcome(o))
		}
	}
	return s.T("card_shows_unread", "Name", s.Outcome(what))
}

// RungMoved is one sentence on whether the rung has moved since the card's
// wave, or nothing for a card that names none or is only proposed.
func (s *Speaker) RungMoved(r *report.Report, e report.Experiment) string {
	w := Latest(r)
	at := slices.IndexFunc(r.Waves, func(w report.Wave) bool { return w.ID == e.Wave })
	switch {
	case e.Wave == "" || e.State == "proposed":
		return ""
	case at < 0 || e.Wave == w.ID:
		return s.T("card_moved_next")
	case e.Before == nil || e.Now == nil || e.Before.State == "" || e.Now.State == "":
		return s.T("card_moved_unknown")
	case !e.Before.Value.Known() || !e.Now.Value.Known():
		return s.T("card_moved_states", "Wave", s.waveName(r.Waves[at]), "Latest", s.waveName(w),
			"Before", s.T("state_"+e.Before.State), "Now", s.T("state_"+e.Now.State))
	}
	by := movedBy(r, e)
	args := []any{"Wave", s.waveName(r.Waves[at]), "Latest", s.waveName(w),
		"Before", s.ScoreWithInterval(e.Before.Value), "Now", s.ScoreWithInterval(e.Now.Value)}
	switch {
	case !by.Known():
		return s.T("card_moved_plain", args...)
	case !by.HasInterval(): // a team that answered together
		return s.T("card_moved_by", append(args, "By", s.Moved(by))...)
	case !beyondChance(by):
		return s.T("card_moved_open", append(args, "By", s.Moved(by))...)
	case *by.Value > 0:
		return s.T("card_moved_up", append(args, "By", s.Moved(by))...)
	}
	return s.T("card_moved_back", append(args, "By", s.Moved(by))...)
}

func (s *Speaker) waveName(w report.Wave) string {
	if w.Name == "" {
		return s.T("unnamed_wave")
	}
	return w.Name
}

// movedBy is how far the norm of a card has moved since its wave, where the
// report compares that wave with the latest.
func movedBy(r *report.Report, e report.Experiment) report.Figure {
	for _, c := range ChangesTo(r, Latest(r).ID, e.Team) {
		for _, n := range c.Norms {
			if c.From == e.Wave && n.ID == e.Norm {
				return n.Value
			}
		}
	}
	return report.Figure{}
}

package wording

import (
	"slices"
	"strings"

	"rubble/report"
)

// evidence is the prefix of what shows a target where it is a fingerprint.
const evidence = "fingerprint/"

// A Proposal is what a report can say on a new card. What stands in the way
// and what to try is for the team to find out: a report that proposed it would
// hand over solutions to copy.
type Proposal struct {
	Norm    string // key
	Wave    string // id
	Shows   string // the norm's key, or fingerprint/ID
	Need    string
	Current string // a sentence a line, as Target
	Target  string
}

// Proposals are those for the keystones of the organisation, in their order,
// that no card proposes or tries already.
func (s *Speaker) Proposals(r *report.Report) []Proposal {
	var out []Proposal
	for _, n := range Keystones(Latest(r)) {
		if Proposed(r, n) {
			out = append(out, s.Proposal(r, "", n.ID))
		}
	}
	return out
}

// Proposed says whether a norm of the organisation is among them.
func Proposed(r *report.Report, n report.Norm) bool {
	open := func(e report.Experiment) bool { return e.Norm == n.ID && e.State != "learned" }
	return n.Keystone && !slices.ContainsFunc(r.Experiments, open)
}

// Proposal is that for a norm, of the organisation ("") or of a team. It tells
// nothing that the latest wave does not show.
func (s *Speaker) Proposal(r *report.Report, team, key string) Proposal {
	w := Latest(r)
	p := Proposal{Norm: key, Wave: w.ID, Shows: key}
	if def, ok := s.model.Norm(key); ok {
		p.Need = def.Need
	}
	var records []report.Fingerprint
	if team == "" { // records are the organisation's
		records = recordsOf(r, key)
	}
	var n *report.Norm // nil: not shown
	if shown, ok := w.Norm(team, key); ok {
		n = &shown
	}
	current := s.whereItStands(n)
	for _, f := range records {
		current = append(current, s.T("card_record", "Fingerprint", s.Fingerprint(f.ID), "Value", s.Statistic(f.Value), "Presence", s.Presence(f)))
	}
	if len(records) == 0 && team == "" {
		current = append(current, s.T("card_no_record"))
	}
	next, target := s.nextRung(n)
	if f, ok := plainest(records); ok && next >= firstSeen {
		target = append(target, s.T("card_shown_by_record", "Fingerprint", s.Fingerprint(f.ID), "Value", s.Statistic(f.Value), "Absent", s.Decimal(f.AbsentAt, 2)))
		p.Shows = evidence + f.ID
	}
	p.Current, p.Target = strings.Join(current, "\n"), strings.Join(target, "\n")
	return p
}

// recordsOf are the fingerprints that speak of a norm and have a figure.
func recordsOf(r *report.Report, norm string) []report.Fingerprint {
	var out []report.Fingerprint
	for _, f := range r.Fingerprints {
		if f.Value.Known() && f.Presence.HasInterval() && slices.Contains(f.Norms, norm) {
			out = append(out, f)
		}
	}
	return out
}

// plainest is the fingerprint with the plainest trace, of those that are not
// absent already and so have something left to show.
func plainest(prints []report.Fingerprint) (best report.Fingerprint, ok bool) {
	for _, f := range prints {
		if *f.Presence.Hi > 0.25 && (!ok || *f.Presence.Value > *best.Presence.Value) {
			best, ok = f, true
		}
	}
	return best, ok
}

// whereItStands is the current condition, as people place the norm.
func (s *Speaker) whereItStands(n *report.Norm) []string {
	switch {
	case n == nil:
		return []string{s.T("card_nothing")}
	case n.State == "":
		return []string{s.T("card_nothing_why", "Why", s.Why(n.Value.Reason))}
	case !n.Value.Known():
		return []string{s.T("card_state", "State", s.T("stands_"+n.State), "Why", s.Why(n.Value.Reason))}
	}
	out := []string{s.T("card_figure", "State", s.T("stands_"+n.State), "Value", s.ScoreWithInterval(n.Value))}
	if len(n.Shares) > 0 {
		out = append(out, s.T("card_middle", "Rungs", s.rungs(middle(n.Shares))))
	}
	return out
}

package wording

import (
	"cmp"
	"math"
	"slices"

	"rubble/report"
)

// Claim words what records say to what people say of a norm, or nothing where
// it may not be told.
func (s *Speaker) Claim(n report.Norm) string {
	switch {
	case n.Claim == "":
		return ""
	case unclaimed(n):
		return s.T("claim_unclaimed")
	}
	return s.T("claim_" + n.Claim)
}

// ClaimSays explains it in a sentence.
func (s *Speaker) ClaimSays(n report.Norm) string {
	switch {
	case n.Claim == "":
		return ""
	case unclaimed(n):
		return s.T("claim_unclaimed_says", "Norm", s.Norm(n.ID))
	case n.Claim == "consistent" && n.Claimed == "standing":
		return s.T("claim_consistent-standing_says", "Norm", s.Norm(n.ID))
	}
	return s.T("claim_"+n.Claim+"_says", "Norm", s.Norm(n.ID))
}

// unclaimed says that people differ so much on a norm that there is no claim
// to hold against the records.
func unclaimed(n report.Norm) bool { return n.Claim == "open" && n.Claimed == "" }

// A Difference is how far what people say of a norm lies from what records
// show of it.
type Difference struct {
	Norm  report.Norm
	Print report.Fingerprint // that which shows the strongest trace
	Trace float64            // what the record leaves of the norm, 0–100: 100 where there is no trace
	By    float64            // people's figure less that: above 0, people say more of it is gone
}

// Differences are the norms of the organisation of which records speak, those
// first whose figure lies furthest from the record's.
func Differences(r *report.Report) []Difference {
	var out []Difference
	for _, p := range Latest(r).Practices {
		for _, n := range p.Norms {
			if !n.Value.Known() {
				continue
			}
			if d, ok := against(n, r.Fingerprints); ok {
				out = append(out, d)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Difference) int {
		return cmp.Or(cmp.Compare(math.Abs(b.By), math.Abs(a.By)), cmp.Compare(a.Norm.ID, b.Norm.ID))
	})
	return out
}

// against holds a norm against the fingerprint that shows the strongest trace
// of it, as a claim is judged: one trace is enough.
func against(n report.Norm, prints []report.Fingerprint) (Difference, bool) {
	d, found := Difference{Norm: n}, false
	for _, f := range prints {
		if !f.Presence.Known() || !slices.Contains(f.Norms, n.ID) {
			continue
		}
		if !found || *f.Presence.Value > *d.Print.Presence.Value {
			d.Print, found = f, true
		}
	}
	if found {
		d.Trace = 100 * (1 - *d.Print.Presence.Value)
		d.By = *n.Value.Value - d.Trace
	}
	return d, found
}

// ClaimsFinding is one sentence on where answers and records part, or that they
// do not.
func (s *Speaker) ClaimsFinding(w report.Wave) string {
	names := map[string][]string{} // of norms, by what records say to the answers
	for _, p := range w.Practices {
		for _, n := range p.Norms {
			names[n.Claim] = append(names[n.Claim], s.T("quoted", "Text", s.Norm(n.ID)))
		}
	}
	there, gone, fit := names["contradicted"], names["gone-unnoticed"], len(names["consistent"])
	switch {
	case len(there) > 0:
		return s.T("claims_contradicted", "Count", len(there), "List", s.List(there))
	case len(gone) > 0:
		return s.T("claims_unnoticed", "Count", len(gone), "List", s.List(gone))
	case fit > 0:
		return s.T("claims_agree", "Count", fit, "Number", s.NumberWord(fit))
	}
	return s.T("claims_open")
}

// ClaimsTable lists what people say and what records show, norm by norm.
func (s *Speaker) ClaimsTable(differences []Difference) Table {
	t := Table{Caption: s.T("table_claims"), Head: []string{s.T("column_norm"), s.T("column_practice"), s.T("column_said"), s.T("column_fingerprint"),
		s.T("column_presence"), s.T("column_claim"), s.T("column_apart")}}
	for _, d := range differences {
		t.Rows = append(t.Rows, []string{s.Norm(d.Norm.ID), s.practiceOf(d.Norm.ID), s.ScoreWithInterval(d.Norm.Value), s.Fingerprint(d.Print.ID),
			s.presenceValue(d.Print), s.orDash(s.Claim(d.Norm)), s.Whole(d.By)})
	}
	return s.Keyed(t, s.T("dash_claims"))
}

// presenceValue prints a presence with its interval.
func (s *Speaker) presenceValue(f report.Fingerprint) string {
	p := f.Presence
	if !p.Known() {
		return s.WhyRecord(p.Reason)
	}
	if !p.HasInterval() {
		return s.Decimal(*p.Value, 2)
	}
	return s.T("with_interval", "Value", s.Decimal(*p.Value, 2), "Interval", s.T("from_to", "Lo", s.Decimal(*p.Lo, 2), "Hi", s.Decimal(*p.Hi, 2)))
}

// ClaimsFigure words the figure of the differences, the largest first.
func (s *Speaker) ClaimsFigure(differences []Difference) Figure {
	f := Figure{Title: s.T("claims_none"), Subtitle: s.T("claims_subtitle"), Table: s.ClaimsTable(differences)}
	if len(differences) > 0 {
		f.Title = s.T("claims_furthest", "Count", len(differences), "Number", s.NumberWord(len(differences)), "Norm", s.Norm(differences[0].Norm.ID))
	}
	var parts []string
	for _, d := range differences {
		parts = append(parts, s.T("claims_alt_row", "Norm", s.Norm(d.Norm.ID), "Said", s.Score(d.Norm.Value), "Trace", s.Whole(d.Trace)))
	}
	f.Alt = s.alt(f.Title, parts)
	return f
}

// Corroborated words what the records leave of a practice's figures, or
// nothing where they lower none.
func (s *Speaker) Corroborated(p report.Practice) string {
	if p.Dismantling.Corroborated == nil || p.Reinvention.Corroborated == nil || p.Deconstruction.Corroborated == nil {
		return ""
	}
	return s.T("corroborated", "Practice", s.Practice(p.ID), "X", s.lowered(p.Dismantling), "R", s.lowered(p.Reinvention), "D", s.lowered(p.Deconstruction))
}

// lowered words the way from a figure to what the records leave of it.
func (s *Speaker) lowered(f report.Figure) string {
	from, to := s.Score(f), s.Whole(*f.Corroborated)
	if from == to {
		return s.T("corroborated_stays", "At", to)
	}
	return s.T("corroborated_goes", "From", from, "To", to)
}

// Evidenced says of how many of a practice's norms records speak.
func (s *Speaker) Evidenced(p report.Practice) string { return s.evidenced([]report.Practice{p}) }

// EvidencedAcross says so of all practices of a wave.
func (s *Speaker) EvidencedAcross(w report.Wave) string { return s.evidenced(w.Practices) }

func (s *Speaker) evidenced(practices []report.Practice) string {
	n, all := 0, 0
	for _, p := range practices {
		if p.Evidenced != nil {
			n += int(math.Round(*p.Evidenced * float64(len(p.Norms))))
			all += len(p.Norms)
		}
	}
	if all == 0 {
		return ""
	}
	return sentence(s.T("evidenced", "Count", n, "Number", s.NumberWord(n), "All", s.NumberWord(all)))
}

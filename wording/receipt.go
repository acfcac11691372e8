package wording

import (
	"slices"
	"strings"

	"rubble/report"
)

func (s *Speaker) explainAnswers(r *report.Report, team, key string) []string {
	id, facet, isFacet := strings.Cut(key, "//")
	for _, p := range practicesOf(r, team) {
		switch {
		case p.ID == key:
			return s.explainPractice(r, p, team == "")
		case isFacet && p.ID == id:
			return s.explainFacet(p, facet)
		case strings.HasPrefix(key, p.ID+"/"):
			return s.explainNorm(normOrWhy(p.Norms, key, p.Alignment.Reason))
		}
	}
	return s.explainNorm(normOrWhy(Latest(r).Common, key, nil))
}

// normOrWhy looks a norm up. One that is not there is hidden with its practice,
// for the same reason, or was not asked.
func normOrWhy(norms []report.Norm, key string, why *report.Reason) report.Norm {
	if i := slices.IndexFunc(norms, func(n report.Norm) bool { return n.ID == key }); i >= 0 {
		return norms[i]
	}
	return report.Norm{ID: key, Value: hiddenBecause(why)}
}

func hiddenBecause(why *report.Reason) report.Figure {
	if why == nil {
		why = report.Because(report.NotAsked)
	}
	return report.Figure{Reason: why}
}

// explainPractice is the receipt of a practice's scores and verdict.
func (s *Speaker) explainPractice(r *report.Report, p report.Practice, organisation bool) []string {
	if !p.Alignment.Known() {
		why := p.Alignment.Reason
		return append([]string{s.T("explain_none", "What", s.Practice(p.ID), "Why", s.Why(why))}, s.explainWithheld(why)...)
	}
	m := r.Method
	text := []string{s.scoresBehind(p, m), s.T("explain_made_of")}
	if p.LadderOnly {
		text[1] = s.T("explain_made_of_ladder")
	}
	text = append(text, s.scoresRounded(p)...)
	text = append(text, s.inputs(p)...)
	text = append(text, s.weights(p, organisation)...)
	text = append(text, s.intervals(p, m)...)
	text = append(text, s.T("explain_rule", "A", s.Whole(m.Alignment), "D", s.Whole(m.Deconstruction), "Own", s.Whole(m.OwnKnowledge), "Certainty", s.Certainty(p.Verdict)))
	if bounds := p.Bounds; bounds != nil && p.Unknown != nil && *p.Unknown > 0 {
		text = append(text, s.T("receipt_bounds", "ALo", s.Whole(bounds.Alignment[0]), "AHi", s.Whole(bounds.Alignment[1]),
			"DLo", s.Whole(bounds.Deconstruction[0]), "DHi", s.Whole(bounds.Deconstruction[1])))
	}
	text = append(text, s.hanging(p)...)
	text = append(text, s.smallest(p, m)...)
	if c := s.Corroborated(p); c != "" {
		text = append(text, s.T("corroborated_text"), c)
	}
	return text
}

// ScoreOrWhy prints a figure on 0–100 with its interval, or why it is not
// shown.
func (s *Speaker) ScoreOrWhy(f report.Figure) string {
	if f.Known() {
		return s.ScoreWithInterval(f)
	}
	return s.T("score_hidden", "Why", s.Why(f.Reason))
}

// roundedBecause says why a figure is rounded, if it is.
func (s *Speaker) roundedBecause(f report.Figure) []string {
	switch {
	case f.Clamped:
		return []string{s.T("explain_clamped")}
	case f.Rounded:
		return []string{s.T("explain_rounded")}
	}
	return nil
}

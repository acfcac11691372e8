package wording

import (
	"rubble/report"
)

// Verdict names a verdict, with its certainty if that may be told: "Aligned,
// clear".
func (s *Speaker) Verdict(v report.Verdict) string {
	switch {
	case v.Name == "":
		return s.T("verdict_none")
	case v.Word == "open" && len(v.Between) == 2:
		return s.T("verdict_between", "One", s.T("verdict_"+v.Between[0]), "Other", s.T("verdict_"+v.Between[1]))
	case v.Word != "":
		return s.T("verdict_with_word", "Verdict", s.T("verdict_"+v.Name), "Word", s.T("certainty_"+v.Word))
	}
	return s.T("verdict_" + v.Name)
}

// Warning names the first warning of a verdict, or nothing.
func (s *Speaker) Warning(v report.Verdict) string {
	if len(v.Warnings) == 0 {
		return ""
	}
	return s.T("warning_" + v.Warnings[0])
}

// VerdictSays explains a verdict, and its warning if there is one.
func (s *Speaker) VerdictSays(v report.Verdict) []string {
	if v.Name == "" {
		return []string{s.T("verdict_why_none", "Why", s.Why(v.Reason))}
	}
	says := []string{s.T("verdict_" + v.Name + "_says")}
	if v.Word == "open" && len(v.Between) == 2 {
		says = []string{s.T("verdict_open_says", "One", s.T("verdict_"+v.Between[0]), "Other", s.T("verdict_"+v.Between[1]))}
		if v.Reason != nil {
			says = append(says, s.T("verdict_open_because", "Why", s.Why(v.Reason)))
		}
	}
	for _, w := range v.Warnings {
		says = append(says, s.T("warning_"+w+"_says"))
	}
	return says
}

// Certainty words the share of replicates behind a verdict, or why there is
// none.
func (s *Speaker) Certainty(v report.Verdict) string {
	if v.Certainty == nil {
		return s.T("certainty_unknown")
	}
	return s.T("certainty_share", "Percent", s.Percent(*v.Certainty), "Word", s.T("certainty_"+v.Word))
}

// practiceFinding is one sentence on a practice, from its verdict.
func (s *Speaker) practiceFinding(name string, p report.Practice, method report.Method) string {
	v := p.Verdict
	switch {
	case v.Name == "":
		return s.T("finding_none", "Practice", name, "Why", s.Why(v.Reason))
	case v.Word == "open" && len(v.Between) == 2:
		return s.T("finding_open", "Practice", name, "One", s.T("verdict_"+v.Between[0]), "Other", s.T("verdict_"+v.Between[1]))
	case len(v.Warnings) > 0:
		return s.T("finding_"+v.Warnings[0], "Practice", name)
	case s.passesOnAverage(p, method) && (v.Name == "aligned" || v.Name == "entrenched"):
		return s.T("finding_unshared", "Practice", name)
	}
	return s.T("finding_"+v.Name, "Practice", name)
}

// passesOnAverage says whether the means reach the thresholds, so that a
// verdict that does not say so comes from how the weight lies among teams.
func (s *Speaker) passesOnAverage(p report.Practice, m report.Method) bool {
	own, ok := p.Facets["own-knowledge"]
	return ok && own.Known() && *own.Value >= m.OwnKnowledge &&
		p.Dismantling.Known() && *p.Dismantling.Value >= m.Deconstruction &&
		p.Reinvention.Known() && *p.Reinvention.Value >= m.Deconstruction
}

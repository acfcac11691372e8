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
	switch {
	case len(v.Warnings) == 0:
	case v.Name == "aligned":
		says[0] = s.T("verdict_aligned_but_says")
	case v.Name == "entrenched":
		says[0] = s.T("verdict_entrenched_but_says")
	}
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

// finding is one sentence on practices of which the same is to be said, from
// the verdict of one of them.
func (s *Speaker) finding(names []string, p report.Practice, method report.Method) string {
	v, list, n := p.Verdict, s.List(names), len(names)
	switch {
	case v.Name == "":
		return s.T("finding_none", "Practice", list, "Why", s.Why(v.Reason))
	case v.Word == "open" && len(v.Between) == 2:
		return s.T("finding_open", "Count", n, "Practice", list, "One", s.T("verdict_"+v.Between[0]), "Other", s.T("verdict_"+v.Between[1]))
	case len(v.Warnings) > 0:
		return s.T("finding_"+v.Warnings[0], "Count", n, "Practice", list)
	case s.passesOnAverage(p, method) && (v.Name == "aligned" || v.Name == "entrenched"):
		return s.T("finding_unshared", "Count", n, "Practice", list)
	}
	return s.T("finding_"+v.Name, "Count", n, "Practice", list)
}

// passesOnAverage says whether the means reach the thresholds, so that a
// verdict that does not say so comes from how the weight lies among teams.
func (s *Speaker) passesOnAverage(p report.Practice, m report.Method) bool {
	own, ok := p.Facets["own-knowledge"]
	return ok && own.Known() && *own.Value >= m.OwnKnowledge &&
		p.Dismantling.Known() && *p.Dismantling.Value >= m.Deconstruction &&
		p.Reinvention.Known() && *p.Reinvention.Value >= m.Deconstruction
}

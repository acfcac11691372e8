package wording

import "rubble/report"

// explainNorm is the receipt of where a norm stands, and of its hold and
// leverage.
func (s *Speaker) explainNorm(n report.Norm) []string {
	text := []string{s.NormStands(n)}
	if n.State != "" && n.Value.Reason != nil {
		text = append(text, s.T("explain_none", "What", s.T("dismantling"), "Why", s.Why(n.Value.Reason)))
	}
	text = append(text, s.explainWithheld(n.Value.Reason)...)
	text = append(text, s.roundedBecause(n.Value)...)
	switch {
	case n.Value.Known() && n.Value.N != nil && *n.Value.N == (report.Count{}):
		text = append(text, s.T("receipt_behind_consensus"))
	case n.Value.N != nil:
		text = append(text, s.T("explain_answers", "Number", s.Number(*n.Value.N)))
	}
	text = append(text, s.closedForm(n.Value)...)
	if len(n.Shares) > 0 {
		text = append(text, s.T("explain_shares", "Shares", s.Shares(n.Shares)))
	}
	if n.Hold != nil {
		text = append(text, s.T("explain_hold", "Hold", s.Number100(n.Hold)))
	}
	if n.Leverage != nil {
		text = append(text, s.T("explain_leverage", "Leverage", s.Number100(n.Leverage)))
	}
	switch {
	case n.Keystone:
		text = append(text, s.T("explain_keystone"))
	case n.Mandated:
		text = append(text, s.T("explain_mandated"))
	}
	if says := s.ClaimSays(n); says != "" {
		text = append(text, says)
	}
	return text
}

// explainFacet is the receipt of a facet of a practice.
func (s *Speaker) explainFacet(p report.Practice, facet string) []string {
	def, _ := s.model.Facet(facet)
	f, found := p.Facets[facet]
	if !found {
		f = hiddenBecause(p.Alignment.Reason)
	}
	if !f.Known() {
		return append(append([]string{s.T("explain_none", "What", def.Name, "Why", s.Why(f.Reason))}, s.explainWithheld(f.Reason)...), def.Asks)
	}
	text := []string{s.T("explain_facet", "Name", def.Name, "Value", s.ScoreWithInterval(f)), def.Asks}
	switch {
	case def.Ladder:
		text = append(text, s.T("explain_facet_ladder"))
	default:
		text = append(text, s.T("explain_facet_items"))
	}
	switch {
	case p.Mode == "consensus":
		text = append(text, s.T("receipt_behind_consensus"))
	case f.N != nil:
		text = append(text, s.T("explain_answers", "Number", s.behind(f)))
	}
	text = append(text, s.closedForm(f)...)
	return append(text, s.roundedBecause(f)...)
}

// closedForm says how the interval of a facet or a norm was made, if it has
// one.
func (s *Speaker) closedForm(f report.Figure) []string {
	if f.HasInterval() {
		return []string{s.T("explain_closed_form")}
	}
	return nil
}

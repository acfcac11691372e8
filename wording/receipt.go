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
		return []string{s.T("explain_none", "What", s.Practice(p.ID), "Why", s.Why(p.Alignment.Reason))}
	}
	m := r.Method
	behind := s.T("receipt_behind_consensus")
	if p.Mode != "consensus" && p.Alignment.N != nil {
		behind = s.T("receipt_behind", "Number", s.Number(*p.Alignment.N))
	}
	text := []string{
		s.T("explain_scores", "A", s.ScoreOrWhy(p.Alignment), "X", s.ScoreOrWhy(p.Dismantling), "R", s.ScoreOrWhy(p.Reinvention),
			"D", s.ScoreOrWhy(p.Deconstruction), "Behind", behind),
		s.T("explain_made_of"),
	}
	if p.LadderOnly {
		text[1] = s.T("explain_made_of_ladder")
	}
	text = append(text, s.roundedBecause(p.Alignment)...)
	text = append(text, s.T("explain_rule", "A", s.Whole(m.Alignment), "D", s.Whole(m.Deconstruction), "Own", s.Whole(m.OwnKnowledge), "Certainty", s.Certainty(p.Verdict)))
	if organisation {
		text = append(text, s.T("explain_weights"))
	}
	if bounds := p.Bounds; bounds != nil && p.Unknown != nil && *p.Unknown > 0 {
		text = append(text, s.T("receipt_bounds", "ALo", s.Whole(bounds.Alignment[0]), "AHi", s.Whole(bounds.Alignment[1]),
			"DLo", s.Whole(bounds.Deconstruction[0]), "DHi", s.Whole(bounds.Deconstruction[1])))
	}
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

// explainNorm is the receipt of where a norm stands, and of its hold and
// leverage.
func (s *Speaker) explainNorm(n report.Norm) []string {
	text := []string{s.NormStands(n)}
	if n.State != "" && n.Value.Reason != nil {
		text = append(text, s.T("explain_none", "What", s.T("dismantling"), "Why", s.Why(n.Value.Reason)))
	}
	text = append(text, s.roundedBecause(n.Value)...)
	if n.Value.N != nil {
		text = append(text, s.T("explain_answers", "Number", s.Number(*n.Value.N)))
	}
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
		return []string{s.T("explain_none", "What", def.Name, "Why", s.Why(f.Reason)), def.Asks}
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
	if f.HasInterval() {
		text = append(text, s.T("explain_facet_interval"))
	}
	return append(text, s.roundedBecause(f)...)
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

// explainPrint is the receipt of a fingerprint. It begins with [Speaker.PrintLede].
func (s *Speaker) explainPrint(r *report.Report, id string) []string {
	f, _ := Print(r, id)
	text := s.PrintLede(f)
	if !f.Value.Known() {
		text = append(text, s.T("explain_none", "What", s.Fingerprint(id), "Why", s.Why(f.Value.Reason)))
	}
	text = append(text, s.T("explain_presence", "Absent", s.Decimal(f.AbsentAt, 2), "Present", s.Decimal(f.PresentAt, 2)))
	if f.Detail.P != nil {
		text = append(text, s.T("explain_p", "P", s.Decimal(*f.Detail.P, 3)))
	}
	return append(text, s.readFrom(r, f.From)...)
}

func (s *Speaker) explainOutcome(r *report.Report, id string) []string {
	var text []string
	for _, o := range ofRecords(r) {
		if o.ID != id {
			continue
		}
		text = append(text, s.T("explain_outcome", "Name", s.Outcome(id), "Value", s.outcome(o)), s.T("how_"+id))
		if o.Value.N != nil {
			text = append(text, s.T("explain_cases", "Number", s.Number(*o.Value.N)))
		}
	}
	return text
}

// readFrom says what was read of one kind of records, if anything was.
func (s *Speaker) readFrom(r *report.Report, kind string) []string {
	files, rows, refused, records := 0, 0, 0, 0
	for _, src := range r.DataQuality.Records {
		if src.Kind == kind {
			files, rows, refused, records = files+src.Files, rows+src.Rows, refused+src.Refused, records+src.Records
		}
	}
	if files == 0 {
		return nil
	}
	return []string{s.T("explain_read", "Kind", s.T("kind_"+kind), "Files", s.Int(files), "Rows", s.Int(rows), "Refused", s.Int(refused), "Records", s.Int(records))}
}

package wording

import (
	"slices"

	"rubble/report"
)

// scoresBehind are the scores of a practice, and who is behind them.
func (s *Speaker) scoresBehind(p report.Practice, m report.Method) string {
	behind := s.T("receipt_behind_consensus")
	switch n := p.Alignment.N; {
	case p.Mode == "consensus" || n == nil:
	case p.LeftOut != nil && *p.LeftOut != (report.Count{}):
		behind = s.T("receipt_behind_of", "Number", s.Number(*n), "LeftOut", s.Number(*p.LeftOut), "Coverage", s.Percent(m.Coverage))
	default:
		behind = s.T("receipt_behind", "Number", s.Number(*n))
	}
	return s.T("explain_scores", "A", s.ScoreOrWhy(p.Alignment), "X", s.ScoreOrWhy(p.Dismantling), "R", s.ScoreOrWhy(p.Reinvention),
		"D", s.ScoreOrWhy(p.Deconstruction), "Behind", behind)
}

// scoresRounded says why scores are rounded, if they are, and which of them are
// worked out from rounded ones.
func (s *Speaker) scoresRounded(p report.Practice) []string {
	switch {
	case p.Alignment.Clamped:
		return []string{s.T("receipt_clamped")}
	case p.Alignment.Rounded:
		return []string{s.T("receipt_rounded")}
	}
	return nil
}

// inputs counts the answers that the scores are made from, where that is told.
func (s *Speaker) inputs(p report.Practice) []string {
	in := p.Inputs
	if in == nil {
		return nil
	}
	number := s.Int
	if in.Rounded {
		number = func(n int) string {
			if n == 0 { // nearest to none of the tens
				return s.T("below", "Number", s.Int(5))
			}
			return s.T("about", "Number", s.Int(n))
		}
	}
	return []string{s.T("receipt_inputs", "Answers", number(in.Answers), "Unknown", number(in.Unknown), "NotApplicable", number(in.NotApplicable))}
}

// weights says what weighs how much in the figures of a practice: of a team,
// its people; of the organisation, its teams.
func (s *Speaker) weights(p report.Practice, organisation bool) []string {
	switch {
	case !organisation && p.Mode == "consensus":
		return nil
	case !organisation:
		return []string{s.T("receipt_weights_team")}
	case p.Inputs == nil || p.Inputs.Teams == 0:
		return []string{s.T("explain_weights")}
	}
	teams, heads := p.Inputs.Teams, p.Inputs.ByHeadcount
	entering := sentence(s.Teams(teams))
	switch heads {
	case teams:
		entering = s.T("receipt_weights_headcount", "Count", teams, "Teams", entering)
	case 0:
		entering = s.T("receipt_weights_counting", "Count", teams, "Teams", entering)
	default:
		entering = s.T("receipt_weights_mixed", "Teams", entering, "Heads", s.NumberWord(heads), "Others", s.NumberWord(teams-heads))
	}
	return []string{s.T("explain_weights"), entering}
}

// intervals says how the intervals of a practice's scores were made, in one
// sentence those that were made in the same way.
func (s *Speaker) intervals(p report.Practice, m report.Method) []string {
	var methods []string
	of, wide := map[string][]string{}, false
	for _, f := range [...]struct {
		axis string
		report.Figure
	}{{"alignment", p.Alignment}, {"dismantling", p.Dismantling}, {"reinvention", p.Reinvention}, {"deconstruction", p.Deconstruction}} {
		if !f.HasInterval() || f.Method == "" {
			continue
		}
		if !slices.Contains(methods, f.Method) {
			methods = append(methods, f.Method)
		}
		of[f.Method] = append(of[f.Method], s.T("axis_"+f.axis))
		wide = wide || *f.Hi > *f.Lo
	}
	if methods != nil && !wide {
		return []string{s.T("interval_none")}
	}
	var text []string
	for _, method := range methods {
		text = append(text, s.T("interval_by_"+method, "Of", s.List(of[method]), "Percent", s.Percent(m.Confidence), "Replicates", s.Int(m.Replicates)))
	}
	return text
}

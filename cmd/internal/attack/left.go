package attack

import (
	"context"
	"fmt"

	"rubble/model"
)

// leftOpen bounds what those of a team answered who left questions open, where
// its scores are told and these are few: their part in a score is what its
// questions do not add up to. It is the mean of their own scores, by how much of
// each they left open.
func (t *table) leftOpen(ctx context.Context, s *solver) ([]finding, error) {
	var out []finding
	for i := range t.teams {
		for _, of := range axes {
			share := t.shareOpen(i, of)
			if share == 0 {
				continue
			}
			p := t.joint(i, of, false)
			f := finding{table: t, target: target{i, of, leftOpen}}
			var err error
			if f.told, f.sure, err = s.bounds(ctx, p.program, p.columns[of].open[i]); err != nil {
				return nil, fmt.Errorf("what was left open of %s in %s: %w", of, t.teams[i].id, err)
			}
			f.told = f.told.times(1 / share)
			f.truth = f.told
			out = append(out, f)
		}
	}
	return out, nil
}

// shareOpen is which part of their scores those of a team left open, in persons;
// 0 where these are not few, where the score is not told, or where some answered
// questions and have none.
func (t *table) shareOpen(team int, of string) float64 {
	f, _ := t.teams[team].told.quantity(of)
	if t.teams[team].together || f.Value == nil || f.Rounded {
		return 0
	}
	out := 0.0
	var questions []string
	for _, part := range t.made(of)[0].parts {
		left, without := t.open(team, of, part.question)
		if without > 0 {
			return 0
		}
		out += part.share * left
		questions = append(questions, t.asking(part.question)...)
	}
	if t.leftAny(t.teams[team].id, questions) >= t.report.Method.Limits.Shown {
		return 0
	}
	return out
}

// asking are the questions of a facet, in the short form, or a norm.
func (t *table) asking(key string) []string {
	p, _ := t.model.Practice(t.whole.ID)
	var out []string
	for _, item := range p.Asked(model.LengthShort) {
		if item.Facet == key {
			out = append(out, item.Key)
		}
	}
	if len(out) == 0 {
		out = append(out, key)
	}
	return out
}

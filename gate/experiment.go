package gate

import (
	"rubble/report"
)

// experiments publishes of each card where its norm stood when it began and
// where it stands now. Both are what the waves show already, and nothing
// besides: the words of a card are not in a report.
func (p *publisher) experiments() {
	for _, c := range p.in.Experiments {
		out := report.Experiment{ID: c.ID, Norm: c.Norm, Team: c.Team, State: string(c.State), Wave: c.Wave}
		for i, w := range p.out.Waves {
			if w.ID == c.Wave {
				out.Before = standing(w, c.Team, c.Norm)
			}
			if i == len(p.out.Waves)-1 {
				out.Now = standing(w, c.Team, c.Norm)
			}
		}
		p.out.Experiments = append(p.out.Experiments, out)
	}
}

// standing is where a wave shows a norm of the organisation, or of a team; nil
// if it does not.
func standing(w report.Wave, team, norm string) *report.Standing {
	n, ok := w.Norm(team, norm)
	if !ok {
		return nil
	}
	return &report.Standing{Value: n.Value, State: n.State}
}

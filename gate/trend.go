package gate

import (
	"rubble/report"
	scoring "rubble/score"
	"rubble/survey"
)

// Whose answers a trend compares.
const (
	SamePeople      = "same-people"      // half of each wave's or more answered in both
	DifferentPeople = "different-people" // fewer, or nobody knows
	Together        = "consensus"
)

// trends publishes how figures moved from wave to wave, from the cells that
// are published of both.
func (p *publisher) trends() {
	for _, t := range p.in.Scored.Trends {
		before, after := p.cell(t.From, t), p.cell(t.To, t)
		hide := p.fewMoved(t)
		moved := func(e scoring.Estimate, before, after report.Figure) report.Figure {
			return p.moved(e, before, after, hide)
		}
		out := report.Change{From: t.From, To: t.To, Team: t.Team, Practice: t.Practice, Who: p.who(t), Scores: report.Scores{
			Alignment:      moved(t.Alignment, before.Alignment, after.Alignment),
			Dismantling:    moved(t.Dismantling, before.Dismantling, after.Dismantling),
			Reinvention:    moved(t.Reinvention, before.Reinvention, after.Reinvention),
			Deconstruction: moved(t.Deconstruction, before.Deconstruction, after.Deconstruction),
			Gap:            moved(t.Gap, before.Gap, after.Gap),
		}}
		for _, n := range t.Norms {
			f := moved(n.Value, normOf(before, n.Key), normOf(after, n.Key))
			if t.Mode == survey.Individual && n.Value.N < p.limits.Distribution {
				whole(&f) // as the norm itself
			}
			out.Norms = append(out.Norms, report.NormChange{ID: n.Key, Value: f})
		}
		p.out.Changes = append(p.out.Changes, out)
	}
}

// cell is what a wave publishes of the practice that a trend is of.
func (p *publisher) cell(wave string, t scoring.Trend) report.Practice {
	w, _ := p.out.Wave(wave)
	practice, _ := w.Practice(t.Team, t.Practice)
	return practice
}

func normOf(practice report.Practice, key string) report.Figure {
	for _, n := range practice.Norms {
		if n.ID == key {
			return n.Value
		}
	}
	return report.Figure{}
}

func (p *publisher) who(t scoring.Trend) string {
	switch {
	case t.Mode == survey.Consensus:
		return Together
	case p.in.StableIDs && t.Stayed >= t.Joined && t.Stayed >= t.Left:
		return SamePeople
	}
	return DifferentPeople
}

// fewMoved says whether so few joined or left between two waves that they
// could be made out, where respondents keep their ids. Where they do not,
// nobody knows who they are.
func (p *publisher) fewMoved(t scoring.Trend) bool {
	sparse := func(n int) bool { return n > 0 && n < p.limits.Shown }
	return t.Mode == survey.Individual && p.in.StableIDs && (sparse(t.Joined) || sparse(t.Left))
}

// moved publishes a difference where both figures are published as they are:
// a hidden or a rounded one could be worked out from it. Policies round below
// ten people or more, so that is the least number for a trend, too. Where
// nearly everybody answered alike in one of the waves, the difference is that
// of the clamped figures.
func (p *publisher) moved(e scoring.Estimate, before, after report.Figure, fewMoved bool) report.Figure {
	n := p.count(e.N)
	plain := func(f report.Figure) bool { return f.Known() && (f.Clamped || !f.Rounded) }
	switch {
	case !e.Known():
		return report.Figure{Reason: report.Because(report.Code(e.Reason))}
	case !plain(before) || !plain(after):
		return report.Figure{Reason: report.Because(report.TooFewPeople)}
	case fewMoved:
		return report.Figure{Reason: report.Because(report.FewMoved)}
	case before.Clamped || after.Clamped:
		return report.Figure{Value: pointer(coarsely(*after.Value - *before.Value)), N: &n, Rounded: true, Clamped: true}
	}
	f := report.Figure{Value: pointer(score(e.Value)), N: &n}
	if e.Interval {
		f.Lo, f.Hi = pointer(score(e.Lo)), pointer(score(e.Hi))
	}
	return f
}

package gate

import (
	"slices"

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
			return p.moved(e, before, after, t.Mode == survey.Consensus, hide)
		}
		out := report.Change{From: t.From, To: t.To, Team: t.Team, Practice: t.Practice, Who: p.who(t), Scores: report.Scores{
			Alignment:      moved(t.Alignment, before.Alignment, after.Alignment),
			Dismantling:    moved(t.Dismantling, before.Dismantling, after.Dismantling),
			Reinvention:    moved(t.Reinvention, before.Reinvention, after.Reinvention),
			Deconstruction: moved(t.Deconstruction, before.Deconstruction, after.Deconstruction),
			Gap:            moved(t.Gap, before.Gap, after.Gap),
		}}
		for _, n := range t.Norms {
			earlier, later := normOf(before, n.Key), normOf(after, n.Key)
			out.Norms = append(out.Norms, report.NormChange{ID: n.Key, Value: moved(n.Value, earlier, later)})
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
	case t.Stayed+min(t.Joined, t.Left) < p.limits.Shown: // who so few were is not told
	case p.in.StableIDs && t.Stayed >= t.Joined && t.Stayed >= t.Left:
		return SamePeople
	}
	return DifferentPeople
}

// fewMoved says whether so few joined or left between two waves that they
// could be made out, where respondents keep their ids. Where they do not,
// nobody knows who they are.
func (p *publisher) fewMoved(t scoring.Trend) bool {
	return t.Mode == survey.Individual && p.in.StableIDs && (p.sparsely(t.Joined) || p.sparsely(t.Left))
}

// moved publishes a difference where both figures are published as they are:
// a hidden or a rounded one could be worked out from it. Policies round below
// ten people or more, so that is the least number for a trend, too. Why there
// is none is told as far as a wave tells it. Where nearly everybody answered
// alike in one of the waves, the difference is that of the clamped figures.
func (p *publisher) moved(e scoring.Estimate, before, after report.Figure, together, fewMoved bool) report.Figure {
	n := p.count(e.N)
	if before.N != nil && after.N != nil {
		n = p.count(min(before.N.N, after.N.N))
	}
	enough := p.levelOf(n.N, together) >= interval
	plain := func(f report.Figure) bool { return f.Known() && (f.Clamped && enough || !f.Rounded) }
	switch {
	case isHidden(before):
		return report.Figure{Reason: before.Reason}
	case isHidden(after):
		return report.Figure{Reason: after.Reason}
	case !e.Known():
		return report.Figure{Reason: report.Because(report.Code(e.Reason))}
	case !plain(before) || !plain(after):
		return report.Figure{Reason: report.Because(report.TooFewPeople)}
	case fewMoved:
		return report.Figure{Reason: report.Because(report.FewMoved)}
	case before.Clamped || after.Clamped:
		return report.Figure{Value: pointer(coarsely(*after.Value - *before.Value)), N: &n, Rounded: true, Clamped: true}
	}
	f := report.Figure{Value: pointer(p.toldOf(e.Value, n.N)), N: &n}
	if e.Interval {
		f.Lo, f.Hi, f.Method = pointer(p.toldOf(e.Lo, n.N)), pointer(p.toldOf(e.Hi, n.N)), string(e.Method)
	}
	if p.inWholes(n.N) {
		asTold(&f, before, after)
	}
	return f
}

// isHidden says whether a figure is left out because of those behind it.
func isHidden(f report.Figure) bool {
	return f.Reason != nil && slices.Contains([]report.Code{report.TooFewPeople, report.Protects, report.FewChanged}, f.Reason.Code)
}

// asTold tells how far a figure in whole numbers moved as both waves tell it:
// the difference of what they do not tell would narrow down each of the two.
func asTold(f *report.Figure, before, after report.Figure) {
	f.Value = pointer(round(*after.Value-*before.Value, 1))
	if f.HasInterval() {
		*f.Lo, *f.Hi = min(*f.Lo, *f.Value), max(*f.Hi, *f.Value)
	}
}

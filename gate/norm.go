package gate

import (
	"math"
	"slices"

	"rubble/model"
	"rubble/report"
	scoring "rubble/score"
)

// The states of a norm, by its mean on the dismantling scale.
const (
	Stands = "stands"
	Moving = "moving"
	Gone   = "gone"
)

func (p *publisher) norms(norms []scoring.Norm, consensus bool) []report.Norm {
	out := make([]report.Norm, len(norms))
	for i, n := range norms {
		out[i] = p.norm(n, consensus)
	}
	return out
}

// norm publishes one norm. Of a small group it says only whether the norm
// stands, is moving or is gone.
func (p *publisher) norm(n scoring.Norm, consensus bool) report.Norm {
	out := report.Norm{ID: n.Key, Value: p.figure(n.Value, consensus, n.Alike())}
	l := p.levelOf(n.Value.N, consensus)
	if !out.Value.Known() {
		return out
	}
	if out.State = p.state(score(n.Value.Value)); l == rounded {
		out.Value.Value = nil
		out.Value.Rounded, out.Value.Clamped = false, false
		out.Value.Reason = report.Because(report.OnlyState)
		return out
	}
	if out.Value = p.onSide(out.Value, n.Value, p.in.Model.Thresholds.StandsBelow, p.in.Model.Thresholds.GoneFrom); !out.Value.Clamped {
		out.State = p.state(*out.Value.Value)
	}
	out.Mandated = n.Mandated
	if out.Value.Clamped {
		out.Hold = pointer(score(scoring.Hold(*out.Value.Value/100, 0)))
		return out
	}
	switch {
	case consensus || p.limits.Distribution == 0:
		out.Hold, out.Consensus = pointer(score(n.Hold)), pointer(portion(n.Consensus))
		out.Shares = exact(n.Shares)
	case l == distribution:
		out.Hold, out.Consensus = pointer(math.Round(n.Hold)), pointer(round(n.Consensus, 20))
		out.Shares = merged(n.Shares, n.Counts)
	default:
		out.Hold, out.Consensus = pointer(coarsely(n.Hold)), pointer(round(n.Consensus, 10))
	}
	return out
}

func (p *publisher) state(value float64) string {
	switch t := p.in.Model.Thresholds; {
	case value < t.StandsBelow:
		return Stands
	case value >= t.GoneFrom:
		return Gone
	}
	return Moving
}

// keystones works out leverage from the holds that are published within one
// scope, across its practices and the common norms, and marks each practice's
// keystones.
func (p *publisher) keystones(practices []report.Practice, common []report.Norm) {
	hold, mandated := map[string]float64{}, map[string]bool{}
	all := [][]report.Norm{common}
	for _, practice := range practices {
		all = append(all, practice.Norms)
	}
	for _, n := range slices.Concat(all...) {
		if n.Hold != nil {
			hold[n.ID], mandated[n.ID] = *n.Hold, n.Mandated
		}
	}
	leverage := scoring.Leverage(p.in.Model, hold)
	var keys []string
	for _, practice := range practices {
		keys = append(keys, scoring.Keystones(p.in.Model, practice.ID, hold, leverage, mandated)...)
	}
	for _, norms := range all {
		for i := range norms {
			if v, ok := leverage[norms[i].ID]; ok {
				norms[i].Leverage = pointer(score(v))
			}
			norms[i].Keystone = slices.Contains(keys, norms[i].ID)
		}
	}
}

// exact gives every rung that somebody chose.
func exact(shares [model.Rungs]float64) []report.Share {
	var out []report.Share
	for i, s := range shares {
		if s > 0 {
			out = append(out, report.Share{Rungs: []int{i}, Share: portion(s)})
		}
	}
	return out
}

// firstDown is the rung from which a norm is coming down. Merging keeps to
// one side of it while it can.
const firstDown = 3

// merged gives the distribution in steps of 5 %. Rungs chosen by fewer than
// three people are merged with a neighbour.
func merged(shares [model.Rungs]float64, counts [model.Rungs]int) []report.Share {
	groups := make([]group, model.Rungs)
	for i := range groups {
		groups[i] = group{i, i, counts[i], shares[i]}
	}
	for len(groups) > 1 {
		at := smallest(groups)
		if groups[at].count >= fewInOne {
			break
		}
		to := neighbour(groups, at)
		lo, hi := min(at, to), max(at, to)
		groups[lo] = group{groups[lo].from, groups[hi].to, groups[lo].count + groups[hi].count, groups[lo].share + groups[hi].share}
		groups = slices.Delete(groups, hi, hi+1)
	}
	return inSteps(groups)
}

// A group is a run of rungs.
type group struct {
	from, to, count int
	share           float64
}

func smallest(groups []group) int {
	at := 0
	for i, g := range groups {
		if g.count < groups[at].count {
			at = i
		}
	}
	return at
}

// neighbour is the one to merge with: on the same side of the ladder where
// there is one, and of two the smaller, then the lower.
func neighbour(groups []group, at int) int {
	best := -1
	for _, to := range [...]int{at - 1, at + 1} {
		if to < 0 || to >= len(groups) {
			continue
		}
		if best < 0 || less(groups, at, to, best) {
			best = to
		}
	}
	return best
}

func less(groups []group, at, a, b int) bool {
	side := func(g group) bool { return g.from >= firstDown }
	same := func(i int) bool { return side(groups[i]) == side(groups[at]) }
	if same(a) != same(b) {
		return same(a)
	}
	return groups[a].count < groups[b].count
}

// steps is how many steps of 5 % make the whole.
const steps = 20

// inSteps rounds shares to steps of 5 % that add up to 1, by largest
// remainders.
func inSteps(groups []group) []report.Share {
	type part struct {
		steps int
		rest  float64
		at    int
	}
	parts, left := make([]part, len(groups)), steps
	for i, g := range groups {
		whole := math.Floor(g.share*steps + 1e-9)
		parts[i] = part{int(whole), g.share*steps - whole, i}
		left -= int(whole)
	}
	order := slices.Clone(parts)
	slices.SortStableFunc(order, func(a, b part) int {
		switch {
		case a.rest > b.rest+1e-9:
			return -1
		case b.rest > a.rest+1e-9:
			return 1
		}
		return a.at - b.at
	})
	for _, o := range order[:max(left, 0)] {
		parts[o.at].steps++
	}
	out := make([]report.Share, len(groups))
	for i, g := range groups {
		for rung := g.from; rung <= g.to; rung++ {
			out[i].Rungs = append(out[i].Rungs, rung)
		}
		out[i].Share = float64(parts[i].steps) / steps
	}
	return out
}

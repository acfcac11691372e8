package score

import (
	"math"
	"math/rand/v2"
	"slices"

	"rubble/survey"
)

// A lone is a team in which one alone has some score. That one borrows the spread
// of a single answer within the other teams, as a team with one answer does. Were
// it left without, an organisation of which all others were seen whole would have
// no interval, or no comparison, by which to know that all but one of such a team
// left the score open.
type lone struct {
	team   string
	sample *sample

	// Those that rest on such a score. Of the others there are only the replicates
	// from which deconstruction is made.
	figures [quantities]figure
	passes  []bool // by replicate: whether the others of the rule for a deconstructive verdict reach their thresholds
}

// rule are the scores that the rule for a deconstructive verdict asks for.
var rule = [...]int{dismantling, reinvention, ownKnowledge}

// isLone says whether one alone of the people of a team who count has a score,
// which others could have: the score has no spread of its own then, and is not
// for that any surer.
func (s *sample) isLone(score int) bool {
	return s.mode == survey.Individual && len(s.rows) > 1 && len(s.values[score]) == 1 && s.scale[score] > 0
}

func (s *sample) anyLone() bool {
	for score := range measured {
		if s.isLone(score) {
			return true
		}
	}
	return false
}

// restsOnLone says whether a quantity is such a score, or is made from one.
func (s *sample) restsOnLone(quantity int) bool {
	switch quantity {
	case deconstructed:
		return s.isLone(dismantling) || s.isLone(reinvention)
	case passing:
		return slices.ContainsFunc(rule[:], s.isLone)
	}
	return s.isLone(quantity)
}

// setAside takes in what does not rest on a score that one alone has, and keeps
// what the rest is made from until all teams are in. An organisation can have
// thousands of such teams: the rest is as little as can be.
func (o *organisation) setAside(team string, s *sample, f [quantities]figure) {
	l := lone{team: team, sample: s, figures: still(f)}
	for i := range f {
		if !s.restsOnLone(i) {
			o.sums[i].add(&f[i])
		}
	}
	if s.restsOnLone(deconstructed) {
		for _, score := range [...]int{dismantling, reinvention} {
			l.figures[score].replicates = slices.Clone(f[score].replicates) // none of a lone one
		}
	}
	if s.restsOnLone(passing) && f[passing].weight > 0 {
		l.passes = make([]bool, o.c.set.Replicates)
		for rep := range l.passes {
			l.passes[rep] = f[ownKnowledge].weight > 0 && o.c.reach(&f, rep, func(score int) bool { return !s.isLone(score) })
		}
	}
	o.lone = append(o.lone, l)
}

// reach says whether those of the scores of the rule that are asked for reach
// their thresholds in a replicate.
func (c *compiled) reach(of *[quantities]figure, rep int, asked func(score int) bool) bool {
	for _, score := range rule {
		if asked(score) && !reaches(of[score].at(rep), c.threshold(score)) {
			return false
		}
	}
	return true
}

// addLone takes in what was set aside, and lets go of it.
func (o *organisation) addLone(label string) {
	if len(o.lone) == 0 {
		return
	}
	var pools [measured][]float64
	for score := range pools {
		pools[score] = o.residualsOf(score)
	}
	for i := range o.lone {
		l := &o.lone[i]
		l.borrow(&pools, rand.New(stream(o.c.set.Seed, label, "\x00lone\x00"+l.team)), o.c.set.Replicates)
		o.c.joinLone(l)
		for i := range l.figures {
			if l.sample.restsOnLone(i) {
				o.sums[i].add(&l.figures[i])
			}
			giveBack(l.figures[i].replicates)
		}
	}
	o.lone = nil
}

// borrow gives the scores that one alone has replicates by the residuals of others.
func (l *lone) borrow(pools *[measured][]float64, rng *rand.Rand, replicates int) {
	for score, pool := range pools {
		f := &l.figures[score]
		if !l.sample.isLone(score) || f.weight == 0 || len(pool) == 0 {
			continue
		}
		f.replicates = lend(replicates)
		for rep := range f.replicates {
			f.replicates[rep] = onScale(f.value + float64(l.sample.scale[score]*pool[rng.IntN(len(pool))]))
		}
	}
}

// joinLone gives what is made from such scores replicates, as [compiled.join]
// does.
func (c *compiled) joinLone(l *lone) {
	if l.sample.restsOnLone(deconstructed) {
		d := &l.figures[deconstructed]
		d.replicates = combine(&l.figures[dismantling], &l.figures[reinvention], Deconstruction)
		if d.replicates == nil {
			return
		}
	}
	if l.passes == nil {
		return
	}
	pass := &l.figures[passing]
	pass.replicates = lend(len(l.passes))
	for rep, others := range l.passes {
		pass.replicates[rep] = 0
		if others && c.reach(&l.figures, rep, l.sample.isLone) {
			pass.replicates[rep] = 1
		}
	}
}

// residualsOf are those of a score of all who have it in teams in which two have,
// so long that their mean square is the variance of a single answer, as
// [sample.spread] has them; where no team has two, of all who have it, as if they
// were one team (collapsed strata: Cochran 1977, §5A.12).
func (o *organisation) residualsOf(score int) []float64 {
	var out, all []float64
	for _, s := range o.samples {
		if s.mode == survey.Individual {
			out, all = append(out, residualsFrom(s.values[score])...), append(all, s.values[score]...)
		}
	}
	if len(out) == 0 {
		return residualsFrom(all)
	}
	return out
}

// residualsFrom are those of values from their mean; none of a single one.
func residualsFrom(values []float64) []float64 {
	k, mean := float64(len(values)), average(values)
	if k < 2 {
		return nil
	}
	out := make([]float64, len(values))
	for i, v := range values {
		out[i] = math.Sqrt(k/(k-1)) * (v - mean)
	}
	return out
}

package score

import (
	"math/rand/v2"
	"slices"
	"strings"

	"rubble/stat"
	"rubble/survey"
)

// An organisation gathers its teams' samples of one practice, or those of a
// segment of it.
type organisation struct {
	c       *compiled
	at      int
	segment string // empty: all teams
	samples []*sample
	sums    [quantities]mean
	singles []single
	lone    []lone             // until the figures are made
	figures [quantities]figure // from result on
}

// A single is a team with one individual answer: it has no spread of its own.
type single struct {
	team    string
	sample  *sample
	figures [quantities]figure
}

// add takes a team in. Of its replicates only their sum is kept, but for what
// rests on a score that one alone has.
func (o *organisation) add(team string, s *sample, f [quantities]figure) {
	o.samples = append(o.samples, s)
	if s.mode == survey.Individual && len(s.rows) == 1 {
		o.singles = append(o.singles, single{team, s, f})
		return
	}
	if s.anyLone() {
		o.setAside(team, s, f)
		return
	}
	o.sum(f)
}

func (o *organisation) sum(f [quantities]figure) {
	for i := range f {
		o.sums[i].add(&f[i])
	}
}

// result scores the organisation: A, X, R, D and own knowledge are means of
// its teams' figures, weighted by headcount where it is given, else by those
// who count.
func (o *organisation) result(wave string) Practice {
	p := Practice{ID: o.c.practices[o.at].id, Mode: survey.Consensus}
	var unknown, answered, na, given int
	var jackknife [][deviations][]float64
	for _, s := range o.samples {
		p.LadderOnly = p.LadderOnly || s.ladderOnly()
		unknown, answered, na, given = unknown+s.unknown, answered+s.answered, na+s.na, given+s.given
		if s.mode == survey.Individual {
			p.Counting += len(s.rows)
			p.LeftOut += s.leftOut
			p.respondents = append(p.respondents, s.named(s.team+"\x00")...)
		}
		if len(s.rows) > 0 {
			p.Inputs.Teams++
			if s.headcount > 0 {
				p.Inputs.ByHeadcount++
			}
		}
		jackknife = append(jackknife, s.deviations())
	}
	p.Inputs.Answers, p.Inputs.Unknown, p.Inputs.NotApplicable = answered, unknown, na
	if p.Counting > 0 {
		p.Mode = survey.Individual
	}
	p.Unknown, p.NotApplicable = share(unknown, answered+unknown), share(na, given+na)
	o.close(wave, wave)
	p.Scores, p.OwnKnowledge = estimates(o.figures, o.c.student, jackknife, o.c.covering(p.Counting))
	p.figures = &o.figures
	p.Bounds = o.bounds()
	p.Norms = o.c.norms(o.at, o.samples)
	p.Verdict = o.c.verdict(&p, o.figures)
	p.Facets = o.c.facets(o.at, o.samples)
	slices.Sort(p.respondents)
	if o.segment != "" {
		return p
	}
	if o.c.latest {
		o.c.examine(&p, o, wave)
	}
	if o.c.evidence != nil {
		o.weigh(&p)
	}
	return p
}

// close makes the figures, once every team is in. The labels are those of the
// draws of single ones, pooled or borrowing.
func (o *organisation) close(pooling, borrowing string) {
	o.addSingles(pooling, borrowing)
	o.addLone(borrowing)
	for i := range o.figures {
		o.figures[i] = o.sums[i].figure()
		o.figures[i].whole = i < measured && o.whole(i)
	}
}

// whole says whether all of those were seen who could have a score, as they
// answered: no lot could fall.
func (o *organisation) whole(score int) bool {
	return !slices.ContainsFunc(o.samples, func(s *sample) bool {
		return s.mode == survey.Individual && len(s.values[score]) > 0 && s.scale[score] > 0
	})
}

// addSingles takes in the teams with one individual answer. They are pooled
// into one stratum; a single one borrows the spread within the other teams.
// The same teams draw the same in every practice, and for the same label.
func (o *organisation) addSingles(pooling, borrowing string) {
	people := 0
	var names []string
	var samples []*sample
	for _, s := range o.singles {
		names, samples = append(names, s.team), append(samples, s.sample)
		people += s.sample.headcount
	}
	for _, s := range samples {
		if s.headcount == 0 {
			people = 0 // not known
		}
	}
	scale := stat.Rescale(len(samples), people, imputed(samples...))
	drawn := func(label string) *rand.Rand {
		return rand.New(stream(o.c.set.Seed, label, "\x00"+strings.Join(names, "\x00")))
	}
	switch n := len(o.singles); {
	case n > 1:
		o.sum(o.pooled(scale, drawn(pooling)))
	case n == 1:
		o.sum(o.borrowed(scale, drawn(borrowing)))
	}
}

// pooled makes one stratum of the single ones: m − 1 of m teams are drawn
// with replacement, and the mean by weight of those drawn deviates from the
// mean of all by so much, times scale.
func (o *organisation) pooled(scale float64, rng *rand.Rand) [quantities]figure {
	var out [quantities]figure
	for i := range out {
		var all mean
		for j := range o.singles {
			all.add(&o.singles[j].figures[i])
		}
		if out[i] = all.figure(); out[i].weight > 0 {
			out[i].replicates = make([]float64, o.c.set.Replicates)
			if scale > 0 {
				out[i].freedom = len(o.singles) - 1
			}
		}
	}
	drawn := make([]int, len(o.singles)-1)
	for rep := range o.c.set.Replicates {
		for i := range drawn {
			drawn[i] = rng.IntN(len(o.singles))
		}
		for i := range out {
			if out[i].weight == 0 {
				continue
			}
			var some mean
			for _, j := range drawn {
				some.add(&o.singles[j].figures[i])
			}
			out[i].replicates[rep] = out[i].value
			if m := some.figure(); m.weight > 0 {
				out[i].replicates[rep] += float64(scale * (m.value - out[i].value))
			}
		}
	}
	return out
}

// borrowed gives the only team with one answer the spread of a single answer
// within the other teams, as package stat does in closed form. There is none
// where no other team has two answers.
func (o *organisation) borrowed(scale float64, rng *rand.Rand) [quantities]figure {
	out := o.singles[0].figures
	var pool [][measured]float64
	for _, s := range o.samples {
		pool = append(pool, s.spread()...)
	}
	if len(pool) == 0 {
		return out
	}
	drawn := make([]int, o.c.set.Replicates)
	for rep := range drawn {
		drawn[rep] = rng.IntN(len(pool))
	}
	for i := range measured {
		if f := &out[i]; f.weight > 0 {
			f.replicates = make([]float64, len(drawn))
			for rep, at := range drawn {
				f.replicates[rep] = onScale(f.value + float64(scale*pool[at][i]))
			}
		}
	}
	o.c.join(&out)
	return out
}

// bounds are the weighted means of the teams'.
func (o *organisation) bounds() Bounds {
	var out span
	var weights [len(out.of)]float64
	for _, s := range o.samples {
		b := s.ranges()
		for i, r := range b.of {
			if b.applies[i] {
				weights[i] += s.weight
				out.of[i].Lo += float64(s.weight * r.Lo)
				out.of[i].Hi += float64(s.weight * r.Hi)
			}
		}
	}
	for i, w := range weights {
		if w > 0 {
			out.of[i] = Range{out.of[i].Lo / w, out.of[i].Hi / w}
		}
	}
	return boundsOf(out)
}

package main

import (
	"fmt"
	"math"
	"math/rand/v2"

	"rubble/model"
	"rubble/score"
	"rubble/survey"
)

// The figures whose intervals are counted: the five scores, whose intervals
// are resampled, then a norm and a facet, whose intervals have a closed form.
const (
	alignment = iota
	dismantling
	reinvention
	deconstruction
	gap
	norm
	facet
	figures // how many there are

	resampled = norm // figures before it are resampled
)

// A truth is what each figure ought to be, 0–100; the gap may be negative.
type truth [figures]float64

// A population is a questionnaire and the teams that it is put to.
type population struct {
	model    *model.Model
	practice *model.Practice
	items    []model.Item // that the short form asks: one a facet
	onA      []bool       // of each item: its facet is on alignment, else on reinvention
	own      int          // which item asks about own knowledge
	teams    []team
}

// newPopulation puts the short form of one practice to the teams.
func newPopulation(m *model.Model, practice string) (*population, error) {
	p := &population{model: m, own: -1, teams: organisation()}
	var ok bool
	if p.practice, ok = m.Practice(practice); !ok {
		return nil, fmt.Errorf("the model has no practice %s", practice)
	}
	asked := map[string]bool{}
	for i, it := range p.practice.Asked(model.LengthShort) {
		f, _ := m.Facet(it.Facet)
		if asked[it.Facet] {
			return nil, fmt.Errorf("%s: the short form asks two items on %s, and the truth is worked out for one a facet", practice, it.Facet)
		}
		asked[it.Facet] = true
		if it.Facet == model.OwnKnowledge {
			p.own = i
		}
		p.items, p.onA = append(p.items, it), append(p.onA, f.Axis == model.Alignment)
	}
	if len(p.practice.Norms) == 0 || p.own < 0 {
		return nil, fmt.Errorf("%s: a practice with norms and an item on %s is wanted", practice, model.OwnKnowledge)
	}
	return p, nil
}

// expected is the truth of a team whose respondents are drawn from its
// outlooks without end: the expectations of A, X and R over outlooks and
// answers, and D = √(X·R) of these.
func (p *population) expected(t team) truth {
	var relief, worth, replacement, taking, building float64
	for i, o := range outlooks {
		for k, rung := range p.model.Ladder {
			share := t.shares[i] * o.rungs[k]
			relief += share * rung.Alignment
			worth += share * rung.Dismantling
			replacement += share * rung.Reinvention
		}
		for k := range model.Points {
			value := float64(k) / (model.Points - 1)
			taking += t.shares[i] * o.taking[k] * value
			building += t.shares[i] * o.building[k] * value
		}
	}
	out := truth{alignment: 50*relief + 50*taking, dismantling: 100 * worth, reinvention: 50*replacement + 50*building,
		norm: 100 * worth, facet: 100 * building}
	return out.joined()
}

// joined works D and G out from the other scores.
func (t truth) joined() truth {
	t[deconstruction] = math.Sqrt(t[dismantling] * t[reinvention])
	t[gap] = t[alignment] - t[deconstruction]
	return t
}

// meanTruth is over teams or people of the same weight.
func meanTruth(of []truth) truth {
	var out truth
	for _, t := range of {
		for i, v := range t {
			out[i] += v / float64(len(of))
		}
	}
	return out
}

// A person is what one respondent answers: a rung to each norm, and to each
// item a point from 0, the worst, to model.Points − 1.
type person struct{ rungs, points []int8 }

// draw picks a person: an outlook first, then each answer by itself. So the
// answers of one person hang together through the outlook alone.
func (p *population) draw(t team, rng *rand.Rand) person {
	o := &outlooks[pick(rng, t.shares[:])]
	out := person{make([]int8, len(p.practice.Norms)), make([]int8, len(p.items))}
	for i := range out.rungs {
		out.rungs[i] = int8(pick(rng, o.rungs[:]))
	}
	for i := range out.points {
		of := &o.building
		if p.onA[i] {
			of = &o.taking
		}
		out.points[i] = int8(pick(rng, of[:]))
	}
	return out
}

// pick draws an index by shares that add up to 1.
func pick(rng *rand.Rand, shares []float64) int {
	u := rng.Float64()
	for i, share := range shares {
		if u < share {
			return i
		}
		u -= share
	}
	for i := len(shares) - 1; ; i-- { // what rounding left over
		if shares[i] > 0 {
			return i
		}
	}
}

// scores are a person's own, by the definitions of the model and not by
// package score, so that a slip there cannot hide itself.
func (p *population) scores(of person) truth {
	var relief, worth, replacement, taking, building, onA float64
	for _, rung := range of.rungs {
		r := p.model.Ladder[rung]
		relief, worth, replacement = relief+r.Alignment, worth+r.Dismantling, replacement+r.Reinvention
	}
	for i, point := range of.points {
		if value := float64(point) / (model.Points - 1); p.onA[i] {
			taking, onA = taking+value, onA+1
		} else {
			building += value
		}
	}
	norms := float64(len(of.rungs))
	return truth{
		alignment:   50*relief/norms + 50*taking/onA,
		dismantling: 100 * worth / norms,
		reinvention: 50*replacement/norms + 50*building/(float64(len(of.points))-onA),
		norm:        100 * p.model.Ladder[of.rungs[0]].Dismantling,
		facet:       100 * float64(of.points[p.own]) / (model.Points - 1),
	}
}

// sheet is a person's filled-in form.
func (p *population) sheet(team, respondent string, of person) survey.Sheet {
	s := survey.Sheet{Wave: wave, Team: team, Respondent: respondent, Length: model.LengthShort}
	s.Responses = make([]survey.Response, 0, len(of.rungs)+len(of.points))
	for i, rung := range of.rungs {
		s.Responses = append(s.Responses, survey.Response{Question: p.practice.Norms[i].Key, Value: rung})
	}
	for i, point := range of.points {
		value := point + 1
		if p.items[i].Reverse {
			value = model.Points - point
		}
		s.Responses = append(s.Responses, survey.Response{Question: p.items[i].Key, Value: value})
	}
	return s
}

// estimates are the figures of a practice that stand beside a truth.
func (p *population) estimates(of *score.Practice) [figures]score.Estimate {
	out := [figures]score.Estimate{of.Alignment, of.Dismantling, of.Reinvention, of.Deconstruction, of.Gap}
	out[norm] = of.Norms[0].Value
	for _, f := range of.Facets {
		if f.Key == model.OwnKnowledge {
			out[facet] = f.Estimate
		}
	}
	return out
}

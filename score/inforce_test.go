package score

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"rubble/model"
	"rubble/survey"
)

// randomWave draws sheets of two practices with every kind of answer, form and
// team in them.
func randomWave(m *model.Model, set *Settings, rng *rand.Rand) []survey.Sheet {
	var sheets []survey.Sheet
	set.Teams = nil
	for i := range 1 + rng.IntN(5) {
		team := Team{ID: fmt.Sprint(i), People: rng.IntN(2) * (8 + rng.IntN(9))}
		set.Teams = append(set.Teams, team)
		mode, people := survey.Individual, 1+rng.IntN(8)
		if rng.IntN(4) == 0 {
			mode, people = survey.Consensus, 1
		}
		lean := map[string]int{model.Alignment: rng.IntN(7) - 3, model.Reinvention: rng.IntN(7) - 3}
		replacedBy := rng.IntN(7) // in six, of whatever stands at a low rung
		for j := range people {
			s := survey.Sheet{Wave: "w", Team: team.ID, Respondent: fmt.Sprint(j), Mode: mode, People: 3,
				Length: []string{model.LengthNorms, model.LengthShort, model.LengthShort, model.LengthFull}[rng.IntN(4)]}
			for _, id := range set.Practices {
				p, _ := m.Practice(id)
				for _, n := range p.Norms {
					rung := rng.IntN(6)
					if rung < 3 && rng.IntN(6) < replacedBy {
						rung = 5
					}
					s.Responses = append(s.Responses, given(n.Key, int8(rung), rng))
				}
				for _, it := range p.Asked(s.Length) {
					f, _ := m.Facet(it.Facet)
					v := int8(min(max(1+rng.IntN(5)+lean[f.Axis], 1), 5))
					if it.Reverse {
						v = 6 - v
					}
					s.Responses = append(s.Responses, given(it.Key, v, rng))
				}
			}
			sheets = append(sheets, s)
		}
	}
	return sheets
}

// given is a response that is missing now and then.
func given(key string, value int8, rng *rand.Rand) survey.Response {
	switch rng.IntN(8) {
	case 0:
		return survey.Response{Question: key, Kind: survey.DontKnow}
	case 1:
		return survey.Response{Question: key, Kind: survey.NotApplicable}
	}
	return survey.Response{Question: key, Value: value}
}

// sampled gathers the samples of a wave as scoring does, practice by practice.
func sampled(c *compiled, sheets []survey.Sheet) []*organisation {
	var out []*organisation
	for at := range c.practices {
		out = append(out, &organisation{c: c, at: at})
	}
	for _, team := range c.set.Teams {
		own := slices.DeleteFunc(slices.Clone(sheets), func(s survey.Sheet) bool { return s.Team != team.ID })
		for at, s := range c.team("w", team, own).samples {
			out[at].samples = append(out[at].samples, s)
		}
	}
	return out
}

// The scoring in force, put through what scores the alternatives, gives the
// scores and verdicts of the report: of every team and of the organisation.
func TestTheScoringInForceIsReproduced(t *testing.T) {
	m, set := inForce(t, "change-enablement", "incident-management")
	seen := map[string]int{}
	for seed := range uint64(60) {
		rng := rand.New(rand.NewPCG(seed, 3))
		sheets := randomWave(m, &set, rng)
		w := Score(m, survey.Answers{Sheets: sheets}, set).Waves[0]
		c := compile(m, set)
		columns := columned([]alternative{c.inForce()})
		orgs := sampled(c, sheets)
		for _, p := range w.Practices {
			at := slices.Index(set.Practices, p.ID)
			whole := c.vary(orgs[at], nil, columns)
			reproduces(t, &p, &whole.rescored, whole.heights[0], reaches(whole.passing[0][0], 0.5), columns)
			seen[p.Verdict.Name]++
			for _, s := range orgs[at].samples {
				team := w.teams(p.ID)[s.team]
				one := c.vary(&organisation{c: c, at: at, samples: []*sample{s}}, nil, columns)
				reproduces(t, team, &one.rescored, one.heights[0], true, columns)
				seen[team.Verdict.Name]++
			}
		}
	}
	for _, verdict := range append(verdicts[:], "") {
		if seen[verdict] == 0 {
			t.Errorf("no example of %q: %v", verdict, seen)
		}
	}
}

func reproduces(t *testing.T, p *Practice, r *rescored, height float64, half bool, c *columns) {
	t.Helper()
	v := &variants[0]
	for _, e := range []struct {
		name string
		want Estimate
		got  float64
	}{
		{"A", p.Alignment, r.axis(alignment, 0, v, c)}, {"X", p.Dismantling, r.dismantling[0]},
		{"R", p.Reinvention, r.axis(reinvention, 0, v, c)}, {"D", p.Deconstruction, height}, {"own knowledge", p.OwnKnowledge, r.own},
	} {
		if e.want.Known() && math.Abs(e.got-e.want.Value) > 1e-9 {
			t.Errorf("%s is %v, want %v", e.name, e.got, e.want.Value)
		}
	}
	if p.Verdict.Name == "" {
		return
	}
	passes := half && r.known[ownKnowledge] && r.passes(0, v, c)
	if got := verdicts[c.sides(r.axis(alignment, 0, v, c), passes, 0)]; got != p.Verdict.Name {
		t.Errorf("the verdict is %s, want %s", got, p.Verdict.Name)
	}
}

// An independent reading of the definitions, respondent by respondent, for
// alternatives as they are drawn.
func TestAlternativesByAnIndependentReading(t *testing.T) {
	m, set := inForce(t, "change-enablement", "incident-management")
	rng := rand.New(rand.NewPCG(5, 5))
	for range 20 {
		sheets := randomWave(m, &set, rng)
		c := compile(m, set)
		drawn := c.alternatives()[1:11]
		columns := columned(drawn)
		for _, o := range sampled(c, sheets)[:2] {
			for _, s := range o.samples {
				w := c.vary(&organisation{c: c, at: o.at, samples: []*sample{s}}, nil, columns)
				for k := range drawn {
					got := [ladders]float64{w.axis(alignment, k, &variants[0], columns), w.dismantling[k], w.axis(reinvention, k, &variants[0], columns)}
					for score, want := range c.naive(o.at, s, &drawn[k]) {
						if w.known[score] && math.Abs(got[score]-want) > 1e-9 {
							t.Fatalf("score %d of team %s under alternative %d is %v, want %v", score, s.team, k, got[score], want)
						}
					}
				}
			}
		}
	}
}

// naive is A, X and R of a team, NaN where nobody has them.
func (c *compiled) naive(at int, s *sample, a *alternative) [ladders]float64 {
	p := &c.practices[at]
	var sums, n [ladders]float64
	for i, v := range s.vectors {
		for score, axis := range []string{model.Alignment, "", model.Reinvention} {
			if !s.rows[i].scores()[score].ok {
				continue
			}
			ladder, norms := 0.0, 0.0
			for _, rung := range v[:len(p.norms)] {
				if rung >= 0 {
					ladder += 100 * a.values[score][rung]
					norms++
				}
			}
			sum, whole := 0.0, 0.0
			for f, facet := range c.m.Facets {
				items, answers := 0.0, 0.0
				for j, it := range p.items {
					if v := v[len(p.norms)+j]; facet.Axis == axis && it.Facet == facet.Key && v > 0 {
						items += 25 * float64(v-1)
						answers++
					}
				}
				if answers > 0 {
					sum += a.weights[f] * items / answers
					whole += a.weights[f]
				}
			}
			n[score]++
			if whole == 0 {
				sums[score] += ladder / norms
			} else {
				sums[score] += a.ladder[score]*ladder/norms + (1-a.ladder[score])*sum/whole
			}
		}
	}
	for score := range sums {
		sums[score] /= n[score]
	}
	return sums
}

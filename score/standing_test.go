package score

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"rubble/model"
	"rubble/survey"
)

// towards moves answers of an organisation about a rung, so that verdicts of
// every kind come up.
func (o *organisation) towards(share float64, rng *rand.Rand) *organisation {
	out := &organisation{c: o.c, at: o.at}
	for _, s := range o.samples {
		own := share + 0.2*(rng.Float64()-0.5)
		var sheets []survey.Sheet
		var vectors [][][]int8
		for i, v := range s.vectors {
			v = slices.Clone(v)
			for q := range v {
				if v[q] >= 0 && rng.Float64() < own {
					if v[q] = 5; rng.IntN(4) == 0 {
						v[q] = 4
					}
				} else if v[q] >= 0 {
					v[q] = int8(1 + rng.IntN(3))
				}
			}
			vectors = append(vectors, [][]int8{v, nil})
			sheets = append(sheets, survey.Sheet{Respondent: s.ids[i], Role: s.roles[i]})
		}
		fresh := o.c.sample(o.at, Team{ID: s.team, People: s.headcount}, sheets, vectors)
		out.add(s.team, fresh, o.c.figures(fresh))
	}
	return out
}

// What a way changes is there to be changed, and scoring the changed answers
// anew gives the figures that were said. No way is shorter than the fewest that
// do the same.
func TestWaysLeadWhereTheySay(t *testing.T) {
	raw := largeOrganisation(t, 12, []string{""})
	rng := rand.New(rand.NewPCG(5, 6))
	seen := map[string]int{}
	for try := range 30 {
		o := raw.towards(float64(try%10)/10+0.05, rng)
		st := o.c.standing(0, o.samples)
		before := st.sides()
		for _, w := range st.ways() {
			said, was := st.after(w.moves), crossings[w.figure]
			if said.sides() == before || answers(w.moves) < w.fewest || w.fewest < 1 {
				t.Errorf("%s: %d answers, at least %d, lead from %s to %s", was, answers(w.moves), w.fewest, verdicts[before], verdicts[said.sides()])
			}
			done := o.c.standing(0, changed(t, o, st, w.moves))
			for i := range said.teams {
				for k, v := range said.teams[i].value {
					if math.Abs(v-done.teams[i].value[k]) > 1e-9 {
						t.Fatalf("%s: score %d of team %d is said to be %v and is %v", was, k, i, v, done.teams[i].value[k])
					}
				}
			}
			seen[was]++
		}
	}
	for _, name := range crossings {
		if seen[name] == 0 {
			t.Errorf("no way by %s came up: %v", name, seen)
		}
	}
}

// changed are the samples with answers moved: of each pool any that do for the
// team's figures what is said of the pool.
func changed(t *testing.T, o *organisation, st *standing, moves []move) []*sample {
	t.Helper()
	out := make([]*sample, len(o.samples))
	for i, s := range o.samples {
		var sheets []survey.Sheet
		var vectors [][][]int8
		for at, v := range s.vectors {
			sheets, vectors = append(sheets, survey.Sheet{Respondent: s.ids[at]}), append(vectors, [][]int8{slices.Clone(v), nil})
		}
		for _, m := range moves {
			p, left := &st.pools[m.pool], m.count
			for at, was := range s.vectors {
				for q := range was {
					now := vectors[at][o.at]
					if p.team == i && left > 0 && was[q] == p.value && now[q] == was[q] && does(o, st, s, at, q, p, m.to) {
						now[q] = m.to
						left--
					}
				}
			}
			if p.team == i && left > 0 {
				t.Fatalf("%d answers of a pool of %d are not there", left, p.count)
			}
		}
		out[i] = o.c.sample(o.at, Team{ID: s.team, People: s.headcount}, sheets, vectors)
	}
	return out
}

// does says whether one answer, changed alone, moves the team's figures as one
// of a pool.
func does(o *organisation, st *standing, s *sample, row, question int, p *pool, to int8) bool {
	def := &o.c.practices[o.at]
	if p.norm != (question < len(def.norms)) {
		return false
	}
	v := slices.Clone(s.vectors[row])
	v[question] = to
	after := o.c.row(def, v)
	was, is := s.rows[row].scores(), after.scores()
	for k := range measured {
		moved := 0.0
		if was[k].ok {
			moved = (is[k].value - was[k].value) / float64(len(s.values[k]))
		}
		if math.Abs(moved-st.gain(p, k, to)) > 1e-9 {
			return false
		}
	}
	return true
}

// BenchmarkSmallest finds the smallest change among the answers of 40,000
// respondents to one practice.
func BenchmarkSmallest(b *testing.B) {
	raw := largeOrganisation(b, 1000, []string{""})
	for _, at := range []struct {
		name  string
		share float64
	}{{"low", 0.1}, {"half", 0.5}, {"high", 0.7}} {
		o := raw.towards(at.share, rand.New(rand.NewPCG(3, 4)))
		p := &Practice{Verdict: Verdict{Name: Entrenched}}
		b.Run(at.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				o.c.smallest(0, p, o.samples)
			}
			st := o.c.standing(0, o.samples)
			for _, w := range st.ways() {
				b.Log(crossings[w.figure], w.down, answers(w.moves), w.fewest)
			}
			b.Log(*o.c.smallest(0, p, o.samples), len(st.pools))
		})
	}
}

// Every choice of a few answers to raise is tried, of pools whose steps are
// drawn: what does the most for one figure need not do so for another.
func TestLiftByEveryChoice(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 7))
	c := &compiled{set: Settings{Deconstruction: 50}, m: tinyThresholds(), relief: scale{0, 0.25, 1, 1, 1, 1},
		dismantling: scale{0, 0.1, 0.2, 0.4, 1, 1}, replacement: scale{0, 0, 0, 0.1, 0.1, 1}, agreement: scale{0, 0, 0.25, 0.5, 0.75, 1}}
	apart := 0
	for range 400 {
		st := &standing{c: c, total: [measured]float64{1, 1, 1, 1}}
		team := teamStanding{weight: 1, has: [measured]bool{true, true, true, true}}
		for _, k := range asked {
			team.value[k] = 15 + 40*rng.Float64()
		}
		for i := range 6 {
			p := pool{norm: i < 3, value: int8(1 + rng.IntN(4)), count: 1 + rng.IntN(2), step: [measured]float64{reinvention: 30 * rng.Float64()}}
			if i < 3 {
				p.step[dismantling] = 40 * rng.Float64()
			} else if i < 5 {
				p.step[ownKnowledge] = 60 * rng.Float64()
			}
			st.pools = append(st.pools, p)
		}
		team.to = len(st.pools)
		st.teams = []teamStanding{team}
		least := leastLift(st, 0, nil)
		w, ok := st.all().lift()
		switch {
		case ok != (least >= 0):
			t.Errorf("ok is %v, and the least is %d", ok, least)
		case ok && (answers(w.moves) < least || w.fewest > least || st.after(w.moves).sides()&deconstructive == 0):
			t.Errorf("%d answers, at least %d, want %d", answers(w.moves), w.fewest, least)
		case ok && w.fewest < answers(w.moves):
			apart++
		}
	}
	if apart == 0 {
		t.Error("no way was longer than the bound")
	}
}

// leastLift is the least number of answers from one pool on that makes a
// standing deconstructive; −1 if none does.
func leastLift(st *standing, from int, moves []move) int {
	if from == len(st.pools) {
		if st.after(moves).sides()&deconstructive == 0 {
			return -1
		}
		return answers(moves)
	}
	least, p := -1, &st.pools[from]
	top := int8(model.Points) // the top rung as well
	for n := range p.count + 1 {
		if k := leastLift(st, from+1, append(moves, move{from, n, top})); k >= 0 && (least < 0 || k < least) {
			least = k
		}
	}
	return least
}

package score

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/model"
)

// One is ahead of another by deconstruction; what adding up loses makes no
// difference, and equal ones follow each other in the order of the settings.
func TestRanks(t *testing.T) {
	height := func(d float64) *whole {
		w := &whole{heights: column{d}}
		w.known[reinvention] = true
		return w
	}
	none := &whole{heights: column{0}}
	wholes := []*whole{height(40), none, height(60), height(40 + 1e-12), height(40 - 1e-12), height(39)}
	for i, want := range map[int]int{0: 2, 2: 1, 3: 3, 4: 4, 5: 5} {
		if got := rank(wholes, i, 0); got != want {
			t.Errorf("number %d has rank %d, want %d", i, got, want)
		}
	}
	r := Robustness{}
	two := []*whole{{heights: make(column, 1001)}, {heights: make(column, 1001)}}
	for i, w := range two {
		w.known[reinvention] = true
		w.heights[0] = float64(i)
		for k := 1; k <= 1000; k++ { // the second is ahead in 25, and in 26 of a thousand
			if i == 1 && k <= 25 || i == 0 && k > 25 {
				w.heights[k] = 50
			}
		}
	}
	r.rank(two, 0)
	if want := (Robustness{Rank: 2, RankLo: 1, RankHi: 1, RankMin: 1, RankMax: 2}); !cmp.Equal(r, want) {
		t.Errorf("second in 25 of 1,000: %+v, want %+v", r, want)
	}
	two[1].heights[26], two[0].heights[26] = 50, 0
	r.rank(two, 0)
	if want := (Robustness{Rank: 2, RankLo: 1, RankHi: 2, RankMin: 1, RankMax: 2}); !cmp.Equal(r, want) {
		t.Errorf("second in 26 of 1,000: %+v, want %+v", r, want)
	}
}

// BenchmarkRobust scores two practices of a thousand teams of 40 people in all
// alternatives: where everybody answered everything, and where one in ten
// items has no answer.
func BenchmarkRobust(b *testing.B) {
	m, set := inForce(b, "change-enablement", "incident-management")
	for _, gaps := range []float64{0, 0.1} {
		c, w, orgs := benchmarked(m, set, gaps)
		b.Run(fmt.Sprintf("gaps=%v", gaps), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				c.robust(w, orgs)
			}
		})
	}
}

func benchmarked(m *model.Model, set Settings, gaps float64) (*compiled, *Wave, []*organisation) {
	rng := rand.New(rand.NewPCG(1, 2))
	var w Wave
	for _, id := range set.Practices {
		w.Practices = append(w.Practices, Practice{ID: id, Verdict: Verdict{Name: Aligned}})
	}
	c := compile(m, set)
	orgs := []*organisation{{c: c, at: 0}, {c: c, at: 1}}
	for team := range 1000 {
		result := TeamResult{Team: Team{ID: fmt.Sprint(team)}, Practices: slices.Clone(w.Practices)}
		w.Teams = append(w.Teams, result)
		for at, o := range orgs {
			s := gathered(c, at, 1, benchmarkAnswers(&c.practices[at], gaps, rng)...)
			s.team = result.ID
			o.samples = append(o.samples, s)
		}
	}
	return c, &w, orgs
}

func benchmarkAnswers(p *practice, gaps float64, rng *rand.Rand) [][]int8 {
	out := make([][]int8, 40)
	for i := range out {
		for range p.norms {
			out[i] = append(out[i], int8(rng.IntN(model.Rungs)))
		}
		for _, it := range p.items {
			switch {
			case !it.Asked(model.LengthShort):
				out[i] = append(out[i], notAsked)
			case rng.Float64() < gaps:
				out[i] = append(out[i], dontKnow)
			default:
				out[i] = append(out[i], int8(1+rng.IntN(model.Points)))
			}
		}
	}
	return out
}

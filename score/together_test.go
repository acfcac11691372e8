package score

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"rubble/stat"
	"rubble/survey"
)

// An answer is one respondent's dismantling, which stands for the other scores.
type answer struct {
	id string
	of float64 // 0–100
}

// teamOf is a team in one wave, of which everybody counts for practice p.
func teamOf(id string, headcount int, answers ...answer) *teamPart {
	var rows [][measured]part
	var sheets []int
	var ids []string
	for i, a := range answers {
		rows = append(rows, [measured]part{known(a.of), known(a.of), known(a.of), known(a.of)})
		sheets, ids = append(sheets, i), append(ids, a.id)
	}
	s := sampleOf(headcount, sheets, rows...)
	s.team, s.ids, s.weight = id, ids, float64(len(answers))
	return &teamPart{result: TeamResult{Team: Team{ID: id}}, samples: []*sample{s}}
}

// drawnTogether are the replicates of how far a team moved.
func drawnTogether(set Settings, before, after *teamPart) []float64 {
	c := &compiled{set: set, m: tinyThresholds()}
	drawn := c.drawTogether("w1\x00w2", [2]string{"w1", "w2"}, pair{before, after})
	return combine(&drawn[1].figures[0][dismantling], &drawn[0].figures[0][dismantling], func(after, before float64) float64 { return after - before })
}

// A wave's respondents are a domain of those who answered in either wave, and
// the difference of the two domains' means is linear in what each of them adds:
// it has, with the variance of each mean as it is by itself, s²/k,
//
//	(1 − k₁/N) s₁²/k₁ + (1 − k₂/N) s₂²/k₂ − 2 (1 − k₁ k₂/(N c)) C/√(k₁(k₁ − 1) k₂(k₂ − 1))
//
// where C is the sum of (y₁ − ȳ₁)(y₂ − ȳ₂) over the c who are in both (Cochran
// 1977, Sampling Techniques, §2.9 and §12.10; for the last term Tam 1984, The
// American Statistician 38:288–289). If the same k are in both, that is
// (1 − k/N) s²/k of each one's own difference.
//
// Before: 40, 50, 50 and 60 of a, b, c and d, so ȳ 50, Σ(y − ȳ)² 200, s²/k
// 200/3/4 = 50/3. After, where half of them stay: 50, 60, 40 and 50 of c, d, e
// and f, so the same, and C = 0 · 0 + 10 · 10 = 100, or 100/12 of 25/3 in all.
func TestDifferenceHasTheVarianceOfTwoDomains(t *testing.T) {
	before := []answer{{"a", 40}, {"b", 50}, {"c", 50}, {"d", 60}}
	halfStay := []answer{{"c", 50}, {"d", 60}, {"e", 40}, {"f", 50}}
	for _, c := range []struct {
		name      string
		stable    bool
		headcount int
		after     []answer
		want      float64
	}{
		{"half stay", true, 0, halfStay, 50./3 + 50./3 - 2*25./3},
		{"half stay, of ten", true, 10, halfStay, 0.6*100/3 - 2*25./3*(1-16./20)},
		{"half stay, everybody answered", true, 4, halfStay, 0},
		{"half stay, nobody knows", false, 0, halfStay, 100. / 3},
		{"half stay, nobody knows, of ten", false, 10, halfStay, 0.6 * 100 / 3},
		{"all stay and move alike", true, 0, []answer{{"a", 47}, {"b", 57}, {"c", 57}, {"d", 67}}, 0},
		{"all move alike, nobody knows", false, 0, []answer{{"a", 47}, {"b", 57}, {"c", 57}, {"d", 67}}, 100. / 3},
		// Each one's own difference is 20, 0, 0, −20: Σ 800, s² 800/3.
		{"all stay and change places", true, 0, []answer{{"a", 60}, {"b", 50}, {"c", 50}, {"d", 40}}, 800. / 3 / 4},
		{"all are new", true, 0, []answer{{"e", 40}, {"f", 50}, {"g", 50}, {"h", 60}}, 100. / 3},
		// 30, 50 and 70: s² 400, k 3; d is in both: C = 10 · 20, over √(12 · 6).
		{"one stays of three", true, 0, []answer{{"d", 70}, {"e", 30}, {"f", 50}}, 50./3 + 400./3 - 400/math.Sqrt(72)},
		{"one stays of three, of twelve", true, 12, []answer{{"d", 70}, {"e", 30}, {"f", 50}},
			8./12*50/3 + 9./12*400/3 - 400/math.Sqrt(72)*(1-12./12)},
		// Six answered for five places, so that one has left, and 1/N becomes 4/25: two in both waves are fewer than
		// chance would have, and the covariance is as far below 0 as a draw can carry it.
		{"half stay, six of five", true, 5, halfStay, 0.2*100/3 + 2*0.2*25/3},
	} {
		set := Settings{Seed: 3, Replicates: manyReplicates, StableIDs: c.stable}
		moved := drawnTogether(set, teamOf("t", c.headcount, before...), teamOf("t", c.headcount, c.after...))
		mean, got := stat.MeanVar(moved, nil)
		want := average(values(c.after)) - 50
		if math.Abs(got-c.want) > tolerance*c.want+1e-9 {
			t.Errorf("%s: variance %v, want %v within %v of it", c.name, got, c.want, tolerance)
		}
		// The standard error of the mean of the replicates is √(variance/200,000); four of them.
		if math.Abs(mean-want) > 4*math.Sqrt(c.want/manyReplicates)+1e-9 {
			t.Errorf("%s: they moved by %v on average, want %v", c.name, mean, want)
		}
	}
}

func values(of []answer) []float64 {
	var out []float64
	for _, a := range of {
		out = append(out, a.of)
	}
	return out
}

// The same holds whoever stays, whatever they answer, on random teams: the
// formula above, worked out here from the answers.
func TestDifferenceOfRandomTeams(t *testing.T) {
	for seed := range uint64(12) {
		rng := rand.New(rand.NewPCG(seed, 5))
		var waves [2][]answer
		headcount := rng.IntN(2) * (12 + rng.IntN(5))
		for i := range 12 {
			lean := 40 + 20*rng.Float64()
			in := 1 + rng.IntN(3) // one of the waves, or both
			for w := range waves {
				if in>>w&1 == 1 || i < 2 {
					waves[w] = append(waves[w], answer{fmt.Sprintf("%c", 'a'+i), lean + 5*rng.Float64()})
				}
			}
		}
		set := Settings{Seed: seed, Replicates: 50_000, StableIDs: true}
		_, got := stat.MeanVar(drawnTogether(set, teamOf("t", headcount, waves[0]...), teamOf("t", headcount, waves[1]...)), nil)
		want := domainsVariance(waves, headcount)
		// √(2/50,000) is 0.63 %; four of them.
		if math.Abs(got/want-1) > 0.026 {
			t.Errorf("seed %d: variance %v, want %v within 2.6 %%", seed, got, want)
		}
	}
}

func domainsVariance(waves [2][]answer, headcount int) float64 {
	left := func(k float64) float64 {
		if headcount == 0 {
			return 1
		}
		return 1 - k/float64(headcount)
	}
	var variance float64
	for _, w := range waves {
		k := float64(len(w))
		_, v := stat.MeanVar(values(w), nil)
		variance += left(k) * v / (k - 1) // v is divided by k
	}
	k1, k2 := float64(len(waves[0])), float64(len(waves[1]))
	var both, stayed float64
	for _, a := range waves[0] {
		for _, b := range waves[1] {
			if a.id == b.id {
				both += (a.of - average(values(waves[0]))) * (b.of - average(values(waves[1])))
				stayed++
			}
		}
	}
	common := 1.0
	if n := float64(headcount); headcount > 0 {
		places := min(n, 2*n-(k1+k2-stayed)) // taken by the same in both waves
		limit := math.Sqrt(left(k1) * left(k2))
		common = min(max(1-places*k1*k2/(n*n*stayed), -limit), limit) // no draw can have more in common
	}
	return variance - 2*common*both/math.Sqrt(k1*(k1-1)*k2*(k2-1))
}

// Drawing together leaves the samples of both waves as they are, for the next
// comparison, and a team that answered only once is drawn as well.
func TestDrawingTogetherLeavesSamplesAlone(t *testing.T) {
	c := &compiled{set: Settings{Seed: 3, Replicates: 10, StableIDs: true}, m: tinyThresholds()}
	before := teamOf("t", 0, answer{"a", 40}, answer{"b", 60})
	joint := teamOf("t", 0, answer{"", 50})
	joint.samples[0].mode = survey.Consensus
	for _, p := range []pair{{before, nil}, {nil, before}, {before, joint}, {joint, before}} {
		drawn := c.drawTogether("l", [2]string{"w1", "w2"}, p)
		for i, part := range p {
			switch {
			case (part == nil) != (drawn[i] == nil):
				t.Errorf("of %v came %v", p, drawn)
			case part == nil:
			case part.samples[0].replicates[dismantling] != nil || part.figures != nil || !slices.Equal(before.samples[0].sheet, []int{0, 1}):
				t.Errorf("a wave's own sample was changed: %+v", part.samples[0])
			case (part == joint) != (drawn[i].figures[0][dismantling].replicates == nil):
				t.Errorf("replicates are %v", drawn[i].figures[0][dismantling].replicates)
			}
		}
	}
}

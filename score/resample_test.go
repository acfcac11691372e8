package score

import (
	"math"
	"slices"
	"testing"

	"rubble/model"
	"rubble/stat"
)

// known is a score with a value.
func known(v float64) part { return part{value: v, ok: true} }

// sampleOf is one practice of a team: for each respondent who counts, by
// sheet, A, X, R and own knowledge.
func sampleOf(headcount int, sheets []int, rows ...[measured]part) *sample {
	s := &sample{headcount: headcount, sheets: len(sheets), sheet: sheets}
	for _, r := range rows {
		s.rows = append(s.rows, row{alignment: r[alignment], dismantling: r[dismantling], reinvention: r[reinvention], ownKnowledge: r[ownKnowledge]})
		for i, p := range r {
			if p.ok {
				s.values[i] = append(s.values[i], p.value)
			}
		}
	}
	for i, v := range s.values {
		s.estimate[i], s.scale[i] = average(v), stat.Rescale(len(v), headcount, 0)
	}
	return s
}

// covariance of two vectors.
func covariance(a, b []float64) float64 {
	meanA, _ := stat.MeanVar(a, nil)
	meanB, _ := stat.MeanVar(b, nil)
	var sum float64
	for i := range a {
		sum += (a[i] - meanA) * (b[i] - meanB)
	}
	return sum / float64(len(a))
}

const (
	manyReplicates = 200_000
	// The standard error of a variance from so many replicates that are about
	// normal is √(2/200,000), 0.32 % of it; four of them.
	tolerance = 0.013
)

func resampled(samples ...*sample) {
	c := &compiled{set: Settings{Seed: 3, Replicates: manyReplicates}}
	c.resample("wave", "team", samples)
}

// The replicates of a mean have the variance (1 − n/N) s²/n: of six values, and
// of a score that only four of the six have. What the same respondents
// answered moves together: A and X are made to be equal, and so are R of the
// four and their X in a second practice.
func TestReplicatesHaveTheVarianceOfTheMean(t *testing.T) {
	values := []float64{30, 40, 50, 50, 60, 70} // mean 50, squares 400 + 100 + 100 + 400 = 1000, s² 200
	for _, headcount := range []int{0, 8, 30} {
		var rows [][measured]part
		for i, v := range values {
			r := [measured]part{alignment: known(v), dismantling: known(v)}
			if i < 4 { // 30, 40, 50, 50: mean 42.5, squares 156.25 + 6.25 + 56.25 + 56.25 = 275, s² 275/3
				r[reinvention] = known(v)
			}
			rows = append(rows, r)
		}
		s := sampleOf(headcount, []int{0, 1, 2, 3, 4, 5}, rows...)
		other := sampleOf(headcount, []int{0, 1, 2, 3}, rows[:4]...)
		resampled(s, other)
		left := func(n float64) float64 { // 1 − n/N
			if headcount == 0 {
				return 1
			}
			return 1 - n/float64(headcount)
		}
		for _, c := range []struct {
			name string
			a, b []float64
			want float64
		}{
			{"A", s.replicates[alignment], s.replicates[alignment], left(6) * 200 / 6},
			{"A and X", s.replicates[alignment], s.replicates[dismantling], left(6) * 200 / 6},
			{"R", s.replicates[reinvention], s.replicates[reinvention], left(4) * 275 / 3 / 4},
			{"R here and X there", s.replicates[reinvention], other.replicates[dismantling], left(4) * 275 / 3 / 4},
		} {
			if got := covariance(c.a, c.b); math.Abs(got/c.want-1) > tolerance {
				t.Errorf("N = %d, %s: %v, want %v within %v", headcount, c.name, got, c.want, tolerance)
			}
		}
		if s.replicates[ownKnowledge] != nil {
			t.Error("own knowledge, which nobody has, was resampled")
		}
	}
}

// All are means of n − 1 of the n values: of 0, 40, 100 two are drawn.
func TestReplicatesAreMeansOfDraws(t *testing.T) {
	s := sampleOf(0, []int{4, 2, 9}, [measured]part{known(0)}, [measured]part{known(40)}, [measured]part{known(100)})
	resampled(s)
	seen := map[float64]int{}
	for _, v := range s.replicates[alignment] {
		seen[math.Round(v*1e9)/1e9]++
	}
	want := map[float64]float64{0: 1, 20: 2, 40: 1, 50: 2, 70: 2, 100: 1} // of nine
	for v, ways := range want {
		p := ways / 9
		if share := float64(seen[v]) / manyReplicates; math.Abs(share-p) > 4*math.Sqrt(p*(1-p)/manyReplicates) {
			t.Errorf("%v was drawn in %v of the replicates, want %v", v, share, p)
		}
	}
	if len(seen) != len(want) {
		t.Errorf("drew %v", seen)
	}
}

// Teams with one answer are pooled: two of three are drawn, with X 0, 40 and
// 100 and headcounts 1, 1 and 2. A pair of i and j means by weight, and lies
// from the mean of all, 60, by √(1 − 3/4) of that.
func TestTeamsWithOneAnswerArePooled(t *testing.T) {
	c := &compiled{set: Settings{Seed: 3, Replicates: 20_000, Deconstruction: 50}, m: tinyThresholds()}
	o := &organisation{c: c}
	for i, x := range []float64{0, 40, 100} {
		s := sampleOf([]int{1, 1, 2}[i], []int{0}, [measured]part{known(x), known(x), known(x), known(x)})
		s.weight = float64(s.headcount)
		o.add(string(rune('a'+i)), s, c.figures(s))
	}
	o.addSingles("wave", "wave")
	f := o.sums[dismantling].figure()
	if f.value != 60 || f.n != 3 || f.weight != 4 {
		t.Fatalf("the mean is %v of %d people with weight %v, want 60, 3, 4", f.value, f.n, f.weight)
	}
	seen := map[float64]int{}
	for _, v := range f.replicates {
		seen[math.Round(v*1e6)/1e6]++
	}
	for mean, ways := range map[float64]float64{0: 1, 20: 2, 40: 1, 200.0 / 3: 2, 80: 2, 100: 1} {
		p, at := ways/9, math.Round((60+0.5*(mean-60))*1e6)/1e6
		if share := float64(seen[at]) / 20_000; math.Abs(share-p) > 4*math.Sqrt(p*(1-p)/20_000) {
			t.Errorf("%v came in %v of the replicates, want %v", at, share, p)
		}
	}
}

// A team with one answer among others borrows their spread: s² within is 200,
// and one of four answered.
func TestTheOnlyTeamWithOneAnswerBorrows(t *testing.T) {
	c := &compiled{set: Settings{Seed: 3, Replicates: manyReplicates, Deconstruction: 50}, m: tinyThresholds()}
	o := &organisation{c: c}
	var rows [][measured]part
	for _, v := range []float64{30, 40, 50, 50, 60, 70} {
		rows = append(rows, [measured]part{known(v), known(v), known(v), known(v)})
	}
	big := sampleOf(6, []int{0, 1, 2, 3, 4, 5}, rows...)
	big.weight = 6
	c.resample("wave", "big", []*sample{big})
	o.add("big", big, c.figures(big))
	one := sampleOf(4, []int{0}, [measured]part{known(50), known(50), known(50), known(50)})
	one.weight = 4
	o.add("one", one, c.figures(one))
	o.addSingles("wave", "wave")
	f := o.sums[dismantling].figure()
	// The big team is known whole. (4/10)² · (1 − 1/4) · s², of which the
	// residuals of six hold exactly s² on average.
	if got, want := covariance(f.replicates, f.replicates), 0.16*0.75*200; math.Abs(got/want-1) > tolerance {
		t.Errorf("variance is %v, want %v", got, want)
	}
	if d := o.sums[deconstructed].figure().replicates; slices.Max(d) == slices.Min(d) {
		t.Error("deconstruction does not vary")
	}
}

// tinyThresholds is a model of which only the line for own knowledge is used.
func tinyThresholds() *model.Model {
	return &model.Model{Thresholds: model.Thresholds{OwnKnowledge: 50}}
}

package stat_test

import (
	"math"
	"slices"
	"testing"

	"rubble/stat"
)

// rating is the column of that name in R's data set attitude: 30 departments
// of a company, from Chatterjee & Price (1977), Regression Analysis by Example.
var rating = []float64{
	43, 63, 71, 61, 81, 43, 58, 71, 72, 67, 64, 67, 69, 68, 77,
	81, 74, 65, 65, 50, 50, 64, 53, 40, 63, 66, 78, 48, 85, 82,
}

// leaveOneOut gives the means of xs without each value in turn.
func leaveOneOut(xs []float64) []float64 {
	var means []float64
	for i := range xs {
		mean, _ := stat.MeanVar(slices.Delete(slices.Clone(xs), i, i+1), nil)
		means = append(means, mean)
	}
	return means
}

// bootstrapMeans are n replicates of the mean of whole numbers, drawn as many
// as there are, laid out evenly over their exact distribution instead of drawn
// from it: that of the sum is convolved, value by value.
func bootstrapMeans(xs []float64, n int) []float64 {
	probability := []float64{1} // of each sum so far
	for range xs {
		next := make([]float64, len(probability)+int(slices.Max(xs)))
		for sum, p := range probability {
			for _, x := range xs {
				next[sum+int(x)] += p / float64(len(xs))
			}
		}
		probability = next
	}
	var means []float64
	up := 0.0
	for sum, p := range probability {
		for up += p; len(means) < n && (float64(len(means))+0.5)/float64(n) <= up; {
			means = append(means, float64(sum)/float64(len(xs)))
		}
	}
	return means
}

// Acceleration and interval are those of R's boot.ci(type = "bca") for the mean
// rating, with 200,000 resamples. As all means are thirtieths, both agree to
// the last digit; the percentile interval is 60.30 to 68.83.
func TestBCaMatchesR(t *testing.T) {
	replicates := bootstrapMeans(rating, 50_000)
	mean, _ := stat.MeanVar(rating, nil)
	a := stat.Acceleration([][]float64{leaveOneOut(rating)})
	near(t, "acceleration", a, -0.0114594806565086, 1e-14)
	got, ok := stat.BCa(replicates, mean, a, 0.95)
	if !ok || len(replicates) != 50_000 {
		t.Fatalf("BCa of %d replicates: ok = %v", len(replicates), ok)
	}
	nearInterval(t, "BCa", got, stat.Interval{Lo: 60.1333333333333, Hi: 68.7}, 1e-9)
}

// With a z0 of 0 and no acceleration, BCa is the percentile interval.
func TestBCaOfASymmetricDistribution(t *testing.T) {
	var replicates []float64
	for i := range 2001 {
		replicates = append(replicates, float64(i-1000))
	}
	got, ok := stat.BCa(replicates, 0, 0, 0.95)
	if !ok {
		t.Fatal("no interval")
	}
	nearInterval(t, "BCa", got, stat.Percentile(replicates, 0.95), 1e-9)
}

// Of 1,001 replicates 0 … 1000, 841 lie below 841 and one is tied with it, so
// the share is 841.5/1001 = 0.840659, z0 = Φ⁻¹(0.840659) = 0.997171. At a
// confidence of 0.682689 z is 1. With a = 0.1 the levels are
// Φ(0.997171 − 0.002829/1.000283) = Φ(0.994344) = 0.839972 and
// Φ(0.997171 + 1.997171/0.800283) = Φ(3.492753) = 0.999761, with Φ and its
// inverse from Python's statistics.NormalDist; the quantiles are a thousand
// times these.
func TestBCaByHand(t *testing.T) {
	var replicates []float64
	for i := range 1001 {
		replicates = append(replicates, float64(i))
	}
	got, ok := stat.BCa(replicates, 841, 0.1, 0.6826894921370859)
	if !ok {
		t.Fatal("no interval")
	}
	nearInterval(t, "BCa", got, stat.Interval{Lo: 839.9721939, Hi: 999.7609660}, 1e-6)
}

func TestBCaCannotTell(t *testing.T) {
	for _, c := range []struct {
		name                   string
		replicates             []float64
		estimate, acceleration float64
	}{
		{"no replicates", nil, 1, 0},
		{"all above", []float64{2, 3, 4}, 1, 0},
		{"all below", []float64{2, 3, 4}, 5, 0},
		{"all above, accelerated", []float64{2, 3, 4}, 1, 0.1},
		{"all below, accelerated", []float64{2, 3, 4}, 5, -0.1},
		{"no estimate", []float64{2, 3, 4}, math.NaN(), 0},
		{"no acceleration", []float64{2, 3, 4}, 3, math.NaN()},
		{"1 − a(z0 + z) below 0", []float64{2, 3, 4}, 3, 0.6},
	} {
		if ci, ok := stat.BCa(c.replicates, c.estimate, c.acceleration, 0.95); ok || ci != (stat.Interval{}) {
			t.Errorf("%s: %v, %v", c.name, ci, ok)
		}
	}
}

// Replicates that all equal the estimate, as where everybody answered, are no
// reason to give up: half of them count as below.
func TestBCaOfAConstant(t *testing.T) {
	if ci, ok := stat.BCa([]float64{2, 2, 2}, 2, 0, 0.95); !ok || ci != (stat.Interval{Lo: 2, Hi: 2}) {
		t.Errorf("%v, %v", ci, ok)
	}
}

func TestBCaLaws(t *testing.T) {
	rng := newRand(t)
	for range cases {
		xs := values(rng, 5+rng.IntN(200))
		estimate, a := stat.Quantile(xs, rng.Float64()), (rng.Float64()-0.5)/5
		ci, ok := stat.BCa(xs, estimate, a, 0.95)
		if !ok {
			continue
		}
		if ci.Lo > ci.Hi || ci.Lo < slices.Min(xs) || ci.Hi > slices.Max(xs) {
			t.Errorf("BCa(%v, %v, %v) = %v", xs, estimate, a, ci)
		}
		if other, _ := stat.BCa(shuffled(rng, xs), estimate, a, 0.95); other != ci {
			t.Errorf("another order gives %v instead of %v", other, ci)
		}
		moved, _ := stat.BCa(affine(xs, 3, 2), 3+2*estimate, a, 0.95)
		nearInterval(t, "moved", moved, stat.Interval{Lo: 3 + 2*ci.Lo, Hi: 3 + 2*ci.Hi}, 1e-9)
		mirrored, _ := stat.BCa(affine(xs, 0, -1), -estimate, -a, 0.95)
		nearInterval(t, "mirrored", mirrored, stat.Interval{Lo: -ci.Hi, Hi: -ci.Lo}, 1e-9)
	}
}

// For a mean over strata, Σ W ȳ, the acceleration is a sixth of its skewness:
// the third cumulant of a stratum's part is W³ m₃/n², the second W² m₂/n, with
// m the moments of the observed values about their mean.
func TestAccelerationOfStrata(t *testing.T) {
	strata := [][]float64{{1, 2, 9}, {0, 4}, {3, 3, 3, 8, 1}, {7}}
	weights := []float64{0.2, 0.5, 0.2, 0.1}
	var second, third float64
	var groups [][]float64
	for h, xs := range strata {
		n, w := float64(len(xs)), weights[h]
		mean, m2 := stat.MeanVar(xs, nil)
		m3 := 0.0
		for _, x := range xs {
			m3 += math.Pow(x-mean, 3) / n
		}
		second += w * w * m2 / n
		third += w * w * w * m3 / (n * n)
		if len(xs) == 1 {
			groups = append(groups, []float64{0})
			continue
		}
		var left []float64
		for _, m := range leaveOneOut(xs) {
			left = append(left, w*(m-mean)) // the other strata stay as they are
		}
		groups = append(groups, left)
	}
	want := third / math.Pow(second, 1.5) / 6
	got := stat.Acceleration(groups)
	near(t, "acceleration", got, want, 1e-15)

	rng := newRand(t)
	for range 20 {
		other := shuffled(rng, groups)
		for i := range other {
			other[i] = shuffled(rng, other[i])
		}
		if a := stat.Acceleration(other); a != got {
			t.Errorf("another order gives %v instead of %v", a, got)
		}
	}
}

func TestAccelerationLaws(t *testing.T) {
	if a := stat.Acceleration([][]float64{{3, 3, 3}, {7}, nil}); a != 0 {
		t.Errorf("no value differs within its stratum: %v, want 0", a)
	}
	rng := newRand(t)
	for range cases {
		xs, ys := values(rng, 3+rng.IntN(20)), values(rng, 3+rng.IntN(20))
		a := stat.Acceleration([][]float64{xs, ys})
		near(t, "moved apart", stat.Acceleration([][]float64{affine(xs, 5, 1), affine(ys, -5, 1)}), a, 1e-12)
		near(t, "scaled", stat.Acceleration([][]float64{affine(xs, 0, 3), affine(ys, 0, 3)}), a, 1e-12)
		near(t, "mirrored", stat.Acceleration([][]float64{affine(xs, 0, -1), affine(ys, 0, -1)}), -a, 1e-12)
		// |Σ l³| ≤ (Σ l²)^1.5
		if math.Abs(a) > 1.0/6 {
			t.Errorf("acceleration %v beyond a sixth", a)
		}
	}
}

func BenchmarkBCa(b *testing.B) {
	rng := newRand(b)
	xs := make([]float64, 2000)
	for i := range xs {
		xs[i] = rng.NormFloat64()
	}
	for b.Loop() {
		stat.BCa(xs, 0, 0.01, 0.95)
	}
}

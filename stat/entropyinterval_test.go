package stat_test

import (
	"math"
	"testing"

	"rubble/stat"
)

func TestEntropyInterval(t *testing.T) {
	h := func(p float64) float64 { return -p*math.Log2(p) - (1-p)*math.Log2(1-p) }
	for _, c := range []struct {
		name   string
		counts []int
		want   stat.Interval
	}{
		// H = 0.811278, Σ p log₂² p = 0.75·0.172253 + 0.25·4 = 1.129190, less
		// H² = 0.471018; 1.959964·√(0.00471018) = 0.134513, about H + 0.007213.
		{"75 and 25", []int{75, 0, 25}, stat.Interval{Lo: 0.683978, Hi: 0.953005}},
		// H = 0.045415 + 0.003607, variance 0.290132/200; the lower end is 0.
		{"199 and 1", []int{1, 199}, stat.Interval{Lo: 0, Hi: 0.049022 + 1.959964*0.0380875}},
		// Wilson's lower end is n/(n + z²) with z² = 3.841459.
		{"one category", []int{0, 40}, stat.Interval{Lo: 0, Hi: h(40 / 43.841459)}},
		{"one observation", []int{1}, stat.Interval{Lo: 0, Hi: 1}},
		{"nothing", nil, stat.Interval{}},
	} {
		nearInterval(t, c.name, stat.EntropyInterval(c.counts, 0.95), c.want, 2e-6)
	}
	panics(t, "stat: negative count", func() { stat.EntropyInterval([]int{3, -1}, 0.95) })
}

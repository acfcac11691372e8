package stat_test

import (
	"math"
	"slices"
	"testing"

	"rubble/stat"
)

// sixByFour is table 2 of Shrout & Fleiss (1979): six targets, four judges.
var sixByFour = [][]float64{
	{9, 2, 5, 8},
	{6, 1, 3, 2},
	{8, 4, 6, 8},
	{7, 1, 2, 6},
	{10, 5, 6, 9},
	{6, 2, 4, 7},
}

// Table 4 of the paper has .17, .29, .71, .44, .62 and .91. Of 0.95, the
// figures and the intervals of ICC(1,·) are those of function ICC of the R
// package psych, and the others those of Stata's icc; of 0.90, the intervals
// are those of function icc of the R package irr.
func TestShroutFleiss(t *testing.T) {
	for _, c := range []struct {
		confidence float64
		want       [6]stat.Interval
	}{
		{0.95, [6]stat.Interval{
			{Lo: -0.132932324874751, Hi: 0.722560062328121},
			{Lo: 0.0187865, Hi: 0.7610844},
			{Lo: 0.3424648, Hi: 0.9458583},
			{Lo: -0.884442155238121, Hi: 0.912415420340775},
			{Lo: 0.0711368, Hi: 0.927232},
			{Lo: 0.6756747, Hi: 0.9858917},
		}},
		{0.90, [6]stat.Interval{
			{Lo: -0.09672220, Hi: 0.6433983},
			{Lo: 0.04290119, Hi: 0.6910706},
			{Lo: 0.41183413, Hi: 0.9258328},
			{Lo: -0.54504172, Hi: 0.8783010},
			{Lo: 0.15203705, Hi: 0.8994767},
			{Lo: 0.73689768, Hi: 0.9803661},
		}},
	} {
		got, ok := stat.ShroutFleiss(sixByFour, c.confidence)
		if !ok {
			t.Fatal("refused")
		}
		figures := [6]float64{
			0.165741768405475, 0.289763779527559, 0.714840714840715,
			0.442797133679268, 0.620050547598989, 0.909315542377069,
		}
		for i, form := range forms(got) {
			near(t, formNames[i], form.Value, figures[i], 1e-14)
			nearInterval(t, formNames[i], form.Interval, c.want[i], 5.1e-8)
		}
	}
	got, _ := stat.ShroutFleiss(sixByFour, 0.95)
	nearInterval(t, "ICC(1,1)", got.One.Interval, stat.Interval{Lo: -0.132932324874751, Hi: 0.722560062328121}, 1e-14)
	nearInterval(t, "ICC(1,k)", got.OneMean.Interval, stat.Interval{Lo: -0.884442155238121, Hi: 0.912415420340775}, 1e-14)
}

var formNames = [6]string{"ICC(1,1)", "ICC(2,1)", "ICC(3,1)", "ICC(1,k)", "ICC(2,k)", "ICC(3,k)"}

func forms(icc stat.JudgeICC) [6]stat.Intraclass {
	return [6]stat.Intraclass{icc.One, icc.Two, icc.Three, icc.OneMean, icc.TwoMean, icc.ThreeMean}
}

func TestShroutFleissOfJudgesWhoAgree(t *testing.T) {
	certain := stat.Intraclass{Value: 1, Interval: stat.Interval{Lo: 1, Hi: 1}}
	got, ok := stat.ShroutFleiss([][]float64{{1, 1, 1}, {2, 2, 2}, {5, 5, 5}}, 0.95)
	if want := (stat.JudgeICC{One: certain, Two: certain, Three: certain, OneMean: certain, TwoMean: certain, ThreeMean: certain}); !ok || got != want {
		t.Errorf("%+v, %v", got, ok)
	}
	// One judge is 1 above the other: BMS = 2·(1 + 0 + 1)/2 = 2, JMS = 6·¼ = 3/2,
	// EMS = 0, WMS = ½. ICC(1,1) = 1.5/2.5, ICC(2,1) = 2/(2 + 2·1.5/3), ICC(1,k) =
	// 1.5/2, ICC(2,k) = 2/(2 + 1.5/3).
	got, ok = stat.ShroutFleiss([][]float64{{1, 2}, {2, 3}, {3, 4}}, 0.95)
	if !ok || got.Three != certain || got.ThreeMean != certain {
		t.Errorf("%+v, %v", got, ok)
	}
	near(t, "ICC(1,1)", got.One.Value, 0.6, 1e-15)
	near(t, "ICC(2,1)", got.Two.Value, 2.0/3, 1e-15)
	near(t, "ICC(1,k)", got.OneMean.Value, 0.75, 1e-15)
	near(t, "ICC(2,k)", got.TwoMean.Value, 0.8, 1e-15)
}

func TestShroutFleissRefuses(t *testing.T) {
	for name, table := range map[string][][]float64{
		"no target":                nil,
		"one target":               {{1, 2, 3}},
		"one judge":                {{1}, {2}, {3}},
		"no judge":                 {{}, {}},
		"all values equal":         {{2, 2}, {2, 2}, {2, 2}},
		"targets equal":            {{1, 2}, {1, 2}, {1, 2}},
		"targets equal in mean":    {{1, 3}, {3, 1}},
		"means differ by rounding": {{0, 0.3}, {0.1, 0.2}},
		"targets hardly differ":    {{0, 10}, {10, 0}, {0, 10}, {10.01, 0}},
		"squares beyond float64":   {{1e200, 2e200}, {3e200, 5e200}},
		"squares of values vanish": {{1e-200, 2e-200}, {3e-200, 5e-200}},
	} {
		if got, ok := stat.ShroutFleiss(table, 0.95); ok || got != (stat.JudgeICC{}) {
			t.Errorf("%s: %+v, %v", name, got, ok)
		}
	}
	panics(t, "stat: rows differ in length", func() { stat.ShroutFleiss([][]float64{{1, 2}, {1}}, 0.95) })
	panics(t, "stat: confidence is not between 0 and 1", func() { stat.ShroutFleiss(sixByFour, 1) })
	panics(t, "stat: mean of a value that is not finite", func() { stat.ShroutFleiss([][]float64{{1, 2}, {1, math.Inf(1)}}, 0.95) })
}

func TestShroutFleissLaws(t *testing.T) {
	rng := newRand(t)
	for range cases {
		n, k := 3+rng.IntN(6), 2+rng.IntN(4)
		table := make([][]float64, n)
		judges := values(rng, k)
		for i := range table {
			target := rng.NormFloat64() * 20
			table[i] = affine(values(rng, k), target, 0.5)
			for j := range table[i] {
				table[i][j] += judges[j]
			}
		}
		got, ok := stat.ShroutFleiss(table, 0.95)
		if !ok {
			continue
		}
		order := rng.Perm(k)
		other := make([][]float64, n)
		changed := make([][]float64, n)
		for i, row := range table {
			for _, j := range order {
				other[i] = append(other[i], row[j])
			}
			changed[i] = affine(row, 7, 2.5)
		}
		if same, _ := stat.ShroutFleiss(shuffled(rng, other), 0.95); same != got {
			t.Errorf("targets and judges shuffled: %+v, was %+v", same, got)
		}
		scaled, _ := stat.ShroutFleiss(changed, 0.95)
		for i, form := range forms(scaled) {
			was := forms(got)[i]
			near(t, "shifted and scaled: "+formNames[i], form.Value, was.Value, 1e-9*(1+math.Abs(was.Value)))
			near(t, "shifted and scaled: lower "+formNames[i], form.Interval.Lo, was.Interval.Lo, 1e-9*(1+math.Abs(was.Interval.Lo)))
		}
		// Every target with judges of its own is an analysis in one way.
		oneWay, _ := stat.OneWayICC(table, 0.95)
		near(t, "in one way", got.One.Value, oneWay.One, 1e-11)
		nearInterval(t, "in one way", got.One.Interval, oneWay.OneInterval, 1e-11)
		near(t, "in one way, of means", max(got.OneMean.Value, 0), oneWay.Two, 1e-11)
		// The formula of Spearman and Brown leads from one judge to k.
		size := float64(k)
		for i := range 3 {
			form, mean := forms(got)[i], forms(got)[i+3]
			near(t, "Spearman–Brown", mean.Value*(1+(size-1)*form.Value), size*form.Value, 1e-9*(1+math.Abs(mean.Value)))
			lo := form.Interval.Lo
			near(t, "Spearman–Brown", mean.Interval.Lo*(1+(size-1)*lo), size*lo, 1e-9*(1+math.Abs(mean.Interval.Lo)))
		}
	}
}

func FuzzShroutFleiss(f *testing.F) {
	for _, data := range [][]byte{nil, {1, 2, 3}, {1, 1, 1, 1}, {1, 2, 1, 2}, {1, 3, 3, 1}, {1, 2, 2, 3, 3, 4}, {9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8}} {
		f.Add(data, 2, 1.0, 0.95)
		f.Add(data, 3, 1e-100, 0.5)
	}
	f.Add([]byte{0, 10, 10, 0, 0, 10, 11, 0}, 2, 1.0, 1e-9)
	f.Add([]byte{0, 10, 12, 0, 0, 10}, 2, 1e155, 1-1e-16)
	f.Add([]byte("00000%0000000000000"), 2, 1.8e153, 0.5) // the squares near the largest float64
	f.Fuzz(func(t *testing.T, data []byte, judges int, unit, confidence float64) {
		if !(math.Abs(unit) < 1e300 && 0 < confidence && confidence < 1 && 1 <= judges && judges < 9) {
			return
		}
		var table [][]float64
		for row := range slices.Chunk(data[:len(data)/judges*judges], judges) {
			given := make([]float64, judges)
			for j, b := range row {
				given[j] = float64(int8(b)) * unit
			}
			table = append(table, given)
		}
		got, ok := stat.ShroutFleiss(table, confidence)
		slices.Reverse(table)
		if other, okay := stat.ShroutFleiss(table, confidence); other != got || okay != ok {
			t.Errorf("reversed: %+v, was %+v", other, got)
		}
		for i, form := range forms(got) {
			ci := form.Interval
			if !(-math.MaxFloat64 <= ci.Lo && ci.Lo <= ci.Hi && ci.Hi <= 1 && -math.MaxFloat64 <= form.Value && form.Value <= 1) {
				t.Errorf("%s: %v in %v", formNames[i], form.Value, ci)
			}
		}
	})
}

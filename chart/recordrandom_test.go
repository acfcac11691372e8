package chart

import (
	"math"
	"math/rand/v2"
	"strconv"
)

// wild gives a value of any size now and then, and a plain one else.
func wild(r *rand.Rand) float64 {
	switch r.IntN(30) {
	case 0:
		return math.NaN()
	case 1:
		return math.Inf(1 - 2*r.IntN(2))
	case 2:
		return -float64(r.IntN(100))
	case 3:
		return 1e12
	}
	return randomValue(r)
}

func maybe(r *rand.Rand, one int, s string) string {
	if r.IntN(one) == 0 {
		return s
	}
	return ""
}

func randomTicks(r *rand.Rand) (ticks []Tick) {
	for range r.IntN(5) {
		v := wild(r)
		ticks = append(ticks, Tick{v, strconv.FormatFloat(v, 'g', 3, 64) + maybe(r, 4, randomText(r, 2))})
	}
	return ticks
}

func randomWeekMaps(r *rand.Rand) WeekMaps {
	m := WeekMaps{Alt: Alt{ID: "m", Title: randomText(r, 3)}, FromHour: r.IntN(30) - 3, ToHour: r.IntN(30) - 3, Key: randomText(r, 12), Empty: randomText(r, 2)}
	for d := range m.Days {
		m.Days[d] = randomText(r, 2)
	}
	for k := range m.Levels {
		m.Levels[k] = maybe(r, 2, randomText(r, 3))
	}
	for range r.IntN(5) {
		one := WeekMap{Title: randomText(r, 8), Sub: maybe(r, 2, randomText(r, 8))}
		for range r.IntN(60) {
			from := r.IntN(28) - 2
			one.Cells = append(one.Cells, WeekCell{r.IntN(9) - 1, from, from + r.IntN(5), r.IntN(9) - 1, maybe(r, 20, randomText(r, 10))})
		}
		m.Maps = append(m.Maps, one)
	}
	return m
}

func randomWeeks(r *rand.Rand) Weeks {
	w := Weeks{Alt: Alt{ID: "w"}, Names: WeeksNames{randomText(r, 5), randomText(r, 5), randomText(r, 9)}, Ticks: randomTicks(r)}
	for range r.IntN(130) {
		w.Weeks = append(w.Weeks, Week{wild(r), r.IntN(8) == 0})
	}
	for at := r.IntN(9) - 4; at < len(w.Weeks)+5; at += r.IntN(7) {
		w.Months = append(w.Months, WeeksMonth{at, randomText(r, 1), maybe(r, 5, randomText(r, 2))})
		at++
	}
	if r.IntN(5) == 0 {
		r.Shuffle(len(w.Months), func(i, j int) { w.Months[i], w.Months[j] = w.Months[j], w.Months[i] })
	}
	for range r.IntN(6) {
		from := r.IntN(len(w.Weeks)+9) - 4
		w.Runs = append(w.Runs, WeekRun{from, from + r.IntN(9), randomText(r, 9)})
	}
	return w
}

func randomBars(r *rand.Rand, missing func() string) Bars {
	b := Bars{Alt: Alt{ID: "b"}, Names: BarsNames{randomText(r, 5), randomText(r, 5), randomText(r, 5)}, Tone: Tone(r.IntN(4)), Full: wild(r)}
	for range r.IntN(8) {
		v := wild(r) / 100
		b.Rows = append(b.Rows, BarsRow{
			Label: randomText(r, 9), Note: maybe(r, 3, randomText(r, 5)), Highlight: r.IntN(3) == 0, Missing: missing(),
			Share: Measure{Value: v, Text: randomText(r, 3), Lo: v - wild(r)/200, Hi: v + wild(r)/200, HasInterval: r.IntN(2) == 0},
		})
	}
	return b
}

func randomHistogram(r *rand.Rand) Histogram {
	h := Histogram{
		Alt: Alt{ID: "h"}, Names: HistogramNames{maybe(r, 2, randomText(r, 9)), randomText(r, 9), randomText(r, 3)}, Tone: Tone(r.IntN(4)),
		Ticks: randomTicks(r), Threshold: Threshold{r.IntN(40) - 2, maybe(r, 2, randomText(r, 9))},
	}
	most := 1 + r.IntN(3)
	for i := range r.IntN(40) {
		label := strconv.Itoa(i) + maybe(r, 2, "–"+strconv.Itoa(i+1))
		if r.IntN(10) == 0 {
			label = randomText(r, most)
		}
		h.Bins = append(h.Bins, Bin{label, wild(r), strconv.Itoa(r.IntN(200)), r.IntN(6) == 0, maybe(r, 9, randomText(r, 7))})
	}
	return h
}

func randomMultiples(r *rand.Rand, missing func() string) Multiples {
	m := Multiples{Alt: Alt{ID: "x"}, Names: MultiplesNames{randomText(r, 3), randomText(r, 3), randomText(r, 6)}}
	for range r.IntN(30) {
		m.Months = append(m.Months, randomText(r, 2))
	}
	for range r.IntN(8) {
		p := Panel{
			Title: randomText(r, 8), Value: randomText(r, 2), Unit: randomText(r, 5), Note: maybe(r, 2, randomText(r, 9)),
			Bottom: Tick{wild(r), randomText(r, 1)}, Top: Tick{wild(r), randomText(r, 1)}, Missing: missing(),
		}
		for i := -1; i < len(m.Months)+1; i += 1 + r.IntN(2)*r.IntN(3) {
			v := wild(r)
			p.Points = append(p.Points, PanelPoint{i, v, v - wild(r)/4, v + wild(r)/4, r.IntN(4) > 0})
		}
		m.Panels = append(m.Panels, p)
	}
	return m
}

func randomTrend(r *rand.Rand, missing func() string) Trend {
	t := Trend{Alt: Alt{ID: "t"}, Names: TrendNames{randomText(r, 3), randomText(r, 3), randomText(r, 3), randomText(r, 3), randomText(r, 6)}, Tone: Tone(r.IntN(4))}
	for range r.IntN(3) {
		t.Thresholds = append(t.Thresholds, Line{wild(r), randomText(r, 5)})
	}
	for range r.IntN(8) {
		row := TrendRow{
			Label: randomText(r, 9), Note: maybe(r, 3, randomText(r, 5)), Earlier: randomMeasure(r), Later: randomMeasure(r), Kind: Kind(r.IntN(4)),
			Change: "+12.3", Range: maybe(r, 2, "−1.2 to 100.0"), Missing: missing(),
		}
		if r.IntN(6) == 0 {
			row.Earlier.Value, row.Later.Value, row.Change, row.Range = wild(r), wild(r), randomText(r, 4), randomText(r, 6)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func randomPairs(r *rand.Rand) Pairs {
	p := Pairs{
		Alt: Alt{ID: "p"}, Names: PairsNames{randomText(r, 5), randomText(r, 5), randomText(r, 5)}, Before: randomText(r, 5), After: randomText(r, 5),
		Unit: maybe(r, 2, randomText(r, 9)), Log: r.IntN(2) == 0, Ticks: randomTicks(r),
	}
	pair := func() Pair {
		v, w := wild(r), wild(r)
		return Pair{v, w, strconv.FormatFloat(v, 'f', 0, 64), strconv.FormatFloat(w, 'f', 0, 64) + maybe(r, 9, randomText(r, 4))}
	}
	for range r.IntN(26) {
		p.Pairs = append(p.Pairs, pair())
	}
	if r.IntN(2) == 0 {
		p.Typical = pair()
	}
	return p
}

func randomRecordFigures(seed uint64) map[string]drawer {
	r := rand.New(rand.NewPCG(seed, 2))
	missing := func() string { return maybe(r, 6, randomText(r, 20)) }
	return map[string]drawer{
		"weekmaps": randomWeekMaps(r), "weeks": randomWeeks(r), "bars": randomBars(r, missing), "histogram": randomHistogram(r),
		"multiples": randomMultiples(r, missing), "trend": randomTrend(r, missing), "pairs": randomPairs(r), "gaps": randomGaps(r),
	}
}

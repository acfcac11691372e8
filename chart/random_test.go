package chart

import (
	"math/rand/v2"
	"strconv"
	"strings"
)

// The words of random labels: short, long, accented, hostile.
var words = strings.Fields(`Change enablement Service desk Änderungsfreigabe und Störungsmanagement Zahlungsverkehr IT
	<b>bold</b> R&D "quoted" own-knowledge Ωμέγα платформа 変更管理 {{.}} Platform Netze a e-mail naïve ]]> &amp;`)

func randomText(r *rand.Rand, most int) string {
	var s []string
	for range r.IntN(most) + 1 {
		s = append(s, words[r.IntN(len(words))])
	}
	if r.IntN(20) == 0 {
		s = append(s, "\x00\u202e\n\t")
	}
	return strings.Join(s, " ")
}

func randomValue(r *rand.Rand) float64 {
	switch r.IntN(12) {
	case 0:
		return 0
	case 1:
		return 100
	}
	return float64(r.IntN(1001)) / 10
}

func randomMeasure(r *rand.Rand) Measure {
	v := randomValue(r)
	return Measure{
		Value: v, Text: strconv.FormatFloat(v, 'f', 1, 64),
		Lo: max(0, v-float64(r.IntN(30))), Hi: min(100, v+float64(r.IntN(30))), HasInterval: r.IntN(3) > 0,
	}
}

func randomPlane(r *rand.Rand) Plane {
	p := samplePlane()
	p.AtX, p.AtY = Line{40 + r.Float64()*20, randomText(r, 4)}, Line{40 + r.Float64()*20, randomText(r, 6)}
	p.Ahead, p.Diagonal = randomText(r, 3), randomText(r, 3)
	p.X, p.Y = Axis{randomText(r, 2), randomText(r, 3), randomText(r, 3)}, Axis{randomText(r, 2), randomText(r, 3), randomText(r, 3)}
	p.Marks = nil
	for range r.IntN(15) {
		a, d := randomMeasure(r), randomMeasure(r)
		if r.IntN(3) == 0 && len(p.Marks) > 0 { // crowds
			o := p.Marks[r.IntN(len(p.Marks))]
			a.Value, d.Value = clamp(o.A+float64(r.IntN(5))), clamp(o.D+float64(r.IntN(5)))
		}
		m := PlaneMark{
			Label: randomText(r, 3), A: a.Value, D: d.Value, ALo: a.Lo, AHi: a.Hi, DLo: d.Lo, DHi: d.Hi,
			HasInterval: a.HasInterval, Kind: Kind(r.IntN(4)), Context: r.IntN(5) == 0,
			Arrow: r.IntN(6) == 0, ToA: randomValue(r), ToD: randomValue(r),
		}
		if r.IntN(5) == 0 {
			m.Warning = "in the rubble"
		}
		p.Marks = append(p.Marks, m)
	}
	return p
}

func randomFigures(seed uint64) map[string]drawer {
	r := rand.New(rand.NewPCG(seed, 0))
	missing := func() string {
		if r.IntN(5) == 0 {
			return randomText(r, 20)
		}
		return ""
	}
	lines := func() (ls []Line) {
		for range r.IntN(3) {
			ls = append(ls, Line{randomValue(r), randomText(r, 5)})
		}
		return ls
	}
	bell := sampleDumbbell()
	bell.Rows, bell.Thresholds = nil, lines()
	dots := sampleDots()
	dots.Groups, dots.Thresholds = nil, lines()
	presence := Presence{Alt: samplePresence().Alt, Absent: randomText(r, 5), Present: randomText(r, 5), Interval: randomText(r, 3)}
	for range r.IntN(6) {
		bell.Rows = append(bell.Rows, DumbbellRow{
			Label: randomText(r, 12), Note: randomText(r, 4), A: randomMeasure(r), D: randomMeasure(r), Kind: Kind(r.IntN(3)), Missing: missing(),
		})
		presence.Rows = append(presence.Rows, PresenceRow{
			Label: randomText(r, 12), N: randomText(r, 4), Statistic: randomMeasure(r), AbsentAt: randomValue(r), PresentAt: randomValue(r),
			AbsentText: "12.5", PresentText: randomText(r, 2), Missing: missing(),
		})
	}
	for range r.IntN(4) {
		g := DotsGroup{Title: randomText(r, 8), Tone: Tone(r.IntN(4))}
		for range r.IntN(4) {
			g.Rows = append(g.Rows, DotsRow{
				Label: randomText(r, 12), Measure: randomMeasure(r), Kind: Kind(r.IntN(4)), Missing: missing(),
				Context: randomValue(r), ContextText: maybe(r, 2, randomText(r, 2)), HasContext: r.IntN(2) == 0, Reference: randomValue(r), HasReference: r.IntN(2) == 0,
			})
		}
		dots.Groups = append(dots.Groups, g)
	}
	return map[string]drawer{
		"plane": randomPlane(r), "dumbbell": bell, "dots": dots, "presence": presence, "ladder": randomLadder(r, missing), "robustness": randomRobustness(r, missing),
	}
}

func randomLadder(r *rand.Rand, missing func() string) Ladder {
	l := sampleLadder()
	l.Rows, l.Stands, l.Down, l.Merged = nil, randomText(r, 4), randomText(r, 4), randomText(r, 6)
	for range r.IntN(7) {
		row := LadderRow{Label: randomText(r, 16), Keystone: r.IntN(3) == 0, Missing: missing(), State: State(r.IntN(4)), StateText: randomText(r, 2)}
		left := 20
		for k := 0; k < 6 && r.IntN(4) > 0; {
			to := min(5, k+r.IntN(3))
			part := r.IntN(left + 1)
			left -= part
			if to == 5 {
				part += left
			}
			row.Shares = append(row.Shares, Segment{k, to, float64(part) / 20, strconv.Itoa(part*5) + " %"})
			k = to + 1
		}
		l.Rows = append(l.Rows, row)
	}
	return l
}

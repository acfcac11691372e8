package chart

import (
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

func sampleGaps() Gaps {
	row := func(label string, v, lo, hi float64, text, within string) GapsRow {
		return GapsRow{Label: label, Measure: Measure{Value: v, Text: text, Lo: lo, Hi: hi, HasInterval: within != ""}, Range: within}
	}
	found := func(tone Tone, of GapsRow) GapsRow {
		of.Found, of.Tone, of.Note = true, tone, "chance hardly explains it"
		return of
	}
	rough := row("Reinvention in Service desk", 20, 0, 0, "about +20", "")
	rough.Kind = Rounded
	return Gaps{
		Alt:   Alt{ID: "gaps", Title: "Those who manage place the practices higher", Desc: "Three of six differences are marked."},
		Names: GapsNames{"chance hardly explains it", "chance may explain it", "95 % interval", "told roughly"},
		Limit: 40, Ticks: [5]string{"−40", "−20", "0", "+20", "+40"},
		Groups: []GapsGroup{
			{Left: "← higher for those who do the work", Right: "higher for those who manage →", Rows: []GapsRow{
				found(Dismantling, row("Dismantling in Change enablement", 22.1, 10.4, 33.9, "+22", "+10 to +34")),
				found(Alignment, row("Alignment in Software development and management", -14.2, -21, -7.3, "−14", "−21 to −7")),
				row("Reinvention in Incident management", 6, -4, 16.1, "+6", "−4 to +16"), rough}},
			{Left: "← higher for those who are served", Right: "higher for those who do the work →", Rows: []GapsRow{
				found(Reinvention, row("Reinvention in Service desk", 18, 6, 29.4, "+18", "+6 to +29")),
				row("Alignment in Service desk", 0, -9, 9, "0", "−9 to +9")}},
		},
	}
}

func randomGaps(r *rand.Rand) Gaps {
	g := sampleGaps()
	g.Groups, g.Limit = nil, wild(r)
	g.Names = GapsNames{randomText(r, 6), maybe(r, 2, randomText(r, 6)), randomText(r, 4), randomText(r, 4)}
	for i := range g.Ticks {
		g.Ticks[i] = strconv.Itoa(r.IntN(200) - 100)
	}
	g.Ticks[r.IntN(5)] = randomText(r, 3)
	for range r.IntN(4) {
		group := GapsGroup{Left: randomText(r, 9), Right: maybe(r, 2, randomText(r, 9))}
		for range r.IntN(5) {
			m := randomMeasure(r)
			m.Value, m.Lo, m.Hi = m.Value-50, m.Lo-60, wild(r)
			m.Text = "+" + m.Text + maybe(r, 9, randomText(r, 5))
			group.Rows = append(group.Rows, GapsRow{Label: randomText(r, 12), Note: maybe(r, 2, randomText(r, 6)), Found: r.IntN(2) == 0,
				Tone: Tone(r.IntN(6)), Measure: m, Kind: Kind(r.IntN(4)), Range: maybe(r, 2, "−12 to +100")})
		}
		g.Groups = append(g.Groups, group)
	}
	return g
}

// What is found has a colour, a word beneath its label and an entry in the key;
// the rest is grey.
func TestGapsMarkWhatIsFound(t *testing.T) {
	row := GapsRow{Label: "Dismantling", Note: "hardly chance", Found: true, Tone: Dismantling, Measure: Measure{Value: 10, Text: "+10", Lo: 4, Hi: 16, HasInterval: true}}
	grey := row
	grey.Found, grey.Note = false, ""
	for _, c := range []struct {
		row     GapsRow
		has     string
		lacks   string
		inKey   string
		missing string
	}{
		{row, `class="m tx"`, `class="m c"`, ">found<", ">open<"},
		{grey, `class="m c"`, `class="m tx"`, ">open<", ">found<"},
	} {
		for _, size := range []Size{Wide, Narrow} {
			svg := string(Gaps{Names: GapsNames{Found: "found", Open: "open"}, Limit: 20, Groups: []GapsGroup{{Rows: []GapsRow{c.row}}}}.SVG(size))
			if !strings.Contains(svg, c.has) || strings.Contains(svg, c.lacks) || !strings.Contains(svg, c.inKey) || strings.Contains(svg, c.missing) {
				t.Errorf("found %v, size %d: %s", c.row.Found, size, svg)
			}
			if c.row.Found != strings.Contains(svg, ">hardly chance<") {
				t.Errorf("found %v, size %d: the word beneath the label", c.row.Found, size)
			}
		}
	}
}

// A difference lies where the scale has it: in the wide figure the lane runs
// from 216 to 720 − 12 − 44, as 44 is what the differences take, and zero is its
// middle; values beyond the ends are held at them.
func TestGapsPlaces(t *testing.T) {
	for _, c := range []struct{ limit, value, want float64 }{
		{20, 0, 440}, {20, 10, 552}, {20, -20, 216}, {20, 90, 664}, {0, 5, 440},
	} {
		g := Gaps{Limit: c.limit, Groups: []GapsGroup{{Rows: []GapsRow{{Label: "x", Found: true, Measure: Measure{Value: c.value, Text: "+1"}}}}}}
		m := regexp.MustCompile(`<circle class="m" cx="([\d.]+)"`).FindStringSubmatch(string(g.SVG(Wide)))
		if m == nil {
			t.Fatalf("%v: no mark", c)
		}
		if x, _ := strconv.ParseFloat(m[1], 64); x != c.want {
			t.Errorf("limit %v, value %v: at %v, want %v", c.limit, c.value, x, c.want)
		}
	}
}

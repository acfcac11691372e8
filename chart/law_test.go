package chart

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A drawnText is a text as it stands in a figure, measured from its place,
// its classes and the sizes in figures.css.
type drawnText struct {
	text    string
	corners [4]point
}

// parse reads a figure back: its view box, its texts, and what breaks the
// rules of the page.
func parse(svg []byte, sizes map[string]face) (view box, texts []drawnText, faults []string) {
	d := xml.NewDecoder(bytes.NewReader(svg))
	var open *xml.StartElement
	var depth int
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return view, texts, append(faults, "not XML: "+err.Error())
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			depth++
			for _, a := range tok.Attr {
				n := a.Name.Local
				if n == "style" || n == "fill" || n == "stroke" || strings.HasPrefix(n, "on") {
					faults = append(faults, "attribute "+n)
				}
			}
			switch tok.Name.Local {
			case "style", "script", "foreignObject":
				faults = append(faults, "element "+tok.Name.Local)
			case "svg":
				fmt.Sscanf(attr(tok, "viewBox"), "%f %f %f %f", &view.x0, &view.y0, &view.x1, &view.y1)
			case "text":
				open = &tok
			}
		case xml.CharData:
			if open != nil {
				texts = append(texts, textBox(*open, string(tok), sizes))
				open = nil
			}
		case xml.EndElement:
			depth--
		}
	}
	if depth != 0 {
		faults = append(faults, "unclosed element")
	}
	return view, texts, faults
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func textBox(e xml.StartElement, s string, sizes map[string]face) drawnText {
	f := sizes[""]
	for c := range strings.FieldsSeq(attr(e, "class")) {
		if g, ok := sizes[c]; ok {
			f.px = cmpOr(g.px, f.px)
			f.bold = f.bold || g.bold
		}
	}
	x, _ := strconv.ParseFloat(attr(e, "x"), 64)
	y, _ := strconv.ParseFloat(attr(e, "y"), 64)
	w := f.width(s)
	switch classes := strings.Fields(attr(e, "class")); {
	case slices.Contains(classes, "mid"):
		x -= w / 2
	case slices.Contains(classes, "end"):
		x -= w
	}
	b := box{x, y - f.px*ascent, x + w, y + f.px*descent}
	t := drawnText{s, [4]point{{b.x0, b.y0}, {b.x1, b.y0}, {b.x1, b.y1}, {b.x0, b.y1}}}
	var deg, cx, cy float64
	if n, _ := fmt.Sscanf(attr(e, "transform"), "rotate(%f %f %f)", &deg, &cx, &cy); n == 3 {
		sin, cos := math.Sincos(deg * math.Pi / 180)
		for i, p := range t.corners {
			t.corners[i] = point{cx + (p.x-cx)*cos - (p.y-cy)*sin, cy + (p.x-cx)*sin + (p.y-cy)*cos}
		}
	}
	return t
}

func cmpOr(a, b float64) float64 {
	if a != 0 {
		return a
	}
	return b
}

// overlap says whether two rectangles share more than a tenth of a unit, by
// the axes of both (separating axis theorem).
func overlap(a, b [4]point) bool {
	for _, r := range [2][4]point{a, b} {
		for i := range 2 {
			nx, ny := r[i+1].x-r[i].x, r[i+1].y-r[i].y
			l := math.Hypot(nx, ny)
			if l == 0 {
				continue
			}
			lo, hi := math.Inf(1), math.Inf(-1)
			lo2, hi2 := lo, hi
			for k := range 4 {
				p, q := (a[k].x*nx+a[k].y*ny)/l, (b[k].x*nx+b[k].y*ny)/l
				lo, hi, lo2, hi2 = min(lo, p), max(hi, p), min(lo2, q), max(hi2, q)
			}
			if hi <= lo2+0.1 || hi2 <= lo+0.1 {
				return false
			}
		}
	}
	return true
}

// check gives everything that is wrong with a figure.
func check(svg []byte, sizes map[string]face) []string {
	view, texts, faults := parse(svg, sizes)
	frame := view.grow(0.1)
	for i, t := range texts {
		for _, p := range t.corners {
			if !frame.holds(p) {
				faults = append(faults, fmt.Sprintf("%q leaves the figure at %.1f, %.1f of %v", t.text, p.x, p.y, view))
				break
			}
		}
		for _, o := range texts[:i] {
			if overlap(t.corners, o.corners) {
				faults = append(faults, fmt.Sprintf("%q overlaps %q", t.text, o.text))
			}
		}
	}
	if long := regexp.MustCompile(`\.\d\d`).Find(regexp.MustCompile(`>[^<]*<`).ReplaceAll(svg, []byte("><"))); long != nil {
		faults = append(faults, "a coordinate with two decimals")
	}
	return faults
}

// cssSizes reads the sizes and weights of text from figures.css.
func cssSizes(t *testing.T) map[string]face {
	t.Helper()
	css, err := os.ReadFile("../static/figures.css")
	if err != nil {
		t.Fatal(err)
	}
	sizes := map[string]face{}
	for _, m := range regexp.MustCompile(`(?m)^([^{}/*]+)\{([^}]*)\}`).FindAllStringSubmatch(string(css), -1) {
		px := regexp.MustCompile(`font-size: ([\d.]+)px`).FindStringSubmatch(m[2])
		bold := strings.Contains(m[2], "font-weight: 600")
		if px == nil && !bold {
			continue
		}
		for sel := range strings.SplitSeq(m[1], ",") {
			class := strings.TrimPrefix(strings.TrimSpace(sel), ".fig ")
			class = strings.TrimPrefix(strings.TrimPrefix(class, "text"), ".")
			f := sizes[class]
			f.class, f.bold = class, f.bold || bold
			if px != nil {
				f.px, _ = strconv.ParseFloat(px[1], 64)
			}
			sizes[class] = f
		}
	}
	return sizes
}

// The faces that the drawing measures with are those of the style sheet, and
// none is smaller than 12.
func TestFacesAreThoseOfTheStyleSheet(t *testing.T) {
	sizes := cssSizes(t)
	for _, f := range []face{body, compact, strong, small, note, alert, region} {
		got, ok := sizes[f.class]
		if got.px == 0 {
			got.px = sizes[""].px
		}
		if !ok || got.px != f.px || got.bold != f.bold || f.px < 12 {
			t.Errorf("class %q: style sheet %v %v, drawing %v %v", f.class, got.px, got.bold, f.px, f.bold)
		}
	}
}

func TestSamplesKeepTheRules(t *testing.T) {
	sizes := cssSizes(t)
	if got := sizes[big.class]; got.px != big.px || got.bold != big.bold {
		t.Errorf("class %q: style sheet %v %v, drawing %v %v", big.class, got.px, got.bold, big.px, big.bold)
	}
	for name, fig := range samples() {
		for _, size := range []Size{Wide, Narrow} {
			svg := fig.SVG(size)
			for _, f := range append(check(svg, sizes), outside(svg)...) {
				t.Errorf("%s %d: %s", name, size, f)
			}
		}
	}
}

// Whatever is drawn: valid XML, no style, no text over text, none outside,
// the same bytes again.
func TestRandomFiguresKeepTheRules(t *testing.T) {
	sizes := cssSizes(t)
	for seed := range uint64(120) {
		figures := randomFigures(seed)
		maps.Copy(figures, randomRecordFigures(seed))
		for name, fig := range figures {
			for _, size := range []Size{Wide, Narrow} {
				svg := fig.SVG(size)
				for _, f := range append(check(svg, sizes), outside(svg)...) {
					t.Errorf("seed %d, %s, size %d: %s", seed, name, size, f)
				}
				if !bytes.Equal(svg, fig.SVG(size)) {
					t.Errorf("seed %d, %s: not the same twice", seed, name)
				}
			}
		}
		if t.Failed() {
			return
		}
	}
}

// On a plane every mark gets its label, inside the frame, clear of all marks
// and all other labels, and with a leader where it is nearer to another mark.
func TestPlaneLabels(t *testing.T) {
	for seed := range uint64(300) {
		p := randomPlane(rand.New(rand.NewPCG(seed, 1)))
		for _, size := range []Size{Wide, Narrow} {
			for _, f := range labelFaults(p.layout(size)) {
				t.Errorf("seed %d, size %d: %s", seed, size, f)
			}
		}
	}
}

// The names of references yield: those of all other marks stand where they
// would if there were no names of references.
func TestPlaneReferencesYield(t *testing.T) {
	for seed := range uint64(100) {
		p := randomPlane(rand.New(rand.NewPCG(seed, 2)))
		bare := p
		bare.Marks = slices.Clone(p.Marks)
		for i := range bare.Marks {
			if bare.Marks[i].Kind == Reference {
				bare.Marks[i].Label, bare.Marks[i].Warning = "", ""
				p.Marks[i].Warning = ""
			}
		}
		for _, size := range []Size{Wide, Narrow} {
			if got, want := measuredTags(p.layout(size)), measuredTags(bare.layout(size)); !slices.Equal(got, want) {
				t.Errorf("seed %d, size %d: with references %v, without %v", seed, size, got, want)
			}
		}
	}
}

func measuredTags(l *planeLayout) (at []box) {
	for _, t := range l.tags {
		if !t.yields {
			at = append(at, t.at)
		}
	}
	return at
}

// In a narrow figure too many for it, each name is near its mark or in the
// key, under the number that stands beside the mark.
func TestPlaneNumbers(t *testing.T) {
	l := samplePlaneReferences().layout(Narrow)
	var key []string
	for i, tag := range l.numbered {
		if got := tag.chosen.lines; !slices.Equal(got, []string{strconv.Itoa(i + 1)}) {
			t.Errorf("%s bears %q, not %d", tag.full, got, i+1)
		}
		key = append(key, tag.full)
	}
	want := []string{"Incident management – borrowed", "Problem management", "Service desk", "Service request management",
		"DevOps", "Site reliability engineering", "ITIL 4", "ITIL Practitioner", "VeriSM"}
	if !slices.Equal(key, want) {
		t.Errorf("the key has %q, want %q", key, want)
	}
	if n := len(samplePlaneReferences().layout(Wide).numbered); n != 0 {
		t.Errorf("a wide figure has %d numbers, want names", n)
	}
}

// A name is not written on an arrow where there is room beside it, and the
// arrow lies beneath the marks.
func TestPlaneArrow(t *testing.T) {
	p := samplePlane()
	p.Marks = []PlaneMark{{Label: "Change enablement", A: 60, D: 80, Arrow: true, ToA: 60, ToD: 20}, {Label: "Service desk", A: 58, D: 50}}
	for _, size := range []Size{Wide, Narrow} {
		l := p.layout(size)
		arrow := seg{point{l.x.at(60), l.y.at(80)}, point{l.x.at(60), l.y.at(20)}}
		for _, tag := range l.tags {
			if arrow.crosses(tag.at) {
				t.Errorf("size %d: %q is written on the arrow", size, tag.text)
			}
		}
		svg := string(p.SVG(size))
		if a, m := strings.Index(svg, `class="arrow"`), strings.Index(svg, `class="m"`); a < 0 || a > m {
			t.Errorf("size %d: the arrow at %d is not beneath the marks at %d", size, a, m)
		}
		if !strings.Contains(svg, "claimed") {
			t.Errorf("size %d: the key does not explain the arrow", size)
		}
	}
}

func labelFaults(l *planeLayout) (faults []string) {
	for i, t := range l.tags {
		if !t.placed {
			faults = append(faults, fmt.Sprintf("%q has no place", t.text))
			continue
		}
		if !t.at.within(l.plot) {
			faults = append(faults, fmt.Sprintf("%q leaves the frame", t.text))
		}
		for _, m := range l.Marks {
			if x, y := l.x.at(m.A), l.y.at(m.D); t.at.hits(box{x, y, x, y}.grow(m.radius())) {
				faults = append(faults, fmt.Sprintf("%q lies on the mark %q", t.text, m.Label))
			}
			other := point{l.x.at(m.A), l.y.at(m.D)}
			if other != t.mark && !t.far && t.at.nearest(other).distance(other) < t.at.nearest(t.mark).distance(t.mark) {
				faults = append(faults, fmt.Sprintf("%q seems to be the name of %q", t.text, m.Label))
			}
		}
		for _, o := range l.tags[:i] {
			if o.placed && o.at.hits(t.at) {
				faults = append(faults, fmt.Sprintf("%q lies on %q", t.text, o.text))
			}
		}
	}
	return faults
}

// Each check catches the fault that it is there for.
func TestChecksCatchPlantedFaults(t *testing.T) {
	sizes := cssSizes(t)
	good := string(samplePlane().SVG(Wide))
	plant := func(s string) []byte { return []byte(strings.Replace(good, "</svg>", s+"</svg>", 1)) }
	for _, tt := range []struct {
		name string
		svg  []byte
		want string
	}{
		{"cut XML", []byte(good[:len(good)-3]), "not XML"},
		{"raw text", plant(`<text x="600" y="540">a < b</text>`), "not XML"},
		{"style", plant(`<path style="fill:red" d="M0 0"/>`), "attribute style"},
		{"style element", plant(`<style>a{}</style>`), "element style"},
		{"colour", plant(`<path fill="#fff" d="M0 0"/>`), "attribute fill"},
		{"outside", plant(`<text x="700" y="540">too long for this</text>`), "leaves the figure"},
		{"overlap", plant(`<text x="100" y="540">one</text><text x="110" y="545">two</text>`), `"two" overlaps "one"`},
		{"slanting overlap", plant(`<text x="600" y="540">straight</text><text x="620" y="560" transform="rotate(-45 620 560)">slanting</text>`), `"slanting" overlaps "straight"`},
		{"precision", plant(`<path d="M1.25 0"/>`), "two decimals"},
	} {
		if got := strings.Join(check(tt.svg, sizes), "\n"); !strings.Contains(got, tt.want) {
			t.Errorf("%s: got %q, want it to say %q", tt.name, got, tt.want)
		}
	}
	l := samplePlane().layout(Narrow)
	for name, plant := range map[string]func(*tag){
		"leaves the frame": func(t *tag) { t.at.x1 += 400 },
		"lies on the mark": func(t *tag) { t.at = box{t.mark.x, t.mark.y, t.mark.x + 1, t.mark.y + 1} },
		"seems to be": func(t *tag) {
			t.at = box{l.tags[0].mark.x + 8, l.tags[0].mark.y, l.tags[0].mark.x + 9, l.tags[0].mark.y + 1}
		},
		"has no place": func(t *tag) { t.placed = false },
		"lies on":      func(t *tag) { t.at = l.tags[0].at },
	} {
		was := *l.tags[3]
		plant(l.tags[3])
		if got := strings.Join(labelFaults(l), "\n"); !strings.Contains(got, name) {
			t.Errorf("planted %q, got %q", name, got)
		}
		*l.tags[3] = was
	}
}

// The number of a stroke stands on the side away from the dot; at the end of
// the lane on the other; and nowhere if the dot is there.
func TestDotsPrintBothNumbers(t *testing.T) {
	for _, tt := range []struct {
		dot, stroke float64
		want        string
	}{
		{80, 40, `class="s end"`}, {20, 40, `class="s"`}, {20, 100, `class="s end"`}, {98, 100, ""},
	} {
		d := Dots{Groups: []DotsGroup{{Rows: []DotsRow{{Measure: Measure{Value: tt.dot}, Context: tt.stroke, ContextText: "record", HasContext: true}}}}}
		for _, size := range []Size{Wide, Narrow} {
			m := regexp.MustCompile(`<text (class="[a-z ]*")[^>]*>record<`).FindStringSubmatch(string(d.SVG(size)))
			if got := strings.Join(m[min(len(m), 1):], ""); got != tt.want {
				t.Errorf("a dot at %v, a stroke at %v, size %d: got %q, want %q", tt.dot, tt.stroke, size, got, tt.want)
			}
		}
	}
}

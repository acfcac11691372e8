package chart

import "strconv"

// A Plane shows alignment across and deconstruction up, both from 0 to 100,
// with one mark for each practice or team. Both axes have the same scale, so
// that the distance below the diagonal is how far alignment runs ahead.
//
// References are readings, not measurements: hollow diamonds with quiet names
// that give way to all others. In a narrow figure a mark whose name has no room
// near it bears a number, and the key below has the name.
type Plane struct {
	Alt      Alt
	X, Y     Axis // alignment, deconstruction
	AtX, AtY Line // the two thresholds
	Verdicts Verdicts
	Diagonal string // names the line of A = D
	Ahead    string // names what lies below it
	Names    PlaneNames
	Marks    []PlaneMark // up to about 20; those first in the list are drawn last
}

// An Axis has a title and a name for each of its ends.
type Axis struct{ Title, Low, High string }

// Verdicts are the names of the four quadrants.
type Verdicts struct{ Entrenched, Aligned, Pioneering, Renaissance string }

// PlaneNames are the words of the key. A word that is empty, or whose symbol
// does not occur, is left out.
type PlaneNames struct {
	Kinds    [4]string // by Kind
	Context  string    // marks drawn grey
	Interval string
	Arrow    string // from claimed to corroborated
	Warning  string
}

// A PlaneMark is one practice, team or reference on the plane.
type PlaneMark struct {
	Label              string // empty: the mark is drawn without a name
	A, D               float64
	ALo, AHi, DLo, DHi float64
	HasInterval        bool
	Kind               Kind
	Warning            string // set: the mark fails the rule of its place and is drawn with a ring and this text
	Context            bool   // grey, behind the others
	Arrow              bool   // an arrow leads to ToA, ToD: from claimed to corroborated
	ToA, ToD           float64
}

// SVG draws the plane.
func (p Plane) SVG(size Size) []byte {
	l := p.layout(size)
	l.field()
	l.regions()
	l.data()
	l.axes()
	height := l.key()
	return l.c.finish("fig-plane", height, p.Alt)
}

const markRadius = 5

// A planeLayout is a plane with all its places decided.
type planeLayout struct {
	Plane
	c     *canvas
	plot  box
	x, y  scale
	texts []placedText
	tags  []*tag

	levelInKey bool   // the level threshold is named in the key
	numbered   []*tag // whose names stand in the key, by the numbers beside their marks
}

// A placedText is a fixed text with the room that it takes.
type placedText struct {
	face    face
	anchor  anchor
	x, y    float64
	degrees int
	lines   []string
}

func (p Plane) layout(size Size) *planeLayout {
	l := &planeLayout{Plane: p, c: newCanvas(size)}
	l.plot = boxAt(50, 0, 500, 500)
	nameX := small.wrap(p.AtX.Label, 220, 2)
	if size == Narrow {
		l.plot = boxAt(46, 0, 282, 282)
	}
	down := small.lines(len(nameX)) + 10
	l.plot.y0 += down
	l.plot.y1 += down
	l.x, l.y = scale{l.plot.x0, l.plot.x1}, scale{l.plot.y1, l.plot.y0}
	half := small.widest(nameX) / 2
	l.texts = append(l.texts, placedText{
		face: small, anchor: middle, lines: nameX, y: 2,
		x: min(max(l.x.at(p.AtX.Value), half), l.c.w-half),
	})
	pl := l.obstacles()
	l.name(pl)
	for _, m := range p.Marks {
		if t := l.tag(m); t != nil {
			pl.tags = append(pl.tags, t)
		}
	}
	pl.run()
	l.tags = pl.tags
	l.number()
	return l
}

// number writes numbers where names found no room, in the order of the marks.
func (l *planeLayout) number() {
	for _, t := range l.tags {
		if t.isShort {
			l.numbered = append(l.numbered, t)
			t.chosen.lines = []string{strconv.Itoa(len(l.numbered))}
		}
	}
}

// obstacles gives a placer that knows the marks and the lines.
func (l *planeLayout) obstacles() *placer {
	pl := &placer{frame: l.plot.grow(-3)}
	ax, ay := l.x.at(l.AtX.Value), l.y.at(l.AtY.Value)
	pl.soft = append(pl.soft,
		seg{point{ax, l.plot.y0}, point{ax, l.plot.y1}},
		seg{point{l.plot.x0, ay}, point{l.plot.x1, ay}},
		seg{point{l.plot.x0, l.plot.y1}, point{l.plot.x1, l.plot.y0}})
	for _, m := range l.Marks {
		at := point{l.x.at(m.A), l.y.at(m.D)}
		pl.marks = append(pl.marks, at)
		pl.hard = append(pl.hard, box{at.x, at.y, at.x, at.y}.grow(m.radius()))
		if m.HasInterval {
			pl.soft = append(pl.soft,
				seg{point{l.x.at(m.ALo), at.y}, point{l.x.at(m.AHi), at.y}},
				seg{point{at.x, l.y.at(m.DHi)}, point{at.x, l.y.at(m.DLo)}})
		}
		if m.Arrow {
			pl.arrows = append(pl.arrows, seg{at, point{l.x.at(m.ToA), l.y.at(m.ToD)}})
		}
	}
	return pl
}

// radius is that of the mark with its outline.
func (m PlaneMark) radius() float64 {
	if m.Warning != "" {
		return markRadius + 4
	}
	return markRadius + 1
}

func (l *planeLayout) tag(m PlaneMark) *tag {
	t := &tag{
		mark: point{l.x.at(m.A), l.y.at(m.D)}, r: m.radius(),
		face: body, text: printable(m.Label), warn: printable(m.Warning),
	}
	if t.full = t.text; t.warn != "" {
		t.full += " – " + t.warn
	}
	if m.Context {
		t.face = small
	}
	if m.Kind == Reference {
		t.face, t.yields = note, true
	}
	if t.text == "" && t.warn == "" {
		return nil
	}
	if l.c.size == Wide {
		t.fit(150, 200)
		return t
	}
	if t.face == body {
		t.face = compact
	}
	if t.text != "" {
		t.short = "00" // as wide as any number will be
	}
	t.fit(104, 160)
	return t
}

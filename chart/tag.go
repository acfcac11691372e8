package chart

import "strings"

// A tag is the label of a mark: up to three lines and a warning beneath.
type tag struct {
	mark   point
	r      float64 // of the mark, with its outline
	face   face
	text   string // the name, or what stands for it
	warn   string
	width  float64 // that the text may take
	shapes []shape // to choose from, the best first
	chosen shape   // the one chosen
	at     box     // where the placer put it
	anchor anchor
	far    bool // so far off, or so near another mark, that a leader joins it to its own
	leader seg  // from the edge of the mark to the label
	placed bool

	yields  bool   // to the tags of measured marks
	full    string // what the key says where something stands for it
	short   string // stands for the text where there is no room for it beside the mark; may be empty
	isShort bool   // it does
}

// A shape is a way to break a tag into lines.
type shape struct {
	lines, warns []string
	w, h         float64
}

// shape breaks the tag into at most n lines of a width.
func (t *tag) shape(width float64, n int) shape {
	s := shape{lines: t.face.wrap(t.text, width, n), warns: alert.wrap(t.warn, width, n)}
	s.w, s.h = t.face.widest(s.lines), t.face.lines(len(s.lines))
	if len(s.warns) > 0 {
		s.w = max(s.w, alert.widest(s.warns))
		s.h = float64(leading*float64(len(s.lines))) + alert.lines(len(s.warns))
	}
	return s
}

// cut says whether the name did not fit into the lines.
func (s shape) cut() bool {
	return len(s.lines) > 0 && strings.HasSuffix(s.lines[len(s.lines)-1], "…")
}

// fit decides how the tag may be broken: into lines of a width, or of its
// longest word up to most, or, second best, more narrowly if no word is cut.
func (t *tag) fit(width, most float64) {
	longest := 0.0
	for word := range strings.FieldsSeq(t.text) {
		longest = max(longest, t.face.width(word))
	}
	t.width = max(width, min(longest+1, most))
	t.shapes = []shape{t.shape(t.width, 3)}
	for widest := 1.6 * t.width; t.shapes[0].cut() && t.width < widest; {
		t.width += 8
		t.shapes[0] = t.shape(t.width, 3)
	}
	tight := max(longest+1, t.width*0.6)
	if s := t.shape(tight, 3); len(s.lines) > len(t.shapes[0].lines) && tight <= t.width && !s.cut() {
		t.shapes = append(t.shapes, s)
	}
}

// put places a tag at b.
func (t *tag) put(b box, a anchor, far bool) {
	t.at, t.anchor, t.far = b, a, far
	t.leader = seg{}
	if !far {
		return
	}
	to := b.nearest(t.mark)
	t.leader = seg{to, to}
	if d := t.mark.distance(to); d > 0 {
		k := (t.r + 1) / d
		t.leader.a = point{t.mark.x + float64(k*(to.x-t.mark.x)), t.mark.y + float64(k*(to.y-t.mark.y))}
	}
}

// side gives the anchor that keeps a text close to its mark.
func side(b box, mark point) anchor {
	switch {
	case b.x0 > mark.x:
		return start
	case b.x1 < mark.x:
		return end
	}
	return middle
}

// print writes the lines of a placed tag.
func (t *tag) print(c *canvas) {
	x := t.at.mid().x
	switch t.anchor {
	case start:
		x = t.at.x0
	case end:
		x = t.at.x1
	}
	top := t.at.y0
	c.block(t.face, t.anchor, x, top, t.chosen.lines)
	c.block(alert, t.anchor, x, top+float64(leading*float64(len(t.chosen.lines))), t.chosen.warns)
}

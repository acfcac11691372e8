package chart

import (
	"rubble/report"
	"rubble/wording"
)

// Robustness shows, row by row, in how many of a hundred alternatives a thing
// gets which name: a bar of parts, each named where it lies. The first part is
// dark, since it keeps the name that the thing has; the others are pale.
type Robustness struct {
	Alt  Alt
	Line Line // from which on a name is said to hold
	Rows []RobustnessRow
}

// A RobustnessRow is one thing.
type RobustnessRow struct {
	Label   string
	Note    string // a quiet line beneath the label; may be empty
	Parts   []Part // that which keeps the name first, although others may be larger
	Missing string // set: printed in place of the bar
}

// A Part is how much of the alternatives gives one name.
type Part struct {
	Share float64 // 0 to 1
	Text  string  // the name with the share, as printed
}

// SVG draws the bars.
func (b Robustness) SVG(size Size) []byte {
	r := newRows(size, 188, 12, 0)
	r.y = 2
	r.lineNames([]Line{b.Line})
	r.begin()
	for _, row := range b.Rows {
		label := rowLabel{text: row.Label, sub: row.Note}
		if row.Missing != "" {
			r.missing(label, row.Missing)
			continue
		}
		row.draw(r, r.row(label, barDeep+partNames)-partNames/2)
	}
	r.end()
	return r.c.finish("fig-robustness", r.guides([]Line{b.Line}), b.Alt)
}

// partNames is the height that names beneath a bar take.
const partNames = 18

// The looks of a part that keeps the name, and of one that does not.
var (
	keptFace  = face{"s on5", 12, false}
	otherFace = compact
)

// draw draws a bar about y, and beneath it the names that do not fit into
// their parts.
func (row RobustnessRow) draw(r *rows, y float64) {
	at := 0.0
	var beneath []partName
	for i, p := range row.Parts {
		class, f := "across", otherFace
		if i == 0 {
			class, f = "bar hi", keptFace
		}
		b := box{r.x.at(100 * at), y - barDeep/2, r.x.at(100 * (at + p.Share)), y + barDeep/2}
		at += p.Share
		mid := b.mid().x
		if b.w() > 3 {
			b.x1-- // a sliver of paper
		}
		if b.w() > 0 {
			r.c.path(class, path{}.rect(b))
		}
		if text := printable(p.Text); f.width(text) <= b.w()-8 {
			r.c.text(f, middle, mid, y+float64(f.px*0.36), text)
		} else {
			beneath = append(beneath, partName{mid, text})
		}
	}
	r.below(beneath, y+barDeep/2+14)
}

// A partName is what stands below a part too short for it.
type partName struct {
	mid  float64 // of the part
	text string
}

// below prints names on one line, in their order, each as near below its part
// as the others let it stand.
func (r *rows) below(names []partName, y float64) {
	const apart = 10
	left, right := r.x.x0, r.x.x1
	room := (right-left)/float64(max(len(names), 1)) - apart
	from := make([]float64, len(names))
	for i := range names {
		names[i].text = small.cut(names[i].text, room)
		w := small.width(names[i].text)
		from[i] = max(names[i].mid-w/2, left)
		left = from[i] + w + apart
	}
	for i := len(names) - 1; i >= 0; i-- {
		w := small.width(names[i].text)
		from[i] = min(from[i], right-w)
		right = from[i] - apart
		r.c.text(small, start, from[i], y, names[i].text)
	}
}

// NewRobustness draws how often alternative scorings give which verdict on the
// organisation's practices.
func NewRobustness(id string, w report.Wave, words wording.Figure, s *wording.Speaker) Robustness {
	b := Robustness{Alt: Alt{ID: id, Title: words.Title, Desc: words.Alt}, Line: Line{100 * wording.Firm, s.Of100(wording.Firm)}}
	for _, p := range w.Practices {
		row := RobustnessRow{Label: s.Practice(p.ID), Note: s.Rank(w, p)}
		if p.Robustness == nil {
			row.Missing = s.RobustnessUntold(p)
		} else {
			for _, v := range wording.RobustnessVerdicts(p) {
				row.Parts = append(row.Parts, Part{v.Share, s.VerdictPart(v)})
			}
		}
		b.Rows = append(b.Rows, row)
	}
	return b
}

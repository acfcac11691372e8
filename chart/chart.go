// Package chart draws the figures of a report as static SVG.
//
// Each figure is a plain value: labels and numbers that are already rounded
// and released, with everything that is printed given as a string in the
// reader's language. Drawing one decides nothing about what may be seen.
//
// A figure is drawn twice, [Wide] for a page and [Narrow] for a telephone. It
// holds classes and geometry only; colours, strokes and type come from
// figures.css through the custom properties of the page, so that light, dark,
// print and brand need no second drawing and a strict content security policy
// holds. Marks differ by shape as well as by colour.
//
// Text is measured with a table of advance widths instead of a font, wrapped
// where it is long and, last of all, cut with an ellipsis: the table that
// stands beside every figure has it in full. The same value gives the same
// bytes on every machine.
package chart

// A Size is the width that a figure is drawn for.
type Size uint8

const (
	Wide   Size = iota // 720 units, for a page
	Narrow             // 340 units, for a screen of 360 pixels
)

func (s Size) width() float64 {
	if s == Narrow {
		return 340
	}
	return 720
}

func (s Size) class() string {
	if s == Narrow {
		return "fig-narrow"
	}
	return "fig-wide"
}

// An Alt is what a reader who does not see the figure is told.
type Alt struct {
	ID    string // begins every id in the figure; unique on the page, the size is added to it
	Title string // what the figure is
	Desc  string // what it shows: the finding
}

// A Kind says what a mark rests on, and so its shape.
type Kind uint8

const (
	Measured  Kind = iota // individual answers: filled
	Consensus             // a team's joint answer: filled square
	Rounded               // few answers, rounded figures: hollow
	Reference             // a reading, not a measurement: hollow diamond
)

// A Tone is the meaning of a colour; it is the same in every figure.
type Tone uint8

const (
	Ink Tone = iota
	Alignment
	Dismantling
	Reinvention
)

func (t Tone) class() string { return [...]string{"", "ta", "tx", "tr"}[t%4] }

// A Line is a named value on a scale from 0 to 100, such as a threshold.
type Line struct {
	Value float64
	Label string // may be empty: the line is drawn, but not named
}

// A Measure is one figure on a scale from 0 to 100.
type Measure struct {
	Value       float64
	Text        string // the value as printed
	Lo, Hi      float64
	HasInterval bool // Lo and Hi are set
}

// wide says whether an interval can be seen: where everybody answered it has no
// width.
func (m Measure) wide() bool { return m.HasInterval && m.Hi > m.Lo }

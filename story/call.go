package story

import (
	"slices"

	"rubble/diag"
	"rubble/model"
)

// A Call is a shortcode, checked: what it names is in the model, and it stands
// where what it calls for can be shown.
type Call struct {
	Name     string // score, chart, norm or experiment
	What     string // which figure, chart, norm or card
	Practice string // of a score, and of a chart of one practice
	Alone    bool   // its paragraph holds nothing else
	Pos      diag.Pos
}

// Names are what shortcodes may call for.
type Names struct {
	Model       *model.Model
	Practices   []string // ids of those assessed
	Experiments []string // ids of cards
	Teams       []string // ids of those that answered
	IsSlug      func(string) bool
}

// shortcodes there are.
var shortcodes = []string{"chart", "experiment", "norm", "score"}

// A checker checks one shortcode.
type checker struct {
	names    Names
	pos      diag.Pos
	problems *diag.List
}

// calls finds and checks the shortcodes of a page, and where they stand.
func calls(p model.Page, names Names, problems *diag.List) []Call {
	refuseMark(p, problems)
	tags := find(p.Text)
	page := layOut(p.Text, tags)
	if page.first >= 0 {
		problems.Errorf(place(p, page.first), "a heading of the first order, which the title of the page is already").WithHint("begin it with ##")
	}
	if page.html >= 0 {
		problems.Warnf(place(p, page.html), "HTML, which is left out of the page").WithHint("write Markdown, or < as &lt;")
	}
	var out []Call
	for i, t := range tags {
		c := checker{names, place(p, t.from), problems}
		s, wrong := t.parse()
		if wrong != nil {
			problems.Errorf(c.pos, "%s", wrong.what).WithHint("%s", wrong.do)
			continue
		}
		call := c.check(s)
		c.stands(call, page.stands[i])
		call.Alone, call.Pos = page.stands[i] == alone, c.pos
		out = append(out, call)
	}
	return out
}

func (c checker) check(s said) Call {
	switch s.name {
	case "score":
		return c.score(s)
	case "chart":
		return c.chart(s)
	case "norm":
		return c.norm(s)
	case "experiment":
		return c.experiment(s)
	}
	c.oneOf("shortcode", s.name, shortcodes)
	return Call{Name: s.name}
}

// stands says what cannot stand where it does. A figure, a norm and a card are
// more than a line of text can hold.
func (c checker) stands(call Call, at stand) {
	switch {
	case !slices.Contains(shortcodes, call.Name):
	case at == lost:
		c.problems.Errorf(c.pos, "shortcode %s stands in code, HTML or an address, where nothing can be shown", call.Name).
			WithHint("to print it as it stands, write {{</* and */>}} around its text")
	case at == inHeading:
		c.problems.Errorf(c.pos, "shortcode %s stands in a heading", call.Name).WithHint("put it in the text below")
	case at == inText && call.Name != "score":
		c.problems.Errorf(c.pos, "shortcode %s stands among words", call.Name).WithHint("give it a line of its own, with an empty line before and after it")
	}
}

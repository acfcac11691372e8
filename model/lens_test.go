package model

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const lFile = "content/lenses/lens.md"

// tinyLens is whole: a set of two parts, of which scores speak of the first,
// and nothing of the second.
const tinyLens = `+++
title = 'Lens'
summary = 'For tests.'
unseen = 'What it cannot see. Nor that.'
sources = ['Work, 1999']
[[sets]]
key = 'parts'
name = 'Parts'
asks = 'What is asked.'
[[sets.parts]]
key = 'one'
name = 'One'
text = 'The first part.'
practices = ['p']
facets = ['flow', 'relief']
norms = ['p/a', 'common/deep']
evidence = ['trace']
cards = ['target']
why = 'They speak of it.'
[[sets.parts]]
key = 'two'
name = 'Two'
text = 'The second part.'
unseen = 'Nobody sees it.'
+++
Prose of the lens.
`

const works = "\n\tsources is a list of works, each with author, title and year"

// Each mistake is made in the tiny lens, which has none; the whole of what is
// said of it.
func TestLensMistakes(t *testing.T) {
	const one, two = "part \"one\" of lens \"lens\" ", "part \"two\" of lens \"lens\" "
	const twoSentences = "lens \"lens\" says in fewer than two sentences what it cannot see\n\tunseen says which of its concerns no score here speaks of"
	const reach = "\n\tname it in " + lFile + ", or say at the end of its own front matter, in a table [lenses], lens = [\"set/part\"], or in a table [apart] why not"
	for _, c := range []struct{ name, old, new, want string }{
		{"no title", "'Lens'", "' '", lFile + ":2:9: lens \"lens\" has no title"},
		{"no summary", "summary = 'For tests.'\n", "", lFile + ":1:1: lens \"lens\" has no summary"},
		{"one sentence on what it cannot see", " Nor that.", "", lFile + ":4:10: " + twoSentences},
		{"nothing on what it cannot see", "unseen = 'What it cannot see. Nor that.'\n", "", lFile + ":1:1: " + twoSentences},
		{"no sources", "'Work, 1999'", "", lFile + ":5:11: lens \"lens\" names no source" + works},
		{"an empty source", "'Work, 1999'", "'Work, 1999', ''", lFile + ":5:26: lens \"lens\" names a source that is empty"},
		{"a set without a key", "key = 'parts'\n", "", lFile + ":6:1: key \"\": keys are of a–z, 0–9 and -, at most 80 bytes"},
		{"a set without a name", "name = 'Parts'\n", "", lFile + ":6:1: set \"parts\" of lens \"lens\" has no name"},
		{"a set that asks nothing", "'What is asked.'", "''", lFile + ":9:8: set \"parts\" of lens \"lens\" has no asks"},
		{"a set twice", "[[sets.parts]]\nkey = 'two'", "[[sets]]\nkey = 'parts'\nname = 'N'\nasks = 'A.'\n[[sets.parts]]\nkey = 'two'",
			lFile + ":21:7: set \"parts\" stands twice"},
		{"a set without parts", "+++\nProse", "[[sets]]\nkey = 'more'\nname = 'N'\nasks = 'A.'\n+++\nProse", lFile + ":25:1: set \"more\" of lens \"lens\" has no parts"},
		{"a part twice", "key = 'two'", "key = 'one'", lFile + ":21:7: part \"one\" stands twice"},
		{"a part without a name", "name = 'Two'\n", "", lFile + ":20:1: " + two + "has no name"},
		{"a part without a text", "text = 'The second part.'\n", "", lFile + ":20:1: " + two + "has no text"},
		{"scores without a reason", "why = 'They speak of it.'\n", "", lFile + ":10:1: " + one + "has no why\n\twhy says why its scores speak of it"},
		{"nothing and no reason", "unseen = 'Nobody sees it.'\n", "", lFile + ":20:1: " + two + "has no unseen\n\tname the scores that speak of it, or say in unseen what none of them sees"},
		{"a practice that there is not", "['p']", "['p', 'q']", lFile + ":14:19: " + one + "names practice \"q\", which there is not\n\tdid you mean \"p\"?"},
		{"a facet that there is not", "'relief'", "'releif'", lFile + ":15:19: " + one + "names facet \"releif\", which there is not\n\tdid you mean \"relief\"?"},
		{"a norm that there is not", "'common/deep'", "'deep'", lFile + ":16:17: " + one + "names norm \"deep\", which there is not"},
		{"an item for a norm", "'common/deep'", "'p/i1'", lFile + ":16:17: " + one + "names norm \"p/i1\", which there is not\n\tdid you mean \"p/a\"?"},
		{"evidence that there is not", "'trace'", "'trail'", lFile + ":17:13: " + one + "names fingerprint \"trail\", which there is not\n\tdid you mean \"trace\"?"},
		{"a field that cards do not have", "'target'", "'targets'", lFile + ":18:10: " + one + "names field of a card \"targets\", which there is not\n\tdid you mean \"target\"?"},
		{"a score twice", "'p/a', ", "'p/a', 'p/a', ", lFile + ":16:17: " + one + "names norm \"p/a\" twice"},
		{"a practice left out", "practices = ['p']\n", "", pFile + ":2:9: warning: practice \"p\" reaches no part of lens \"lens\"" + reach},
		{"apart and reached", "+++\nProse", "[apart]\np = 'Another field.'\n+++\nProse", lFile + ":26:5: practice \"p\" reaches lens \"lens\" and stands apart from it"},
		{"apart, and not there", "+++\nProse", "[apart]\nq-r = 'Another field.'\n+++\nProse", lFile + ":26:7: lens \"lens\" sets practice \"q-r\" apart, which there is not"},
		{"an unknown key of a part", "key = 'two'", "key = 'two'\nnorm = 'p/a'", lFile + ":22:1: unknown key \"norm\"\n\tdid you mean \"norms\"?"},
		{"no front matter", "+++\n", "", lFile + ":1: no front matter\n\ta page begins with TOML between two lines of +++"},
		{"CRLF keeps the lines", "\n", "\r\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, problems := Read(tiny(change(t, "lens.md", c.old, c.new)))
			if diff := cmp.Diff(c.want, texts(problems)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A practice may stand apart with a reason, and a lens needs sets.
func TestLensApart(t *testing.T) {
	without := strings.Replace(tinyLens, "practices = ['p']\n", "", 1)
	for _, c := range []struct{ name, text, want string }{
		{"with a reason", strings.Replace(without, "+++\nProse", "[apart]\np = 'It is of another field.'\n+++\nProse", 1), ""},
		{"without a reason", strings.Replace(without, "+++\nProse", "[apart]\np = ' '\n+++\nProse", 1), lFile + ":25:5: lens \"lens\" gives no reason why practice \"p\" stands apart"},
		{"no sets", "+++\ntitle = 'Lens'\nsummary = 'S.'\nunseen = 'A. B.'\nsources = ['Work, 1999']\n[apart]\np = 'So.'\n+++\n", lFile + ":2:9: lens \"lens\" has no sets of parts"},
	} {
		_, problems := Read(tiny(func(files map[string]string) { files["lenses/lens.md"] = c.text }))
		if diff := cmp.Diff(c.want, texts(problems)); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

// A practice says itself which parts of a lens it reaches; the file of the
// lens stays as it is.
func TestReach(t *testing.T) {
	for _, c := range []struct{ name, table, want string }{
		{"a part", "[lenses]\nlens = ['parts/one']\n", ""},
		{"a part twice", "[lenses]\nlens = ['parts/one', 'parts/one']\n", ""},
		{"no such lens", "[lenses]\nlens = ['parts/one']\nlenz = ['parts/one']\n", "content/practices/q.md:52:8: practice \"q\" speaks of lens \"lenz\", which there is not\n\tthe lenses are lens"},
		{"no such part", "[lenses]\nlens = ['parts/one', 'one']\n", "content/practices/q.md:51:22: lens \"lens\" has no part \"one\"\n\ta part is written as set/part: parts/one, parts/two"},
		{"a part without a reason", "[lenses]\nlens = ['parts/two']\n", lFile + ":20:1: part \"two\" of lens \"lens\" has no why\n\twhy says why its scores speak of it"},
		{"a text for a list", "[lenses]\nlens = 'parts/one'\n", "content/practices/q.md:51:8: lens: a list is expected here, a text was found\n\twrite lens = [\"…\"], also where it is one alone"},
	} {
		m, problems := Read(tiny(func(files map[string]string) {
			files["practices/q.md"] = strings.Replace(anew(files["practices/p.md"]), "[lenses]\nlens = ['parts/one']\n", c.table, 1)
		}))
		if diff := cmp.Diff(c.want, texts(problems)); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
		if problems.Failed() {
			continue
		}
		l, _ := m.Lens("lens")
		if diff := cmp.Diff([]string{"p", "q"}, l.Sets[0].Parts[0].Practices); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
		if !l.Reaches("q") || l.Reaches("r") {
			t.Errorf("%s: q is reached %v, r %v", c.name, l.Reaches("q"), l.Reaches("r"))
		}
	}
}

func TestLens(t *testing.T) {
	m, problems := Read(tiny(nil))
	if !problems.Empty() {
		t.Fatal(texts(problems))
	}
	l, ok := m.Lens("lens")
	if !ok || l.Prose.Title != "Lens" || l.Prose.Text != "Prose of the lens.\n" || l.Prose.Pos.String() != lFile+":26" {
		t.Errorf("%v, %+v", ok, l.Prose)
	}
	if one, two := l.Sets[0].Parts[0], l.Sets[0].Parts[1]; !one.Speaks() || two.Speaks() {
		t.Errorf("one speaks %v, two %v", one.Speaks(), two.Speaks())
	}
	if _, ok := m.Lens("Lens"); ok {
		t.Error("the title is an id")
	}
}

// A lens has a page of its name beside the one that lists all lenses.
func TestLensNames(t *testing.T) {
	_, problems := Read(tiny(func(files map[string]string) {
		files["lenses/index.md"] = files["lenses/lens.md"]
		delete(files, "lenses/lens.md")
	}))
	const want = "content/lenses/index.md: a lens cannot be called \"index\": the name is taken\n\tgive the file another name"
	if diff := cmp.Diff(want, texts(problems)); diff != "" {
		t.Error(diff)
	}
}

package score_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"rubble/model"
)

// tinyModel is the ladder and the thresholds of the real model with two facets
// of items on either axis.
const tinyModel = `
version = "0.0.1"
rungs = [
  {key = "taken-for-granted", alignment = 0.0, dismantling = 0.0, reinvention = 0.0},
  {key = "questioned", alignment = 0.25, dismantling = 0.10, reinvention = 0.0},
  {key = "relaxed", alignment = 1.0, dismantling = 0.20, reinvention = 0.0},
  {key = "suspended", alignment = 1.0, dismantling = 0.40, reinvention = 0.10},
  {key = "removed", alignment = 1.0, dismantling = 1.0, reinvention = 0.10},
  {key = "replaced", alignment = 1.0, dismantling = 1.0, reinvention = 1.0},
]
facets = [
  {key = "relief", axis = "alignment", ladder = true},
  {key = "flow", axis = "alignment"},
  {key = "automation", axis = "alignment"},
  {key = "replacement", axis = "reinvention", ladder = true},
  {key = "own-knowledge", axis = "reinvention"},
  {key = "trust", axis = "reinvention"},
]
[thresholds]
alignment = 50
deconstruction = 50
own_knowledge = 50
clear = 0.95
likely = 0.80
not_applicable = 0.3333333333333333
catalogue = 4
keystone_hold = 40
keystones = 3
stands_below = 30
gone_from = 70
`

// tiny is a model of one practice: norms n1 to n4, and an item for each facet,
// those for automation and trust reversed. n2, n3 and n4 rest on n1, n3 rests
// on n2 as well, and n1 on the only common norm.
func tiny(t testing.TB) *model.Model {
	t.Helper()
	norm := func(key string, restsOn ...string) string {
		text := strings.ReplaceAll("name = \"n\"\nstatement = \"s *\"\nneed = \"n\"\nseen = \"s\"\napart = \"a\"\nrungs = [\"* 0\", \"* 1\", \"* 2\", \"* 3\", \"* 4\", \"* 5\"]\n", "*", key)
		if len(restsOn) > 0 {
			text += fmt.Sprintf("rests_on = [\"%s\"]\n", strings.Join(restsOn, `", "`))
		}
		if key == "" {
			return text
		}
		return fmt.Sprintf("[[norms]]\nkey = %q\n", key) + text
	}
	item := func(facet string, reverse bool) string {
		return fmt.Sprintf("[[items]]\nkey = %q\nfacet = %q\ntext = \"on %s\"\nreverse = %v\nlength = \"short\"\n", facet, facet, facet, reverse)
	}
	page := func(front ...string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("+++\n" + strings.Join(front, "") + "+++\n")}
	}
	m, problems := model.Read(fstest.MapFS{
		"content/model.toml":       {Data: []byte(tinyModel)},
		"content/method/method.md": page("title = \"m\"\n"),
		"content/norms/ground.md":  page(norm("")),
		"content/references/.keep": {},
		"content/lenses/.keep":     {},
		"content/practices/p.md": page("title = \"p\"\ngroup = \"service\"\nobjection = \"Who objects?\"\n",
			norm("n1", "ground"), norm("n2", "n1"), norm("n3", "n2", "n1"), norm("n4", "n1"),
			item("flow", false), item("automation", true), item("own-knowledge", false), item("trust", true)),
	})
	for _, p := range problems.Sorted() {
		t.Fatal(p)
	}
	return m
}

package site

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// printed is a section of a page as it was written, from its heading to the next.
func printed(t *testing.T, page, id string) string {
	t.Helper()
	_, after, found := strings.Cut(page, `<section id="`+id+`">`)
	if !found {
		t.Fatalf("no section %s", id)
	}
	text, _, _ := strings.Cut(after, "</section>")
	return text
}

// The page says of each practice and team what other ways of scoring give, and
// the overview, the method and each practice lead there.
func TestRobustnessPage(t *testing.T) {
	site, err := build(t, client(nil))
	if err != nil {
		t.Fatal(err)
	}
	page := site["method/robustness.html"]
	// All nine norms are relaxed, which is worth 1 in alignment under the model,
	// 0.4 where all rungs lie at equal steps, and nothing where a norm is there
	// until suspended. Own knowledge was not asked, so no scoring makes it
	// deconstructive: the verdict hangs on the worth of rungs alone.
	for id, want := range map[string]string{"choices": "What each rung is worth", "practices": `class="fig fig-robustness fig-wide"`,
		"by-choice": "<td>What each rung is worth</td>", "teams": `<span class="verdict">Aligned</span>`, "means": "Neither says that the questions were the right ones."} {
		if text := printed(t, page, id); !strings.Contains(text, want) {
			t.Errorf("section %s does not hold %q: %s", id, want, text)
		}
	}
	for name, href := range map[string]string{"index.html": "method/robustness.html", "method/index.html": "../method/robustness.html", "practices/change-enablement.html": "../method/robustness.html"} {
		if !strings.Contains(site[name], `href="`+href+`"`) {
			t.Errorf("%s does not lead to %s", name, href)
		}
	}
	if receipt := printed(t, site["practices/change-enablement.html"], "verdict"); !strings.Contains(receipt, "other ways of scoring") {
		t.Errorf("the receipt does not say how far the verdict hangs on the scoring: %s", receipt)
	}
}

// Where too few people answered, nothing is told but the reason, neither of
// robustness nor of reliability.
func TestRobustnessUntold(t *testing.T) {
	var rows strings.Builder
	rows.WriteString("team,respondent,practice,item,answer\n")
	for i := range 7 {
		for _, norm := range []string{"outside-approval", "board", "risk-by-form", "standard-is-listed", "windows", "freeze", "rare-is-safe", "failure-tightens", "emergency-door"} {
			fmt.Fprintf(&rows, "ops,p%d,change-enablement,%s,%d\n", i, norm, 1+i%4)
		}
	}
	site, err := build(t, client(fstest.MapFS{
		"answers/one/long.csv": {Data: []byte(rows.String())},
		"config.toml":          {Data: []byte("[organisation]\nname = \"Small\"\n[model]\npractices = [\"change-enablement\"]\nlength = \"norms\"\n")}}))
	if err != nil {
		t.Fatal(err)
	}
	page := site["method/robustness.html"]
	for _, want := range []string{"It cannot be told how far the verdicts hang on the way of scoring.", "It may not be told of any practice which choice decides.", "<td>too few people answered</td>"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	for id, want := range map[string]string{
		"consistency": "There are no such figures for Change enablement: fewer than 30 people answered every question.",
		"between":     "There are no such figures for Change enablement: fewer than five teams can be compared.",
		"apart":       "There are no such figures for Change enablement: fewer than five teams can be compared.",
		"careless":    "Only the ladder was asked."} {
		text := printed(t, site["data-quality/index.html"], id)
		if !strings.Contains(text, want) || strings.Contains(text, "<table") {
			t.Errorf("section %s does not say %q alone: %s", id, want, text)
		}
	}
}

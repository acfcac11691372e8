package main

import (
	_ "embed"
	"regexp"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// paperScript looks at a page laid out for paper.
//
//go:embed testdata/browser/paper.js
var paperScript string

// A4 is 210 mm wide, of which the margins take 32: so much is left, in CSS
// pixels of 1/96 inch.
const paperWidth = 672

// sheet finds the pages of a PDF; the tree that holds them is of type Pages.
var sheet = regexp.MustCompile(`/Type\s*/Page\b`)

// sheets are the least and the most that some pages take, printed.
var sheets = map[string][2]int{
	startPage:                            {1, 7},  // of twelve practices
	"practices/incident-management.html": {3, 20}, // with all its norms
	"evidence/approval-heartbeat.html":   {1, 3},
	"norms/index.html":                   {3, 15},
	"roadmap/index.html":                 {2, 18}, // a card for every keystone of twelve practices
	teamsPage:                            {1, 3},
}

// printed is what is wrong, on paper, with two pages that are unlike.
func printed(t *testing.T, b *chromium, site string) []finding {
	return printPages(t, b, site, startPage, "practices/incident-management.html")
}

// printPages lays pages out for paper, and prints those of which it is known
// how many sheets they take.
func printPages(t *testing.T, b *chromium, site string, pages ...string) []finding {
	tb := b.borrow()
	defer b.back(tb)
	base := fromFile.address(t, site)
	var found []finding
	for _, page := range pages {
		tb.look(t, look{paperWidth, "light", "print", true})
		tb.open(t, base, page)
		for _, what := range eval[[]string](t, tb, "("+paperScript+")()") {
			tb.complain("print", "%s", what)
		}
		if limits, ok := sheets[page]; ok {
			if n := len(sheet.FindAll(pdf(t, tb), -1)); n < limits[0] || n > limits[1] {
				tb.complain("print", "%d sheets, want %d to %d", n, limits[0], limits[1])
			}
		}
		// Paper is white, also for those whose screen is dark.
		tb.look(t, look{paperWidth, "dark", "print", true})
		found = append(found, tb.inspect(t, site)...)
	}
	return found
}

func pdf(t *testing.T, tb *tab) []byte {
	ours := func(p *page.PrintToPDFParams) { p.PreferCSSPageSize = new(true) }
	data, err := chromedp.Run(tb.ctx, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4), ours))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

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

// printed lays pages out for paper and prints them: an overview of one sheet to
// five, and a practice with all its norms of three to twenty.
func printed(t *testing.T, b *chromium, site string) []finding {
	tb := b.borrow()
	defer b.back(tb)
	base := fromFile.address(t, site)
	var found []finding
	for _, p := range []struct {
		page     string
		from, to int
	}{{"index.html", 1, 5}, {"practices/incident-management.html", 3, 20}} {
		tb.look(t, look{paperWidth, "light", "print", true})
		tb.open(t, base, p.page)
		for _, what := range eval[[]string](t, tb, "("+paperScript+")()") {
			tb.complain("print", "%s", what)
		}
		if n := len(sheet.FindAll(pdf(t, tb), -1)); n < p.from || n > p.to {
			tb.complain("print", "%d sheets, want %d to %d", n, p.from, p.to)
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

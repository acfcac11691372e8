package main

import (
	"fmt"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"
)

const teamsPage = "teams/index.html"

const (
	// chosenScript names the shading that is chosen.
	chosenScript = `document.querySelector("input[name=shade]:checked").value`

	// groundsScript gives the background of every cell that has figures.
	groundsScript = `[...document.querySelectorAll(".heat td[class^=gap-]")].map((td) => getComputedStyle(td).backgroundColor)`

	// levelsScript gives the cells every level in turn, of all three figures.
	levelsScript = `document.querySelectorAll(".heat td[class^=gap-]").forEach((td, i) => { td.className = ["gap", "deconstruction", "alignment"].map((s) => s + "-" + i % 5).join(" "); })`
)

// The levels of shading, of which the lowest of the last two is none.
const levels = 5

// shaded chooses which figure shades the cells of the teams page, with scripts
// and without, in light and dark: the cells change, and what stands on them can
// be read on every shade, also on those that this site has no cell of.
func shaded(t *testing.T, b *chromium, site string) []finding {
	tb := b.borrow()
	defer b.back(tb)
	base := fromFile.address(t, site)
	var found []finding
	for _, l := range []look{{1280, "light", "screen", true}, {1280, "dark", "screen", true}, {1280, "light", "screen", false}} {
		tb.look(t, l)
		tb.open(t, base, teamsPage)
		tb.expectShade(t, "gap", nil)
		before := eval[[]string](t, tb, groundsScript)
		for _, shade := range []string{"deconstruction", "alignment", "gap"} {
			do(t, tb, chromedp.Click(chromedp.CSS(fmt.Sprintf("label:has([value=%s])", shade)), chromedp.NodeReady))
			tb.expectShade(t, shade, before)
			before = eval[[]string](t, tb, groundsScript)
		}
		do(t, tb, chromedp.Evaluate[chromedp.Void](levelsScript))
		for _, shade := range []string{"deconstruction", "alignment", "gap"} {
			do(t, tb, chromedp.Click(chromedp.CSS(fmt.Sprintf("label:has([value=%s])", shade)), chromedp.NodeReady))
			grounds := eval[[]string](t, tb, groundsScript)
			slices.Sort(grounds)
			if n := len(slices.Compact(grounds)); n != levels {
				tb.complain("shade", "%s has %d levels, want %d", shade, n, levels)
			}
			for _, f := range tb.inspect(t, site) {
				f.page = teamsPage + ", " + l.scheme + ", shaded by " + shade
				found = append(found, f)
			}
		}
	}
	return found
}

// expectShade says so if the cells are not shaded by that figure, or as they
// were before.
func (tb *tab) expectShade(t *testing.T, shade string, before []string) {
	t.Helper()
	if chosen := eval[string](t, tb, chosenScript); chosen != shade {
		tb.complain("shade", "%s is chosen, want %s", chosen, shade)
	}
	if now := eval[[]string](t, tb, groundsScript); len(now) == 0 || slices.Equal(now, before) {
		tb.complain("shade", "%s changes no cell of %d", shade, len(now))
	}
}

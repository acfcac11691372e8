package main

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A view is one view of the explorable plane, as the page carries it.
type view struct {
	Name  string `json:"name"`
	Said  string `json:"said"`
	Marks []struct {
		Name  string     `json:"name"`
		At    [2]float64 `json:"at"`
		Lines []string   `json:"lines"`
	} `json:"marks"`
}

const (
	viewsScript = `JSON.parse(document.getElementById(document.querySelector("[data-explore]").dataset.explore).textContent).views.map((v) => ({
		name: v.name, said: v.option.aria.label.description,
		marks: v.option.series.find((s) => s.name === "marks").data.map((m, i) => ({ name: m.name, at: m.value, lines: v.marks[i].lines.filter(Boolean) })),
	}))`
	saidScript   = `[...document.querySelectorAll(".explore-live p")].map((p) => p.textContent).join(" | ")`
	zoomedScript = `document.querySelector(".explore-plane").classList.contains("explore-is-zoomed")`
	focusScript  = `document.activeElement.className`
	drawnScript  = `!!document.querySelector(".explore-chart svg")?.checkVisibility()`
	shownScript  = `(selector) => [...document.querySelectorAll(selector)].some((e) => e.checkVisibility())`
)

// explore opens the explorable plane of the overview and goes through all that
// it offers, by keyboard; then it looks what is left of it without scripts.
func explore(t *testing.T, b *chromium, site string, where door) []finding {
	tb := b.borrow()
	defer b.back(tb)
	base := where.address(t, site)
	tb.look(t, look{1000, "light", "screen", true})
	tb.open(t, base, "index.html")
	x := &explorer{tb: tb, views: eval[[]view](t, tb, viewsScript)}
	if x.open(t) {
		x.walk(t)
		x.zoom(t)
		x.turn(t)
		x.leave(t)
	}
	found := tb.take()

	tb.look(t, look{1000, "light", "screen", false})
	tb.open(t, base, "index.html")
	x.expect(t, "without scripts there is nothing to press", "("+shownScript+`)("button, .explore")`, false)
	x.expect(t, "without scripts the figure stands", "("+shownScript+`)("[data-explore] svg")`, true)
	return append(found, tb.take()...)
}

type explorer struct {
	tb     *tab
	views  []view
	failed bool
}

// expect waits for a script to give a value; not for long once something has
// failed, since much else will.
func (x *explorer) expect(t *testing.T, what, script string, want any) {
	t.Helper()
	tries := slow
	if x.failed {
		tries = quick
	}
	if !until(t, x.tb, fmt.Sprintf("(%s) === %s", script, literal(want)), tries) {
		x.failed = true
		x.tb.complain("explore", "%s: %v, want %v", what, eval[any](t, x.tb, script), want)
	}
}

func literal(v any) string {
	if s, ok := v.(string); ok {
		return strconv.Quote(s)
	}
	return fmt.Sprint(v)
}

func (x *explorer) press(t *testing.T, keys ...string) {
	t.Helper()
	for _, k := range keys {
		do(t, x.tb, chromedp.KeyEvent(k))
	}
}

// open starts the plane, which loads nothing before.
func (x *explorer) open(t *testing.T) bool {
	if x.tb.loaded("echarts") || eval[bool](t, x.tb, `"echarts" in window`) {
		x.tb.complain("explore", "the chart is loaded before it is asked for")
	}
	x.expect(t, "the button can be seen", "("+shownScript+`)(".explore-open")`, true)
	do(t, x.tb, chromedp.Focus(chromedp.CSS(".explore-open"), chromedp.NodeReady))
	x.press(t, kb.Enter)
	if !until(t, x.tb, drawnScript, slow) {
		x.tb.complain("explore", "it does not open")
		return false
	}
	x.expect(t, "the plane has the focus", focusScript, "explore-plane")
	return true
}

// walk goes from mark to mark, and lets the first be described in full.
func (x *explorer) walk(t *testing.T) {
	marks := x.views[0].Marks
	x.press(t, kb.Home)
	x.expect(t, "Home", saidScript, marks[0].Name+" | "+marks[0].Lines[0])
	x.press(t, kb.Enter)
	all := strings.Join(append([]string{marks[0].Name}, marks[0].Lines...), " | ")
	x.expect(t, "Enter", saidScript, all)
	x.expect(t, "the card", `[...document.querySelector(".explore-card").children].map((e) => e.textContent).join(" | ")`, all)
	for _, m := range marks[1:] {
		x.press(t, kb.PageDown)
		x.expect(t, "Page Down", saidScript, m.Name+" | "+m.Lines[0])
	}
	x.press(t, kb.Home, kb.End)
	last := marks[len(marks)-1]
	x.expect(t, "End", saidScript, last.Name+" | "+last.Lines[0])
}

func (x *explorer) zoom(t *testing.T) {
	x.press(t, "+")
	x.expect(t, "zoomed by +", zoomedScript, true)
	x.press(t, "0")
	x.expect(t, "whole by 0", zoomedScript, false)
	for i, zoomed := range []bool{true, false} { // zoom in, zoom out
		do(t, x.tb, chromedp.Click(chromedp.CSS(fmt.Sprintf(".explore-zoom button:nth-child(%d)", i+1)), chromedp.NodeReady))
		x.expect(t, "zoomed by button", zoomedScript, zoomed)
	}
}

// turn shows every view, and walks about in it by the arrows.
func (x *explorer) turn(t *testing.T) {
	for _, v := range x.views[1:] {
		do(t, x.tb, chromedp.Focus(chromedp.CSS(".explore select"), chromedp.NodeReady))
		x.press(t, kb.ArrowDown)
		x.expect(t, "the other view", saidScript, v.Name+" | "+v.Said)
		do(t, x.tb, chromedp.Focus(chromedp.CSS(".explore-plane"), chromedp.NodeReady))
		x.press(t, kb.Home)
		x.arrows(t, v)
	}
}

// arrows checks that every arrow leads in its direction, if anywhere, and that
// they lead somewhere.
func (x *explorer) arrows(t *testing.T, v view) {
	at := map[string][2]float64{}
	for _, m := range v.Marks {
		at[m.Name] = m.At
	}
	here := func() string {
		name, _, _ := strings.Cut(eval[string](t, x.tb, saidScript), " | ")
		return name
	}
	been, before := map[string]bool{}, here()
	for _, step := range []struct {
		key  string
		axis int
		sign float64
	}{{kb.ArrowRight, 0, 1}, {kb.ArrowUp, 1, 1}, {kb.ArrowLeft, 0, -1}, {kb.ArrowDown, 1, -1}} {
		x.press(t, step.key)
		now := here()
		if now != before && step.sign*(at[now][step.axis]-at[before][step.axis]) <= 0 {
			x.tb.complain("explore", "%s: an arrow leads from %s %v to %s %v", v.Name, before, at[before], now, at[now])
		}
		been[now], before = true, now
	}
	if len(v.Marks) > 2 && len(been) < 2 {
		x.tb.complain("explore", "%s: the arrows lead nowhere", v.Name)
	}
}

// leave goes back to the figure, and in again, on other screens and on paper.
func (x *explorer) leave(t *testing.T) {
	x.press(t, kb.Escape)
	x.expect(t, "left by Escape", `document.querySelector(".explore").hidden`, true)
	x.expect(t, "the focus is back", focusScript, "explore-open")
	x.press(t, kb.Enter)
	x.expect(t, "opened again", focusScript, "explore-plane")
	x.tb.look(t, look{360, "dark", "screen", true})
	x.expect(t, "all of it on a narrow screen", `document.scrollingElement.scrollWidth <= innerWidth && document.querySelector(".explore-chart svg").clientWidth < innerWidth`, true)
	x.tb.look(t, look{1000, "light", "print", true})
	x.expect(t, "not on paper", "("+shownScript+`)(".explore, .explore-open")`, false)
}

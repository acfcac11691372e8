package main

import (
	"fmt"
	"slices"
	"strconv"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// explorable are pages with an explorable figure, one of each kind.
var explorable = []string{"index.html", "practices/change-enablement.html", "evidence/approval-heartbeat.html", "norms/index.html"}

// A view is one view of the explorable figure, as the page carries it.
type view struct {
	Figure string `json:"figure"` // plane, ladder, maps or graph
	Name   string `json:"name"`
	Said   string `json:"said"`
	Marks  []mark `json:"marks"`
}

// A mark is one of its marks, with what is said of it at once and in full.
type mark struct {
	Brief   string     `json:"brief"`
	Full    string     `json:"full"`
	At      [2]float64 `json:"at"`
	Context bool       `json:"context"`
}

// first is the mark to begin with: one that is there for itself.
func (v view) first() mark {
	return v.Marks[max(0, slices.IndexFunc(v.Marks, func(m mark) bool { return !m.Context }))]
}

// upwards is the sign of the way up: rows are counted from the top.
func (v view) upwards() float64 {
	if v.Figure == "ladder" || v.Figure == "maps" {
		return -1
	}
	return 1
}

const (
	// viewsScript puts together what views have in common and what each has of
	// its own. A mark has its name and place itself, or an item of a series has.
	viewsScript = `(({ figure, option, said, views }) => views.map((v) => {
		const own = v.option.series ?? [], common = option?.series ?? [];
		const k = Math.max(own.findIndex((s) => s.name === "marks"), common.findIndex((s) => s.name === "marks"));
		const drawn = own[k]?.data ?? common[k]?.data ?? [];
		return { figure, name: v.name, said: (v.option.aria ?? option.aria).label.description, marks: v.marks.map((m, i) => {
			const more = said?.[m.of] ?? { name: m.name ?? drawn[i].name, lines: [] };
			const lines = [...m.lines, ...more.lines];
			const say = (lines) => [more.name, ...lines].filter(Boolean).join(" | ");
			return { brief: say(lines.slice(0, 1)), full: say(lines), at: m.at ?? drawn[i].value, context: !!m.context };
		}) };
	}))(JSON.parse(document.getElementById(document.querySelector("[data-explore]")?.dataset.explore)?.textContent ?? '{ "views": [] }'))`
	saidScript   = `[...document.querySelectorAll(".explore-live p")].map((p) => p.textContent).join(" | ")`
	cardScript   = `[...document.querySelector(".explore-card").children].map((e) => e.textContent).join(" | ")`
	zoomedScript = `document.querySelector(".explore-plane").classList.contains("explore-is-zoomed")`
	focusScript  = `document.activeElement.className`
	drawnScript  = `!!document.querySelector(".explore-chart svg")?.checkVisibility()`
	shownScript  = `(selector) => [...document.querySelectorAll(selector)].some((e) => e.checkVisibility())`

	// watchScript keeps the chart when it is made, and axesScript says along
	// which axes it shows a part of the whole.
	watchScript = `void Object.defineProperty(window, "echarts", { configurable: true, set(echarts) {
		const init = (...given) => (window.watched = echarts.init(...given));
		Object.defineProperty(window, "echarts", { value: { ...echarts, init } });
	} })`
	axesScript = `watched.getOption().dataZoom.filter((z) => z.end - z.start < 99).map((z) => (z.yAxisIndex == null ? "across" : "up")).join(" and ")`
)

// explore opens the explorable figure of a page and goes through all that it
// offers, by keyboard; then it looks what is left of it without scripts.
func explore(t *testing.T, b *chromium, site string, where door, page string) []finding {
	tb := b.borrow()
	defer b.back(tb)
	base := where.address(t, site)
	tb.look(t, look{1000, "light", "screen", true})
	tb.open(t, base, page)
	x := &explorer{tb: tb, views: eval[[]view](t, tb, viewsScript)}
	if len(x.views) == 0 || len(x.views[0].Marks) == 0 {
		tb.complain("explore", "there is nothing to explore")
		return tb.take()
	}
	if x.open(t) {
		x.walk(t)
		x.zoom(t)
		x.turn(t)
		x.leave(t)
	}
	found := tb.take()

	tb.look(t, look{1000, "light", "screen", false})
	tb.open(t, base, page)
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

// open starts the figure, which loads nothing before.
func (x *explorer) open(t *testing.T) bool {
	if x.tb.loaded("echarts") || eval[bool](t, x.tb, `"echarts" in window`) {
		x.tb.complain("explore", "the chart is loaded before it is asked for")
		return false
	}
	do(t, x.tb, chromedp.Evaluate[chromedp.Void](watchScript))
	x.expect(t, "the button can be seen", "("+shownScript+`)(".explore-open")`, true)
	do(t, x.tb, chromedp.Focus(chromedp.CSS(".explore-open"), chromedp.NodeReady))
	x.press(t, kb.Enter)
	if !until(t, x.tb, drawnScript, slow) {
		x.tb.complain("explore", "it does not open")
		return false
	}
	x.expect(t, "the figure has the focus", focusScript, "explore-plane")
	return true
}

// stepped is how many marks are stepped through; some figures have many.
const stepped = 12

// walk goes from mark to mark, and lets the first be described in full.
func (x *explorer) walk(t *testing.T) {
	v := x.views[0]
	x.press(t, kb.Home)
	x.expect(t, "Home", saidScript, v.first().Brief)
	x.press(t, kb.Enter)
	x.expect(t, "Enter", saidScript, v.first().Full)
	x.expect(t, "the card", cardScript, v.first().Full)
	after := v.Marks[slices.Index(v.Marks, v.first())+1:]
	for _, m := range after[:min(stepped, len(after))] {
		x.press(t, kb.PageDown)
		x.expect(t, "Page Down", saidScript, m.Brief)
	}
	x.press(t, kb.Home, kb.End)
	x.expect(t, "End", saidScript, v.Marks[len(v.Marks)-1].Brief)
}

// zoom makes the figure larger and whole again: both ways where both axes are
// scales, else across, so that every row stays where it is.
func (x *explorer) zoom(t *testing.T) {
	axes := "across and up"
	if x.views[0].upwards() < 0 {
		axes = "across"
	}
	x.press(t, "+")
	x.expect(t, "zoomed by +", zoomedScript, true)
	x.expect(t, "the axes zoomed", axesScript, axes)
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
		at[m.Brief] = m.At
	}
	been, before := map[string]bool{}, eval[string](t, x.tb, saidScript)
	for _, step := range []struct {
		key  string
		axis int
		sign float64
	}{{kb.ArrowRight, 0, 1}, {kb.ArrowUp, 1, v.upwards()}, {kb.ArrowLeft, 0, -1}, {kb.ArrowDown, 1, -v.upwards()}} {
		x.press(t, step.key)
		now := eval[string](t, x.tb, saidScript)
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

package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"rubble/cmd/internal/demo"
)

const (
	panelScript  = `(document.querySelector(".rubble-live-panel")?.innerText ?? "")`
	insideScript = `[...document.querySelectorAll(".rubble-live-panel *")].every((e) => ["P", "SPAN", "BUTTON"].includes(e.tagName))`
)

// TestServeInChromium edits a project while a browser shows it.
//
// The page is the new one without being asked for, and stays where it was
// read; a fault is shown over the last good page, as text, until it is hidden
// or mended.
func TestServeInChromium(t *testing.T) {
	b := startChromium(t)
	dir := t.TempDir()
	if err := os.CopyFS(dir, demo.Files()); err != nil {
		t.Fatal(err)
	}
	tb := b.borrow()
	defer b.back(tb)
	s := &serving{t, tb, filepath.Join(dir, "content", "overview.md")}
	tb.look(t, look{1000, "light", "screen", true})
	tb.open(t, serveProject(t, dir), "")

	do(t, tb, chromedp.Evaluate[chromedp.Void]("scrollTo(0, 400)"))
	s.save("title = \"Note\"", "One sentence.")
	s.expect("the new text", saysScript("One sentence."), true)
	s.expect("where it was read", "scrollY", 400)

	s.save("\"<img src=x>\" = 1", "Two sentences.")
	s.expect("the fault", panelScript+".includes(\"content/overview.md:2:1 unknown key \\\"<img src=x>\\\"\")", true)
	s.expect("the fault, as text", insideScript, true)
	s.expect("said to who cannot see it", `document.activeElement.getAttribute("role")`, "alert")
	s.expect("the last good page", saysScript("One sentence."), true)
	do(t, tb, chromedp.KeyEvent(kb.Escape))
	s.expect("hidden by Escape", panelScript, "")
	s.save("titel = \"Note\"", "Two sentences.")
	s.expect("another fault", panelScript+".includes(\"titel\")", true)
	do(t, tb, chromedp.Click(chromedp.CSS(".rubble-live-close"), chromedp.NodeReady))
	s.expect("hidden by its button", panelScript, "")
	s.save("titl = \"Note\"", "Two sentences.")
	s.expect("a third fault", panelScript+".includes(\"titl\")", true)

	s.save("title = \"Note\"", "One sentence.")
	s.expect("gone when mended", panelScript, "")
	s.save("title = \"Note\"", "Three sentences.")
	s.expect("the next text", saysScript("Three sentences."), true)
	for _, f := range tb.take() {
		if !strings.Contains(f.what, "net::ERR_ABORTED") { // of events, when the page is loaded again
			t.Error(f)
		}
	}
}

type serving struct {
	t    *testing.T
	tb   *tab
	file string
}

// save writes the page at the head of the overview.
func (s *serving) save(front, text string) {
	s.t.Helper()
	save(s.t, s.file, "+++\n"+front+"\n+++\n"+text+"\n")
}

// expect waits for a script to give a value. While the page is loaded again
// there may be none.
func (s *serving) expect(what, script string, want any) {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(s.tb.ctx, patience)
	defer cancel()
	for {
		got, err := chromedp.Run(ctx, chromedp.Evaluate[any](script))
		if err == nil && fmt.Sprint(got) == fmt.Sprint(want) {
			return
		}
		select {
		case <-ctx.Done():
			s.t.Fatalf("%s: %v, want %v; %v", what, got, want, err)
		case <-time.After(20 * time.Millisecond):
		}
	}
}

func saysScript(text string) string {
	return "document.body.innerText.includes(" + strconv.Quote(text) + ")"
}

package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/audits"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// A finding is something wrong with a page, and the check that found it:
// console, policy, outside, missing, heading, figure, overflow, contrast,
// link, explore, shade or print.
type finding struct {
	check, page, what string
}

func (f finding) String() string { return f.page + ": " + f.check + ": " + f.what }

// checks names the checks that found something, each once.
func checks(found []finding) []string {
	var names []string
	for _, f := range found {
		names = append(names, f.check)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// A tab is a tab of the browser that hears what its page complains of, and
// sees what it asks for.
type tab struct {
	ctx context.Context

	mu    sync.Mutex
	base  string // what may be asked for lies below it
	page  string
	asked map[network.RequestID]string // the addresses
	found []finding
}

func openTab(t *testing.T, browser context.Context) *tab {
	tb := &tab{asked: map[network.RequestID]string{}}
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithListener(tb.hear))
	t.Cleanup(cancel)
	tb.ctx = ctx
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	call(t, tb, network.Enable, network.EnableParams{})
	call(t, tb, log.Enable, cdp.Empty{})
	call(t, tb, audits.Enable, cdp.Empty{})
	call(t, tb, network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true})
	return tb
}

// hear takes note of an event. It runs in between the commands of the tab.
func (tb *tab) hear(ev any) {
	tb.mu.Lock()
	defer tb.mu.Unlock()
	switch e := ev.(type) {
	case *runtime.EventConsoleAPICalled:
		said := string(e.Type)
		for _, a := range e.Args {
			said += " " + cmp.Or(a.Description, string(a.Value))
		}
		tb.note("console", said)
	case *runtime.EventExceptionThrown:
		tb.note("console", e.ExceptionDetails.Text)
	case *log.EventEntryAdded:
		tb.hearLog(e.Entry)
	case *audits.EventIssueAdded:
		tb.hearIssue(e.Issue)
	case *network.EventRequestWillBeSent:
		tb.asked[e.RequestID] = e.Request.URL
		if !tb.ours(e.Request.URL) {
			tb.note("outside", e.Request.URL)
		}
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 && tb.ours(e.Response.URL) {
			tb.note("missing", fmt.Sprint(e.Response.Status, " ", e.Response.URL))
		}
	case *network.EventLoadingFailed:
		if address := tb.asked[e.RequestID]; tb.ours(address) && e.BlockedReason == "" {
			tb.note("missing", e.ErrorText+" "+address)
		}
	}
}

func (tb *tab) hearLog(e *log.Entry) {
	switch {
	case e.Source == log.EntrySourceSecurity:
		tb.note("policy", e.Text)
	case e.Source == log.EntrySourceNetwork: // heard of as a request
	case e.Level == log.EntryLevelError || e.Level == log.EntryLevelWarning:
		tb.note("console", e.Text)
	}
}

func (tb *tab) hearIssue(issue *audits.InspectorIssue) {
	if issue.Code != audits.InspectorIssueCodeContentSecurityPolicyIssue {
		tb.note("console", "issue "+string(issue.Code))
		return
	}
	tb.note("policy", "issue "+string(issue.Details.ContentSecurityPolicyIssueDetails.ContentSecurityPolicyViolationType))
}

func (tb *tab) ours(address string) bool { return strings.HasPrefix(address, tb.base) }

func (tb *tab) note(check, what string) { tb.found = append(tb.found, finding{check, tb.page, what}) }

// complain is note for everybody else.
func (tb *tab) complain(check, format string, a ...any) {
	tb.mu.Lock()
	defer tb.mu.Unlock()
	tb.note(check, fmt.Sprintf(format, a...))
}

// loaded says whether the page has asked for an address with the word in it.
func (tb *tab) loaded(word string) bool {
	tb.mu.Lock()
	defer tb.mu.Unlock()
	for _, address := range tb.asked {
		if strings.Contains(address, word) {
			return true
		}
	}
	return false
}

// take gives what was found, and forgets it.
func (tb *tab) take() []finding {
	tb.mu.Lock()
	defer tb.mu.Unlock()
	found := tb.found
	tb.found, tb.page, tb.asked = nil, "", map[network.RequestID]string{}
	return found
}

// open opens a page of the site below base.
func (tb *tab) open(t *testing.T, base, page string) {
	t.Helper()
	tb.take()
	tb.mu.Lock()
	tb.base, tb.page = base, page
	tb.mu.Unlock()
	do(t, tb, chromedp.Navigate(base+page))
}

// A look is how a page is looked at.
type look struct {
	width   int64
	scheme  string // light or dark
	media   string // screen or print
	scripts bool
}

func (tb *tab) look(t *testing.T, l look) {
	t.Helper()
	call(t, tb, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: l.width, Height: 900, DeviceScaleFactor: 1})
	call(t, tb, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: l.media, Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: l.scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}})
	call(t, tb, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !l.scripts})
}

// patience is how long one step may take.
const patience = 20 * time.Second

func do(t *testing.T, tb *tab, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	ctx, cancel := context.WithTimeout(tb.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatalf("%s: %v", tb.page, err)
	}
}

// How often until asks: for two seconds, or a tenth of one.
const (
	slow  = 100
	quick = 5
)

// until waits for a script to give true, and says whether it did.
func until(t *testing.T, tb *tab, script string, tries int) bool {
	t.Helper()
	for range tries {
		if eval[bool](t, tb, script) {
			return true
		}
		time.Sleep(20 * time.Millisecond)
	}
	return false
}

func call[P, R any](t *testing.T, tb *tab, command cdp.Command[P, R], params P) {
	t.Helper()
	if _, err := chromedp.Call(tb.ctx, command, params); err != nil {
		t.Fatal(err)
	}
}

func eval[T any](t *testing.T, tb *tab, script string) T {
	t.Helper()
	ctx, cancel := context.WithTimeout(tb.ctx, patience)
	defer cancel()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](script))
	if err != nil {
		t.Fatalf("%s: %v\n%.200s", tb.page, err, script)
	}
	return v
}

package main

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"rubble"
	"rubble/cmd/internal/cli"
)

// TestInChromium holds the demonstration's site, in a real browser, to what
// every page promises: it opens from a file and from any sub-path, keeps to
// its own policy and asks nobody for anything, can be read at any width, in
// light and dark and on paper, and needs no script.
//
// CHROMIUM names the browser. Where there is none the test is skipped, unless
// RUBBLE_REQUIRE is set.
func TestInChromium(t *testing.T) {
	b := startChromium(t)
	site := demonstration(t)
	for _, s := range settings {
		t.Run("pages/"+s.String(), func(t *testing.T) {
			t.Parallel()
			for _, f := range inspect(t, b, site, s, pagesOf(t, site)...) {
				t.Error(f)
			}
		})
	}
	for i, page := range explorable {
		where := []door{fromFile, fromSubPathWithHeader}[i%2]
		t.Run("explore/"+page+"/"+where.String(), func(t *testing.T) {
			t.Parallel()
			for _, f := range explore(t, b, site, where, page) {
				t.Error(f)
			}
		})
	}
	t.Run("shades", func(t *testing.T) {
		t.Parallel()
		for _, f := range shaded(t, b, site) {
			t.Error(f)
		}
	})
	t.Run("print", func(t *testing.T) {
		t.Parallel()
		for _, f := range printPages(t, b, site, pagesOf(t, site)...) {
			t.Error(f)
		}
	})
	t.Run("planted", func(t *testing.T) { plantFaults(t, b, site) })
}

// demonstration builds the demonstration and gives the folder of its site.
func demonstration(t *testing.T) string {
	dir := t.TempDir()
	var said strings.Builder
	if code := cli.Run(t.Context(), cli.Env{Stdout: io.Discard, Stderr: &said, Files: rubble.Files}, []string{"demo", dir}); code != 0 {
		t.Fatalf("rubble demo ended with %d\n%s", code, said.String())
	}
	return filepath.Join(dir, "public")
}

// findChromium gives the path of a browser, or skips the test.
func findChromium(t *testing.T) string {
	names := []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"}
	if name := os.Getenv("CHROMIUM"); name != "" {
		names = []string{name}
	}
	for _, name := range names {
		if program, err := exec.LookPath(name); err == nil {
			return program
		}
	}
	missing := "no browser: none of " + strings.Join(names, ", ") + " can be run; install Chromium or name one in CHROMIUM"
	if os.Getenv("RUBBLE_REQUIRE") != "" {
		t.Fatal(missing)
	}
	t.Skip(missing)
	return ""
}

// A chromium is one browser process with a few tabs, which the tests share.
type chromium struct {
	tabs chan *tab
}

// borrow waits for a tab that nobody uses; back gives it back.
func (b *chromium) borrow() *tab { return <-b.tabs }
func (b *chromium) back(tb *tab) { b.tabs <- tb }

// startChromium starts a browser that knows nobody and asks for nothing of
// its own accord, with a profile that is thrown away.
func startChromium(t *testing.T) *chromium {
	options := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(findChromium(t)), chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun, chromedp.NoDefaultBrowserCheck,
	}
	for _, flag := range []string{"disable-quic", "disable-background-networking", "disable-component-update", "disable-sync", "disable-dev-shm-usage", "disable-background-timer-throttling", "disable-renderer-backgrounding", "disable-backgrounding-occluded-windows"} {
		options = append(options, chromedp.Flag(flag, true))
	}
	// Whatever a page may try, nobody outside is reached.
	options = append(options, chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"))
	background, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel := chromedp.NewContext(background)
	t.Cleanup(func() {
		ctx, stop := context.WithTimeout(ctx, 10*time.Second)
		defer stop()
		if err := chromedp.Cancel(ctx); err != nil {
			t.Logf("closing the browser: %v", err)
		}
		cancel()
	})
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("the browser does not start: %v", err)
	}
	b := &chromium{tabs: make(chan *tab, 2)}
	for range cap(b.tabs) {
		b.tabs <- openTab(t, ctx)
	}
	return b
}

// A door is a way to a site.
type door int

const (
	fromFile door = iota
	fromSubPath
	fromSubPathWithHeader // the server sends the policy too
)

func (d door) String() string {
	return [...]string{"file", "sub-path", "sub-path with header"}[d]
}

// policy finds the content security policy that a page gives itself.
var policy = regexp.MustCompile(`<meta http-equiv="Content-Security-Policy" content="([^"]*)">`)

// address gives the address that the pages of a site lie below. A server of
// its own serves it, below a path, where the door wants one.
func (d door) address(t *testing.T, site string) string {
	if d == fromFile {
		return "file://" + filepath.ToSlash(site) + "/"
	}
	const below = "/some/where/"
	header := ""
	if d == fromSubPathWithHeader {
		start, err := os.ReadFile(filepath.Join(site, "index.html"))
		if err != nil {
			t.Fatal(err)
		}
		match := policy.FindSubmatch(start)
		if match == nil {
			t.Fatal("index.html has no content security policy")
		}
		header = string(match[1])
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if header != "" {
			w.Header().Set("Content-Security-Policy", header)
		}
		serveFile(w, r, site, strings.TrimPrefix(r.URL.Path, below))
	}))
	t.Cleanup(server.Close)
	return server.URL + below
}

// serveFile serves a file of the site, and nothing but files: http.FileServer
// would send a browser that asks for index.html to its folder.
func serveFile(w http.ResponseWriter, r *http.Request, site, name string) {
	f, err := http.Dir(site).Open("/" + name)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || info.IsDir() {
		http.NotFound(w, r)
		return
	}
	http.ServeContent(w, r, name, time.Time{}, f)
}

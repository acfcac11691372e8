package main

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A fault is planted in a copy of the site. The check named for it has to find
// it, and no other check may find anything.
type fault struct {
	name  string
	plant []edit
	check probe
	want  []string
}

// An edit replaces all that matches in a file of the site. A file that is not
// there, or has no match, makes the fault void and the test fail.
type edit struct {
	file, match, with string // file is a pattern, match a regular expression
}

// A probe is the check that a page is put to, mostly the overview.
type probe func(t *testing.T, b *chromium, site string) []finding

func viewed(s setting) probe {
	return func(t *testing.T, b *chromium, site string) []finding { return inspect(t, b, site, s, startPage) }
}

func explored(t *testing.T, b *chromium, site string) []finding {
	return explore(t, b, site, fromFile, startPage)
}

// exploredLadder is the same of a figure whose rows are counted from the top.
func exploredLadder(t *testing.T, b *chromium, site string) []finding {
	return explore(t, b, site, fromFile, "practices/change-enablement.html")
}

// The files that are edited; the names of two hold a fingerprint.
const (
	startPage     = "index.html"
	styleSheet    = "style.*.css"
	exploreScript = "explore.*.js"
)

// faults are all of them. Some have none to be found in them: they stand beside
// one that has, and tell what makes the difference.
func faults() []fault {
	wide := viewed(setting{fromFile, look{1280, "light", "screen", true}})
	dark := viewed(setting{fromFile, look{1280, "dark", "screen", true}})
	narrow := viewed(setting{fromFile, look{360, "light", "screen", true}})
	served := viewed(setting{fromSubPath, look{1280, "light", "screen", true}})
	headed := viewed(setting{fromSubPathWithHeader, look{1280, "light", "screen", true}})
	bare := edit{startPage, `<meta http-equiv="Content-Security-Policy"[^>]*>`, ""}
	return []fault{
		{"console warning", scripted(`console.warn("odd")`), wide, []string{"console"}},
		{"exception", scripted(`null.odd`), wide, []string{"console"}},

		{"inline style", into(`<p style="color: inherit">x</p>`), wide, []string{"policy"}},
		{"inline style sheet", into(`<style>p { color: inherit }</style>`), wide, []string{"policy"}},
		{"inline script", into(`<script>1</script>`), wide, []string{"policy"}},
		{"inline handler", into(`<p onclick="1">x</p>`), served, []string{"policy"}},
		{"inline style without a policy", append(into(`<p style="color: inherit">x</p>`), bare), wide, nil},
		{"image of another host", into(`<img src="http://elsewhere.invalid/x.png" alt="">`), wide, []string{"outside", "policy"}},
		{"image of another host without a policy", append(into(`<img src="http://elsewhere.invalid/x.png" alt="">`), bare), wide, []string{"outside"}},
		{"request by a script", scripted(`document.head.append(Object.assign(document.createElement("script"), { src: "http://elsewhere.invalid/x.js" }))`), headed, []string{"outside", "policy"}},
		{"connection prepared", into(`<link rel="preconnect" href="https://elsewhere.invalid">`), wide, []string{"outside"}},
		{"address from the root", into(`<img src="/icon.svg" alt="">`), served, []string{"outside"}},
		{"missing image", into(`<img src="none.png" alt="">`), wide, []string{"missing"}},
		{"missing image, served", into(`<img src="none.png" alt="">`), served, []string{"missing"}},

		{"broken link", into(`<a href="none.html">x</a>`), wide, []string{"link"}},
		{"link to no place", into(`<a href="teams/index.html#none">x</a>`), wide, []string{"link"}},
		{"link to a folder", into(`<a href="teams/">x</a>`), served, []string{"link"}},
		{"link from the root", into(`<a href="/index.html">x</a>`), served, []string{"link"}},
		{"one id twice", into(`<p id="content">x</p>`), wide, []string{"link"}},

		{"second h1", into(`<h1>x</h1>`), wide, []string{"heading"}},
		{"level left out", into(`<h3>x</h3>`), wide, []string{"heading"}},
		{"no twin", []edit{{startPage, `(?s)<details class="twin">.*?</details>`, ""}}, wide, []string{"figure"}},
		{"no description", []edit{{startPage, `<desc.*?</desc>`, ""}}, wide, []string{"figure"}},
		{"no caption", []edit{{startPage, `(?s)<figcaption>.*?</figcaption>`, ""}}, wide, []string{"figure"}},
		{"no drawing in sight", styled(`svg.fig { display: none }`), wide, []string{"figure"}},
		{"drawing in both sizes", styled(`svg.fig { display: block }`), wide, []string{"figure"}},

		{"wide box", append(into(`<div class="planted">x</div>`), styled(`.planted { inline-size: 400px }`)...), narrow, []string{"overflow"}},
		{"wide box, cut off", append(into(`<div class="planted">x</div>`), styled(`.planted { inline-size: 400px } html, body { overflow-x: clip }`)...), narrow, []string{"overflow"}},
		{"wide box with room", append(into(`<div class="planted">x</div>`), styled(`.planted { inline-size: 400px }`)...), wide, nil},
		{"faint text", styled(`.lede { color: #8a8a8a }`), wide, []string{"contrast"}},
		{"faint text in the dark", styled(`.lede { color: #666 }`), dark, []string{"contrast"}},
		{"the same in the light", styled(`.lede { color: #666 }`), wide, nil},
		{"see-through text", styled(`.lede { opacity: 0.5 }`), wide, []string{"contrast"}},
		{"faint text in a figure", styled(`svg.fig text { fill: #aaa }`), wide, []string{"contrast"}},
		{"light in the dark", styled(`html { background: #fff } body { color: #000 } body * { background: #fff; color: #000 } svg.fig text { fill: #000; stroke: none }`), dark, []string{"contrast"}},

		{"chart loaded unasked", into(`<script src="vendor/echarts.min.js"></script>`), explored, []string{"explore"}},
		{"chart that cannot be loaded", []edit{{startPage, `echarts\.min\.js`, "none.js"}}, explored, []string{"console", "explore", "missing"}},
		{"button without script", []edit{{startPage, `(class="explore-open") hidden`, "$1"}}, explored, []string{"explore"}},
		{"no keys", []edit{{exploreScript, `"keydown"`, `"keyless"`}}, explored, []string{"explore"}},
		{"arrows the wrong way", []edit{{exploreScript, `ArrowUp: go\(0, 1\)`, "ArrowUp: go(0, -1)"}}, explored, []string{"explore"}},
		{"arrows the wrong way among rows", []edit{{exploreScript, `-1000 \* at`, "1000 * at"}}, exploredLadder, []string{"explore"}},
		{"zoom across only", []edit{{exploreScript, `up < 0`, "true"}}, explored, []string{"explore"}},
		{"no way out", []edit{{exploreScript, `"Escape"`, `"F13"`}}, explored, []string{"explore"}},
		{"focus lost", []edit{{exploreScript, `this\.button\.focus\(\)`, ""}}, explored, []string{"explore"}},

		{"choice without a shade", []edit{{styleSheet, `:has\(\[value="deconstruction"\]:checked\)`, ":has(x)"}}, shaded, []string{"shade"}},
		{"shade too dark", styled(`section:has([value="alignment"]:checked) .alignment-4 { background: #777 }`), shaded, []string{"contrast"}},

		{"printed buttons", styled(`@media print { main .explore-open { display: block } }`), printed, []string{"print"}},
		{"folded on paper", styled(`@media print { figure.figure > details.twin { display: block } }`), printed, []string{"print"}},
		{"too wide for paper", styled(`@media print { main h2 { inline-size: 900px } }`), printed, []string{"overflow", "print"}},
		{"dark on paper", styled(`@media (prefers-color-scheme: dark) { :root { --ink: #e9e6df } }`), printed, []string{"contrast"}},
		{"torn figures", styled(`@media print { figure.figure { break-inside: auto } }`), printed, []string{"print"}},
		{"a sheet for each line", styled(`@media print { p, li { break-after: page } }`), printed, []string{"print"}},
	}
}

// into puts something into the overview, at the top of its content.
func into(html string) []edit {
	return []edit{{startPage, `<main id="content">`, "$0\n" + html}}
}

// styled adds a rule at the end of the style sheet.
func styled(rule string) []edit { return []edit{{styleSheet, `\z`, "\n" + rule}} }

// scripted adds a line at the end of the script.
func scripted(line string) []edit { return []edit{{exploreScript, `\z`, "\n;" + line}} }

// plantFaults proves that every check can fail.
func plantFaults(t *testing.T, b *chromium, site string) {
	for _, f := range faults() {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			copied := t.TempDir()
			if err := os.CopyFS(copied, os.DirFS(site)); err != nil {
				t.Fatal(err)
			}
			for _, e := range f.plant {
				e.apply(t, copied)
			}
			found := f.check(t, b, copied)
			if diff := cmp.Diff(f.want, checks(found)); diff != "" {
				t.Errorf("the checks that found it (-want +got):\n%s%v", diff, found)
			}
		})
	}
}

func (e edit) apply(t *testing.T, site string) {
	files, err := filepath.Glob(filepath.Join(site, e.file))
	if err != nil || len(files) != 1 {
		t.Fatalf("%s: %d files, %v", e.file, len(files), err)
	}
	before, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	match := regexp.MustCompile(e.match)
	if !match.Match(before) {
		t.Fatalf("%s: nothing matches %s", e.file, e.match)
	}
	if err := os.WriteFile(files[0], match.ReplaceAll(before, []byte(e.with)), 0o666); err != nil {
		t.Fatal(err)
	}
}

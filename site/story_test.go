package site

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"rubble/story"
)

func storyPage(title, text string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte("+++\ntitle = '''" + title + "'''\ndescription = \"What it says.\"\n+++\n\n" + text)}
}

// prose is what a page made of a client's text.
func prose(t *testing.T, page string) string {
	t.Helper()
	_, rest, found := strings.Cut(page, `<section class="prose">`)
	text, _, closed := strings.Cut(rest, "\n\n\n</main>")
	if !found || !closed {
		t.Fatalf("no prose on the page:\n%s", page)
	}
	return strings.TrimSuffix(strings.TrimSpace(text), "</section>")
}

// A figure in a sentence leaves the Markdown around it as it is, and has its
// paragraph where it is alone. Answers of one person, relaxed throughout:
// alignment 100 on the ladder, dismantling and reinvention in their own terms.
func TestScoresInText(t *testing.T) {
	const gap = `{{< score practice="change-enablement" figure="gap" >}}`
	site, err := build(t, client(fstest.MapFS{"content/story/begin.md": storyPage(`{"a"} <i>\ {{< x`, "## At "+"last\n\nAhead by *"+gap+"*, or\n"+gap+".\n\n"+gap+"\n\n- "+gap+
		"\n- two\n\n> "+gap+" and `x`\n\n| a |\n|---|\n| "+gap+" |\n\n[by "+gap+"](x.html) {{</* score */>}} {{< score practice=change-enablement >}} {{<score practice=`change-enablement`\tfigure=\"verdict\">}} "+
		"{{< score practice=\"change-enablement\" figure=finding >}}\n")}))
	if err != nil {
		t.Fatal(err)
	}
	page := site["story/begin.html"]
	want := `<h2 id="at-last">At last</h2>
<p>Ahead by <em>100</em>, or
100.</p>
<p>100</p>
<ul>
<li>100</li>
<li>two</li>
</ul>
<blockquote>
<p>100 and <code>x</code></p>
</blockquote>
<table>
	<thead>
			<tr>
					<th>a</th>
			</tr>
	</thead>
	<tbody>
			<tr>
					<td>100</td>
			</tr>
	</tbody>
</table>
<p><a href="x.html">by 100</a> {{&lt; score &gt;}} alignment 100 and deconstruction 0 Aligned Change enablement has taken on what others found; it has not taken its own norms apart and rebuilt.</p>
`
	if diff := cmp.Diff(want, prose(t, page)); diff != "" {
		t.Error(diff)
	}
	for _, want := range []string{"<h1>{&#34;a&#34;} &lt;i&gt;\\ {{&lt; x</h1>", `<p class="lede">What it says.</p>`, `<meta name="description" content="{&#34;a&#34;} &lt;i&gt;\ {{&lt; x">`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not hold %s", want)
		}
	}
}

// Hugo numbers shortcodes as package story does, whatever stands between them.
func TestShortcodesInOrder(t *testing.T) {
	figures := []string{"alignment", "dismantling", "gap", "verdict"}
	shown := []string{"100", "20", "100", "Aligned"}
	between := []string{" ", "\n\n", "\n- ", " {{</* score */>}} ", " `{{{ x }}` ", "\n\n<!-- {{</* chart */>}} -->\n\n", "\n\n```\n{{</* a\n b >}} {{< */>}}\n```\n\n", "\n\n> ", " {{{</* x */>}} ", "\n\n<!--more-->\n\n"}
	var text strings.Builder
	var want []string
	for i := range 500 {
		fmt.Fprintf(&text, "%s[%d %s]", between[i%len(between)], i, `{{< score practice="change-enablement" figure="`+figures[i%len(figures)]+`" >}}`)
		want = append(want, fmt.Sprintf("[%d %s]", i, shown[i%len(shown)]))
	}
	site, err := build(t, client(fstest.MapFS{"content/story/many.md": storyPage("Many", text.String())}))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, regexp.MustCompile(`\[\d+ \w+\]`).FindAllString(site["story/many.html"], -1)); diff != "" {
		t.Error(diff)
	}
}

// Every chart of a practice with answers and of one without, on two pages:
// no figure in a paragraph, no id twice, no mark left, and the same bytes
// again.
func TestChartsCalled(t *testing.T) {
	var text strings.Builder
	for _, chart := range []string{"plane", "ahead", `"graph"`} {
		fmt.Fprintf(&text, "{{< chart %s >}}\n\n- {{< chart %[1]s >}}\n\n  more\n\n> {{< chart %[1]s>}}\n\n", chart)
	}
	for _, practice := range []string{"change-enablement", "incident-management"} {
		for _, chart := range []string{"ladder", "facets", "teams"} {
			fmt.Fprintf(&text, "{{< chart %s %q >}}\n\n", chart, practice)
		}
		for _, figure := range []string{"alignment", "dismantling", "reinvention", "deconstruction", "gap", "verdict", "finding"} {
			fmt.Fprintf(&text, "%s is {{< score practice=%q figure=%q >}}.\n", figure, practice, figure)
		}
		fmt.Fprintf(&text, "\n{{< score practice=%q >}}\n\n", practice)
	}
	text.WriteString("{{< norm `change-enablement/board` >}}\n\n{{< norm \"incident-management/tiers\" >}}\n\n{{< norm \"common/ticket-is-work\" >}}\n\n{{< experiment by-day >}}\n\n{{< experiment by-day >}}\n")
	files := client(fstest.MapFS{"content/story/a.md": storyPage("A", text.String()), "content/story/b.md": storyPage("B", text.String()),
		"experiments/by-day.toml": {Data: []byte("norm = \"board\"\nstate = \"proposed\"\nexperiment = \"One hour {{< x >}}\"\n")}})
	files["config.toml"].Data = []byte(strings.Replace(string(files["config.toml"].Data), `practices = ["change-enablement"]`, "", 1))
	site, err := build(t, files)
	if err != nil {
		t.Fatal(err)
	}
	ids := regexp.MustCompile(` id="([^"]*)"`)
	for _, name := range []string{"story/a.html", "story/b.html"} {
		page := site[name]
		seen := map[string]bool{}
		for _, m := range ids.FindAllStringSubmatch(page, -1) {
			if seen[m[1]] {
				t.Errorf("%s: id %s stands twice", name, m[1])
			}
			seen[m[1]] = true
		}
		if n := strings.Count(page, "<figure"); n != 3*3+2*3 {
			t.Errorf("%s: %d figures, want 15", name, n)
		}
		if found := regexp.MustCompile(`<p>\s*<(figure|aside|div)|</(figure|aside|div)>\s*</p>`).FindString(page); found != "" {
			t.Errorf("%s: %s", name, found)
		}
		if strings.Contains(strings.ToLower(page), "hugoshortcode") {
			t.Errorf("%s: a word of Hugo's is left in the page", name)
		}
		for _, want := range []string{"<p>not shown (nobody answered)</p>", "gap is not shown (nobody answered).", "finding is Nothing can be said of Incident management: nobody answered..",
			"Where it stands here is not known: nobody answered.", "One hour {{&lt; x &gt;}}"} {
			if !strings.Contains(page, want) {
				t.Errorf("%s does not hold %q", name, want)
			}
		}
	}
	again, err := build(t, files)
	if diff := cmp.Diff(site, again); err != nil || diff != "" {
		t.Error(err, diff)
	}
	for _, name := range slices.Sorted(maps.Keys(site)) {
		if leak := regexp.MustCompile(`mark[a-z2-7]{26}x`).FindString(site[name]); leak != "" {
			t.Errorf("%s: %s", name, leak)
		}
	}
}

// A practice that is not in the release has a reason in place of each figure.
func TestPracticeOutsideTheWave(t *testing.T) {
	b := withCards(t)
	for what, want := range map[string]string{"": "not shown (nobody answered)", "gap": "not shown (nobody answered)", "verdict": "no verdict"} {
		text, err := b.scoreCalled(story.Call{Name: "score", What: what, Practice: "incident-management"}).make()
		if text != want || err != nil {
			t.Errorf("%s: %q, %v, want %q", what, text, err, want)
		}
	}
}

package site

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble"
	"rubble/diag"
	"rubble/model"
)

// terms is a glossary for tests, whose links are written [word]>key.
func terms() *model.Model {
	return &model.Model{
		Method: model.Page{Pos: diag.Pos{File: "content/method/method.md"}},
		Glossary: []model.Term{
			{Key: "norm", Name: "Norm", Text: "Taken as fact.", Link: []string{"Norm", "norms"}},
			{Key: "common", Name: "Common norm", Text: "A norm that norms rest on.", Link: []string{"Common norm", "common norms"}},
			{Key: "relaxed", Name: "Relaxed", Text: "Narrowed, as a norm may be relaxed.", Link: []string{"*relaxed*"}},
			{Key: "hold", Name: "Hold", Text: "A grip.", Link: []string{"*hold*", "its hold", "norm's hold"}},
			{Key: "unknown", Name: "Don't know", Text: "No answer.", Link: []string{"Don't know"}},
			{Key: "wave", Name: "Wave", Text: "A round.", Link: []string{}},
		}}
}

var written = regexp.MustCompile(`\[([^\[\]]*)\]\(/glossary/index\.html#term-([a-z0-9-]+)\)`)

// short writes the links to terms as the tests do.
func short(text string) string { return written.ReplaceAllString(text, "[$1]>$2") }

func TestLink(t *testing.T) {
	l := newLexicon(terms())
	for _, c := range []struct{ name, text, want string }{
		{"the first mention only", "A norm is a norm. Norms.\n\nMore norms.", "A [norm]>norm is a norm. Norms.\n\nMore norms."},
		{"at either end", "norms", "[norms]>norm"},
		{"capital letters", "NORMS. Common Norms.", "[NORMS]>norm. [Common Norms]>common."},
		{"the longest first", "A common norm, a norm.", "A [common norm]>common, a [norm]>norm."},
		{"nothing within a longer one", "One common norm. Two common norms. Common norms.", "One [common norm]>common. Two common norms. Common norms."},
		{"whole words", "Normal, enormous, norm-like, sub-norm, norms2.", "Normal, enormous, norm-like, sub-norm, norms2."},
		{"possessives", "The norm's hold, the norms’ hold.", "The [norm's hold]>hold, the [norms]>norm’ hold."},
		{"a possessive by itself", "The norm’s end.", "The [norm]>norm’s end."},
		{"either apostrophe", "They don’t know.", "They [don’t know]>unknown."},
		{"quotes and brackets", "“Norm” (don't know)", "“[Norm]>norm” ([don't know]>unknown)"},
		{"italics only", "Rules are relaxed; *more relaxed*; *relaxed*.", "Rules are relaxed; *more relaxed*; *[relaxed]>relaxed*."},
		{"italics or not", "Its hold is *hold*.", "[Its hold]>hold is *hold*."},
		{"bold", "**Norms** stand.", "**[Norms]>norm** stand."},
		{"not at all", "A wave.", "A wave."},
		{"headings", "# Norm\n\n## The norm\n\nnorm\n====\n\ntext", "# Norm\n\n## The norm\n\nnorm\n====\n\ntext"},
		{"links", "[norm](x.html) [a *norm*][r] ![norm](y.png) <https://norm.example> https://norm.example/norm\n\n[r]: x.html \"norm\"\n",
			"[norm](x.html) [a *norm*][r] ![norm](y.png) <https://norm.example> https://norm.example/norm\n\n[r]: x.html \"norm\"\n"},
		{"code", "`norm` ``a norm``\n\n    norm\n\n```norm\nnorm\n```\n", "`norm` ``a norm``\n\n    norm\n\n```norm\nnorm\n```\n"},
		{"HTML", "<p title=\"norm\">norm</p>\n\na <b title=\"norm\">b</b>\n\n<!-- norm -->\n", "<p title=\"norm\">norm</p>\n\na <b title=\"norm\">b</b>\n\n<!-- norm -->\n"},
		{"tables", "| norm | x |\n|---|---|\n| common norm | norms |\n", "| norm | x |\n|---|---|\n| [common norm]>common | [norms]>norm |\n"},
		{"lists and quotes", "- norm\n- x\n\n> common norm\n", "- [norm]>norm\n- x\n\n> [common norm]>common\n"},
		{"notes at the foot", "Text.[^norm]\n\n[^norm]: A norm.\n", "Text.[^norm]\n\n[^norm]: A [norm]>norm.\n"},
		{"lists of definitions", "Norm\n: What a norm is.\n", "Norm\n: What a [norm]>norm is.\n"},
		{"what a bracket would change", "!norm \\norm ]norm &norm; #norm norm[^1] norm(s) a/norm", "!norm \\norm ]norm &norm; #norm norm[^1] norm(s) a/norm"},
		{"within a word, in part bold", "nor**m** **norm**al a**norm**", "nor**m** **norm**al a**norm**"},
		{"over the end of a line", "common\nnorms", "common\n[norms]>norm"},
		{"two blanks", "common  norms", "common  [norms]>norm"},
		{"a shortcode as text", "norm {{</* norm x */>}}", "norm {{</* norm x */>}}"},
		{"line ends of Windows", "A norm\r\nhere.\r\n", "A [norm]>norm\r\nhere.\r\n"},
		{"no words", " \n\n–\n", " \n\n–\n"},
		{"nothing", "", ""},
		{"bytes that are no text", "\xff norm \xff\xfe", "\xff [norm]>norm \xff\xfe"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, short(l.link(c.text, ""))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A page does not look up what it is about, and looks up twelve words at most.
func TestLinkBounds(t *testing.T) {
	if got := short(newLexicon(terms()).link("Norms, common norms.", "Norm")); got != "Norms, [common norms]>common." {
		t.Errorf("on the page of norms: %s", got)
	}
	if got := short(newLexicon(terms()).link("Norms.", "A norm")); got != "[Norms]>norm." {
		t.Errorf("on the page of a norm: %s", got)
	}
	var m model.Model
	var text strings.Builder
	for i := range 14 {
		m.Glossary = append(m.Glossary, model.Term{Key: fmt.Sprintf("t%d", i), Link: []string{fmt.Sprintf("term%d", i)}})
		fmt.Fprintf(&text, "term%d. ", i)
	}
	got := newLexicon(&m).link(text.String(), "term0")
	if n := len(written.FindAllString(got, -1)); n != 12 || strings.Contains(got, "[term0]") || !strings.HasSuffix(got, "#term-t12). term13. ") {
		t.Errorf("%d links: %s", n, got)
	}
}

// Only prose of the model leads to the glossary; what a client wrote for the
// report is the client's.
func TestWhoseProse(t *testing.T) {
	l := newLexicon(terms())
	for file, want := range map[string]string{"content/method/method.md": "A [norm]>norm.", "content/story/one.md": "A norm.", "content/note.md": "A norm."} {
		p := &page{kicker: "Page", prose: model.Page{Text: "A norm.", Pos: diag.Pos{File: file, Line: 3}}}
		if got := short(l.prose(p)); got != want {
			t.Errorf("%s: %s", file, got)
		}
	}
}

// Within the glossary words stand in their own sense; a term does not lead to
// itself, nor twice to another.
func TestPieces(t *testing.T) {
	m := terms()
	l := newLexicon(m)
	for i, want := range map[int][]link{
		0: {{Text: "Taken as fact."}},
		1: {{Text: "A "}, {Text: "norm", Href: "#term-norm"}, {Text: " that norms rest on."}},
		2: {{Text: "Narrowed, as a "}, {Text: "norm", Href: "#term-norm"}, {Text: " may be relaxed."}},
	} {
		if diff := cmp.Diff(want, l.pieces(m.Glossary[i])); diff != "" {
			t.Errorf("%s: %s", m.Glossary[i].Key, diff)
		}
	}
}

// Every page of our own prose, without its links to terms, is what it was;
// every one leads to a term that there is, each at most once.
func TestOurProse(t *testing.T) {
	m, problems := model.Read(rubble.Files)
	if problems.Failed() {
		t.Fatal(problems.Sorted()[0])
	}
	keys := map[string]bool{}
	for _, term := range m.Glossary {
		keys[term.Key] = true
	}
	l, all := newLexicon(m), 0
	for _, p := range m.Pages() {
		got := l.link(p.Text, p.Title)
		if back := written.ReplaceAllString(got, "$1"); back != p.Text {
			t.Errorf("%s is another text: %s", p.Pos.File, cmp.Diff(p.Text, back))
		}
		links := written.FindAllStringSubmatch(got, -1)
		all += len(links)
		seen := map[string]bool{}
		for _, link := range links {
			if !keys[link[2]] || seen[link[2]] {
				t.Errorf("%s: %s leads to no term, or does so twice", p.Pos.File, link[0])
			}
			seen[link[2]] = true
		}
		if len(links) > mostTerms {
			t.Errorf("%s: %d links", p.Pos.File, len(links))
		}
	}
	if method := l.link(m.Method.Text, m.Method.Title); len(written.FindAllString(method, -1)) != mostTerms {
		t.Error("the page on method does not lead to as many terms as a page may")
	}
	if all < 2*len(m.Practices) {
		t.Errorf("%d links on all pages, with %d practices", all, len(m.Practices))
	}
}

// Whatever the text, taking the links away gives it back, and the page that
// comes of it differs in nothing but them.
func FuzzLink(f *testing.F) {
	for _, seed := range []string{"A *norm*, **its hold**.", "*a (*norm* b)*", "**norm*", "_norm_x", "\"norm\" 'norm'", "| norm |\n|-|\n|a \\| norm|", "[norm]: x\n\n[norm] [a]norm",
		"- [ ] norm", "norm\n: norm", "[^1] norm\n\n[^1]: norm", "~~norm~~ ``norm`", "<a href=x>norm</a>", "norm {#a .b}", "## x {#norm}\nnorm", "1. norm\n\n   common norm", "don’t know *relaxed*"} {
		f.Add(seed)
	}
	l := newLexicon(terms())
	f.Fuzz(func(t *testing.T, text string) {
		if written.MatchString(text) {
			return
		}
		got := l.link(text, "")
		if back := written.ReplaceAllString(got, "$1"); back != text {
			t.Errorf("%q became %q", text, back)
		}
		if l.print(got) != l.print(text) {
			t.Errorf("%q is read otherwise as %q", text, got)
		}
	})
}

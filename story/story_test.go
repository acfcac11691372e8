package story

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"rubble/config"
	"rubble/diag"
	"rubble/model"
)

// names are those of the program's own model, of which one practice is
// assessed.
func names(t testing.TB) Names {
	t.Helper()
	m, problems := model.Read(os.DirFS(".."))
	if problems.Failed() {
		t.Fatal(problems.Sorted()[0])
	}
	return Names{Model: m, Practices: []string{"change-enablement"}, Experiments: []string{"board-by-day"}, Teams: []string{"platform"}, IsSlug: config.IsSlug}
}

func page(front, text string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte("+++\n" + front + "\n+++\n" + text)}
}

func messages(problems diag.List) string {
	var lines []string
	for _, p := range problems.Sorted() {
		lines = append(lines, p.Error())
	}
	return strings.Join(lines, "\n")
}

// Pages come by weight, then by name; a folder that is not there has none.
func TestRead(t *testing.T) {
	pages, problems := Read(fstest.MapFS{
		"content/story/where.md":    page(`title = "Where"`+"\n"+`weight = 2`, "Text.\n"),
		"content/story/b.md":        page(`title = "B"`+"\n"+`weight = 2`, ""),
		"content/story/begin.md":    {Data: []byte("\ufeff+++\r\ntitle = \"<i>Begin</i>\"\r\ndescription = \"Read me first.\"\r\n+++\r\n\r\nSee {{< score practice=\"change-enablement\" figure=\"gap\" >}}.\r\n\r\n{{< chart plane>}}\r\n")},
		"content/story/.hidden.md":  {Data: []byte("nothing")},
		"content/overview.md":       page(`title = "Elsewhere"`, ""),
		"content/practices/some.md": page(`title = "Elsewhere"`, ""),
	}, names(t))
	if !problems.Empty() {
		t.Fatal(messages(problems))
	}
	in := func(name string, line int) diag.Pos { return diag.Pos{File: "content/story/" + name, Line: line} }
	want := []Page{
		{ID: "begin", Description: "Read me first.", Calls: []Call{
			{Name: "score", What: "gap", Practice: "change-enablement", Pos: diag.Pos{File: "content/story/begin.md", Line: 6, Col: 5}},
			{Name: "chart", What: "plane", Alone: true, Pos: diag.Pos{File: "content/story/begin.md", Line: 8, Col: 1}}},
			Prose: model.Page{Title: "<i>Begin</i>", Text: "\nSee {{< score practice=\"change-enablement\" figure=\"gap\" >}}.\n\n{{< chart plane>}}\n", Pos: in("begin.md", 5)}},
		{ID: "b", Weight: 2, Prose: model.Page{Title: "B", Pos: in("b.md", 5)}},
		{ID: "where", Weight: 2, Prose: model.Page{Title: "Where", Text: "Text.\n", Pos: in("where.md", 5)}},
	}
	if diff := cmp.Diff(want, pages); diff != "" {
		t.Error(diff)
	}
	if pages, problems := Read(fstest.MapFS{"config.toml": {}}, names(t)); pages != nil || !problems.Empty() {
		t.Errorf("without the folder: %v, %s", pages, messages(problems))
	}
}

// What is wrong with a page, but for its shortcodes.
func TestPageMistakes(t *testing.T) {
	all := names(t)
	for _, c := range []struct {
		name, file string
		page       *fstest.MapFile
		want       string
	}{
		{"no front matter", "a.md", &fstest.MapFile{Data: []byte("# Begin\n")},
			"content/story/a.md:1: no front matter\n\ta page begins with TOML between two lines of +++"},
		{"front matter of nothing", "a.md", &fstest.MapFile{Data: []byte("+++\n+++\nText\n")},
			"content/story/a.md:1:1: the page has no title\n\ttitle = \"Where to begin\""},
		{"an unknown key", "a.md", page("title = \"A\"\nwieght = 3", ""),
			"content/story/a.md:3:1: unknown key \"wieght\"\n\tdid you mean \"weight\"?"},
		{"a date, which would hide the page", "a.md", page("title = \"A\"\ndate = 2030-01-01", ""),
			"content/story/a.md:3:1: unknown key \"date\"\n\tthe keys here are title, weight, description, editions"},
		{"a weight that is no number", "a.md", page("title = \"A\"\nweight = \"3\"", ""),
			"content/story/a.md:3:10: weight: a whole number is expected here, a text was found\n\twrite weight = 12, without quotes"},
		{"a blank title", "a.md", page(`title = "  "`, ""),
			"content/story/a.md:2:9: the page has no title\n\ttitle = \"Where to begin\""},
		{"a page called index", "index.md", page(`title = "A"`, ""),
			"content/story/index.md: a name that cannot be that of a page\n\tname the file with a–z, 0–9 and -, such as where-to-begin.md, and not index.md"},
		{"a name with blanks and capitals", "Where To.md", page(`title = "A"`, ""),
			"content/story/Where To.md: a name that cannot be that of a page\n\tname the file with a–z, 0–9 and -, such as where-to-begin.md, and not index.md"},
		{"another kind of file", "a.docx", &fstest.MapFile{},
			"content/story/a.docx: warning: not read\n\tnarrative pages are files whose names end in .md, and lie side by side"},
		{"a folder", "deep/a.md", page(`title = "A"`, ""),
			"content/story/deep: warning: not read\n\tnarrative pages are files whose names end in .md, and lie side by side"},
		{"too long", "a.md", page(`title = "A"`, strings.Repeat("word ", 60_000)),
			"content/story/a.md: 292 KiB of text, at most 64 KiB are read\n\tmake two pages of it"},
		{"Windows-1252", "a.md", page(`title = "A"`, "\nText\n\nGr\xfc\xdfe\n"),
			"content/story/a.md:7:3: bytes that are not UTF-8 text\n\tsave the file as UTF-8 text"},
		{"a second title", "a.md", page(`title = "A"`, "\nText\n\n  # Begin\n\nAgain\n=====\n"),
			"content/story/a.md:7:5: a heading of the first order, which the title of the page is already\n\tbegin it with ##"},
		{"HTML", "a.md", page(`title = "A"`, "\nText <!-- mine --> with a <br> in it <br>.\n\n<div>\nmore\n</div>\n"),
			"content/story/a.md:5:27: warning: HTML, which is left out of the page\n\twrite Markdown, or < as &lt;"},
		{"a comment", "a.md", page(`title = "A"`, "\n<!-- to be\nwritten -->\n\nText\n"), ""},
		{"a word of Hugo's", "a.md", page(`title = "A"`, "\nx HAHAHUGOSHORTCODE1s0HBHB\n"),
			"content/story/a.md:5:3: the word HAHAHUGOSHORTCODE, which Hugo keeps for itself\n\twrite it otherwise"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, problems := Read(fstest.MapFS{Dir + "/" + c.file: c.page}, all)
			if diff := cmp.Diff(c.want, messages(problems)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A file in the place of the folder.
func TestNoFolder(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(dir+"/content", 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(dir+"/content/story", nil, 0o666); err != nil {
		t.Fatal(err)
	}
	_, problems := Read(os.DirFS(dir), names(t))
	if got := messages(problems); !strings.HasPrefix(got, "content/story: cannot be read: ") ||
		!strings.HasSuffix(got, "\n\tcontent/story is a folder of narrative pages, files whose names end in .md") {
		t.Error(got)
	}
}

// All mistakes of all pages are named in one run, and a page without one is
// read beside them.
func TestAllAtOnce(t *testing.T) {
	pages, problems := Read(fstest.MapFS{
		"content/story/a.md": page(`title = ""`, "\n{{< chart plain >}}\n\n{{< norm \"boad\" >}}\n"),
		"content/story/b.md": page(`title = "B"`, ""),
	}, names(t))
	want := `content/story/a.md:2:9: the page has no title
	title = "Where to begin"
content/story/a.md:5:1: there is no chart "plain"
	did you mean "plane"?
content/story/a.md:7:1: there is no norm "boad"`
	if diff := cmp.Diff(want, messages(problems)); diff != "" {
		t.Error(diff)
	}
	if len(pages) != 2 || pages[1].ID != "b" && pages[0].ID != "b" {
		t.Errorf("got %v", pages)
	}
}

// On other pages there are no shortcodes.
func TestRefuse(t *testing.T) {
	p := model.Page{Text: "\nText {{< figure src=\"x\" >}} and {{% ref \"x\" %}}\n{{</* figure */>}} {{ .Site }}\n", Pos: diag.Pos{File: "content/overview.md", Line: 4}}
	var problems diag.List
	Refuse(p, &problems)
	hint := "a shortcode, where plain Markdown was expected\n\tshortcodes work in the narrative pages under content/story/; to print one as it stands, write {{</* and */>}} around its text"
	if diff := cmp.Diff("content/overview.md:5:6: "+hint+"\ncontent/overview.md:5:33: "+hint, messages(problems)); diff != "" {
		t.Error(diff)
	}
}

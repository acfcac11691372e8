package tomlfile

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The text begins on the line that is given, whatever the line ends and
// whether there is front matter or text at all.
func TestFront(t *testing.T) {
	const none = "p.md:1: no front matter\n\ta page begins with TOML between two lines of +++"
	for _, c := range []struct {
		name, in, title, text string
		line                  int
		problem               string
	}{
		{"plain", "+++\ntitle = \"A\"\n+++\nText\n", "A", "Text\n", 4, ""},
		{"three lines", "+++\n\n# a note\ntitle = \"A\"\n+++\n\n+++\n", "A", "\n+++\n", 6, ""},
		{"nothing in it", "+++\n+++\nText", "", "Text", 3, ""},
		{"nothing behind it", "+++\ntitle = \"A\"\n+++", "A", "", 4, ""},
		{"neither", "+++\n+++", "", "", 3, ""},
		{"CRLF and a byte order mark", "\ufeff+++\r\ntitle = \"A\"\r\n+++\r\n\r\nText\r\n", "A", "\nText\n", 4, ""},
		{"empty", "", "", "", 0, none},
		{"none", "# A\n", "", "", 0, none},
		{"not closed", "+++\ntitle = \"A\"\n", "", "", 0, none},
		{"of another kind", "---\ntitle: A\n---\n", "", "", 0, none},
		{"an unknown key", "+++\ntitle = \"A\"\ntitel = 1\n+++\nText", "A", "Text", 5, "p.md:3:1: unknown key \"titel\"\n\tdid you mean \"title\"?"},
		{"torn", "+++\ntitle = \"A\n+++\nText", "", "Text", 4,
			"p.md:2:10: this is not TOML: unexpected EOF; expected '\"'\n\ta text opens with a quote that is not closed on the same line, or the file was cut off"},
		{"Windows-1252 in the text", "+++\ntitle = \"A\"\n+++\nText\nGr\xfc\xdfe\n", "", "", 0, "p.md:5:3: bytes that are not UTF-8 text\n\tsave the file as UTF-8 text"},
		{"a NUL in the text", "+++\ntitle = \"A\"\n+++\nT\x00", "", "", 0, "p.md:4:2: bytes that are not UTF-8 text\n\tsave the file as UTF-8 text"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var front struct{ Title string }
			_, text, line, problems := Front("p.md", []byte(c.in), &front)
			problem := ""
			for _, p := range problems.Sorted() {
				problem += p.Error()
			}
			got := []any{front.Title, text, line, problem}
			if diff := cmp.Diff([]any{c.title, c.text, c.line, c.problem}, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

package config

import (
	"fmt"
	"strings"
	"testing"
)

func TestIsSlug(t *testing.T) {
	for s, want := range map[string]bool{
		"platform": true, "2026-spring": true, "a": true, "0": true, "a--b": true, strings.Repeat("a", 80): true, "console": true, "com10": true,
		"": false, "-": false, "-a": false, "a-": false, "A": false, "a b": false, "a.b": false, "ä": false, "a/b": false, "..": false, "a\x00": false,
		"con": false, "nul": false, "lpt9": false, "index": false, strings.Repeat("a", 81): false,
	} {
		if got := IsSlug(s); got != want {
			t.Errorf("IsSlug(%q) is %v", s, got)
		}
	}
}

func TestSlug(t *testing.T) {
	for _, c := range []struct{ text, stem string }{
		{"platform", ""}, {"a-b-2", ""},
		{"CON", "con"}, {"con", "con"}, {"index", "index"}, {"../../x", "x"}, {" platform", "platform"}, {"Platform", "platform"},
		{"Netz & Betrieb", "netz-betrieb"}, {"Größe", "gr-e"}, {"部門", ""}, {"", ""}, {"---", ""}, {"a--b", "a-b"}, {"a.html", "a-html"},
		{strings.Repeat("b", 200), strings.Repeat("b", 71)}, {strings.Repeat("c ", 100), strings.Repeat("c-", 35) + "c"},
	} {
		got := Slug(c.text)
		want := c.stem
		switch {
		case c.text == "platform" || c.text == "a-b-2":
			want = c.text
		case c.stem == "":
			want = got[max(len(got)-suffixLen, 0):]
		default:
			want += "-" + got[max(len(got)-suffixLen, 0):]
		}
		if got != want || !IsSlug(got) {
			t.Errorf("Slug(%q) is %q, want %q", c.text, got, want)
		}
	}
}

// Texts that differ in what a name cannot keep get names that differ; so do a
// text and the name of another.
func TestSlugsDiffer(t *testing.T) {
	texts := []string{"", "con", "CON", "index", "../../x", "..\\..\\x", "x", "X", " x", "x ", "x-", "ä", "a\u0308", "ae"}
	for i := range 2000 {
		texts = append(texts, fmt.Sprintf("Team %d", i), fmt.Sprintf("team-%d", i), fmt.Sprintf("team %d", i), strings.Repeat("long ", 40)+fmt.Sprint(i))
	}
	for _, s := range texts[:100] {
		texts = append(texts, Slug(s))
	}
	from := map[string]string{}
	for _, s := range texts {
		name := Slug(s)
		if other, taken := from[name]; taken && other != s {
			t.Errorf("%q and %q share the name %q", s, other, name)
		}
		from[name] = s
	}
}

func FuzzSlug(f *testing.F) {
	for _, s := range []string{"platform", "CON", "../../x", strings.Repeat("é", 100), "\xff\xfe", "a\x00b", "x-0123abcd", "0123abcd"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		name := Slug(text)
		if !IsSlug(name) {
			t.Errorf("Slug(%q) is %q, which cannot name a page", text, name)
		}
		if name != text && Slug(name) == name {
			t.Errorf("%q and %q share the name %q", text, name, name)
		}
	})
}

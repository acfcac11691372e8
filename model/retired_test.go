package model

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What is wrong with the list of keys that were given up, or with keys that
// stand there.
func TestRetiredMistakes(t *testing.T) {
	const gFile = "content/retired.toml"
	entry := func(key, version, reason string) string {
		return "[[retired]]\nkey = '" + key + "'\nversion = '" + version + "'\nreason = '" + reason + "'\n"
	}
	const again = "\n\ttake a new key: answers given under the old one would be read as answers to this"
	for _, c := range []struct{ name, text, want string }{
		{"none", "", ""},
		{"whole", entry("p/gone", "1.0.0", "Said twice.") + entry("old/practice", "0.9.0", "Nobody has it.") + entry("common/gone", "0.1.0", "So."), ""},
		{"used again, a norm", entry("p/a", "0.9.0", "So."), pFile + ":7:7: key \"p/a\" was retired in 0.9.0 and cannot be used again" + again},
		{"used again, an item", entry("p/i1", "0.9.0", "So."), pFile + ":27:7: key \"p/i1\" was retired in 0.9.0 and cannot be used again" + again},
		{"used again, a common norm", entry("common/deep", "0.9.0", "So."), "content/norms/deep.md:1:1: key \"common/deep\" was retired in 0.9.0 and cannot be used again" + again},
		{"a bare key", entry("a", "0.9.0", "So."), gFile + ":2:7: \"a\" is no key in full\n\twrite practice/key"},
		{"a key of three parts", entry("p/a/b", "0.9.0", "So."), gFile + ":2:7: \"p/a/b\" is no key in full\n\twrite practice/key"},
		{"no key", "[[retired]]\nversion = '0.9.0'\nreason = 'So.'\n", gFile + ":1:1: \"\" is no key in full\n\twrite practice/key"},
		{"twice", entry("p/x", "0.9.0", "So.") + entry("p/x", "0.9.0", "So."), gFile + ":6:7: \"p/x\" stands twice among the retired"},
		{"no version", entry("p/x", "soon", "So."), gFile + ":3:11: version \"soon\" is not of three numbers"},
		{"of a later version", entry("p/x", "1.0.1", "So."), gFile + ":3:11: \"p/x\" is retired in version 1.0.1, and this is 1.0.0\n\traise version in " + mFile + ", since a key that goes is another model"},
		{"no reason", entry("p/x", "0.9.0", " "), gFile + ":4:10: \"p/x\" is retired without a reason"},
		{"an unknown key", entry("p/x", "0.9.0", "So.") + "why = 'x'\n", gFile + ":5:1: unknown key \"why\"\n\tthe keys here are key, version, reason"},
		{"torn", "[[retired]]\nkey = 'p", gFile + ":2:8: this is not TOML: unexpected EOF; expected \"'\"\n\ta text opens with a quote that is not closed on the same line, or the file was cut off"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, problems := Read(tiny(func(files map[string]string) {
				if c.text != "" {
					files["retired.toml"] = c.text
				}
			}))
			if diff := cmp.Diff(c.want, texts(problems)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestRetired(t *testing.T) {
	m, problems := Read(tiny(func(files map[string]string) {
		files["retired.toml"] = "[[retired]]\nkey = 'p/gone'\nversion = '0.9.0'\nreason = 'Said twice.'\n"
	}))
	if !problems.Empty() {
		t.Fatal(texts(problems))
	}
	if got, ok := m.Retired("p/gone"); !ok || got != (Retired{"p/gone", "0.9.0", "Said twice."}) {
		t.Errorf("%+v, %v", got, ok)
	}
	for _, key := range []string{"", "gone", "p/a"} {
		if _, ok := m.Retired(key); ok {
			t.Errorf("%q is retired", key)
		}
	}
	if other, _ := Read(tiny(nil)); other.Hash == m.Hash {
		t.Error("the hash does not cover what was retired")
	}
}

func TestStepOf(t *testing.T) {
	for _, c := range []struct {
		older, newer string
		want         Step
	}{
		{"1.1.0", "1.1.0", NoStep}, {"1.1.0", "1.1.1", Patch}, {"1.1.9", "1.1.10", Patch}, {"1.1.9", "1.2.0", Minor}, {"1.9.9", "2.0.0", Major},
		{"1.9.0", "1.10.0", Minor}, {"2.0.0", "1.9.9", NoStep}, {"1.2.0", "1.1.9", NoStep}, {"1.1.1", "1.1.0", NoStep},
		{"0.0.999999999", "0.1.0", Minor}, {"", "1.0.0", NoStep}, {"1.0.0", "1.0", NoStep}, {"1", "2.0.0", NoStep}, {"1.0.0", "1.0.01", NoStep},
	} {
		if got := stepOf(c.older, c.newer); got != c.want {
			t.Errorf("from %q to %q is %s, want %s", c.older, c.newer, got, c.want)
		}
	}
}

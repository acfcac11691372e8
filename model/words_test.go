package model

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Thirty words make a sentence that can be taken in at one reading.
var thirty = strings.Repeat("word ", 29) + "end."

// What is said of wording, made wrong in the tiny model.
func TestWordingMistakes(t *testing.T) {
	const own = "\n\tsay it in the words of this norm's own work"
	for _, c := range []struct{ name, old, new, want string }{
		{"a statement twice", "'S b'", "'S a'", pFile + ":19:13: the statement of p/b is worded like the statement of p/a"},
		{"but for capitals, quotes and full stops", "'S b'", "'“s”, A.'", pFile + ":19:13: the statement of p/b is worded like the statement of p/a"},
		{"an item like a statement", "'T i1'", "'S a!'", pFile + ":28:8: item p/i1 is worded like the statement of p/a"},
		{"a rung like the ladder's", "'b3'", "'T3.'", pFile + ":23:28: p/b, rung r3 is worded like the ladder, rung r3"},
		{"the objection like a common norm", "'Who objects?'", "'S deep?'", "content/norms/deep.md:3:13: the statement of common/deep is worded like the objection of p"},
		{"an item twice", "'T i2'", "'T i1'", pFile + ":34:8: item p/i2 is worded like item p/i1"},
		{"three times", "['b0', 'b1', ", "['a0', 'a0', ", pFile + ":23:10: p/b, rung r0 is worded like p/a, rung r0\n" +
			pFile + ":23:16: p/b, rung r1 is worded like p/a, rung r0"},
		{"nothing but signs, twice", "'a0', 'a1'", "'…', '!'", ""},
		{"thirty words", "'S a'", "'" + thirty + "'", ""},
		{"a word more", "'S a'", "'One " + thirty + "'", pFile + ":9:13: warning: the statement of p/a has a sentence of 31 words, more than 30"},
		{"two sentences", "'S a'", "'" + thirty + " And another.'", ""},
		{"a dash is no word", "'S a'", "'– " + thirty + "'", ""},
		{"an ending in quotes", "'Who objects?'", "'Is it “" + thirty + "”) Who says so?'", pFile + ":5:13: warning: the objection of p has a sentence of 32 words, more than 30"},
		// Six words are four sequences of three, seven are five.
		{"two of four sequences", "['a0', 'a1', ", "['one two three four five six', 'one two three four none none', ", ""},
		{"three of four", "['a0', 'a1', ", "['one two three four five six', 'one two three four five none', ",
			pFile + ":13:41: warning: p/a, rung r1 shares 75 % of its three-word sequences with p/a, rung r0" + own},
		{"three of five, which is 60 %", "['a0', 'a1', ", "['one two three four five six seven', 'one two three four five none none', ", ""},
		{"all of a shorter one", "['a0', 'a1', ", "['one two three four five six', 'two three four', ",
			pFile + ":13:41: warning: p/a, rung r1 shares 100 % of its three-word sequences with p/a, rung r0" + own},
		{"with two that differ", "['a0', 'a1', 'a2', ", "['one two three', 'x one two three', 'one two three four', ",
			pFile + ":13:27: warning: p/a, rung r1 shares 100 % of its three-word sequences with p/a, rung r0" + own + "\n" +
				pFile + ":13:46: warning: p/a, rung r2 shares 100 % of its three-word sequences with p/a, rung r0" + own},
		{"a sequence that repeats itself counts once", "['a0', 'a1', ", "['go go go go go go one two three', 'go go go go go go four five six', ", ""},
		{"two words share nothing", "['a0', 'a1', ", "['not here', 'not here now', ", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, problems := Read(tiny(change(t, "p.md", c.old, c.new)))
			if diff := cmp.Diff(c.want, texts(problems)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestLongest(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "…": 0, "One.": 1, "One two three": 3, "One. Two three. Four": 2, "One: two three": 2, "One; two three": 3,
		"“One two.” Three": 2, "(One two.) Three four five": 3, "1.5 of them — or 2": 5, "One –": 1, "Who? I!": 1,
	} {
		if got := longest(text); got != want {
			t.Errorf("%q has a sentence of %d words, want %d", text, got, want)
		}
	}
}

func TestLexicon(t *testing.T) {
	l := lexicon{}
	first := l.words("The team’s plan is well-known, and not theirs.")
	for _, c := range []struct {
		text string
		same bool
	}{
		{"the TEAM'S plan is well-known and not theirs", true}, {"The team’s plan — is well-known; and “not” theirs…", true},
		{"The teams plan is well-known and not theirs", false}, {"The team’s plan is well known and not theirs", false},
	} {
		if got := cmp.Equal(first, l.words(c.text)); got != c.same {
			t.Errorf("%q has the same words: %v", c.text, got)
		}
	}
	if got := l.words("Ἀθῆναι naïve e\u0301tat 北京"); len(got) != 4 {
		t.Errorf("%d words, want 4", len(got))
	}
}

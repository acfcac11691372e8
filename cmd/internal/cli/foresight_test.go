package cli

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/assess"
	"rubble/config"
	"rubble/gate"
	"rubble/report"
)

// shown reads results as "people level", with what hides them after it.
func shown(text string) gate.Shown {
	s := gate.Shown{ID: "t"}
	for _, word := range strings.Fields(text) {
		switch word {
		case "few":
			s.Why = report.TooFewPeople
		case "protects":
			s.Why = report.Protects
		case "changed":
			s.Why = report.FewChanged
		case "joint":
			s.Consensus = true
		case "nothing", "rounded", "interval", "distribution":
			s.Level = word
		default:
			s.People = 10*s.People + int(word[0]-'0')
		}
	}
	return s
}

// Each is one practice of the team "t", by which a row of the table is made.
func TestSum(t *testing.T) {
	for _, c := range []struct {
		practices     []string
		people, cells string
	}{
		{nil, "–", "–"},
		{[]string{""}, "–", "–"},
		{[]string{"7 rounded"}, "7", "one rounded figure"},
		{[]string{"1 2 interval", "1 9 interval"}, "12–19", "figures with intervals"},
		{[]string{"1 2 interval", "7 rounded", "2 5 distribution"}, "7–25", "one figure to distribution"},
		{[]string{"3 nothing few"}, "3", "nothing"},
		{[]string{"7 nothing protects", "8 nothing protects"}, "7–8", "nothing (protects others)"},
		{[]string{"7 nothing protects", "3 nothing few"}, "3–7", "nothing"},
		{[]string{"7 nothing changed"}, "7", "nothing"},
		{[]string{"3 nothing few", "", "1 2 interval", "7 nothing protects"}, "3–12", "nothing (2) to intervals"},
		{[]string{"joint distribution"}, "joint", "everything"},
		{[]string{"joint distribution", "3 nothing few"}, "0–3", "nothing (1) to distribution"},
	} {
		var practices []gate.Outlook
		for _, text := range c.practices {
			practices = append(practices, gate.Outlook{Teams: []gate.Shown{{ID: "another", Level: "rounded", People: 6}, shown(text)}})
		}
		got := summed(practices, func(o gate.Outlook) (gate.Shown, bool) { return find(o.Teams, "t") })
		if got.people() != c.people || got.String() != c.cells {
			t.Errorf("%q: %s, %s", c.practices, got.people(), got)
		}
	}
}

func TestHides(t *testing.T) {
	all := func(texts ...string) (out []gate.Shown) {
		for _, text := range texts {
			out = append(out, shown(text))
		}
		return out
	}
	one := gate.Outlook{Teams: all("3 nothing few", "7 nothing protects", "9 rounded", "")}
	two := gate.Outlook{Teams: all("9 rounded"), Segments: all("9 nothing protects", "9 rounded")}
	for _, c := range []struct {
		practices []gate.Outlook
		want      string
	}{
		{[]gate.Outlook{one}, "strict hides 2 of 3 teams, 1 to protect others."},
		{[]gate.Outlook{two}, "strict hides 0 of 1 team and 1 of 2 segments, 1 to protect others."},
		{[]gate.Outlook{one, two}, "strict hides 2 of 4 results of teams and 1 of 2 results of segments, 2 to protect others."},
		{[]gate.Outlook{{Teams: all("9 rounded")}}, "strict hides 0 of 1 team."},
	} {
		if got := hides(assess.Foresight{Policy: "strict", Practices: c.practices}); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

func TestAdvised(t *testing.T) {
	p := &assess.Project{Teams: []config.Team{{ID: "a", Name: "Alpha"}, {ID: "b", Name: "Be\x1bta"}, {ID: "c", Name: "Gamma"}}}
	pairs := func(n int) (out [][]string) {
		for range n {
			out = append(out, []string{"a", "b"})
		}
		return out
	}
	for _, c := range []struct {
		advice assess.Advice
		want   string
	}{
		{assess.Advice{}, ""},
		{assess.Advice{Join: [][]string{{"a", "b", "c"}}}, "join Be�ta and Gamma with Alpha (aliases in config.toml)"},
		{assess.Advice{Join: pairs(2), Together: []string{"b", "c"}},
			"join Be�ta with Alpha, and Be�ta with Alpha (aliases in config.toml), or let Be�ta and Gamma answer together (rubble questionnaire --consensus)"},
		{assess.Advice{Join: pairs(5)}, "join Be�ta with Alpha, and Be�ta with Alpha, and Be�ta with Alpha, and 2 more (--json lists them) (aliases in config.toml)"},
		{assess.Advice{Together: []string{"gone"}}, "let gone answer together (rubble questionnaire --consensus)"},
	} {
		if diff := cmp.Diff(c.want, advised(p, assess.Foresight{Advice: c.advice})); diff != "" {
			t.Error(diff)
		}
	}
}

// No line is wider than a terminal unless a word is.
func TestSay(t *testing.T) {
	long := strings.Repeat("ä", width+1)
	for _, c := range []struct{ text, want string }{
		{"a b", "a b\n"},
		{"  spaces \n between\twords ", "spaces between words\n"},
		{strings.Repeat("ä", 49) + " " + strings.Repeat("b", 50) + " c", strings.Repeat("ä", 49) + " " + strings.Repeat("b", 50) + "\nc\n"},
		{strings.Repeat("ä", 50) + " " + strings.Repeat("b", 50), strings.Repeat("ä", 50) + "\n" + strings.Repeat("b", 50) + "\n"},
		{"a " + long + " b", "a\n" + long + "\nb\n"},
		{"", "\n"},
	} {
		var out bytes.Buffer
		(&app{Env: Env{Stdout: &out}}).say(c.text)
		if diff := cmp.Diff(c.want, out.String()); diff != "" {
			t.Error(diff)
		}
	}
}

func TestCut(t *testing.T) {
	for name, want := range map[string]string{
		"Network & connectivity":             "Network & connectivity",
		strings.Repeat("ä", longestName):     strings.Repeat("ä", longestName),
		strings.Repeat("ä", longestName+1):   strings.Repeat("ä", longestName-1) + "…",
		"\x1b[31mred\ttab\nline\u202eturned": "�[31mred�tab�line�turned",
	} {
		if got := cut(name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}

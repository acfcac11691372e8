package story

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// read reads one page of a text, which begins on line 4.
func read(t *testing.T, n Names, text string) ([]Call, string) {
	t.Helper()
	pages, problems := Read(fstest.MapFS{"content/story/a.md": page(`title = "A"`, text)}, n)
	if len(pages) != 1 {
		t.Fatalf("%d pages: %s", len(pages), messages(problems))
	}
	return pages[0].Calls, messages(problems)
}

func TestCalls(t *testing.T) {
	all := names(t)
	score := func(what string) Call { return Call{Name: "score", What: what, Practice: "change-enablement"} }
	for _, c := range []struct {
		name, text string
		want       []Call
	}{
		{"several in one line", "At {{< score practice=change-enablement figure=`alignment` >}} and {{<score figure=\"gap\"\tpractice=\"change-enablement\">}}.\n",
			[]Call{score("alignment"), score("gap")}},
		{"alone in a paragraph, and not", "{{< score practice=\"change-enablement\" >}}\n\n**{{< score practice=\"change-enablement\" >}}**\n",
			[]Call{{Name: "score", Practice: "change-enablement", Alone: true}, score("")}},
		{"in a list, a quote, a link and a table",
			"- {{< score practice=\"change-enablement\" figure=\"gap\" >}}\n- {{< chart plane >}}\n\n> {{< chart ladder \"change-enablement\" >}}\n\n" +
				"[at {{< score practice=\"change-enablement\" figure=\"gap\" >}}](x.html)\n\n| a | b |\n|---|---|\n| {{< score practice=\"change-enablement\" figure=\"gap\" >}} | x |\n",
			[]Call{score("gap"), {Name: "chart", What: "plane"}, {Name: "chart", What: "ladder", Practice: "change-enablement", Alone: true}, score("gap"), score("gap")}},
		{"a norm, a common one, and a card", "{{< norm \"change-enablement/board\" >}}\n\n{{< norm \"common/ticket-is-work\" >}}\n\n{{< experiment board-by-day >}}\n",
			[]Call{{Name: "norm", What: "change-enablement/board", Alone: true}, {Name: "norm", What: "common/ticket-is-work", Alone: true},
				{Name: "experiment", What: "board-by-day", Alone: true}}},
		{"printed as they stand", "Write {{</* chart plane */>}}, `{{%/* {{< x >}} */%}}` or\n\n    {{</* a\n    b >}} {{< */>}}\n\nand {{ x }} {{{{.}}.\n", nil},
		{"after a summary, a third brace and a BOM", "a\n\n<!--more-->\n\n\ufeff{{{< score practice=\"change-enablement\" figure=\"gap\" >}}}\n", []Call{score("gap")}},
	} {
		t.Run(c.name, func(t *testing.T) {
			calls, problems := read(t, all, c.text)
			if diff := cmp.Diff(c.want, calls, cmpopts.IgnoreFields(Call{}, "Pos")); diff != "" || problems != "" {
				t.Error(diff, problems)
			}
		})
	}
}

// Each mistake is named where it stands, with what to do.
func TestCallMistakes(t *testing.T) {
	all := names(t)
	const (
		usageScore = "\n\t{{< score practice=\"change-enablement\" figure=\"alignment\" >}}"
		usageChart = "\n\t{{< chart plane >}}, or {{< chart ladder \"change-enablement\" >}}"
		literal    = "\n\tto print it as it stands, write {{</* and */>}} around its text"
		own        = "\n\tgive it a line of its own, with an empty line before and after it"
		quotes     = ": a shortcode with quotes that do not match\n\ta value stands between two \", with a blank behind it and no \\ in it"
		needs      = ": a shortcode with a value that needs quotes\n\twrite it between two \", such as {{< norm \"change-enablement/board\" >}}"
		end        = ": a shortcode that does not end in its line\n\tclose it with >}}; to print it as it stands, write {{</* and */>}} around its text"
		stroke     = ": a shortcode with a stroke, which closes another\n\tleave it out: a shortcode holds nothing, and needs no end"
		mixed      = ": a shortcode with values with and without names\n\tsuch as {{< chart ladder \"change-enablement\" >}}, or {{< score practice=\"change-enablement\" >}}"
	)
	for _, c := range []struct{ text, want string }{
		{`{{< scor practice="x" >}}`, ":1: there is no shortcode \"scor\"\n\tdid you mean \"score\"?"},
		{`{{< youtube "x" >}}`, ":1: there is no shortcode \"youtube\"\n\tthere are chart, experiment, norm, score"},
		{`ä {{< >}}`, ":4: a shortcode without a name\n\tsuch as {{< chart plane >}}"},
		{`{{< chart plane`, ":1" + end},
		{"{{< chart\nplane >}}", ":1" + end},
		{"{{</* chart plane >}}", ":1" + end},
		{"{{</*/>}}", ":1" + end},
		{"{{< /* chart plane */ >}}", ":1" + stroke},
		{"{{% chart plane %}}", ":1: a shortcode between {{% and %}}\n\twrite {{< and >}}: what it calls for is no Markdown"},
		{`{{< chart plane / >}}`, ":1" + stroke},
		{`{{< chart plane />}}`, ":1" + stroke},
		{`{{< chart plane >}}{{< /chart >}}`, ":1: shortcode chart stands among words" + own + "\ncontent/story/a.md:4:20" + stroke},
		{`{{< chart "plane >}}`, ":1" + quotes},
		{`{{< chart "pla\"ne" >}}`, ":1" + quotes},
		{`{{< norm "a"b >}}`, ":1" + quotes},
		{`{{< norm change-enablement/board >}}`, ":1" + needs},
		{`{{< chart pl&ne >}}`, ":1" + needs},
		{`{{< score practice=change-enablement>}}`, ":1" + needs},
		{`{{< score practice = "change-enablement" >}}`, ":1" + needs},
		{`{{< score.inline >}}`, ":1: there is no shortcode \"score.inline\"\n\tthere are chart, experiment, norm, score"},
		{`{{< score practice= >}}`, ":1" + needs},
		{`{{< score practice="a" practice="b" >}}`, ":1: a shortcode that says the same twice\n\tleave one of the two out"},
		{`{{< chart ladder practice="change-enablement" >}}`, ":1" + mixed},
		{`{{< score >}}`, ":1: shortcode score does not say of which practice" + usageScore},
		{`{{< score "change-enablement" >}}`, ":1: shortcode score has \"change-enablement\" without a name" + usageScore},
		{`{{< score practise="change-enablement" >}}`, ":1: shortcode score does not take practise=\"change-enablement\"\n\tdid you mean practice?" + strings.ReplaceAll(usageScore, "\n\t", " ")},
		{`{{< score figure="gap" >}}`, ":1: shortcode score does not say of which practice" + usageScore},
		{`{{< score practice="chnage-enablement" figure="algnment" >}}`, ":1: there is no practice \"chnage-enablement\"\n\tdid you mean \"change-enablement\"?" +
			"\ncontent/story/a.md:4:1: there is no figure \"algnment\"\n\tdid you mean \"alignment\"?"},
		{`{{< score practice="incident-management" >}}`, ":1: practice \"incident-management\" is not assessed\n\tadd it to practices under [model] in config.toml, or leave the shortcode out"},
		{`{{< chart >}}`, ":1: shortcode chart does not say which chart" + usageChart},
		{`{{< chart name="plane" >}}`, ":1: shortcode chart does not take name=\"plane\"" + usageChart},
		{`{{< chart radar >}}`, ":1: there is no chart \"radar\"\n\tthere are ahead, facets, graph, ladder, plane, teams"},
		{`{{< chart ladder >}}`, ":1: chart ladder does not say of which practice\n\t{{< chart ladder \"change-enablement\" >}}"},
		{`{{< chart plane "change-enablement" >}}`, ":1: chart plane is of all practices, and takes none\n\t{{< chart plane >}}"},
		{`{{< chart ladder "change-enablement" 3 >}}`, ":1: shortcode chart has 3 values, at most 2" + usageChart},
		{`{{< norm >}}`, ":1: shortcode norm does not say which norm\n\t{{< norm \"change-enablement/board\" >}}; rubble model --json lists the keys"},
		{`{{< norm "board" >}}`, ":1: there is no norm \"board\"\n\tdid you mean \"change-enablement/board\"?"},
		{`{{< norm "change-enablement/baord" >}}`, ":1: there is no norm \"change-enablement/baord\"\n\tdid you mean \"change-enablement/board\"?"},
		{`{{< norm "incident-management/tiers" >}}`, ":1: practice \"incident-management\" is not assessed\n\tadd it to practices under [model] in config.toml, or leave the shortcode out"},
		{`{{< experiment "board-by-dya" >}}`, ":1: there is no experiment \"board-by-dya\"\n\tdid you mean \"board-by-day\"?"},
		{`See {{< chart plane >}}`, ":5: shortcode chart stands among words" + own},
		{"{{< chart plane >}}\n{{< chart ahead >}}", ":1: shortcode chart stands among words" + own + "\ncontent/story/a.md:5:1: shortcode chart stands among words" + own},
		{"*{{< chart plane >}}*", ":2: shortcode chart stands among words" + own},
		{"| a |\n|---|\n| {{< chart plane >}} |", "content/story/a.md:6:3: shortcode chart stands among words" + own},
		{"## At {{< score practice=\"change-enablement\" >}}", ":7: shortcode score stands in a heading\n\tput it in the text below"},
		{"At {{< score practice=\"change-enablement\" >}}\n---", ":4: shortcode score stands in a heading\n\tput it in the text below"},
		{"`{{< chart plane >}}`", ":2: shortcode chart stands in code, HTML or an address, where nothing can be shown" + literal},
		{"```\n{{< chart plane >}}\n```", "content/story/a.md:5:1: shortcode chart stands in code, HTML or an address, where nothing can be shown" + literal},
		{"    {{< chart plane >}}", ":5: shortcode chart stands in code, HTML or an address, where nothing can be shown" + literal},
		{"<!-- {{< chart plane >}} -->", ":6: shortcode chart stands in code, HTML or an address, where nothing can be shown" + literal},
		{"[a]({{< norm \"common/ticket-is-work\" >}})", ":5: shortcode norm stands in code, HTML or an address, where nothing can be shown" + literal},
		{"![{{< score practice=\"change-enablement\" >}}](a.png)", ":3: shortcode score stands in code, HTML or an address, where nothing can be shown" + literal},
		{"[a]: {{< chart plane >}}", ":6: shortcode chart stands in code, HTML or an address, where nothing can be shown" + literal},
	} {
		want := c.want
		if strings.HasPrefix(want, ":") {
			want = "content/story/a.md:4" + want
		}
		if _, got := read(t, all, c.text); got != want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, want)
		}
	}
}

func TestNoExperiments(t *testing.T) {
	n := names(t)
	n.Experiments = nil
	_, problems := Read(fstest.MapFS{"content/story/a.md": page(`title = "A"`, `{{< experiment "x" >}}`)}, n)
	if got, want := messages(problems), "content/story/a.md:4:1: there is no experiment \"x\"\n\trubble experiment new writes a card; leave the shortcode out until there is one"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Five hundred of them keep their order.
func TestManyCalls(t *testing.T) {
	var text strings.Builder
	for i := range 500 {
		fmt.Fprintf(&text, "%d is {{< score practice=\"change-enablement\" figure=%q >}}.\n", i, scores[i%len(scores)])
	}
	calls, problems := read(t, names(t), text.String())
	if len(calls) != 500 || problems != "" {
		t.Fatalf("%d calls, %s", len(calls), problems)
	}
	for i, c := range calls {
		if c.What != scores[i%len(scores)] {
			t.Errorf("number %d is %s", i, c.What)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"{{< a >}}", "{{{% a %}}", "{{</* a */>}} {{< b", "{{< a b=`c` d=\"e\" >}}", "{{< a b.c -d_ >}}{{</*/>}}", "{{<\ta\x00 \"\\\" >}}", "\xff{{< ä ö=1 >}}"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		tags := find(text)
		for _, tg := range tags {
			if tg.from < end || tg.to > len(text) || tg.to < tg.from+3 || !strings.HasPrefix(text[tg.from:], "{{") {
				t.Fatalf("%+v lies outside %q, or over the one before", tg, text)
			}
			end = tg.to
			s, wrong := tg.parse()
			if wrong != nil {
				continue
			}
			again := find("{{< " + print(s) + " >}}")
			if len(again) != 1 {
				t.Fatalf("%q is %d shortcodes when it is printed", print(s), len(again))
			}
			if b, wrong := again[0].parse(); wrong != nil || !cmp.Equal(s, b, cmp.AllowUnexported(said{})) {
				t.Fatalf("%q is read as %v, and printed as %q as %v, %v", tg.text, s, print(s), b, wrong)
			}
		}
		if l := layOut(text, tags); len(l.stands) != len(tags) || l.first >= len(text) || l.html >= len(text) {
			t.Fatalf("%+v of %q", l, text)
		}
	})
}

// print prints what a shortcode says.
func print(s said) string {
	out := s.name
	quoted := func(v string) string {
		if strings.Contains(v, `"`) {
			return "`" + v + "`"
		}
		return `"` + v + `"`
	}
	for key, v := range s.named {
		out += " " + key + "=" + quoted(v)
	}
	for _, v := range s.plain {
		out += " " + quoted(v)
	}
	return out
}

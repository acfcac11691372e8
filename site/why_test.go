package site

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"rubble"
	"rubble/assess"
	"rubble/gate"
	"rubble/report"
	"rubble/wording"
)

// besides is a project of three teams, of which one is too small to be shown:
// beside it one of the others has to be left out.
func besides(policy string) fstest.MapFS {
	var rows strings.Builder
	rows.WriteString("team,respondent,practice,item,answer\n")
	for team, people := range map[string]int{"few": 3, "ops": 12, "web": 14} {
		for person := range people {
			for i, norm := range []string{"outside-approval", "board", "risk-by-form", "standard-is-listed", "windows", "freeze", "rare-is-safe", "failure-tightens", "emergency-door"} {
				fmt.Fprintf(&rows, "%s,%s%d,change-enablement,%s,%d\n", team, team, person, norm, (person+i)%6)
			}
		}
	}
	return fstest.MapFS{
		"config.toml":          {Data: []byte("[organisation]\nname = \"Three\"\n[model]\npractices = [\"change-enablement\"]\nlength = \"norms\"\n[confidentiality]\npolicy = \"" + policy + "\"\n")},
		"answers/one/long.csv": {Data: []byte(rows.String())},
	}
}

const (
	banner   = "Primary suppression only: not for confidential answers."
	calm     = `Groups too small to be shown are left out, and so is what they could be worked out from: <a href="`
	byPolicy = "The policy of this survey is open:"
)

// A cell that is left out for the sake of a smaller group says so wherever it
// stands, and not that too few people answered.
func TestWhyIsSaid(t *testing.T) {
	site, err := build(t, besides("standard"))
	if err != nil {
		t.Fatal(err)
	}
	const why = "a smaller group could be worked out from it"
	for page, all := range map[string][]string{
		"teams/index.html": {`<td class="heat-none"><b>not shown</b> <span class="quiet">` + why + `</span></td>`,
			`<td class="heat-none"><b>not shown</b> <span class="quiet">too few people answered</span></td>`,
			`<p class="table-note">“A smaller group could be worked out from it” does not mean that too few people answered`,
			"Nothing can be shown of one team: " + why + ".", "Nothing can be shown of one team: too few people answered."},
		"teams/ops.html": {"Nothing is shown of ops: " + why + ".", "although enough people answered", "Answering together helps.",
			"There is no verdict: " + why + ".", "Enough people are behind it."},
		"teams/few.html":                   {"few is too small for figures of its own."},
		"practices/change-enablement.html": {"Nothing may be shown of two more; the table says why.", "ops: not shown (" + why + ")", `<td class="wordy">` + why + "</td>"},
		"data-quality/index.html": {"These cells have too few people behind them.", "<ul><li>few: Change enablement</li></ul>",
			"These have enough people behind them.", "<ul><li>ops: Change enablement</li></ul>", "Not shown, to protect those who answered: two cells."},
	} {
		for _, want := range all {
			if !strings.Contains(site[page], want) {
				t.Errorf("%s does not hold %q", page, want)
			}
		}
	}
	if strings.Contains(site["teams/ops.html"], "too few people") || strings.Contains(site["teams/ops.html"], "too small for") {
		t.Error("a team of twelve is said to be too small")
	}
}

// Of one segment alone there is nothing to compare, and no page speaks of it.
func TestOneSegment(t *testing.T) {
	files := besides("open")
	files["config.toml"].Data = append(files["config.toml"].Data, "[[segments]]\nid = \"north\"\n[[teams]]\nid = \"few\"\n[[teams]]\nid = \"ops\"\nsegment = \"north\"\n[[teams]]\nid = \"web\"\nsegment = \"north\"\n"...)
	site, err := build(t, files)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(site["teams/index.html"], "Segments, teams and practices") {
		t.Error("the segment is not shown")
	}
	for page, not := range map[string]string{"teams/index.html": "Where segments differ", "disagreements/index.html": "Between segments"} {
		if strings.Contains(site[page], not) {
			t.Errorf("%s holds %q", page, not)
		}
	}
}

// What is hidden is counted where something is. An edition without teams does
// not say that nothing had to be left out of all.
func TestNothingHidden(t *testing.T) {
	const counts, none = "Not shown, to protect those who answered", "Of what this edition shows, nothing had to be left out."
	for _, edition := range []string{report.Full, report.Sponsor} {
		in := inputOf(t, besides("standard"))
		release, err := in.Release.Edition(edition)
		if err != nil {
			t.Fatal(err)
		}
		in.Release = release
		to := &memory{files: map[string]string{}}
		if err := Build(context.Background(), in, to); err != nil {
			t.Fatal(err)
		}
		quality := to.files["data-quality/index.html"]
		for _, page := range []string{to.files["index.html"], quality} {
			if got, want := strings.Contains(page, counts), edition == report.Full; got != want {
				t.Errorf("edition %s: says what is hidden: %t, want %t", edition, got, want)
			}
		}
		if got, want := strings.Contains(quality, none), edition == report.Sponsor; got != want {
			t.Errorf("edition %s: %q: %t, want %t", edition, none, got, want)
		}
	}
}

// No cell of a table of figures is blank but those of a lens that are explained below it,
// and no dash stands without a note or words in its own cell.
func TestNoCellIsBlank(t *testing.T) {
	table := regexp.MustCompile(`(?s)<div class="scroll".*?</table></div>(?:\s*<p class="table-note">.*?</p>)*`)
	cell := regexp.MustCompile(`(?s)<t[dh]([^>]*)>(.*?)</t[dh]>`)
	tag := regexp.MustCompile(`<[^>]*>`)
	for _, policy := range []string{"standard", "strict", "open"} {
		site, err := build(t, besides(policy))
		if err != nil {
			t.Fatal(err)
		}
		tables := 0
		for name, page := range site {
			if !strings.HasSuffix(name, ".html") {
				continue
			}
			for _, text := range table.FindAllString(page, -1) {
				tables++
				noted := strings.Contains(text, `<p class="table-note">`)
				for _, c := range cell.FindAllStringSubmatch(text, -1) {
					words := strings.TrimSpace(tag.ReplaceAllString(c[2], ""))
					if blank := words == "" && !strings.Contains(c[1], "heat-apart"); blank || words == "–" && !noted {
						t.Errorf("policy %s, %s: a cell holds %q and nothing says why: %.120s", policy, name, words, text)
					}
				}
			}
		}
		if tables < 20 {
			t.Errorf("policy %s: %d tables", policy, tables)
		}
	}
}

// Every page says what is hidden and leads to what that promises: that figures
// could be worked out is said of a test alone.
func TestFooter(t *testing.T) {
	primary := func(p *assess.Project) (gate.Release, error) { return p.Primary("test") }
	release := func(p *assess.Project) (gate.Release, error) { return p.Release("test", "") }
	for _, c := range []struct {
		policy  string
		release func(*assess.Project) (gate.Release, error)
		want    string
	}{
		{"standard", release, calm}, {"strict", release, calm}, {"open", release, byPolicy}, {"standard", primary, banner},
	} {
		files := besides(c.policy)
		p, problems := assess.Load(context.Background(), files, rubble.Files, func(string, int, int) {})
		if problems.Failed() {
			t.Fatal(problems.Sorted()[0])
		}
		speaker, err := wording.New(p.Files, "en", p.Model)
		if err != nil {
			t.Fatal(err)
		}
		of, err := c.release(p)
		if err != nil {
			t.Fatal(err)
		}
		to := &memory{files: map[string]string{}}
		if err := Build(context.Background(), Input{Release: of, Model: p.Model, Speaker: speaker, Config: p.Config, Files: p.Files}, to); err != nil {
			t.Fatal(err)
		}
		for name, text := range to.files {
			if !strings.HasSuffix(name, ".html") {
				continue
			}
			_, footer, _ := strings.Cut(text, `<footer class="site">`)
			for _, says := range []string{calm, byPolicy, banner} {
				if has := strings.Contains(footer, says); has != (says == c.want) {
					t.Errorf("policy %s, %s: %q at the foot: %t", c.policy, name, says, has)
				}
			}
		}
		if method := to.files["method/index.html"]; !strings.Contains(method, `<h2 id="what-may-be-shown">`) {
			t.Error("the foot of pages leads to a section that is not there")
		}
	}
}

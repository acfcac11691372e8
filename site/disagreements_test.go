package site

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"rubble/report"
	"rubble/wording"
)

// twoSites is a project of two segments of two teams each, whose managers place
// every norm three rungs higher than those who do the work, and of one team
// more with a single answer.
func twoSites() fstest.MapFS {
	config := "[organisation]\nname = \"Two sites\"\n[model]\npractices = [\"change-enablement\"]\nlength = \"norms\"\n[confidentiality]\npolicy = \"open\"\n" +
		"[[segments]]\nid = \"north\"\nname = \"North & <i>more</i>\"\n[[segments]]\nid = \"south\"\n"
	var rows strings.Builder
	rows.WriteString("team,respondent,role,practice,item,answer\n")
	for i, team := range []string{"ops", "web", "shop", "desk", "alone"} {
		config += fmt.Sprintf("[[teams]]\nid = %q\nname = %q\n", team, team)
		if i < 4 {
			config += fmt.Sprintf("segment = %q\n", []string{"north", "south"}[i/2])
		}
		for j := range 8 {
			role, rung := "does", j%3
			if j%2 == 0 {
				role, rung = "manages", 3+j%3
			}
			if team == "alone" && j > 0 {
				continue
			}
			for _, norm := range []string{"outside-approval", "board", "risk-by-form", "standard-is-listed", "windows", "freeze", "rare-is-safe", "failure-tightens", "emergency-door"} {
				fmt.Fprintf(&rows, "%s,%s%d,%s,change-enablement,%s,%d\n", team, team, j, role, norm, rung)
			}
		}
	}
	return fstest.MapFS{"config.toml": {Data: []byte(config)}, "answers/one/long.csv": {Data: []byte(rows.String())}}
}

func TestDisagreements(t *testing.T) {
	site, err := build(t, twoSites())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		page  string
		holds []string
		lacks []string
	}{
		{"disagreements/index.html", []string{`aria-current="page">Disagreements</a>`, "people stand furthest apart on", "Within teams", `class="apart-`,
			"Of those who answered, 17 manage and 16 do the work.", "Those who manage place the practices higher than those who do the work: chance hardly explains any of three differences", "higher for those who manage", "of 100 pairs of one who manages and one who does the work, the one who manages places it higher.",
			"North &amp; &lt;i&gt;more&lt;/i&gt;", "higher in south"}, []string{"<i>more</i>", "No segments are named"}},
		{"practices/change-enablement.html", []string{`id="differ"`, "higher in dismantling than those who do the work", `href="../disagreements/index.html"`, "Segment by segment"}, nil},
		{"teams/index.html", []string{"Segments, teams and practices", "16 people: ops and web", "Shade both tables by", `name="shade"`}, nil},
		{"teams/ops.html", []string{"On average, an answer lies ", " from the team&#39;s middle answer."}, []string{"those who manage"}},
		{"teams/alone.html", []string{"How far answers lie from the team&#39;s middle answer is not told: a single answer agrees with nobody."}, nil},
	} {
		for _, want := range c.holds {
			if !strings.Contains(site[c.page], want) {
				t.Errorf("%s does not hold %q", c.page, want)
			}
		}
		for _, not := range c.lacks {
			if strings.Contains(site[c.page], not) {
				t.Errorf("%s holds %q", c.page, not)
			}
		}
	}
	if a, b := strings.Index(site["index.html"], ">Norms</a>"), strings.Index(site["index.html"], ">Disagreements</a>"); a < 0 || b < a {
		t.Error("the page does not come after that of the norms")
	}
}

// Where there is nothing to show, the page says why and what would make it
// possible.
func TestDisagreementsOfNobody(t *testing.T) {
	site, err := build(t, client(nil))
	if err != nil {
		t.Fatal(err)
	}
	page := site["disagreements/index.html"]
	for _, want := range []string{"is told of no team", "Nobody told a role, so there are none to compare."} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not hold %q", want)
		}
	}
	for _, of := range []struct{ page, not string }{{"disagreements/index.html", "fig-gaps"}, {"disagreements/index.html", `id="segments"`}, {"teams/index.html", `id="segments"`}, {"practices/change-enablement.html", "Segment by segment"}} {
		if strings.Contains(site[of.page], of.not) {
			t.Errorf("%s holds %q", of.page, of.not)
		}
	}
}

// What prints alike is shaded alike, and what is further apart darker.
func TestApartClass(t *testing.T) {
	for rungs, want := range map[float64]string{0: "apart-0", 0.36: "apart-1", 0.68: "apart-2", 0.7: "apart-2", 1: "apart-3", 2.5: "apart-4"} {
		if got := apartClass(rungs); got != want {
			t.Errorf("%v: %s, want %s", rungs, got, want)
		}
	}
}

// A cell of a team that answered together, or was not asked, is empty; one of a
// team of which it may not be told says why.
func TestAgreementCell(t *testing.T) {
	in := inputOf(t, client(nil))
	b := &builder{say: in.Speaker, report: in.Release.Report()}
	b.wave = wording.Latest(b.report)
	told, why := 1.04, report.Figure{Reason: report.Because(report.Alike)}
	team := report.Team{Practices: []report.Practice{{ID: "together"}, {ID: "few", Agreement: &report.Agreement{Deviation: why}},
		{ID: "told", Agreement: &report.Agreement{Deviation: report.Figure{Value: &told}}}}}
	for practice, want := range map[string]heatCell{
		"together": {Class: "heat-none", Gap: "–", Figures: "together"}, "unasked": {Class: "heat-none", Gap: "–", Figures: "not asked"},
		"few": {Class: "heat-none", Gap: "not shown", Figures: "nearly everybody answered alike"}, "told": {Class: "apart-3", Gap: "1.0"},
	} {
		if got := b.agreementCell(team, practice); got != want {
			t.Errorf("%s: %+v, want %+v", practice, got, want)
		}
	}
}

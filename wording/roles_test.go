package wording

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/report"
)

// roleGap is by how much who manages and who does the work differ.
func roleGap(axis string, f report.Figure) report.RoleGap {
	return report.RoleGap{One: "manages", Other: "does", Axis: axis, Difference: f}
}

func normGap(norm string, superior report.Figure, difference report.Figure) report.NormGap {
	return report.NormGap{Norm: norm, One: "manages", Other: "does", Difference: difference, Superior: superior}
}

func TestGapSays(t *testing.T) {
	s := speaker(t)
	clamped := rounded(-15)
	for _, c := range []struct {
		of   string
		f    report.Figure
		want string
	}{
		{"roles", interval(12, 5, 19), "Those who manage place Change enablement 12 points higher in dismantling than those who do the work (5 to 19)"},
		{"roles", interval(-1, -8, 6), "Those who do the work place Change enablement 1 point higher in dismantling than those who manage (−6 to 8)"},
		{"roles", clamped, "Those who do the work place Change enablement about 15 points higher in dismantling than those who manage"},
		{"roles", interval(0.3, -8, 9), "Those who manage and those who do the work place Change enablement level in dismantling (−8 to 9)"},
		{"segments", interval(12, 5, 19), "In Those who manage, Change enablement stands 12 points higher in dismantling than in those who do the work (5 to 19)"},
		{"segments", interval(-1, -8, 6), "In those who do the work, Change enablement stands 1 point higher in dismantling than in Those who manage (−6 to 8)"},
		{"segments", interval(0, -8, 9), "In Those who manage and in those who do the work, Change enablement stands level in dismantling (−8 to 9)"},
	} {
		one := s.T("role_manages")
		if c.of == "segments" {
			one = sentence(one)
		}
		if diff := cmp.Diff(c.want, s.GapSays(Gap{c.of, one, s.T("role_does"), change, "dismantling", c.f})); diff != "" {
			t.Error(diff)
		}
	}
}

// What chance hardly explains comes first, then what is larger; what is not
// told is left out.
func TestRoleGaps(t *testing.T) {
	s := speaker(t)
	w := report.Wave{Practices: []report.Practice{
		{ID: change, RoleGaps: []report.RoleGap{roleGap("alignment", interval(3, -4, 9)), roleGap("dismantling", found(interval(-8, -14, -2))), roleGap("reinvention", because(report.TooFewInRole))}},
		{ID: incident, RoleGaps: []report.RoleGap{roleGap("alignment", interval(-20, -44, 4))}}}}
	var got []string
	for _, g := range s.RoleGaps(w) {
		got = append(got, g.Practice+" "+g.Axis+" "+s.Chance(g.Difference))
	}
	want := []string{change + " dismantling chance hardly explains it", incident + " alignment chance may explain it", change + " alignment chance may explain it"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if n := len(GapsOf(s.RoleGaps(w), incident)); n != 1 {
		t.Errorf("%d differences of one practice", n)
	}
}

func TestGapsFigure(t *testing.T) {
	s, m := speaker(t), report.Method{Confidence: 0.95}
	up, down, open := found(interval(12, 5, 19)), found(interval(-12, -19, -5)), interval(3, -4, 10)
	for _, c := range []struct {
		kind     string
		gaps     []report.Figure // of alignment
		compared int
		title    string
		shown    string
	}{
		{"roles", []report.Figure{open}, 1, "Chance may explain the one difference between roles", "It is the only one that may be shown."},
		{"roles", []report.Figure{open, open}, 2, "Chance may explain every difference between roles", "Both that may be shown are here."},
		{"segments", []report.Figure{open, open}, 2, "Chance may explain every difference between segments", "Both that may be shown are here."},
		{"roles", []report.Figure{up, open}, 2, "Those who manage place Change enablement 12 points higher in alignment than those who do the work (5 to 19)",
			"Both that may be shown are here, with those first that chance hardly explains."},
		{"roles", []report.Figure{down, down, open}, 3, "Those who do the work place the practices higher than those who manage: chance hardly explains two of three differences",
			"All three that may be shown are here, with those first that chance hardly explains."},
		{"segments", []report.Figure{up, up, open}, 3, "In those who manage the practices stand higher than in those who do the work: chance hardly explains two of three differences",
			"All three that may be shown are here, with those first that chance hardly explains."},
		{"roles", []report.Figure{up, down, open}, 3, "Chance hardly explains two of three differences between roles", "All three that may be shown are here, with those first that chance hardly explains."},
		{"segments", []report.Figure{up, down, open}, 3, "Chance hardly explains two of three differences between segments", "All three that may be shown are here, with those first that chance hardly explains."},
		{"roles", []report.Figure{up, up}, 2, "Those who manage place the practices higher than those who do the work: chance hardly explains any of two differences",
			"Both that may be shown are here, with those first that chance hardly explains."},
		{"roles", []report.Figure{rounded(15)}, 0, "How roles differ is told only roughly", "It is the only one that may be shown."},
		{"segments", []report.Figure{rounded(15)}, 0, "How segments differ is told only roughly", "It is the only one that may be shown."},
		{"segments", []report.Figure{fig(-6.2), fig(3.9)}, 0, "In those who do the work, Change enablement stands 6 points higher in alignment than in those who manage", "Both that may be shown are here."},
		{"roles", []report.Figure{open, open, open, open, open, open, open, open, open, open, open, open, open}, 13, "Chance may explain every difference between roles",
			"Here are the twelve largest of 13 that may be shown; the table has them all."},
	} {
		var gaps []Gap
		for _, f := range c.gaps {
			gaps = append(gaps, Gap{c.kind, s.T("role_manages"), s.T("role_does"), change, "alignment", f})
		}
		gaps = sortGaps(gaps)
		what := "Differences in points of 100, with 95\u00a0% intervals. "
		if c.compared == 0 { // told roughly, or of joint answers
			what = "Differences in points of 100. "
		}
		f := s.GapsFigure(gaps, report.Comparison{Compared: c.compared, Discoveries: foundOf(gaps), Rate: 0.05}, m)
		if diff := cmp.Diff([]string{c.title, what + c.shown}, []string{f.Title, f.Subtitle}); diff != "" {
			t.Error(diff)
		}
		if len(f.Table.Rows) != len(c.gaps) {
			t.Errorf("%d rows of %d", len(f.Table.Rows), len(c.gaps))
		}
	}
	gaps := sortGaps([]Gap{{"roles", "those who manage", "those who do the work", change, "alignment", up}, {"roles", "those who manage", "those who do the work", change, "reinvention", rounded(15)}})
	want := [][]string{{"Change enablement", "Alignment", "those who manage", "those who do the work", "+12 (+5 to +19)", "chance hardly explains it"},
		{"Change enablement", "Reinvention", "those who manage", "those who do the work", "about +15", "told roughly, not compared"}}
	f := s.GapsFigure(gaps, report.Comparison{Compared: 1, Discoveries: 1, Rate: 0.05}, m)
	if diff := cmp.Diff(want, f.Table.Rows); diff != "" {
		t.Error(diff)
	}
	if got := s.Chance(fig(3.9)); got != "no interval, not compared" {
		t.Errorf("of a difference between joint answers: %q", got)
	}
	const alt = "Those who manage place Change enablement 12 points higher in alignment than those who do the work (5 to 19)"
	if diff := cmp.Diff(alt+". "+alt+": chance hardly explains it; Those who manage place Change enablement about 15 points higher in reinvention than those who do the work: told roughly, not compared.", f.Alt); diff != "" {
		t.Error(diff)
	}
}

// A figure has room for so many; marked ones may make it more.
func TestLargestGaps(t *testing.T) {
	for _, c := range []struct{ marked, others, want int }{{0, 5, 5}, {0, 30, 12}, {15, 5, 15}, {4, 30, 12}, {40, 4, 20}} {
		var gaps []Gap
		for i := range c.marked + c.others {
			f := interval(3, -4, 10)
			f.Discovery = i < c.marked
			gaps = append(gaps, Gap{Difference: f})
		}
		if got := len(LargestGaps(gaps)); got != c.want {
			t.Errorf("%+v: %d", c, got)
		}
	}
}

func TestCompared(t *testing.T) {
	s := speaker(t)
	const rate = " Of all that is marked in this way, at most one in 20 is expected to be mere chance."
	for _, c := range []struct {
		compared, found int
		want            string
	}{
		{0, 0, "None of them is told exactly and with an interval, so none was held against chance."},
		{1, 0, "One difference was compared, and chance may explain it."},
		{45, 0, "45 differences were compared, and chance may explain each of them."},
		{1, 1, "One difference was compared. Chance hardly explains it, and it is marked." + rate},
		{45, 1, "45 differences were compared. Chance hardly explains one of them, and it is marked." + rate},
		{45, 6, "45 differences were compared. Chance hardly explains six of them, and these are marked." + rate},
		{6, 6, "Six differences were compared. Chance hardly explains any of them, and all are marked." + rate},
	} {
		r := &report.Report{Comparisons: []report.Comparison{{Of: "roles", Compared: c.compared, Discoveries: c.found, Rate: 0.05}}}
		if diff := cmp.Diff(c.want, s.Compared(ComparisonOf(r, "roles"))); diff != "" {
			t.Error(diff)
		}
	}
	if got := ComparisonOf(&report.Report{}, "segments"); got.Compared != 0 {
		t.Errorf("nothing was compared, and there is %+v", got)
	}
}

// Who answered in which role, and why roles are not compared.
func TestRolesTold(t *testing.T) {
	s := speaker(t)
	role := func(id string, n int) report.Role { return report.Role{ID: id, Respondents: report.Count{N: n}} }
	const least = "They are compared once at least ten people in each of two roles, taken over the whole organisation, tell their role and answer enough of a practice to count."
	limits := report.Method{Limits: report.Limits{Shown: 5, Interval: 10, Distribution: 20}}
	for _, c := range []struct {
		roles []report.Role
		gaps  []report.RoleGap
		told  string
		not   []string
	}{
		{[]report.Role{role("manages", 1), role("does", 118), role("is-served", 22), role("", 15)}, []report.RoleGap{roleGap("alignment", because(report.TooFewInRole))},
			"Of those who answered, one manages, 118 do the work, 22 are served and 15 told no role.",
			[]string{"Roles are not compared in any practice: too few people answered in one of the roles, or are left over beside them.", least}},
		{[]report.Role{role("manages", 20), role("does", 1), role("is-served", 1), role("", 1)}, []report.RoleGap{roleGap("alignment", because(report.Alike))},
			"Of those who answered, 20 manage, one does the work, one is served and one told no role.",
			[]string{"Roles are not compared in any practice: nearly everybody answered alike.", least}},
		{[]report.Role{role("", 150)}, nil, "",
			[]string{"Nobody told a role, so there are none to compare. A questionnaire has a place for it: whoever answers manages the practice, does its work or is served by it.", least}},
		{nil, nil, "", []string{"Roles are not compared: too few people told one.", least}},
	} {
		r := &report.Report{Method: limits, Waves: []report.Wave{{Roles: c.roles, Practices: []report.Practice{{ID: change, RoleGaps: c.gaps}}}}}
		if diff := cmp.Diff(c.told, s.RolesTold(Latest(r))); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff(c.not, s.RolesWhyNot(r)); diff != "" {
			t.Error(diff)
		}
	}
	// Of no practice anything is told: that is why roles are not compared, and
	// more people with a role would change nothing.
	for _, c := range []struct {
		practices []report.Practice
		want      []string
	}{
		{[]report.Practice{leftOutFor(change, report.FewChanged)}, []string{"Roles are not compared in any practice: " + fewChanged + "."}},
		{[]report.Practice{hidden(change)}, []string{"Roles are not compared in any practice: too few people answered.", least}},
		{[]report.Practice{leftOutFor(change, report.Protects), practice(incident, "aligned", 60, 20)}, []string{"Roles are not compared: too few people told one.", least}},
	} {
		r := &report.Report{Method: limits, Waves: []report.Wave{{Roles: []report.Role{role("manages", 20), role("does", 35)}, Practices: c.practices}}}
		if diff := cmp.Diff(c.want, s.RolesWhyNot(r)); diff != "" {
			t.Error(diff)
		}
	}
	open := s.RolesWhyNot(&report.Report{})
	if diff := cmp.Diff("They are compared once people in two roles tell their role and answer enough of a practice to count.", open[1]); diff != "" {
		t.Error(diff)
	}
}

// A norm gap is told by pairs of people, of whoever places the norm higher.
func TestNormGapSays(t *testing.T) {
	s, l := speaker(t), report.Limits{Distribution: 20}
	for _, c := range []struct {
		superior report.Figure
		want     string
	}{
		{of(25, 0.71), "“A board that meets” (Change enablement): in 71 of 100 pairs of one who manages and one who does the work, the one who manages places it higher."},
		{of(12, 0.25), "“A board that meets” (Change enablement): in about 75 of 100 pairs of one who manages and one who does the work, the one who does the work places it higher."},
		{of(25, 0.5), "“A board that meets” (Change enablement): of one who manages and one who does the work, neither places it higher more often than the other."},
		{because(report.Alike), "“A board that meets” (Change enablement): how often one who manages places it higher than one who does the work is not told: nearly everybody answered alike."},
	} {
		if diff := cmp.Diff(c.want, s.NormGapSays(normGap(claimedBoard, c.superior, of(25, 10)), l)); diff != "" {
			t.Error(diff)
		}
	}
}

// Listed is what is marked or, if nothing is, the few furthest from level.
func TestNormGaps(t *testing.T) {
	s := speaker(t)
	marked, open, level := normGap(claimedBoard, of(25, 0.6), found(of(25, 4))), normGap(claimedForm, of(25, 0.2), of(25, -9)), normGap(change+"/owner", of(25, 0.5), of(25, 0))
	rough := normGap(change+"/freeze", because(report.Alike), rounded(5))
	for _, c := range []struct {
		gaps []report.NormGap
		want []string // listed
		lead string
	}{
		{nil, nil, ""}, {[]report.NormGap{level, rough}, nil, ""},
		{[]report.NormGap{rough, level, open}, []string{claimedForm}, "Furthest from 50, though chance may explain them:"},
		{[]report.NormGap{open, open, open, open}, []string{claimedForm, claimedForm, claimedForm}, "Furthest from 50, though chance may explain them:"},
		{[]report.NormGap{open, level, marked}, []string{claimedBoard}, "The one that is marked:"},
		{[]report.NormGap{open, marked, marked}, []string{claimedBoard, claimedBoard}, "Those that are marked:"},
	} {
		gaps := NormGaps(report.Wave{Practices: []report.Practice{{NormGaps: c.gaps}}})
		var got []string
		n := 0
		for _, g := range NormGapsListed(gaps) {
			got = append(got, g.Norm)
		}
		for _, g := range gaps {
			if g.Difference.Discovery {
				n++
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Error(diff)
		}
		if lead := s.NormGapsLead(report.Comparison{Discoveries: n}, len(got)); got != nil && lead != c.lead {
			t.Errorf("%q, want %q", lead, c.lead)
		}
	}
	many := make([]report.NormGap, 14)
	for i := range many {
		many[i] = marked
	}
	if got := s.NormGapsLead(report.Comparison{Discoveries: 14}, len(NormGapsListed(many))); got != "The first twelve of 14 that are marked:" {
		t.Error(got)
	}
	want := [][]string{{"A board that meets", "Change enablement", "those who manage", "those who do the work", "60", "+4", "chance hardly explains it"},
		{s.Norm(change + "/freeze"), "Change enablement", "those who manage", "those who do the work", "nearly everybody answered alike", "about +5", "told roughly, not compared"}}
	if diff := cmp.Diff(want, s.NormGapsTable([]report.NormGap{marked, rough}, report.Limits{Distribution: 20}).Rows); diff != "" {
		t.Error(diff)
	}
}

func TestRolesDiffer(t *testing.T) {
	s := speaker(t)
	for n, want := range map[int]string{1: "One difference between roles is shown of this practice:", 3: "Three differences between roles are shown of this practice:",
		9: "Nine differences between roles are shown of this practice; the three largest, those first that chance hardly explains:"} {
		if got := s.RolesDiffer(n); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

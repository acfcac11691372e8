package gate

import (
	"fmt"
	"testing"

	"rubble/report"
	scoring "rubble/score"
	"rubble/survey"
)

// cast is the practice of [measured] as the roles see it: so many people
// manage, do, are served, and told no role. Those who manage are at A 70, X 20
// and R 30, and each of the following is 10 higher, with intervals of ±5.
func cast(people ...int) (scoring.Practice, []scoring.RoleCount) {
	all := 0
	for _, n := range people {
		all += n
	}
	p := measured(all)
	var counts []scoring.RoleCount
	for i, role := range []string{"manages", "does", "is-served", ""} {
		n := people[i]
		if n == 0 {
			continue
		}
		est := func(v float64) scoring.Estimate {
			v += float64(10 * i)
			return scoring.Estimate{Value: v, Lo: v - 5, Hi: v + 5, Interval: true, Method: scoring.ByPercentile, N: n}
		}
		p.Roles = append(p.Roles, scoring.RoleScores{Role: role, Alignment: est(70), Dismantling: est(20), Reinvention: est(30), Counting: n})
		counts = append(counts, scoring.RoleCount{Role: role, Sheets: n})
	}
	for i, one := range p.Roles {
		for _, other := range p.Roles[i+1:] {
			n := min(one.Alignment.N, other.Alignment.N)
			by := one.Alignment.Value - other.Alignment.Value
			e := scoring.Estimate{Value: by + 0.04, Lo: by - 7, Hi: by + 7, Interval: true, Method: scoring.ByPercentile, N: n}
			for _, axis := range axes {
				if other.Role != "" {
					p.RoleGaps = append(p.RoleGaps, scoring.RoleGap{One: one.Role, Other: other.Role, Axis: axis, Difference: e, P: 0.5})
				}
			}
			if other.Role != "" {
				p.NormGaps = append(p.NormGaps, scoring.NormGap{Norm: board, One: one.Role, Other: other.Role,
					N: one.Alignment.N, OtherN: other.Alignment.N, Difference: -10.6, Superior: 0.4149, P: 0.5})
			}
		}
	}
	return p, counts
}

// seen is what the organisation shows of a practice and its roles.
func seen(t *testing.T, policy string, p scoring.Practice, counts []scoring.RoleCount) (report.Practice, []report.Role) {
	t.Helper()
	w := publish(t, contents(t), policy, scoring.Wave{Respondents: p.Counting, Practices: []scoring.Practice{p}, Roles: counts}).Waves[0]
	return w.Practices[0], w.Roles
}

func rolesOf(p report.Practice) []string {
	var out []string
	for _, r := range p.Roles {
		out = append(out, fmt.Sprint(r.Role, " ", r.Alignment.N.N))
	}
	return out
}

// Who is shown depends on how many there are in all roles. The last number is
// of those who told none.
func TestShownRoles(t *testing.T) {
	for _, c := range []struct {
		policy string
		people []int
		want   []string
	}{
		{"standard", []int{10, 20, 0, 0}, []string{"manages 10", "does 20"}},
		{"standard", []int{9, 20, 0, 0}, nil},
		{"standard", []int{9, 20, 12, 0}, nil}, // those who manage would be the rest; with those who are served gone, one is left
		{"standard", []int{10, 20, 12, 0}, []string{"manages 10", "does 20", "is-served 12"}},
		{"standard", []int{10, 20, 12, 1}, []string{"does 20", "is-served 12"}},  // one would be left, so the smallest goes
		{"standard", []int{10, 20, 12, 40}, []string{"does 20", "is-served 12"}}, // and all who told none are one group, too
		{"standard", []int{3, 20, 12, 1}, nil},                                   // four are left, too few
		{"standard", []int{3, 20, 12, 2}, []string{"does 20", "is-served 12"}},   // five of two groups
		{"standard", []int{12, 20, 12, 1}, []string{"does 20", "is-served 12"}},  // of two of a size the first
		{"strict", []int{19, 30, 0, 0}, nil},
		{"strict", []int{20, 30, 0, 0}, []string{"manages 20", "does 30"}},
		{"strict", []int{4, 30, 40, 3}, nil},
		{"strict", []int{4, 30, 40, 4}, []string{"does 30", "is-served 40"}},
		{"open", []int{1, 2, 0, 1}, []string{"manages 1", "does 2"}},
		{"open", []int{1, 0, 0, 0}, []string{"manages 1"}},
	} {
		p, counts := cast(c.people...)
		got, _ := seen(t, c.policy, p, counts)
		what := fmt.Sprint(c.policy, c.people)
		same(t, what, rolesOf(got), c.want)
		gaps := 0
		for _, g := range got.RoleGaps {
			if g.Difference.Known() {
				gaps++
			} else if g.Difference.Reason.Code != report.TooFewInRole || g.Difference.N != nil {
				t.Errorf("%s: %+v", what, g)
			}
		}
		pairs := len(c.want) * (len(c.want) - 1) / 2
		same(t, what+" gaps", [2]int{len(got.RoleGaps), gaps}, [2]int{9, 3 * pairs})
		same(t, what+" norm gaps", len(got.NormGaps), pairs)
	}
}

// The whole of what two roles show. Below twenty of either role, the number for
// a distribution, a norm's difference of −10.6 is told as −10 and its
// superiority not at all; from there on as −11 and, of 0.4149, as 0.41.
func TestRoles(t *testing.T) {
	f := func(n int, v, lo, hi float64) report.Figure {
		return report.Figure{Value: &v, Lo: &lo, Hi: &hi, N: &report.Count{N: n}, Method: "percentile"}
	}
	few := func(n int) report.NormGap {
		return report.NormGap{Norm: board, One: "manages", Other: "does", Superior: why(report.TooFewPeople),
			Difference: report.Figure{Value: pointer(-10), N: &report.Count{N: n}, Rounded: true}}
	}
	many := func(n int) report.NormGap {
		return report.NormGap{Norm: board, One: "manages", Other: "does", Superior: plainly(0.41, n), Difference: plainly(-11, n)}
	}
	for n, gap := range map[int]report.NormGap{10: few(10), 19: few(19), 20: many(20)} {
		p, counts := cast(n, 20, 0, 0)
		got, roles := seen(t, "standard", p, counts)
		same(t, "counts", roles, []report.Role{{ID: "manages", Respondents: report.Count{N: n}}, {ID: "does", Respondents: report.Count{N: 20}}})
		same(t, "scores", got.Roles, []report.RoleScores{
			{Role: "manages", Alignment: f(n, 70, 65, 75), Dismantling: f(n, 20, 15, 25), Reinvention: f(n, 30, 25, 35)},
			{Role: "does", Alignment: f(20, 80, 75, 85), Dismantling: f(20, 30, 25, 35), Reinvention: f(20, 40, 35, 45)}})
		same(t, "gap", got.RoleGaps[1], report.RoleGap{One: "manages", Other: "does", Axis: "dismantling", Difference: f(n, -10, -17, -3)})
		same(t, "norm gaps", got.NormGaps, []report.NormGap{gap})

		p, counts = cast(20, n, 0, 0) // of either role
		got, _ = seen(t, "standard", p, counts)
		same(t, "norm gaps, the other way round", got.NormGaps, []report.NormGap{gap})
	}
	for _, c := range []struct {
		policy string
		n      int
		want   report.NormGap
	}{{"strict", 29, few(29)}, {"strict", 30, many(30)}, {"open", 1, many(1)}} {
		p, counts := cast(c.n, 30, 0, 0)
		got, _ := seen(t, c.policy, p, counts)
		same(t, fmt.Sprint(c.policy, c.n), got.NormGaps, []report.NormGap{c.want})
	}
}

// The numbers of the roles are told if each of them may be.
func TestRoleCounts(t *testing.T) {
	for _, c := range []struct {
		policy string
		people []int
		told   bool
	}{
		{"standard", []int{5, 6, 7, 5}, true}, {"standard", []int{5, 6, 7, 0}, true}, {"standard", []int{5, 6, 7, 4}, false}, {"standard", []int{4, 6, 7, 0}, false},
		{"strict", []int{8, 8, 0, 8}, true}, {"strict", []int{8, 8, 0, 7}, false}, {"open", []int{1, 0, 0, 2}, true},
	} {
		p, counts := cast(c.people...)
		_, roles := seen(t, c.policy, p, counts)
		same(t, fmt.Sprint(c.policy, c.people), roles != nil, c.told)
	}
}

// Few people of a role behind one score hide the role, and few left behind one
// score the smallest that is shown: of reinvention one is left, who is served.
func TestRolesByScore(t *testing.T) {
	p, counts := cast(20, 20, 0, 0)
	p.Roles[1].Reinvention.N = 9
	got, _ := seen(t, "standard", p, counts)
	same(t, "reinvention of nine", rolesOf(got), []string(nil))

	p, counts = cast(20, 20, 4, 3)
	p.Roles[2].Reinvention.N, p.Reinvention.N = 1, 44
	p.Roles[3].Reinvention = scoring.Estimate{N: 0, Reason: scoring.TooFewFacets}
	p.Reinvention.N = 41
	got, _ = seen(t, "standard", p, counts)
	same(t, "one left", rolesOf(got), []string(nil))
}

// Whatever a hidden role says, and whether any of it counts, nothing of the
// practice changes.
func TestHiddenRolesSayNothing(t *testing.T) {
	m := contents(t)
	shown := func(change func(p *scoring.Practice)) report.Practice {
		p, counts := cast(20, 30, 3, 3)
		change(&p)
		return publish(t, m, "standard", scoring.Wave{Respondents: 56, Practices: []scoring.Practice{p}, Roles: counts}).Waves[0].Practices[0]
	}
	want := shown(func(*scoring.Practice) {})
	for name, change := range map[string]func(p *scoring.Practice){
		"other scores": func(p *scoring.Practice) { p.Roles[2].Alignment.Value, p.Roles[3].Dismantling.Value = 0, 100 },
		"other gaps": func(p *scoring.Practice) {
			for i := range p.RoleGaps {
				if p.RoleGaps[i].Other == "is-served" {
					p.RoleGaps[i].Difference, p.RoleGaps[i].P = scoring.Estimate{Reason: scoring.TooFewFacets}, 0
				}
			}
		},
		"other norms": func(p *scoring.Practice) {
			for i := range p.NormGaps {
				if p.NormGaps[i].Other == "is-served" {
					p.NormGaps[i].Difference, p.NormGaps[i].P = 100, 0
				}
			}
		},
		"no gaps of theirs": func(p *scoring.Practice) { p.RoleGaps, p.NormGaps = p.RoleGaps[:3], p.NormGaps[:1] },
	} {
		same(t, name, shown(change), want)
	}
}

// Near an end the score of a role is that of each of its people, and without
// spread it is, too; then the score is clamped for all roles. 20 and 9.9 become
// 20 and 10.
func TestRolesNearAnEnd(t *testing.T) {
	clamped := func(v float64, n int) report.Figure {
		return report.Figure{Value: &v, N: &report.Count{N: n}, Rounded: true, Clamped: true}
	}
	p, counts := cast(20, 20, 0, 0)
	p.Roles[1].Dismantling.Value = 9.9
	got, _ := seen(t, "standard", p, counts)
	same(t, "clamped", [2]report.Figure{got.Roles[0].Dismantling, got.Roles[1].Dismantling}, [2]report.Figure{clamped(20, 20), clamped(10, 20)})
	same(t, "gap", got.RoleGaps[1].Difference, clamped(10, 20))
	if f := got.RoleGaps[0].Difference; f.Clamped || !f.HasInterval() {
		t.Errorf("alignment: %+v", f)
	}
	p.Roles[1].Dismantling.Value = 10
	got, _ = seen(t, "standard", p, counts)
	same(t, "at ten", got.Roles[1].Dismantling.Clamped, false)

	p, counts = cast(20, 20, 0, 0)
	p.Roles[0].Alignment.Interval = false
	p.RoleGaps[0].Difference = scoring.Estimate{N: 20, Reason: scoring.NoSpread}
	got, _ = seen(t, "standard", p, counts)
	same(t, "without spread", got.RoleGaps[0].Difference, clamped(-10, 20))
	got, _ = seen(t, "open", p, counts)
	same(t, "without spread, open", got.RoleGaps[0].Difference, why(report.NoSpread))

	// The board stands at 71.94. One role 40 above the other, with as many
	// people, is at 91.94; 36 above, at 89.94.
	for by, want := range map[float64]report.NormGap{
		40: {Norm: board, One: "manages", Other: "does", Difference: clamped(40, 20), Superior: why(report.Alike)}, // 90 less 51.94, as 40
		36: {Norm: board, One: "manages", Other: "does", Difference: plainly(36, 20), Superior: plainly(0.41, 20)},
	} {
		p, counts := cast(20, 20, 0, 0)
		p.NormGaps[0].Difference = by
		got, _ := seen(t, "standard", p, counts)
		same(t, fmt.Sprint("norm ", by), got.NormGaps, []report.NormGap{want})
	}
}

// Of norms that are clamped, or answered by few of either role, nothing is
// told; where everybody of both roles is on one rung, what is told is that they
// do not differ.
func TestNormGaps(t *testing.T) {
	for _, c := range []struct {
		name, policy string
		change       func(p *scoring.Practice)
		want         int
	}{
		{"nine", "standard", func(p *scoring.Practice) { p.NormGaps[0].OtherN = 9 }, 0},
		{"ten", "standard", func(p *scoring.Practice) { p.NormGaps[0].OtherN = 10 }, 1},
		{"nineteen", "strict", func(p *scoring.Practice) { p.NormGaps[0].N = 19 }, 0},
		{"twenty", "strict", func(p *scoring.Practice) { p.NormGaps[0].N = 20 }, 1},
		{"one", "open", func(p *scoring.Practice) { p.NormGaps[0].N = 1 }, 1},
		{"alike", "standard", func(p *scoring.Practice) { p.Norms[1].Counts = [6]int{54, 6} }, 0},
		{"alike, open", "open", func(p *scoring.Practice) { p.Norms[1].Counts = [6]int{60} }, 1},
		{"a reason", "open", func(p *scoring.Practice) { p.NormGaps[0].Reason = scoring.TooFewInRole }, 0},
	} {
		p, counts := cast(30, 30, 0, 0)
		c.change(&p)
		got, _ := seen(t, c.policy, p, counts)
		same(t, c.name, len(got.NormGaps), c.want)
	}
	p, counts := cast(30, 30, 0, 0)
	p.NormGaps[0] = scoring.NormGap{Norm: board, One: "manages", Other: "does", N: 30, OtherN: 30, Reason: scoring.NoSpread}
	got, _ := seen(t, "standard", p, counts)
	same(t, "on one rung", got.NormGaps, []report.NormGap{{Norm: board, One: "manages", Other: "does", Difference: plainly(0, 30), Superior: plainly(0.5, 30)}})
}

// Of clamped scores nothing is told of roles but why.
func TestRolesAlike(t *testing.T) {
	p, counts := cast(20, 20, 0, 0)
	for i := range p.Norms {
		p.Norms[i].Counts = [6]int{40}
	}
	got, _ := seen(t, "standard", p, counts)
	if got.Roles != nil || got.NormGaps != nil {
		t.Errorf("%+v, %+v", got.Roles, got.NormGaps)
	}
	for _, g := range got.RoleGaps {
		same(t, g.Axis, g.Difference, why(report.Alike))
	}
	// Where no role of the wave may be told, nothing is said of roles.
	p, _ = cast(20, 20, 0, 0)
	for n, want := range map[int]int{4: 0, 5: 9} {
		got, _ := seen(t, "standard", p, []scoring.RoleCount{{Role: "does", Sheets: n}, {Sheets: 60}})
		same(t, fmt.Sprint(n), len(got.RoleGaps), want)
	}
}

// Of twelve who manage, nine have reinvention: the role is told, as twelve are
// enough. Beside a team of which nothing is told it is of twelve that each figure
// is, and so is the difference; else that of the nine is rounded, 32.4 to 30, and
// is not compared. Of five it is not told at all: fewer than half.
func TestRolesOfThoseWhoCount(t *testing.T) {
	told := func(have int, teams ...int) report.Practice {
		p, counts := cast(12, 30, 0, 0)
		p.Roles[0].Reinvention.N, p.Roles[0].Reinvention.Value = have, 32.4
		p.NormGaps[0].N = have
		p.Roles[0].Open = []scoring.LeftOpen{{Team: "a", Norms: []int{0, 12 - have}}}
		w := scoring.Wave{ID: "w", Respondents: 42, Practices: []scoring.Practice{p}, Roles: counts}
		for i, n := range teams {
			w.Teams = append(w.Teams, scoring.TeamResult{Team: scoring.Team{ID: string(rune('a' + i))}, Mode: survey.Individual, Respondents: n, Practices: []scoring.Practice{measured(n)}})
		}
		return publish(t, contents(t), "standard", w).Waves[0].Practices[0]
	}
	got := told(9, 3, 2, 37)
	same(t, "as it is", got.Roles[0].Reinvention, report.Figure{Value: pointer(32), Lo: pointer(25), Hi: pointer(35), N: &report.Count{N: 12}, Method: "percentile"})
	same(t, "difference", got.RoleGaps[2].Difference, report.Figure{Value: pointer(-8), Lo: pointer(-17), Hi: pointer(-3), N: &report.Count{N: 12}, Method: "percentile"})
	same(t, "norm", got.NormGaps, []report.NormGap{{Norm: board, One: "manages", Other: "does", Superior: why(report.TooFewPeople),
		Difference: report.Figure{Value: pointer(-10), N: &report.Count{N: 12}, Rounded: true}}})
	got = told(9, 5, 37)
	same(t, "rounded", got.Roles[0].Reinvention, report.Figure{Value: pointer(30), N: &report.Count{N: 9}, Rounded: true})
	same(t, "no difference", got.RoleGaps[2].Difference, why(report.TooFewInRole))
	same(t, "no norm", got.NormGaps, []report.NormGap(nil))
	same(t, "fewer than half", told(5, 3, 2, 37).Roles, []report.RoleScores(nil))
}

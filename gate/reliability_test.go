package gate

import (
	"fmt"
	"testing"

	"rubble/report"
	scoring "rubble/score"
	"rubble/survey"
)

// held is what the organisation's practice shows with so much said of it.
func held(t *testing.T, policy string, p scoring.Practice) report.Practice {
	t.Helper()
	return publish(t, contents(t), policy, scoring.Wave{Respondents: 100, Practices: []scoring.Practice{p}}).Waves[0].Practices[0]
}

// two is a coefficient, in hundredths.
func two(value, lo, hi float64, n int) report.Figure {
	return report.Figure{Value: &value, Lo: &lo, Hi: &hi, N: &report.Count{N: n}}
}

// Coefficients need as many people as a distribution; 0.8149 is 0.81, −0.0049
// is 0 and no −0.
func TestCoefficients(t *testing.T) {
	few, no := why(report.TooFewPeople), func(code report.Code) report.Figure { return why(code) }
	for _, c := range []struct {
		policy     string
		n          int
		reason     scoring.Reason
		alpha, one report.Figure
	}{
		{"standard", 19, "", few, few},
		{"standard", 20, "", two(0.81, 0, 0.9, 20), two(0.15, -0.02, 0.4, 20)},
		{"strict", 29, "", few, few},
		{"strict", 30, "", two(0.81, 0, 0.9, 30), two(0.15, -0.02, 0.4, 30)},
		{"open", 2, "", two(0.81, 0, 0.9, 2), two(0.15, -0.02, 0.4, 2)},
		{"standard", 7, scoring.TooFewComplete, no(report.TooFewComplete), no(report.TooFewComplete)},
		{"standard", 7, scoring.TooFewTeams, no(report.TooFewTeams), no(report.TooFewTeams)},
		{"standard", 19, scoring.NoSpread, few, few},
		{"standard", 20, scoring.NoSpread, no(report.NoSpread), no(report.NoSpread)},
		{"strict", 29, scoring.NoSpread, few, few},
		{"open", 2, scoring.NoSpread, no(report.NoSpread), no(report.NoSpread)},
		{"standard", 19, scoring.TooFewQuestions, few, few},
		{"standard", 20, scoring.TooFewQuestions, no(report.TooFewQuestions), no(report.TooFewQuestions)},
	} {
		p := measured(40)
		p.Reliability = []scoring.Reliability{{Axis: "alignment", Questions: 9, N: c.n, Alpha: 0.8149, Lo: -0.0049, Hi: 0.8999, Omega: 0.8251, OmegaKnown: true, Reason: c.reason}}
		p.Between = []scoring.Between{{Axis: "reinvention", Teams: 6, N: c.n, One: 0.1499, Lo: -0.0249, Hi: 0.3951, Two: 0.5149, Reason: c.reason}}
		reliability := report.Reliability{Axis: "alignment", Alpha: c.alpha, Omega: c.alpha}
		between := report.Between{Axis: "reinvention", One: c.one, Two: c.one}
		if c.alpha.Known() {
			n := &report.Count{N: c.n}
			reliability.Questions, reliability.Omega = 9, report.Figure{Value: pointer(0.83), N: n}
			between.Teams, between.Two = 6, report.Figure{Value: pointer(0.51), N: n}
		}
		got := held(t, c.policy, p)
		what := fmt.Sprintf("%s, %d people, %s", c.policy, c.n, c.reason)
		same(t, what, got.Reliability, []report.Reliability{reliability})
		same(t, what, got.Between, []report.Between{between})
	}
}

// Beside a team of three, of which nothing is told as of the nine that protect it,
// five others have to enter: whether these do hangs on what they left open. People
// are told in tens.
func TestBetweenBesideHidden(t *testing.T) {
	told := two(0.15, -0.02, 0.4, 100)
	few := why(report.TooFewTeams)
	for _, c := range []struct {
		name   string
		alone  []int
		of     scoring.Between
		policy string
		want   report.Between
	}{
		{"five, and it enters", []int{3, 9, 30, 20, 20, 20, 20}, scoring.Between{Teams: 6, N: 102}, "standard", report.Between{One: two(0.15, -0.02, 0.4, 100), Two: told}},
		{"four, and it enters", []int{3, 9, 30, 30, 30}, scoring.Between{Teams: 5, N: 102}, "standard", report.Between{One: few, Two: few}},
		{"four, and it does not", []int{3, 9, 30, 30, 30}, scoring.Between{Teams: 4, N: 99, Reason: scoring.TooFewTeams}, "standard", report.Between{One: few, Two: few}},
		{"open", []int{3, 9, 30, 30, 30}, scoring.Between{Teams: 5, N: 102}, "open", report.Between{Teams: 5, One: two(0.15, -0.02, 0.4, 102), Two: two(0.15, -0.02, 0.4, 102)}},
	} {
		w := parted(nil, c.alone...)
		w.ID = "w"
		c.of.Axis, c.of.One, c.of.Lo, c.of.Hi, c.of.Two = "reinvention", 0.15, -0.02, 0.4, 0.15
		w.Practices[0].Between = []scoring.Between{c.of}
		c.want.Axis, c.want.Two.Lo, c.want.Two.Hi = "reinvention", nil, nil
		same(t, c.name, publish(t, contents(t), c.policy, w).Waves[0].Practices[0].Between, []report.Between{c.want})
	}
}

// Beside a team of three and the nine that protect it there are coefficients from
// 30 and twelve people on, in strict (of seven and 20) of 30 and 27, and of how many
// is not told. Below, there is one reason, whatever it would be without them.
func TestReliabilityBesideHidden(t *testing.T) {
	without := func(f report.Figure) report.Figure {
		f.N = nil
		return f
	}
	few, alpha := why(report.TooFewPeople), without(two(0.8, 0.7, 0.9, 0))
	none := report.Reliability{Alpha: few, Omega: few}
	told := report.Reliability{Questions: 9, Alpha: alpha, Omega: report.Figure{Value: pointer(0.8)}}
	of := func(code report.Code) report.Reliability {
		return report.Reliability{Alpha: why(code), Omega: why(code)}
	}
	for _, c := range []struct {
		policy string
		alone  []int
		n      int
		reason scoring.Reason
		want   report.Reliability
	}{
		{"standard", []int{3, 9, 60}, 42, "", told}, {"standard", []int{3, 9, 60}, 41, "", none},
		{"standard", []int{3, 9, 60}, 29, scoring.TooFewComplete, none}, {"standard", []int{3, 9, 60}, 41, scoring.NoSpread, none},
		{"standard", []int{3, 9, 60}, 41, scoring.TooFewQuestions, none}, {"standard", []int{3, 9, 60}, 42, scoring.NoSpread, of(report.NoSpread)},
		{"strict", []int{7, 20, 60}, 57, "", told}, {"strict", []int{7, 20, 60}, 56, "", none},
		{"open", []int{3, 9, 60}, 29, scoring.TooFewComplete, of(report.TooFewComplete)},
		{"standard", []int{12, 60}, 29, scoring.TooFewComplete, of(report.TooFewComplete)},
	} {
		w := parted(nil, c.alone...)
		w.ID = "w"
		w.Practices[0].Reliability = []scoring.Reliability{{Axis: "alignment", Questions: 9, N: c.n, Alpha: 0.8, Lo: 0.7, Hi: 0.9, Omega: 0.8, OmegaKnown: true, Reason: c.reason}}
		c.want.Axis = "alignment"
		same(t, fmt.Sprint(c.policy, c.alone, c.n, c.reason), publish(t, contents(t), c.policy, w).Waves[0].Practices[0].Reliability, []report.Reliability{c.want})
	}
}

// McDonald's coefficient may be missing while Cronbach's is there.
func TestNoFit(t *testing.T) {
	p := measured(40)
	p.Reliability = []scoring.Reliability{{Axis: "alignment", Questions: 4, N: 30, Alpha: 0.5, Lo: 0.4, Hi: 0.6}}
	same(t, "omega", held(t, "strict", p).Reliability, []report.Reliability{{Axis: "alignment", Questions: 4, Alpha: two(0.5, 0.4, 0.6, 30), Omega: why(report.NoFit)}})
}

// Of clamped scores coefficients would tell whether the few who answered
// otherwise are the same, and of a hidden practice nothing is told.
func TestCoefficientsAlikeAndHidden(t *testing.T) {
	of := func(p scoring.Practice) scoring.Practice {
		p.Reliability = []scoring.Reliability{{Axis: "alignment", N: 40, Alpha: 1, Lo: 1, Hi: 1}}
		p.Between = []scoring.Between{{Axis: "alignment", N: 40, One: 1, Lo: 1, Hi: 1}}
		return p
	}
	alike := held(t, "standard", of(agreed(40, 1, 1)))
	same(t, "reliability", alike.Reliability, []report.Reliability{{Axis: "alignment", Alpha: why(report.Alike), Omega: why(report.Alike)}})
	same(t, "between", alike.Between, []report.Between{{Axis: "alignment", One: why(report.Alike), Two: why(report.Alike)}})
	if p := held(t, "standard", of(measured(4))); p.Reliability != nil || p.Between != nil || p.Correlations != nil {
		t.Errorf("of four: %+v", p)
	}
}

// five are five teams of n people each, whose A, X and R rise together but for
// one pair of X and one of R: d² is 2 in either, so that ρ is
// 1 − 6 · 2 ÷ (5 · 24) = 0.9 for A–X and for A–R. X and R differ by ranks
// 0, 1, −1, 1, −1 or the like.
func five(n int) []scoring.TeamResult {
	var out []scoring.TeamResult
	for i, of := range [][3]float64{{20, 21, 12}, {30, 20, 13}, {40, 40, 25}, {50, 50, 51}, {60, 70, 41}} {
		p := valued(n, of[0], of[1], of[2])
		out = append(out, scoring.TeamResult{Team: scoring.Team{ID: fmt.Sprint(i)}, Respondents: n, Practices: []scoring.Practice{p}})
	}
	return out
}

func correlated(t *testing.T, policy string, teams []scoring.TeamResult) []report.Correlation {
	t.Helper()
	release, err := Publish(Input{Model: contents(t), Waves: []Wave{{ID: "w"}}, Settings: scoring.Settings{Confidence: 0.95, Alignment: 50, Deconstruction: 50},
		Scored: scoring.Scored{Waves: []scoring.Wave{{Respondents: 100, Practices: []scoring.Practice{measured(50)}, Teams: teams}}}}, policy)
	if err != nil {
		t.Fatal(err)
	}
	return release.Report().Waves[0].Practices[0].Correlations
}

// Correlations are of what at least five teams show unrounded.
func TestCorrelations(t *testing.T) {
	// ρ of 0.9 has the interval tanh(artanh 0.9 ± 1.96 √((1 + 0.81/2)/2)) =
	// tanh(1.4722 ± 1.6428): −0.17 to 1.00. Between X (ranks 2 1 3 4 5) and R
	// (1 2 3 5 4) d² adds up to 4: ρ is 1 − 24/120 = 0.8, and the interval
	// tanh(1.0986 ± 1.96 √(1.32/2)) = tanh(1.0986 ± 1.5923): −0.46 to 0.99.
	rho := func(value, lo, hi float64) report.Figure { return report.Figure{Value: &value, Lo: &lo, Hi: &hi} }
	all := func(teams int, ax, ar, xr report.Figure) []report.Correlation {
		return []report.Correlation{{Of: [2]string{"alignment", "dismantling"}, Teams: teams, Rho: ax},
			{Of: [2]string{"alignment", "reinvention"}, Teams: teams, Rho: ar}, {Of: [2]string{"dismantling", "reinvention"}, Teams: teams, Rho: xr}}
	}
	few := why(report.TooFewTeams)
	told, untold := all(5, rho(0.9, -0.17, 1), rho(0.9, -0.17, 1), rho(0.8, -0.46, 0.99)), all(4, few, few, few)
	fewer := all(3, few, few, few)
	of := func(change func(one *scoring.TeamResult)) []scoring.TeamResult {
		teams := five(20)
		change(&teams[2])
		return teams
	}
	small := func(n int) []scoring.TeamResult {
		return of(func(one *scoring.TeamResult) {
			one.Respondents, one.Practices[0] = n, valued(n, 40, 40, 25)
		})
	}
	for _, c := range []struct {
		name, policy string
		teams        []scoring.TeamResult
		want         []report.Correlation
	}{
		{"one of four people", "standard", small(4), fewer}, // and another is hidden beside it
		{"one of nine people", "standard", small(9), untold},
		{"one of ten people", "standard", small(10), told},
		{"one of 19 people", "strict", small(19), untold},
		{"all of 20 people", "strict", small(20), told},
		{"one of one", "open", small(1), told},
		{"one of four teams", "standard", five(20)[:4], untold},
		{"one together", "strict", of(func(one *scoring.TeamResult) {
			one.Mode, one.Practices[0] = survey.Consensus, joint(valued(0, 40, 40, 25))
		}), told},
		{"one alike", "standard", of(func(one *scoring.TeamResult) {
			one.Practices[0].Norms[0].Counts, one.Practices[0].Norms[1].Counts = [6]int{20}, [6]int{20}
		}), untold},
		{"one without reinvention", "standard", of(func(one *scoring.TeamResult) {
			one.Practices[0].Reinvention = scoring.Estimate{Reason: scoring.TooFewFacets}
		}), untold},
		{"one not asked", "standard", of(func(one *scoring.TeamResult) { one.Practices = nil }), untold},
	} {
		same(t, c.name+", "+c.policy, correlated(t, c.policy, c.teams), c.want)
	}
	teams := five(20)
	for i := range teams {
		teams[i].Practices[0].Alignment.Value = 62.34
	}
	same(t, "all at the same alignment", correlated(t, "standard", teams), all(5, why(report.TeamsAlike), why(report.TeamsAlike), rho(0.8, -0.46, 0.99)))
}

// Agreement by policy: 0.6449 of a rung is 0.6, or 0.64.
func TestAgreement(t *testing.T) {
	m := contents(t)
	n := func(people int, v float64) report.Figure {
		return report.Figure{Value: &v, N: &report.Count{N: people}}
	}
	few := why(report.TooFewPeople)
	none := &report.Agreement{Deviation: few, Within: few, AWG: few}
	for _, c := range []struct {
		policy string
		people int
		want   *report.Agreement
	}{
		{"standard", 4, nil}, {"standard", 5, none}, {"standard", 9, none},
		{"standard", 10, &report.Agreement{Norms: 2, Deviation: n(10, 0.6), Within: few, AWG: few}},
		{"standard", 19, &report.Agreement{Norms: 2, Deviation: n(19, 0.6), Within: few, AWG: few}},
		{"standard", 20, &report.Agreement{Norms: 2, Deviation: n(20, 0.64), Within: n(20, 0.71), AWG: n(20, 0.56)}},
		{"strict", 19, none},
		{"strict", 29, &report.Agreement{Norms: 2, Deviation: n(29, 0.6), Within: few, AWG: few}},
		{"strict", 30, &report.Agreement{Norms: 2, Deviation: n(30, 0.64), Within: n(30, 0.71), AWG: n(30, 0.56)}},
		{"open", 2, &report.Agreement{Norms: 2, Deviation: n(2, 0.64), Within: n(2, 0.71), AWG: n(2, 0.56)}},
	} {
		same(t, fmt.Sprintf("%s, %d people", c.policy, c.people), published(t, m, c.policy, tested(c.people)).Agreement, c.want)
	}
}

// What else bars agreement, and in which order.
func TestAgreementBarred(t *testing.T) {
	m := contents(t)
	no := func(code report.Code) *report.Agreement {
		f := why(code)
		return &report.Agreement{Deviation: f, Within: f, AWG: f}
	}
	for _, c := range []struct {
		name   string
		change func(p *scoring.Practice)
		want   *report.Agreement
	}{
		{"a norm alike", func(p *scoring.Practice) { p.Norms[0].Counts = [6]int{18, 2} }, no(report.Alike)},
		{"a norm of four", func(p *scoring.Practice) { p.Norms[0].Value.N = 4 }, no(report.TooFewPeople)},
		{"a norm of four, alike", func(p *scoring.Practice) { p.Norms[0].Value.N, p.Norms[0].Counts = 4, [6]int{4} }, no(report.TooFewPeople)},
		{"a norm of four, another alike", func(p *scoring.Practice) { p.Norms[0].Value.N, p.Norms[1].Counts = 4, [6]int{20} }, no(report.TooFewPeople)},
		{"norms of nine", func(p *scoring.Practice) { p.Norms[0].Value.N, p.Norms[1].Value.N = 9, 9 }, no(report.TooFewPeople)},
		{"a reason", func(p *scoring.Practice) {
			p.Agreement = &scoring.Agreement{N: 20, Reason: scoring.TooFewQuestions}
		}, no(report.TooFewQuestions)},
		{"none", func(p *scoring.Practice) { p.Agreement = nil }, nil},
	} {
		p := tested(20)
		c.change(&p)
		same(t, c.name, published(t, m, "standard", p).Agreement, c.want)
	}
	p := tested(20)
	p.Norms[0].Value.N = 9 // the other was answered by 20
	if a := published(t, m, "standard", p).Agreement; !a.Deviation.Known() {
		t.Errorf("a norm of nine: %+v", a)
	}
	p = tested(20)
	p.Agreement.AWGKnown = false
	same(t, "all near an end", published(t, m, "standard", p).Agreement.AWG, why(report.Alike))
	p = tested(1)
	p.Agreement = &scoring.Agreement{N: 1, Reason: scoring.OneRespondent}
	same(t, "one, open", published(t, m, "open", p).Agreement, no(report.OneRespondent))
}

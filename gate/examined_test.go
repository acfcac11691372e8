package gate

import (
	"fmt"
	"testing"

	"rubble/model"
	"rubble/report"
	scoring "rubble/score"
	"rubble/survey"
)

// tested is [measured] with all that says how far its figures can be trusted.
func tested(n int) scoring.Practice {
	p := measured(n)
	p.Robustness = &scoring.Robustness{Scorings: 1000, Kept: 0.9189, Rank: 2, RankLo: 1, RankHi: 4, RankMin: 1, RankMax: 5,
		Verdicts: []scoring.Tally{{Verdict: scoring.Aligned, Share: 0.9189}, {Verdict: scoring.Renaissance, Share: 0.0399},
			{Verdict: scoring.Entrenched, Share: 0.0391}, {Verdict: scoring.Pioneering, Share: 0.0021}},
		Choices: []scoring.Choice{{Key: scoring.ChoiceThresholds, Kept: 0.821}, {Key: scoring.ChoiceJoining, Kept: 0.829}, {Key: scoring.ChoiceLadder, Kept: 1}}}
	p.Smallest = &scoring.Smallest{Answers: 3, Of: 170, Exact: true, Figure: "alignment", Down: true, Becomes: scoring.Entrenched}
	p.Agreement = &scoring.Agreement{N: n, Norms: 2, Within: 0.7149, AWG: 0.5551, AWGKnown: true, Deviation: 0.6449}
	return p
}

// Rounded down to hundredths: 0.9189 is 0.91. 0.0399 and 0.0391 are then the
// same and stand by name, as do 0.821 and 0.829; of 0.0021 nothing is left.
func hundredthsOf(r *report.Robustness) {
	*r = report.Robustness{Scorings: 1000, Kept: 0.91, Rank: 2, RankLo: 1, RankHi: 4,
		Verdicts: []report.VerdictShare{{Verdict: "aligned", Share: 0.91}, {Verdict: "entrenched", Share: 0.03}, {Verdict: "renaissance", Share: 0.03}},
		Choices:  []report.Choice{{ID: "joining", Kept: 0.82}, {ID: "thresholds", Kept: 0.82}, {ID: "ladder", Kept: 1}}}
}

// Inputs and robustness are told where an interval is, the smallest change
// where a distribution is, of the organisation as of a team. Of the
// organisation, but for the policy open, the inputs are in tens: of 170, 24 and
// 3 answers, 170, 20 and 0.
func TestExaminedByPolicy(t *testing.T) {
	m := contents(t)
	counted := report.Inputs{Answers: 170, Unknown: 24, NotApplicable: 3, Teams: 2, ByHeadcount: 1}
	inTens := report.Inputs{Answers: 170, Unknown: 20, NotApplicable: 0, Teams: 2, ByHeadcount: 1, Rounded: true}
	smallest := &report.SmallestChange{Answers: 3, Of: 170, Exact: true, Figure: "alignment", Down: true, Becomes: "entrenched"}
	var robust report.Robustness
	hundredthsOf(&robust)
	for _, c := range []struct {
		policy             string
		n                  int
		interval, smallest bool
	}{
		{"standard", 4, false, false}, {"standard", 5, false, false}, {"standard", 9, false, false}, {"standard", 10, true, false},
		{"standard", 19, true, false}, {"standard", 20, true, true},
		{"strict", 19, false, false}, {"strict", 20, true, false}, {"strict", 29, true, false}, {"strict", 30, true, true},
		{"open", 1, true, true},
	} {
		var want report.Practice
		if c.interval {
			want.Robustness = &robust
		}
		if c.smallest {
			want.Smallest = smallest
		}
		whole := publish(t, m, c.policy, scoring.Wave{Respondents: c.n, Practices: []scoring.Practice{tested(c.n)}}).Waves[0].Practices[0]
		for of, got := range map[string]report.Practice{"team": published(t, m, c.policy, tested(c.n)), "organisation": whole} {
			what := fmt.Sprintf("%s, %d people, %s: ", c.policy, c.n, of)
			want.Inputs = nil
			switch {
			case c.interval && of == "organisation" && c.policy != "open":
				want.Inputs = &inTens
			case c.interval:
				want.Inputs = &counted
			}
			same(t, what+"inputs", got.Inputs, want.Inputs)
			same(t, what+"robustness", got.Robustness, want.Robustness)
			same(t, what+"smallest", got.Smallest, want.Smallest)
		}
	}
}

// A joint answer is shown whole, and there is nobody to agree.
func TestExaminedTogether(t *testing.T) {
	p := tested(0)
	p.Mode, p.Agreement = survey.Consensus, nil
	got := published(t, contents(t), "strict", p)
	if got.Inputs == nil || got.Robustness == nil || got.Smallest == nil || got.Agreement != nil {
		t.Errorf("inputs %v, robustness %v, smallest %v, agreement %v", got.Inputs, got.Robustness, got.Smallest, got.Agreement)
	}
}

// Own knowledge of few makes the verdict one of few.
func TestExaminedOfFewWithOwnKnowledge(t *testing.T) {
	m := contents(t)
	for n, want := range map[int][2]bool{4: {}, 9: {}, 10: {true}, 19: {true}, 20: {true, true}} {
		p := tested(40)
		p.OwnKnowledge.N = n
		got := published(t, m, "standard", p)
		same(t, fmt.Sprint(n), [2]bool{got.Robustness != nil, got.Smallest != nil}, want)
		same(t, fmt.Sprint(n, " inputs"), got.Inputs != nil, true)
	}
}

// Where scores are clamped, neither tells how far they lie from a threshold;
// the smallest change is not told with a clamped norm either. A norm that is
// hidden changes nothing, whether its few answers are alike or not.
func TestExaminedAlike(t *testing.T) {
	m := contents(t)
	clamped := tested(20)
	for i := range clamped.Norms {
		clamped.Norms[i].Counts = [6]int{20}
	}
	oneNorm := tested(20)
	oneNorm.Norms[0].Counts = [6]int{0: 18, 4: 2}
	hidden, hiddenAlike := tested(20), tested(20)
	for p, counts := range map[*scoring.Practice][6]int{&hidden: {1, 1, 0, 1}, &hiddenAlike: {3}} {
		p.Norms[0].Value.N, p.Norms[0].Counts = 3, counts
	}
	for name, c := range map[string]struct {
		p    scoring.Practice
		want [2]bool
	}{
		"all norms": {clamped, [2]bool{}}, "one norm": {oneNorm, [2]bool{true, false}},
		"a hidden norm": {hidden, [2]bool{true, true}}, "a hidden norm, alike": {hiddenAlike, [2]bool{true, true}},
	} {
		got := published(t, m, "standard", c.p)
		same(t, name, [2]bool{got.Robustness != nil, got.Smallest != nil}, c.want)
		got = published(t, m, "open", c.p)
		same(t, name+", open", [2]bool{got.Robustness != nil, got.Smallest != nil}, [2]bool{true, true})
	}
}

// Own knowledge decides a deconstructive verdict with the scores, so where it
// is clamped, from nine in ten alike on, neither tells how far it lies from its
// threshold. Another facet enters a score, and clamped it changes nothing.
func TestExaminedWithOwnKnowledgeAlike(t *testing.T) {
	m := contents(t)
	for _, c := range []struct {
		policy, facet string
		alike         float64
		told          bool
	}{
		{"standard", model.OwnKnowledge, 0.89, true}, {"standard", model.OwnKnowledge, 0.9, false}, {"strict", model.OwnKnowledge, 1, false},
		{"standard", "flow", 1, true}, {"open", model.OwnKnowledge, 1, true},
	} {
		p := tested(40)
		p.Facets = []scoring.Facet{{Key: c.facet, Estimate: p.OwnKnowledge, Alike: c.alike}}
		whole := publish(t, m, c.policy, scoring.Wave{Respondents: 40, Practices: []scoring.Practice{p}}).Waves[0].Practices[0]
		for of, got := range map[string]report.Practice{"team": published(t, m, c.policy, p), "organisation": whole} {
			same(t, fmt.Sprint(c.policy, c.facet, c.alike, of), [2]bool{got.Robustness != nil, got.Smallest != nil}, [2]bool{c.told, c.told})
		}
	}
}

// A verdict that is not told takes all that hangs on it along.
func TestExaminedWithoutVerdict(t *testing.T) {
	p := tested(40)
	p.Verdict, p.Robustness, p.Smallest = scoring.Verdict{Reason: scoring.TooFewFacets}, nil, nil
	got := published(t, contents(t), "standard", p)
	if got.Robustness != nil || got.Smallest != nil {
		t.Errorf("%+v, %+v", got.Robustness, got.Smallest)
	}
}

// Ranks stand on the deconstruction of all practices, so one that is hidden,
// rounded or clamped takes them all away; one that has none for a reason that
// is told does not.
func TestRanks(t *testing.T) {
	m := contents(t)
	alike := tested(20)
	for i := range alike.Norms {
		alike.Norms[i].Counts = [6]int{20}
	}
	none := tested(40)
	none.Deconstruction = scoring.Estimate{Reason: scoring.TooFewFacets}
	few := tested(40)
	few.Reinvention.N, few.Deconstruction.N = 9, 9
	for _, c := range []struct {
		name, policy string
		other        scoring.Practice
		told         bool
	}{
		{"four", "standard", tested(4), false}, {"nine", "standard", tested(9), false}, {"ten", "standard", tested(10), true},
		{"nineteen", "strict", tested(19), false}, {"twenty", "strict", tested(20), true}, {"one", "open", tested(1), true},
		{"alike", "standard", alike, false}, {"alike", "open", alike, true},
		{"not known", "standard", none, true}, {"reinvention of nine", "standard", few, false},
	} {
		c.other.ID = "incident-management"
		w := scoring.Wave{Respondents: 40, Practices: []scoring.Practice{tested(40), c.other}}
		var want report.Robustness
		hundredthsOf(&want)
		if !c.told {
			want.Rank, want.RankLo, want.RankHi = 0, 0, 0
		}
		same(t, c.name+", "+c.policy, publish(t, m, c.policy, w).Waves[0].Practices[0].Robustness, &want)
	}
}

// All of it is of the latest wave.
func TestExaminedIsOfTheLatestWave(t *testing.T) {
	w := moving(20, 20)
	w.before.Inputs = scoring.Inputs{Answers: 1}
	m := contents(t)
	waves := []scoring.Wave{everything(w.before), everything(w.after)}
	release, err := Publish(Input{Model: m, Waves: []Wave{{ID: "w1"}, {ID: "w2"}}, Scored: scoring.Scored{Waves: waves}, Settings: scoring.Settings{Confidence: 0.95}}, "standard")
	if err != nil {
		t.Fatal(err)
	}
	before, after := release.Report().Waves[0], release.Report().Waves[1]
	first, last := before.Practices[0], after.Practices[0]
	if first.Inputs != nil || first.RoleGaps != nil || first.Correlations != nil || before.Segments != nil || before.Roles != nil || before.Careless != nil {
		t.Errorf("the earlier wave: %+v", before)
	}
	if last.Inputs == nil || last.RoleGaps == nil || last.Correlations == nil || after.Segments == nil || after.Roles == nil || after.Careless == nil {
		t.Errorf("the latest wave: %+v", after)
	}
}

// everything is a wave with a practice of every part.
func everything(p scoring.Practice) scoring.Wave {
	return scoring.Wave{Respondents: 40, Practices: []scoring.Practice{p}, Roles: []scoring.RoleCount{{Role: "does", Sheets: 40}},
		Segments: []scoring.Segment{{ID: "north", Respondents: 40, Practices: []scoring.Practice{p}}}, Careless: scoring.Careless{Sheets: 40}}
}

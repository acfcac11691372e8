package wording

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/report"
)

// robust is a verdict that so many of 100 alternative scorings keep.
func robust(kept float64, others ...report.VerdictShare) *report.Robustness {
	return &report.Robustness{Scorings: 1000, Kept: kept, Verdicts: others}
}

// narrow leaves the intervals of scores no width.
func narrow(of report.Scores) report.Scores {
	for _, f := range []*report.Figure{&of.Alignment, &of.Dismantling, &of.Reinvention, &of.Deconstruction} {
		f.Lo, f.Hi = f.Value, f.Value
	}
	return of
}

// byMethod are a score's figures with intervals made in some way.
func byMethod(a, x, r, d string) report.Scores {
	with := func(method string) report.Figure {
		f := interval(50, 45, 55)
		f.Method = method
		return f
	}
	return report.Scores{Alignment: with(a), Dismantling: with(x), Reinvention: with(r), Deconstruction: with(d)}
}

// said are the sentences without their no-break spaces.
func said(text []string) []string {
	out := slices.Clone(text)
	for i := range out {
		out[i] = strings.ReplaceAll(out[i], "\u00a0", " ")
	}
	return out
}

// Who counts and who was left out, the answers, what weighs how much, and how
// the intervals were made.
func TestReceiptInputs(t *testing.T) {
	s, m := speaker(t), report.Method{Confidence: 0.95, Replicates: 2000, Coverage: 0.6}
	const weights = "An organisation's figures are means over its teams, weighted by headcount where it is known and else by those who count; it is deconstructive only if half of that weight lies in teams that are."
	teams := func(n, heads int) *report.Inputs {
		return &report.Inputs{Answers: 2251, Unknown: 103, NotApplicable: 6, Teams: n, ByHeadcount: heads}
	}
	const inputs = "Answers that enter: 2,251. Asked of the same people, but not known: 103. Marked as not applicable: 6."
	for _, c := range []struct {
		name         string
		p            report.Practice
		organisation bool
		want         []string
	}{
		{"all by headcount", report.Practice{Inputs: teams(12, 12)}, true, []string{inputs, weights, "Twelve teams enter, each weighted by its headcount."}},
		{"none by headcount", report.Practice{Inputs: teams(2, 0)}, true, []string{inputs, weights, "Two teams enter, each weighted by those of it who count."}},
		{"some by headcount", report.Practice{Inputs: teams(8, 5)}, true, []string{inputs, weights, "Eight teams enter, five of them weighted by headcount and three by those who count."}},
		{"one team", report.Practice{Inputs: teams(1, 1)}, true, []string{inputs, weights, "One team enters, with its headcount."}},
		{"one team, counted", report.Practice{Inputs: teams(1, 0)}, true, []string{inputs, weights, "One team enters, with those who count."}},
		{"not told", report.Practice{}, true, []string{weights}},
		{"a team", report.Practice{Inputs: teams(0, 0)}, false, []string{inputs, "Everybody in the team who counts weighs the same."}},
		{"a team together", report.Practice{Mode: "consensus", Inputs: teams(0, 0)}, false, []string{inputs}},
		{"in tens", report.Practice{Inputs: &report.Inputs{Answers: 2250, Unknown: 100, Rounded: true}}, false, []string{
			"Answers that enter: about 2,250. Asked of the same people, but not known: about 100. Marked as not applicable: fewer than 5.",
			"Everybody in the team who counts weighs the same."}},
		{"one method", report.Practice{Scores: byMethod("bca", "bca", "bca", "bca")}, true, []string{weights,
			"Interval of alignment, dismantling, reinvention and deconstruction, at 95 %: from 2,000 resamples of the respondents within their teams, corrected for bias and skewness (BCa)."}},
		{"three methods", report.Practice{Scores: byMethod("bca", "percentile", "t", "percentile")}, true, []string{weights,
			"Interval of alignment, at 95 %: from 2,000 resamples of the respondents within their teams, corrected for bias and skewness (BCa).",
			"Interval of dismantling and deconstruction, at 95 %: the middle of 2,000 resamples of the respondents within their teams (percentile).",
			"Interval of reinvention, at 95 %: computed without resampling, by Student's t, with the teams as strata of the sample."}},
		{"everybody answered", report.Practice{Scores: narrow(byMethod("percentile", "percentile", "percentile", "percentile"))}, true, []string{weights,
			"The intervals have no width: everybody answered, and no chance is left in who did; or all answered alike, and drawing them anew changes nothing."}},
	} {
		if diff := cmp.Diff(c.want, said(slices.Concat(s.inputs(c.p), s.weights(c.p, c.organisation), s.intervals(c.p, m)))); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
	for _, c := range []struct {
		left *report.Count
		want string
	}{
		{nil, "Respondents who count: 40."},
		{&report.Count{}, "Respondents who count: 40."},
		{&report.Count{N: 7}, "Respondents who count: 40. Left out, because they answered less than 60 % of what they were asked: 7."},
		{&report.Count{Below: 5}, "Respondents who count: 40. Left out, because they answered less than 60 % of what they were asked: fewer than 5."},
	} {
		p := practice(change, "aligned", 60, 20)
		p.LeftOut = c.left
		want := "Alignment 60, dismantling 20, reinvention 20, deconstruction 20. " + c.want
		if diff := cmp.Diff([]string{want}, said([]string{s.scoresBehind(p, m)})); diff != "" {
			t.Error(diff)
		}
	}
}

// How far the verdict hangs on the way of scoring, in one sentence or two.
func TestReceiptRobustness(t *testing.T) {
	s := speaker(t)
	chosen := func(r *report.Robustness, choices ...report.Choice) *report.Robustness {
		r.Choices = choices
		return r
	}
	aligned, entrenched := report.VerdictShare{Verdict: "aligned", Share: 0.6}, report.VerdictShare{Verdict: "entrenched", Share: 0.39}
	for _, c := range []struct {
		name    string
		verdict report.Verdict
		r       *report.Robustness
		want    []string
	}{
		{"not told", report.Verdict{Name: "aligned"}, nil, []string{}},
		{"all", report.Verdict{Name: "aligned"}, chosen(robust(1, report.VerdictShare{Verdict: "aligned", Share: 1}), report.Choice{ID: "values", Kept: 1}),
			[]string{"All of 1,000 other ways of scoring give the same verdict."}},
		{"one choice", report.Verdict{Name: "aligned"}, chosen(robust(0.6, aligned, entrenched), report.Choice{ID: "values", Kept: 0.7}, report.Choice{ID: "facets", Kept: 1}),
			[]string{"In 60 of 100 other ways of scoring the verdict stays the same, in 39 of 100 it is Entrenched; 1,000 were drawn. The verdict hangs most on what each rung is worth."}},
		{"two choices alike", report.Verdict{Name: "aligned"}, chosen(robust(0.6, aligned, entrenched), report.Choice{ID: "ladder", Kept: 0.8}, report.Choice{ID: "thresholds", Kept: 0.8}, report.Choice{ID: "facets", Kept: 0.9}),
			[]string{"In 60 of 100 other ways of scoring the verdict stays the same, in 39 of 100 it is Entrenched; 1,000 were drawn. The verdict hangs most on how much of a score the ladder makes and where the lines are drawn."}},
		{"only together", report.Verdict{Name: "aligned"}, chosen(robust(0.6, aligned, entrenched), report.Choice{ID: "values", Kept: 1}),
			[]string{"In 60 of 100 other ways of scoring the verdict stays the same, in 39 of 100 it is Entrenched; 1,000 were drawn. No choice alone turns it, only several together."}},
		{"a team", report.Verdict{Name: "aligned"}, robust(0.6, aligned, entrenched),
			[]string{"In 60 of 100 other ways of scoring the verdict stays the same, in 39 of 100 it is Entrenched; 1,000 were drawn."}},
		{"nothing else is told", report.Verdict{Name: "aligned"}, robust(0.99, report.VerdictShare{Verdict: "aligned", Share: 0.99}),
			[]string{"In 99 of 100 other ways of scoring the verdict stays the same; 1,000 were drawn."}},
		{"more give another", report.Verdict{Name: "entrenched"}, robust(0.39, aligned, entrenched),
			[]string{"In 39 of 100 other ways of scoring the verdict stays the same, but in more, 60 of 100, it is Aligned; 1,000 were drawn."}},
		{"hardly any", report.Verdict{Name: "renaissance"}, robust(0, report.VerdictShare{Verdict: "aligned", Share: 0.99}),
			[]string{"In fewer than 1 of 100 other ways of scoring the verdict stays the same, but in more, 99 of 100, it is Aligned; 1,000 were drawn."}},
		{"open", report.Verdict{Name: "aligned", Word: "open", Between: []string{"aligned", "entrenched"}}, robust(0.6, aligned, entrenched),
			[]string{"The verdict is open. What follows is of the one that the figures themselves give: Aligned.",
				"In 60 of 100 other ways of scoring the verdict stays the same, in 39 of 100 it is Entrenched; 1,000 were drawn."}},
	} {
		got := said(s.hanging(report.Practice{Verdict: c.verdict, Robustness: c.r}))
		if diff := cmp.Diff(strings.Join(c.want, "\n"), strings.Join(got, "\n")); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

// The smallest change that would change the verdict, either way across each
// threshold.
func TestReceiptSmallest(t *testing.T) {
	s, m := speaker(t), report.Method{Alignment: 60, Deconstruction: 50, OwnKnowledge: 45}
	for _, c := range []struct {
		verdict string
		change  *report.SmallestChange
		want    string
	}{
		{"renaissance", &report.SmallestChange{Answers: 14, Of: 812, Exact: true, Figure: "reinvention", Down: true, Becomes: "aligned"},
			"If 14 of the 812 answers were different, each worth as little as an answer can be, reinvention would fall below 50, and the verdict would be Aligned instead of Renaissance. No fewer would do."},
		{"entrenched", &report.SmallestChange{Answers: 1, Of: 1200, Exact: true, Figure: "alignment", Becomes: "aligned"},
			"If one of the 1,200 answers were different, worth as much as an answer can be, alignment would reach 60, and the verdict would be Aligned instead of Entrenched. No fewer would do."},
		{"aligned", &report.SmallestChange{Answers: 90, Of: 812, Figure: "own-knowledge", Becomes: "renaissance"},
			"If 90 of the 812 answers were different, each worth as much as an answer can be, own knowledge would reach 45, and the verdict would be Renaissance instead of Aligned. Fewer might do."},
		{"renaissance", &report.SmallestChange{Answers: 4, Of: 706, Exact: true, Figure: "teams", Down: true, Becomes: "aligned"},
			"If 4 of the 706 answers were different, each worth as little as an answer can be, less than half of the weight would lie in teams that are deconstructive, and the verdict would be Aligned instead of Renaissance. No fewer would do."},
		{"entrenched", &report.SmallestChange{Answers: 30, Of: 706, Figure: "teams", Becomes: "pioneering"},
			"If 30 of the 706 answers were different, each worth as much as an answer can be, half of the weight would lie in teams that are deconstructive, and the verdict would be Pioneering instead of Entrenched. Fewer might do."},
		{"aligned", nil, ""},
	} {
		got := s.smallest(report.Practice{Verdict: report.Verdict{Name: c.verdict}, Smallest: c.change}, m)
		if diff := cmp.Diff(c.want, strings.Join(got, "\n")); diff != "" {
			t.Error(diff)
		}
	}
}

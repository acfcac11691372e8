package assess

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/config"
	"rubble/model"
	"rubble/report"
	"rubble/survey"
)

// ends are where a number lies.
type ends struct{ lo, hi float64 }

func (e ends) times(x float64) ends { return ends{float64(e.lo * x), float64(e.hi * x)} }
func (e ends) plus(o ends) ends     { return ends{e.lo + o.lo, e.hi + o.hi} }
func (e ends) less(o ends) ends     { return ends{e.lo - o.hi, e.hi - o.lo} }

// endsOf are those of a figure before it was rounded to a tenth.
func endsOf(f report.Figure) ends { return ends{*f.Value - 0.05, *f.Value + 0.05} }

// gappy is a team of n people who answer change enablement at random, all of it
// but one, who gives the same rung to the first norms, and to items 3; what that
// one leaves open, open says of the question and its place.
func gappy(n int, policy string, rung int8, open func(key string, at int) bool) *crowd {
	own := *settled()
	cfg := *own.Config
	cfg.Confidentiality.Policy = policy
	own.Config, own.Waves, own.Teams = &cfg, []config.Wave{{ID: "w", Name: "w"}}, []config.Team{{ID: "t", Name: "t"}}
	c := &crowd{Project: &own, rng: rand.New(rand.NewPCG(uint64(n), 7))}
	p, _ := c.Model.Practice("change-enablement")
	var keys []string
	for _, norm := range p.Norms {
		keys = append(keys, norm.Key)
	}
	for _, it := range p.Asked(model.LengthShort) {
		keys = append(keys, it.Key)
	}
	for i := range n {
		s := survey.Sheet{Wave: "w", Team: "t", Respondent: fmt.Sprintf("p%03d", i), Length: model.LengthShort}
		for at, key := range keys {
			r := survey.Response{Question: key, Value: c.random(key)}
			switch {
			case i > 0:
			case open(key, at):
				r.Kind, r.Value = survey.DontKnow, 0
			case at < len(p.Norms):
				r.Value = rung
			default:
				r.Value = 3
			}
			s.Responses = append(s.Responses, r)
		}
		c.Answers.Sheets = append(c.Answers.Sheets, s)
	}
	return c
}

// told is the report.
func (c *crowd) told(t *testing.T) *report.Report {
	t.Helper()
	release, err := c.Release("test", "")
	if err != nil {
		t.Fatal(err)
	}
	return release.Report()
}

// ladderOf is where a person's half of an axis that comes from the ladder lies,
// who left the items of that axis open and so has no score on it. A score is
// half the ladder's facet and half the mean of the others, so that of the other
// n − 1 people twice the score less the mean of those facets is the mean of the
// ladder's; the facet itself is told of all n.
func ladderOf(m *model.Model, p report.Practice, axis, ladder string, score report.Figure) ends {
	var others ends
	facets := 0
	for key, f := range p.Facets {
		if def, _ := m.Facet(key); def.Axis == axis && !def.Ladder {
			facets++
			others = others.plus(endsOf(f))
		}
	}
	of := endsOf(score).times(2).less(others.times(1 / float64(facets)))
	n := float64(p.Facets[ladder].N.N)
	return endsOf(p.Facets[ladder]).times(n).less(of.times(n - 1))
}

// normsOf is where the mean of the norms lies that a person answered, who left
// some of them open. Dismantling is the mean of each person's mean; the sum of
// the norms, each of those who answered it, has that person's answers less often
// by those left open.
func normsOf(p report.Practice, open int) ends {
	all := float64(len(p.Norms))
	var sum ends
	for _, n := range p.Norms {
		sum = sum.plus(endsOf(n.Value).times(float64(n.Value.N.N) / all))
	}
	return endsOf(p.Dismantling).times(float64(p.Dismantling.N.N)).less(sum).times(all / float64(open))
}

// Somebody is the only one in a team to leave questions open. Where everything is
// told, what that one answered follows from it, at either end of the scale.
// Under the other policies the whole report is the same, whatever that was.
func TestWhoLeftQuestionsOpen(t *testing.T) {
	t.Parallel()
	m := settled().Model
	axisOf := map[string]string{}
	for _, p := range m.Practices {
		for _, it := range p.Items {
			facet, _ := m.Facet(it.Facet)
			axisOf[it.Key] = facet.Axis
		}
	}
	itemsOf := func(axis string) func(string, int) bool {
		return func(key string, _ int) bool { return axisOf[key] == axis }
	}
	normsFrom := func(first int) func(string, int) bool {
		return func(_ string, at int) bool { return first <= at && at < 9 } // of nine; with eleven items, 16 or 12 of 20 are answered
	}
	for _, c := range []struct {
		name string
		open func(string, int) bool
		of   func(report.Practice) ends
	}{
		{"no alignment", itemsOf(model.Alignment), func(p report.Practice) ends { return ladderOf(m, p, model.Alignment, "relief", p.Alignment) }},
		{"no reinvention", itemsOf(model.Reinvention), func(p report.Practice) ends { return ladderOf(m, p, model.Reinvention, "replacement", p.Reinvention) }},
		{"four norms open", normsFrom(5), func(p report.Practice) ends { return normsOf(p, 4) }},
		{"eight norms open", normsFrom(1), func(p report.Practice) ends { return normsOf(p, 8) }},
	} {
		for rung, truth := range map[int8]float64{0: 0, 5: 100} { // of relief, replacement and dismantling
			p := gappy(20, "open", rung, c.open).told(t).Waves[0].Teams[0].Practices[0]
			if got := c.of(p); got.lo > truth || got.hi < truth || got.hi-got.lo > 10 {
				t.Errorf("%s, open: %.1f to %.1f, and is %v", c.name, got.lo, got.hi, truth)
			}
		}
		for policy, sizes := range map[string][]int{"standard": {12, 40, 160}, "strict": {21, 160}} {
			for _, n := range sizes {
				if diff := cmp.Diff(gappy(n, policy, 0, c.open).told(t), gappy(n, policy, 5, c.open).told(t)); diff != "" {
					t.Errorf("%s, %s, %d people: %s", c.name, policy, n, diff)
				}
			}
		}
	}
}

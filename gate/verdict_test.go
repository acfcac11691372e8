package gate

import (
	"testing"

	"rubble/report"
	scoring "rubble/score"
)

// Beside teams of two and three there is a verdict where five others said what
// they know themselves, or nobody was asked; not where five did with these, or
// nobody did who could have.
func TestVerdictBesideLeftOpen(t *testing.T) {
	word := func(sizes []int, policy string, own scoring.Estimate, by ...int) report.Verdict {
		w := parted(nil, sizes...)
		w.ID = "w"
		for i := range w.Teams {
			w.Teams[i].Practices[0].OwnKnowledge.N = by[i]
			own.N += by[i]
		}
		w.Practices[0].OwnKnowledge = own
		return publish(t, contents(t), policy, w).Waves[0].Practices[0].Verdict
	}
	hidden, few := []int{3, 2, 40}, report.Verdict{Reason: report.Because(report.TooFewPeople)}
	known := scoring.Estimate{Value: 27.25}
	for _, c := range []struct {
		name   string
		policy string
		sizes  []int
		own    scoring.Estimate
		by     []int
		told   bool
	}{
		{"five others", "standard", hidden, known, []int{0, 0, 5}, true},
		{"five others, and all of these", "standard", hidden, known, []int{3, 2, 5}, true},
		{"four others", "standard", hidden, known, []int{0, 0, 4}, false},
		{"four others, and all of these", "standard", hidden, known, []int{3, 2, 4}, false},
		{"nobody else", "standard", hidden, known, []int{3, 2, 0}, false},
		{"nobody", "standard", hidden, scoring.Estimate{Reason: scoring.TooFewFacets}, []int{0, 0, 0}, false},
		{"nobody was asked", "standard", hidden, scoring.Estimate{Reason: scoring.NotAsked}, []int{0, 0, 0}, true},
		{"nobody, and no team is hidden", "standard", []int{10, 10, 40}, scoring.Estimate{Reason: scoring.TooFewFacets}, []int{0, 0, 0}, true},
		{"five in all, and no team is hidden", "standard", []int{10, 10, 40}, known, []int{3, 2, 0}, true},
		{"four others, open", "open", hidden, known, []int{0, 0, 4}, true},
	} {
		got := word(c.sizes, c.policy, c.own, c.by...)
		if c.told && got.Name == "" || !c.told && got.Name != "" {
			t.Errorf("%s: %+v", c.name, got)
		}
		if !c.told {
			same(t, c.name, got, few)
		}
	}
}

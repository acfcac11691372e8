package assess

import (
	"math"
	"path"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/survey"
)

// How many organisations are made up for each test.
const (
	neighbouring = 40
	countedAlone = 25
)

// mostByLot is the most people whose answers to one question are replaced in
// one of two neighbouring organisations, and not in the other or otherwise: of
// 19 of whom rounded figures are told, five, and one more.
const mostByLot = 6

// A tally counts what was compared.
type tally struct {
	pairs    int // of organisations
	patterns int // of these, in which other figures are shown
	hidden   int // cells that are hidden
	figures  int // that are shown
	byLot    int // of these, that move by more than the one person's weight
	lots     int // the most people whose answer to one question is replaced on one side alone
}

// compare holds what two neighbouring organisations publish against each
// other, which differ in one person.
func (n *tally) compare(t *testing.T, what string, a, b told, who person) {
	t.Helper()
	n.pairs++
	for at, cell := range a.cells {
		if x := (figureOf{at, "X"}); a.hidden(x) && a.code(x) == b.code(x) {
			n.hidden++
			if b.cells[at] != cell {
				t.Errorf("%s: %v is hidden, and differs:\n%s", what, at, cmp.Diff(cell, b.cells[at]))
			}
		}
	}
	if diff := differing(a.view, b.view); len(diff) > 0 {
		n.patterns++ // another wave to be judged
		t.Logf("%s: %d figures are shown otherwise, such as %s", what, len(diff), diff[0])
		return
	}
	others := otherwise(a, b, who)
	for _, people := range others {
		n.lots = max(n.lots, len(people))
	}
	for at, before := range a.figures {
		after := b.figures[at]
		switch {
		case a.hidden(at):
			if diff := cmp.Diff(before, after); diff != "" {
				t.Errorf("%s: %v is hidden, and differs:\n%s", what, at, diff)
			}
		case before.Known() && before.Clamped == after.Clamped:
			n.figures++
			n.moves(t, what, at, a, b, who, others)
		}
	}
}

// moves holds a figure that is shown against the weight of the person in it,
// and of those whose answers are replaced on one side alone.
func (n *tally) moves(t *testing.T, what string, at figureOf, a, b told, who person, others map[string][]person) {
	t.Helper()
	weight := func(who person) float64 { return max(a.weight(at, who), b.weight(at, who)) }
	byLot := 0.0
	for q, people := range others {
		if path.Dir(q) != at.practice || at.isNorm() && q != at.name {
			continue
		}
		sum := 0.0
		for _, other := range people {
			sum += weight(other)
		}
		byLot = max(byLot, sum)
	}
	before, after := a.figures[at], b.figures[at]
	own, step := weight(who), 1.5 // in whole numbers, on the same side of a threshold
	switch {
	case own+byLot == 0:
		step = 0
	case before.Rounded || after.Rounded:
		step = 5
	}
	const slack = 1e-9 // of sums of floating-point numbers
	moved := math.Abs(*after.Value - *before.Value)
	if moved > 100*own+step+slack {
		n.byLot++
	}
	if moved > 100*(own+byLot)+step+slack {
		t.Errorf("%s: %v moves from %v to %v, with a weight of %.4f, %.4f by lot and a step of %v", what, at, *before.Value, *after.Value, own, byLot, step)
	}
}

// In neighbouring organisations one person of a hidden group is not there, or
// answers otherwise. What is hidden keeps its bytes; what is shown moves by that
// person's weight in it at most, and by that of those whose answer is replaced
// by lot on one side alone: with somebody gone, the lot of another comes next.
// Where a person less changes what is hidden, that is another wave to be
// judged: it is counted, and what is shown not compared.
func TestNeighbours(t *testing.T) {
	t.Parallel()
	var gone, changed tally
	for number := range uint64(neighbouring) {
		c := newCrowd(number, []string{"standard", "strict"}[number%2])
		a := c.tell(t)
		var small []int
		for i, s := range c.Answers.Sheets {
			for _, id := range neighbourly {
				if s.Mode == survey.Individual && a.hidden(figureOf{place{"team/" + s.Team, id}, "X"}) && !slices.Contains(small, i) {
					small = append(small, i)
				}
			}
		}
		if len(small) == 0 {
			continue
		}
		at := small[c.rng.IntN(len(small))]
		who := person{c.Answers.Sheets[at].Team, c.Answers.Sheets[at].Respondent}
		what := c.Config.Confidentiality.Policy + " " + who.id

		gone.compare(t, what+" is gone", a, c.without(at).tell(t), who)
		for i, value := range []func(string) int8{c.random, c.end(false), c.end(true)} {
			b, what := c.answering(value, at).tell(t), what+[]string{" answers at random", " says the least", " says the most"}[i]
			changed.compare(t, what, a, b, who)
			lotsStay(t, what, a, b, who)
		}
	}
	t.Logf("gone: %+v; answers otherwise: %+v", gone, changed)
	if gone.pairs-gone.patterns < neighbouring/4 || changed.hidden < neighbouring || changed.figures < 100*neighbouring {
		t.Errorf("little was compared: %+v, %+v", gone, changed)
	}
	// What is shown follows from counts alone.
	if changed.patterns > 0 || gone.lots > mostByLot || changed.lots > mostByLot {
		t.Errorf("gone: %+v, answers otherwise: %+v", gone, changed)
	}
}

// Which figures are shown, and why the others are not, follows from who answered
// what, never from the answers.
func TestShownByCountsAlone(t *testing.T) {
	t.Parallel()
	for number := range uint64(countedAlone) {
		c := newCrowd(1000+number, []string{"standard", "strict"}[number%2])
		want := c.tell(t).view
		all := make([]int, len(c.Answers.Sheets))
		for i := range all {
			all[i] = i
		}
		for i, value := range []func(string) int8{c.random, c.end(false), c.end(true)} {
			for _, diff := range differing(want, c.answering(value, all...).tell(t).view) {
				t.Errorf("organisation %d, %s: %s", number, []string{"random", "low", "high"}[i], diff)
			}
		}
	}
}

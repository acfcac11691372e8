package assess

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/gate"
	"rubble/report"
	"rubble/survey"
)

const lotKey = "a secret of sixteen"

// An edition is what a crowd publishes, what lots put into its answers, and which
// share of a team's answers they were expected to replace.
type edition struct {
	report   *report.Report
	view     view
	values   map[string]map[person]int8 // by question
	expected map[place]float64
}

// publish publishes a crowd beside what its ledger holds, and adds to that.
func (c *crowd) publish(t *testing.T) edition {
	t.Helper()
	drawing, err := c.Draw(lotKey)
	if err != nil {
		t.Fatal(err)
	}
	release, err := drawing.Release("test")
	if err != nil {
		t.Fatal(err)
	}
	c.Ledger, _ = drawing.Published(release)
	return edition{release.Report(), viewOf(t, release.Report()), valuesOf(drawing.replaced.Sheets), expectedOf(drawing.replaced.Sheets)}
}

func expectedOf(sheets []survey.Sheet) map[place]float64 {
	out := map[place]float64{}
	for _, s := range sheets {
		for practice, share := range s.Imputed {
			out[place{"team/" + s.Team, practice}] = share
		}
	}
	return out
}

// fellOtherwise are the practices of teams, but for one, into which lots put
// another value in one of two editions.
func fellOtherwise(a, b edition, but string) map[place]bool {
	out := map[place]bool{}
	for q, values := range a.values {
		practice, _, _ := strings.Cut(q, "/")
		for who, v := range values {
			if who.team != but && b.values[q][who] != v {
				out[place{"team/" + who.team, practice}] = true
			}
		}
	}
	return out
}

// takeOut is a crowd without some sheets.
func (c *crowd) takeOut(people []int) *crowd {
	var sheets []survey.Sheet
	for i, s := range c.Answers.Sheets {
		if !slices.Contains(people, i) {
			sheets = append(sheets, s)
		}
	}
	return c.with(sheets)
}

// Between two editions some people of one team are gone, come, or answer
// otherwise, and the lots of other teams fall otherwise, in which nobody moved.
// What is told of these in both editions is the same, but that the interval of a
// team may be another where it shares a pool with people who moved, so that lots
// are expected to replace another share of its answers. Where the organisation is
// told in both, the team in which people moved is not, so that what is told less
// it is not the difference that the lots make.
func TestLotsThatFallOtherwise(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{"one is gone", "one answers otherwise", "enough are gone", "all are gone", "enough come"} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			var hidden, same, otherwise, intervals, covered int
			for number := range uint64(40) {
				policy := []string{"standard", "strict"}[number%2]
				a := newCrowd(5000+number, policy)
				team := a.Teams[a.rng.IntN(len(a.Teams))].ID
				b, ok := a.moved(kind, team, gate.Limits(policy).Shown)
				if !ok {
					continue
				}
				if kind == "enough come" {
					a, b = b, a
				}
				first := a.publish(t)
				b.Ledger = a.Ledger
				second := b.publish(t)
				fell := fellOtherwise(first, second, team)
				for at, f := range first.view.figures {
					g := second.view.figures[at]
					unmoved := strings.HasPrefix(at.scope, "team/") && at.scope != "team/"+team
					switch {
					case !unmoved || !f.Known():
					case !g.Known() && fell[at.place] && second.view.code(at) == report.FewChanged:
						hidden++
					case !g.Known():
					case fell[at.place]:
						t.Errorf("organisation %d: %v is told again, and lots fell otherwise", number, at)
					case *f.Value != *g.Value:
						t.Errorf("organisation %d: %v was %v, and is %v", number, at, *f.Value, *g.Value)
					case first.expected[at.place] != second.expected[at.place]:
						otherwise++
						if f.HasInterval() && (*f.Lo != *g.Lo || *f.Hi != *g.Hi) {
							intervals++
						}
					case !cmp.Equal(f, g):
						t.Errorf("organisation %d: %v was %+v, and is %+v", number, at, f, g)
					default:
						same++
					}
				}
				for at := range fell {
					whole, own := figureOf{place{"", at.practice}, "X"}, figureOf{place{"team/" + team, at.practice}, "X"}
					if first.view.code(whole) != "shown" || second.view.code(whole) != "shown" {
						continue
					}
					covered++
					was, is := first.view.code(own), second.view.code(own)
					if was == "shown" && (is == "shown" || is == "") || was == "" && is == "shown" {
						t.Errorf("organisation %d: lots fell otherwise in %v, and beside the organisation %v is told", number, at, own)
					}
				}
			}
			t.Logf("%d figures are hidden, %d told again, %d where another share is expected, with %d other intervals; %d times the organisation is told where lots fell otherwise",
				hidden, same, otherwise, intervals, covered)
			if many := strings.HasPrefix(kind, "enough"); hidden == 0 || same == 0 || many && covered == 0 {
				t.Error("too little was compared")
			}
		})
	}
}

// moved is a crowd in which something happens to people of a team, if it has as
// many as that needs.
func (c *crowd) moved(kind, team string, enough int) (*crowd, bool) {
	var in []int
	for i, s := range c.Answers.Sheets {
		if s.Team == team && s.Mode == survey.Individual {
			in = append(in, i)
		}
	}
	n := map[string]int{"one is gone": 1, "one answers otherwise": 1, "all are gone": len(in)}[kind]
	if n == 0 || kind == "all are gone" && n < enough {
		n = enough
	}
	if len(in) < n || len(in) == 0 {
		return nil, false
	}
	if kind == "one answers otherwise" {
		return c.answering(c.random, in[0]), true
	}
	return c.takeOut(in[:n]), true
}

// Somebody is gone, that is published, and they are here again: the third edition
// tells what the first did, to the last figure, but for what the second hid for
// the sake of others. A fourth tells what the third did.
func TestPutBack(t *testing.T) {
	t.Parallel()
	moved := 0
	for number := range uint64(16) {
		a := newCrowd(5000+number, []string{"standard", "strict"}[number%2])
		b, ok := a.moved("one is gone", a.Teams[a.rng.IntN(len(a.Teams))].ID, 1)
		if !ok {
			continue
		}
		first := a.publish(t)
		b.Ledger = a.Ledger
		second := b.publish(t)
		if !cmp.Equal(first.view.cells, second.view.cells) {
			moved++
		}
		a.Ledger = b.Ledger
		third := a.publish(t)
		if diff := cmp.Diff(first.values, third.values); diff != "" {
			t.Errorf("organisation %d: lots fell otherwise: %s", number, diff)
		}
		for at, f := range third.view.figures {
			if was := first.view.figures[at]; f.Known() && !cmp.Equal(was, f) {
				t.Errorf("organisation %d: %v was %+v, and is %+v", number, at, was, f)
			} else if !f.Known() && was.Known() && !(f.Reason.Code == report.Protects && second.view.code(at) == report.Protects) {
				t.Errorf("organisation %d: %v is hidden: %s", number, at, f.Reason.Code)
			}
		}
		if diff := cmp.Diff(third.report, a.publish(t).report); diff != "" {
			t.Errorf("organisation %d, published again: %s", number, diff)
		}
	}
	if moved == 0 {
		t.Error("nothing differed between two editions")
	}
}

// Beside a ledger that does not say where lots fell, all is told again in which
// nobody moved.
func TestLedgerWithoutLots(t *testing.T) {
	t.Parallel()
	for number := range uint64(6) {
		c := newCrowd(5000+number, "standard")
		first := c.publish(t)
		for _, w := range c.Ledger.Editions[0].Waves {
			for i := range w.Teams {
				w.Teams[i].Fallen = nil
			}
		}
		if diff := cmp.Diff(first.report, c.publish(t).report); diff != "" {
			t.Errorf("organisation %d: %s", number, diff)
		}
		if n := len(c.Ledger.Editions); n != 2 {
			t.Errorf("organisation %d: %d editions; where lots fell is new to the ledger", number, n)
		}
	}
}

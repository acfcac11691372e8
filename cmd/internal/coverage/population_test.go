package main

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"rubble"
	"rubble/diag"
	"rubble/model"
	"rubble/score"
)

// ours is read once; no test changes it.
var ours = sync.OnceValues(func() (*model.Model, diag.List) { return model.Read(rubble.Files) })

// asked is the population of the simulation.
func asked(t *testing.T) *population {
	t.Helper()
	m, problems := ours()
	if problems.Failed() {
		t.Fatal(problems)
	}
	p, err := newPopulation(m, practice)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// near compares truths; figures may differ by what adding up loses.
func near(t *testing.T, what string, got, want truth, within float64) {
	t.Helper()
	for f := range got {
		if math.Abs(got[f]-want[f]) > within {
			t.Errorf("%s: %s is %v, want %v within %v", what, figureNames[f], got[f], want[f], within)
		}
	}
}

func TestSharesAddUp(t *testing.T) {
	one := func(what string, shares []float64) {
		var sum float64
		for _, s := range shares {
			sum += s
		}
		if math.Abs(sum-1) > 1e-12 || slices.Min(shares) < 0 {
			t.Errorf("%s: %v adds up to %v", what, shares, sum)
		}
	}
	for i := range outlooks {
		o := &outlooks[i]
		one("rungs", o.rungs[:])
		one("taking", o.taking[:])
		one("building", o.building[:])
	}
	for _, s := range shapes {
		one(s.name, s.shares[:])
	}
	for _, team := range organisation() {
		one(team.id, team.shares[:])
	}
}

// The first three teams are the shapes; no two teams are alike.
func TestOrganisation(t *testing.T) {
	teams := organisation()
	if len(teams) != 12 {
		t.Fatalf("%d teams", len(teams))
	}
	seen := map[team]bool{}
	for i, team := range teams {
		if i < len(shapes) && (!strings.HasPrefix(team.id, shapes[i].name) || math.Abs(team.shares[0]-shapes[i].shares[0]) > 1e-12) {
			t.Errorf("team %d is %v, want the shape %v", i, team, shapes[i])
		}
		if seen[team] {
			t.Errorf("%v is there twice", team)
		}
		seen[team] = true
	}
}

// The truth is the mean over all that people can answer: with two norms and
// two items, 5 outlooks times 6² rungs times 5² points, by their probability.
func TestExpectedByEnumeration(t *testing.T) {
	p := asked(t)
	cut := *p.practice
	cut.Norms = cut.Norms[:2]
	flow := slices.Index(p.onA, true)
	few := &population{model: p.model, practice: &cut, items: []model.Item{p.items[flow], p.items[p.own]}, onA: []bool{true, false}, own: 1}
	for _, team := range organisation() {
		var want truth
		var all float64
		for i, o := range outlooks {
			for code := range 6 * 6 * 5 * 5 {
				one := person{[]int8{int8(code % 6), int8(code / 6 % 6)}, []int8{int8(code / 36 % 5), int8(code / 180)}}
				share := team.shares[i] * o.rungs[one.rungs[0]] * o.rungs[one.rungs[1]] * o.taking[one.points[0]] * o.building[one.points[1]]
				all += share
				for f, v := range few.scores(one) {
					want[f] += share * v
				}
			}
		}
		if math.Abs(all-1) > 1e-12 {
			t.Fatalf("the probabilities add up to %v", all)
		}
		near(t, team.id, few.expected(team), want.joined(), 1e-9)
	}
}

// By hand, for a person of nine norms and ten items, five on either axis: three
// norms each on taken for granted, relaxed and replaced are worth 6/9 on
// alignment, 3.6/9 on dismantling and 3/9 on reinvention; all items of
// alignment at the best point, all of reinvention at the middle.
func TestScoresByHand(t *testing.T) {
	p := asked(t)
	one := person{rungs: []int8{2, 0, 0, 0, 2, 2, 5, 5, 5}}
	for _, a := range p.onA {
		one.points = append(one.points, map[bool]int8{true: 4, false: 2}[a])
	}
	want := truth{alignment: 50*6/9. + 50, dismantling: 40, reinvention: 50*3/9. + 25, norm: 20, facet: 50}
	near(t, "a person", p.scores(one), want, 1e-9)
}

// Where everybody answers, what package score makes of the sheets is the
// truth, reversed items and all.
func TestScoreFindsTheTruthOfAWholeTeam(t *testing.T) {
	s := &simulation{population: asked(t), replicates: 1, confidence: 0.95}
	d := design{size: 9}
	answers, truths := s.surveyed(d, rand.New(rand.NewPCG(1, 1)))
	scored := score.Score(s.model, answers, s.settings(d, 1)).Waves[0]
	values := func(of *score.Practice) (out truth) {
		for f, e := range s.estimates(of) {
			out[f] = e.Value
		}
		return out
	}
	for i, team := range scored.Teams {
		near(t, team.ID, values(&team.Practices[0]), truths[i], 1e-9)
	}
	near(t, "organisation", values(&scored.Practices[0]), meanTruth(truths), 1e-9)
}

// A large sample has the expected means, within four standard errors; and a
// norm and a facet hang together as the outlooks make them do: their
// covariance is that of their means given the outlook.
func TestDrawHasTheExpectation(t *testing.T) {
	const n = 30_000
	p := asked(t)
	rng := rand.New(rand.NewPCG(1, 2))
	for at, team := range organisation()[:len(shapes)] {
		var sum, squares truth
		var product float64
		for range n {
			s := p.scores(p.draw(team, rng))
			product += s[norm] * s[facet] / n
			for f, v := range s {
				sum[f] += v / n
				squares[f] += v * v / n
			}
		}
		want := p.expected(team)
		for _, f := range []int{alignment, dismantling, reinvention, norm, facet} {
			if err := math.Sqrt((squares[f] - sum[f]*sum[f]) / n); math.Abs(sum[f]-want[f]) > 4*err {
				t.Errorf("%s: the mean of %s is %v, want %v with a standard error of %v", team.id, figureNames[f], sum[f], want[f], err)
			}
		}
		var joint float64
		for i := range outlooks {
			of := shape{}
			of.shares[i] = 1
			given := p.expected(of.leaning("", 0))
			joint += shapes[at].shares[i] * given[norm] * given[facet]
		}
		covariance, wanted := product-sum[norm]*sum[facet], joint-want[norm]*want[facet]
		if wanted < 50 || math.Abs(covariance-wanted) > 35 { // four times 50 · 30 / √n
			t.Errorf("%s: norm and facet have the covariance %v, want %v", team.id, covariance, wanted)
		}
	}
}

func TestPickAtTheEnds(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 3))
	for range 1000 {
		if got := pick(rng, []float64{0, 1, 0}); got != 1 {
			t.Fatalf("picked %d, which has no share", got)
		}
		if got := pick(rng, []float64{0, 1e-300, 0}); got != 1 { // as if rounding had left all over
			t.Fatalf("picked %d, which has no share", got)
		}
	}
}

func TestNewPopulationRefuses(t *testing.T) {
	m := asked(t).model
	if _, err := newPopulation(m, "no-such"); err == nil || err.Error() != "the model has no practice no-such" {
		t.Errorf("got %v", err)
	}
	p, _ := m.Practice(practice)
	twice := &model.Model{Facets: m.Facets, Practices: []model.Practice{*p}}
	items := slices.Clone(p.Items)
	items[1].Length = model.LengthShort // a second one on the facet of the first
	twice.Practices[0].Items = items
	if _, err := newPopulation(twice, practice); err == nil || !strings.Contains(err.Error(), "two items on flow") {
		t.Errorf("got %v", err)
	}
	none := &model.Model{Facets: m.Facets, Practices: []model.Practice{*p}}
	none.Practices[0].Items = nil
	if _, err := newPopulation(none, practice); err == nil || !strings.Contains(err.Error(), "an item on own-knowledge is wanted") {
		t.Errorf("got %v", err)
	}
}

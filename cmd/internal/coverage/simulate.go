package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"sync"
	"sync/atomic"

	"rubble/model"
	"rubble/score"
	"rubble/survey"
)

// The wave that is simulated is not the latest one, of which more is worked
// out than is looked at here.
const (
	wave   = "simulated"
	latest = "latest"
)

// answering is the share of a team that answers where the headcount is known.
const answering = 0.8

// A design is how the respondents of every team come about.
type design struct {
	size  int  // respondents of each team
	known bool // drawn from so many people as the headcount says; else without end
}

// headcount is what the settings say of each team; 0 if it is not known.
func (d design) headcount() int {
	if !d.known {
		return 0
	}
	return int(math.Round(float64(d.size) / answering))
}

// stream tells the draws of one design from those of another.
func (d design) stream() uint64 {
	if d.known {
		return uint64(2*d.size + 1)
	}
	return uint64(2 * d.size)
}

// Kinds of figures: of one team of each shape, then of the organisation.
const (
	whole = len(shapes)
	kinds = whole + 1
)

// A count is how often an interval was given, and how often the truth lay
// outside it.
type count struct{ given, below, above int }

// slack is what adding up in another order may lose. Where everybody gives
// the same answer an interval is a point, and would miss the truth by that.
const slack = 1e-9

func (c *count) add(e score.Estimate, truth float64) {
	if !e.Known() || !e.Interval {
		return
	}
	c.given++
	switch {
	case truth < e.Lo-slack:
		c.below++
	case truth > e.Hi+slack:
		c.above++
	}
}

// covered is how often the interval held the truth.
func (c count) covered() int { return c.given - c.below - c.above }

// A tally is the counts of one design.
type tally [kinds][figures]count

func (t *tally) merge(other *tally) {
	for k := range t {
		for f := range t[k] {
			c, o := &t[k][f], &other[k][f]
			c.given, c.below, c.above = c.given+o.given, c.below+o.below, c.above+o.above
		}
	}
}

// A simulation repeats a survey of a population.
type simulation struct {
	*population
	runs       int // with the seeds 1 … runs
	replicates int
	confidence float64
	score      func(*model.Model, survey.Answers, score.Settings) score.Scored
}

// tally counts over all runs of a design, as many at a time as there are
// processors. Whole numbers are added up, so that their order does not matter.
func (s *simulation) tally(d design) tally {
	expected := s.expectations()
	var out tally
	var mu sync.Mutex
	var seed atomic.Int64
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			var own tally
			for at := seed.Add(1); at <= int64(s.runs); at = seed.Add(1) {
				s.run(d, uint64(at), expected, &own)
			}
			mu.Lock()
			defer mu.Unlock()
			out.merge(&own)
		})
	}
	workers.Wait()
	return out
}

// expectations are the truths of all teams without a headcount.
func (s *simulation) expectations() []truth {
	out := make([]truth, len(s.teams))
	for i, t := range s.teams {
		out[i] = s.expected(t)
	}
	return out
}

// run surveys every team once, scores the answers and counts. What a team
// alone would get is what it gets among others, since no team's answers move
// another's replicates.
func (s *simulation) run(d design, seed uint64, expected []truth, into *tally) {
	rng := rand.New(rand.NewPCG(seed, d.stream()))
	answers, truths := s.surveyed(d, rng)
	if !d.known {
		truths = expected
	}
	scored := s.score(s.model, answers, s.settings(d, seed)).Waves[0]
	for k := range whole {
		into.add(k, s.estimates(&scored.Teams[k].Practices[0]), truths[k])
	}
	into.add(whole, s.estimates(&scored.Practices[0]), meanTruth(truths))
}

func (t *tally) add(kind int, estimates [figures]score.Estimate, of truth) {
	for f, e := range estimates {
		t[kind][f].add(e, of[f])
	}
}

// surveyed draws the people of every team and lets as many answer as the
// design says. The truth of a team is the mean of all its people.
func (s *simulation) surveyed(d design, rng *rand.Rand) (survey.Answers, []truth) {
	var answers survey.Answers
	truths := make([]truth, len(s.teams))
	for i, t := range s.teams {
		people := make([]truth, max(d.size, d.headcount()))
		for j := range people {
			one := s.draw(t, rng)
			people[j] = s.scores(one)
			if j < d.size { // those drawn first answer, which is to draw them at random
				answers.Sheets = append(answers.Sheets, s.sheet(t.id, fmt.Sprintf("r%04d", j), one))
			}
		}
		truths[i] = meanTruth(people).joined()
	}
	return answers, truths
}

// settings are the program's own defaults but for the seed.
func (s *simulation) settings(d design, seed uint64) score.Settings {
	set := score.Settings{Seed: seed, Replicates: s.replicates, Confidence: s.confidence, Coverage: 0.6,
		Alignment: s.model.Thresholds.Alignment, Deconstruction: s.model.Thresholds.Deconstruction,
		Practices: []string{s.practice.ID}, Waves: []string{wave, latest}}
	for _, t := range s.teams {
		set.Teams = append(set.Teams, score.Team{ID: t.id, People: d.headcount()})
	}
	return set
}

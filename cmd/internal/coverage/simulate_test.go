package main

import (
	"math/rand/v2"
	"runtime"
	"testing"

	"rubble/model"
	"rubble/score"
	"rubble/survey"
)

func TestHeadcounts(t *testing.T) {
	want := map[int]int{2: 3, 3: 4, 5: 6, 7: 9, 10: 13, 15: 19, 20: 25, 30: 38, 50: 63, 100: 125, 200: 250}
	streams := map[uint64]bool{}
	for n, people := range want {
		if got := (design{n, true}).headcount(); got != people {
			t.Errorf("%d answer of %d, want %d", n, got, people)
		}
		if got := (design{n, false}).headcount(); got != 0 {
			t.Errorf("%d without a headcount: %d", n, got)
		}
		streams[design{n, true}.stream()], streams[design{n, false}.stream()] = true, true
	}
	if len(streams) != 2*len(want) {
		t.Error("two designs have the same draws")
	}
}

func TestCount(t *testing.T) {
	var c count
	e := score.Estimate{Value: 50, Lo: 40, Hi: 60, Interval: true}
	for _, truth := range []float64{39.9, 40, 50, 60, 60 + 1e-12, 60.1, 70} {
		c.add(e, truth)
	}
	c.add(score.Estimate{Value: 50}, 50)                                          // no interval
	c.add(score.Estimate{Reason: score.NobodyCounts, Interval: true, Hi: 60}, 50) // no value
	if want := (count{given: 7, below: 1, above: 2}); c != want || c.covered() != 4 {
		t.Errorf("got %v, want %v", c, want)
	}
}

// Five of six people answer in each team, and the truth is that of all six.
func TestSurveyed(t *testing.T) {
	s := &simulation{population: asked(t)}
	d := design{5, true}
	answers, truths := s.surveyed(d, rand.New(rand.NewPCG(1, 4)))
	if len(answers.Sheets) != 12*5 || len(truths) != 12 {
		t.Fatalf("%d sheets, %d truths", len(answers.Sheets), len(truths))
	}
	if set := s.settings(d, 7); set.Seed != 7 || len(set.Teams) != 12 || set.Teams[11] != (score.Team{ID: "renaissance-4", People: 6}) {
		t.Errorf("settings are %v", set)
	}
	// The same people, all of whom answer.
	_, of := s.surveyed(design{6, false}, rand.New(rand.NewPCG(1, 4)))
	if truths[0] != of[0] {
		t.Error("the truth is not that of all six people")
	}
}

// planted gives every figure an interval made from its value.
func planted(make func(seed uint64, value float64) (lo, hi float64)) func(*model.Model, survey.Answers, score.Settings) score.Scored {
	return func(m *model.Model, a survey.Answers, set score.Settings) score.Scored {
		scored := score.Score(m, a, set)
		w := &scored.Waves[0]
		one := func(p *score.Practice) {
			of := []*score.Estimate{&p.Alignment, &p.Dismantling, &p.Reinvention, &p.Deconstruction, &p.Gap, &p.Norms[0].Value}
			for i := range p.Facets {
				of = append(of, &p.Facets[i].Estimate)
			}
			for _, e := range of {
				e.Lo, e.Hi = make(set.Seed, e.Value)
				e.Interval = true
			}
		}
		for i := range w.Teams {
			one(&w.Teams[i].Practices[0])
		}
		one(&w.Practices[0])
		return scored
	}
}

// Intervals that are wrong in a known share of the runs are counted as that,
// on the side on which the truth lies.
func TestPlantedIntervals(t *testing.T) {
	for _, tt := range []struct {
		name string
		make func(seed uint64, value float64) (lo, hi float64)
		want count
	}{
		{"always too low", func(_ uint64, v float64) (float64, float64) { return -999, -998 }, count{given: 4, above: 4}},
		{"never wrong", func(_ uint64, v float64) (float64, float64) { return -100, 100 }, count{given: 4}},
		{"too high every fourth time", func(seed uint64, v float64) (float64, float64) {
			if seed%4 == 0 {
				return 998, 999
			}
			return -100, 100
		}, count{given: 4, below: 1}},
	} {
		s := &simulation{population: asked(t), runs: 4, replicates: 1, confidence: 0.95, score: planted(tt.make)}
		for _, d := range []design{{2, false}, {2, true}} {
			for kind, of := range s.tally(d) {
				for f, got := range of {
					if got != tt.want {
						t.Errorf("%s, %v, %s, %s: %v, want %v", tt.name, d, kindName(kind), figureNames[f], got, tt.want)
					}
				}
			}
		}
	}
}

// An interval around the expectation alone always holds the truth where the
// headcount is unknown, and never the mean of the people drawn.
func TestWhichTruth(t *testing.T) {
	p := asked(t)
	s := &simulation{population: p, runs: 4, replicates: 1, confidence: 0.95}
	for kind, expected := range map[int]truth{0: p.expected(p.teams[0]), whole: meanTruth(s.expectations())} {
		x := expected[dismantling]
		s.score = planted(func(uint64, float64) (lo, hi float64) { return x - 1e-6, x + 1e-6 })
		for known, want := range map[bool]int{false: 4, true: 0} {
			if got := s.tally(design{5, known})[kind][dismantling]; got.given != 4 || got.covered() != want {
				t.Errorf("%s, with a headcount %v: %v, want %d covered of 4", kindName(kind), known, got, want)
			}
		}
	}
}

// Counts do not depend on processors, and an honest interval misses at times.
func TestTheSameOnAnyNumberOfProcessors(t *testing.T) {
	s := &simulation{population: asked(t), runs: 12, replicates: 50, confidence: 0.95, score: score.Score}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	alone := s.tally(design{5, true})
	runtime.GOMAXPROCS(4)
	if together := s.tally(design{5, true}); together != alone {
		t.Errorf("%v on four processors, %v on one", together, alone)
	}
	var given, missed int
	for _, of := range alone {
		for _, c := range of {
			given, missed = given+c.given, missed+c.below+c.above
		}
	}
	if given != 12*kinds*figures || missed == 0 || missed > given/2 {
		t.Errorf("%d of %d intervals missed", missed, given)
	}
}

package score_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"rubble/score"
	"rubble/survey"
)

// Projects that are scored at the same time do not write into each other's
// replicates, nor does one scored again find anything of the time before: all
// are deeply equal to what each is by itself.
func TestProjectsAtTheSameTime(t *testing.T) {
	type project struct {
		sheets []survey.Sheet
		set    score.Settings
		want   score.Scored
	}
	model := tiny(t)
	var projects []project
	for seed := range uint64(12) {
		sheets, set := extreme(rand.New(rand.NewPCG(seed, 13)))
		set.Replicates = []int{40, 100}[seed%2] // buffers of two lengths
		projects = append(projects, project{sheets, set, score.Score(model, survey.Answers{Sheets: sheets}, set)})
	}
	var all sync.WaitGroup
	for range 4 {
		for i, p := range projects {
			all.Go(func() {
				if got := score.Score(model, survey.Answers{Sheets: p.sheets}, p.set); !reflect.DeepEqual(got, p.want) {
					t.Errorf("project %d is not what it is by itself:\n%s", i, cmp.Diff(p.want, got, cmpopts.IgnoreUnexported(score.Practice{})))
				}
			})
		}
	}
	all.Wait()
}

// Questions of no practice that is scored, and answers that a later one takes
// the place of, change nothing, wherever on the sheet they stand.
func TestResponsesThatDoNotCount(t *testing.T) {
	waves(20, func(rng *rand.Rand, sheets []survey.Sheet, teams []score.Team) {
		want := scored(t, sheets, teams...)
		more := slices.Clone(sheets)
		for i := range more {
			r := slices.Clone(more[i].Responses)
			for _, known := range more[i].Responses {
				other := survey.Response{Question: known.Question, Kind: survey.NotApplicable}
				if rng.IntN(2) == 0 {
					other = survey.Response{Question: fmt.Sprint("elsewhere/", rng.IntN(3)), Value: 5}
				}
				if rng.IntN(3) > 0 {
					at := slices.Index(r, known) // before it
					r = slices.Insert(r, rng.IntN(at+1), other)
				}
			}
			more[i].Responses = r
		}
		rng.Shuffle(len(more), func(a, b int) { more[a], more[b] = more[b], more[a] })
		if diff := cmp.Diff(want, scored(t, more, teams...), cmpopts.IgnoreUnexported(score.Practice{})); diff != "" {
			t.Errorf("they do change something (-without +with):\n%s", diff)
		}
	})
}

// What is left out because a team is too few changes no bit of what is said of
// the organisation, of segments and of how many there are; of such a team
// there are neither intervals nor a certainty, and nothing of who would have to
// answer otherwise.
func TestTeamsOfTooFew(t *testing.T) {
	few := 0
	waves(20, func(_ *rand.Rand, sheets []survey.Sheet, teams []score.Team) {
		for i := range teams {
			teams[i].Segment = []string{"a", "b"}[i%2]
		}
		least := func(n int) score.Wave {
			return segmented(t, sheets, teams, func(set *score.Settings) { set.Interval = n })
		}
		all, told := least(0), least(5)
		for i := range all.Teams {
			if len(all.Teams[i].Practices) == 0 {
				continue
			}
			a, b := &all.Teams[i].Practices[0], &told.Teams[i].Practices[0]
			if b.Mode == survey.Individual && b.Counting < 5 {
				few++
				for k, e := range append(slices.Clone(fiveOf(b)), b.OwnKnowledge) {
					if e.Interval || e.Lo != 0 || e.Hi != 0 {
						t.Errorf("%s, figure %d: of %d people, but %+v", told.Teams[i].ID, k, b.Counting, e)
					}
				}
				if v := b.Verdict; v.Certain || v.Certainty != 0 || v.Word == score.Clear || v.Word == score.Likely || b.Smallest != nil || b.Agreement != nil {
					t.Errorf("%s: of %d people, but %+v", told.Teams[i].ID, b.Counting, v)
				}
				withoutIntervals(a)
				withoutIntervals(b)
			}
		}
		if diff := cmp.Diff(all, told, cmpopts.IgnoreUnexported(score.Practice{})); diff != "" {
			t.Errorf("telling less of teams changed more (-all +less):\n%s", diff)
		}
	})
	if few < 20 {
		t.Errorf("only %d teams were too few", few)
	}
}

func fiveOf(p *score.Practice) []score.Estimate {
	of := five(p.Scores)
	return of[:]
}

// withoutIntervals takes away what is not told of so few.
func withoutIntervals(p *score.Practice) {
	for _, e := range []*score.Estimate{&p.Alignment, &p.Dismantling, &p.Reinvention, &p.Deconstruction, &p.Gap, &p.OwnKnowledge} {
		e.Lo, e.Hi, e.Interval, e.Method = 0, 0, false, ""
	}
	p.Verdict.Certainty, p.Verdict.Certain, p.Verdict.Word, p.Verdict.Between, p.Smallest, p.Agreement = 0, false, "", nil, nil, nil
}

// Package score turns responses into what can be said of a practice: how far
// it is aligned, how far its norms are dismantled and its own ability built,
// with intervals, a verdict and its certainty, and which norms hold the most.
//
// Scores are on 0–100, shares and the worth of a rung on 0–1. Everything here
// is as the answers say it; what of it may be seen is decided by package gate.
// The same answers give the same results whatever their order, and the draws
// of one team never depend on another.
package score

import (
	"cmp"
	"math"
	"runtime"
	"slices"
	"sync"

	"rubble/fingerprint"
	"rubble/model"
	"rubble/survey"
)

// Settings are what scoring is told besides the model.
type Settings struct {
	Seed           uint64
	Replicates     int
	Confidence     float64                 // 0–1
	Coverage       float64                 // least share answered for a respondent to count, 0–1
	Alignment      float64                 // threshold, 0–100
	Deconstruction float64                 // threshold, 0–100
	Practices      []string                // ids; those that are assessed
	Waves          []string                // ids, in order
	Older          map[string]*model.Model // by version: those that some sheets were asked under
	Teams          []Team                  // in the order of the report
	Evidence       []fingerprint.Evidence  // of the organisation's records in the latest wave; may be nil
}

// A Team is who could have answered.
type Team struct {
	ID     string
	People int // headcount; 0 if unknown
}

// A Scored is everything that is known of a project's answers.
type Scored struct {
	Waves  []Wave
	Trends []Trend // from each wave to the next: the organisation's, then the teams'
}

// A Wave is one round of questionnaires.
type Wave struct {
	ID          string
	Respondents int        // individual sheets
	Consensus   int        // teams that answered by consensus alone
	Across      Scores     // means over the practices; no verdict
	Practices   []Practice // the organisation's
	Common      []Norm     // the organisation's
	Teams       []TeamResult
}

// A TeamResult is one team in one wave.
type TeamResult struct {
	Team
	Mode        survey.Mode
	Respondents int // individual sheets, or those who filled in the consensus sheet
	Practices   []Practice
}

// Scores are the five figures of a practice, 0–100; the gap may be negative.
type Scores struct {
	Alignment      Estimate
	Dismantling    Estimate
	Reinvention    Estimate
	Deconstruction Estimate
	Gap            Estimate
}

// An Estimate is a figure with its interval and the people behind it.
type Estimate struct {
	Value    float64
	Lo, Hi   float64
	Interval bool   // Lo and Hi are set
	N        int    // individual respondents behind it
	Reason   Reason // why there is no value; empty where there is one
}

// Known says whether there is a value.
func (e Estimate) Known() bool { return e.Reason == "" }

// A Reason says why there is no figure.
type Reason string

// The reasons that scoring can give.
const (
	NobodyAnswered Reason = "nobody-answered" // no response to any of it
	NobodyCounts   Reason = "nobody-counts"   // every respondent left too much open
	TooFewFacets   Reason = "too-few-facets"  // fewer than half of an axis' facets answered
	NothingApplies Reason = "nothing-applies" // every question was not applicable
	NotAsked       Reason = "not-asked"       // the form did not ask it
	TooManyNA      Reason = "not-applicable"  // of a verdict: too much was marked not applicable
	LadderOnly     Reason = "ladder-only"     // of a verdict: own knowledge was not asked about
)

// A Practice is what can be said of one practice, of a team or of the
// organisation.
type Practice struct {
	ID   string
	Mode survey.Mode // of a team; of the organisation Consensus if nobody answered alone
	Scores
	OwnKnowledge  Estimate
	Bounds        Bounds
	LadderOnly    bool    // alignment and reinvention rest on the ladder alone
	Counting      int     // individual respondents who count
	LeftOut       int     // individual respondents below the coverage asked for
	Unknown       float64 // share of applicable questions asked of those who count that have no answer
	NotApplicable float64 // share of answers given plus not-applicable ones
	Verdict       Verdict
	Facets        []Facet
	Norms         []Norm
	Corroborated  *Corroboration // of the organisation, where records contradict a claim; else nil
	Evidenced     float64        // of the organisation: share of the norms that records speak of, 0–1

	respondents []string            // who count, sorted; of the organisation with their teams
	figures     *[quantities]figure // of the organisation, with their replicates; else nil
}

// A Facet is the mean of one side of an axis, 0–100.
type Facet struct {
	Key string
	Estimate
	Alike float64 // the largest share of respondents with the same value, 0–1
}

// Bounds are what the scores would be with every unknown at its worst and at
// its best, 0–100.
type Bounds struct {
	Alignment, Dismantling, Reinvention, Deconstruction, Gap, OwnKnowledge Range
}

// A Range runs from Lo to Hi.
type Range struct{ Lo, Hi float64 }

// straddles says whether a threshold lies between the bounds.
func (r Range) straddles(threshold float64) bool {
	return !reaches(r.Lo, threshold) && reaches(r.Hi, threshold)
}

// Score scores all waves.
func Score(m *model.Model, answers survey.Answers, set Settings) Scored {
	var out Scored
	c := compile(m, set)
	for i, id := range set.Waves {
		if i == len(set.Waves)-1 {
			c.evidence = evidenced(set.Evidence)
		}
		var sheets []survey.Sheet
		for _, s := range answers.Sheets {
			if s.Wave == id {
				sheets = append(sheets, s)
			}
		}
		out.Waves = append(out.Waves, c.wave(id, sheets))
	}
	out.Trends = trends(out.Waves)
	return out
}

// wave scores one wave: each team, then the organisation from its teams.
func (c *compiled) wave(id string, sheets []survey.Sheet) Wave {
	slices.SortStableFunc(sheets, func(a, b survey.Sheet) int {
		return cmp.Or(cmp.Compare(a.Team, b.Team), cmp.Compare(a.Mode, b.Mode), cmp.Compare(a.Respondent, b.Respondent))
	})
	w := Wave{ID: id}
	orgs := make([]*organisation, len(c.practices))
	for i := range c.practices {
		orgs[i] = &organisation{c: c, at: i}
	}
	c.teams(id, sheets, func(t teamPart) {
		if t.result.Mode == survey.Individual {
			w.Respondents += t.result.Respondents
		} else {
			w.Consensus++
		}
		w.Teams = append(w.Teams, t.result)
		for i, org := range orgs {
			org.add(t.result.ID, t.samples[i], t.figures[i])
		}
	})
	results := make([]Practice, len(orgs))
	var scored sync.WaitGroup
	for i, org := range orgs {
		scored.Go(func() { results[i] = org.result(id) })
	}
	scored.Wait()
	for i, p := range results {
		if c.practices[i].id == model.CommonPractice {
			w.Common = p.Norms
			continue
		}
		if p.Verdict.Reason != NobodyAnswered {
			w.Practices = append(w.Practices, p)
		}
	}
	w.Across = across(w.Practices, c.set.Confidence)
	return w
}

// teams scores the teams that answered, as many at a time as there are
// processors, and hands them on in the order of the settings.
func (c *compiled) teams(wave string, sheets []survey.Sheet, next func(teamPart)) {
	own := map[string][]survey.Sheet{}
	for _, s := range sheets {
		own[s.Team] = append(own[s.Team], s)
	}
	underWay := make(chan chan teamPart, runtime.GOMAXPROCS(0)-1)
	go func() {
		defer close(underWay)
		for _, team := range c.set.Teams {
			if of := own[team.ID]; len(of) > 0 {
				done := make(chan teamPart, 1)
				underWay <- done
				go func() { done <- c.team(wave, team, of) }()
			}
		}
	}()
	for done := range underWay {
		next(<-done)
	}
}

// Deconstruction is the height on the plane: the geometric mean, so that
// neither tearing down nor building buys the other. Both are on 0–100.
func Deconstruction(dismantling, reinvention float64) float64 {
	return math.Sqrt(dismantling * reinvention)
}

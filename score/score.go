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
	"math"

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
	Interval       int                     // respondents of a team from whom on its intervals and the like may be told; below, they are not worked out
	Open           bool                    // nothing is hidden, however few people are behind it; see [Behind]
	StableIDs      bool                    // respondents keep their ids from wave to wave
	Older          map[string]*model.Model // by version: those that some sheets were asked under
	Teams          []Team                  // in the order of the report
	Evidence       []fingerprint.Evidence  // of the organisation's records in the latest wave; may be nil
}

// A Team is who could have answered.
type Team struct {
	ID      string
	People  int    // headcount; 0 if unknown
	Segment string // id of the group of teams it belongs to; may be empty
}

// A Scored is everything that is known of a project's answers.
type Scored struct {
	Waves  []Wave
	Trends []Trend // from each wave to the next: the organisation's, then the teams'
}

// A Wave is one round of questionnaires.
type Wave struct {
	ID          string
	Respondents int       // individual sheets
	Consensus   int       // teams that answered by consensus alone
	Across      Scores    // means over the practices; no verdict
	Segments    []Segment // of the latest wave
	SegmentGaps []SegmentGap
	Roles       []RoleCount // of individual sheets
	Careless    Careless    // of the latest wave
	Practices   []Practice  // the organisation's
	Common      []Norm      // the organisation's

	CommonCounting int        // individual respondents who count in the common norms
	CommonOpen     []LeftOpen // what these left open of them, team by team; without teams of which nobody did

	Teams []TeamResult
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
	Method   Method // of the interval
	N        int    // individual respondents behind it
	Reason   Reason // why there is no value; empty where there is one
}

// A Method is how an interval was made.
type Method string

// The methods.
const (
	ByBCa        Method = "bca"        // bootstrap, corrected for bias and skewness
	ByPercentile Method = "percentile" // bootstrap
	ByStudent    Method = "t"          // in closed form, of a stratified mean
)

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

	OneRespondent   Reason = "one-respondent"    // one answer alone agrees with nobody
	TooFewComplete  Reason = "too-few-complete"  // too few respondents answered every question
	TooFewQuestions Reason = "too-few-questions" // too few questions
	TooFewTeams     Reason = "too-few-teams"     // too few teams with answers of their own
	NoSpread        Reason = "no-spread"         // everybody gave the same answers
	TooFewInRole    Reason = "too-few-in-role"   // too few respondents in one of the roles
	NoFit           Reason = "no-fit"            // the answers do not follow one common factor
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
	Inputs        Inputs

	// Of the latest wave only.
	Robustness  *Robustness   // nil where there is no verdict
	Smallest    *Smallest     // nil where there is no verdict
	Reliability []Reliability // of the organisation, an axis each
	Between     []Between     // of the organisation, an axis each
	Agreement   *Agreement    // of a team that answered one by one
	Roles       []RoleScores  // of the organisation, in the order of survey.Roles, then who told none
	RoleGaps    []RoleGap     // of the organisation
	NormGaps    []NormGap     // of the organisation

	respondents []string            // who count, sorted; of the organisation with their teams
	figures     *[quantities]figure // of the organisation, with their replicates; else nil
}

// Inputs are what the scores of a practice are made from.
type Inputs struct {
	Answers, Unknown int // of those who count
	NotApplicable    int // of all
	Teams            int // of the organisation or a segment: that enter
	ByHeadcount      int // of these, weighted by their headcount; the others by those who count
}

// A RoleCount is how many individual sheets name a role.
type RoleCount struct {
	Role   string // empty: none
	Sheets int
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
	var before *round
	c := compile(m, set)
	for i, id := range set.Waves {
		if i == len(set.Waves)-1 {
			c.latest, c.evidence = true, evidenced(set.Evidence)
		}
		var sheets []survey.Sheet
		for _, s := range answers.Sheets {
			if s.Wave == id {
				sheets = append(sheets, s)
			}
		}
		r := c.round(id, sheets)
		if before != nil {
			out.Trends = append(out.Trends, c.trends(before, r)...)
		}
		out.Waves, before = append(out.Waves, r.wave), r
	}
	return out
}

// Deconstruction is the height on the plane: the geometric mean, so that
// neither tearing down nor building buys the other. Both are on 0–100.
func Deconstruction(dismantling, reinvention float64) float64 {
	return math.Sqrt(dismantling * reinvention)
}

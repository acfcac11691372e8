// Package report holds the shape of what any reader may see: ids and numbers,
// no prose and no paths. Pages, figures, tables on a terminal and the JSON
// file are renderings of one [Report], which only package gate makes.
//
// The JSON form is a contract: adding a field keeps [Schema], renaming or
// removing one raises it.
package report

import (
	"encoding/json"
	"strconv"
)

// Schema is the version of the JSON form.
const Schema = 1

// A Report is everything that may be published of one project.
type Report struct {
	Schema       int           `json:"schema"`
	Generator    Generator     `json:"generator"`
	Model        Model         `json:"model"`
	Organisation string        `json:"organisation"`
	Policy       string        `json:"policy"`      // standard, strict or open
	Suppression  string        `json:"suppression"` // primary: no complementary suppression was done
	Method       Method        `json:"method"`
	Waves        []Wave        `json:"waves"` // in order; the last is the one that pages speak of
	Fingerprints []Fingerprint `json:"fingerprints"`
	Outcomes     []Outcome     `json:"outcomes"`
	DataQuality  DataQuality   `json:"data_quality"`
	Suppressed   []Suppressed  `json:"suppressed"`
}

// A Generator is the program that made the report.
type Generator struct {
	Version string `json:"version"`
}

// A Model is the model that was in force.
type Model struct {
	Version string `json:"version"`
	Hash    string `json:"hash"`
}

// A Method holds the settings that figures depend on.
type Method struct {
	Seed           uint64  `json:"seed"`
	Replicates     int     `json:"replicates"`
	Confidence     float64 `json:"confidence"` // 0–1
	Coverage       float64 `json:"coverage"`   // 0–1
	Alignment      float64 `json:"threshold_alignment"`
	Deconstruction float64 `json:"threshold_deconstruction"`
	OwnKnowledge   float64 `json:"threshold_own_knowledge"`
	Length         string  `json:"length"` // of the form
	Limits         Limits  `json:"limits"`
}

// Limits are the least numbers of people behind what a policy shows; 0 means
// that it asks for none.
type Limits struct {
	Shown        int `json:"shown"`        // below it, nothing
	Interval     int `json:"interval"`     // below it, one rounded figure
	Distribution int `json:"distribution"` // below it, no distribution
}

// A Figure is a number with its interval and the people behind it, or the
// reason why there is none.
type Figure struct {
	Value   *float64 `json:"value,omitempty"`
	Lo      *float64 `json:"lo,omitempty"`
	Hi      *float64 `json:"hi,omitempty"`
	N       *Count   `json:"n,omitempty"`
	Rounded bool     `json:"rounded,omitempty"` // to the nearest 5, because few people are behind it
	Clamped bool     `json:"clamped,omitempty"` // because nearly everybody answered alike
	Reason  *Reason  `json:"reason,omitempty"`
}

// Known says whether the figure has a value.
func (f Figure) Known() bool { return f.Value != nil }

// HasInterval says whether the figure has an interval.
func (f Figure) HasInterval() bool { return f.Lo != nil && f.Hi != nil }

// A Count is a number of people, or "below" so many.
type Count struct {
	N     int
	Below int // not 0: N is not told
}

// MarshalJSON gives the number, or "below 5".
func (c Count) MarshalJSON() ([]byte, error) {
	if c.Below > 0 {
		return json.Marshal("below " + strconv.Itoa(c.Below))
	}
	return json.Marshal(c.N)
}

// A Reason says why there is no figure. Its text is English, for readers of
// the JSON; pages word the code in their own language.
type Reason struct {
	Code Code   `json:"code"`
	Text string `json:"text"`
}

// Because makes the reason for a code.
func Because(code Code) *Reason { return &Reason{code, reasonTexts[code]} }

// A Code is one of a closed list of reasons.
type Code string

// The reasons.
const (
	TooFewPeople   Code = "too-few-people"
	NobodyAnswered Code = "nobody-answered"
	NobodyCounts   Code = "nobody-counts"
	TooFewFacets   Code = "too-few-facets"
	NothingApplies Code = "nothing-applies"
	NotAsked       Code = "not-asked"
	TooManyNA      Code = "not-applicable"
	LadderOnly     Code = "ladder-only"
	NearThreshold  Code = "near-threshold"
	OnlyState      Code = "only-state"
	NoRecords      Code = "no-records"
	TooFewRecords  Code = "too-few-records"
	TooFewCells    Code = "too-few-cells"
	LittleVariety  Code = "too-little-variety"
	MissingField   Code = "missing-field"
)

var reasonTexts = map[Code]string{
	TooFewPeople:   "too few people are behind it",
	NobodyAnswered: "nobody answered it",
	NobodyCounts:   "nobody answered enough of it to count",
	TooFewFacets:   "fewer than half of the facets were answered",
	NothingApplies: "everything was marked not applicable",
	NotAsked:       "it was not asked",
	TooManyNA:      "more than a third was marked not applicable",
	LadderOnly:     "only the ladder was asked, so own knowledge is not known",
	NearThreshold:  "too near a threshold for the number of people behind it",
	OnlyState:      "few people are behind it: only whether the norm stands, is moving or is gone",
	NoRecords:      "no records were read",
	TooFewRecords:  "too few records",
	TooFewCells:    "too few combinations of impact and urgency in use",
	LittleVariety:  "the priorities hardly vary",
	MissingField:   "the records lack a field that it needs",
}

// Codes are all reasons, in no order that matters.
func Codes() []Code {
	codes := make([]Code, 0, len(reasonTexts))
	for c := range reasonTexts {
		codes = append(codes, c)
	}
	return codes
}

// A Wave is one round of questionnaires.
type Wave struct {
	ID          string     `json:"id"`
	Name        string     `json:"name"`
	From        string     `json:"from,omitempty"` // day, inclusive
	To          string     `json:"to,omitempty"`   // day, inclusive
	Respondents Count      `json:"respondents"`
	Consensus   int        `json:"consensus_teams"`
	Across      Scores     `json:"across"`
	Practices   []Practice `json:"practices"`
	Common      []Norm     `json:"common"`
	Teams       []Team     `json:"teams"`
}

// Scores are the five figures, 0–100; the gap may be negative.
type Scores struct {
	Alignment      Figure `json:"alignment"`
	Dismantling    Figure `json:"dismantling"`
	Reinvention    Figure `json:"reinvention"`
	Deconstruction Figure `json:"deconstruction"`
	Gap            Figure `json:"gap"`
}

// A Practice is what may be seen of one practice, of a team or of the
// organisation.
type Practice struct {
	ID string `json:"id"`
	Scores
	Mode       string            `json:"mode"` // individual or consensus
	LadderOnly bool              `json:"ladder_only,omitempty"`
	Bounds     *Bounds           `json:"bounds,omitempty"`
	Verdict    Verdict           `json:"verdict"`
	Facets     map[string]Figure `json:"facets,omitempty"`
	Norms      []Norm            `json:"norms"`
	LeftOut    *Count            `json:"left_out,omitempty"` // respondents who answered too little to count
	Unknown    *float64          `json:"unknown,omitempty"`  // share of questions without an answer
}

// Bounds are what the scores would be with every unknown answer at its worst
// and at its best.
type Bounds struct {
	Alignment      [2]float64 `json:"alignment"`
	Dismantling    [2]float64 `json:"dismantling"`
	Reinvention    [2]float64 `json:"reinvention"`
	Deconstruction [2]float64 `json:"deconstruction"`
	Gap            [2]float64 `json:"gap"`
}

// A Verdict is the word for where a practice stands.
type Verdict struct {
	Name      string   `json:"name,omitempty"` // entrenched, aligned, pioneering or renaissance
	Certainty *float64 `json:"certainty,omitempty"`
	Word      string   `json:"word,omitempty"` // clear, likely or open
	Warnings  []string `json:"warnings,omitempty"`
	Between   []string `json:"between,omitempty"`
	Reason    *Reason  `json:"reason,omitempty"`
}

// A Norm is what may be seen of one norm.
type Norm struct {
	ID        string   `json:"id"`
	Value     Figure   `json:"value"`           // the mean on the dismantling scale
	State     string   `json:"state,omitempty"` // stands, moving or gone
	Hold      *float64 `json:"hold,omitempty"`
	Consensus *float64 `json:"consensus,omitempty"` // 0–1
	Leverage  *float64 `json:"leverage,omitempty"`
	Keystone  bool     `json:"keystone,omitempty"`
	Mandated  bool     `json:"mandated,omitempty"`
	Shares    []Share  `json:"shares,omitempty"`
}

// A Share is that of neighbouring rungs in the answers.
type Share struct {
	Rungs []int   `json:"rungs"`
	Share float64 `json:"share"` // 0–1
}

// A Team is one team in one wave.
type Team struct {
	ID          string     `json:"id"`
	Name        string     `json:"name"`
	Mode        string     `json:"mode"`             // individual or consensus
	People      int        `json:"people,omitempty"` // headcount, where it is known
	Respondents Count      `json:"respondents"`
	Practices   []Practice `json:"practices"`
}

// A Fingerprint is what records say of some norms.
type Fingerprint struct {
	ID        string   `json:"id"`
	Value     Figure   `json:"value"`    // the statistic, 0–1
	Presence  Figure   `json:"presence"` // 0–1
	AbsentAt  float64  `json:"absent_at"`
	PresentAt float64  `json:"present_at"`
	Norms     []string `json:"norms"`
}

// An Outcome is a figure that stands beside the plane, never in it.
type Outcome struct {
	ID    string `json:"id"`
	Unit  string `json:"unit"` // share or hours
	Value Figure `json:"value"`
}

// DataQuality says what the figures rest on.
type DataQuality struct {
	Answers []AnswerSource `json:"answers"`
	Records []RecordSource `json:"records"`
}

// An AnswerSource is what was read of one wave's answers.
type AnswerSource struct {
	Wave    string `json:"wave"`
	Files   int    `json:"files"`
	Rows    int    `json:"rows"`
	Refused int    `json:"refused"`
}

// A RecordSource is what was read of one kind of records.
type RecordSource struct {
	Kind    string `json:"kind"`
	Files   int    `json:"files"`
	Rows    int    `json:"rows"`
	Refused int    `json:"refused"`
	Records int    `json:"records"` // within the wave
	Outside int    `json:"outside"` // of the wave's days
	First   string `json:"first,omitempty"`
	Last    string `json:"last,omitempty"`
}

// A Suppressed says what was left out, and why.
type Suppressed struct {
	What string `json:"what"` // wave/team, or wave/team/practice
	Why  Code   `json:"why"`
}

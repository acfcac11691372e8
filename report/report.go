// Package report holds the shape of what any reader may see: ids and numbers,
// no paths, and no prose but notes that a person has approved. Pages, figures,
// tables on a terminal and the JSON file are renderings of one [Report], which
// only package gate makes.
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
	Edition      string        `json:"edition"`     // full, sponsor, or team: and the id of one
	Policy       string        `json:"policy"`      // standard, strict or open
	Suppression  string        `json:"suppression"` // complementary, none under the policy open, or primary: hidden figures could be worked out
	Method       Method        `json:"method"`
	Waves        []Wave        `json:"waves"` // in order; the last is the one that pages speak of
	Fingerprints []Fingerprint `json:"fingerprints"`
	Readings     []Outcome     `json:"readings"` // of records: they speak of a ritual, and have no anchors
	Delivery     []Outcome     `json:"delivery"` // the delivery metrics in common use
	Outcomes     []Outcome     `json:"outcomes"`
	Changes      []Change      `json:"changes"`     // from each wave to the next
	Comparisons  []Comparison  `json:"comparisons"` // kinds of differences, and how many of each chance hardly explains
	Lenses       []Lens        `json:"lenses"`      // the latest wave along the parts of other bodies of knowledge
	Experiments  []Experiment  `json:"experiments"`
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
	Tenths       int `json:"tenths"`       // below it, figures in whole numbers
	Lots         int `json:"lots"`         // of each question, answers of small groups that another of theirs stands in for
}

// A Figure is a number with its interval and the people behind it, or the
// reason why there is none.
type Figure struct {
	Value   *float64 `json:"value,omitempty"`
	Lo      *float64 `json:"lo,omitempty"`
	Hi      *float64 `json:"hi,omitempty"`
	N       *Count   `json:"n,omitempty"`
	Method  string   `json:"method,omitempty"`  // of the interval: bca, percentile or t
	Rounded bool     `json:"rounded,omitempty"` // to the nearest 5, because few people are behind it
	Clamped bool     `json:"clamped,omitempty"` // to the nearest 5 and away from the ends, because nearly everybody answered alike
	Reason  *Reason  `json:"reason,omitempty"`

	// Discovery says of a difference that chance alone hardly explains it, as
	// told among all those compared with it; see [Comparison].
	Discovery bool `json:"discovery,omitempty"`

	// Corroborated is what the value becomes once every answer to a norm that
	// the records contradict is worth no more than relaxed.
	Corroborated *float64 `json:"corroborated,omitempty"`
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
	NoCalendar     Code = "no-calendar"
	NotConfigured  Code = "not-configured"
	FewChannels    Code = "too-few-channels"
	FewWeeks       Code = "too-few-weeks"
	TooQuiet       Code = "too-quiet"
	FewMoved       Code = "too-few-moved"
	Protects       Code = "protects-others"
	FewChanged     Code = "too-few-changed"

	OneRespondent   Code = "one-respondent"
	TooFewComplete  Code = "too-few-complete"
	TooFewQuestions Code = "too-few-questions"
	TooFewTeams     Code = "too-few-teams"
	NoSpread        Code = "no-spread"
	TooFewInRole    Code = "too-few-in-role"
	NoFit           Code = "no-fit"
	Alike           Code = "alike"
	TeamsAlike      Code = "teams-alike"
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
	NoCalendar:     "working days and hours are not set",
	NotConfigured:  "the settings do not say which words mean it",
	FewChannels:    "too few channels are in use",
	FewWeeks:       "the records span too few weeks",
	TooQuiet:       "too few changes a day",
	FewMoved:       "so few people joined or left that they could be made out",
	Protects:       "beside the other figures it would give away what a smaller group said",
	FewChanged:     "too little has changed since an earlier edition, so that what a few people answered could be made out",

	OneRespondent:   "a single answer agrees with nobody",
	TooFewComplete:  "fewer than 30 people answered every question",
	TooFewQuestions: "too few questions",
	TooFewTeams:     "fewer than five teams",
	NoSpread:        "everybody gave the same answers",
	TooFewInRole:    "too few people answered in one of the roles, or are left over beside them",
	NoFit:           "the answers do not follow one common thread",
	Alike:           "nearly everybody answered alike",
	TeamsAlike:      "all teams have the same score",
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
	OtherTeams  int        `json:"other_teams,omitempty"` // answered too, and are left out of this edition
	Comments    []Comment  `json:"comments,omitempty"`    // of the latest wave
	Asked       *Asked     `json:"asked,omitempty"`       // where it was asked under another model

	Segments    []Segment    `json:"segments,omitempty"`
	SegmentGaps []SegmentGap `json:"segment_gaps,omitempty"`
	Roles       []Role       `json:"roles,omitempty"`
	Careless    *Careless    `json:"careless,omitempty"`
}

// An Asked is a wave of the organisation as the model scores it under which
// it was asked. What the figures of the same practice in the wave itself are
// beside these is what the model changed.
type Asked struct {
	Model     Model           `json:"model"`
	Practices []AskedPractice `json:"practices"`
}

// An AskedPractice is a practice as an older model scores it.
type AskedPractice struct {
	ID string `json:"id"`
	Scores
	Verdict Verdict `json:"verdict"` // without its certainty
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
	LeftOut    *Count            `json:"left_out,omitempty"`  // respondents who answered too little to count; not told where too few count
	Unknown    *float64          `json:"unknown,omitempty"`   // share of questions without an answer
	Evidenced  *float64          `json:"evidenced,omitempty"` // share of its norms that records speak of

	Inputs       *Inputs         `json:"inputs,omitempty"`
	Robustness   *Robustness     `json:"robustness,omitempty"`
	Smallest     *SmallestChange `json:"smallest_change,omitempty"`
	Reliability  []Reliability   `json:"reliability,omitempty"`   // of the organisation
	Between      []Between       `json:"between_teams,omitempty"` // of the organisation
	Correlations []Correlation   `json:"correlations,omitempty"`  // of the organisation
	Agreement    *Agreement      `json:"agreement,omitempty"`     // of a team
	Roles        []RoleScores    `json:"roles,omitempty"`         // of the organisation
	RoleGaps     []RoleGap       `json:"role_gaps,omitempty"`     // of the organisation
	NormGaps     []NormGap       `json:"norm_gaps,omitempty"`     // of the organisation
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
	Claimed   string   `json:"claimed,omitempty"` // gone or standing: what two thirds say
	Claim     string   `json:"claim,omitempty"`   // what records say to that: contradicted, consistent, gone-unnoticed, open or no-data
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
	From      string   `json:"from"`     // kind of records
	Value     Figure   `json:"value"`    // the statistic
	Presence  Figure   `json:"presence"` // 0–1
	AbsentAt  float64  `json:"absent_at"`
	PresentAt float64  `json:"present_at"`
	Norms     []string `json:"norms"`
	Detail    Detail   `json:"detail"`
}

// A Detail is what the figure of a fingerprint is drawn from. Each has its own
// part of it, or none.
type Detail struct {
	Hours []HourMap `json:"hours,omitempty"`
	Bins  []Bin     `json:"bins,omitempty"`
	Weeks []Week    `json:"weeks,omitempty"`
	Pairs []Pair    `json:"pairs,omitempty"`
	Bits  *float64  `json:"bits,omitempty"` // entropy of what is explained
	P     *float64  `json:"p,omitempty"`    // of a test against chance
}

// An HourMap is when in the week something happens.
type HourMap struct {
	Of    string    `json:"of"` // requests, approvals or implementations
	Cells []MapCell `json:"cells"`
	Peak  *int      `json:"peak,omitempty"` // the busiest hour of the week, from 0, Monday's first
}

// A MapCell is a run of hours of one day of the week. Hours with few records
// are put together with their neighbours.
type MapCell struct {
	Day  int   `json:"day"`  // Monday is 0
	From int   `json:"from"` // hour
	To   int   `json:"to"`   // hour, exclusive
	N    Count `json:"n"`
}

// A Bin is a class of records and how many are in it. A named class has an
// id, as the records or the program call it; a class of numbers has its ends,
// or one of them where it is open on the other side. With none of these, it is
// all the others.
type Bin struct {
	ID     string   `json:"id,omitempty"`
	From   *float64 `json:"from,omitempty"`
	To     *float64 `json:"to,omitempty"`
	N      Count    `json:"n"`
	PerDay *float64 `json:"per_day,omitempty"` // mean for each day of the class
	Marked bool     `json:"marked,omitempty"`  // it makes the statistic
}

// A Week is how many changes were implemented in a week.
type Week struct {
	First   string `json:"first"`   // Monday
	Working int    `json:"working"` // working days in it
	N       Count  `json:"n"`
	Quiet   bool   `json:"quiet,omitempty"` // it belongs to a quiet run
}

// A Pair is a figure before and after an event.
type Pair struct {
	Before float64 `json:"before"`
	After  float64 `json:"after"`
}

// An Outcome is a figure of records that stands beside the plane, never in it.
type Outcome struct {
	ID     string  `json:"id"`
	Unit   string  `json:"unit"` // share, hours, bits, per-day or per-working-day
	Value  Figure  `json:"value"`
	Months []Month `json:"months,omitempty"` // the last 36 at most
}

// A Month is an outcome in one month.
type Month struct {
	Month string `json:"month"` // 2026-03
	Value Figure `json:"value"`
}

// A Change is how far figures moved from one wave to the next: later less
// earlier.
type Change struct {
	From     string `json:"from"` // wave
	To       string `json:"to"`   // wave
	Team     string `json:"team,omitempty"`
	Practice string `json:"practice"`
	Scores
	Who   string       `json:"who"` // same-people, different-people (or not told) or consensus
	Norms []NormChange `json:"norms,omitempty"`
}

// A Lens is a body of knowledge along whose parts the scores of the latest wave
// are laid.
type Lens struct {
	ID    string     `json:"id"`
	Parts []LensPart `json:"parts"`
}

// A LensPart is the scores that speak of one part of a lens.
type LensPart struct {
	ID        string            `json:"id"`               // set/part
	Practices []string          `json:"practices"`        // those that speak of it and have figures
	Scores    *Scores           `json:"scores,omitempty"` // means over these; none where no practice speaks of it
	Facets    map[string]Figure `json:"facets,omitempty"` // means over these, or over all where no practice speaks of it
}

// A NormChange is how far a norm moved on the dismantling scale.
type NormChange struct {
	ID    string `json:"id"`
	Value Figure `json:"value"`
}

// An Experiment is a card: a norm, and what is tried on it. The words on the
// card are the team's own and stand in its file.
type Experiment struct {
	ID    string `json:"id"` // the file's name
	Norm  string `json:"norm"`
	Team  string `json:"team,omitempty"`
	State string `json:"state"`          // proposed, running or learned
	Wave  string `json:"wave,omitempty"` // in which it began

	// Before and Now are what people say of the norm, and what records show,
	// in the wave in which the experiment began and in the latest.
	Before *Standing `json:"before,omitempty"`
	Now    *Standing `json:"now,omitempty"`
}

// A Standing is where a norm stands in a wave.
type Standing struct {
	Value Figure `json:"value"` // 0–100, on the dismantling scale
	State string `json:"state,omitempty"`
}

// DataQuality says what the figures rest on.
type DataQuality struct {
	Answers []AnswerSource `json:"answers"`
	Records []RecordSource `json:"records"`
}

// A Comment is what people wrote about one question. It is the only thing in a
// report that is in anybody's own words, and a person has approved each text.
type Comment struct {
	Practice string   `json:"practice"`
	Question string   `json:"question"` // key in full
	Texts    []string `json:"texts"`    // in an order that tells nothing
}

// An AnswerSource is what was read of one wave's answers. There is none of a
// wave in which too few people answered.
type AnswerSource struct {
	Wave    string `json:"wave"`
	Files   int    `json:"files"`
	Rows    int    `json:"rows"`
	Refused int    `json:"refused"`
	Lots    int    `json:"lots,omitempty"`    // answers that another one stands in for, by lot; in tens
	Waiting *Count `json:"waiting,omitempty"` // questionnaires that came after the wave was published, and wait for more
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
	Origin  string `json:"origin,omitempty"` // in the client's words
}

// A Suppressed says what was left out, and why.
type Suppressed struct {
	What string `json:"what"` // wave/practice, wave/team/practice or wave/segments/segment/practice
	Why  Code   `json:"why"`
}

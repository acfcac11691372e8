package report

// What bears on how far figures can be trusted. All of it is of the latest
// wave only.

// Inputs are what the scores of a practice are made from. There are none where
// no interval may be told.
type Inputs struct {
	Answers       int `json:"answers"`        // given by those who count
	Unknown       int `json:"unknown"`        // asked of them, without an answer
	NotApplicable int `json:"not_applicable"` // of all
	Teams         int `json:"teams"`          // that enter; 0 of a team
	ByHeadcount   int `json:"by_headcount"`   // of these, weighted by headcount; the others by those who count

	Rounded bool `json:"rounded,omitempty"` // the first three are in tens
}

// A Robustness is how far a verdict hangs on choices of scoring that could as
// well have been made otherwise.
type Robustness struct {
	Scorings int            `json:"scorings"`          // alternative ones
	Kept     float64        `json:"kept"`              // share of them with the same verdict, 0–1
	Verdicts []VerdictShare `json:"verdicts"`          // the most frequent first
	Rank     int            `json:"rank,omitempty"`    // of the organisation's practices by deconstruction, 1 the highest
	RankLo   int            `json:"rank_lo,omitempty"` // 95 of 100 alternative ranks lie from here
	RankHi   int            `json:"rank_hi,omitempty"` // to here
	Choices  []Choice       `json:"choices,omitempty"` // each varied alone; the one that changes the verdict most often first
}

// A VerdictShare is how often alternative scorings give a verdict.
type VerdictShare struct {
	Verdict string  `json:"verdict"`
	Share   float64 `json:"share"` // 0–1
}

// A Choice is one choice of scoring: values, facets, ladder, joining or
// thresholds.
type Choice struct {
	ID   string  `json:"id"`
	Kept float64 `json:"kept"` // share of its alternatives with the same verdict, 0–1
}

// A SmallestChange is the smallest change in answers that would change a
// verdict.
type SmallestChange struct {
	Answers int    `json:"answers"`
	Of      int    `json:"of"`
	Exact   bool   `json:"exact"`  // no fewer do; else so many do, and fewer might
	Figure  string `json:"figure"` // alignment, dismantling, reinvention, own-knowledge or teams
	Down    bool   `json:"down"`   // it would fall below its threshold; else rise to it
	Becomes string `json:"becomes"`
}

// A Reliability is how far the answers to the questions of one axis hang
// together.
type Reliability struct {
	Axis      string `json:"axis"`
	Questions int    `json:"questions"`
	Alpha     Figure `json:"alpha"` // Cronbach's, with Feldt's interval; at most 1, below 0 is possible
	Omega     Figure `json:"omega"` // McDonald's, of one factor
}

// A Between is what share of the differences between people lies between
// teams.
type Between struct {
	Axis  string `json:"axis"`
	Teams int    `json:"teams"` // 0 where that is not told
	One   Figure `json:"icc1"`
	Two   Figure `json:"icc2"`
}

// A Correlation is that of two scores of a practice over the teams whose
// scores are shown.
type Correlation struct {
	Of    [2]string `json:"of"` // axes
	Teams int       `json:"teams"`
	Rho   Figure    `json:"rho"` // Spearman's, −1 to 1
}

// An Agreement is how near to each other the people of a team place the norms
// of a practice.
type Agreement struct {
	Norms     int    `json:"norms"`
	Deviation Figure `json:"deviation"` // mean distance from the median, in rungs
	Within    Figure `json:"rwg_j"`     // r*_WG(J) against maximum dissensus, 0–1
	AWG       Figure `json:"awg"`       // a_WG
}

// A Role is how many people answered in it.
type Role struct {
	ID          string `json:"id"` // manages, does or is-served; empty: not told
	Respondents Count  `json:"respondents"`
}

// A RoleScores is how one role sees a practice.
type RoleScores struct {
	Role        string `json:"role"`
	Alignment   Figure `json:"alignment"`
	Dismantling Figure `json:"dismantling"`
	Reinvention Figure `json:"reinvention"`
}

// A RoleGap is by how much two roles differ in one score: the one less the
// other.
type RoleGap struct {
	One        string `json:"one"`
	Other      string `json:"other"`
	Axis       string `json:"axis"`
	Difference Figure `json:"difference"`
}

// A NormGap is by how much two roles differ in where they place a norm: the
// means of the one less those of the other.
type NormGap struct {
	Norm       string `json:"norm"`
	One        string `json:"one"`
	Other      string `json:"other"`
	Difference Figure `json:"difference"` // points on the dismantling scale
	Superior   Figure `json:"superior"`   // Vargha and Delaney's A, 0–1
}

// A Segment is a group of teams that the settings name.
type Segment struct {
	ID          string     `json:"id"`
	Name        string     `json:"name"`
	Teams       []string   `json:"teams"`
	Respondents *Count     `json:"respondents,omitempty"` // not told where less its teams it would tell of one
	Consensus   int        `json:"consensus_teams"`
	Practices   []Practice `json:"practices"`
}

// A SegmentGap is by how much two segments differ in one score of a practice:
// the one less the other.
type SegmentGap struct {
	One        string `json:"one"`
	Other      string `json:"other"`
	Practice   string `json:"practice"`
	Axis       string `json:"axis"`
	Difference Figure `json:"difference"`
}

// A Comparison says, of one kind of differences, how many were compared and
// how many of them chance alone hardly explains. Of those called a discovery,
// at most the rate are expected to be mere chance: Benjamini & Hochberg (1995),
// JRSS B 57, 289–300.
type Comparison struct {
	Of          string  `json:"of"` // roles, role-norms, segments, trends or trend-norms
	Compared    int     `json:"compared"`
	Discoveries int     `json:"discoveries"`
	Rate        float64 `json:"rate"` // 0–1
}

// Careless is how many sheets look as though they had been filled in without
// reading. They are never left out.
type Careless struct {
	Sheets  Count          `json:"sheets"`
	Flagged Count          `json:"flagged"`
	Without []WithoutSheet `json:"without,omitempty"`
}

// A WithoutSheet is how far a practice's figures would move without the
// flagged sheets, in points.
type WithoutSheet struct {
	Practice       string `json:"practice"`
	Alignment      Figure `json:"alignment"`
	Dismantling    Figure `json:"dismantling"`
	Reinvention    Figure `json:"reinvention"`
	Deconstruction Figure `json:"deconstruction"`
}

// Package ledger holds what has been published: which cells, and which answers
// stood behind them. A later edition of the same wave is judged with it, since
// from the difference of two editions follows what those few said whose
// answers came, went or changed in between.
//
// The ledger is a file of the client's folder that is never published. It
// holds no name, no id and no answer: of each person's answers to a practice,
// the role and a hash of 14 bits, which tells whether they changed and is shared
// by others; of what lots put into a team's answers to a practice, the same under
// a secret. Whoever knows an id can still try answers against it, so it is kept
// where the answers are kept.
package ledger

// File is where the ledger stands in a client's folder.
const File = "ledger.json"

// A Ledger is what has been published, edition by edition. The zero Ledger is
// that of a project of which nothing was.
type Ledger struct {
	Organisation string
	Editions     []Edition
}

// An Edition is one publication.
type Edition struct {
	Policy, Model string
	Lots          string // what its lots were drawn with, see gate.Mark
	Waves         []Wave // sorted by id
}

// A Wave is what an edition told of one.
type Wave struct {
	ID    string
	Told  []Cell // sorted
	Held  []Held // sorted
	Teams []Team // sorted by id
}

// A Held is what was hidden for the sake of others: a cell, or one question of
// it. It stays hidden, since beside what covered it something else may be told
// by now.
type Held struct {
	Cell
	Question string // the key of a norm or a facet; empty: all of the cell
}

// A Cell is a practice of a scope: empty for the organisation, "team/ID",
// "segment/ID" or "role/ID". The common norms count as a practice; of none is
// how many people answered.
type Cell struct{ Scope, Practice string }

// A Team is whose answers stood behind an edition, by practice.
type Team struct {
	ID      string
	Segment string              // that it belonged to; may be empty
	Hashes  map[string][]uint16 // of each individual sheet, sorted, by practice
	Fallen  map[string][]uint16 // see [Fallen], by practice; nil in editions that do not say
}

// A Judgement is what the ledger says of the answers that there are now.
type Judgement struct {
	// Waiting are the sheets, by wave, of which something came after it was
	// published and is left out of the answers until enough have come.
	Waiting map[string]int

	// Told are the cells, by wave, that an edition has told, and behind which
	// nothing has changed since; after [Ledger.Fell], no lot either.
	Told map[string]map[Cell]bool

	// Held is what an edition hid, by wave, for the sake of others.
	Held map[string]map[Held]bool

	// Few are the cells, by wave, that would tell of too few people: beside an
	// edition that was published, they would give away what those said whose
	// answers came, went or changed since, or into which lots put others.
	Few map[string]map[Cell]bool

	// Segments are those of teams, by wave that is in the ledger; see
	// [Ledger.Segments]. Two ways to group the same answers would tell together
	// of fewer people than either, so a wave keeps its own.
	Segments map[string]map[string]string

	// Cohorts are the people, by wave, whose answers an edition less the one
	// before is made of.
	Cohorts map[string][]Cohort
}

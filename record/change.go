package record

import "time"

// A Change is one change at the end of its recorded life. An empty text or a
// zero time is missing.
type Change struct {
	ID        string
	Requested time.Time
	Approved  time.Time // when it was decided, whatever the decision was
	Started   time.Time // of its implementation
	Completed time.Time
	Type      ChangeType
	Decision  Decision
	Outside   Answer // it needed an approval from outside the team
	Outcome   ChangeOutcome
	Team      string
	Service   string
	Item      string // configuration item
}

// Implemented is when work on the change began, or else when it ended; zero
// if neither is told.
func (c Change) Implemented() time.Time {
	if c.Started.IsZero() {
		return c.Completed
	}
	return c.Started
}

// A ChangeType says which road a change took.
type ChangeType uint8

const (
	UnknownType ChangeType = iota
	Standard               // may pass without asking
	Normal
	Emergency
)

func (t ChangeType) String() string {
	return [...]string{"unknown", "standard", "normal", "emergency"}[t]
}

// A Decision is what was said to a request.
type Decision uint8

const (
	UnknownDecision Decision = iota
	Approved
	Altered // approved once something about it had been changed
	Rejected
)

func (d Decision) String() string {
	return [...]string{"unknown", "approved", "changed", "rejected"}[d]
}

// A ChangeOutcome is how a change ended.
type ChangeOutcome uint8

const (
	UnknownOutcome ChangeOutcome = iota
	Successful
	Failed
	BackedOut
	Cancelled // never made
)

func (o ChangeOutcome) String() string {
	return [...]string{"unknown", "successful", "failed", "backed-out", "cancelled"}[o]
}

// failed says whether the change was made and did not do what it should.
func (o ChangeOutcome) failed() bool { return o == Failed || o == BackedOut }

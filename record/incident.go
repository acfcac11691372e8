package record

import "time"

// An Incident is one incident at the end of its recorded life. Where the
// source is a log of updates, the last of them tells each field, unless the
// field says otherwise.
//
// Texts are as the source has them, or as a preset names them; an empty text
// is missing. Stamps without an offset are by the clock that the settings name,
// UTC if they name none.
type Incident struct {
	ID       string
	Opened   time.Time
	Resolved time.Time // zero if missing, as the others
	Closed   time.Time
	Due      time.Time
	SLAMet   Answer

	Priority string
	Impact   string
	Urgency  string
	Contact  string // the channel it came in by
	Code     string // closing code
	Item     string // configuration item
	Team     string

	Group  string // assignment group that had it last
	Groups Count  // distinct assignment groups, over all updates; 0 if none was ever named
	Hops   Count  // reassignments, to a group or a person

	Reopened     Count  // times
	ReopenedEver Answer // on any update; differs from Reopened where the counter is set back
	Hold         Count  // minutes on hold
	Waited       Answer // waited for the user, on any update

	Problem   Link // on any update; of several ids the least
	Change    Link // on any update; of several ids the least
	CausedBy  Link // the change that caused it, on any update; of several ids the least
	Knowledge Answer

	FirstState string
	LastState  string
	Updates    int // rows that tell of it: 1 unless the source is a log
}

// Package plant makes change records whose norms are known: what a
// fingerprint finds in them can be held against what was planted.
//
// It is a simulation with a seed and does no input or output but [WriteCSV].
package plant

import (
	"time"

	"rubble/record"
)

// A Plan says which changes to make and how strongly each norm shapes them,
// from 0, not at all, to 1. A norm moves only what it says: the rest of a
// change is the same at any strength of it.
//
// With nothing planted, people request changes all through working time. One
// in five is standard and passes without asking; one in 200 is an emergency,
// begun within the hour and approved afterwards. All others are normal:
// somebody answers within three hours, by yes to 75 in 100, by yes to
// something else to 15, by no to 10. Changes are made in working time, one to
// five working days later (as many as a week has), and every 31 days one of
// them fails.
//
// The norms are tuned for a year or more of two to twenty requests a day; with
// fewer than four a day, chance alone moves weekday-avoidance by 0.2, and
// tightening by 1 where Heartbeat or Wait is planted. In a calendar that never
// closes, Night plants nothing.
type Plan struct {
	Seed     uint64
	From     time.Time        // the day, by its own clock, from which changes are made
	Days     int              // on which they are made, days off included; they are requested up to ten weeks before
	PerDay   float64          // requests a working day, on average; more than 0
	Calendar *record.Calendar // nil: Monday to Friday, 8 to 18, in UTC
	Teams    []string         // whose changes they are, at random; may be empty

	// Heartbeat is the share of normal changes that wait for a board, which
	// meets in one hour of the week, holidays excepted. Who waits for a sitting
	// waits, so approval-wait comes along, at 1 up to about 0.45.
	Heartbeat float64
	// Wait is the share of normal changes that are answered only after five to
	// fifteen working days, at any working hour.
	Wait float64
	// Outside is how many normal changes need an approval from outside the
	// team: 0.04 + 0.92 × Outside.
	Outside float64
	// Freeze closes 21 × Freeze of every 130 working days in one run, which at
	// 0.2 and less is too short to be called one. What was due is made in the
	// two weeks after; emergencies pass. It empties days, so batching comes
	// along, at 1 by 0.15; and failures that have to wait for its end may come
	// too close to the next for tightening.
	Freeze float64
	// Night is the share of changes, emergencies apart, that are made outside
	// working time: in the four hours after it, or before it where it lasts
	// until midnight.
	Night float64
	// Weekday is how many changes due on the last working day of the week are
	// put off to another day: 0.85 × Weekday.
	Weekday float64
	// Batching closes 0.91 × Batching of all working days, evenly spread and on
	// no fixed day of the week; what was due is made on the next that is open.
	// Emergencies pass. Beyond 0.5 too few days have changes for freeze to be
	// told; and failures that wait for an open day may come too close to the
	// next for tightening.
	Batching float64
	// Bypass is how many changes are emergencies: 0.005 + 0.245 × Bypass, all
	// of which would else be normal.
	Bypass float64
	// Tightening multiplies the wait for an answer, with one hour added, by
	// 2^(1.6 × Tightening) for normal changes requested in the two weeks after
	// a failure, other than those held by a board or by Wait. Longer waits show
	// in approval-wait, at 1 up to about 0.08.
	Tightening float64
	// Hollow takes away that share of the answers other than yes.
	Hollow float64
}

// calendar is that of the plan, or the usual one.
func (p Plan) calendar() *record.Calendar {
	if p.Calendar != nil {
		return p.Calendar
	}
	return &record.Calendar{Location: time.UTC, Days: [7]bool{1: true, 2: true, 3: true, 4: true, 5: true},
		Opens: 8 * time.Hour, Closes: 18 * time.Hour}
}

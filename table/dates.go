package table

import (
	"bytes"
	"errors"
	"time"
)

// A Layout says how a column writes its dates and times. It is decided for a
// whole column, never field by field.
type Layout string

const (
	// ISO is RFC 3339 or its relatives without an offset: a date, or a date
	// and a time with "T" or a blank between, with seconds or without.
	ISO Layout = "iso"
	// DayFirst and MonthFirst need no padding and may have seconds.
	DayFirst   Layout = "d/m/yyyy hh:mm"
	MonthFirst Layout = "m/d/yyyy hh:mm"
)

var (
	// ErrStamp reports a field that is not written as its layout says.
	ErrStamp = errors.New("not a date and time of this layout")
	// ErrNoSuchTime reports a date or a time of day that does not exist, such
	// as the 31st of February or 24:10.
	ErrNoSuchTime = errors.New("no such day in the calendar or time of day")
	// ErrLayout reports a layout that is none of those above.
	ErrLayout = errors.New("unknown layout of dates")
)

// ParseStamp is [ParseStampIn] for stamps that are of UTC where they have no
// offset.
func ParseStamp(field []byte, layout Layout) (time.Time, error) {
	return ParseStampIn(field, layout, time.UTC)
}

// ParseStampIn reads a date and time, and gives it by the clock of loc. A
// stamp without an offset is taken to be by that clock too; one with an offset
// is the instant that it says. Where clocks are changed, a time that the clock
// skips, or shows twice, is read with the offset from before the change: of
// two instants it is the first, and in the skipped hour 02:30 is the instant
// that the clock calls 03:30.
//
// The years are 1 to 9999. Blanks around the field do not matter. It
// allocates nothing.
func ParseStampIn(field []byte, layout Layout, loc *time.Location) (time.Time, error) {
	s := stamp{rest: bytes.TrimSpace(field)}
	switch layout {
	case ISO:
		s.iso()
	case DayFirst:
		s.day, s.month = s.slashed()
	case MonthFirst:
		s.month, s.day = s.slashed()
	default:
		return time.Time{}, ErrLayout
	}
	if s.bad || len(s.rest) > 0 {
		return time.Time{}, ErrStamp
	}
	if !s.exists() {
		return time.Time{}, ErrNoSuchTime
	}
	t := time.Date(s.year, time.Month(s.month), s.day, s.hour, s.minute, s.second, s.nano, time.UTC)
	switch {
	case s.placed:
		return t.Add(-s.offset).In(loc), nil
	case loc == time.UTC:
		return t, nil
	}
	return byClock(t, loc), nil
}

// byClock gives the instant at which the clock of loc shows what t shows.
func byClock(t time.Time, loc *time.Location) time.Time {
	const day = 24 * time.Hour // more than any offset
	before, after := t.Add(-day).In(loc), t.Add(day).In(loc)
	_, first := before.Zone()
	_, last := after.Zone()
	at := t.Add(-seconds(first)).In(loc)
	if first == last {
		return at
	}
	if _, offset := at.Zone(); offset == first {
		return at
	}
	later := t.Add(-seconds(last)).In(loc)
	if _, offset := later.Zone(); offset == last {
		return later
	}
	return at
}

func seconds(n int) time.Duration { return time.Duration(n) * time.Second }

// HasOffset says of a stamp that was read without an error whether it names
// its offset from UTC.
func HasOffset(field []byte, layout Layout) bool {
	if layout != ISO {
		return false
	}
	field = bytes.TrimSpace(field)
	n := len(field)
	if n < len("2026-03-31 14:05Z") {
		return false
	}
	sign := field[n-len("+01:00")]
	return field[n-1]|0x20 == 'z' || sign == '+' || sign == '-'
}

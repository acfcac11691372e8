package plant

import (
	"math"
	"slices"
	"time"

	"rubble/record"
)

const (
	before      = 70  // days before the plan in which changes are requested
	everyFreeze = 130 // working days, half a year of them
	freezeAt    = 52  // working days of these until the freeze begins
	longest     = 21  // working days of a freeze
	firstFail   = 15  // days until the first failure
	everyFail   = 31  // days between failures: the four weeks around two of them do not overlap

	// closed is the largest share of days without changes, 1 − φ⁻⁵. It is
	// irrational, so that the open days fall on every day of the week alike.
	closed = 0.9098300562505257
)

// A schedule says on which days and at which hours what may be done.
type schedule struct {
	plan  Plan
	cal   *record.Calendar
	week  int          // working days of a week
	days  []record.Day // working days on which changes are requested
	first int          // of days, on which changes are made

	frozen    []bool // by days; what is due is spread over the two weeks after
	shut      []bool // by days; what is due is made on the next that is not
	failures  []record.Day
	boardDay  time.Weekday
	boardHour time.Duration
}

func newSchedule(p Plan) *schedule {
	s := &schedule{plan: p, cal: p.calendar()}
	from := record.DayOf(p.From)
	for d := from - before; d < from+record.Day(p.Days); d++ {
		if s.cal.Working(d) {
			s.days = append(s.days, d)
		}
	}
	s.first = s.upTo(from-1) + 1
	s.close()
	s.sit()
	for d := from + firstFail; d < from+record.Day(p.Days); d += everyFail {
		if i := s.nextOpen(s.upTo(d-1) + 1); i < len(s.days) {
			s.failures = append(s.failures, s.days[i])
		}
	}
	return s
}

// close sets the days on which no change but an emergency is made.
func (s *schedule) close() {
	s.frozen, s.shut = make([]bool, len(s.days)), make([]bool, len(s.days))
	long := int(math.Round(longest * s.plan.Freeze))
	open := 1 - float64(closed*s.plan.Batching)
	for i := range s.days {
		nth := (i - s.first) % everyFreeze
		s.frozen[i] = i >= s.first && nth >= freezeAt && nth < freezeAt+long
		s.shut[i] = math.Floor(float64(i+1)*open) == math.Floor(float64(i)*open)
	}
}

// sit sets the hour in which the board meets: a quarter into working time on
// the middle one of a week's working days.
func (s *schedule) sit() {
	var week []time.Weekday
	for d, works := range s.cal.Days {
		if works {
			week = append(week, time.Weekday(d))
		}
	}
	s.week = len(week)
	if s.week > 0 {
		s.boardDay = week[s.week/2]
	}
	s.boardHour = (s.cal.Opens + (s.cal.Closes-s.cal.Opens)/4).Truncate(time.Hour)
}

// upTo is the index of the last working day that is not after a day; −1 if
// there is none.
func (s *schedule) upTo(day record.Day) int {
	i, found := slices.BinarySearch(s.days, day)
	if found {
		return i
	}
	return i - 1
}

// clock is a time of days[i], since its midnight by the clock of the place.
func (s *schedule) clock(i int, since time.Duration) time.Time {
	y, m, d := s.days[i].Date().Date()
	return time.Date(y, m, d, 0, int(since/time.Minute), 0, 0, s.cal.Location)
}

// slot is the index of the day on which a change is made that is due on
// days[i]; len(days) or more if that is after the plan ends.
func (s *schedule) slot(i int, d dice) int {
	if i < len(s.days) && s.days[i].Weekday() == s.cal.LastOfWeek() && s.week > 1 && d.avoid < float64(0.85*s.plan.Weekday) {
		i += 1 + pick(d.avoided, s.week-1)
	}
	if i < len(s.days) && s.frozen[i] {
		for i < len(s.days) && s.frozen[i] {
			i++
		}
		i += pick(d.backlog, 2*s.week)
	}
	return s.nextOpen(i)
}

// nextOpen is the index of the first day from i on that is open.
func (s *schedule) nextOpen(i int) int {
	for i < len(s.days) && (s.frozen[i] || s.shut[i]) {
		i++
	}
	return i
}

// hour is when on its day a change is made.
func (s *schedule) hour(d dice) time.Duration {
	const midnight = 24 * time.Hour
	from, to := s.cal.Opens, s.cal.Closes
	if d.night < s.plan.Night {
		switch {
		case s.cal.Closes < midnight:
			from, to = s.cal.Closes, min(s.cal.Closes+4*time.Hour, midnight)
		case s.cal.Opens > 0:
			from, to = 0, s.cal.Opens
		}
	}
	return between(d.start, from, to)
}

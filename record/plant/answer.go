package plant

import (
	"math"
	"time"

	"rubble/record"
)

// decision is what is said to a normal change.
func (s *schedule) decision(number float64) record.Decision {
	left := 1 - s.plan.Hollow
	switch {
	case number < float64(0.10*left):
		return record.Rejected
	case number < float64(0.25*left):
		return record.Altered
	}
	return record.Approved
}

// answered is when a normal change, requested on days[i], is decided; zero if
// that is after the plan ends.
func (s *schedule) answered(requested time.Time, i int, d dice) time.Time {
	held := d.hold < s.plan.Wait
	ready := requested
	if held {
		i += 5 + pick(d.held, 11)
		if i >= len(s.days) {
			return time.Time{}
		}
		ready = s.clock(i, between(d.heldAt, s.cal.Opens, s.cal.Closes))
	}
	switch {
	case d.board < s.plan.Heartbeat:
		return s.sitting(ready, i, d)
	case held:
		return ready
	}
	return requested.Add(s.wait(record.DayOf(requested), d))
}

// sitting is a minute of the first sitting of the board after a time that
// lies on days[i]; zero if there is none before the plan ends.
func (s *schedule) sitting(after time.Time, i int, d dice) time.Time {
	for ; i < len(s.days); i++ {
		if s.days[i].Weekday() != s.boardDay {
			continue
		}
		if at := s.clock(i, s.boardHour); at.After(after) {
			return at.Add(between(d.minute, 0, time.Hour))
		}
	}
	return time.Time{}
}

// wait is how long people who are free to answer take, longer after a failure.
func (s *schedule) wait(day record.Day, d dice) time.Duration {
	wait := between(d.answer, 10*time.Minute, 3*time.Hour)
	for _, failure := range s.failures {
		if day > failure && day <= failure+14 {
			longer := float64(wait+time.Hour) * math.Exp2(1.6*s.plan.Tightening)
			return (time.Duration(longer) - time.Hour).Truncate(time.Minute)
		}
	}
	return wait
}

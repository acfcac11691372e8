package plant

import (
	"fmt"
	"math"
	"math/rand/v2"
	"time"

	"rubble/record"
)

// Changes makes the changes of a plan, in the order of their ids and of their
// requests. The same plan gives the same changes. Stamps are whole minutes by
// the clock of the calendar.
func Changes(p Plan) []record.Change {
	if !(p.PerDay > 0) || math.IsInf(p.PerDay, 1) {
		return nil
	}
	s := newSchedule(p)
	rng := rand.New(rand.NewPCG(p.Seed, 0))
	var changes []record.Change
	for i := range s.days {
		// A Poisson process: times between requests are exponential.
		for at := rng.ExpFloat64() / p.PerDay; at < 1; at += rng.ExpFloat64() / p.PerDay {
			c, ok := s.change(i, at, throw(rng))
			if ok {
				c.ID = fmt.Sprintf("CHG%07d", len(changes)+1)
				changes = append(changes, c)
			}
		}
	}
	s.fail(changes)
	return changes
}

// dice are the numbers in [0, 1) that decide on a change. All are thrown for
// every change, so that planting a norm does not move what others hang on.
type dice struct {
	kind, outside, decision, answer       float64
	board, minute, hold, held, heldAt     float64
	lag, avoid, avoided, backlog          float64
	night, start, work, team, where, what float64
}

func throw(rng *rand.Rand) dice {
	var d dice
	for _, number := range []*float64{
		&d.kind, &d.outside, &d.decision, &d.answer,
		&d.board, &d.minute, &d.hold, &d.held, &d.heldAt,
		&d.lag, &d.avoid, &d.avoided, &d.backlog,
		&d.night, &d.start, &d.work, &d.team, &d.where, &d.what,
	} {
		*number = rng.Float64()
	}
	return d
}

// pick turns a number in [0, 1) into one from 0 to n − 1.
func pick(number float64, n int) int { return int(number * float64(n)) }

// between turns a number in [0, 1) into a whole minute from low to below high.
func between(number float64, low, high time.Duration) time.Duration {
	return (low + time.Duration(number*float64(high-low))).Truncate(time.Minute)
}

// change makes the change that is requested on days[i], a share at of the way
// through working time. It is not ok if it would be made outside the plan.
func (s *schedule) change(i int, at float64, d dice) (c record.Change, ok bool) {
	c = record.Change{Requested: s.clock(i, between(at, s.cal.Opens, s.cal.Closes)), Outcome: record.Successful, Outside: record.No,
		Service: fmt.Sprintf("service-%d", 1+pick(d.where, 8)), Item: fmt.Sprintf("item-%02d", 1+pick(d.what, 60))}
	if len(s.plan.Teams) > 0 {
		c.Team = s.plan.Teams[pick(d.team, len(s.plan.Teams))]
	}
	emergencies := 0.005 + float64(0.245*s.plan.Bypass)
	switch {
	case d.kind < emergencies:
		s.hurry(&c, d)
		return c, i >= s.first
	case d.kind >= 0.8:
		c.Type = record.Standard
	default:
		c.Type = record.Normal
		c.Outside = record.AnswerOf(d.outside < 0.04+float64(0.92*s.plan.Outside))
		c.Decision = s.decision(d.decision)
		if c.Approved = s.answered(c.Requested, i, d); c.Approved.IsZero() {
			return c, false
		}
		i = s.upTo(record.DayOf(c.Approved))
	}
	day := s.slot(i+1+pick(d.lag, s.week), d)
	if day < s.first || day >= len(s.days) {
		return c, false
	}
	if c.Decision == record.Rejected {
		c.Outcome = record.Cancelled
		return c, true
	}
	c.Started = s.clock(day, s.hour(d))
	c.Completed = c.Started.Add(between(d.work, 10*time.Minute, 3*time.Hour))
	return c, true
}

// hurry makes an emergency change: begun before the day's working time ends,
// and approved once it has begun.
func (s *schedule) hurry(c *record.Change, d dice) {
	c.Type, c.Decision = record.Emergency, record.Approved
	h, m, _ := c.Requested.Clock()
	left := s.cal.Closes - time.Duration(h)*time.Hour - time.Duration(m)*time.Minute
	c.Started = c.Requested.Add(between(d.start, 0, min(left, time.Hour)))
	c.Approved = c.Started.Add(between(d.answer, 10*time.Minute, 2*time.Hour))
	c.Completed = c.Started.Add(between(d.work, 10*time.Minute, 3*time.Hour))
}

// fail lets the first change made on or after each day of failure fail, or be
// backed out, by turns.
func (s *schedule) fail(changes []record.Change) {
	for n, day := range s.failures {
		first := -1
		for i, c := range changes {
			if c.Outcome != record.Successful || record.DayOf(c.Started) < day {
				continue
			}
			if first < 0 || c.Started.Before(changes[first].Started) {
				first = i
			}
		}
		if first >= 0 {
			changes[first].Outcome = [2]record.ChangeOutcome{record.Failed, record.BackedOut}[n%2]
		}
	}
}

package source

import (
	"time"

	"rubble/record"
)

// A Month is the tally of the records that began in one month.
type Month[T any] struct {
	First record.Day // of the month
	Tally T
}

// An IncidentMonth is a month of incidents, a ChangeMonth one of changes.
type (
	IncidentMonth = Month[record.IncidentTally]
	ChangeMonth   = Month[record.ChangeTally]
)

// monthly tallies n records by the month in which each began, by the clock of
// that time. Those that began before from, or at to or later, are outside; a
// zero time leaves that end open. Months between the first and the last are
// there even if they are empty.
func monthly[T any](n int, began func(i int) time.Time, from, to time.Time, add func(t *T, i int)) (months []Month[T], outside int) {
	tallies := make(map[int]*T)
	first, last := 0, -1
	for i := range n {
		at := began(i)
		if !from.IsZero() && at.Before(from) || !to.IsZero() && !at.Before(to) {
			outside++
			continue
		}
		number := 12*at.Year() + int(at.Month()) - 1
		if tallies[number] == nil {
			if len(tallies) == 0 {
				first, last = number, number
			}
			first, last = min(first, number), max(last, number)
			tallies[number] = new(T)
		}
		add(tallies[number], i)
	}
	for number := first; number <= last; number++ {
		month := Month[T]{First: firstDay(number)}
		if tally := tallies[number]; tally != nil {
			month.Tally = *tally
		}
		months = append(months, month)
	}
	return months, outside
}

// firstDay is the first day of a month, which is numbered from January of the
// year 0.
func firstDay(number int) record.Day {
	return record.DayOf(time.Date(0, time.Month(1+number), 1, 0, 0, 0, 0, time.UTC))
}

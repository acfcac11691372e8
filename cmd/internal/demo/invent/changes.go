package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"slices"
	"time"

	"rubble/config"
	"rubble/record"
	"rubble/record/plant"
)

// changesFile holds the change records, in the client's folder.
const changesFile = "records/changes.csv.gz"

// What the records show and people do not say: half of the decisions are still
// made in one hour of the week, though the board is gone, and for four weeks
// around the turn of the year next to nothing is changed.
var planted = plant.Plan{Seed: 2015, PerDay: 8, Teams: []string{"platform", "payments", "online-shop", "network", "warehouse", "data"},
	Heartbeat: 0.5, Outside: 0.35, Night: 0.08, Weekday: 0.4, Bypass: 0.25, Hollow: 0.7}

// changeRecords are the file of change records, up to the day it was exported.
func changeRecords(cfg *config.Config) ([]byte, error) {
	cal := calendar(cfg)
	made := changesMade(cal)
	meetOnThursdays(made, cal)
	fail(made, cal)
	exported := at(cal, 2016, time.June, 1)
	made = slices.DeleteFunc(made, func(c record.Change) bool { return !c.Requested.Before(exported) })
	for i := range made {
		made[i] = asOf(made[i], exported)
	}
	var out bytes.Buffer
	packed := gzip.NewWriter(&out)
	if err := plant.WriteCSV(packed, made, cal.Location); err != nil {
		return nil, err
	}
	err := packed.Close()
	return out.Bytes(), err
}

// calendar is the working time of the settings.
func calendar(cfg *config.Config) *record.Calendar {
	cal := &record.Calendar{Location: cfg.Location(), Days: cfg.Calendar.Days(), Holidays: map[record.Day]bool{}}
	cal.Opens, cal.Closes = cfg.Calendar.Opening()
	for _, h := range cfg.Calendar.Holidays {
		cal.Holidays[record.DayOf(h)] = true
	}
	return cal
}

func at(cal *record.Calendar, y int, m time.Month, d int) time.Time {
	return time.Date(y, m, d, 0, 0, 0, 0, cal.Location)
}

// changesMade joins two plans, the second of which begins so that the one
// freeze in its days, from the 53rd working day on, falls on the turn of the
// year. It goes on for longer than the records do: what is not yet made when
// they are exported is open. In the freeze an emergency takes a director's
// word, and hardly one is made.
func changesMade(cal *record.Calendar) []record.Change {
	first, second := planted, planted
	first.Calendar, second.Calendar = cal, cal
	first.From, second.From = at(cal, 2015, time.March, 2), at(cal, 2015, time.October, 1)
	first.Days = int(record.DayOf(second.From) - record.DayOf(first.From))
	second.Days = int(record.DayOf(at(cal, 2016, time.June, 21)) - record.DayOf(second.From))
	second.Seed++
	second.Freeze = 0.95
	made := append(plant.Changes(first), plant.Changes(second)...)
	slices.SortStableFunc(made, func(a, b record.Change) int { return a.Requested.Compare(b.Requested) })
	d := dice(changes, "freeze")
	from, to := freeze(cal)
	made = slices.DeleteFunc(made, func(c record.Change) bool {
		return c.Type == record.Emergency && !c.Requested.Before(from) && c.Requested.Before(to) && d.Float64() < 0.85
	})
	for i := range made {
		made[i].ID = fmt.Sprintf("CHG%07d", 1000+i)
	}
	return made
}

// freeze is from when until when nothing may be changed.
func freeze(cal *record.Calendar) (from, to time.Time) {
	return at(cal, 2015, time.December, 14), at(cal, 2016, time.January, 14)
}

// meetOnThursdays puts what the plan's board decides, on Wednesdays from ten
// to eleven, off to Thursday from two to three, and the making of it to the
// next working day: the list closes on the morning before. Where Thursday is a
// holiday, the board meets on Wednesday.
func meetOnThursdays(made []record.Change, cal *record.Calendar) {
	for i := range made {
		c := &made[i]
		if c.Type != record.Normal || c.Approved.Weekday() != time.Wednesday || c.Approved.Hour() != 10 ||
			!cal.Working(record.DayOf(c.Approved)+1) {
			continue
		}
		c.Approved = c.Approved.AddDate(0, 0, 1).Add(4 * time.Hour)
		if c.Started.IsZero() {
			continue
		}
		took := c.Completed.Sub(c.Started)
		c.Started = c.Started.AddDate(0, 0, 1)
		for !cal.Working(record.DayOf(c.Started)) {
			c.Started = c.Started.AddDate(0, 0, 1)
		}
		c.Completed = c.Started.Add(took)
	}
}

// How many of the changes made do not work out. In the two weeks after the
// freeze, what has waited is made all at once.
const (
	failing      = 0.08
	failingAfter = 0.21
	failingQuick = 0.16 // of emergency changes
)

// fail decides which changes fail, and which of these are backed out.
func fail(made []record.Change, cal *record.Calendar) {
	d := dice(changes, "outcome")
	_, thaw := freeze(cal)
	calm := thaw.AddDate(0, 0, 14)
	for i := range made {
		c := &made[i]
		chance, failed, backedOut := failing, d.Float64(), d.Float64() < 0.4
		switch {
		case c.Type == record.Emergency:
			chance = failingQuick
		case !c.Started.Before(thaw) && c.Started.Before(calm):
			chance = failingAfter
		}
		switch {
		case c.Outcome == record.Cancelled || failed >= chance:
		case backedOut:
			c.Outcome = record.BackedOut
		default:
			c.Outcome = record.Failed
		}
	}
}

// asOf takes out of a change what had not happened at a time.
func asOf(c record.Change, now time.Time) record.Change {
	if !c.Approved.Before(now) {
		c.Approved, c.Decision = time.Time{}, record.UnknownDecision
	}
	if !c.Started.Before(now) {
		c.Started = time.Time{}
	}
	if !c.Completed.Before(now) {
		c.Completed = time.Time{}
	}
	if c.Completed.IsZero() && (c.Outcome != record.Cancelled || c.Approved.IsZero()) {
		c.Outcome = record.UnknownOutcome
	}
	return c
}

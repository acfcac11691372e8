package config

import (
	"slices"
	"strconv"
	"time"
	_ "time/tzdata" // Windows has no time zones of its own
)

// A Calendar is what the settings say about working time. With any of its
// keys set there is one, and the others take their defaults.
type Calendar struct {
	WorkingDays []string    `toml:"working_days"` // of weekdays
	Hours       []string    // two clock times: opens, closes
	Holidays    []time.Time // days
}

// weekdays names the days of the week, by time.Weekday.
var weekdays = [7]string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

const (
	noZone   = "%q is no time zone that is known here"
	zoneHint = `a name of the IANA list of time zones, such as "Europe/Berlin" or "UTC"`
)

// HasCalendar says whether working time is told.
func (c *Config) HasCalendar() bool {
	return c.Calendar.WorkingDays != nil || c.Calendar.Hours != nil || c.Calendar.Holidays != nil
}

// Days are the working days, by time.Weekday.
func (c Calendar) Days() [7]bool {
	var days [7]bool
	for i, name := range weekdays {
		days[i] = slices.Contains(c.WorkingDays, name)
	}
	return days
}

// Opening gives when working time begins and ends, since midnight by the
// clock; zeros where the settings are not two clock times.
func (c Calendar) Opening() (opens, closes time.Duration) {
	if len(c.Hours) != 2 {
		return 0, 0
	}
	opens, first := clockTime(c.Hours[0])
	closes, second := clockTime(c.Hours[1])
	if !first || !second {
		return 0, 0
	}
	return opens, closes
}

// Location is the organisation's time zone; UTC if none is set.
func (c *Config) Location() *time.Location { return zone(c.Organisation.TimeZone) }

// zone is the time zone of a name that was checked; UTC for others.
func zone(name string) *time.Location {
	if !isZone(name) {
		return time.UTC
	}
	location, _ := time.LoadLocation(name) // isZone has seen that it works
	return location
}

// isZone says whether a name is empty or that of a time zone. "Local" is the
// clock of this machine, which no report may hang on.
func isZone(name string) bool {
	_, err := time.LoadLocation(name)
	return err == nil && name != "Local"
}

// clockTime reads HH:MM, from 00:00 to 24:00.
func clockTime(text string) (since time.Duration, ok bool) {
	if text == "24:00" {
		return 24 * time.Hour, true
	}
	t, err := time.Parse("15:04", text)
	if err != nil || len(text) != len("15:04") {
		return 0, false
	}
	return time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute, true
}

// keepLists takes the lists that are not set from under them.
func (c *Calendar) keepLists(under Calendar) {
	if c.WorkingDays == nil {
		c.WorkingDays = under.WorkingDays
	}
	if c.Hours == nil {
		c.Hours = under.Hours
	}
	if c.Holidays == nil {
		c.Holidays = under.Holidays
	}
}

func (c *Calendar) complete() {
	if c.WorkingDays == nil {
		c.WorkingDays = []string{"mon", "tue", "wed", "thu", "fri"}
	}
	if c.Hours == nil {
		c.Hours = []string{"08:00", "18:00"}
	}
	for i, day := range c.Holidays {
		c.Holidays[i] = dayOf(day)
	}
}

func (c *Config) checkCalendar(wrong wrongFunc, oneOf oneOfFunc) {
	if !c.HasCalendar() {
		return
	}
	if c.Organisation.TimeZone == "" {
		wrong("calendar", "a calendar, and organisation.time_zone does not say by whose clock").
			WithHint(`time_zone = "Europe/Berlin" below [organisation], or the one that is yours`)
	}
	days := c.Calendar.WorkingDays
	if len(days) == 0 {
		wrong("calendar.working_days", "no day is a working day").WithHint("leave the key out for monday to friday")
	}
	for i, day := range days {
		at := nth("calendar.working_days", i)
		oneOf(at, day, "mon", "tue", "wed", "thu", "fri", "sat", "sun")
		if slices.Contains(days[:i], day) {
			wrong(at, "%q is listed twice", day).WithHint(onceOnly)
		}
	}
	for i, day := range c.Calendar.Holidays {
		if slices.ContainsFunc(c.Calendar.Holidays[:i], day.Equal) {
			wrong(nth("calendar.holidays", i), "the holiday %s is listed twice", day.Format(time.DateOnly)).WithHint(onceOnly)
		}
	}
	c.checkHours(wrong)
}

func (c *Config) checkHours(wrong wrongFunc) {
	const hint = `hours = ["08:00", "18:00"]`
	hours := c.Calendar.Hours
	if len(hours) != 2 {
		wrong("calendar.hours", "working time is told by %d of two clock times, when it begins and when it ends", len(hours)).WithHint(hint)
		return
	}
	for i, text := range hours {
		if _, ok := clockTime(text); !ok {
			wrong(nth("calendar.hours", i), "%q is no clock time from 00:00 to 24:00", text).WithHint(hint)
			return
		}
	}
	if opens, closes := c.Calendar.Opening(); opens >= closes {
		wrong("calendar.hours", "working time ends at %s, which is not after %s", hours[1], hours[0]).
			WithHint(`it lies within one day; a service that never closes has ["00:00", "24:00"]`)
	}
}

// nth is the path of an element of a list.
func nth(list string, i int) string { return list + "[" + strconv.Itoa(i) + "]" }

package config

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// Any key of the calendar makes one; the others take their defaults, and what
// a client sets replaces what the defaults set, key by key.
func TestCalendar(t *testing.T) {
	const zone = "[organisation]\ntime_zone = 'Europe/Berlin'\n"
	week := []string{"mon", "tue", "wed", "thu", "fri"}
	hours := []string{"08:00", "18:00"}
	christmas := []time.Time{time.Date(2026, 12, 25, 0, 0, 0, 0, time.UTC)}
	for _, c := range []struct {
		name, defaults, client string
		want                   Calendar
	}{
		{"none", "", "", Calendar{}},
		{"a table without keys", "", "[calendar]", Calendar{}},
		{"only days", "", "[calendar]\nworking_days = ['sun', 'mon']", Calendar{WorkingDays: []string{"sun", "mon"}, Hours: hours}},
		{"only hours", "", "[calendar]\nhours = ['00:00', '24:00']", Calendar{WorkingDays: week, Hours: []string{"00:00", "24:00"}}},
		{"only that there are no holidays", "", "[calendar]\nholidays = []", Calendar{WorkingDays: week, Hours: hours, Holidays: []time.Time{}}},
		{"a holiday, with a time", "", "[calendar]\nholidays = [2026-12-25T23:30:00-08:00]", Calendar{WorkingDays: week, Hours: hours, Holidays: christmas}},
		{"merged", "[calendar]\nworking_days = ['sat']\nholidays = [2026-12-26, 2026-12-27]", "[calendar]\nholidays = [2026-12-25]",
			Calendar{WorkingDays: []string{"sat"}, Hours: hours, Holidays: christmas}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, problems := Read(folder(valid+c.defaults), folder(zone+c.client))
			if !problems.Empty() {
				t.Fatal(texts(problems))
			}
			if diff := cmp.Diff(c.want, got.Calendar); diff != "" {
				t.Error(diff)
			}
			if want := c.want.Hours != nil; got.HasCalendar() != want {
				t.Errorf("there is a calendar: %v, want %v", got.HasCalendar(), want)
			}
		})
	}
}

func TestCalendarChecks(t *testing.T) {
	const (
		zone  = "[organisation]\ntime_zone = 'UTC'\n[calendar]\n"
		hours = "\n\thours = [\"08:00\", \"18:00\"]"
		day   = "\n\tit lies within one day; a service that never closes has [\"00:00\", \"24:00\"]"
	)
	for _, c := range []struct{ name, in, want string }{
		{"whose clock", "[calendar]\nholidays = []", "config.toml:1:1: a calendar, and organisation.time_zone does not say by whose clock\n\t" +
			"time_zone = \"Europe/Berlin\" below [organisation], or the one that is yours"},
		{"no days", zone + "working_days = []", "config.toml:4:16: no day is a working day\n\tleave the key out for monday to friday"},
		{"a day in full", zone + "working_days = ['mon', 'tues']", "config.toml:4:24: \"tues\" is none of mon, tue, wed, thu, fri, sat, sun\n\tdid you mean \"tue\"?"},
		{"a day twice", zone + "working_days = ['mon', 'tue', 'mon']", "config.toml:4:31: \"mon\" is listed twice\n\ttake one of the two out"},
		{"a holiday twice", zone + "holidays = [2026-12-25, 2026-12-25T12:00:00Z]", "config.toml:4:25: the holiday 2026-12-25 is listed twice\n\ttake one of the two out"},
		{"one hour", zone + "hours = ['08:00']", "config.toml:4:9: working time is told by 1 of two clock times, when it begins and when it ends" + hours},
		{"no hours", zone + "hours = []", "config.toml:4:9: working time is told by 0 of two clock times, when it begins and when it ends" + hours},
		{"one digit", zone + "hours = ['8:00', '18:00']", "config.toml:4:10: \"8:00\" is no clock time from 00:00 to 24:00" + hours},
		{"past the end of the day", zone + "hours = ['08:00', '24:01']", "config.toml:4:19: \"24:01\" is no clock time from 00:00 to 24:00" + hours},
		{"no minute", zone + "hours = ['08:00', '18:60']", "config.toml:4:19: \"18:60\" is no clock time from 00:00 to 24:00" + hours},
		{"over midnight", zone + "hours = ['22:00', '06:00']", "config.toml:4:9: working time ends at 06:00, which is not after 22:00" + day},
		{"no time at all", zone + "hours = ['08:00', '08:00']", "config.toml:4:9: working time ends at 08:00, which is not after 08:00" + day},
		{"from the end of the day", zone + "hours = ['24:00', '24:00']", "config.toml:4:9: working time ends at 24:00, which is not after 24:00" + day},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, problems := Read(folder(valid), folder(c.in))
			if diff := cmp.Diff(c.want, texts(problems)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWorkingTime(t *testing.T) {
	c := Calendar{WorkingDays: []string{"sun", "thu"}, Hours: []string{"07:30", "24:00"}}
	if got, want := c.Days(), [7]bool{0: true, 4: true}; got != want {
		t.Errorf("working days %v, want %v", got, want)
	}
	opens, closes := c.Opening()
	if opens != 7*time.Hour+30*time.Minute || closes != 24*time.Hour {
		t.Errorf("opens at %v, closes at %v", opens, closes)
	}
	for _, hours := range [][]string{nil, {"08:00"}, {"08:00", "x"}, {"x", "08:00"}} {
		if opens, closes := (Calendar{Hours: hours}).Opening(); opens != 0 || closes != 0 {
			t.Errorf("%q opens at %v, closes at %v", hours, opens, closes)
		}
	}
}

// Stamps without an offset are by the records' own clock, else by the
// organisation's, else in UTC; a zone that is none is UTC too.
func TestLocation(t *testing.T) {
	in := func(name string) *Config {
		c := &Config{Records: []Records{{}, {TimeZone: "Asia/Tokyo"}}}
		c.Organisation.TimeZone = name
		return c
	}
	for _, test := range []struct{ zone, organisation, first, second string }{
		{"", "UTC", "UTC", "Asia/Tokyo"},
		{"Europe/Berlin", "Europe/Berlin", "Europe/Berlin", "Asia/Tokyo"},
		{"Local", "UTC", "UTC", "Asia/Tokyo"},
		{"Nowhere", "UTC", "UTC", "Asia/Tokyo"},
	} {
		c := in(test.zone)
		got := [3]string{c.Location().String(), c.RecordsLocation(0).String(), c.RecordsLocation(1).String()}
		if want := [3]string{test.organisation, test.first, test.second}; got != want {
			t.Errorf("%q: %v, want %v", test.zone, got, want)
		}
	}
}

// Every setting of records and waves reaches the program, and the day from
// which records count is that of the wave unless it is set.
func TestRecordsAndWaves(t *testing.T) {
	c, problems := Read(folder(valid), folder(`
[[waves]]
id = "a"
from = 2026-03-01
to = 2026-05-31
[[waves]]
id = "b"
from = 2026-09-01
to = 2026-11-30
records_from = 2025-12-01
[confidentiality]
stable_ids = true
[[records]]
kind = "incidents"
files = ["a.csv"]
time_zone = "UTC"
origin = "An export."
vague_codes = ["Other", "Misc"]
desk_channels = ["phone"]
[[records]]
kind = "changes"
files = ["b.csv"]
preset = "own"
[records.values.type]
"Pre-approved" = "standard"
[records.values.outcome]
"OK. Done" = "successful"
`))
	if !problems.Empty() {
		t.Fatal(texts(problems))
	}
	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }
	waves := []Wave{
		{ID: "a", Name: "a", From: day(2026, 3, 1), To: day(2026, 5, 31), RecordsFrom: day(2026, 3, 1)},
		{ID: "b", Name: "b", From: day(2026, 9, 1), To: day(2026, 11, 30), RecordsFrom: day(2025, 12, 1)},
	}
	records := []Records{
		{Kind: "incidents", Files: []string{"a.csv"}, Preset: "canonical", TimeZone: "UTC", Origin: "An export.",
			VagueCodes: []string{"Other", "Misc"}, DeskChannels: []string{"phone"}},
		{Kind: "changes", Files: []string{"b.csv"}, Preset: "own",
			Values: map[string]map[string]string{"type": {"Pre-approved": "standard"}, "outcome": {"OK. Done": "successful"}}},
	}
	if diff := cmp.Diff(waves, c.Waves); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(records, c.Records); diff != "" {
		t.Error(diff)
	}
	if !c.Confidentiality.StableIDs {
		t.Error("ids are not stable, though they are said to be")
	}
}

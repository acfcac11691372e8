package table

import (
	"errors"
	"strings"
	"testing"
	"time"
)

func TestParseStamp(t *testing.T) {
	utc := func(year, month, day, hour, minute, second, nano int) time.Time {
		return time.Date(year, time.Month(month), day, hour, minute, second, nano, time.UTC)
	}
	for _, c := range []struct {
		layout Layout
		field  string
		want   time.Time
		err    error
	}{
		{ISO, "2016-02-29", utc(2016, 2, 29, 0, 0, 0, 0), nil},
		{ISO, "2016-02-29 01:16", utc(2016, 2, 29, 1, 16, 0, 0), nil},
		{ISO, "2016-02-29T01:16:09", utc(2016, 2, 29, 1, 16, 9, 0), nil},
		{ISO, " 2016-02-29 01:16:09\t", utc(2016, 2, 29, 1, 16, 9, 0), nil},
		{ISO, "2016-02-29T01:16:09Z", utc(2016, 2, 29, 1, 16, 9, 0), nil},
		{ISO, "2010-03-31T15:59:42+01:00", utc(2010, 3, 31, 14, 59, 42, 0), nil},
		{ISO, "2010-12-31t23:30:00-05:45", utc(2011, 1, 1, 5, 15, 0, 0), nil},
		{ISO, "2010-03-31T15:59:42.5Z", utc(2010, 3, 31, 15, 59, 42, 500_000_000), nil},
		{ISO, "2010-03-31T15:59:42.1234567899", utc(2010, 3, 31, 15, 59, 42, 123_456_789), nil},
		{ISO, "2015-02-29", time.Time{}, ErrNoSuchTime},
		{ISO, "1900-02-29", time.Time{}, ErrNoSuchTime},
		{ISO, "2000-02-29", utc(2000, 2, 29, 0, 0, 0, 0), nil},
		{ISO, "2016-13-01", time.Time{}, ErrNoSuchTime},
		{ISO, "2016-00-01", time.Time{}, ErrNoSuchTime},
		{ISO, "2016-04-31", time.Time{}, ErrNoSuchTime},
		{ISO, "0000-01-01", time.Time{}, ErrNoSuchTime},
		{ISO, "2016-02-29 24:00", time.Time{}, ErrNoSuchTime},
		{ISO, "2016-02-29 23:60", time.Time{}, ErrNoSuchTime},
		{ISO, "2016-02-29 23:59:60", time.Time{}, ErrNoSuchTime},
		{ISO, "2016-02-29 23:59:59+24:00", time.Time{}, ErrStamp},
		{ISO, "2016-02-29 23", time.Time{}, ErrStamp},
		{ISO, "2016-02-29T", time.Time{}, ErrStamp},
		{ISO, "2016-02-29 23:59:59.", time.Time{}, ErrStamp},
		{ISO, "2016-02-29 23:59:59 UTC", time.Time{}, ErrStamp},
		{ISO, "2016-2-9", time.Time{}, ErrStamp},
		{ISO, "20160229", time.Time{}, ErrStamp},
		{ISO, "29/2/2016 01:16", time.Time{}, ErrStamp},
		{ISO, "", time.Time{}, ErrStamp},
		{ISO, "?", time.Time{}, ErrStamp},
		{DayFirst, "29/2/2016 01:16", utc(2016, 2, 29, 1, 16, 0, 0), nil},
		{DayFirst, "9/02/2016 1:16:07", utc(2016, 2, 9, 1, 16, 7, 0), nil},
		{DayFirst, "31/2/2016 01:16", time.Time{}, ErrNoSuchTime},
		{DayFirst, "2/29/2016 01:16", time.Time{}, ErrNoSuchTime},
		{DayFirst, "1/2/16 01:16", time.Time{}, ErrStamp},
		{DayFirst, "1/2/2016", time.Time{}, ErrStamp},
		{DayFirst, "001/2/2016 01:16", time.Time{}, ErrStamp},
		{MonthFirst, "2/29/2016 01:16", utc(2016, 2, 29, 1, 16, 0, 0), nil},
		{MonthFirst, "29/2/2016 01:16", time.Time{}, ErrNoSuchTime},
		{"yyyy", "2016", time.Time{}, ErrLayout},
	} {
		got, err := ParseStamp([]byte(c.field), c.layout)
		if got != c.want || !errors.Is(err, c.err) {
			t.Errorf("ParseStamp(%q, %q) = %v, %v; want %v, %v", c.field, c.layout, got, err, c.want, c.err)
		}
	}
}

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

// The changes of clocks are those of the tz database: Berlin puts them forward
// at 2026-03-29 01:00 UTC and back at 2026-10-25 01:00 UTC, New York forward
// at 2026-03-08 07:00 UTC; Lord Howe moves by half an hour, forward at
// 2026-10-03 15:30 UTC; Apia skipped the whole of 2011-12-30, going from −10
// to +14 hours.
func TestParseStampIn(t *testing.T) {
	for _, c := range []struct{ zone, field, utc, clock string }{
		{"UTC", "2026-07-01 12:00", "2026-07-01 12:00", "2026-07-01 12:00"},
		{"Europe/Berlin", "2026-01-01 12:00", "2026-01-01 11:00", "2026-01-01 12:00"},
		{"Europe/Berlin", "2026-07-01 12:00", "2026-07-01 10:00", "2026-07-01 12:00"},
		{"Europe/Berlin", "2026-07-01", "2026-06-30 22:00", "2026-07-01 00:00"},
		{"Europe/Berlin", "2026-07-01T12:00Z", "2026-07-01 12:00", "2026-07-01 14:00"},
		{"Europe/Berlin", "2026-07-01T12:00-05:00", "2026-07-01 17:00", "2026-07-01 19:00"},
		{"Europe/Berlin", "2026-03-29 01:59", "2026-03-29 00:59", "2026-03-29 01:59"},
		{"Europe/Berlin", "2026-03-29 02:00", "2026-03-29 01:00", "2026-03-29 03:00"}, // skipped
		{"Europe/Berlin", "2026-03-29 02:30", "2026-03-29 01:30", "2026-03-29 03:30"}, // skipped
		{"Europe/Berlin", "2026-03-29 03:00", "2026-03-29 01:00", "2026-03-29 03:00"},
		{"Europe/Berlin", "2026-10-25 01:59", "2026-10-24 23:59", "2026-10-25 01:59"},
		{"Europe/Berlin", "2026-10-25 02:00", "2026-10-25 00:00", "2026-10-25 02:00"}, // twice
		{"Europe/Berlin", "2026-10-25 02:59", "2026-10-25 00:59", "2026-10-25 02:59"}, // twice
		{"Europe/Berlin", "2026-10-25 03:00", "2026-10-25 02:00", "2026-10-25 03:00"},
		{"America/New_York", "2026-03-08 02:30", "2026-03-08 07:30", "2026-03-08 03:30"},    // skipped
		{"America/New_York", "2026-11-01 01:30", "2026-11-01 05:30", "2026-11-01 01:30"},    // twice
		{"Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-03 15:45", "2026-10-04 02:45"}, // skipped
		{"Pacific/Apia", "2011-12-30 12:00", "2011-12-30 22:00", "2011-12-31 12:00"},        // skipped
		{"Pacific/Apia", "2011-12-31 05:00", "2011-12-30 15:00", "2011-12-31 05:00"},
		{"Asia/Kathmandu", "2026-01-01 00:00", "2025-12-31 18:15", "2026-01-01 00:00"},
		{"Asia/Kathmandu", "9999-12-31 23:59", "9999-12-31 18:14", "9999-12-31 23:59"},
	} {
		got, err := ParseStampIn([]byte(c.field), ISO, zone(t, c.zone))
		const minutes = "2006-01-02 15:04"
		if err != nil || got.UTC().Format(minutes) != c.utc || got.Format(minutes) != c.clock {
			t.Errorf("%s in %s is %v, %v; want %s UTC, %s by the clock", c.field, c.zone, got, err, c.utc, c.clock)
		}
	}
	got, err := ParseStampIn([]byte("1/7/2026 12:00"), DayFirst, zone(t, "Europe/Berlin"))
	if want := time.Date(2026, 7, 1, 10, 0, 0, 0, time.UTC); err != nil || !got.Equal(want) {
		t.Errorf("day first: %v, %v; want %v", got, err, want)
	}
}

func TestHasOffset(t *testing.T) {
	for _, field := range []string{"2026-03-31T14:05Z", " 2026-03-31 14:05z ", "2026-03-31 14:05+01:00",
		"2026-03-31 14:05:09-05:45", "2026-03-31 14:05:09.123456789Z"} {
		if !HasOffset([]byte(field), ISO) {
			t.Errorf("%q has an offset", field)
		}
	}
	for _, field := range []string{"2026-03-31", "2026-03-31 14:05", "2026-03-31 14:05:09", "2026-03-31 14:05:09.123456"} {
		if HasOffset([]byte(field), ISO) {
			t.Errorf("%q has no offset", field)
		}
	}
	if HasOffset([]byte("31/12/2026 14:05:09"), DayFirst) {
		t.Error("only the ISO layout has offsets")
	}
}

func TestParseStampDoesNotAllocate(t *testing.T) {
	berlin := zone(t, "Europe/Berlin")
	for _, c := range []struct {
		layout Layout
		field  string
	}{
		{ISO, "2010-03-31T15:59:42.25+01:00"},
		{ISO, "2026-03-29 02:30"}, // skipped in Berlin
		{ISO, "2050-07-01"},
		{DayFirst, "29/2/2016 01:16"},
		{MonthFirst, "2/30/2016 01:16"},
	} {
		b := []byte(c.field)
		for _, loc := range []*time.Location{time.UTC, berlin} {
			n := testing.AllocsPerRun(100, func() {
				ParseStampIn(b, c.layout, loc)
				HasOffset(b, c.layout)
			})
			if n != 0 {
				t.Errorf("%s in %v: %v allocations", c.field, loc, n)
			}
		}
	}
}

// Read by a clock, a stamp is an instant at which the clock shows it; if there
// are several the first, and if there is none, as long after the change as the
// stamp says. The offset is then that from before the change.
func FuzzParseStampIn(f *testing.F) {
	for _, seed := range []int64{1_774_749_600, 1_774_753_199, 1_792_893_600, 1_325_203_200, -2_000_000_000, 4_000_000_000} {
		f.Add(seed)
	}
	var zones []*time.Location
	for _, name := range []string{"UTC", "Europe/Berlin", "America/St_Johns", "Pacific/Apia", "Australia/Lord_Howe",
		"Africa/Casablanca", "Antarctica/Troll", "Europe/Dublin"} {
		zones = append(zones, zone(f, name))
	}
	f.Fuzz(func(t *testing.T, unix int64) {
		if unix < -2_208_988_800 || unix > 253_402_300_799-86400 { // from 1900 on: offsets in whole minutes
			return
		}
		shown := time.Unix(unix, 0).UTC().Format(time.DateTime)
		for _, loc := range zones {
			got, err := ParseStampIn([]byte(shown), ISO, loc)
			if err != nil {
				t.Fatal(err)
			}
			var want []int64 // every instant at which the clock shows it
			for at := unix - 26*3600; at <= unix+26*3600; at += 60 {
				if _, offset := time.Unix(at, 0).In(loc).Zone(); at+int64(offset) == unix {
					want = append(want, at)
				}
			}
			if len(want) > 0 && got.Unix() != want[0] {
				t.Errorf("%s in %v is %v, want the first of %v", shown, loc, got.Unix(), want)
			}
			_, offset := time.Unix(unix-26*3600, 0).In(loc).Zone()
			if len(want) == 0 && got.Unix() != unix-int64(offset) {
				t.Errorf("%s in %v, which is skipped, is %v, want %v", shown, loc, got.Unix(), unix-int64(offset))
			}
		}
	})
}

// What ParseStamp takes, package time takes for the same instant, and back.
func FuzzParseStamp(f *testing.F) {
	f.Add("2016-02-29T01:16:09+01:00", int64(0))
	f.Add("2016-02-29 01:16", int64(1_456_708_560))
	f.Add("29/2/2016 1:16", int64(-62_135_596_800))
	f.Add("2/29/2016 01:16:09.5", int64(253_402_300_799))
	goLayouts := map[Layout][]string{
		ISO:        {time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02"},
		DayFirst:   {"2/1/2006 15:04:05", "2/1/2006 15:04"},
		MonthFirst: {"1/2/2006 15:04:05", "1/2/2006 15:04"},
	}
	f.Fuzz(func(t *testing.T, field string, unix int64) {
		for layout, theirs := range goLayouts {
			got, err := ParseStamp([]byte(field), layout)
			if err == nil && !timeAgrees(field, layout, theirs, got) {
				t.Errorf("%s: %q was read as %v", layout, field, got)
			}
			if unix < -62_135_596_800 || unix > 253_402_300_799 { // years 1 to 9999
				continue
			}
			want := time.Unix(unix, 0).UTC()
			if got, err := ParseStamp([]byte(want.Format(theirs[0])), layout); err != nil || got != want {
				t.Errorf("%s: %v came back as %v, %v", layout, want, got, err)
			}
		}
	})
}

func timeAgrees(field string, layout Layout, theirs []string, got time.Time) bool {
	field = strings.ToUpper(strings.TrimSpace(field))
	if layout == ISO {
		field = strings.Replace(field, " ", "T", 1)
	}
	for _, l := range theirs {
		if want, err := time.Parse(l, field); err == nil && want.Equal(got) {
			return true
		}
	}
	return false
}

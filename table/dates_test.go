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

func TestParseStampDoesNotAllocate(t *testing.T) {
	for layout, field := range map[Layout]string{
		ISO:        "2010-03-31T15:59:42.25+01:00",
		DayFirst:   "29/2/2016 01:16",
		MonthFirst: "2/30/2016 01:16",
	} {
		b := []byte(field)
		if n := testing.AllocsPerRun(100, func() { ParseStamp(b, layout) }); n != 0 {
			t.Errorf("%s: %v allocations", layout, n)
		}
	}
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

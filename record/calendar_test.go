package record

import (
	"testing"
	"time"
)

// Berlin puts its clocks on by an hour on 30 March 2025 at 2 a.m., and back
// on 26 October at 3 a.m.
func berlin(t *testing.T) *time.Location {
	t.Helper()
	location, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	return location
}

// office is Monday to Friday, 8 to 18, closed from Christmas to New Year's Day.
func office(t *testing.T) *Calendar {
	c := &Calendar{Location: berlin(t), Days: [7]bool{false, true, true, true, true, true, false},
		Opens: 8 * time.Hour, Closes: 18 * time.Hour, Holidays: map[Day]bool{}}
	for _, date := range []string{"2024-12-25", "2024-12-26", "2025-01-01"} {
		c.Holidays[DayOf(stamp(t, date+"T00:00:00Z"))] = true
	}
	return c
}

func stamp(t *testing.T, text string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// The first of January 1970 was a Thursday, in the week that began on
// 29 December 1969; 2000-01-01, a Saturday, is day 10957 (30 years with seven
// leap days).
func TestDay(t *testing.T) {
	for _, c := range []struct {
		date    string
		day     Day
		weekday time.Weekday
		week    int
	}{
		{"1970-01-01", 0, time.Thursday, 0},
		{"1970-01-04", 3, time.Sunday, 0},
		{"1970-01-05", 4, time.Monday, 1},
		{"1969-12-31", -1, time.Wednesday, 0},
		{"1969-12-29", -3, time.Monday, 0},
		{"1969-12-28", -4, time.Sunday, -1},
		{"1969-12-22", -10, time.Monday, -1},
		{"1969-12-21", -11, time.Sunday, -2},
		{"2000-01-01", 10957, time.Saturday, 1565},
	} {
		midnight := stamp(t, c.date+"T00:00:00Z")
		for _, at := range []time.Time{midnight, midnight.Add(24*time.Hour - 1)} {
			if got := DayOf(at); got != c.day {
				t.Errorf("%v is day %d, want %d", at, got, c.day)
			}
		}
		if got := c.day.Date(); !got.Equal(midnight) || got.Location() != time.UTC {
			t.Errorf("day %d begins at %v, want %v", c.day, got, midnight)
		}
		if c.day.Weekday() != c.weekday || c.day.Week() != c.week {
			t.Errorf("%s is %v of week %d, want %v of week %d", c.date, c.day.Weekday(), c.day.Week(), c.weekday, c.week)
		}
	}
}

// From 1954 to 1987 a week number rises by one on every Monday, where the
// weeks of ISO 8601 change, and on no other day.
func TestWeeksFollowEachOther(t *testing.T) {
	for d := Day(-6000); d < 6000; d++ {
		_, yesterday := (d - 1).Date().ISOWeek()
		_, today := d.Date().ISOWeek()
		want := 0
		if today != yesterday {
			want = 1
		}
		if got := d.Week() - (d - 1).Week(); got != want {
			t.Fatalf("on %v the number of the week rises by %d, want %d", d.Date(), got, want)
		}
	}
}

// The day of a stamp is the one on the wall there.
func TestDayByTheClockOfThePlace(t *testing.T) {
	late := stamp(t, "2024-12-31T23:30:00Z")
	if got := DayOf(late.In(berlin(t))) - DayOf(late); got != 1 {
		t.Errorf("half past midnight in Berlin is %d days after the day in Greenwich, want 1", got)
	}
}

func TestOpen(t *testing.T) {
	c := office(t)
	always := &Calendar{Location: time.UTC, Days: [7]bool{true, true, true, true, true, true, true}, Closes: 24 * time.Hour}
	for _, test := range []struct {
		at           string
		open, always bool
	}{
		{"2025-01-02T08:00:00+01:00", true, true},
		{"2025-01-02T07:59:59+01:00", false, true},
		{"2025-01-02T17:59:59.9+01:00", true, true},
		{"2025-01-02T18:00:00+01:00", false, true},
		{"2025-01-02T07:30:00Z", true, true},       // half past eight in Berlin
		{"2025-01-01T12:00:00+01:00", false, true}, // a holiday
		{"2025-01-04T12:00:00+01:00", false, true}, // Saturday
		{"2025-01-02T23:59:59Z", false, true},
		{"2025-01-03T00:00:00Z", false, true},
		{"2025-03-28T07:00:00Z", true, true},  // 8 a.m. by winter time
		{"2025-03-31T06:00:00Z", true, true},  // 8 a.m. by summer time
		{"2025-03-31T05:59:59Z", false, true}, // and a second before
		{"2025-10-27T06:30:00Z", false, true}, // half past seven, clocks put back
		{"2025-10-27T16:59:59Z", true, true},  // a second before 6 p.m.
		{"2025-10-26T23:30:00Z", false, true}, // Monday in Berlin, by night
		{"1969-12-29T09:00:00Z", true, true},  // Monday
		{"1969-12-28T09:00:00Z", false, true}, // Sunday
		{"2024-12-26T23:30:00Z", false, true}, // the night after the holiday
		{"2024-12-27T12:00:00+01:00", true, true},
	} {
		at := stamp(t, test.at)
		if got := c.Open(at); got != test.open {
			t.Errorf("the office is open at %s: %v, want %v", test.at, got, test.open)
		}
		if got := always.Open(at); got != test.always {
			t.Errorf("what never closes is open at %s: %v", test.at, got)
		}
	}
}

func TestWorking(t *testing.T) {
	c := office(t)
	for date, want := range map[string]bool{
		"2024-12-24": true, "2024-12-25": false, "2024-12-27": true, "2024-12-28": false, "2024-12-29": false,
		"2024-12-31": true, "2025-01-01": false, "2025-01-02": true,
	} {
		if got := c.Working(DayOf(stamp(t, date+"T00:00:00Z"))); got != want {
			t.Errorf("people work on %s: %v, want %v", date, got, want)
		}
	}
}

func TestLastOfWeek(t *testing.T) {
	for _, c := range []struct {
		days string // from Sunday
		want time.Weekday
	}{
		{".xxxxx.", time.Friday},
		{"xxxxx..", time.Thursday},
		{"xxxx.xx", time.Wednesday}, // only Thursday is off
		{".xxxxxx", time.Saturday},
		{"xxxxxxx", time.Sunday}, // no days off: the week ends where the calendar's does
		{".x.x.x.", time.Friday}, // the longest run is Saturday and Sunday
		{".xx.xx.", time.Friday}, // Saturday and Sunday are longer than Wednesday
		{"x..x.x.", time.Sunday}, // Monday and Tuesday are longer than Thursday and Saturday
		{"...x...", time.Wednesday},
		{".x..x..", time.Thursday}, // Tuesday and Wednesday against Friday to Sunday
	} {
		calendar := &Calendar{}
		for i := range calendar.Days {
			calendar.Days[i] = c.days[i] == 'x'
		}
		if got := calendar.LastOfWeek(); got != c.want {
			t.Errorf("%s ends on %v, want %v", c.days, got, c.want)
		}
	}
}

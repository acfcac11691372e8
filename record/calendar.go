package record

import "time"

// A Day is a day of the civil calendar, counted from the 1st of January 1970.
type Day int

// DayOf is the day on which t falls by the clock of its location.
func DayOf(t time.Time) Day {
	y, m, d := t.Date()
	return Day(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// Date is the midnight, in UTC, that begins the day's date.
func (d Day) Date() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// Weekday is the day of the week.
func (d Day) Weekday() time.Weekday { return d.Date().Weekday() }

// Week numbers weeks from Monday to Sunday; consecutive weeks have
// consecutive numbers.
func (d Day) Week() int { return floorDiv(int(d)+3, 7) } // the 1st of January 1970 was a Thursday

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// A Calendar says what working time is, by the clock of one place. It has a
// location, at least one working day a week, and Opens before Closes.
type Calendar struct {
	Location *time.Location
	Days     [7]bool       // working days, by time.Weekday
	Opens    time.Duration // of a working day, since midnight by the clock
	Closes   time.Duration
	Holidays map[Day]bool // days off that would otherwise be working days
}

// Working says whether a day is one on which people work.
func (c *Calendar) Working(d Day) bool { return c.Days[d.Weekday()] && !c.Holidays[d] }

// LastOfWeek is the working day before the longest run of days off in a week
// without holidays: Friday where people work from Monday to Friday, Thursday
// where they do from Sunday. Of runs of one length the last counts, Monday
// first.
func (c *Calendar) LastOfWeek() time.Weekday {
	last, longest := time.Sunday, -1
	for i := range 7 {
		day := (time.Monday + time.Weekday(i)) % 7
		if off := c.daysOffAfter(day); c.Days[day] && off >= longest {
			last, longest = day, off
		}
	}
	return last
}

// daysOffAfter counts the days off between a day and the next working day.
func (c *Calendar) daysOffAfter(day time.Weekday) int {
	for n := range 7 {
		if c.Days[(int(day)+1+n)%7] {
			return n
		}
	}
	return 7
}

// Open says whether t lies within working time.
func (c *Calendar) Open(t time.Time) bool {
	local := t.In(c.Location)
	h, m, s := local.Clock()
	at := time.Duration(h)*time.Hour + time.Duration(m)*time.Minute + time.Duration(s)*time.Second
	return c.Working(DayOf(local)) && at >= c.Opens && at < c.Closes
}

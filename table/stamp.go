package table

import "time"

// A stamp is read from the front; bad is set once and for all.
type stamp struct {
	rest                       []byte
	bad                        bool
	year, month, day           int
	hour, minute, second, nano int
	placed                     bool // it names its offset from UTC
	offset                     time.Duration
}

// iso reads the ISO layout.
func (s *stamp) iso() {
	s.year = s.digits(4, 4)
	s.want('-')
	s.month = s.digits(2, 2)
	s.want('-')
	s.day = s.digits(2, 2)
	if len(s.rest) == 0 {
		return
	}
	if !s.has('T') && !s.has('t') {
		s.want(' ')
	}
	s.clock(2)
	s.place()
}

// slashed reads two numbers, a year and a time of day.
func (s *stamp) slashed() (first, second int) {
	first = s.digits(1, 2)
	s.want('/')
	second = s.digits(1, 2)
	s.want('/')
	s.year = s.digits(4, 4)
	s.want(' ')
	s.clock(1)
	return first, second
}

// clock reads hours, minutes and, if they are there, seconds with a
// fraction. The hour has at least that many digits.
func (s *stamp) clock(least int) {
	s.hour = s.digits(least, 2)
	s.want(':')
	s.minute = s.digits(2, 2)
	if s.has(':') {
		s.second = s.digits(2, 2)
		if s.has('.') {
			s.fraction()
		}
	}
}

// fraction reads what follows the point; digits after the ninth are dropped.
func (s *stamp) fraction() {
	scale := 100_000_000
	n := 0
	for n < len(s.rest) && isDigit(s.rest[n]) {
		s.nano += scale * int(s.rest[n]-'0')
		scale /= 10
		n++
	}
	s.bad = s.bad || n == 0
	s.rest = s.rest[n:]
}

// place reads Z, ±hh:mm or nothing.
func (s *stamp) place() {
	if len(s.rest) == 0 {
		return
	}
	s.placed = true
	if s.has('Z') || s.has('z') {
		return
	}
	sign := time.Minute
	if s.has('-') {
		sign = -time.Minute
	} else {
		s.want('+')
	}
	hours := s.digits(2, 2)
	s.want(':')
	minutes := s.digits(2, 2)
	s.bad = s.bad || hours > 23 || minutes > 59
	s.offset = sign * time.Duration(60*hours+minutes)
}

// exists says whether there is such a day and such a time of day.
func (s *stamp) exists() bool {
	if s.year < 1 || s.month < 1 || s.month > 12 || s.day < 1 {
		return false
	}
	return s.day <= daysIn(s.year, s.month) && s.hour < 24 && s.minute < 60 && s.second < 60
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// digits reads a number of so many digits.
func (s *stamp) digits(least, most int) int {
	n, v := 0, 0
	for n < most && n < len(s.rest) && isDigit(s.rest[n]) {
		v = 10*v + int(s.rest[n]-'0')
		n++
	}
	s.bad = s.bad || n < least
	s.rest = s.rest[n:]
	return v
}

// has takes a byte if it is next.
func (s *stamp) has(b byte) bool {
	if len(s.rest) == 0 || s.rest[0] != b {
		return false
	}
	s.rest = s.rest[1:]
	return true
}

// want takes a byte that must be next.
func (s *stamp) want(b byte) { s.bad = !s.has(b) || s.bad }

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

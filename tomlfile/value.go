package tomlfile

import (
	"bytes"
	"strconv"
)

// value walks over a value, recording the elements of arrays and the keys of
// inline tables.
func (s *scanner) value(path string) bool {
	switch s.peek() {
	case '"', '\'':
		return s.text()
	case '[':
		return s.nested(']', func(i int) bool {
			element := path + "[" + strconv.Itoa(i) + "]"
			s.idx.values[element] = s.here()
			return s.value(element)
		})
	case '{':
		return s.nested('}', func(int) bool { return s.pair(path) })
	default:
		for s.at < len(s.data) && !bytes.ContainsRune([]byte(",]}#\r\n"), rune(s.data[s.at])) {
			s.at++
		}
		return s.at < len(s.data) || s.depth == 0
	}
}

// nested walks over a bracketed list whose elements are read by element.
func (s *scanner) nested(end byte, element func(i int) bool) bool {
	if s.depth++; s.depth > MaxNesting {
		s.tooDeep = s.at
		return false
	}
	s.at++
	for i := 0; ; i++ {
		s.skip(true)
		if s.peek() == end {
			s.at++
			s.depth--
			return true
		}
		if s.at >= len(s.data) || !element(i) {
			return false
		}
		s.skip(true)
		if s.peek() == ',' {
			s.at++
		} else if s.peek() != end {
			return false
		}
	}
}

// text walks over a string of any of the four kinds.
func (s *scanner) text() bool {
	quote := s.data[s.at]
	if long := bytes.Repeat([]byte{quote}, 3); bytes.HasPrefix(s.data[s.at:], long) {
		s.at += 3
		return s.longText(long)
	}
	for s.at++; s.at < len(s.data); s.at++ {
		switch c := s.data[s.at]; {
		case c == '\n':
			return false
		case c == '\\' && quote == '"':
			s.at++
		case c == quote:
			s.at++
			return true
		}
	}
	return false
}

func (s *scanner) longText(end []byte) bool {
	for s.at < len(s.data) {
		switch {
		case s.data[s.at] == '\\' && end[0] == '"':
			s.at++
			if s.peek() == '\n' {
				s.newline()
				continue
			}
		case s.data[s.at] == '\n':
			s.newline()
			continue
		case bytes.HasPrefix(s.data[s.at:], end):
			s.at += len(end)
			for s.peek() == end[0] { // up to two quotes may stand before the closing three
				s.at++
			}
			return true
		}
		s.at++
	}
	return false
}

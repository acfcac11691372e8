package tomlfile

import (
	"bytes"
	"strconv"
	"strings"

	"rubble/diag"
)

type place struct{ line, col int }

// An index says where keys and values stand, by path.
type index struct {
	keys   map[string]place
	values map[string]place
	order  []string
}

// A scanner walks over a document without understanding its values. It is
// lenient: where the text is not TOML it stops, and leaves the complaint to
// the library.
type scanner struct {
	data    []byte
	at      int
	line    int
	start   int // offset at which the line starts
	depth   int
	tooDeep int // offset of what nests too deeply; −1 if nothing does
	idx     *index
	counts  map[string]int // elements so far of each array of tables
}

// scan indexes a document. tooDeep is the offset of the first thing nested
// deeper than [MaxNesting], −1 if there is none.
func scan(data []byte) (idx *index, tooDeep int) {
	s := &scanner{data: data, line: 1, tooDeep: -1, counts: map[string]int{},
		idx: &index{keys: map[string]place{}, values: map[string]place{}}}
	prefix := ""
	for s.skip(true); s.at < len(s.data) && s.tooDeep < 0; s.skip(true) {
		if s.peek() != '[' {
			if !s.pair(prefix) {
				break
			}
			continue
		}
		next, ok := s.header()
		if !ok {
			break
		}
		prefix = next
	}
	if s.tooDeep < 0 {
		s.tooDeep = crude(s.data, s.at)
	}
	return s.idx, s.tooDeep
}

// crude looks for deep nesting in what lies behind the place where the
// scanner gave up, taking every bracket and dot for what it looks like.
func crude(data []byte, from int) int {
	depth, dots := 0, 0
	for i := from; i < len(data); i++ {
		switch data[i] {
		case '[', '{':
			depth++
		case ']', '}':
			depth--
		case '.':
			dots++
		case '\n':
			dots = 0
		}
		if depth > MaxNesting || dots > MaxNesting {
			return i
		}
	}
	return -1
}

// header reads [a.b] or [[a.b]] and gives the prefix of the keys below it.
func (s *scanner) header() (prefix string, ok bool) {
	here := s.here()
	s.at++
	array := s.peek() == '['
	if array {
		s.at++
	}
	parts, ok := s.key()
	if !ok || s.peek() != ']' {
		return "", false
	}
	s.at++
	if array {
		if s.peek() != ']' {
			return "", false
		}
		s.at++
	}
	path := s.resolve(parts)
	if array {
		path += "[" + strconv.Itoa(s.counts[path]) + "]"
		s.counts[strings.TrimSuffix(path, path[strings.LastIndexByte(path, '['):])]++
	}
	s.record(path, here, here)
	return path, true
}

// resolve joins a header's parts, taking the latest element of every array of
// tables on the way.
func (s *scanner) resolve(parts []string) string {
	path := ""
	for i, part := range parts {
		path = join(path, part)
		if n := s.counts[path]; n > 0 && i < len(parts)-1 {
			path += "[" + strconv.Itoa(n-1) + "]"
		}
	}
	return path
}

// pair reads key = value below prefix.
func (s *scanner) pair(prefix string) bool {
	key := s.here()
	parts, ok := s.key()
	if !ok || s.peek() != '=' {
		return false
	}
	s.at++
	s.skip(false)
	path := join(prefix, strings.Join(parts, "."))
	s.record(path, key, s.here())
	return s.value(path)
}

// key reads a bare, quoted or dotted key and the blanks after it.
func (s *scanner) key() (parts []string, ok bool) {
	for {
		s.skip(false)
		begin := s.at
		if c := s.peek(); c == '"' || c == '\'' {
			if !s.text() {
				return nil, false
			}
			parts = append(parts, string(s.data[begin+1:s.at-1]))
		} else {
			for s.at < len(s.data) && isBare(s.data[s.at]) {
				s.at++
			}
			if s.at == begin {
				return nil, false
			}
			parts = append(parts, string(s.data[begin:s.at]))
		}
		if len(parts) > MaxNesting {
			s.tooDeep = begin
			return nil, false
		}
		s.skip(false)
		if s.peek() != '.' {
			return parts, true
		}
		s.at++
	}
}

// skip passes over blanks, and over line ends and comments if lines is set.
func (s *scanner) skip(lines bool) {
	for s.at < len(s.data) {
		switch c := s.data[s.at]; {
		case c == ' ' || c == '\t':
			s.at++
		case lines && c == '\r':
			s.at++
		case lines && c == '\n':
			s.newline()
		case lines && c == '#':
			for s.at < len(s.data) && s.data[s.at] != '\n' {
				s.at++
			}
		default:
			return
		}
	}
}

func (s *scanner) newline() {
	s.at++
	s.line++
	s.start = s.at
}

func (s *scanner) peek() byte {
	if s.at < len(s.data) {
		return s.data[s.at]
	}
	return 0
}

func (s *scanner) here() place { return place{s.line, s.at - s.start + 1} }

// record takes up a key. Those that it stands within and that have no line of
// their own, as a in a.b = 1, stand where the first such key does.
func (s *scanner) record(path string, key, value place) {
	for i := range len(path) {
		if c := path[i]; c == '.' || c == '[' {
			if _, known := s.idx.keys[path[:i]]; !known {
				s.idx.keys[path[:i]] = key
			}
		}
	}
	s.idx.keys[path] = key
	s.idx.values[path] = value
	s.idx.order = append(s.idx.order, path)
}

func isBare(c byte) bool {
	return c == '-' || c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

func join(prefix, key string) string {
	if prefix == "" {
		return key
	}
	return prefix + "." + key
}

func posAt(name string, data []byte, offset int) diag.Pos {
	before := data[:offset]
	return diag.Pos{File: name, Line: bytes.Count(before, []byte("\n")) + 1,
		Col: offset - bytes.LastIndexByte(before, '\n')}
}

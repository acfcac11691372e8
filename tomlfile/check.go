package tomlfile

import (
	"encoding"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/BurntSushi/toml"

	"rubble/diag"
)

var (
	timeType  = reflect.TypeFor[time.Time]()
	textType  = reflect.TypeFor[encoding.TextUnmarshaler]()
	tableType = reflect.TypeFor[toml.Unmarshaler]()
)

// A checker holds a document against the type of what it is decoded into. The
// library alone would pass over keys that it does not know, take Policy for
// policy, and say in words of Go which value is of the wrong type.
type checker struct {
	f        *File
	root     reflect.Type
	problems *diag.List
	unfit    bool // the library would fail, or choose between two spellings of a key
}

// A field is a key that a table may hold.
type field struct {
	key  string
	of   reflect.Type
	hint string // what to do where a value of another type stands; empty: what fits the type
}

// fieldsOf gives the keys that a struct is decoded from: the names in the tags,
// or those of the fields in small letters.
func fieldsOf(t reflect.Type) []field {
	var fields []field
	for _, f := range reflect.VisibleFields(t) {
		name, _, _ := strings.Cut(f.Tag.Get("toml"), ",")
		if !f.IsExported() || f.Anonymous || name == "-" {
			continue
		}
		if name == "" {
			name = strings.ToLower(f.Name)
		}
		fields = append(fields, field{name, bare(f.Type), f.Tag.Get("hint")})
	}
	return fields
}

// bare is what a pointer points to.
func bare(t reflect.Type) reflect.Type {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t
}

// free says that any value may stand for a type, or that the type itself
// decides which.
func free(t reflect.Type) bool {
	p := reflect.PointerTo(t)
	return t != timeType && (t.Kind() == reflect.Interface || p.Implements(textType) || p.Implements(tableType))
}

// A spot is where a value stands, and what belongs there.
type spot struct {
	path    string // as the index has it
	header  string // as the header of a table is written
	key     string // the last of it; of an element, that of its list
	element bool
	of      reflect.Type
	hint    string
}

// child is the spot of a key in a table.
func (s spot) child(key string, of reflect.Type, hint string) spot {
	shown := key
	if key == "" || strings.ContainsFunc(key, func(r rune) bool { return r > unicode.MaxASCII || !isBare(byte(r)) }) {
		shown = strconv.Quote(key)
	}
	return spot{path: join(s.path, key), header: join(s.header, shown), key: shown, of: bare(of), hint: hint}
}

// nth is the spot of an element of a list.
func (s spot) nth(i int) spot {
	s.path += "[" + strconv.Itoa(i) + "]"
	s.of, s.element = bare(s.of.Elem()), true
	return s
}

// value checks a value, and all within it.
func (c *checker) value(at spot, value any) {
	elements, isList := elementsOf(value)
	table, isTable := value.(map[string]any)
	switch kind := at.of.Kind(); {
	case free(at.of):
	case at.of == timeType || kind != reflect.Struct && kind != reflect.Map && kind != reflect.Slice:
		if !plain(at.of, value) {
			c.wrongType(at, value)
		}
	case kind == reflect.Slice && isList:
		for i, e := range elements {
			c.value(at.nth(i), e)
		}
	case kind == reflect.Map && isTable:
		for _, key := range slices.Sorted(maps.Keys(table)) {
			c.value(at.child(key, at.of.Elem(), at.hint), table[key])
		}
	case kind == reflect.Struct && isTable:
		c.table(at, table)
	default:
		c.wrongType(at, value)
	}
}

// table checks a table whose keys are known.
func (c *checker) table(at spot, table map[string]any) {
	fields := fieldsOf(at.of)
	for _, key := range slices.Sorted(maps.Keys(table)) {
		i := slices.IndexFunc(fields, func(f field) bool { return f.key == key })
		if i < 0 {
			c.unknown(join(at.path, key), key, fields)
			continue
		}
		c.value(at.child(key, fields[i].of, fields[i].hint), table[key])
	}
}

// elementsOf gives a list's elements, which the library has in two types.
func elementsOf(value any) (elements []any, isList bool) {
	switch list := value.(type) {
	case []any:
		return list, true
	case []map[string]any:
		for _, table := range list {
			elements = append(elements, table)
		}
		return elements, true
	}
	return nil, false
}

// plain says whether a value fits a type that is neither list nor table.
func plain(t reflect.Type, value any) bool {
	if t == timeType {
		day, ok := value.(time.Time)
		return ok && !isClock(day)
	}
	switch t.Kind() {
	case reflect.String:
		_, ok := value.(string)
		return ok
	case reflect.Bool:
		_, ok := value.(bool)
		return ok
	case reflect.Float64:
		if n, ok := value.(int64); ok {
			return -maxWhole <= n && n <= maxWhole
		}
		_, ok := value.(float64)
		return ok
	case reflect.Int, reflect.Uint64:
		_, ok := value.(int64)
		return ok
	default:
		return true // the library says what it can do with it
	}
}

// maxWhole is the largest whole number that the library takes for a fraction.
const maxWhole = 1<<53 - 1

// isClock says whether a time has no date.
func isClock(t time.Time) bool { return t.Year() == 0 }

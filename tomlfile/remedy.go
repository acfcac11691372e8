package tomlfile

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"rubble/diag"
)

// hinted is how many unknown keys are compared with known ones: a list holds no
// more of them.
const hinted = 1000

// unknown reports a key that its table does not have. One that differs from a
// known one in case only is another key, too.
func (c *checker) unknown(path, key string, known []field) {
	keys := make([]string, len(known))
	for i, f := range known {
		keys[i] = f.key
	}
	p := c.problems.Errorf(c.f.keyPos(path), "unknown key %q", key)
	for _, k := range keys {
		if strings.EqualFold(k, key) {
			c.unfit = true
			p.WithHint("did you mean %q?", k)
			return
		}
	}
	if c.problems.Count(diag.Error) > hinted {
		return
	}
	near, others := diag.Nearest(key, keys), tablesWith(c.root, key, "")
	switch {
	case near != "":
		p.WithHint("did you mean %q?", near)
	case len(others) > 0:
		p.WithHint("%s stands under %s", key, strings.Join(others, " or "))
	case len(keys) == 1:
		p.WithHint("the only key here is %s", keys[0])
	default:
		p.WithHint("the keys here are %s", strings.Join(keys, ", "))
	}
}

// tablesWith lists the tables below t that have a key, as their headers are
// written. Those whose keys are free names have none.
func tablesWith(t reflect.Type, key, path string) []string {
	if t.Kind() != reflect.Struct {
		return nil
	}
	var tables []string
	for _, f := range fieldsOf(t) {
		within, at, header := f.of, join(path, f.key), "[%s]"
		if within.Kind() == reflect.Slice {
			within, header = bare(within.Elem()), "[[%s]]"
		}
		if within.Kind() != reflect.Struct || !isTable(within) {
			continue
		}
		if slices.ContainsFunc(fieldsOf(within), func(f field) bool { return f.key == key }) {
			tables = append(tables, fmt.Sprintf(header, at))
		}
		tables = append(tables, tablesWith(within, key, at)...)
	}
	return tables
}

// wrongType reports a value where one of another type belongs.
func (c *checker) wrongType(at spot, value any) {
	c.unfit = true
	hint := at.hint
	if hint == "" {
		hint = at.remedy()
	}
	c.problems.Errorf(c.f.At(at.path), "%s: %s is expected here, %s was found", at.key, expected(at.of), found(at.of, value)).
		WithHint("%s", hint)
}

func expected(t reflect.Type) string {
	switch t.Kind() {
	case reflect.String:
		return "a text"
	case reflect.Bool:
		return "true or false"
	case reflect.Float64:
		return "a number"
	case reflect.Slice:
		if isTable(bare(t.Elem())) {
			return "a list of tables"
		}
		return "a list"
	case reflect.Struct, reflect.Map:
		if t == timeType {
			return "a date"
		}
		return "a table"
	default:
		return "a whole number"
	}
}

func found(t reflect.Type, value any) string {
	switch v := value.(type) {
	case string:
		return "a text"
	case bool:
		return strconv.FormatBool(v)
	case int64:
		if t.Kind() == reflect.Float64 {
			return "a number of too many digits"
		}
		return "a number"
	case float64:
		if t.Kind() >= reflect.Int && t.Kind() <= reflect.Uint64 {
			return "one that is not whole"
		}
		return "a number"
	case time.Time:
		if isClock(v) {
			return "a time of day"
		}
		return "a date"
	case map[string]any:
		return "a table"
	default:
		return "a list"
	}
}

// remedy shows how what belongs at a spot is written.
func (s spot) remedy() string {
	inner, isList := s.of, s.element
	if s.of.Kind() == reflect.Slice && !s.element {
		inner, isList = bare(s.of.Elem()), true
	}
	value := example(inner)
	if isList {
		value = "[" + value + "]"
	}
	switch {
	case isTable(inner) && isList:
		return fmt.Sprintf("write [[%s]] on a line of its own before each, and its keys below it", s.header)
	case isTable(inner):
		return fmt.Sprintf("write [%s] on a line of its own, and its keys below it", s.header)
	case s.of.Kind() == reflect.Slice:
		return fmt.Sprintf("write %s = %s, also where it is one alone", s.key, value)
	case inner.Kind() == reflect.Bool:
		return fmt.Sprintf("write %s = true or %[1]s = false, without quotes", s.key)
	case inner.Kind() == reflect.String:
		return fmt.Sprintf("write %s = %s, with the text in quotes", s.key, value)
	default:
		return fmt.Sprintf("write %s = %s, without quotes", s.key, value)
	}
}

// isTable says whether values of a type are tables.
func isTable(t reflect.Type) bool {
	return t != timeType && !free(t) && (t.Kind() == reflect.Struct || t.Kind() == reflect.Map)
}

// example is a value of a type.
func example(t reflect.Type) string {
	switch {
	case t == timeType:
		return "2026-03-01"
	case t.Kind() == reflect.String:
		return `"…"`
	case t.Kind() == reflect.Float64:
		return "0.5"
	default:
		return "12"
	}
}

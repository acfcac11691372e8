package model

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// A Difference is one thing in which two models differ.
type Difference struct {
	Step Step
	What string // a key, or what of the model
	How  string
}

// A Comparison is what one model changed of another.
type Comparison struct {
	Differences []Difference // by step, the largest first, then in the order of the models
	Needs       Step         // that the differences ask of the version
	Takes       Step         // from the one version to the other; NoStep where it did not grow
	Wrong       []string     // what must not be: keys that came back, or went without a word
}

// Compare says in what newer differs from older.
func Compare(older, newer *Model) Comparison {
	d := &differ{older: older, newer: newer}
	d.measures()
	d.practices()
	d.norms(older.Common, newer.Common)
	d.lists()
	d.retired()
	slices.SortStableFunc(d.Differences, func(a, b Difference) int { return int(b.Step) - int(a.Step) })
	for _, x := range d.Differences {
		d.Needs = max(d.Needs, x.Step)
	}
	d.Takes = stepOf(older.Version, newer.Version)
	return d.Comparison
}

type differ struct {
	older, newer *Model
	Comparison
}

func (d *differ) add(s Step, what, how string, args ...any) {
	d.Differences = append(d.Differences, Difference{s, what, fmt.Sprintf(how, args...)})
}

// differs adds a difference where two values are not the same.
func (d *differ) differs(s Step, what, field string, a, b any) {
	switch {
	case reflect.DeepEqual(a, b):
	case s == Patch:
		d.add(s, what, "%s worded anew", field)
	default:
		d.add(s, what, "%s: %v → %v", field, a, b)
	}
}

// listed adds a difference where two lists do not name the same; their order
// says nothing.
func (d *differ) listed(s Step, what, field string, a, b []string) {
	a, b = slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	if !slices.Equal(a, b) {
		d.add(s, what, "%s: %s → %s", field, cmp.Or(strings.Join(a, ", "), "none"), cmp.Or(strings.Join(b, ", "), "none"))
	}
}

// anotherKey ends what is said of a key under which another thing is asked.
const anotherKey = ": give it a new key and retire the old one"

// Clashes are the keys, in the order of older, under which the two models ask
// for other things: a norm in the one and an item in the other, or items of
// other facets or directions. An answer given under the one cannot be read
// under the other.
func Clashes(older, newer *Model) []string {
	var keys []string
	for _, key := range older.Keys() {
		was, _ := older.Question(key)
		if is, asked := newer.Question(key); asked && was.clashes(is) {
			keys = append(keys, key)
		}
	}
	return keys
}

// retired finds keys that went without a word, keys that came back, and keys
// under which another thing is asked.
func (d *differ) retired() {
	for _, key := range d.older.Keys() {
		was, _ := d.older.Question(key)
		is, asked := d.newer.Question(key)
		if _, told := d.newer.Retired(key); !told && !asked {
			d.Wrong = append(d.Wrong, key+" is gone and not listed in "+retiredFile)
		}
		switch {
		case !asked || !was.clashes(is):
		case was.kind() != is.kind():
			d.Wrong = append(d.Wrong, key+" was "+was.kind()+" and is "+is.kind()+anotherKey)
		default:
			d.Wrong = append(d.Wrong, "item "+key+" asks for another thing under the same key"+anotherKey)
		}
	}
	for _, t := range d.older.Given {
		if _, told := d.newer.Retired(t.Key); !told {
			d.Wrong = append(d.Wrong, t.Key+" was retired in "+t.Version+" and is no longer listed in "+retiredFile)
		}
		if d.newer.Has(t.Key) {
			d.Wrong = append(d.Wrong, t.Key+" was retired in "+t.Version+" and is used again")
		}
	}
}

// pair walks through two lists of named things: those gone, those new, and
// those in both.
func pair[T any](d *differ, thing string, older, newer []T, id func(T) string, both func(what string, a, b T)) {
	at := func(list []T, key string) int {
		return slices.IndexFunc(list, func(t T) bool { return id(t) == key })
	}
	for _, a := range older {
		if i := at(newer, id(a)); i >= 0 {
			both(thing+" "+id(a), a, newer[i])
		} else {
			d.add(Major, thing+" "+id(a), "gone")
		}
	}
	for _, b := range newer {
		if at(older, id(b)) < 0 {
			d.add(Minor, thing+" "+id(b), "new%s", size(b))
		}
	}
}

func size(v any) string {
	if p, ok := v.(Practice); ok {
		return fmt.Sprintf(", with %d norms and %d items", len(p.Norms), len(p.Items))
	}
	return ""
}

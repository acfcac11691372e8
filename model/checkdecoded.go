package model

import (
	"regexp"
	"slices"
	"strings"

	"rubble/diag"
)

// A decoder checks a model that was read from JSON.
type decoder struct {
	m        *Model
	name     string
	problems diag.List
}

func (d *decoder) wrong(format string, args ...any) *diag.Problem {
	return d.problems.Errorf(diag.Pos{File: d.name}, format, args...)
}

var hashed = regexp.MustCompile(`^[0-9a-f]{12}$`)

// check asks for what scoring takes as given, and that names can be printed.
func (d *decoder) check() {
	m := d.m
	switch {
	case !IsVersion(m.Version):
		d.wrong("version %q is not of three numbers", m.Version).WithHint("rubble model --json prints a model with its version")
	case !hashed.MatchString(m.Hash):
		d.wrong("hash %q is not of 12 hexadecimal digits", m.Hash).WithHint("rubble model --json prints a model with its hash")
	case len(m.Practices) == 0:
		d.wrong("a model without practices").WithHint("rubble model --json prints a whole one")
	}
	if d.problems.Failed() {
		return // another file, of which there is no more to say
	}
	d.checkMeasures()
	m.index(func(key string) { d.wrong("key %q stands twice", key) })
	d.checkQuestions()
	d.checkNames("practice", m.PracticeIDs())
	if slices.Contains(m.PracticeIDs(), CommonPractice) {
		d.wrong("a practice cannot be called %q: the name is taken", CommonPractice)
	}
	d.checkNames("fingerprint", keysOf(m.Fingerprints, func(f Fingerprint) string { return f.Key }))
	d.checkNames("reference", keysOf(m.References, func(r Reference) string { return r.ID }))
	d.checkNames("lens", m.LensIDs())
	for _, t := range m.Given {
		if !isFullKey(t.Key) || !IsVersion(t.Version) {
			d.wrong("%q, retired in %q: expected a key in full and a version", t.Key, t.Version)
		}
	}
	if d.problems.Failed() {
		return
	}
	if cycle := m.cycle(); cycle != nil {
		d.wrong("norms rest on each other in a circle: %s", strings.Join(cycle, " → "))
	}
}

func (d *decoder) checkNames(what string, keys []string) {
	for _, key := range keys {
		if !isKey(key) {
			d.wrong("%s %q: keys are of a–z, 0–9 and -, at most 80 bytes", what, key)
		}
	}
	d.checkOnce(what, keys)
}

// checkOnce asks that no key stands twice; of empty ones there is more to say
// elsewhere.
func (d *decoder) checkOnce(what string, keys []string) {
	for i, key := range keys {
		if key != "" && slices.Contains(keys[:i], key) {
			d.wrong("%s %q stands twice", what, key)
		}
	}
}

// checkMeasures holds ladder, facets and thresholds against their scales.
func (d *decoder) checkMeasures() {
	for i, rung := range d.m.Ladder {
		if !isKey(rung.Key) {
			d.wrong("rung %d has the key %q: the ladder has %d rungs, each with a key", i, rung.Key, Rungs)
		}
		for _, worth := range [...]float64{rung.Alignment, rung.Dismantling, rung.Reinvention} {
			if worth < 0 || worth > 1 {
				d.wrong("rung %q is worth %v, which is not in 0…1", rung.Key, worth)
			}
		}
	}
	d.checkOnce("rung", keysOf(d.m.Ladder[:], func(r Rung) string { return r.Key }))
	d.checkOnce("facet", keysOf(d.m.Facets, func(f Facet) string { return f.Key }))
	for _, f := range d.m.Facets {
		if !isKey(f.Key) || f.Axis != Alignment && f.Axis != Reinvention {
			d.wrong("facet %q has axis %q, which is neither %s nor %s", f.Key, f.Axis, Alignment, Reinvention)
		}
	}
	for _, v := range d.m.Thresholds.limits() {
		if v.off() {
			d.wrong("threshold %s is %v: above 0 and at most %v", v.key, v.value, v.most)
		}
	}
}

func (d *decoder) checkQuestions() {
	for _, p := range d.m.Practices {
		for i := range p.Norms {
			d.checkNorm(&p.Norms[i], p.ID)
		}
		for i := range p.Items {
			d.checkItem(&p.Items[i], p.ID)
		}
	}
	for i := range d.m.Common {
		d.checkNorm(&d.m.Common[i], CommonPractice)
	}
}

func (d *decoder) checkKey(key, practice string) {
	if of, _, _ := strings.Cut(key, "/"); !isFullKey(key) || of != practice {
		d.wrong("%q is no key of %q in full", key, practice)
	}
	if t, told := d.m.Retired(key); told {
		d.wrong("key %q was retired in %s and cannot be used again", key, t.Version)
	}
}

func (d *decoder) checkNorm(n *Norm, practice string) {
	d.checkKey(n.Key, practice)
	for _, key := range n.RestsOn {
		if _, ok := d.m.Norm(key); !ok {
			d.wrong("norm %q rests on %q, which is no norm", n.Key, key)
		}
	}
	for _, key := range n.Fingerprints {
		if _, ok := d.m.Fingerprint(key); !ok {
			d.wrong("norm %q names fingerprint %q, which there is not", n.Key, key)
		}
	}
}

func (d *decoder) checkItem(it *Item, practice string) {
	d.checkKey(it.Key, practice)
	if f, ok := d.m.Facet(it.Facet); !ok || f.Ladder {
		d.wrong("item %q speaks of facet %q, which has no items", it.Key, it.Facet)
	}
	if !slices.Contains([]string{LengthShort, LengthFull}, it.Length) {
		d.wrong("item %q is of length %q, which is neither %s nor %s", it.Key, it.Length, LengthShort, LengthFull)
	}
}

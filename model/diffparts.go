package model

import (
	"encoding/json"
	"reflect"
	"slices"
)

// measures compares what answers and records are worth.
func (d *differ) measures() {
	for i, a := range d.older.Ladder {
		b, what := d.newer.Ladder[i], "rung "+a.Key
		d.differs(Major, what, "key", a.Key, b.Key)
		d.differs(Minor, what, Alignment, a.Alignment, b.Alignment)
		d.differs(Minor, what, "dismantling", a.Dismantling, b.Dismantling)
		d.differs(Minor, what, Reinvention, a.Reinvention, b.Reinvention)
		d.differs(Patch, what, "name or test", [2]string{a.Name, a.Test}, [2]string{b.Name, b.Test})
	}
	pair(d, "facet", d.older.Facets, d.newer.Facets, func(f Facet) string { return f.Key }, func(what string, a, b Facet) {
		d.differs(Minor, what, "axis", a.Axis, b.Axis)
		d.differs(Minor, what, "ladder", a.Ladder, b.Ladder)
		d.differs(Patch, what, "name or question", [2]string{a.Name, a.Asks}, [2]string{b.Name, b.Asks})
	})
	a, b := reflect.ValueOf(d.older.Thresholds), reflect.ValueOf(d.newer.Thresholds)
	for i := range a.NumField() {
		d.differs(Minor, "threshold "+a.Type().Field(i).Tag.Get("json"), "value", a.Field(i).Interface(), b.Field(i).Interface())
	}
	pair(d, "fingerprint", d.older.Fingerprints, d.newer.Fingerprints, func(f Fingerprint) string { return f.Key }, func(what string, a, b Fingerprint) {
		d.differs(Patch, what, "name, statistic or reason", [3]string{a.Name, a.Statistic, a.Reason}, [3]string{b.Name, b.Statistic, b.Reason})
		d.differs(Minor, what, "anchors", [2]float64{a.AbsentAt, a.PresentAt}, [2]float64{b.AbsentAt, b.PresentAt})
		a.AbsentAt, a.PresentAt, a.Name, a.Statistic, a.Reason = b.AbsentAt, b.PresentAt, b.Name, b.Statistic, b.Reason
		if !reflect.DeepEqual(a, b) {
			d.add(Minor, what, "what it needs or counts has changed")
		}
	})
}

func (d *differ) practices() {
	pair(d, "practice", d.older.Practices, d.newer.Practices, func(p Practice) string { return p.ID }, func(what string, a, b Practice) {
		d.differs(Patch, what, "title, group or summary", [3]string{a.Title, a.Group, a.Summary}, [3]string{b.Title, b.Group, b.Summary})
		d.differs(Patch, what, "objection", a.Objection, b.Objection)
		d.norms(a.Norms, b.Norms)
		pair(d, "item", a.Items, b.Items, func(it Item) string { return it.Key }, d.item)
	})
}

func (d *differ) norms(older, newer []Norm) {
	pair(d, "norm", older, newer, func(n Norm) string { return n.Key }, func(what string, a, b Norm) {
		d.listed(Minor, what, "rests on", a.RestsOn, b.RestsOn)
		d.listed(Minor, what, "fingerprints", a.Fingerprints, b.Fingerprints)
		d.differs(Patch, what, "statement", a.Statement, b.Statement)
		d.differs(Patch, what, "name, need, seen or apart", [4]string{a.Name, a.Need, a.Seen, a.Apart}, [4]string{b.Name, b.Need, b.Seen, b.Apart})
		d.differs(Patch, what, "rungs", a.Rungs, b.Rungs)
	})
}

// item compares an item; turned round, or on another facet, it is another
// item, and an answer to the one says nothing of the other.
func (d *differ) item(what string, a, b Item) {
	d.differs(Minor, what, "length", a.Length, b.Length)
	d.differs(Patch, what, "text", a.Text, b.Text)
	if a.clashes(b) {
		d.add(Major, what, "facet or direction: %s, reversed %t → %s, reversed %t", a.Facet, a.Reverse, b.Facet, b.Reverse)
	}
}

// lists compares what stands beside the scores.
func (d *differ) lists() {
	pair(d, "reference", d.older.References, d.newer.References, func(r Reference) string { return r.ID }, func(what string, a, b Reference) {
		d.beside(what, "values", values(a), values(b), a, b)
	})
	pair(d, "lens", d.older.Lenses, d.newer.Lenses, func(l Lens) string { return l.ID }, func(what string, a, b Lens) {
		d.beside(what, "parts", cells(a), cells(b), a, b)
	})
}

// beside tells other contents of a reference or a lens from another wording.
func (d *differ) beside(what, contents string, contentsA, contentsB, wholeA, wholeB any) {
	switch {
	case !reflect.DeepEqual(contentsA, contentsB):
		d.add(Minor, what, "other %s", contents)
	case !reflect.DeepEqual(canonical(wholeA), canonical(wholeB)):
		d.add(Patch, what, "worded anew")
	}
}

// canonical is a value as its JSON has it, without prose and without what is
// empty: a list of nothing says what no list says.
func canonical(v any) any {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err) // plain structs of text and finite numbers
	}
	var loose any
	if err := json.Unmarshal(data, &loose); err != nil {
		panic(err) // it was written a moment ago
	}
	return withoutEmpty(loose)
}

// withoutEmpty is a value of JSON less the fields that are empty; nil, if it
// is empty itself.
func withoutEmpty(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for key, of := range v {
			if v[key] = withoutEmpty(of); v[key] == nil {
				delete(v, key)
			}
		}
		if len(v) > 0 {
			return v
		}
	case []any:
		for i := range v {
			v[i] = withoutEmpty(v[i])
		}
		if len(v) > 0 {
			return v
		}
	default:
		return v
	}
	return nil
}

// values are those of a reference, dismantling under the empty key.
func values(r Reference) map[string]float64 {
	of := map[string]float64{"": r.Dismantling.Value}
	for key, v := range r.Facets {
		of[key] = v.Value
	}
	return of
}

// cells are the scores that are laid along the parts of a lens, by set and
// part.
func cells(l Lens) map[string][]string {
	of := map[string][]string{}
	for _, s := range l.Sets {
		for _, p := range s.Parts {
			of[s.Key+"/"+p.Key] = slices.Concat(p.Practices, []string{""}, p.Facets, []string{""}, p.Norms, []string{""}, p.Evidence, []string{""}, p.Cards)
		}
	}
	return of
}

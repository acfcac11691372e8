package model

import (
	"slices"
	"strings"

	"rubble/diag"
	"rubble/tomlfile"
)

func (r *reader) checkNorm(n *Norm, o owner) {
	for _, t := range [...]field{
		{"name", n.Name}, {"statement", n.Statement}, {"need", n.Need}, {"seen", n.Seen}, {"apart", n.Apart},
	} {
		if strings.TrimSpace(t.text) == "" {
			r.problems.Errorf(o.file.At(join(o.path, t.name)), "norm %q has no %s", n.Key, t.name)
		}
	}
	for i, text := range n.Rungs {
		if strings.TrimSpace(text) == "" {
			r.problems.Errorf(o.file.At(indexed(join(o.path, "rungs"), i)), "norm %q has no test for rung %d", n.Key, i)
		}
	}
	for i, key := range n.Fingerprints {
		if _, ok := r.m.Fingerprint(key); !ok {
			r.problems.Errorf(o.file.At(indexed(join(o.path, "fingerprints"), i)), "norm %q names fingerprint %q, which is not in %s", n.Key, key, modelFile)
		}
	}
}

func (r *reader) checkItem(it *Item, o owner) {
	facet, ok := r.m.Facet(it.Facet)
	switch {
	case !ok:
		r.problems.Errorf(o.file.At(o.path+".facet"), "item %q speaks of facet %q, which is not in %s", it.Key, it.Facet, modelFile)
	case facet.Ladder:
		r.problems.Errorf(o.file.At(o.path+".facet"), "item %q speaks of facet %q, which comes from the ladder", it.Key, it.Facet)
	}
	if strings.TrimSpace(it.Text) == "" {
		r.problems.Errorf(o.file.At(o.path+".text"), "item %q has no text", it.Key)
	}
	if it.Length != LengthShort && it.Length != LengthFull {
		r.problems.Errorf(o.file.At(o.path+".length"), "item %q is of length %q, which is neither %s nor %s", it.Key, it.Length, LengthShort, LengthFull)
	}
}

// checkPractice asks for what every practice says of itself.
func (r *reader) checkPractice(p *Practice) {
	file := r.places[p.Prose.Pos.File]
	pos := file.At("title")
	r.checkID("practice", p.ID, p.Prose.Pos.File, CommonPractice, indexPage)
	if strings.TrimSpace(p.Title) == "" {
		r.problems.Errorf(pos, "practice %q has no title", p.ID)
	}
	if strings.TrimSpace(p.Objection) == "" {
		r.problems.Errorf(file.At("objection"), "practice %q has no objection", p.ID).
			WithHint("objection is an open question for what one would hear against doing without; it is never scored")
	}
	if len(p.Norms) == 0 {
		r.problems.Errorf(pos, "practice %q has no norms", p.ID)
	}
	if !slices.Contains(groups, p.Group) {
		r.problems.Errorf(file.At("group"), "group %q is none of %s", p.Group, strings.Join(groups, ", "))
	}
	r.checkItems(p, file)
	r.checkReversed(p, pos)
}

// indexPage is the name of the page that lists all pages of a kind.
const indexPage = "index"

// checkID asks for an id, which is the name of its file, that can be a key and
// is none of those taken.
func (r *reader) checkID(thing, id, file string, taken ...string) {
	r.checkKey(id, diag.Pos{File: file})
	if slices.Contains(taken, id) {
		r.problems.Errorf(diag.Pos{File: file}, "a %s cannot be called %q: the name is taken", thing, id).
			WithHint("give the file another name")
	}
}

// groups are those of ITIL 4.
var groups = []string{"general", "service", "technical"}

// checkItems asks for a short item on every facet that the ladder does not
// give, without which the short form has no value for it.
func (r *reader) checkItems(p *Practice, file *tomlfile.File) {
	for _, f := range r.m.Facets {
		of := func(it Item) bool { return it.Facet == f.Key }
		switch at := slices.IndexFunc(p.Items, of); {
		case f.Ladder:
		case at < 0:
			r.problems.Errorf(file.At("title"), "practice %q has no item for facet %q", p.ID, f.Key)
		case !slices.ContainsFunc(shortItems(p), of):
			r.problems.Errorf(file.At(indexed("items", at)+".length"), "practice %q has no short item for facet %q", p.ID, f.Key).
				WithHint("one of its items has to be of length %s, or the short form says nothing of the facet", LengthShort)
		}
	}
}

// shortItems are those that a short form asks, and those whose length is
// wrong.
func shortItems(p *Practice) []Item {
	return slices.DeleteFunc(slices.Clone(p.Items), func(it Item) bool { return it.Length == LengthFull })
}

// checkReversed asks that on each axis of each form that asks items about a
// third are reversed, so that nobody who agrees with everything is placed far
// up or down.
func (r *reader) checkReversed(p *Practice, pos diag.Pos) {
	for _, axis := range [...]string{Alignment, Reinvention} {
		all, short := r.reversed(p.Items, axis), r.reversed(shortItems(p), axis)
		if all.off() {
			r.problems.Warnf(pos, "practice %q: %d of %d items on %s are reversed, about a third should be", p.ID, all.reversed, all.items, axis)
		}
		if short != all && short.off() {
			r.problems.Warnf(pos, "practice %q: %d of %d short items on %s are reversed, about a third should be", p.ID, short.reversed, short.items, axis)
		}
	}
}

// A balance is how many of some items are reversed.
type balance struct{ items, reversed int }

// off says whether the share of reversed items is not from ¼ to ½.
func (b balance) off() bool { return 4*b.reversed < b.items || 2*b.reversed > b.items || b.items == 0 }

// reversed counts the items on an axis.
func (r *reader) reversed(items []Item, axis string) balance {
	var b balance
	for _, it := range items {
		if f, ok := r.m.Facet(it.Facet); ok && f.Axis == axis {
			b.items++
			if it.Reverse {
				b.reversed++
			}
		}
	}
	return b
}

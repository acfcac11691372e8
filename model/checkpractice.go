package model

import (
	"slices"
	"strings"

	"rubble/diag"
)

func (r *reader) checkNorm(n *Norm, o owner) {
	for _, t := range [...]struct{ name, text string }{
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

// checkPractice asks for norms, an item for every facet, and reversed items
// on both axes.
func (r *reader) checkPractice(p *Practice) {
	file := r.places[p.Prose.Pos.File]
	pos := file.At("title")
	r.checkKey(p.ID, diag.Pos{File: p.Prose.Pos.File})
	if p.ID == CommonPractice || p.ID == "index" {
		r.problems.Errorf(diag.Pos{File: p.Prose.Pos.File}, "a practice cannot be called %q: the name is taken", p.ID)
	}
	if strings.TrimSpace(p.Title) == "" {
		r.problems.Errorf(pos, "practice %q has no title", p.ID)
	}
	if len(p.Norms) == 0 {
		r.problems.Errorf(pos, "practice %q has no norms", p.ID)
	}
	if !slices.Contains([]string{"general", "service", "technical"}, p.Group) {
		r.problems.Errorf(file.At("group"), "group %q is none of general, service, technical", p.Group)
	}
	items, reversed := map[string]int{}, map[string]int{}
	for _, f := range r.m.Facets {
		found := 0
		for _, it := range p.Items {
			if it.Facet != f.Key {
				continue
			}
			found++
			if it.Reverse {
				reversed[f.Axis]++
			}
		}
		items[f.Axis] += found
		if found == 0 && !f.Ladder {
			r.problems.Errorf(pos, "practice %q has no item for facet %q", p.ID, f.Key)
		}
	}
	for _, axis := range []string{Alignment, Reinvention} {
		if share := float64(reversed[axis]) / float64(max(items[axis], 1)); share < 0.25 || share > 0.5 {
			r.problems.Warnf(pos, "practice %q: %d of %d items on %s are reversed, about a third should be", p.ID, reversed[axis], items[axis], axis)
		}
	}
}

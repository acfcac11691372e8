package model

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"rubble/diag"
)

// resolve turns bare keys of rests_on into full ones, makes the index of
// questions, and tells references which facets there are.
func (r *reader) resolve() {
	slices.SortFunc(r.m.Common, func(a, b Norm) int { return cmp.Compare(a.Key, b.Key) })
	slices.SortFunc(r.m.Practices, func(a, b Practice) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(r.m.References, func(a, b Reference) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(r.m.Lenses, func(a, b Lens) int { return cmp.Compare(a.ID, b.ID) })
	r.reach()
	r.setApart()
	for i := range r.m.References {
		r.m.References[i].facets = r.m.Facets
	}
	r.m.index(func(key string) {
		r.problems.Errorf(r.placeOf(key, "key"), "key %q stands twice in this practice", path.Base(key)).
			WithHint("norms and items share a name space")
	})
	r.forgetRepeated()
	for _, o := range r.owners {
		if n := r.m.questions[o.key].Norm; n != nil {
			r.restsOn(n, o)
		}
	}
}

// forgetRepeated keeps the first owner of each key, since the index has no
// other.
func (r *reader) forgetRepeated() {
	seen := make(map[string]bool, len(r.owners))
	r.owners = slices.DeleteFunc(r.owners, func(o owner) bool {
		repeated := seen[o.key]
		seen[o.key] = true
		return repeated
	})
}

// replaced says whether a key names a question of a practice other than from,
// which is there and does not have it: a client's file may have taken the
// place of ours, and what ours says of its norms is left out, not wrong.
func (r *reader) replaced(key, from string) bool {
	practice, _, full := strings.Cut(key, "/")
	_, there := r.m.Practice(practice)
	return full && there && practice != from && !r.m.Has(key)
}

// restsOn looks a bare key up in the norm's own practice, then among the
// common norms.
func (r *reader) restsOn(n *Norm, o owner) {
	full := []string{}
	for i, key := range n.RestsOn {
		candidates := []string{key}
		if !strings.Contains(key, "/") {
			candidates = []string{path.Dir(n.Key) + "/" + key, CommonPractice + "/" + key}
		}
		at := slices.IndexFunc(candidates, func(c string) bool { return r.m.questions[c].Norm != nil })
		if at >= 0 {
			full = append(full, candidates[at])
			continue
		}
		pos, wrong := o.file.At(indexed(join(o.path, "rests_on"), i)), (*diag.Problem)(nil)
		if r.replaced(key, path.Dir(n.Key)) {
			wrong = r.problems.Warnf(pos, "norm %q rests on %q, which that practice does not have: left out", n.Key, key)
		} else {
			wrong = r.problems.Errorf(pos, "norm %q rests on %q, which is no norm", n.Key, key)
		}
		suggest(wrong, key, r.normKeys(path.Dir(n.Key)))
	}
	n.RestsOn = full
}

// suggest names what may have been meant.
func suggest(p *diag.Problem, key string, known []string) {
	if near := diag.Nearest(key, known); near != "" {
		p.WithHint("did you mean %q?", near)
	}
}

// normKeys are the keys that rests_on may name from within a practice.
func (r *reader) normKeys(practice string) []string {
	var keys []string
	for key, q := range r.m.questions {
		switch {
		case q.Norm == nil:
		case path.Dir(key) == practice || path.Dir(key) == CommonPractice:
			keys = append(keys, path.Base(key))
		default:
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return keys
}

// placeOf is where a norm or an item sets a field.
func (r *reader) placeOf(key, field string) diag.Pos {
	var pos diag.Pos
	for _, o := range r.owners {
		if o.key == key {
			pos = o.file.At(join(o.path, field)) // the last one wins: that is a repeated one
		}
	}
	return pos
}

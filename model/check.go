package model

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"rubble/diag"
	"rubble/tomlfile"
)

func join(prefix, key string) string {
	if prefix == "" {
		return key
	}
	return prefix + "." + key
}

func indexed(key string, i int) string { return key + "[" + strconv.Itoa(i) + "]" }

// check holds the model against its own rules.
func (r *reader) check() {
	file := r.places[modelFile]
	r.checkLadder(file)
	r.checkFacets(file)
	r.checkFingerprints(file)
	r.checkThresholds(file)
	for _, o := range r.owners {
		q := r.m.questions[o.key]
		_, key, _ := strings.Cut(o.key, "/")
		r.checkKey(key, o.file.At(join(o.path, "key")))
		if q.Norm != nil {
			r.checkNorm(q.Norm, o)
		} else {
			r.checkItem(q.Item, o)
		}
	}
	for i := range r.m.Practices {
		r.checkPractice(&r.m.Practices[i])
	}
	if cycle := r.m.cycle(); cycle != nil {
		r.problems.Errorf(r.placeOf(cycle[0], "rests_on"), "norms rest on each other in a circle: %s", strings.Join(cycle, " → ")).
			WithHint("take one of the rests_on out")
	}
}

func (r *reader) checkLadder(file *tomlfile.File) {
	seen := map[string]bool{}
	for i, rung := range r.m.Ladder {
		at := indexed("rungs", i)
		r.checkOnce("rung", rung.Key, file.At(at+".key"), seen)
		for _, v := range [...]struct {
			name  string
			worth float64
		}{{Alignment, rung.Alignment}, {"dismantling", rung.Dismantling}, {Reinvention, rung.Reinvention}} {
			if !(v.worth >= 0 && v.worth <= 1) {
				r.problems.Errorf(file.At(at+"."+v.name), "rung %q is worth %v, which is not in 0…1", rung.Key, v.worth)
			}
		}
		if i == 0 {
			continue
		}
		if below := r.m.Ladder[i-1]; rung.Alignment < below.Alignment || rung.Dismantling < below.Dismantling || rung.Reinvention < below.Reinvention {
			r.problems.Errorf(file.At(at), "rung %q is worth less than the rung below it", rung.Key)
		}
	}
}

func (r *reader) checkFacets(file *tomlfile.File) {
	seen := map[string]bool{}
	for i, f := range r.m.Facets {
		r.checkOnce("facet", f.Key, file.At(indexed("facets", i)+".key"), seen)
		if f.Axis != Alignment && f.Axis != Reinvention {
			r.problems.Errorf(file.At(indexed("facets", i)+".axis"), "axis %q is neither %s nor %s", f.Axis, Alignment, Reinvention)
		}
	}
	if _, ok := r.m.Facet(OwnKnowledge); !ok {
		r.problems.Errorf(file.At("facets[0]"), "no facet %q, which verdicts ask for", OwnKnowledge)
	}
}

func (r *reader) checkFingerprints(file *tomlfile.File) {
	seen := map[string]bool{}
	for i, f := range r.m.Fingerprints {
		at := indexed("fingerprints", i)
		r.checkOnce("fingerprint", f.Key, file.At(at+".key"), seen)
		if d := f.PresentAt - f.AbsentAt; math.IsNaN(d) || math.IsInf(d, 0) || math.IsNaN(f.LeastBits) || math.IsInf(f.LeastBits, 0) {
			r.problems.Errorf(file.At(at+".absent_at"), "fingerprint %q has an anchor that is no number", f.Key)
		} else if d == 0 {
			r.problems.Errorf(file.At(at+".present_at"), "fingerprint %q has the same anchor for absent and present", f.Key)
		}
		if f.Reason == "" {
			r.problems.Errorf(file.At(at), "fingerprint %q gives no reason for its anchors", f.Key)
		}
	}
}

// checkThresholds keeps out a file that leaves a threshold out: at 0 every
// practice would pass it.
func (r *reader) checkThresholds(file *tomlfile.File) {
	t := r.m.Thresholds
	for _, v := range [...]struct {
		key         string
		value, most float64
	}{
		{"alignment", t.Alignment, 100}, {"deconstruction", t.Deconstruction, 100}, {"own_knowledge", t.OwnKnowledge, 100},
		{"clear", t.Clear, 1}, {"likely", t.Likely, t.Clear}, {"not_applicable", t.NotApplicable, 1},
		{"keystone_hold", t.KeystoneHold, 100}, {"stands_below", t.StandsBelow, t.GoneFrom}, {"gone_from", t.GoneFrom, 100},
	} {
		if !(v.value > 0 && v.value <= v.most) {
			r.problems.Errorf(file.At("thresholds."+v.key), "threshold %s is %v: above 0 and at most %v", v.key, v.value, v.most)
		}
	}
}

func (r *reader) checkOnce(what, key string, pos diag.Pos, seen map[string]bool) {
	r.checkKey(key, pos)
	if seen[key] {
		r.problems.Errorf(pos, "%s %q stands twice", what, key)
	}
	seen[key] = true
}

func (r *reader) checkKey(key string, pos diag.Pos) {
	ok := key != "" && len(key) <= 80 && strings.Trim(key, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
	if !ok {
		r.problems.Errorf(pos, "key %q: keys are of a–z, 0–9 and -, at most 80 bytes", key)
	}
}

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

// cycle finds norms that rest on each other in a circle, and gives them with
// the first repeated at the end; nil if there is none.
func (m *Model) cycle() []string {
	const (
		unseen = iota
		open
		done
	)
	state := map[string]int{}
	var trail []string
	var visit func(key string) []string
	visit = func(key string) []string {
		state[key] = open
		trail = append(trail, key)
		for _, below := range m.questions[key].Norm.RestsOn {
			switch state[below] {
			case open:
				return append(slices.Clone(trail[slices.Index(trail, below):]), below)
			case unseen:
				if c := visit(below); c != nil {
					return c
				}
			}
		}
		trail = trail[:len(trail)-1]
		state[key] = done
		return nil
	}
	for _, key := range m.NormKeys() {
		if state[key] == unseen {
			if c := visit(key); c != nil {
				return c
			}
		}
	}
	return nil
}

// NormKeys are the keys of all norms, practice by practice in the order of
// the files, the common ones last.
func (m *Model) NormKeys() []string {
	var keys []string
	for _, p := range m.Practices {
		for _, n := range p.Norms {
			keys = append(keys, n.Key)
		}
	}
	for _, n := range m.Common {
		keys = append(keys, n.Key)
	}
	return keys
}

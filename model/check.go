package model

import (
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
	r.checkVersion(file)
	r.checkLadder(file)
	r.checkFacets(file)
	r.checkFingerprints(file)
	r.checkThresholds(file)
	for _, o := range r.owners {
		q := r.m.questions[o.key]
		_, key, _ := strings.Cut(o.key, "/")
		r.checkKey(key, o.file.At(join(o.path, "key")))
		if key == Objection {
			r.problems.Errorf(o.file.At(join(o.path, "key")), "key %q is that of the open question", key)
		}
		if q.Norm != nil {
			r.checkNorm(q.Norm, o)
		} else {
			r.checkItem(q.Item, o)
		}
	}
	for i := range r.m.Practices {
		r.checkPractice(&r.m.Practices[i])
	}
	for i := range r.m.References {
		r.checkReference(&r.m.References[i])
	}
	for i := range r.m.Lenses {
		r.checkLens(&r.m.Lenses[i])
	}
	r.checkRetired()
	r.checkGlossary()
	r.checkWords()
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

// checkThresholds keeps out a file that leaves a threshold out: at 0 every
// practice would pass it.
func (r *reader) checkThresholds(file *tomlfile.File) {
	for _, v := range r.m.Thresholds.limits() {
		if v.off() {
			r.problems.Errorf(file.At("thresholds."+v.key), "threshold %s is %v: above 0 and at most %v", v.key, v.value, v.most)
		}
	}
}

// A limit is a threshold and how large it may be.
type limit struct {
	key         string
	value, most float64
}

func (l limit) off() bool { return !(l.value > 0 && l.value <= l.most) }

func (t Thresholds) limits() []limit {
	return []limit{
		{"alignment", t.Alignment, 100}, {"deconstruction", t.Deconstruction, 100}, {"own_knowledge", t.OwnKnowledge, 100},
		{"clear", t.Clear, 1}, {"likely", t.Likely, t.Clear}, {"not_applicable", t.NotApplicable, 1},
		{"keystone_hold", t.KeystoneHold, 100}, {"stands_below", t.StandsBelow, t.GoneFrom}, {"gone_from", t.GoneFrom, 100},
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
	if !isKey(key) {
		r.problems.Errorf(pos, "key %q: keys are of a–z, 0–9 and -, at most 80 bytes", key)
	}
}

func isKey(key string) bool {
	return key != "" && len(key) <= 80 && strings.Trim(key, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}

// isFullKey says whether a key could be that of a norm or an item, written in
// full.
func isFullKey(key string) bool {
	practice, bare, ok := strings.Cut(key, "/")
	return ok && isKey(practice) && isKey(bare)
}

package model

import (
	"maps"
	"slices"
	"strings"

	"rubble/diag"
	"rubble/tomlfile"
)

// A field is a text that has to be there.
type field struct{ name, text string }

// checkLens asks for words on the lens and its parts, and that each part
// names only what there is, and that every practice reaches it or has a
// reason there.
func (r *reader) checkLens(l *Lens) {
	name := l.Prose.Pos.File
	file := r.places[name]
	r.checkID("lens", l.ID, name, indexPage)
	for _, t := range [...]field{{"title", l.Title}, {"summary", l.Summary}} {
		if strings.TrimSpace(t.text) == "" {
			r.problems.Errorf(file.At(t.name), "lens %q has no %s", l.ID, t.name)
		}
	}
	if sentences(l.Unseen) < 2 {
		r.problems.Errorf(file.At("unseen"), "lens %q says in fewer than two sentences what it cannot see", l.ID).
			WithHint("unseen says which of its concerns no score here speaks of")
	}
	r.checkSources("lens", l.ID, l.Sources, file)
	if len(l.Sets) == 0 {
		r.problems.Errorf(file.At("title"), "lens %q has no sets of parts", l.ID)
	}
	seen := map[string]bool{}
	for i, s := range l.Sets {
		r.checkOnce("set", s.Key, file.At(indexed("sets", i)+".key"), seen)
		r.checkSet(l, s, indexed("sets", i))
	}
	r.checkReach(l)
}

// checkSources asks for works, none of them empty.
func (r *reader) checkSources(what, id string, sources []string, file *tomlfile.File) {
	if len(sources) == 0 {
		r.problems.Errorf(file.At("sources"), "%s %q names no source", what, id).
			WithHint("sources is a list of works, each with author, title and year")
	}
	for i, source := range sources {
		if strings.TrimSpace(source) == "" {
			r.problems.Errorf(file.At(indexed("sources", i)), "%s %q names a source that is empty", what, id)
		}
	}
}

func (r *reader) checkSet(l *Lens, s LensSet, at string) {
	file := r.places[l.Prose.Pos.File]
	for _, t := range [...]field{{"name", s.Name}, {"asks", s.Asks}} {
		if strings.TrimSpace(t.text) == "" {
			r.problems.Errorf(file.At(at+"."+t.name), "set %q of lens %q has no %s", s.Key, l.ID, t.name)
		}
	}
	if len(s.Parts) == 0 {
		r.problems.Errorf(file.At(at), "set %q of lens %q has no parts", s.Key, l.ID)
	}
	seen := map[string]bool{}
	for i := range s.Parts {
		within := indexed(at+".parts", i)
		r.checkOnce("part", s.Parts[i].Key, file.At(within+".key"), seen)
		r.checkPart(l, &s.Parts[i], within)
		r.checkNamed(l, &s.Parts[i], within)
	}
}

// checkPart asks for words: of a part that scores speak of, why they do; of
// any other, what none of them sees.
func (r *reader) checkPart(l *Lens, p *LensPart, at string) {
	file := r.places[l.Prose.Pos.File]
	needs := []field{{"name", p.Name}, {"text", p.Text}, {"why", p.Why}}
	if !p.Speaks() {
		needs[2] = field{"unseen", p.Unseen}
	}
	for _, t := range needs {
		if strings.TrimSpace(t.text) != "" {
			continue
		}
		wrong := r.problems.Errorf(file.At(at+"."+t.name), "part %q of lens %q has no %s", p.Key, l.ID, t.name)
		switch t.name {
		case "why":
			wrong.WithHint("why says why its scores speak of it")
		case "unseen":
			wrong.WithHint("name the scores that speak of it, or say in unseen what none of them sees")
		}
	}
}

// checkNamed asks that a part names only what there is, and nothing twice.
// Norms that a practice does not have any more are left out.
func (r *reader) checkNamed(l *Lens, p *LensPart, at string) {
	file := r.places[l.Prose.Pos.File]
	for _, named := range [...]struct {
		field, thing string
		keys, known  []string
	}{
		{"practices", "practice", p.Practices, r.m.PracticeIDs()},
		{"facets", "facet", p.Facets, keysOf(r.m.Facets, func(f Facet) string { return f.Key })},
		{"norms", "norm", p.Norms, r.m.NormKeys()},
		{"evidence", "fingerprint", p.Evidence, keysOf(r.m.Fingerprints, func(f Fingerprint) string { return f.Key })},
		{"cards", "field of a card", p.Cards, CardFields},
	} {
		for i, key := range named.keys {
			pos := file.At(indexed(at+"."+named.field, i))
			if slices.Contains(named.keys[:i], key) {
				r.problems.Errorf(pos, "part %q of lens %q names %s %q twice", p.Key, l.ID, named.thing, key)
			}
			if slices.Contains(named.known, key) {
				continue
			}
			var wrong *diag.Problem
			if r.replaced(key, "") {
				wrong = r.problems.Warnf(pos, "part %q of lens %q names norm %q, which that practice does not have: left out", p.Key, l.ID, key)
			} else {
				wrong = r.problems.Errorf(pos, "part %q of lens %q names %s %q, which there is not", p.Key, l.ID, named.thing, key)
			}
			suggest(wrong, key, named.known)
		}
	}
	p.Norms = slices.DeleteFunc(p.Norms, func(key string) bool { return r.replaced(key, "") })
}

func keysOf[T any](all []T, key func(T) string) []string {
	out := make([]string, len(all))
	for i, t := range all {
		out[i] = key(t)
	}
	return out
}

// checkReach holds every practice against the lens. What is missing is a
// warning, so that a client's own practice can wait for its place.
func (r *reader) checkReach(l *Lens) {
	file := r.places[l.Prose.Pos.File]
	for _, p := range r.m.Practices {
		_, apart := l.Apart[p.ID]
		reached := l.Reaches(p.ID)
		switch {
		case apart && reached:
			r.problems.Errorf(file.At("apart."+p.ID), "practice %q reaches lens %q and stands apart from it", p.ID, l.ID)
		case !apart && !reached:
			r.problems.Warnf(r.places[p.Prose.Pos.File].At("title"), "practice %q reaches no part of lens %q", p.ID, l.ID).
				WithHint("name it in %s, or say at the end of its own front matter, in a table [lenses], %s = [\"set/part\"], or in a table [apart] why not", l.Prose.Pos.File, l.ID)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(l.Apart)) {
		pos := file.At("apart." + id)
		if _, ok := r.m.Practice(id); !ok {
			r.problems.Errorf(pos, "lens %q sets practice %q apart, which there is not", l.ID, id)
		}
		if sentences(l.Apart[id]) < 1 {
			r.problems.Errorf(pos, "lens %q gives no reason why practice %q stands apart", l.ID, id)
		}
	}
}

package model

import (
	"maps"
	"slices"
	"strings"

	"rubble/diag"
	"rubble/tomlfile"
)

// checkReference asks for sources, and for a value with its reason on
// dismantling and on every facet.
func (r *reader) checkReference(ref *Reference) {
	name := ref.Prose.Pos.File
	file := r.places[name]
	r.checkKey(ref.ID, diag.Pos{File: name})
	for _, t := range [...]field{{"title", ref.Title}, {"summary", ref.Summary}} {
		if strings.TrimSpace(t.text) == "" {
			r.problems.Errorf(file.At(t.name), "reference %q has no %s", ref.ID, t.name)
		}
	}
	r.checkSources("reference", ref.ID, ref.Sources, file)
	r.checkReferenceValue(ref.ID, "dismantling", ref.Dismantling, file)
	for _, f := range r.m.Facets {
		r.checkReferenceValue(ref.ID, "facets."+f.Key, ref.Facets[f.Key], file)
	}
	r.checkReferenceFacets(ref, file)
}

// checkReferenceFacets keeps out values for facets that the model has not.
func (r *reader) checkReferenceFacets(ref *Reference, file *tomlfile.File) {
	var known []string
	for _, f := range r.m.Facets {
		known = append(known, f.Key)
	}
	for _, key := range slices.Sorted(maps.Keys(ref.Facets)) {
		if slices.Contains(known, key) {
			continue
		}
		p := r.problems.Errorf(file.At("facets."+key), "reference %q speaks of facet %q, which is not in %s", ref.ID, key, modelFile)
		if near := diag.Nearest(key, known); near != "" {
			p.WithHint("did you mean %q?", near)
		}
	}
}

// checkReferenceValue checks one value, whose table is at path. A value left
// out is no zero.
func (r *reader) checkReferenceValue(id, path string, v ReferenceValue, file *tomlfile.File) {
	if v == (ReferenceValue{}) && !file.Has(path) {
		r.problems.Errorf(file.At("title"), "reference %q has no %s", id, path).
			WithHint("add a table [%s] with value, reason and sure", path)
		return
	}
	switch {
	case !file.Has(path + ".value"):
		r.problems.Errorf(file.At(path), "reference %q: %s has no value", id, path)
	case !(v.Value >= 0 && v.Value <= 100):
		r.problems.Errorf(file.At(path+".value"), "reference %q: %s is %v, which is not in 0…100", id, path, v.Value)
	}
	if sentences(v.Reason) < 2 {
		r.problems.Errorf(file.At(path+".reason"), "reference %q: the reason for %s has fewer than two sentences", id, path).
			WithHint("say what speaks for the value, and what keeps it from being higher or lower")
	}
	if !slices.Contains(Sureness, v.Sure) {
		r.problems.Errorf(file.At(path+".sure"), "reference %q: %s is sure %q, which is none of %s", id, path, v.Sure, strings.Join(Sureness, ", "))
	}
}

// sentences counts the words that end with a full stop, a question mark or an
// exclamation mark.
func sentences(text string) int {
	n := 0
	for word := range strings.FieldsSeq(text) {
		word = strings.TrimRight(word, `"'”’)`)
		if strings.TrimRight(word, ".?!…") != word {
			n++
		}
	}
	return n
}

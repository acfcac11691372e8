package model

import (
	"maps"
	"path"
	"slices"
	"strings"
)

const lensesDir = "content/lenses"

// lensText is a lens as a file writes it.
type lensText struct {
	Title   string
	Summary string
	Unseen  string
	Sources []string
	Sets    []LensSet
	Apart   map[string]string
}

func (r *reader) lens(f pageOf[lensText]) {
	t := f.front
	l := Lens{ID: f.id(), Title: t.Title, Summary: t.Summary, Unseen: t.Unseen, Sources: t.Sources, Sets: t.Sets, Apart: t.Apart, Prose: f.page}
	l.Prose.Title = l.Title
	r.m.Lenses = append(r.m.Lenses, l)
}

// reach takes up what practices say of the lenses themselves: a practice of a
// client's own names the parts that it speaks of, as set/part, and the files
// of the lenses stay as they are.
func (r *reader) reach() {
	for _, id := range slices.Sorted(maps.Keys(r.reaches)) {
		file := r.places[path.Join(practicesDir, id+".md")]
		for _, lens := range slices.Sorted(maps.Keys(r.reaches[id])) {
			l, ok := r.m.Lens(lens)
			if !ok {
				r.problems.Errorf(file.At("lenses."+lens), "practice %q speaks of lens %q, which there is not", id, lens).
					WithHint("the lenses are %s", strings.Join(r.m.LensIDs(), ", "))
				continue
			}
			for i, key := range r.reaches[id][lens] {
				part := l.part(key)
				if part == nil {
					r.problems.Errorf(file.At(indexed("lenses."+lens, i)), "lens %q has no part %q", lens, key).
						WithHint("a part is written as set/part: %s", strings.Join(l.partKeys(), ", "))
					continue
				}
				if !slices.Contains(part.Practices, id) {
					part.Practices = append(part.Practices, id)
				}
			}
		}
	}
}

// setApart takes up why practices stand apart from lenses, where their own
// files say it.
func (r *reader) setApart() {
	for _, id := range slices.Sorted(maps.Keys(r.aparts)) {
		file := r.places[path.Join(practicesDir, id+".md")]
		for _, lens := range slices.Sorted(maps.Keys(r.aparts[id])) {
			l, ok := r.m.Lens(lens)
			if !ok {
				r.problems.Errorf(file.At("apart."+lens), "practice %q stands apart from lens %q, which there is not", id, lens).
					WithHint("the lenses are %s", strings.Join(r.m.LensIDs(), ", "))
				continue
			}
			if l.Apart == nil {
				l.Apart = map[string]string{}
			}
			l.Apart[id] = r.aparts[id][lens]
		}
	}
}

// part looks a part up by its set and key: activities/plan.
func (l *Lens) part(key string) *LensPart {
	set, part, _ := strings.Cut(key, "/")
	for i := range l.Sets {
		for j := range l.Sets[i].Parts {
			if l.Sets[i].Key == set && l.Sets[i].Parts[j].Key == part {
				return &l.Sets[i].Parts[j]
			}
		}
	}
	return nil
}

func (l *Lens) partKeys() []string {
	var keys []string
	for _, s := range l.Sets {
		for _, p := range s.Parts {
			keys = append(keys, s.Key+"/"+p.Key)
		}
	}
	return keys
}

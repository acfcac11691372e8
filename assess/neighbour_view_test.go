package assess

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"rubble/report"
)

// A place is a cell of a report: a practice of the organisation, a team, a
// segment or a role, such as team/t1. The common norms are a practice of the
// organisation.
type place struct{ scope, practice string }

// A figureOf is a figure of a cell: A, X, R, or the key of a norm or a facet.
type figureOf struct {
	place
	name string
}

// A view is what a report says of one wave, figure by figure and cell by cell.
type view struct {
	figures map[figureOf]report.Figure
	cells   map[place]string // as JSON
	alike   map[string]bool  // practices whose scores are clamped
}

func viewOf(t *testing.T, r *report.Report) view {
	t.Helper()
	v := view{map[figureOf]report.Figure{}, map[place]string{}, map[string]bool{}}
	w := r.Waves[0]
	for _, p := range w.Practices {
		v.practice(t, "", p)
		v.alike[p.ID] = p.Alignment.Clamped || p.Dismantling.Clamped || p.Reinvention.Clamped
		for _, role := range p.Roles {
			at := place{"role/" + role.Role, p.ID}
			v.put(t, at, role)
			v.scores(at, role.Alignment, role.Dismantling, role.Reinvention)
		}
	}
	for _, n := range w.Common {
		v.figures[figureOf{place{"", "common"}, n.ID}] = n.Value
	}
	v.put(t, place{"", "common"}, w.Common)
	for _, team := range w.Teams {
		for _, p := range team.Practices {
			v.practice(t, "team/"+team.ID, p)
		}
	}
	for _, segment := range w.Segments {
		for _, p := range segment.Practices {
			v.practice(t, "segment/"+segment.ID, p)
		}
	}
	return v
}

func (v view) put(t *testing.T, at place, what any) {
	t.Helper()
	data, err := json.Marshal(what)
	if err != nil {
		t.Fatal(err)
	}
	v.cells[at] = string(data)
}

func (v view) scores(at place, a, x, r report.Figure) {
	v.figures[figureOf{at, "A"}], v.figures[figureOf{at, "X"}], v.figures[figureOf{at, "R"}] = a, x, r
}

func (v view) practice(t *testing.T, scope string, p report.Practice) {
	t.Helper()
	at := place{scope, p.ID}
	v.put(t, at, p)
	v.scores(at, p.Alignment, p.Dismantling, p.Reinvention)
	for _, n := range p.Norms {
		v.figures[figureOf{at, n.ID}] = n.Value
	}
	for key, f := range p.Facets {
		v.figures[figureOf{at, key}] = f
	}
}

// hidden says whether a figure is hidden: for the sake of the people behind it,
// or of others.
func (v view) hidden(at figureOf) bool {
	code := v.code(at)
	return code == report.TooFewPeople || code == report.Protects
}

// code is why a report has no figure; "shown" where it has one, and empty where
// it says nothing of it.
func (v view) code(at figureOf) report.Code {
	f, ok := v.figures[at]
	switch {
	case !ok:
		return ""
	case f.Reason != nil:
		return f.Reason.Code
	}
	return "shown"
}

// differing are the figures that one report has, and another has not, or for
// another reason, sorted. Roles are compared nowhere where nearly everybody
// answered alike, and the report says so.
func differing(a, b view) []string {
	out := map[string]bool{}
	for _, v := range []view{a, b} {
		for at := range v.figures {
			isRole := strings.HasPrefix(at.scope, "role/")
			if before, after := a.code(at), b.code(at); before != after && !(isRole && (a.alike[at.practice] || b.alike[at.practice])) {
				out[at.String()+": "+string(before)+" → "+string(after)] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(out))
}

// isNorm says whether a figure is a norm's.
func (f figureOf) isNorm() bool { return strings.Contains(f.name, "/") }

func (f figureOf) String() string {
	return strings.TrimPrefix(f.scope+" ", " ") + f.practice + " " + f.name
}

package model

import "math"

// A Reference is a body of knowledge that practices are compared with, placed
// on the plane by reading it: a judgement with its reasons, and no measurement.
type Reference struct {
	ID          string                    `json:"id"` // the file's name
	Title       string                    `json:"title"`
	Summary     string                    `json:"summary"`     // one sentence
	Dismantling ReferenceValue            `json:"dismantling"` // how far it took the norms of its field apart
	Facets      map[string]ReferenceValue `json:"facets"`      // by key; those of the ladder too
	Sources     []string                  `json:"sources"`     // works by author, title and year
	Prose       Page                      `json:"-"`

	facets []Facet // of the model, in its order
}

// A ReferenceValue is where a reading puts a reference on one scale.
type ReferenceValue struct {
	Value  float64 `json:"value"`  // 0–100
	Reason string  `json:"reason"` // two sentences or more
	Sure   string  `json:"sure"`   // one of Sureness
}

// Sureness is how sure a reading may be of a value.
var Sureness = []string{"fairly", "somewhat", "hardly"}

// Alignment is half the relief and half the mean of the other facets of its
// axis, as a practice is scored. Like what follows, it is on 0–100, and 0 for
// a reference that no model was read with.
func (r *Reference) Alignment() float64 { return r.axis(Alignment) }

// Reinvention is half the replacement and half the mean of the other facets
// of its axis.
func (r *Reference) Reinvention() float64 { return r.axis(Reinvention) }

// Deconstruction is the height on the plane, √(X·R).
func (r *Reference) Deconstruction() float64 {
	return math.Sqrt(r.Dismantling.Value * r.Reinvention())
}

func (r *Reference) axis(axis string) float64 {
	ladder, sum, n := 0.0, 0.0, 0
	for _, f := range r.facets {
		switch v := r.Facets[f.Key].Value; {
		case f.Axis != axis:
		case f.Ladder:
			ladder = v
		default:
			sum, n = sum+v, n+1
		}
	}
	return 0.5*ladder + 0.5*sum/float64(max(n, 1))
}

// Reference looks a reference up by id.
func (m *Model) Reference(id string) (*Reference, bool) {
	for i := range m.References {
		if m.References[i].ID == id {
			return &m.References[i], true
		}
	}
	return nil, false
}

package config

import (
	"slices"

	"rubble/diag"
)

// A Segment is a group of teams that is reported as one, such as a site or a
// line of business. Teams name theirs.
type Segment struct {
	ID   string
	Name string // default: the id
}

// Segment gives the segment of an id.
func (c *Config) Segment(id string) (Segment, bool) {
	at := slices.IndexFunc(c.Segments, func(s Segment) bool { return s.ID == id })
	if at < 0 {
		return Segment{ID: id, Name: id}, false
	}
	return c.Segments[at], true
}

// checkSegments asks that segments are declared, so that one that is misspelt
// is not another, and that each has a team.
func (c *Config) checkSegments(wrong wrongFunc) {
	seen := map[string]bool{}
	var ids []string
	for i, s := range c.Segments {
		checkID(wrong, Element("segments", i, "id"), "segment", s.ID, seen)
		ids = append(ids, s.ID)
		if !slices.ContainsFunc(c.Teams, func(t Team) bool { return t.Segment == s.ID }) {
			wrong(Element("segments", i, "id"), "no team belongs to segment %q", s.ID).
				WithHint("say segment = %q under [[teams]] of each team that does, or take the segment out", s.ID)
		}
	}
	for i, t := range c.Teams {
		if t.Segment == "" || seen[t.Segment] {
			continue
		}
		p := wrong(Element("teams", i, "segment"), "no segment with the id %q", t.Segment).
			WithHint("list it: [[segments]] with id = %q", t.Segment)
		if near := diag.Nearest(t.Segment, ids); near != "" {
			p.WithHint("did you mean %q?", near)
		}
	}
}

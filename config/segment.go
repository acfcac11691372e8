package config

import (
	"fmt"
	"slices"
	"strings"

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
// is not another, that each has teams, and that none can be taken for another
// or for a team.
func (c *Config) checkSegments(wrong, warn wrongFunc) {
	seen := map[string]bool{}
	names := map[string]string{} // id by what a name is taken for
	var ids []string
	for i, s := range c.Segments {
		at := Element("segments", i, "id")
		checkID(wrong, at, "segment", s.ID, seen)
		ids = append(ids, s.ID)
		if slices.ContainsFunc(c.Teams, func(t Team) bool { return t.ID == s.ID }) {
			wrong(at, "%q is the id of a team, too", s.ID).WithHint("give the segment another id; name = \"…\" may say what it is called")
		}
		if other, known := names[taken(s.Name)]; known && other != s.ID {
			place := Element("segments", i, "name")
			if !c.file.Has(place) { // the id is its name
				place = at
			}
			wrong(place, "segment %q is called %q already", other, s.Name).
				WithHint("give each segment a name of its own, or make them one")
		}
		names[taken(s.Name)] = s.ID
		c.checkMembers(wrong, warn, at, s.ID)
	}
	for i, t := range c.Teams {
		if t.Segment != "" && !seen[t.Segment] {
			wrong(Element("teams", i, "segment"), "no segment with the id %q", t.Segment).WithHint("%s", segmentHint(t.Segment, ids))
		}
	}
}

// segmentHint says what to do about a team's segment that is none of those
// listed: it may be several in one text.
func segmentHint(segment string, ids []string) string {
	const one = "a team belongs to one segment"
	if strings.Contains(segment, ",") {
		return one
	}
	if near := diag.Nearest(segment, ids); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	if !IsSlug(segment) {
		return one + ", which it names by its id"
	}
	return fmt.Sprintf("list it: [[segments]] with id = %q", segment)
}

// checkMembers asks that a segment has teams, and warns of one that says
// nothing of its own: that of an only team, or of all there are.
func (c *Config) checkMembers(wrong, warn wrongFunc, at, id string) {
	teams := 0
	for _, t := range c.Teams {
		if t.Segment == id {
			teams++
		}
	}
	switch {
	case teams == 0:
		wrong(at, "no team belongs to segment %q", id).
			WithHint("say segment = %q under [[teams]] of each team that does, or take the segment out", id)
	case len(c.Teams) == 1: // more are to come
	case teams == len(c.Teams):
		warn(at, "every team belongs to segment %q: its figures are those of the organisation", id).
			WithHint("divide the teams among two segments or more, or take the segment out")
	case teams == 1:
		warn(at, "a single team belongs to segment %q: its figures are those of the team", id).
			WithHint("put another team with it, or leave that team without a segment")
	}
}

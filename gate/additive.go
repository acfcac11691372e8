package gate

import "rubble/suppress"

// A limb is a segment or a team of an organisation.
type limb struct {
	cell, people int
	segment      string // its id, or that of the segment that it belongs to
}

// additive are the relations that hold in an organisation: it is made of its
// segments and of the teams outside; each segment is made of its teams; and the
// organisation is made of all teams, of which those fall out whose segment is
// told, since they can be taken from it together.
func additive(whole int, segments, teams []limb) []suppress.Relation {
	inside := map[string]int{} // where the cell of a segment's teams stands in each
	bySegments, byTeams := suppress.Relation{Whole: whole}, suppress.Relation{Whole: whole}
	out := make([]suppress.Relation, len(segments))
	for i, s := range segments {
		inside[s.segment] = i
		out[i].Whole = s.cell
		bySegments.Parts = append(bySegments.Parts, suppress.Part{Cell: s.cell, People: s.people, Inside: suppress.None})
	}
	for _, t := range teams {
		part := suppress.Part{Cell: t.cell, People: t.people, Inside: suppress.None}
		if at, ok := inside[t.segment]; ok && t.segment != "" {
			out[at].Parts = append(out[at].Parts, part)
			part.Inside = segments[at].cell
		} else {
			bySegments.Parts = append(bySegments.Parts, part)
		}
		byTeams.Parts = append(byTeams.Parts, part)
	}
	if out = append(out, byTeams); len(segments) > 0 {
		out = append(out, bySegments)
	}
	return out
}

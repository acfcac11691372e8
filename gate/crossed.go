package gate

import (
	scoring "rubble/score"
)

// Roles lie across teams. What is told of teams and of roles are sums over the
// same people, so that a role less the teams that are of it alone may be a single
// person of another team. Teams and roles are the corners of a graph, and the
// people who are of both an edge: of which edges the sums at the corners tell
// together, add and take away, is where the graph falls in two without them. So
// the people of edges that part it, and are few, are a pool.

// An edge is the people of a team in a role: places of their sheets.
type edge struct {
	corners [2]string
	hidden  bool // nothing is told of the team
	sheets  []int
}

// crossed are the sheets of people whom teams and roles could single out
// together, where two roles are told at least. Those of teams of which nothing is
// told are not among them, as they are a pool anyway.
func (d *drawer) crossed(t scoring.Turnout, told map[string]bool, teams []footing) map[int]bool {
	if len(told) < 2 {
		return nil
	}
	edges := d.edges(t, told, teams)
	part := d.parts(edges)
	out := map[int]bool{}
	for _, e := range edges {
		if !e.hidden && root(part, e.corners[0]) != root(part, e.corners[1]) {
			for _, sheet := range e.sheets {
				out[sheet] = true
			}
		}
	}
	return out
}

// edges are those between teams and roles. The roles of which nothing is told are
// one corner, and so are such teams of a segment: what they add up to is what the
// others leave.
func (d *drawer) edges(t scoring.Turnout, told map[string]bool, teams []footing) []edge {
	var out []edge
	for i, team := range t.Teams {
		e := edge{corners: [2]string{"team/" + team.ID}}
		if e.hidden = teams[i].level == nothing; e.hidden {
			e.corners[0] = teams[i].nothing
		}
		at := map[string]int{} // by role: place of the edge
		for _, sheet := range team.Sheets {
			role := d.sheets[sheet].Role
			if !told[role] {
				role = ""
			}
			if _, is := at[role]; !is {
				at[role] = len(out)
				e.corners[1] = "role/" + role
				out = append(out, e)
			}
			out[at[role]].sheets = append(out[at[role]].sheets, sheet)
		}
	}
	return out
}

// parts are those of a graph that fewer people join than anything is told of: the
// way from each corner to the one that stands for its part. Corners that so many
// join stay together, as do parts that so many join together: whatever parts them
// is not few. It may keep apart what a way round joins, which makes a pool larger
// than it need be.
func (d *drawer) parts(edges []edge) map[string]string {
	out := map[string]string{}
	for joined := true; joined; {
		joined = false
		between := map[[2]string]int{} // people
		for _, e := range edges {
			a, b := root(out, e.corners[0]), root(out, e.corners[1])
			if a != b {
				between[[2]string{min(a, b), max(a, b)}] += len(e.sheets)
			}
		}
		for pair, people := range between {
			if a, b := root(out, pair[0]), root(out, pair[1]); people >= d.limits.Shown && a != b {
				out[max(a, b)], joined = min(a, b), true
			}
		}
	}
	return out
}

// root is the corner that stands for the part of one.
func root(parts map[string]string, corner string) string {
	for parts[corner] != "" {
		corner = parts[corner]
	}
	return corner
}

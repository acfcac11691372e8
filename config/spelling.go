package config

import (
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// checkSpellings asks that no spelling stands for two teams: neither an id, a
// name nor an alias. Those that a reader takes for the same are the same.
func (c *Config) checkSpellings(wrong wrongFunc) {
	team := map[string]string{} // id by what it is taken for
	check := func(at, spelling, id string) {
		read := taken(spelling)
		if other, known := team[read]; known && other != id {
			wrong(at, "%q stands for team %q already", spelling, other).
				WithHint("each spelling in the answers has to mean one team: take it out here or there, or make the two one team with aliases")
			return
		}
		team[read] = id
	}
	for i, t := range c.Teams {
		check(Element("teams", i, "id"), t.ID, t.ID)
		if t.Name != t.ID {
			check(Element("teams", i, "name"), t.Name, t.ID)
		}
		for j, alias := range t.Aliases {
			check(nth(Element("teams", i, "aliases"), j), alias, t.ID)
		}
	}
}

// taken is what a reader takes a spelling for: whatever its case, the spaces
// in it, and how its accents are encoded.
//
// The Unicode Standard, §3.13, D145: canonical caseless matching.
func taken(spelling string) string {
	return norm.NFD.String(cases.Fold().String(norm.NFD.String(strings.Join(strings.Fields(spelling), " "))))
}

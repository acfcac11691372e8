package story

import (
	"slices"
	"strings"

	"rubble/diag"
)

// anyTeam stands for the edition of any team.
const anyTeam = "team"

// In are the pages that stand in an edition, in order: a page that names no
// editions stands in all.
func In(pages []Page, edition string) []Page {
	kind, _, _ := strings.Cut(edition, ":")
	var in []Page
	for _, p := range pages {
		if len(p.Editions) == 0 || slices.Contains(p.Editions, edition) || slices.Contains(p.Editions, kind) {
			in = append(in, p)
		}
	}
	return in
}

// checkEditions asks for editions that there are.
func checkEditions(pos diag.Pos, editions []string, names Names, problems *diag.List) {
	allowed := []string{"full", "sponsor", anyTeam}
	teams := make([]string, len(names.Teams))
	for i, id := range names.Teams {
		teams[i] = anyTeam + ":" + id
	}
	if editions != nil && len(editions) == 0 {
		problems.Errorf(pos, "the page stands in no edition").WithHint("leave editions out of a page that stands in all")
	}
	for _, e := range editions {
		if slices.Contains(allowed, e) || slices.Contains(teams, e) {
			continue
		}
		wrong := problems.Errorf(pos, "there is no edition %q", e)
		if near := diag.Nearest(e, slices.Concat(allowed, teams)); near != "" {
			wrong.WithHint("did you mean %q?", near)
		} else {
			wrong.WithHint("there are full, sponsor, team for that of any team, and team: with the id of one")
		}
	}
}

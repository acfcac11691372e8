package config

import (
	"slices"
	"strings"

	"rubble/diag"
)

// checkEdition asks for an edition that there is. Where no teams are listed,
// only the answers tell which there are.
func (c *Config) checkEdition(wrong wrongFunc, oneOf oneOfFunc) {
	const at = "report.edition"
	id, ofTeam := strings.CutPrefix(c.Report.Edition, "team:")
	if !ofTeam {
		oneOf(at, c.Report.Edition, "full", "sponsor", "team:ID")
		return
	}
	var ids []string
	for _, t := range c.Teams {
		ids = append(ids, t.ID)
	}
	if len(ids) == 0 || slices.Contains(ids, id) {
		return
	}
	p := wrong(at, "no team with the id %q", id).WithHint("list it: [[teams]] with id = %q", id)
	if near := diag.Nearest(id, ids); near != "" {
		p.WithHint("did you mean %q?", "team:"+near)
	}
}

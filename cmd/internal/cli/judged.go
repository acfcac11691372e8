package cli

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"rubble/assess"
	"rubble/gate"
	"rubble/ledger"
)

// judged says what waits, and what is hidden, because of what was published
// before: a line for each of the two and each wave.
func (a *app) judged(p *assess.Project) {
	policy := p.Config.Confidentiality.Policy
	_, judged := p.Judged(policy)
	least := gate.Limits(policy).Shown
	for _, w := range p.Waves {
		if n := judged.Waiting[w.ID]; n > 0 {
			fmt.Fprintf(a.Stdout, "%s: %s left out, since the wave was published before: until %d have come to a team and practice\n",
				w.ID, count(n, "late questionnaire"), least)
		}
		if few := judged.Few[w.ID]; len(few) > 0 {
			fmt.Fprintf(a.Stdout, "%s: hidden, since fewer than %d people's answers have changed since it was published: %s\n",
				w.ID, least, strings.Join(scopesOf(few), ", "))
		}
	}
}

// scopesOf names the scopes of cells, each once, with the number of practices.
func scopesOf(cells map[ledger.Cell]bool) []string {
	practices := map[string]int{}
	for c := range cells {
		practices[c.Scope]++
	}
	var out []string
	for _, scope := range slices.Sorted(maps.Keys(practices)) {
		name := scope
		if name == "" {
			name = "organisation"
		}
		out = append(out, fmt.Sprintf("%s (%s)", name, count(practices[scope], "practice")))
	}
	return out
}

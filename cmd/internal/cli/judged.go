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
// before: a line for each of the three and each wave. beside is the judgement with
// lots. It gives whether anything waits.
func (a *app) judged(p *assess.Project, beside ledger.Judgement) (waits bool) {
	policy := p.Config.Confidentiality.Policy
	_, byPeople := p.Judged(policy)
	least := gate.Limits(policy).Shown
	for _, w := range p.Waves {
		if n := byPeople.Waiting[w.ID]; n > 0 {
			waits = true
			fmt.Fprintf(a.Stdout, "%s: %s left out, since the wave was published before: until %d have come to a team and practice\n",
				w.ID, count(n, "late questionnaire"), least)
		}
		if few := byPeople.Few[w.ID]; len(few) > 0 {
			fmt.Fprintf(a.Stdout, "%s: hidden, since fewer than %d people's answers have changed since it was published: %s\n"+
				"\tput answers and ids back as they were, or wait until those of %d people have changed; rubble build --output DIR shows how it looks\n",
				w.ID, least, strings.Join(scopesOf(few), ", "), least)
		}
		if byLots := cellsBut(beside.Few[w.ID], byPeople.Few[w.ID]); len(byLots) > 0 {
			fmt.Fprintf(a.Stdout, "%s: hidden, since other answers are replaced by lot than when it was published: %s\n"+
				"\tput answers and ids back as they were, or wait until those of %d people have changed there; rubble build --output DIR shows how it looks\n",
				w.ID, strings.Join(scopesOf(byLots), ", "), least)
		}
	}
	return waits
}

// cellsBut are the cells that are not among others.
func cellsBut(cells, others map[ledger.Cell]bool) map[ledger.Cell]bool {
	out := maps.Clone(cells)
	maps.DeleteFunc(out, func(c ledger.Cell, _ bool) bool { return others[c] })
	return out
}

// scopesOf names the scopes of cells, each once, with the number of practices,
// and says where how many people answered is among them.
func scopesOf(cells map[ledger.Cell]bool) []string {
	practices, people := map[string]int{}, map[string]string{}
	for c := range cells {
		if c.Practice == "" {
			people[c.Scope] = " and how many answered"
			practices[c.Scope] += 0
			continue
		}
		practices[c.Scope]++
	}
	var out []string
	for _, scope := range slices.Sorted(maps.Keys(practices)) {
		name := scope
		if name == "" {
			name = "organisation"
		}
		out = append(out, fmt.Sprintf("%s (%s%s)", name, count(practices[scope], "practice"), people[scope]))
	}
	return out
}

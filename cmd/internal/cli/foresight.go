package cli

import (
	"fmt"
	"slices"
	"strings"

	"rubble/assess"
	"rubble/config"
	"rubble/gate"
	"rubble/report"
)

// levels are how much is shown of a group, from the least on, as the gate names
// them and as a table does.
var levels = [...]struct{ name, word, brief string }{
	{"nothing", "nothing", "nothing"},
	{"rounded", "one rounded figure", "one figure"},
	{"interval", "figures with intervals", "intervals"},
	{"distribution", "distribution", "distribution"},
}

// A sum is what is shown of a group over several practices.
type sum struct {
	of, nothing, protects int // practices with answers, and of these those of which nothing is shown
	lowest, highest       int // levels
	fewest, most          int // people
	together              bool
}

func summed(practices []gate.Outlook, of func(gate.Outlook) (gate.Shown, bool)) sum {
	var out sum
	for _, o := range practices {
		s, found := of(o)
		if !found || s.Level == "" {
			continue
		}
		at := 0
		for levels[at].name != s.Level {
			at++
		}
		if out.of == 0 {
			out.lowest, out.highest, out.fewest, out.most, out.together = at, at, s.People, s.People, s.Consensus
		}
		out.of++
		out.lowest, out.highest = min(out.lowest, at), max(out.highest, at)
		out.fewest, out.most = min(out.fewest, s.People), max(out.most, s.People)
		out.together = out.together && s.Consensus
		if at == 0 {
			out.nothing++
		}
		if s.Why == report.Protects {
			out.protects++
		}
	}
	return out
}

// people is how many are behind it, from the fewest to the most.
func (s sum) people() string {
	switch {
	case s.of == 0:
		return "–"
	case s.together:
		return "joint"
	case s.fewest < s.most:
		return fmt.Sprintf("%d–%d", s.fewest, s.most)
	}
	return fmt.Sprint(s.most)
}

func (s sum) String() string {
	switch {
	case s.of == 0:
		return "–"
	case s.together:
		return "everything"
	case s.nothing == s.of && s.protects == s.of:
		return "nothing (protects others)"
	case s.nothing > 0 && s.nothing < s.of:
		return fmt.Sprintf("nothing (%d) to %s", s.nothing, levels[s.highest].brief)
	case s.lowest < s.highest:
		return levels[s.lowest].brief + " to " + levels[s.highest].brief
	}
	return levels[s.lowest].word
}

// legend says what headcounts leave open.
func (a *app) legend(p *assess.Project, v assess.Preview) {
	if v.Wave != "" {
		return
	}
	if all, each := len(p.Settings().Practices), p.Config.Model.PerRespondent; each < all {
		evenly := max(1, (v.Response*each+all/2)/all)
		a.say(fmt.Sprintf("That is of a practice which all of them answer. One person is asked about %d of %d: spread evenly, a practice is answered as --response %d shows it.",
			each, all, evenly))
	}
	if len(v.Unknown) > 0 {
		a.say("Without a headcount: " + named(p, v.Unknown) + ". What is shown of them cannot be foreseen, and others may have to be hidden beside them.")
	}
}

// A tally is how many results are hidden.
type tally struct{ all, hidden, protects int }

func (t *tally) add(results []gate.Shown) {
	for _, s := range results {
		if s.Level == "" {
			continue
		}
		t.all++
		if s.Level == levels[0].name {
			t.hidden++
		}
		if s.Why == report.Protects {
			t.protects++
		}
	}
}

// hides says how much a policy hides: so many teams and segments or, of several
// practices, so many results of them.
func hides(f assess.Foresight) string {
	var teams, segments tally
	for _, o := range f.Practices {
		teams.add(o.Teams)
		segments.add(o.Segments)
	}
	said := func(t tally, noun string) string {
		if len(f.Practices) > 1 {
			return fmt.Sprintf("%d of %s of %ss", t.hidden, count(t.all, "result"), noun)
		}
		return fmt.Sprintf("%d of %s", t.hidden, count(t.all, noun))
	}
	out := f.Policy + " hides " + said(teams, "team")
	if segments.all > 0 {
		out += " and " + said(segments, "segment")
	}
	if n := teams.protects + segments.protects; n > 0 {
		out += fmt.Sprintf(", %d to protect others", n)
	}
	return out + "."
}

// mostJoins is how many joins are named.
const mostJoins = 3

// advised says what to do so that nothing has to be hidden under a policy; empty
// if nothing has, or nothing helps.
func advised(p *assess.Project, f assess.Foresight) string {
	var ways, joins []string
	for _, teams := range f.Advice.Join[:min(mostJoins, len(f.Advice.Join))] {
		joins = append(joins, named(p, teams[1:])+" with "+named(p, teams[:1]))
	}
	if more := len(f.Advice.Join) - len(joins); more > 0 {
		joins = append(joins, fmt.Sprintf("%d more (--json lists them)", more))
	}
	if len(joins) > 0 {
		ways = append(ways, "join "+strings.Join(joins, ", and ")+" (aliases in config.toml)")
	}
	if together := f.Advice.Together; len(together) > 0 {
		ways = append(ways, "let "+named(p, together)+" answer together (rubble questionnaire --consensus)")
	}
	return strings.Join(ways, ", or ")
}

// named are the names of teams, the first of many.
func named(p *assess.Project, teams []string) string {
	names := ids(teams, func(id string) string {
		at := slices.IndexFunc(p.Teams, func(t config.Team) bool { return t.ID == id })
		if at < 0 {
			return id
		}
		return printable(p.Teams[at].Name)
	})
	if n := len(names); n > 1 && n <= 4 {
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
	return some(names)
}

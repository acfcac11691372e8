package config

import (
	"slices"
	"strconv"
)

// An Asked says which practices people of a role, or of a team, are asked
// about.
type Asked struct {
	Role      string // manages, does or is-served; empty: any
	Team      string // id; empty: any
	Practices []string
}

// takes says whether the entry is for people of a role and a team; either may
// be empty, where it is not known.
func (a Asked) takes(role, team string) bool {
	return (a.Role == "" || a.Role == role) && (a.Team == "" || a.Team == team)
}

// AskedOf are the practices that somebody of a role and a team, in any of its
// spellings, is asked about: those of the first entry that fits, or nil where
// none does.
func (c *Config) AskedOf(role, team string) []string {
	if t, ok := c.Team(team); ok && team != "" {
		team = t.ID
	}
	for _, a := range c.Asked {
		if a.takes(role, team) {
			return a.Practices
		}
	}
	return nil
}

// checkAsked asks that each entry is for somebody whom none before it takes.
func (c *Config) checkAsked(wrong wrongFunc, oneOf oneOfFunc) {
	for i, a := range c.Asked {
		if a.Role != "" {
			oneOf(Element("asked", i, "role"), a.Role, "manages", "does", "is-served")
		}
		if a.Team != "" && !slices.ContainsFunc(c.Teams, func(t Team) bool { return t.ID == a.Team }) {
			wrong(Element("asked", i, "team"), "no team with the id %q", a.Team).WithHint("asked names teams that this file lists")
		}
		c.checkAskedOf(wrong, a.Practices, Element("asked", i, "practices"))
		if slices.ContainsFunc(c.Asked[:i], func(before Asked) bool { return before.takes(a.Role, a.Team) }) {
			wrong(Element("asked", i, "practices"), "an entry above takes all whom this one is for").
				WithHint("the first entry that fits counts: put the more special one first")
		}
	}
}

// checkAskedOf keeps to the number of practices that one person is asked
// about. Whether the model has those practices is the model's to say.
func (c *Config) checkAskedOf(wrong wrongFunc, practices []string, at string) {
	switch n := len(practices); {
	case n == 0:
		wrong(at, "no practices").WithHint("list those that these people are asked about")
	case n > c.Model.PerRespondent:
		wrong(at, "%d practices for one person, at most %d", n, c.Model.PerRespondent).
			WithHint("ask some of these people about some of them, or raise per_respondent under [model]")
	}
	for i, id := range practices {
		within := at + "[" + strconv.Itoa(i) + "]"
		if slices.Contains(practices[:i], id) {
			wrong(within, "practice %q is listed twice", id).WithHint(onceOnly)
		}
		if len(c.Model.Practices) > 0 && !slices.Contains(c.Model.Practices, id) {
			wrong(within, "practice %q is not among those assessed", id).WithHint("add it to practices under [model]")
		}
	}
}

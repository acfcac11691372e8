package report

import "slices"

// Whole says whether it is the full edition.
func (r *Report) Whole() bool { return r.Edition == Full }

// Wave looks a wave up by id.
func (r *Report) Wave(id string) (Wave, bool) {
	return find(r.Waves, func(w Wave) bool { return w.ID == id })
}

// Answered is how many teams answered, in this edition or not.
func (w Wave) Answered() int { return len(w.Teams) + w.OtherTeams }

// Of are the practices of a team, or, for an empty id, of the organisation.
func (w Wave) Of(team string) []Practice {
	if team == "" {
		return w.Practices
	}
	t, _ := find(w.Teams, func(t Team) bool { return t.ID == team })
	return t.Practices
}

// Practice looks up a practice of a team or of the organisation.
func (w Wave) Practice(team, id string) (Practice, bool) {
	return find(w.Of(team), func(p Practice) bool { return p.ID == id })
}

// Norm looks up a norm of a team or of the organisation; the common norms are
// the organisation's.
func (w Wave) Norm(team, key string) (Norm, bool) {
	is := func(n Norm) bool { return n.ID == key }
	for _, p := range w.Of(team) {
		if n, ok := find(p.Norms, is); ok {
			return n, true
		}
	}
	if team != "" {
		return Norm{}, false
	}
	return find(w.Common, is)
}

func find[T any](all []T, is func(T) bool) (T, bool) {
	if at := slices.IndexFunc(all, is); at >= 0 {
		return all[at], true
	}
	var none T
	return none, false
}

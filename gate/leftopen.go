package gate

import scoring "rubble/score"

// How much may be shown of a figure follows from how many people answered what
// it is made of. Where people of a team of which nothing is told could be among
// them, less than these would allow says that they left it open. So all of such a
// team who count are thought to have answered, and what is shown hangs on how many
// they are. People of other teams are not: how many of them answered, their teams
// show.
//
// To let all who count decide would be as silent, but of a hundred who count ten
// may have answered, and what is then shown as a distribution is theirs. This way
// a figure may lack of the people that it asks for only those of hidden teams, of
// whose answers lots were drawn.
//
// Two things hold whatever hidden teams left open. Nothing is shown of fewer
// people than anything is shown of: that some left it open then shows. And a
// figure is lifted by one level at most: that it is not lifted further says that at
// least as many people as lie between two levels left it open, and of so many
// something is told.

// asThoughAnswered is how many people are thought to be behind a figure of n, if
// those of silent teams who left it open had answered.
func (p *publisher) asThoughAnswered(n, open int) int {
	switch {
	case n < p.limits.Shown:
		return n
	case n < p.limits.Interval:
		return min(n+open, p.limits.Distribution-1)
	}
	return n + open
}

// scoresIn are the estimates of A, X, R, D and G.
func scoresIn(s *scoring.Scores) [5]*scoring.Estimate {
	return [...]*scoring.Estimate{&s.Alignment, &s.Dismantling, &s.Reinvention, &s.Deconstruction, &s.Gap}
}

// estimatesIn are the estimates of a practice's scores and of own knowledge, of
// any practice in the same order.
func estimatesIn(s *scoring.Practice) [6]*scoring.Estimate {
	return [...]*scoring.Estimate{&s.Alignment, &s.Dismantling, &s.Reinvention, &s.Deconstruction, &s.Gap, &s.OwnKnowledge}
}

// openScores is how many of those who count in teams are not behind each estimate
// of the practice, in the order of [estimatesIn].
func openScores(teams []silent) (out [6]int) {
	for _, t := range teams {
		for i, e := range estimatesIn(t.of) {
			out[i] += max(t.of.Counting-e.N, 0)
		}
	}
	return out
}

// openQuestions is how many of those who count in teams are not behind each norm
// and facet, by its key as the plan names it. A team has all norms and facets that
// the organisation has, with nobody behind those that nobody of it answered.
func openQuestions(teams []silent) map[string]int {
	out := map[string]int{}
	for _, t := range teams {
		for i := range t.of.Norms {
			n := &t.of.Norms[i]
			out[n.Key] += max(t.of.Counting-n.Value.N, 0)
		}
		for _, f := range t.of.Facets {
			out[facetKey(f.Key)] += max(t.of.Counting-f.N, 0)
		}
	}
	return out
}

// A roleNorm is a norm as a role answers it.
type roleNorm struct{ role, norm string }

// openInRoles is how many people of each role in teams left each norm of the
// organisation's practice open.
func openInRoles(s *scoring.Practice, teams []silent) map[roleNorm]int {
	ids := map[string]bool{}
	for _, t := range teams {
		ids[t.team] = true
	}
	out := map[roleNorm]int{}
	for _, r := range s.Roles {
		for i, n := range openNorms(r.Open, len(s.Norms), ids) {
			out[roleNorm{r.Role, s.Norms[i].Key}] = n
		}
	}
	return out
}

// openNorms sums up what teams of these ids left open of so many norms, which
// stand in the order of the practice, as they do in [scoring.LeftOpen].
func openNorms(open []scoring.LeftOpen, norms int, ids map[string]bool) []int {
	out := make([]int, norms)
	for _, o := range open {
		if !ids[o.Team] {
			continue
		}
		for at, n := range o.Norms {
			out[at] += n
		}
	}
	return out
}

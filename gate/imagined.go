package gate

import (
	"slices"

	"rubble/model"
	scoring "rubble/score"
	"rubble/survey"
)

// A questioning is what a form asks about a practice.
type questioning struct {
	practice      string
	norms, facets []string // keys
}

func askedOf(in Input, practice string) questioning {
	out := questioning{practice: practice}
	of, ok := in.Model.Practice(practice)
	if !ok {
		return out
	}
	for _, n := range of.Norms {
		out.norms = append(out.norms, n.Key)
	}
	items := of.Asked(in.Length)
	for _, f := range in.Model.Facets {
		if f.Ladder || slices.ContainsFunc(items, func(it model.Item) bool { return it.Facet == f.Key }) {
			out.facets = append(out.facets, f.Key)
		}
	}
	return out
}

// by is the practice as so many people answered it one by one; where nobody
// did, as it was answered together.
func (q questioning) by(n int) scoring.Practice {
	e := scoring.Estimate{N: n}
	out := scoring.Practice{ID: q.practice, Counting: n, Scores: scoring.Scores{Alignment: e, Dismantling: e, Reinvention: e}}
	if n == 0 {
		out.Mode = survey.Consensus
	}
	for _, key := range q.norms {
		out.Norms = append(out.Norms, scoring.Norm{Key: key, Value: e})
	}
	for _, key := range q.facets {
		out.Facets = append(out.Facets, scoring.Facet{Key: key, Estimate: e})
	}
	return out
}

// imagined is a wave in which teams answered one practice, and nobody told a
// role.
func imagined(q questioning, teams []Foreseen) scoring.Wave {
	var w scoring.Wave
	at := map[string]int{} // among the segments
	for _, t := range teams {
		n := t.People
		own := scoring.TeamResult{Team: scoring.Team{ID: t.Team, Segment: t.Segment}, Respondents: n}
		if t.Consensus {
			own.Mode, n = survey.Consensus, 0
		}
		if t.Consensus || n > 0 {
			own.Practices = []scoring.Practice{q.by(n)}
		}
		w.Teams = append(w.Teams, own)
		w.Respondents += n
		if t.Segment == "" || len(own.Practices) == 0 {
			continue
		}
		if _, there := at[t.Segment]; !there {
			at[t.Segment] = len(w.Segments)
			w.Segments = append(w.Segments, scoring.Segment{ID: t.Segment})
		}
		w.Segments[at[t.Segment]].Respondents += n
	}
	for i := range w.Segments {
		w.Segments[i].Practices = []scoring.Practice{q.by(w.Segments[i].Respondents)}
	}
	w.Practices = []scoring.Practice{q.by(w.Respondents)}
	return w
}

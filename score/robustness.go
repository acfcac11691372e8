package score

import (
	"cmp"
	"slices"
	"sync"
)

// A Robustness is how far the verdict on a practice hangs on choices of
// scoring that could as well have been made otherwise.
type Robustness struct {
	Scorings         int      // alternative ones, drawn
	Kept             float64  // share of them that give the same verdict, 0–1
	ByTeams          float64  // of the organisation: share in which its means pass, so that its teams decide; of any choice, the largest
	Verdicts         []Tally  // of all of them, the most frequent first
	Rank             int      // of the organisation's practices by deconstruction, 1 the highest; 0 of a team's practice
	RankLo, RankHi   int      // the range that holds 95 of 100 alternative ranks
	RankMin, RankMax int      // the whole range
	Choices          []Choice // of the organisation: each choice varied alone, the one that changes the verdict most often first
}

// A Tally is how often alternative scorings give a verdict.
type Tally struct {
	Verdict string
	Share   float64 // 0–1
}

// A Choice is one choice of scoring, varied while all others stay as they are.
// Joining is never one: no verdict depends on it, only ranks do.
type Choice struct {
	Key  string  // one of the Choice… constants
	Kept float64 // share of its alternatives that give the same verdict, 0–1
}

// The choices that are varied.
const (
	ChoiceValues     = "values"     // what each rung is worth on each axis
	ChoiceFacets     = "facets"     // how facets are weighted
	ChoiceLadder     = "ladder"     // the ladder's part in alignment and reinvention
	ChoiceJoining    = "joining"    // how dismantling and reinvention make deconstruction
	ChoiceThresholds = "thresholds" // where the lines are drawn
)

// robust scores a wave again and again in other ways, and says of each verdict
// of the organisation and its teams how many of these keep it. All practices
// and teams meet the same alternatives.
func (c *compiled) robust(w *Wave, orgs []*organisation) {
	alternatives := columned(c.alternatives())
	wholes := make([]*whole, len(w.Practices))
	var varied sync.WaitGroup
	for _, o := range orgs {
		id := c.practices[o.at].id
		at := slices.IndexFunc(w.Practices, func(p Practice) bool { return p.ID == id })
		if at >= 0 {
			varied.Go(func() { wholes[at] = c.vary(o, w.teams(id), alternatives) })
		}
	}
	varied.Wait()
	for i := range w.Practices {
		if p := &w.Practices[i]; p.Verdict.Name != "" {
			p.Robustness = wholes[i].tallies[0].robustness(p.Verdict.Name)
			p.Robustness.Choices = wholes[i].choices(p.Verdict.Name)
			p.Robustness.ByTeams = share(slices.Max(wholes[i].decided[:]), scorings)
			p.Robustness.rank(wholes, i)
		}
	}
}

// teams are the teams' figures of one practice, by team.
func (w *Wave) teams(practice string) map[string]*Practice {
	out := map[string]*Practice{}
	for _, t := range w.Teams {
		for i := range t.Practices {
			if t.Practices[i].ID == practice {
				out[t.ID] = &t.Practices[i]
			}
		}
	}
	return out
}

// robustness is what a tally says of a verdict.
func (t tally) robustness(verdict string) *Robustness {
	r := &Robustness{Scorings: scorings}
	for i, n := range t {
		if verdicts[i] == verdict {
			r.Kept = share(n, scorings)
		}
		if n > 0 {
			r.Verdicts = append(r.Verdicts, Tally{verdicts[i], share(n, scorings)})
		}
	}
	slices.SortFunc(r.Verdicts, func(a, b Tally) int {
		return cmp.Or(cmp.Compare(b.Share, a.Share), cmp.Compare(a.Verdict, b.Verdict))
	})
	return r
}

// choices are those varied alone, by how often they keep the verdict.
func (w *whole) choices(verdict string) []Choice {
	var out []Choice
	for i, v := range variants[1:] {
		out = append(out, Choice{v.key, w.tallies[1+i].robustness(verdict).Kept})
	}
	slices.SortStableFunc(out, func(a, b Choice) int { return cmp.Compare(a.Kept, b.Kept) })
	return out
}

// rank sets the rank of practice i, in force and over the alternatives.
func (r *Robustness) rank(wholes []*whole, i int) {
	ranks := make([]int, 1+scorings)
	for k := range ranks {
		ranks[k] = rank(wholes, i, k)
	}
	r.Rank = ranks[0]
	drawn := ranks[1:]
	slices.Sort(drawn)
	out := scorings * 25 / 1000 // of a hundred ranks, 2.5 at either end
	r.RankLo, r.RankHi = drawn[out], drawn[scorings-1-out]
	r.RankMin, r.RankMax = drawn[0], drawn[scorings-1]
}

// rank is that of practice i by deconstruction under alternative k, among those
// that have it; equal ones follow each other in the order of the settings.
func rank(wholes []*whole, i, k int) int {
	out, own := 1, wholes[i].heights[k]
	for j, other := range wholes {
		switch {
		case j == i || !other.known[reinvention]:
		case other.heights[k] > own+1e-9, j < i && reaches(other.heights[k], own):
			out++
		}
	}
	return out
}

package attack

import (
	"slices"

	"rubble/model"
)

// A table is a practice in one wave: the people of each team by what they
// answered, and what is told of sums over them. How many answered in which team
// is taken to be known, as it is to whoever works there; what is told of it
// is less.
type table struct {
	model    *model.Model
	wave     string
	report   *published
	whole    *practice
	segments []publishedSegment
	apart    []segmentGap
	moves    []moved
	teams    []member
	inRole   func(role string) int // how many who count are in a role
	leftAny  func(team string, questions []string) int
	inCell   func(team, role string) int // how many of a team are of a role
	fallOn   func(team, role string) int // on how many of these lots can fall
	weighted bool                        // teams count by their headcount, so that no sum over people is known
}

// A member is a team of the table.
type member struct {
	id, segment string
	told        *practice
	people      func(quantity string) int // behind a figure
	weight      float64                   // in the organisation
	headcount   int                       // 0: not told
	together    bool
}

// A knower knows how many people are behind what is told of nobody.
type knower interface {
	inTeam(wave, team, practice, quantity string) int
	inRole(wave, role, practice string) int
	inWhole(wave, practice string) int
	leftOpen(wave, team string, questions []string) int // how many left one of these open at least
	inCell(wave, team, role, practice string) int
	fallOn(wave, team, role, practice string) int // on how many of these lots can fall
}

// tables are those of a wave.
func tables(m *model.Model, r *published, w *publishedWave, know knower) []*table {
	var out []*table
	segmentOf := map[string]string{}
	for _, latest := range r.Waves { // the latest alone tells
		for _, s := range latest.Segments {
			for _, t := range s.Teams {
				segmentOf[t] = s.ID
			}
		}
	}
	for i := range w.Practices {
		t := &table{model: m, wave: w.ID, report: r, whole: &w.Practices[i], segments: w.Segments, apart: w.SegmentGaps}
		t.leftAny = func(team string, questions []string) int { return know.leftOpen(w.ID, team, questions) }
		t.inCell = func(team, role string) int { return know.inCell(w.ID, team, role, t.whole.ID) }
		t.fallOn = func(team, role string) int { return know.fallOn(w.ID, team, role, t.whole.ID) }
		t.inRole = func(role string) int { return know.inRole(w.ID, role, t.whole.ID) }
		for _, of := range w.Teams {
			if told := practiceOf(of.Practices, t.whole.ID); told != nil {
				t.add(w.ID, of, told, segmentOf[of.ID], know)
			}
		}
		out = append(out, t)
	}
	return out
}

func (t *table) add(wave string, of publishedTeam, told *practice, segment string, know knower) {
	own := member{id: of.ID, segment: segment, told: told, together: told.Mode != "individual",
		people: func(quantity string) int {
			f, _ := told.quantity(quantity)
			if n, ok := f.told(); ok {
				return n
			}
			return know.inTeam(wave, of.ID, told.ID, quantity)
		}}
	own.weight = float64(own.people(dismantling))
	if of.People > 0 {
		own.weight, own.headcount, t.weighted = float64(of.People), of.People, true
	}
	t.teams = append(t.teams, own)
}

// A question is one of a practice: what each of its answers is worth, 0–100.
type question struct {
	key    string
	worths []float64
}

// step is what every worth is a multiple of.
func (q question) step() float64 { return q.worths[1] }

// agreement is what the answers to an item are worth.
var agreement = []float64{0, 25, 50, 75, 100}

// questions are the norms, each rung worth what it is on the dismantling
// scale, and the facets, of which the short form asks one item each.
func (t *table) questions() []question {
	rungs := make([]float64, len(t.model.Ladder))
	for i, r := range t.model.Ladder {
		rungs[i] = 100 * r.Dismantling
	}
	var out []question
	for _, n := range t.whole.Norms {
		out = append(out, question{n.ID, rungs})
	}
	for _, f := range t.model.Facets {
		if !f.Ladder {
			out = append(out, question{f.Key, agreement})
		}
	}
	return out
}

// few says whether a team has people behind a figure, too few to be told of.
func (t *table) few(of *member, quantity string) bool {
	n := of.people(quantity)
	return !of.together && n > 0 && n < t.report.Method.Limits.Shown
}

// A kind says why a figure is not told, or not told as it is.
type kind int

const (
	hidden   kind = iota // few people are behind it
	protects             // it is hidden for the sake of others
	rounded              // it is told roughly
	leftOpen             // what those who left questions open answered to the others
	crossing             // of the few of a team who are of a role
)

// A target is a figure of a team.
type target struct {
	team     int // or none
	quantity string
	kind     kind
}

// none is no team.
const none = -1

// targets are the hidden figures of teams: their dismantling, and each
// question.
func (t *table) targets() []target {
	var out []target
	keys := []string{dismantling, alignment, reinvention}
	for _, q := range t.questions() {
		keys = append(keys, q.key)
	}
	for i := range t.teams {
		of := &t.teams[i]
		for _, key := range keys {
			f, n := of.told.quantity(key)
			switch {
			case of.together || f.Value != nil && !f.Rounded || of.people(key) == 0:
			case t.few(of, key):
				out = append(out, target{i, key, hidden})
			case f.why() == "protects-others":
				out = append(out, target{i, key, protects})
			case f.Rounded || n != nil && f.why() == "only-state":
				out = append(out, target{i, key, rounded})
			}
		}
	}
	return out
}

// spanOf is where a figure of a practice lies.
func (t *table) spanOf(p *practice, key string) (span, figure, *norm) {
	f, n := p.quantity(key)
	at := t.model.Thresholds
	within := t.report.spanOf(f, n, p.Mode, at.StandsBelow, at.GoneFrom)
	if f.Value != nil && !f.Rounded && !f.Clamped {
		within = t.narrowed(p, key, within)
	}
	return within, f, n
}

// A group is teams that make up a whole, by their places.
type group struct {
	told *practice
	of   []int
}

// groups are the organisation, and its segments where the scores of these are
// told.
func (t *table) groups() []group {
	all := group{told: t.whole}
	for i := range t.teams {
		all.of = append(all.of, i)
	}
	out := []group{all}
	for _, s := range t.segments {
		told := practiceOf(s.Practices, t.whole.ID)
		if told == nil {
			continue
		}
		g := group{told: told}
		for i := range t.teams {
			if slices.Contains(s.Teams, t.teams[i].id) {
				g.of = append(g.of, i)
			}
		}
		out = append(out, g)
	}
	return out
}

// behind is how many answers a team adds; a joint one is one.
func (t *table) behind(team int, key string) int {
	if t.teams[team].together {
		return 1
	}
	return t.teams[team].people(key)
}

// lots are how many answers of each question are replaced in a pool. None are
// where single figures are hidden and nothing else.
func (t *table) lots() int {
	if t.report.Suppression == "primary" {
		return 0
	}
	return t.report.Method.Limits.Lots
}

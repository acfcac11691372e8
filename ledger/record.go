package ledger

import (
	"cmp"
	"maps"
	"slices"

	"rubble/survey"
)

// Record makes the edition that tells of some cells, by wave. answers are those
// that it was made from, without those that wait; segments are those of teams
// now, which a wave that was told of before does not take up.
// Only individual sheets are recorded: a consensus sheet is the team's own
// statement.
func (l Ledger) Record(answers survey.Answers, segments map[string]string, told map[string][]Cell, policy, model string) Edition {
	out := Edition{Policy: policy, Model: model}
	waves := map[string]bool{}
	for id := range told {
		waves[id] = true
	}
	for _, s := range answers.Sheets {
		waves[s.Wave] = true
	}
	before := l.byWave()
	for _, id := range slices.Sorted(maps.Keys(waves)) {
		in := inSegments(before[id], segments)
		w := Wave{ID: id, Told: slices.SortedFunc(slices.Values(told[id]), compareCells)}
		now := censusOf(answers, id)
		for _, team := range slices.Sorted(maps.Keys(now)) {
			t := Team{ID: team, Segment: in[team], Hashes: map[string][]uint16{}}
			for practice, people := range now[team] {
				t.Hashes[practice] = hashesIn(people)
			}
			w.Teams = append(w.Teams, t)
		}
		out.Waves = append(out.Waves, w)
	}
	return out
}

// Holds notes what an edition hides of a wave for the sake of others.
func (e *Edition) Holds(held map[string][]Held) {
	for i := range e.Waves {
		e.Waves[i].Held = slices.SortedFunc(slices.Values(held[e.Waves[i].ID]), compareHeld)
	}
}

// Drew notes where the lots of an edition fell.
func (e *Edition) Drew(fallen Fallen) {
	if fallen == nil {
		return
	}
	for _, w := range e.Waves {
		for i := range w.Teams {
			if w.Teams[i].Fallen = fallen[w.ID][w.Teams[i].ID]; w.Teams[i].Fallen == nil {
				w.Teams[i].Fallen = map[string][]uint16{} // none, which is known
			}
		}
	}
}

func compareHeld(a, b Held) int {
	return cmp.Or(compareCells(a.Cell, b.Cell), cmp.Compare(a.Question, b.Question))
}

func compareCells(a, b Cell) int {
	return cmp.Or(cmp.Compare(a.Scope, b.Scope), cmp.Compare(a.Practice, b.Practice))
}

// Add gives the ledger with one edition more, and whether it has one: what
// tells the same as the last one, of the same answers, adds nothing.
func (l Ledger) Add(e Edition) (Ledger, bool) {
	if n := len(l.Editions); n > 0 && seal(l.Editions[n-1], "").Seal == seal(e, "").Seal {
		return l, false
	}
	l.Editions = append(slices.Clip(l.Editions), e)
	return l, true
}

// A person is somebody's answers to a practice: their hash, and the place of
// the sheet that they stand on.
type person struct {
	sheet int
	hash  uint16
}

// A census is whose answers there are in a wave, by team and practice, in the
// order of the sheets.
type census map[string]map[string][]person

func censusOf(answers survey.Answers, wave string) census {
	out := census{}
	for i, s := range answers.Sheets {
		if s.Wave != wave || s.Mode != survey.Individual {
			continue
		}
		for practice, h := range hashesOf(s) {
			if out[s.Team] == nil {
				out[s.Team] = map[string][]person{}
			}
			out[s.Team][practice] = append(out[s.Team][practice], person{i, h})
		}
	}
	return out
}

func hashesIn(people []person) []uint16 {
	out := make([]uint16, len(people))
	for i, p := range people {
		out[i] = p.hash
	}
	slices.Sort(out)
	return out
}

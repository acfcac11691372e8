package ledger

import (
	"cmp"
	"slices"
	"strings"

	"rubble/survey"
)

// A Cohort is the people of a team whose answers to a practice came or changed
// from one edition to the next, or since the last: what an edition tells less
// what the one before told is the sum of theirs. Where people only went, it is
// all who stayed, since they are what the next edition tells.
type Cohort struct {
	Team, Practice string
	Respondents    []string // ids, sorted
	Came           bool     // they are those who came or changed
}

// cohorts are those of a wave, edition by edition.
func cohorts(editions []Wave, now census, segments map[string]string, answers survey.Answers) []Cohort {
	var out []Cohort
	after := now.hashes()
	for _, w := range slices.Backward(editions) {
		before := w.seen(after, segments)
		for team := range union(before, after) {
			for practice := range union(before[team], after[team]) {
				came, went := difference(before[team][practice], after[team][practice])
				of := now[team][practice]
				if len(came) > 0 {
					of = withHashes(of, came)
				}
				if len(of) > 0 && len(came)+len(went) > 0 {
					c := cohortOf(team, practice, of, answers)
					c.Came = len(came) > 0
					out = append(out, c)
				}
			}
		}
		after = before
	}
	slices.SortFunc(out, compareCohorts)
	return slices.CompactFunc(out, func(a, b Cohort) bool { return compareCohorts(a, b) == 0 })
}

// seen are the hashes of an edition; where it told nothing of which the answers of
// a team to a practice were part, those after it, since from it and another one
// nothing follows. So where answers are put back as they were before it, lots fall
// as they did then.
func (w Wave) seen(after hashes, segments map[string]string) hashes {
	told := map[Cell]bool{} // roles as one, since they are of all teams
	for _, c := range w.Told {
		if strings.HasPrefix(c.Scope, "role/") {
			c.Scope = "role/"
		}
		told[c] = true
	}
	before, out := w.hashes(), hashes{}
	for team := range union(before, after) {
		out[team] = map[string][]uint16{}
		for practice := range union(before[team], after[team]) {
			out[team][practice] = after[team][practice]
			for _, scope := range [...]string{"", "role/", "segment/" + segments[team], "team/" + team} {
				if told[Cell{scope, practice}] {
					out[team][practice] = before[team][practice]
				}
			}
		}
	}
	return out
}

// withHashes are the people who have one of those hashes.
func withHashes(people []person, hashes []uint16) []person {
	return slices.DeleteFunc(slices.Clone(people), func(p person) bool { return !slices.Contains(hashes, p.hash) })
}

func cohortOf(team, practice string, of []person, answers survey.Answers) Cohort {
	out := Cohort{Team: team, Practice: practice}
	for _, p := range of {
		out.Respondents = append(out.Respondents, answers.Sheets[p.sheet].Respondent)
	}
	slices.Sort(out.Respondents)
	return out
}

func compareCohorts(a, b Cohort) int {
	return cmp.Or(cmp.Compare(a.Team, b.Team), cmp.Compare(a.Practice, b.Practice), slices.Compare(a.Respondents, b.Respondents))
}

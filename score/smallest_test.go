package score_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/model"
	"rubble/score"
	"rubble/survey"
)

// A spot is one answer.
type spot struct{ sheet, response int }

// changeable are the answers of those who count in a team, or in all for "".
func changeable(sheets []survey.Sheet, team string) []spot {
	var out []spot
	for i, s := range sheets {
		given, open := 0, 0
		for i, q := range tinyQuestions {
			at := slices.IndexFunc(s.Responses, func(r survey.Response) bool { return r.Question == q })
			switch {
			case at < 0 && i >= 4 && s.Length == model.LengthNorms:
			case at < 0 || s.Responses[at].Kind == survey.DontKnow:
				open++
			case s.Responses[at].Kind == survey.Given:
				given++
			}
		}
		if given == 0 || 5*given < 3*(given+open) || team != "" && s.Team != team {
			continue
		}
		for j, r := range s.Responses {
			if r.Kind == survey.Given {
				out = append(out, spot{i, j})
			}
		}
	}
	return out
}

// flips says whether some way to change k of the spots changes the verdict: all
// of them are tried.
func flips(sheets []survey.Sheet, spots []spot, k int, was string, verdict func() string, found map[string]bool) {
	if k == 0 {
		if name := verdict(); name != was {
			found[name] = true
		}
		return
	}
	for i, at := range spots {
		r := &sheets[at.sheet].Responses[at.response]
		old, first, last := r.Value, int8(0), int8(model.Rungs-1)
		if slices.Index(tinyQuestions[:], r.Question) >= 4 {
			first, last = 1, model.Points
		}
		for r.Value = first; r.Value <= last; r.Value++ {
			if r.Value != old {
				flips(sheets, spots[i+1:], k-1, was, verdict, found)
			}
		}
		r.Value = old
	}
}

// Every way to change one answer of small waves is scored, and of smaller ones
// two, and three: none of fewer answers than said changes the verdict, and as
// many do where that is exact. What it becomes is what comes of one of them.
func TestSmallestByEveryWay(t *testing.T) {
	m := tiny(t)
	for seed := range uint64(12) {
		rng := rand.New(rand.NewPCG(seed, 11))
		sheets, teams := small(rng)
		set := settings("p")
		set.Teams, set.Replicates = teams, 2
		plainly := score.Plainly(m, set)
		w := score.Score(m, survey.Answers{Sheets: slices.Clone(sheets)}, set).Waves[0]
		whose := []string{""}
		for _, team := range w.Teams {
			whose = append(whose, team.ID)
		}
		for _, team := range whose {
			spots := changeable(sheets, team)
			if len(spots) == 0 {
				continue
			}
			p := practice(t, w, team)
			verdict := func() string { return practice(t, plainly(slices.Clone(sheets)), team).Verdict.Name }
			if p.Verdict.Name != "" {
				everyWay(t, fmt.Sprintf("seed %d, %q, %s", seed, team, p.Verdict.Name), p, sheets, spots, verdict)
			} else if p.Smallest != nil {
				t.Errorf("seed %d, %q: no verdict, and %+v", seed, team, *p.Smallest)
			}
		}
	}
}

func everyWay(t *testing.T, what string, p score.Practice, sheets []survey.Sheet, spots []spot, verdict func() string) {
	t.Helper()
	s := p.Smallest
	if s == nil {
		t.Errorf("%s: nothing changes it", what)
		return
	}
	most := 1
	switch {
	case len(spots) < 9:
		most = 3
	case len(spots) < 18:
		most = 2
	}
	least, became := most+1, map[string]bool{}
	for k := 1; k <= most && least > most; k++ {
		if flips(sheets, spots, k, p.Verdict.Name, verdict, became); len(became) > 0 {
			least = k
		}
	}
	switch {
	case s.Of != len(spots):
		t.Errorf("%s: of %d answers, want %d", what, s.Of, len(spots))
	case s.Answers < least, s.Exact && s.Answers > least && least <= most:
		t.Errorf("%s: %+v, but the least is %d (%d: more than were tried)", what, *s, least, most+1)
	case s.Answers == least && least <= most && !became[s.Becomes]:
		t.Errorf("%s: becomes %s, want one of %v", what, s.Becomes, became)
	}
}

// small draws a wave of one to three sheets in one or two teams.
func small(rng *rand.Rand) ([]survey.Sheet, []score.Team) {
	var sheets []survey.Sheet
	teams := []score.Team{{ID: "a", People: rng.IntN(3) * 3}, {ID: "b", People: rng.IntN(3) * 3}}
	base, joint := rng.IntN(6), [2]bool{rng.IntN(5) == 0, rng.IntN(5) == 0}
	for i := range 1 + rng.IntN(3) {
		out := []byte(answers(rng))
		for at, a := range out { // near to each other, so that verdicts of every kind come up
			if a >= '0' && a <= '5' && rng.IntN(3) > 0 {
				out[at] = byte('0' + base)
				if at >= 4 {
					out[at] = byte('0' + max(base, 1))
				}
				if at == 5 || at == 7 { // reversed
					out[at] = byte('0' + 6 - max(base, 1))
				}
			}
		}
		of := rng.IntN(2)
		s := sheet(teams[of].ID, fmt.Sprintf("r%d", i), string(out))
		if rng.IntN(6) == 0 {
			s = sheet(s.Team, s.Respondent, string(out[:4+rng.IntN(2)]))
			s.Length = model.LengthNorms
		}
		if joint[of] {
			s.Mode, s.Respondent, s.People = survey.Consensus, "", 5
		}
		sheets = append(sheets, s)
	}
	return sheets, teams
}

// Where a team's people answer alike, only how many answers to each question go
// to an end of the scale has to be tried. One answer less never changes the
// verdict, and some way to change as many does.
func TestSmallestOfPeopleAlike(t *testing.T) {
	m := tiny(t)
	for _, c := range []struct {
		answers [2]string // of team a, and of b
		sheets  [2]int
		people  int // in b; 0: not known
		want    score.Smallest
	}{
		// A is 50 + 25, X 20, R 25, own knowledge 50. With a norm at the top X
		// rises by 80/12 and R by 50/12; with five of them to 53.3 and 45.8. An
		// item on reinvention adds 25/6: R is 50. A needs seven answers.
		{[2]string{"22223333"}, [2]int{3}, 0, score.Smallest{Answers: 6, Of: 24, Exact: true, Figure: "dismantling", Becomes: score.Renaissance}},
		// X 10 and R 0 are far. A is 12.5: either of its items adds 25, a norm at
		// relaxed 50·0.75/4. One of each is 46.9, and both items are 62.5.
		{[2]string{"11111515"}, [2]int{1}, 0, score.Smallest{Answers: 2, Of: 8, Exact: true, Figure: "alignment", Becomes: score.Aligned}},
		// Both teams pass, b with R 5 + 50. One item less of its two people is
		// worth 12.5: R is 42.5 there and 61.7 in all, and a third of the weight
		// passes.
		{[2]string{"55555151", "44445151"}, [2]int{1, 2}, 0, score.Smallest{Answers: 1, Of: 24, Exact: true, Figure: "teams", Down: true, Becomes: score.Aligned}},
		// Only a passes, 2 people of 5. In b R is 5 + 25, and either of its items
		// adds 12.5.
		{[2]string{"55555151", "44443333"}, [2]int{2, 1}, 3, score.Smallest{Answers: 2, Of: 24, Exact: true, Figure: "teams", Becomes: score.Renaissance}},
	} {
		var sheets []survey.Sheet
		teams := []score.Team{{ID: "a"}, {ID: "b", People: c.people}}
		for i, answers := range c.answers {
			for j := range c.sheets[i] {
				sheets = append(sheets, sheet(teams[i].ID, fmt.Sprint(j), answers))
			}
		}
		set := settings("p")
		set.Teams, set.Replicates = teams, 2
		p := practice(t, score.Score(m, survey.Answers{Sheets: slices.Clone(sheets)}, set).Waves[0], "")
		if p.Smallest == nil || *p.Smallest != c.want {
			t.Errorf("%v: %+v, want %+v", c.answers, p.Smallest, c.want)
			continue
		}
		plainly := score.Plainly(m, set)
		for less := range 2 {
			found := map[string]bool{}
			for _, high := range []bool{false, true} {
				toEnds(sheets, c.sheets, high, c.want.Answers-less, 0, func() { found[practice(t, plainly(slices.Clone(sheets)), "").Verdict.Name] = true })
			}
			delete(found, p.Verdict.Name)
			if less == 1 && len(found) > 0 || less == 0 && !found[c.want.Becomes] {
				t.Errorf("%v: %d answers make it %v", c.answers, c.want.Answers-less, found)
			}
		}
	}
}

// toEnds tries every way to move k answers to one end of the scale, by how many
// there are of each team and question.
func toEnds(sheets []survey.Sheet, people [2]int, high bool, k, question int, try func()) {
	if k == 0 {
		try()
		return
	}
	if question == 2*len(tinyQuestions) {
		return
	}
	toEnds(sheets, people, high, k, question+1, try)
	team, at := question/len(tinyQuestions), question%len(tinyQuestions)
	own := sheets[team*people[0]:][:people[team]]
	for i := range own[:min(k, len(own))] {
		r := &own[i].Responses[at]
		old := r.Value
		if r.Value = end(at, high); r.Value == old {
			return
		}
		defer func() { r.Value = old }()
		toEnds(sheets, people, high, k-i-1, question+1, try)
	}
}

// end is the answer to a question at one end of its scale.
func end(question int, high bool) int8 {
	reversed := question == 5 || question == 7
	switch {
	case question < 4 && high:
		return model.Rungs - 1
	case question < 4:
		return 0
	case high != reversed:
		return model.Points
	}
	return 1
}

// There is none where there is no verdict: nobody answered enough, nothing
// applies, or no ladder was answered.
func TestNoSmallestWithoutAVerdict(t *testing.T) {
	for _, answers := range []string{"????????", "........", "xxxxxxxx", "xxxx3333", "0???????"} {
		w := scored(t, []survey.Sheet{sheet("a", "1", answers)}, score.Team{ID: "a"})
		for _, p := range w.Practices {
			if p.Verdict.Name != "" || p.Smallest != nil {
				t.Errorf("%s: %q and %+v, want neither", answers, p.Verdict.Name, p.Smallest)
			}
		}
	}
}

// Where own knowledge was not asked about, no answer makes a practice
// deconstructive.
func TestSmallestOfTheLadderAlone(t *testing.T) {
	s := sheet("a", "1", "4444")
	s.Length = model.LengthNorms
	w := scored(t, []survey.Sheet{s}, score.Team{ID: "a"})
	// A is 100, and three of four norms at 0 leave 25.
	if got, want := practice(t, w, "a").Smallest, (score.Smallest{Answers: 3, Of: 4, Exact: true, Figure: "alignment", Down: true, Becomes: score.Entrenched}); got == nil || *got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// Neither roles nor the smallest change depend on the order of sheets.
func TestOrderOfRolesAndSmallestDoesNotMatter(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 12))
	var sheets []survey.Sheet
	teams := []score.Team{{ID: "a", People: 30}, {ID: "b"}, {ID: "c"}, {ID: "d", People: 9}}
	for i := range 50 {
		s := sheet(teams[min(i%3, i/2)].ID, fmt.Sprint(i), answers(rng))
		s.Role = append(slices.Clone(survey.Roles), "", "visitor")[rng.IntN(5)]
		sheets = append(sheets, s)
	}
	sheets = append(sheets, sheet("d", "only", "44443333"))
	want := practice(t, scored(t, slices.Clone(sheets), teams...), "")
	if want.Smallest == nil || len(want.Roles) != 4 || len(want.RoleGaps) != 9 || len(want.NormGaps) != 12 {
		t.Fatalf("%+v, %d roles, %d gaps, %d of norms", want.Smallest, len(want.Roles), len(want.RoleGaps), len(want.NormGaps))
	}
	for range 5 {
		rng.Shuffle(len(sheets), func(a, b int) { sheets[a], sheets[b] = sheets[b], sheets[a] })
		got := practice(t, scored(t, slices.Clone(sheets), teams...), "")
		if diff := cmp.Diff([]any{want.Roles, want.RoleGaps, want.NormGaps, want.Smallest}, []any{got.Roles, got.RoleGaps, got.NormGaps, got.Smallest}); diff != "" {
			t.Error(diff)
		}
	}
}

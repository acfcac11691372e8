package score_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"rubble/model"
	"rubble/score"
	"rubble/survey"
)

// wide is a model of three practices, each with four norms and twelve items,
// three of each facet. Of p and q every third item is reversed, of r the last
// two.
func wide(t testing.TB) *model.Model {
	t.Helper()
	page := func(id, reversed string) *fstest.MapFile {
		text := "+++\ntitle = \"" + id + "\"\ngroup = \"service\"\nobjection = \"Who objects to " + id + "?\"\n"
		for i := range 4 {
			rungs := fmt.Sprintf("\"%[1]s%[2]d on 0\", \"%[1]s%[2]d on 1\", \"%[1]s%[2]d on 2\", \"%[1]s%[2]d on 3\", \"%[1]s%[2]d on 4\", \"%[1]s%[2]d on 5\"", id, i)
			text += fmt.Sprintf("[[norms]]\nkey = \"n%d\"\nname = \"n\"\nstatement = \"s %s%d\"\nneed = \"n\"\nseen = \"s\"\napart = \"a\"\nrungs = [%s]\n", i, id, i, rungs)
		}
		for i, r := range reversed {
			facet := []string{"flow", "automation", "own-knowledge", "trust"}[i/3]
			text += fmt.Sprintf("[[items]]\nkey = \"i%02d\"\nfacet = %q\ntext = \"on %s %d\"\nreverse = %v\nlength = \"short\"\n", i, facet, id, i, r == 'R')
		}
		return &fstest.MapFile{Data: []byte(text + "+++\n")}
	}
	m, problems := model.Read(fstest.MapFS{
		"content/model.toml":       {Data: []byte(tinyModel)},
		"content/method/method.md": {Data: []byte("+++\ntitle = \"m\"\n+++\n")},
		"content/norms/.keep":      {},
		"content/references/.keep": {},
		"content/lenses/.keep":     {},
		"content/practices/p.md":   page("p", "..R..R..R..R"),
		"content/practices/q.md":   page("q", "..R..R..R..R"),
		"content/practices/r.md":   page("r", "..........RR"),
	})
	if problems.Failed() {
		t.Fatal(problems.Sorted())
	}
	return m
}

// filled is a sheet on the wide model: for each practice its id, a colon, the
// rungs of its norms and the answers to its items as they were ticked.
func filled(team, respondent string, practices ...string) survey.Sheet {
	s := survey.Sheet{Wave: wave, Team: team, Respondent: respondent, Length: model.LengthShort}
	for _, p := range practices {
		id, answers, _ := strings.Cut(p, ":")
		for i, a := range answers {
			r := survey.Response{Question: fmt.Sprintf("%s/n%d", id, i)}
			if i >= 4 {
				r.Question = fmt.Sprintf("%s/i%02d", id, i-4)
			}
			switch a {
			case '.':
				continue
			case '?':
				r.Kind = survey.DontKnow
			case 'x':
				r.Kind = survey.NotApplicable
			default:
				r.Value = int8(a - '0')
			}
			s.Responses = append(s.Responses, r)
		}
	}
	return s
}

// scoredWide scores sheets on the wide model.
func scoredWide(t testing.TB, sheets []survey.Sheet, teams ...score.Team) score.Wave {
	t.Helper()
	set := settings("p", "q", "r")
	set.Teams = teams
	return score.Score(wide(t), survey.Answers{Sheets: sheets}, set).Waves[0]
}

func TestCareless(t *testing.T) {
	const mixed = "423242143325"
	for _, c := range []struct {
		name    string
		answers []string
		flagged bool
	}{
		{"agrees with everything", []string{"p:0123444444444444"}, true},
		{"disagrees with everything", []string{"p:0123111111111111"}, true},
		{"the middle of everything", []string{"p:0123333333333333"}, true},
		{"strongly in favour, and reads", []string{"p:5555551551551551"}, false},
		{"ten in a row", []string{"p:0123444444444423"}, true},
		{"the last ten", []string{"p:0123214444444444"}, true},
		{"nine in a row", []string{"p:0123444444444235"}, false},
		{"one answer in the midst of it", []string{"p:0123444442444444"}, false},
		{"not known in the midst of it", []string{"p:012344444?444444"}, false},
		{"not applicable in the midst of it", []string{"p:012344444x444444"}, false},
		{"left blank in the midst of it", []string{"p:012344444.444444"}, false},
		{"left off after ten", []string{"p:01234444444444.."}, true},
		{"half of two practices", []string{"p:0123444444444444", "q:0123" + mixed}, true},
		{"less than half of two", []string{"p:0123444444444443", "q:0123" + mixed}, false},
		{"from one practice into the next", []string{"p:0123423242444444", "q:0123444444325432"}, true},
		{"half of three", []string{"p:0123" + mixed, "q:0123444444444444", "r:0123" + mixed}, false},
		{"all of three", []string{"p:0123444444444444", "q:0123444444444444", "r:0123444444444444"}, true},
		{"one rung for all norms", []string{"p:0000" + mixed}, false},
		{"none of these reversed", []string{"r:0123444444444425"}, false},
		{"one of these reversed", []string{"r:0123444444444441"}, false},
		{"two of these reversed", []string{"r:0123444444444444"}, true},
		{"all unknown", []string{"p:0123????????????"}, false},
		{"all not applicable", []string{"p:0123xxxxxxxxxxxx"}, false},
		{"the ladder only", []string{"p:0123"}, false},
		{"one item", []string{"p:01234..........."}, false},
		{"no norm answered", []string{"p:....444444444444"}, true},
		{"left off before half of two", []string{"p:....4444444444..", "q:0..............."}, false},
		{"too little of either practice to count", []string{"p:..........444444", "q:....444444......"}, true},
	} {
		w := scoredWide(t, []survey.Sheet{filled("a", "r", c.answers...)}, score.Team{ID: "a"})
		want := 0
		if c.flagged {
			want = 1
		}
		if w.Careless.Sheets != 1 || w.Careless.Flagged != want {
			t.Errorf("%s: %d of %d flagged, want %d", c.name, w.Careless.Flagged, w.Careless.Sheets, want)
		}
	}
}

// A team's joint sheet is no one's, and a team that is not asked is nobody's.
func TestCarelessCountsIndividualSheets(t *testing.T) {
	joint := filled("c", "", "p:0123444444444444")
	joint.Mode, joint.People = survey.Consensus, 5
	sheets := []survey.Sheet{joint, filled("a", "r", "p:0123444444444444"), filled("nowhere", "r", "p:0123444444444444")}
	w := scoredWide(t, sheets, score.Team{ID: "a"}, score.Team{ID: "c"})
	if w.Careless.Sheets != 1 || w.Careless.Flagged != 1 {
		t.Errorf("%d of %d flagged, want 1 of 1", w.Careless.Flagged, w.Careless.Sheets)
	}
}

// By hand: everybody stands on one rung, and ticks 2, or 4 where reversed, so
// that all facets are 25; the flagged stand on 5 and tick 4, so that each
// facet, of two items and a reversed one, is 175/3.
//
//	         A                  X               R
//	team a   12.5, 25, 62.5     0, 10, 20       12.5 each    no headcount
//	flagged  50 + 175/6         100             50 + 175/6
//	team b   62.5 each          40 each         17.5 each    two, of ten
//	flagged  50 + 175/6         100             50 + 175/6
//	team c   62.5               20              12.5         six, together
//
// Team a weighs four with the flagged one, three without; b ten and c six.
func TestWithoutCareless(t *testing.T) {
	const honest, same = "224224224224", "444444444444"
	joint := filled("c", "", "p:2222"+honest)
	joint.Mode, joint.People = survey.Consensus, 6
	sheets := []survey.Sheet{
		filled("a", "1", "p:0000"+honest), filled("a", "2", "p:1111"+honest), filled("a", "3", "p:2222"+honest), filled("a", "4", "p:5555"+same),
		filled("b", "1", "p:3333"+honest), filled("b", "2", "p:3333"+honest), filled("b", "3", "p:5555"+same),
		joint,
		filled("a", "5", "q:0000"+honest),
	}
	w := scoredWide(t, sheets, score.Team{ID: "a"}, score.Team{ID: "b", People: 10}, score.Team{ID: "c"})
	const f = 50 + 175./6
	moved := func(a, without float64, b, withoutB, c float64) float64 {
		return (3*without+10*withoutB+6*c)/19 - (4*a+10*b+6*c)/20
	}
	equal(t, "careless", w.Careless, score.Careless{Sheets: 8, Flagged: 2, Without: []score.WithoutSheet{{
		Practice: "p", Flagged: 2, N: 5,
		Alignment:   moved((100+f)/4, 100./3, (125+f)/3, 62.5, 62.5),
		Dismantling: 28.94736842105263 - 42.5, // 550/19, of 10, 40 and 20; 850/20, of 32.5, 60 and 20
		Reinvention: moved((37.5+f)/4, 12.5, (35+f)/3, 17.5, 12.5),
		Deconstruction: moved(math.Sqrt(32.5*(37.5+f)/4), math.Sqrt(10*12.5),
			math.Sqrt(60*(35+f)/3), math.Sqrt(40*17.5), math.Sqrt(20*12.5)),
	}}})
	equal(t, "dismantling with everybody", practice(t, w, "").Dismantling.Value, 42.5)
}

// Where nobody else counts, there is a reason and no figure; a team all of
// whose sheets are flagged falls out of the others'.
func TestWithoutEverybody(t *testing.T) {
	sheets := []survey.Sheet{filled("a", "1", "p:0000444444444444"), filled("a", "2", "p:5555444444444444")}
	w := scoredWide(t, sheets, score.Team{ID: "a", People: 10}, score.Team{ID: "b", People: 30})
	equal(t, "everybody", w.Careless, score.Careless{Sheets: 2, Flagged: 2, Without: []score.WithoutSheet{{Practice: "p", Flagged: 2, Reason: score.NobodyCounts}}})

	sheets = append(sheets, filled("b", "1", "p:1111224224224224"))
	w = scoredWide(t, sheets, score.Team{ID: "a", People: 10}, score.Team{ID: "b", People: 30})
	// With team a: A (10·(25 + 175/6) + 30·25)/40, X (10·50 + 30·10)/40 and
	// R as A but with 12.5 of team b; without: 25, 10 and 12.5.
	const a = 25 + 175./6
	equal(t, "a whole team", w.Careless.Without, []score.WithoutSheet{{Practice: "p", Flagged: 2, N: 1,
		Alignment: 25 - (10*a+30*25)/40, Dismantling: 10 - 20, Reinvention: 12.5 - (10*a+30*12.5)/40,
		Deconstruction: math.Sqrt(125) - (10*math.Sqrt(50*a)+30*math.Sqrt(125))/40}})
}

// Among 200 people who answer at random, or each with a lean of their own but
// reading what they tick, all twenty are found who do not, and nobody else.
func TestCarelessAmongMany(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 9))
	var sheets []survey.Sheet
	for i := range 220 {
		p := make([]byte, 16)
		lean := 1 + rng.IntN(5)
		for j := range p {
			v := 1 + rng.IntN(5)
			if i%2 == 0 {
				v = min(max(lean+rng.IntN(3)-1, 1), 5)
			}
			if i >= 200 {
				v = lean
			} else if j >= 4 && j%3 == 0 {
				v = 6 - v
			}
			p[j] = '0' + byte(v)
		}
		sheets = append(sheets, filled("a", fmt.Sprintf("r%03d", i), "p:"+string(p)))
	}
	w := scoredWide(t, sheets, score.Team{ID: "a"})
	if w.Careless.Sheets != 220 || w.Careless.Flagged != 20 || len(w.Careless.Without) != 1 || w.Careless.Without[0].N != 200 {
		t.Errorf("%+v, want 20 of 220 flagged", w.Careless)
	}
	rng.Shuffle(len(sheets), func(a, b int) { sheets[a], sheets[b] = sheets[b], sheets[a] })
	for _, s := range sheets {
		slices.Reverse(s.Responses)
	}
	if diff := cmp.Diff(w.Careless, scoredWide(t, sheets, score.Team{ID: "a"}).Careless); diff != "" {
		t.Errorf("in another order (-as it was +mixed):\n%s", diff)
	}
}

// Of the archetypes those who agree with everything are flagged, and nobody
// else: not even where most statements find the same agreement.
func TestCarelessArchetypes(t *testing.T) {
	m, problems := model.Read(os.DirFS(".."))
	if problems.Failed() {
		t.Fatal(problems.Sorted())
	}
	def, _ := m.Practice("change-enablement")
	for _, length := range []string{model.LengthShort, model.LengthFull} {
		for i, a := range archetypes {
			var sheets []survey.Sheet
			for j, who := range a.people {
				s := survey.Sheet{Wave: wave, Team: "a", Respondent: fmt.Sprint(j), Length: length}
				for n, norm := range def.Norms {
					s.Responses = append(s.Responses, survey.Response{Question: norm.Key, Value: who.rungs[n]})
				}
				for _, it := range def.Asked(length) {
					s.Responses = append(s.Responses, survey.Response{Question: it.Key, Value: who.tick(it)})
				}
				sheets = append(sheets, s)
			}
			set := settings(def.ID)
			set.Teams = []score.Team{{ID: "a"}}
			got, want := score.Score(m, survey.Answers{Sheets: sheets}, set).Waves[0].Careless.Flagged, 0
			if i == 0 {
				want = len(sheets)
			}
			if got != want {
				t.Errorf("%s, %s: %d of %d flagged, want %d", a.name, length, got, len(sheets), want)
			}
		}
	}
}

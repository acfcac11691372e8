package score_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"rubble/model"
	"rubble/score"
	"rubble/survey"
)

// olderTiny is the tiny model as it was in another version, edited as JSON,
// which is how a project keeps it.
func olderTiny(t testing.TB, version string, edit func(p *model.Practice)) map[string]*model.Model {
	t.Helper()
	m := *tiny(t)
	m.Version = version
	m.Practices = []model.Practice{m.Practices[0]}
	if edit != nil {
		edit(&m.Practices[0])
	}
	data, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	older, problems := model.Decode("models/"+version+".json", data)
	for _, p := range problems.Sorted() {
		t.Fatal(p)
	}
	return map[string]*model.Model{version: older}
}

func asked(sheets []survey.Sheet, version string) []survey.Sheet {
	out := make([]survey.Sheet, len(sheets))
	for i, s := range sheets {
		s.Model = version
		out[i] = s
	}
	return out
}

// Where the older model asked the same, nothing is another figure.
func TestOlderModelThatAskedTheSame(t *testing.T) {
	older := olderTiny(t, "0.0.0", nil)
	waves(20, func(rng *rand.Rand, sheets []survey.Sheet, teams []score.Team) {
		for i := range sheets {
			sheets[i].Length = []string{model.LengthNorms, model.LengthShort, model.LengthFull}[rng.IntN(3)]
		}
		set := settings("p")
		set.Teams, set.Replicates = teams, 200
		want := score.Score(tiny(t), survey.Answers{Sheets: sheets}, set)
		set.Older = older
		for _, version := range []string{"0.0.0", "9.9.9"} { // of the other there is no model
			got := score.Score(tiny(t), survey.Answers{Sheets: asked(sheets, version)}, set)
			if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(score.Practice{})); diff != "" {
				t.Fatalf("%s: %s", version, diff)
			}
		}
	})
}

// What the older model did not ask is in no denominator. n3 was left blank and
// n4 and trust were not there yet. Relaxed is worth 1, 0.2 and 0; a 3 on flow is
// 50, a 2 on automation, turned round, 75, a 5 on own knowledge 100.
//
//	A = 100/2 + 62.5/2 = 81.25, at worst 200/3/2 + 62.5/2
//	X = 20, from 40/3 to 140/3
//	R = 0/2 + 100/2 = 50, at best 100/3/2 + 50
func TestOlderModelAskedLess(t *testing.T) {
	gone := func(p *model.Practice) { p.Norms, p.Items = p.Norms[:3], p.Items[:3] }
	set := settings("p")
	set.Teams = []score.Team{{ID: "a"}}
	set.Older = olderTiny(t, "0.0.0", gone)
	one := sheet("a", "1", "22..325.")
	under := func(version string) score.Practice {
		w := score.Score(tiny(t), survey.Answers{Sheets: asked([]survey.Sheet{one}, version)}, set).Waves[0]
		return practice(t, w, "a")
	}
	p := under("0.0.0")
	same(t, "scores", [3]float64{p.Alignment.Value, p.Dismantling.Value, p.Reinvention.Value}, [3]float64{81.25, 20, 50})
	same(t, "bounds", []score.Range{p.Bounds.Alignment, p.Bounds.Dismantling, p.Bounds.Reinvention},
		[]score.Range{{Lo: 100.0/3 + 31.25, Hi: 81.25}, {Lo: 40.0 / 3, Hi: 140.0 / 3}, {Lo: 50, Hi: 100.0/6 + 50}})
	same(t, "unknown", p.Unknown, 1.0/6)
	// Under the model in force two norms and an item of eight were left blank.
	p = under("")
	same(t, "unknown under the model in force", p.Unknown, 3.0/8)
	same(t, "bounds under the model in force", p.Bounds.Alignment, score.Range{Lo: 25 + 31.25, Hi: 81.25})

	// Four of six are enough to count, four of eight are not.
	one = sheet("a", "1", "22..32..")
	if p := under("0.0.0"); p.Counting != 1 || p.LeftOut != 0 {
		t.Errorf("under the older model %d count and %d do not", p.Counting, p.LeftOut)
	}
	if p := under(""); p.Counting != 0 || p.LeftOut != 1 {
		t.Errorf("under the model in force %d count and %d do not", p.Counting, p.LeftOut)
	}
	// Nobody could speak of trust then.
	one = sheet("a", "1", "2222325.")
	for _, f := range under("0.0.0").Facets {
		if f.Key == "trust" && f.Reason != score.NotAsked {
			t.Errorf("trust says %q, want %q", f.Reason, score.NotAsked)
		}
	}
	for _, f := range under("").Facets {
		if f.Key == "trust" && f.Reason == score.NotAsked {
			t.Errorf("trust was asked, and says %q", f.Reason)
		}
	}
}

// An item that only the full form asked in the older model was left blank on
// a full form, and not asked on a short one.
func TestOlderModelAskedAtAnotherLength(t *testing.T) {
	set := settings("p")
	set.Teams = []score.Team{{ID: "a"}}
	set.Older = olderTiny(t, "0.0.0", func(p *model.Practice) {
		p.Items = append([]model.Item(nil), p.Items...)
		p.Items[3].Length = model.LengthFull
	})
	for _, c := range []struct {
		version, length string
		unknown         float64
	}{
		{"0.0.0", model.LengthShort, 0}, {"0.0.0", model.LengthFull, 1.0 / 8}, {"", model.LengthShort, 1.0 / 8}, {"", model.LengthFull, 1.0 / 8},
		{"0.0.0", model.LengthNorms, 0}, {"", model.LengthNorms, 0},
	} {
		s := sheet("a", "1", "2222325.")
		s.Length, s.Model = c.length, c.version
		w := score.Score(tiny(t), survey.Answers{Sheets: []survey.Sheet{s}}, set).Waves[0]
		same(t, fmt.Sprintf("%s under %q", c.length, c.version), practice(t, w, "a").Unknown, c.unknown)
	}
}

// A key that was an item then is no norm that was asked.
func TestOlderModelOfAnotherKind(t *testing.T) {
	set := settings("p")
	set.Teams = []score.Team{{ID: "a"}}
	set.Older = olderTiny(t, "0.0.0", func(p *model.Practice) {
		p.Norms = p.Norms[:3]
		p.Items = append([]model.Item{{Key: "p/n4", Facet: "flow", Length: model.LengthShort}}, p.Items...)
	})
	s := sheet("a", "1", "222.3251")
	s.Model = "0.0.0"
	w := score.Score(tiny(t), survey.Answers{Sheets: []survey.Sheet{s}}, set).Waves[0]
	same(t, "unknown", practice(t, w, "a").Unknown, 0.0)
}

// Some people of a team were asked under the older model, and some under the
// one in force: each has the denominators of their own form.
func TestOlderModelInATeam(t *testing.T) {
	set := settings("p")
	set.Teams = []score.Team{{ID: "a"}}
	set.Older = olderTiny(t, "0.0.0", func(p *model.Practice) { p.Norms = p.Norms[:3] })
	before, after := sheet("a", "1", "222.3251"), sheet("a", "2", "222.3251")
	before.Model = "0.0.0"
	w := score.Score(tiny(t), survey.Answers{Sheets: []survey.Sheet{before, after}}, set).Waves[0]
	same(t, "unknown", practice(t, w, "a").Unknown, 1.0/15)
}

// Own knowledge that nobody was asked about is not own knowledge that nobody
// has.
func TestOlderModelWithoutOwnKnowledge(t *testing.T) {
	set := settings("p")
	set.Teams = []score.Team{{ID: "a"}}
	set.Older = olderTiny(t, "0.0.0", func(p *model.Practice) { p.Items = []model.Item{p.Items[0], p.Items[1], p.Items[3]} })
	s := sheet("a", "1", "555532.1")
	s.Model = "0.0.0"
	w := score.Score(tiny(t), survey.Answers{Sheets: []survey.Sheet{s}}, set).Waves[0]
	p := practice(t, w, "a")
	if p.OwnKnowledge.Reason != score.NotAsked || !p.Reinvention.Known() {
		t.Errorf("own knowledge is %+v, reinvention %+v", p.OwnKnowledge, p.Reinvention)
	}
	same(t, "reinvention", p.Reinvention.Value, 100.0) // the ladder's 100, and trust turned round
}

package score_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"rubble/fingerprint"
	"rubble/model"
	"rubble/score"
	"rubble/survey"
)

// traced is the tiny model with fingerprints f1 on norm n1, f2 on n2 and so
// on, and more on n1.
func traced(t testing.TB, more ...string) *model.Model {
	t.Helper()
	m := tiny(t)
	for i := range 4 {
		n, ok := m.Norm(tinyQuestions[i])
		if !ok {
			t.Fatal(tinyQuestions[i])
		}
		n.Fingerprints = []string{fmt.Sprintf("f%d", i+1)}
	}
	n, _ := m.Norm("p/n1")
	n.Fingerprints = append(n.Fingerprints, more...)
	return m
}

// presence is evidence with the ends of its presence.
func presence(key string, lo, hi float64) fingerprint.Evidence {
	return fingerprint.Evidence{Key: key, N: 300, Presence: (lo + hi) / 2, PresenceLo: lo, PresenceHi: hi}
}

// weighed scores sheets with evidence laid beside them.
func weighed(m *model.Model, evidence []fingerprint.Evidence, sheets []survey.Sheet, teams ...score.Team) score.Wave {
	set := settings("p")
	set.Teams, set.Evidence, set.Replicates = teams, evidence, 100
	return score.Score(m, survey.Answers{Sheets: sheets}, set).Waves[0]
}

// Rungs of norm n1, a digit a person, against the ends of the presence of one,
// two or three fingerprints.
func TestClaims(t *testing.T) {
	type e = [2]float64
	// (0.3 − 0.1)/(0.5 − 0.1) is a half, and floating-point numbers make
	// 0.49999999999999994 of it.
	half := fingerprint.Anchors{AbsentAt: 0.1, PresentAt: 0.5}.Presence(0.3)
	if half >= 0.5 {
		t.Fatalf("%v was to be below a half by a rounding error", half)
	}
	m := traced(t, "g", "h")
	for _, c := range []struct {
		rungs  string
		prints []e
		want   score.Claim
	}{
		// Two thirds exactly, and one of a hundred fewer.
		{"450", []e{{0.6, 0.9}}, score.Claim{Said: "gone", Records: "contradicted"}},
		{"444400", []e{{0.6, 0.9}}, score.Claim{Said: "gone", Records: "contradicted"}},
		{strings.Repeat("4", 66) + strings.Repeat("0", 34), []e{{0.6, 0.9}}, score.Claim{Records: "open"}},
		{strings.Repeat("4", 67) + strings.Repeat("0", 33), []e{{0.6, 0.9}}, score.Claim{Said: "gone", Records: "contradicted"}},
		{"015", []e{{0.6, 0.9}}, score.Claim{Said: "standing", Records: "consistent"}},
		{"2222", []e{{0.6, 0.9}}, score.Claim{Records: "open"}},
		{"3333", []e{{0, 0}}, score.Claim{Records: "open"}},
		{"4?x", []e{{0.6, 0.9}}, score.Claim{Said: "gone", Records: "contradicted"}}, // of those given

		// A trace is there from a lower end of 0.5 on.
		{"555", []e{{0.5, 0.9}}, score.Claim{Said: "gone", Records: "contradicted"}},
		{"555", []e{{half, 0.9}}, score.Claim{Said: "gone", Records: "contradicted"}},
		{"555", []e{{0.499, 0.9}}, score.Claim{Said: "gone", Records: "open"}},
		{"000", []e{{0.5, 0.9}}, score.Claim{Said: "standing", Records: "consistent"}},
		{"000", []e{{0.499, 0.9}}, score.Claim{Said: "standing", Records: "open"}},

		// It is absent up to an upper end of 0.25.
		{"555", []e{{0, 0.25}}, score.Claim{Said: "gone", Records: "consistent"}},
		{"555", []e{{0, 0.251}}, score.Claim{Said: "gone", Records: "open"}},
		{"000", []e{{0, 0.25}}, score.Claim{Said: "standing", Records: "gone-unnoticed"}},
		{"000", []e{{0, 0.251}}, score.Claim{Said: "standing", Records: "open"}},

		// Several fingerprints: one trace is enough, if none is absent; all
		// have to be absent; those between say nothing.
		{"555", []e{{0.6, 0.9}, {0.3, 0.4}}, score.Claim{Said: "gone", Records: "contradicted"}},
		{"555", []e{{0.6, 0.9}, {0, 0.25}}, score.Claim{Said: "gone", Records: "open"}},
		{"555", []e{{0.6, 0.9}, {0, 0.251}, {0.7, 0.8}}, score.Claim{Said: "gone", Records: "contradicted"}},
		{"555", []e{{0, 0.1}, {0, 0.2}}, score.Claim{Said: "gone", Records: "consistent"}},
		{"555", []e{{0, 0.1}, {0.3, 0.4}}, score.Claim{Said: "gone", Records: "open"}},
		{"000", []e{{0.6, 0.9}, {0, 0.1}}, score.Claim{Said: "standing", Records: "consistent"}},
		{"000", []e{{0, 0.1}, {0.3, 0.4}}, score.Claim{Said: "standing", Records: "open"}},

		// No answer is no claim; no figure is no data.
		{"???", []e{{0.6, 0.9}}, score.Claim{Records: "open"}},
		{"xxx", []e{{0.6, 0.9}}, score.Claim{Records: "open"}},
		{"555", nil, score.Claim{Said: "gone", Records: "no-data"}},
	} {
		var sheets []survey.Sheet
		for i, rung := range c.rungs {
			sheets = append(sheets, sheet("a", fmt.Sprint(i), string(rung)+"2223333"))
		}
		evidence := []fingerprint.Evidence{{Key: "f2", Reason: fingerprint.TooFew, N: 3}, presence("of-no-norm", 1, 1)}
		for i, key := range []string{"f1", "g", "h"}[:len(c.prints)] {
			evidence = append(evidence, presence(key, c.prints[i][0], c.prints[i][1]))
		}
		norms := weighed(m, evidence, sheets, score.Team{ID: "a"}).Practices[0].Norms
		if got := norms[0].Claim; got != c.want {
			t.Errorf("%s against %v: %+v, want %+v", c.rungs, c.prints, got, c.want)
		}
		if got, want := norms[1].Claim, (score.Claim{Records: "no-data"}); got != want {
			t.Errorf("too few records: %+v, want %+v", got, want)
		}
	}
}

// Three teams: alpha of six, of whom two answered; beta, three together; and
// gamma, one person, who holds n1 to be mandated. The record contradicts n1.
// On 0–100, with the norm as claimed and, behind the arrow, at relaxed, whose
// worth is 20 and 0:
//
//	     norms      items     X                                  R
//	a1   5 4 0 2    5 1 5 1   (100 + 100 + 0 + 20)/4 = 55 → 35   (100 + 10)/8 + 50 = 63.75 → 10/8 + 50 = 51.25
//	a2   4 5 – ?    3 3 3 3   200/2 = 100 → 120/2 = 60           110/4 + 25 = 52.5 → 100/4 + 25 = 50
//	alpha                     77.5 → 47.5                        58.125 → 50.625
//	beta 5 5 2 2    1 5 1 5   240/4 = 60 → 160/4 = 40            200/8 = 25 → 100/8 = 12.5
//	gamma 5 5 5 5   5 1 5 1   100, and stays                     100, and stays
//
// Of all: X (6 · 47.5 + 3 · 40 + 100)/10 = 50.5, R (6 · 50.625 + 3 · 12.5 +
// 100)/10 = 44.125, D the mean of √(47.5 · 50.625), √(40 · 12.5) and 100.
func TestCorroborated(t *testing.T) {
	gamma := sheet("gamma", "c1", "55555151")
	gamma.Responses[0].Mandated = true
	sheets := []survey.Sheet{sheet("alpha", "a1", "54025151"), sheet("alpha", "a2", "45x?3333"), consensus("beta", 3, "55221515"), gamma}
	teams := []score.Team{{ID: "alpha", People: 6}, {ID: "beta", People: 3}, {ID: "gamma", People: 1}}
	evidence := []fingerprint.Evidence{presence("f1", 0.5, 1), {Key: "f2", Reason: fingerprint.TooFew}, presence("f3", 0.3, 0.6)}
	p := weighed(traced(t), evidence, sheets, teams...).Practices[0]

	same(t, "corroborated", p.Corroborated, &score.Corroboration{Dismantling: 50.5, Reinvention: 44.125,
		Deconstruction: (6*math.Sqrt(47.5*50.625) + 3*math.Sqrt(40*12.5) + 100) / 10, Norms: []string{"p/n1"}})
	same(t, "norms that records speak of", p.Evidenced, 0.5)
	var claims []score.Claim
	for _, n := range p.Norms {
		claims = append(claims, n.Claim)
	}
	// n3 is at 0 for alpha, a weight of 6 of 10.
	same(t, "claims", claims, []score.Claim{{Said: "gone", Records: "contradicted"}, {Said: "gone", Records: "no-data"}, {Records: "open"}, {Records: "no-data"}})

	// Half of the four answers: mandated for all, and capped by nothing.
	sheets[1].Responses[0].Mandated = true
	p = weighed(traced(t), evidence, sheets, teams...).Practices[0]
	same(t, "of a mandated norm", p.Norms[0].Claim, score.Claim{Said: "gone", Records: "contradicted"})
	same(t, "corroborated, of a mandated norm", p.Corroborated, (*score.Corroboration)(nil))
}

// A figure that there is not is not made by evidence. X is (100 + 3 · 20)/4,
// then 20.
func TestCorroboratedWithoutReinvention(t *testing.T) {
	p := weighed(traced(t), []fingerprint.Evidence{presence("f1", 0.6, 1)},
		[]survey.Sheet{sheet("a", "1", "522233??"), sheet("a", "2", "422233??")}, score.Team{ID: "a"}).Practices[0]
	same(t, "reinvention", p.Reinvention, score.Estimate{Reason: score.TooFewFacets})
	same(t, "dismantling", p.Dismantling.Value, 40.0)
	same(t, "corroborated", p.Corroborated, &score.Corroboration{Dismantling: 20, Norms: []string{"p/n1"}})
}

// Records belong to the latest wave; without records there is nothing to lay
// beside any claim.
func TestEvidenceIsOfTheLatestWave(t *testing.T) {
	earlier := sheet("a", "1", "55555555")
	earlier.Wave = "2025-spring"
	set := settings("p")
	set.Teams, set.Waves = []score.Team{{ID: "a"}}, []string{"2025-spring", wave}
	of := func() []*score.Corroboration {
		var out []*score.Corroboration
		for _, w := range score.Score(traced(t), survey.Answers{Sheets: []survey.Sheet{earlier, sheet("a", "1", "55555151")}}, set).Waves {
			p := w.Practices[0]
			if p.Corroborated == nil && (p.Norms[0].Claim != score.Claim{} || p.Evidenced != 0) {
				t.Errorf("wave %s: claim %+v, evidenced %v", w.ID, p.Norms[0].Claim, p.Evidenced)
			}
			out = append(out, p.Corroborated)
		}
		return out
	}
	same(t, "without records", of(), []*score.Corroboration{nil, nil})
	set.Evidence = []fingerprint.Evidence{presence("f1", 0.6, 1)}
	// X (20 + 300)/4, R (0 + 300)/8 + 50.
	same(t, "with records", of(), []*score.Corroboration{nil, {Dismantling: 80, Reinvention: 87.5, Deconstruction: math.Sqrt(80 * 87.5), Norms: []string{"p/n1"}}})
}

// Whatever is answered and recorded: evidence moves nothing that people say,
// corroborated figures are never above the claimed ones, and they are those
// that the same people would have if they had answered relaxed.
func TestEvidenceLowersOnlyClaims(t *testing.T) {
	m := traced(t)
	lowered := 0
	waves(60, func(rng *rand.Rand, sheets []survey.Sheet, teams []score.Team) {
		for _, s := range sheets {
			for i, r := range s.Responses {
				if _, norm := m.Norm(r.Question); norm && r.Kind == survey.Given && rng.IntN(2) == 0 {
					s.Responses[i].Value = 4 + int8(rng.IntN(2))
				}
			}
		}
		var evidence []fingerprint.Evidence
		for i := range 4 {
			lo := min(1.5*rng.Float64(), 1)
			evidence = append(evidence, presence(fmt.Sprintf("f%d", i+1), lo, lo+(1-lo)*rng.Float64()))
		}
		with, without := weighed(m, evidence, sheets, teams...), weighed(m, nil, sheets, teams...)
		for i := range with.Practices {
			p := &with.Practices[i]
			if p.Corroborated != nil {
				lowered++
				asRelaxed(t, m, *p, without.Practices[i], sheets, teams)
			}
			p.Corroborated, p.Evidenced = nil, 0
			for j := range p.Norms {
				p.Norms[j].Claim = score.Claim{}
			}
		}
		for i := range with.Common {
			with.Common[i].Claim = score.Claim{}
		}
		if diff := cmp.Diff(without, with, cmpopts.IgnoreUnexported(score.Practice{})); diff != "" {
			t.Errorf("evidence moved what people say (-without +with):\n%s", diff)
		}
	})
	if lowered < 30 {
		t.Errorf("only %d of 60 waves were lowered by their records", lowered)
	}
}

func asRelaxed(t *testing.T, m *model.Model, p, claimed score.Practice, sheets []survey.Sheet, teams []score.Team) {
	t.Helper()
	changed := make([]survey.Sheet, len(sheets))
	for i, s := range sheets {
		changed[i] = s
		changed[i].Responses = slices.Clone(s.Responses)
		for j := range changed[i].Responses {
			if r := &changed[i].Responses[j]; slices.Contains(p.Corroborated.Norms, r.Question) {
				r.Value = min(r.Value, 2)
			}
		}
	}
	relaxed := weighed(m, nil, changed, teams...).Practices[0]
	c := p.Corroborated
	for _, of := range []struct {
		name                          string
		corroborated, claimed, answer float64
	}{
		{"X", c.Dismantling, claimed.Dismantling.Value, relaxed.Dismantling.Value},
		{"R", c.Reinvention, claimed.Reinvention.Value, relaxed.Reinvention.Value},
		{"D", c.Deconstruction, claimed.Deconstruction.Value, relaxed.Deconstruction.Value},
	} {
		if of.corroborated > of.claimed {
			t.Errorf("%s is %v claimed and %v corroborated", of.name, of.claimed, of.corroborated)
		}
		if math.Abs(of.corroborated-of.answer) > 1e-9 {
			t.Errorf("%s is %v corroborated, and %v where people say relaxed", of.name, of.corroborated, of.answer)
		}
	}
}

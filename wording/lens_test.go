package wording

import (
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/model"
	"rubble/report"
)

// spoken is a part of a lens on which practices speak, and the means of those
// with figures: alignment ahead by so much.
func spoken(name string, ahead float64, practices ...string) (model.LensPart, report.LensPart) {
	scores := report.Scores{Alignment: fig(40 + ahead), Dismantling: fig(35), Reinvention: fig(45), Deconstruction: fig(40), Gap: fig(ahead)}
	return model.LensPart{Key: name, Name: name, Practices: practices, Why: "So."}, report.LensPart{ID: "set/" + name, Practices: practices, Scores: &scores}
}

// without is a part whose practices have no figures, and why.
func without(code report.Code) report.LensPart {
	none := report.Figure{Reason: report.Because(code)}
	return report.LensPart{ID: "set/none", Practices: []string{}, Scores: &report.Scores{Alignment: none, Dismantling: none, Reinvention: none, Deconstruction: none, Gap: none}}
}

func lensOf(ahead map[string]float64, names ...string) (model.LensSet, report.Lens) {
	set, of := model.LensSet{Key: "set", Name: "Parts"}, report.Lens{ID: "lens"}
	for _, name := range names {
		part, scores := spoken(name, ahead[name], change)
		set.Parts, of.Parts = append(set.Parts, part), append(of.Parts, scores)
	}
	return set, of
}

// What stands above a lens and above a figure of its parts, for one part, two,
// ties of two and of more, and parts that do not differ. As figures are printed
// in whole numbers, so are they compared.
func TestLensFindings(t *testing.T) {
	s := speaker(t)
	const along, none = "Along Lens, alignment runs furthest ahead of deconstruction in ", "Along Lens, no part stands out"
	for _, c := range []struct {
		ahead          map[string]float64
		names          []string
		finding, title string
	}{
		{nil, nil, none, "Parts"},
		{map[string]float64{"a": 12}, []string{"a"}, none, "“a”: alignment is 12 points ahead"},
		{map[string]float64{"a": -1.2}, []string{"a"}, none, "“a”: deconstruction is 1 point ahead"},
		{map[string]float64{"a": 12, "b": 20}, []string{"a", "b"}, along + "“b”: 20 points", "Alignment runs furthest ahead in “b”: 20 points"},
		{map[string]float64{"a": 0, "b": 1}, []string{"a", "b"}, along + "“b”: 1 point", "Alignment runs furthest ahead in “b”: 1 point"},
		{map[string]float64{"a": 20.3, "b": 3, "c": 20.1}, []string{"a", "b", "c"}, along + "“a” and “c”: 20 points", "Alignment runs furthest ahead in “a” and “c”: 20 points"},
		{map[string]float64{"a": 20, "b": 3, "c": 20, "d": 20}, []string{"a", "b", "c", "d"}, along + "“a” and two other parts: 20 points", "Alignment runs furthest ahead in “a” and two other parts: 20 points"},
		{map[string]float64{"a": 20.3, "b": 20.1}, []string{"a", "b"}, none, "In every part with figures, alignment is 20 points ahead"},
		{map[string]float64{"a": -3, "b": 0.4}, []string{"a", "b"}, none, "Deconstruction has kept up with alignment in every part with figures"},
	} {
		set, of := lensOf(c.ahead, c.names...)
		got := []string{s.LensFinding(model.Lens{Title: "Lens", Sets: []model.LensSet{set}}, of),
			s.LensFigure(set, LensParts(set, of), report.Method{Confidence: 0.95}).Title}
		if diff := cmp.Diff([]string{c.finding, c.title}, []string{plain(got[0]), plain(got[1])}); diff != "" {
			t.Errorf("%v: %s", c.ahead, diff)
		}
	}
	// The first set has one part alone, so that the second is spoken of; a part
	// that the report does not have is left out.
	first, of := lensOf(map[string]float64{"a": 50}, "a")
	second, more := lensOf(map[string]float64{"b": 5, "c": 9}, "b", "c")
	second.Key, second.Parts = "set2", append(second.Parts, model.LensPart{Key: "gone"})
	for _, p := range more.Parts {
		p.ID = "set2/" + p.ID[len("set/"):]
		of.Parts = append(of.Parts, p)
	}
	if got := s.LensFinding(model.Lens{Title: "Lens", Sets: []model.LensSet{first, second}}, of); got != along+"“c”: 9 points" {
		t.Error(got)
	}
}

func TestLensFigure(t *testing.T) {
	s := speaker(t)
	set, of := lensOf(map[string]float64{"a": 12, "b": 20}, "a", "b")
	set.Parts = append(set.Parts, model.LensPart{Key: "none", Name: "none", Practices: []string{incident}}, model.LensPart{Key: "mute", Name: "mute"})
	of.Parts = append(of.Parts, without(report.TooFewPeople), report.LensPart{ID: "set/mute"})
	of.Parts[0].Scores.Alignment, of.Parts[1].Scores.Alignment = rounded(52), interval(60, 55, 65)
	f := s.LensFigure(set, LensParts(set, of), report.Method{Confidence: 0.95})
	f.Subtitle, f.Alt = plain(f.Subtitle), plain(f.Alt)
	want := Figure{Title: "Alignment runs furthest ahead in “b”: 20 points",
		Subtitle: "Means over the practices that speak of each part, 0 to 100, with 95 % intervals. The distance is taken before rounding. Parts with figures: two; those on which no practice with figures speaks are not drawn.",
		Alt:      "Alignment runs furthest ahead in “b”: 20 points. a: alignment about 52, deconstruction 40, alignment is 12 points ahead; b: alignment 60, deconstruction 40, alignment is 20 points ahead.",
		Table: Table{Caption: "The parts with the means of their practices", Head: []string{"Part", "Alignment", "Dismantling", "Reinvention", "Deconstruction", "Alignment ahead by", "Practices with figures"},
			Rows: [][]string{{"a", "about 52", "35", "45", "40", "12", "Change enablement"}, {"b", "60 (55 to 65)", "35", "45", "40", "20", "Change enablement"},
				{"none", "too few people answered", "–", "–", "–", "–", "–"}, {"mute", "no score here speaks of it", "–", "–", "–", "–", "–"}},
			Notes: []string{"A dash stands for what is not shown, for the reason that is given in its row."}}}
	if diff := cmp.Diff(want, f); diff != "" {
		t.Error(diff)
	}
}

// What is said of one part: its scores, or why there are none.
func TestLensScores(t *testing.T) {
	s := speaker(t)
	one, oneOf := spoken("one", 12, change)
	two, twoOf := spoken("two", 12, change, incident)
	asked, thin := model.LensPart{Practices: []string{change}}, model.LensPart{Practices: []string{change, incident, "third"}}
	for want, p := range map[string]LensPart{
		"Alignment 52, deconstruction 40 (dismantling 35, reinvention 45), from the one practice.":             {one, oneOf},
		"Alignment 52, deconstruction 40 (dismantling 35, reinvention 45): means over both practices.":         {two, twoOf},
		"Alignment 52, deconstruction 40 (dismantling 35, reinvention 45), from one of three practices.":       {thin, oneOf},
		"Alignment 52, deconstruction 40 (dismantling 35, reinvention 45): means over two of three practices.": {thin, twoOf},
		"Nobody was asked about the practices that speak of it.":                                               {thin, without(report.NotAsked)},
		"Nobody was asked about the practice that speaks of it.":                                               {asked, without(report.NotAsked)},
		"Too few people answered.":             {asked, without(report.TooFewPeople)},
		"No practice as a whole speaks of it.": {model.LensPart{Norms: []string{change + "/board"}}, report.LensPart{}},
		"No score here speaks of it.":          {model.LensPart{}, report.LensPart{}},
	} {
		if got := plain(s.LensScores(p)); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	facets := LensPart{model.LensPart{Facets: []string{"flow", "relief", "nowhere"}}, report.LensPart{Facets: map[string]report.Figure{"flow": interval(40, 30, 50), "relief": {Reason: report.Because(report.NotAsked)}}}}
	if got := plain(s.LensFacets(facets)); got != "Flow 40 (30 to 50); Relief (not asked)" {
		t.Error(got)
	}
}

// Only what nobody was asked about is folded away: not what is hidden, and not
// what has a norm that was asked about, or a card.
func TestSeen(t *testing.T) {
	w := report.Wave{Practices: []report.Practice{{ID: change, Norms: []report.Norm{{ID: change + "/board", Value: few}}}}}
	asked := model.LensPart{Practices: []string{change}}
	norm, other, card := asked, asked, asked
	alone, unasked := model.LensPart{Norms: []string{change + "/board"}}, model.LensPart{Norms: []string{incident + "/tiers"}}
	facet, trace, pinned := unasked, unasked, unasked
	facet.Facets, trace.Evidence, pinned.Cards = []string{"flow"}, []string{"approval-wait"}, []string{"target"}
	norm.Norms, other.Norms, card.Cards = []string{change + "/board"}, []string{incident + "/tiers"}, []string{"target"}
	for _, c := range []struct {
		part model.LensPart
		of   report.LensPart
		want bool
	}{
		{asked, without(report.NotAsked), false},
		{asked, without(report.TooFewPeople), true},
		{norm, without(report.NotAsked), true},
		{other, without(report.NotAsked), false},
		{card, without(report.NotAsked), true},
		{model.LensPart{}, report.LensPart{}, true},
		{alone, report.LensPart{}, true},
		{unasked, report.LensPart{}, false},
		{facet, report.LensPart{}, true},
		{trace, report.LensPart{}, true},
		{pinned, report.LensPart{}, true},
	} {
		if got := (LensPart{c.part, c.of}).Seen(w); got != c.want {
			t.Errorf("%+v: %v", c.part, got)
		}
	}
}

// How much of a lens was looked at, for none, one and more.
func TestLensLede(t *testing.T) {
	s := speaker(t)
	s.model.Practices = s.model.Practices[:3]
	l := model.Lens{Summary: "It is.", Sets: []model.LensSet{{Parts: []model.LensPart{{Practices: []string{change, incident}}}}}}
	const judged = " on a part of this framework. Which belongs to which is a judgement, not a second measurement."
	c, i, other := report.Practice{ID: change}, report.Practice{ID: incident}, report.Practice{ID: "third"}
	for want, practices := range map[string][]report.Practice{
		"one was assessed here; it does not bear":    {other},
		"one was assessed here; it bears":            {c},
		"two were assessed here; one of them bears":  {c, other},
		"two were assessed here; both bear":          {c, i},
		"three were assessed here; two of them bear": {c, i, other},
		"two were assessed here; none of them bears": {other, other},
		"three were assessed here; all of them bear": {c, i, c},
	} {
		if diff := cmp.Diff([]string{"It is.", "Of the model's three practices, " + want + judged}, s.LensLede(l, report.Wave{Practices: practices})); diff != "" {
			t.Error(diff)
		}
	}
}

// A part on which too few of its practices speak does not take the headline;
// where it would have, the headline says of which parts it speaks.
func TestThinParts(t *testing.T) {
	s := speaker(t)
	const half = "f the parts at least half assessed, alignment runs furthest ahead "
	for _, c := range []struct {
		ahead          map[string]float64 // of the parts a to d, of which d is thin
		finding, title string
	}{
		{map[string]float64{"a": 5, "b": 9, "d": 30}, "Along Lens, o" + half + "of deconstruction in “b”: 9 points", "O" + half + "in “b”: 9 points"},
		{map[string]float64{"a": 5, "b": 9, "d": 9}, "Along Lens, o" + half + "of deconstruction in “b”: 9 points", "O" + half + "in “b”: 9 points"},
		{map[string]float64{"a": 5, "b": 9, "d": 2}, "Along Lens, alignment runs furthest ahead of deconstruction in “b”: 9 points", "Alignment runs furthest ahead in “b”: 9 points"},
		{map[string]float64{"a": 5, "d": 30}, "Along Lens, no part stands out", "Parts"},
		{map[string]float64{"a": -5, "b": -9, "d": 30}, "Along Lens, no part stands out", "Parts"},
		{map[string]float64{"d": 30}, "Along Lens, no part stands out", "Parts"},
	} {
		set, of := lensOf(c.ahead, slices.Sorted(maps.Keys(c.ahead))...)
		set.Parts[len(set.Parts)-1].Practices = []string{change, incident, "third"}
		got := []string{plain(s.LensFinding(model.Lens{Title: "Lens", Sets: []model.LensSet{set}}, of)), plain(s.LensFigure(set, LensParts(set, of), report.Method{}).Title)}
		if diff := cmp.Diff([]string{c.finding, c.title}, got); diff != "" {
			t.Errorf("%v: %s", c.ahead, diff)
		}
	}
	set, of := lensOf(nil, "a")
	for want, named := range map[string][]string{"the one practice": {change}, "one of two practices": {change, incident}, "one of three practices": {change, incident, "third"}} {
		set.Parts[0].Practices = named
		if got := s.LensMarks(LensParts(set, of))[0].Note; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	for n, want := range map[int]string{1: "One framework, one set of scores", 7: "Seven frameworks, one set of scores"} {
		if got := s.LensesFinding(n); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestNormShort(t *testing.T) {
	s := speaker(t)
	hold := 61.4
	w := report.Wave{Practices: []report.Practice{{ID: change, Norms: []report.Norm{{ID: "a/whole", State: "moving", Hold: &hold}, {ID: "a/few", State: "gone"}, {ID: "a/hidden", Value: few}}}}}
	for key, want := range map[string]string{"a/whole": "moving, hold 61", "a/few": "gone", "a/hidden": "too few people answered", "a/none": "not asked"} {
		if got := s.NormShort(w, key); got != want && plain(got) != want {
			t.Errorf("%s: %q, want %q", key, got, want)
		}
	}
	for of, want := range map[[2]int]string{
		{0, 13}: "none of 13 names a target condition", {1, 2}: "one of two names a target condition", {2, 2}: "two of two name a target condition",
		{0, 1}: "the one there is does not name a target condition", {1, 1}: "the one there is names a target condition",
	} {
		if got := s.CardsWith("target", of[0], of[1]); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

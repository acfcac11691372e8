package gate

import (
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/fingerprint"
	"rubble/model"
	"rubble/report"
	scoring "rubble/score"
	"rubble/stat"
	"rubble/survey"
)

// sizes are those of the teams of an invented survey; the last one answered
// together.
var sizes = []int{1, 3, 4, 5, 7, 9, 10, 12, 19, 20, 31, 6}

// invented is everything that is known of an invented survey of two practices,
// answered at random. The draw of who leaves what out does not depend on that
// of what is answered.
func invented(m *model.Model, gaps, values *rand.Rand) Input {
	return inventedOf(m, m.PracticeIDs()[:2], gaps, values)
}

// inventedOf is of other practices.
func inventedOf(m *model.Model, practices []string, gaps, values *rand.Rand) Input {
	set := scoring.Settings{Seed: 1, Replicates: 100, Confidence: 0.95, Coverage: 0.6, Alignment: 50, Deconstruction: 50,
		Practices: practices, Waves: []string{"w"}}
	var answers survey.Answers
	for i, n := range sizes {
		team := scoring.Team{ID: fmt.Sprintf("team-%02d", i), People: n + i%3, Segment: [...]string{"", "north", "south"}[i%3]}
		set.Teams = append(set.Teams, team)
		if i == len(sizes)-1 {
			answers.Sheets = append(answers.Sheets, sheet(m, gaps, values, survey.Sheet{Team: team.ID, Mode: survey.Consensus, People: n}))
			continue
		}
		for j := range n {
			answers.Sheets = append(answers.Sheets, sheet(m, gaps, values, survey.Sheet{Team: team.ID, Respondent: fmt.Sprint(j), Role: survey.Roles[j%3]}))
		}
	}
	in := Input{Model: m, Settings: set, Scored: scoring.Score(m, answers, set), Waves: []Wave{{ID: "w"}}}
	third := 1.0 / 3
	ends := stat.Interval{Lo: third / 2, Hi: 2 * third}
	details := detailed()
	for _, key := range slices.Sorted(maps.Keys(details)) {
		in.Evidence = append(in.Evidence, fingerprint.Evidence{Key: key, Statistic: third, Interval: ends, Presence: third, PresenceLo: third / 2, PresenceHi: 2 * third, N: 1000, Detail: details[key]})
	}
	for _, o := range []fingerprint.Outcome{{Key: fingerprint.ReopeningKey, Unit: fingerprint.Share}, {Key: fingerprint.LeadTimeKey, Unit: fingerprint.Hours},
		{Key: fingerprint.DeploymentFrequencyKey, Unit: fingerprint.PerWorkingDay}, {Key: fingerprint.ApprovalInformationKey, Unit: fingerprint.Bits}} {
		in.Outcomes = append(in.Outcomes, fingerprint.Outcome{Key: o.Key, Unit: o.Unit, Value: third, Interval: ends, N: 1000})
	}
	in.Months = []Month{{Month: "2026-03", Outcomes: in.Outcomes}}
	return in
}

func sheet(m *model.Model, gaps, values *rand.Rand, s survey.Sheet) survey.Sheet {
	s.Wave, s.Length = "w", model.LengthShort
	add := func(key string, least, points int) {
		value := int8(least + values.IntN(points))
		switch gaps.IntN(10) {
		case 0:
			s.Responses = append(s.Responses, survey.Response{Question: key, Kind: survey.DontKnow})
		default:
			s.Responses = append(s.Responses, survey.Response{Question: key, Value: value})
		}
	}
	for _, key := range m.NormKeys() {
		add(key, 0, model.Rungs)
	}
	for _, p := range m.Practices {
		for _, it := range p.Items {
			add(it.Key, 1, model.Points)
		}
	}
	return s
}

func source(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 0)) }

// decimalsOf are the fields under which numbers have other decimals than those
// around them.
var decimalsOf = map[string]int{"Share": 3, "Consensus": 3, "Certainty": 2, "Unknown": 3, "Evidenced": 3, "Fingerprints": 3, "PerDay": 1, "Pairs": 1,
	"Kept": 2, "Alpha": 2, "Omega": 2, "One": 2, "Two": 2, "Rho": 2, "Deviation": 2, "Within": 2, "AWG": 2, "Superior": 2, "Rate": 2}

// precise finds the numbers in a report that say more than they may: more
// than one decimal on 0–100, of few people any, more than three of a share, or a
// negative zero. The method's settings and the model's anchors are no answers;
// means over practices are of what these show. A path begins with the policy.
func precise(v reflect.Value, path string, decimals int) []string {
	var found []string
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			found = precise(v.Elem(), path, decimals)
		}
	case reflect.Struct:
		if f, ok := v.Interface().(report.Figure); ok && decimals == 1 && inWholes(f) && !strings.HasPrefix(path, "open") && !strings.Contains(path, ".Lenses") {
			decimals = 0
		}
		for i := range v.NumField() {
			name, of := v.Type().Field(i).Name, decimals
			if n, ok := decimalsOf[name]; ok {
				of = n
			}
			if o, ok := v.Interface().(report.Outcome); ok && (o.Unit == "share" || o.Unit == "bits") {
				of = 3
			}
			if name != "Method" {
				found = append(found, precise(v.Field(i), path+"."+name, of)...)
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			found = append(found, precise(v.Index(i), fmt.Sprintf("%s[%d]", path, i), decimals)...)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			found = append(found, precise(v.MapIndex(key), path+"."+key.String(), decimals)...)
		}
	case reflect.Float64:
		_, fraction, _ := strings.Cut(strconv.FormatFloat(v.Float(), 'f', -1, 64), ".")
		if len(fraction) > decimals || v.Float() == 0 && math.Signbit(v.Float()) {
			found = []string{fmt.Sprintf("%s = %v", path, v.Float())}
		}
	}
	return found
}

// inWholes says whether a figure of people is to be told in whole numbers: of
// fewer than 150, and not made from three that are rounded to 5.
func inWholes(f report.Figure) bool {
	return f.N != nil && 0 < f.N.N && f.N.N < 150 && (!f.Rounded || f.Clamped)
}

func TestNothingIsMorePreciseThanItMay(t *testing.T) {
	m := contents(t)
	for seed := range uint64(3) {
		in := invented(m, source(seed), source(seed+100))
		for policy := range limits {
			release, err := Publish(in, policy)
			if err != nil {
				t.Fatal(err)
			}
			if found := precise(reflect.ValueOf(release.Report()), policy, 1); len(found) > 0 {
				t.Errorf("%s: %d numbers are too precise, first %s", policy, len(found), found[0])
			}
		}
	}
}

// Planted numbers are found wherever they lie.
func TestPreciseNumbersAreFound(t *testing.T) {
	m := contents(t)
	release, err := Publish(invented(m, source(1), source(2)), "standard")
	if err != nil {
		t.Fatal(err)
	}
	r := release.Report()
	big := &r.Waves[0].Teams[10].Practices[0] // of 31 people
	for name, at := range map[string]*float64{
		"score":       r.Waves[0].Practices[0].Alignment.Value,
		"end":         r.Waves[0].Across.Gap.Lo,
		"norm":        big.Norms[0].Value.Hi,
		"leverage":    big.Norms[1].Leverage,
		"consensus":   big.Norms[0].Consensus,
		"share":       &big.Norms[0].Shares[0].Share,
		"bounds":      &big.Bounds.Gap[1],
		"certainty":   big.Verdict.Certainty,
		"fingerprint": r.Fingerprints[0].Presence.Hi,
		"outcome":     r.Outcomes[0].Value.Lo,
		"hours":       r.Delivery[0].Value.Value,
		"month":       r.Delivery[0].Months[0].Value.Hi,
		"bits":        r.Readings[0].Value.Value,
	} {
		before := *at
		for _, planted := range []float64{12.3456, math.Copysign(0, -1)} {
			*at = planted
			if found := precise(reflect.ValueOf(r), "standard", 1); len(found) != 1 {
				t.Errorf("%v planted in a %s: found %q", planted, name, found)
			}
		}
		*at = before
	}
	facet := big.Facets["flow"] // of 31 people, in whole numbers
	facet.Value = pointer(12.3)
	big.Facets["flow"] = facet
	if found := precise(reflect.ValueOf(r), "standard", 1); len(found) != 1 {
		t.Errorf("planted in a facet: found %q", found)
	}
}

// shape is what a report shows and hides, without what trust allows to depend
// on answers: the verdict of few near a threshold, cells in which nearly all
// answered alike, and what a distribution merges. What is left is emptied of
// its numbers.
func shape(r *report.Report) *report.Report {
	one := func(v *float64) *float64 {
		if v == nil {
			return nil
		}
		return new(float64)
	}
	figure := func(f *report.Figure) {
		f.Value, f.Lo, f.Hi = one(f.Value), one(f.Lo), one(f.Hi)
		f.Method, f.Discovery = "", false
	}
	practice := func(p *report.Practice) {
		for _, f := range []*report.Figure{&p.Alignment, &p.Dismantling, &p.Reinvention, &p.Deconstruction, &p.Gap} {
			figure(f)
		}
		for key, f := range p.Facets {
			figure(&f)
			p.Facets[key] = f
		}
		for i := range p.Norms {
			n := &p.Norms[i]
			figure(&n.Value)
			*n = report.Norm{ID: n.ID, Value: n.Value, Hold: one(n.Hold), Consensus: one(n.Consensus), Leverage: one(n.Leverage), Shares: n.Shares[:min(len(n.Shares), 1)]}
			for j := range n.Shares {
				n.Shares[j] = report.Share{}
			}
		}
		p.Verdict = report.Verdict{Certainty: one(p.Verdict.Certainty)}
		p.Unknown = one(p.Unknown)
		if p.Bounds != nil {
			p.Bounds = &report.Bounds{}
		}
		examined(p, figure)
	}
	for i := range r.Waves {
		w := &r.Waves[i]
		whole := report.Practice{Scores: w.Across, Norms: w.Common}
		practice(&whole)
		w.Across = whole.Scores
		for j := range w.Practices {
			practice(&w.Practices[j])
		}
		for j := range w.Teams {
			for k := range w.Teams[j].Practices {
				practice(&w.Teams[j].Practices[k])
			}
		}
		for j := range w.Segments {
			for k := range w.Segments[j].Practices {
				practice(&w.Segments[j].Practices[k])
			}
		}
		for j := range w.SegmentGaps {
			figure(&w.SegmentGaps[j].Difference)
		}
		w.Careless = nil // how many is what they answered
	}
	for i := range r.Comparisons {
		r.Comparisons[i].Discoveries = 0
	}
	for _, l := range r.Lenses {
		for i := range l.Parts {
			part := report.Practice{Facets: l.Parts[i].Facets}
			if l.Parts[i].Scores != nil {
				part.Scores = *l.Parts[i].Scores
			}
			practice(&part)
			if l.Parts[i].Scores != nil {
				l.Parts[i].Scores = &part.Scores
			}
		}
	}
	return r
}

// examined empties what says how far figures can be trusted. That the answers
// do not follow one thread, and in what ways a verdict may change, is what they
// say.
func examined(p *report.Practice, figure func(*report.Figure)) {
	if p.Robustness != nil {
		p.Robustness = &report.Robustness{Scorings: p.Robustness.Scorings}
	}
	if p.Smallest != nil {
		p.Smallest = &report.SmallestChange{Of: p.Smallest.Of}
	}
	for i := range p.Reliability {
		figure(&p.Reliability[i].Alpha)
		p.Reliability[i].Omega = report.Figure{}
	}
	for i := range p.Between {
		figure(&p.Between[i].One)
		figure(&p.Between[i].Two)
	}
	for i := range p.Correlations {
		p.Correlations[i].Rho = report.Figure{} // without an interval where it is 1
	}
	if p.Agreement != nil {
		figure(&p.Agreement.Deviation)
		figure(&p.Agreement.Within)
		figure(&p.Agreement.AWG)
	}
	for i := range p.Roles {
		figure(&p.Roles[i].Alignment)
		figure(&p.Roles[i].Dismantling)
		figure(&p.Roles[i].Reinvention)
	}
	for i := range p.RoleGaps {
		figure(&p.RoleGaps[i].Difference)
	}
	for i := range p.NormGaps {
		figure(&p.NormGaps[i].Difference)
		figure(&p.NormGaps[i].Superior)
	}
}

// What is shown depends on how many answered what, not on what they answered.
func TestSuppressionDependsOnCountsAlone(t *testing.T) {
	m := contents(t)
	first := map[string]*report.Report{}
	for seed := range uint64(8) {
		in := invented(m, source(1), source(50+seed))
		for _, policy := range []string{"standard", "strict"} {
			release, err := Publish(in, policy)
			if err != nil {
				t.Fatal(err)
			}
			got := shape(release.Report())
			if seed == 0 {
				first[policy] = got
			}
			if !reflect.DeepEqual(first[policy], got) { // far quicker than to find what differs
				t.Fatalf("%s: other answers, of as many people, changed what is shown:\n%s", policy, cmp.Diff(first[policy], got))
			}
		}
	}
}

// Small teams appear by name and headcount alone.
func TestSuppressedTeams(t *testing.T) {
	m := contents(t)
	release, err := Publish(invented(m, source(1), source(2)), "standard")
	if err != nil {
		t.Fatal(err)
	}
	r := release.Report()
	want := []report.Suppressed{}
	for _, team := range []string{"team-00", "team-01", "team-02"} {
		for _, practice := range m.PracticeIDs()[:2] {
			want = append(want, report.Suppressed{What: "w/" + team + "/" + practice, Why: report.TooFewPeople})
		}
	}
	got := slices.DeleteFunc(slices.Clone(r.Suppressed), func(s report.Suppressed) bool {
		return strings.HasPrefix(s.What, "w/team-03") || strings.HasPrefix(s.What, "w/segments")
	})
	same(t, "suppressed", got, want)
	var counts []report.Count
	for _, team := range r.Waves[0].Teams {
		counts = append(counts, team.Respondents)
	}
	same(t, "respondents", counts, []report.Count{{Below: 5}, {Below: 5}, {Below: 5}, {N: 5}, {Below: 10}, {N: 9}, {N: 10}, {N: 12}, {N: 19}, {N: 20}, {N: 31}, {N: 6}})
}

// Records are shown where enough people work; why there is no figure is told
// there.
func TestRecords(t *testing.T) {
	m := contents(t)
	evidence := []fingerprint.Evidence{
		{Key: "matrix", Statistic: 0.12345, Interval: stat.Interval{Lo: 0.1, Hi: 0.2}, Presence: 0.95, PresenceLo: 0.8, PresenceHi: 1, N: 500},
		{Key: "auto-close", N: 20, Reason: fingerprint.TooFew},
		{Key: "tier-ladder", Reason: fingerprint.NoRecords},
	}
	figure := func(v, lo, hi float64) report.Figure {
		return report.Figure{Value: &v, Lo: &lo, Hi: &hi, N: &report.Count{N: 500}}
	}
	for _, c := range []struct {
		name            string
		team            scoring.TeamResult
		value, presence report.Figure
	}{
		{"headcount", scoring.TeamResult{Team: scoring.Team{ID: "a", People: 5}, Respondents: 1}, figure(0.123, 0.1, 0.2), figure(0.95, 0.8, 1)},
		{"respondents", scoring.TeamResult{Team: scoring.Team{ID: "a"}, Respondents: 5}, figure(0.123, 0.1, 0.2), figure(0.95, 0.8, 1)},
		{"too few", scoring.TeamResult{Team: scoring.Team{ID: "a", People: 4}, Respondents: 4},
			report.Figure{Reason: report.Because(report.TooFewPeople)}, report.Figure{Reason: report.Because(report.TooFewPeople)}},
	} {
		release, err := Publish(Input{Model: m, Evidence: evidence, Waves: []Wave{{ID: "w"}},
			Scored: scoring.Scored{Waves: []scoring.Wave{{Teams: []scoring.TeamResult{c.team}}}}}, "standard")
		if err != nil {
			t.Fatal(err)
		}
		got := release.Report().Fingerprints
		same(t, c.name, got[0], report.Fingerprint{ID: "matrix", From: "incidents", Value: c.value, Presence: c.presence, AbsentAt: 0.6, PresentAt: 0.1,
			Norms: []string{"incident-management/matrix"}})
		few := report.Figure{N: &report.Count{N: 20}, Reason: report.Because(report.TooFewRecords)}
		if !c.value.Known() {
			few = c.value // how many there are speaks of those few, too
		}
		same(t, c.name, got[1].Value, few)
		same(t, c.name, got[2].Presence, report.Figure{N: &report.Count{}, Reason: report.Because(report.NoRecords)})
	}
}

// Every reason that scores and fingerprints can give has a text.
func TestReasonsHaveTexts(t *testing.T) {
	codes := []report.Code{}
	for _, r := range []scoring.Reason{scoring.NobodyAnswered, scoring.NobodyCounts, scoring.TooFewFacets, scoring.NothingApplies, scoring.NotAsked, scoring.TooManyNA, scoring.LadderOnly,
		scoring.OneRespondent, scoring.TooFewComplete, scoring.TooFewQuestions, scoring.TooFewTeams, scoring.NoSpread, scoring.TooFewInRole, scoring.NoFit} {
		codes = append(codes, report.Code(r))
	}
	for _, r := range fingerprint.Reasons() {
		if r != fingerprint.TooFew { // said as too-few-records
			codes = append(codes, report.Code(r))
		}
	}
	for _, code := range codes {
		if report.Because(code).Text == "" {
			t.Errorf("reason %q has no text", code)
		}
	}
}

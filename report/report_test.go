package report_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rubble/report"
)

var update = flag.Bool("update", false, "write the golden files anew")

const golden = "testdata/report.schema.json"

// The schema is a contract: a change of the types is seen here.
func TestSchemaIsGolden(t *testing.T) {
	got := report.JSONSchema()
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("the types and %s differ; if fields were only added, run go test ./report -update, else raise report.Schema as well", golden)
	}
}

func pointer(v float64) *float64 { return &v }

// sample is a report in which every field is set, and every kind of figure
// occurs.
func sample() report.Report {
	whole := report.Figure{Value: pointer(62.3), Lo: pointer(54.6), Hi: pointer(70.1), N: &report.Count{N: 12}, Method: "percentile"}
	coarse := report.Figure{Value: pointer(60), N: &report.Count{N: 7}, Rounded: true, Clamped: true}
	hidden := report.Figure{N: &report.Count{Below: 5}, Reason: report.Because(report.TooFewPeople)}
	scores := report.Scores{Alignment: whole, Dismantling: coarse, Reinvention: hidden, Deconstruction: hidden, Gap: whole}
	down := whole
	down.Corroborated = pointer(41)
	scores.Deconstruction = down
	norm := report.Norm{ID: "p/n", Claimed: "gone", Claim: "contradicted", Value: whole, State: "stands", Hold: pointer(80), Consensus: pointer(0.713), Leverage: pointer(88.9),
		Keystone: true, Mandated: true, Shares: []report.Share{{Rungs: []int{0, 1}, Share: 0.15}, {Rungs: []int{2, 3, 4, 5}, Share: 0.85}}}
	practice := report.Practice{ID: "p", Scores: scores, Mode: "individual", LadderOnly: true, Bounds: &report.Bounds{Alignment: [2]float64{60, 65.1}, Dismantling: [2]float64{1, 2}, Reinvention: [2]float64{3, 4}, Deconstruction: [2]float64{5, 6}, Gap: [2]float64{-7, 8}},
		Verdict: report.Verdict{Name: "aligned", Certainty: pointer(0.7), Word: "open", Warnings: []string{"borrowed"}, Between: []string{"aligned", "renaissance"},
			Reason: report.Because(report.LadderOnly)},
		Facets: map[string]report.Figure{"flow": whole}, Norms: []report.Norm{norm}, LeftOut: &report.Count{}, Unknown: pointer(0.123), Evidenced: pointer(0.5)}
	examine(&practice)
	months := []report.Month{{Month: "2026-03", Value: whole}, {Month: "2026-04", Value: hidden}}
	standing := &report.Standing{Value: whole, State: "stands"}
	return report.Report{
		Schema: report.Schema, Generator: report.Generator{Version: "1.0.0"}, Model: report.Model{Version: "1.0.0", Hash: "0123456789ab"},
		Organisation: "Example", Edition: "team:t", Policy: "standard", Suppression: "primary",
		Method: report.Method{Seed: 1, Replicates: 2000, Confidence: 0.95, Coverage: 0.6, Alignment: 50, Deconstruction: 50, OwnKnowledge: 50,
			Length: "short", Limits: report.Limits{Shown: 5, Interval: 10, Distribution: 20, Tenths: 150, Lots: 1}},
		Waves: []report.Wave{{ID: "w", Name: "Spring", From: "2026-03-01", To: "2026-05-31", Respondents: report.Count{N: 12}, Consensus: 1, Across: scores,
			Practices: []report.Practice{practice}, Common: []report.Norm{norm}, Comments: []report.Comment{{Practice: "p", Question: "p/n", Texts: []string{"It is said."}}},
			Asked:       &report.Asked{Model: report.Model{Version: "0.9.0", Hash: "ba9876543210"}, Practices: []report.AskedPractice{{ID: "p", Scores: scores, Verdict: report.Verdict{Name: "aligned", Word: "clear"}}}},
			Teams:       []report.Team{{ID: "t", Name: "T", Mode: "individual", People: 14, Respondents: report.Count{Below: 5}, Practices: []report.Practice{practice}}},
			OtherTeams:  11,
			Segments:    []report.Segment{{ID: "s", Name: "S", Teams: []string{"t"}, Respondents: &report.Count{N: 12}, Consensus: 1, Practices: []report.Practice{practice}}},
			SegmentGaps: []report.SegmentGap{{One: "s", Other: "z", Practice: "p", Axis: "alignment", Difference: whole}},
			Roles:       []report.Role{{ID: "does", Respondents: report.Count{N: 7}}, {Respondents: report.Count{N: 5}}},
			Careless: &report.Careless{Sheets: report.Count{N: 12}, Flagged: report.Count{Below: 5}, Without: []report.WithoutSheet{
				{Practice: "p", Alignment: whole, Dismantling: whole, Reinvention: whole, Deconstruction: whole}}}}},
		Fingerprints: []report.Fingerprint{{ID: "matrix", From: "incidents", Value: whole, Presence: hidden, AbsentAt: 0.6, PresentAt: 0.1, Norms: []string{"p/n"}, Detail: detail()}},
		Readings:     []report.Outcome{{ID: "approval-information", Unit: "bits", Value: whole, Months: months}},
		Delivery:     []report.Outcome{{ID: "lead-time", Unit: "hours", Value: whole, Months: months}},
		Outcomes:     []report.Outcome{{ID: "reopening", Unit: "share", Value: whole, Months: months}},
		Changes: []report.Change{{From: "v", To: "w", Team: "t", Practice: "p", Scores: scores, Who: "same-people",
			Norms: []report.NormChange{{ID: "p/n", Value: whole}}}},
		Comparisons: []report.Comparison{{Of: "roles", Compared: 9, Discoveries: 1, Rate: 0.05}},
		Lenses: []report.Lens{{ID: "agile", Parts: []report.LensPart{{ID: "values/people", Practices: []string{"p"}, Scores: &scores,
			Facets: map[string]report.Figure{"trust": whole}}}}},
		Experiments: []report.Experiment{{ID: "board-by-day", Norm: "p/n", Team: "t", State: "running", Wave: "w", Before: standing, Now: standing}},
		DataQuality: report.DataQuality{Answers: []report.AnswerSource{{Wave: "w", Files: 2, Rows: 300, Refused: 1, Lots: 17, Waiting: &report.Count{Below: 5}}},
			Records: []report.RecordSource{{Kind: "incidents", Files: 1, Rows: 10, Refused: 1, Records: 8, Outside: 1, First: "2026-03-01", Last: "2026-05-31", Origin: "Theirs."}}},
		Suppressed: []report.Suppressed{{What: "w/t/p", Why: report.TooFewPeople}},
	}
}

// examine sets what says how far the figures of a practice can be trusted.
func examine(p *report.Practice) {
	coefficient := report.Figure{Value: pointer(-0.04), Lo: pointer(-0.31), Hi: pointer(0.23), N: &report.Count{N: 30}}
	found := report.Figure{Value: pointer(-12), N: &report.Count{N: 10}, Discovery: true}
	none := report.Figure{Reason: report.Because(report.NoFit)}
	p.Inputs = &report.Inputs{Answers: 170, Unknown: 20, NotApplicable: 10, Teams: 4, ByHeadcount: 2, Rounded: true}
	p.Robustness = &report.Robustness{Scorings: 1000, Kept: 0.91, Verdicts: []report.VerdictShare{{Verdict: "aligned", Share: 0.91}},
		Rank: 2, RankLo: 1, RankHi: 4, Choices: []report.Choice{{ID: "thresholds", Kept: 0.8}}}
	p.Smallest = &report.SmallestChange{Answers: 4, Of: 170, Exact: true, Figure: "alignment", Down: true, Becomes: "entrenched"}
	p.Reliability = []report.Reliability{{Axis: "alignment", Questions: 9, Alpha: coefficient, Omega: none}}
	p.Between = []report.Between{{Axis: "dismantling", Teams: 6, One: coefficient, Two: coefficient}}
	p.Correlations = []report.Correlation{{Of: [2]string{"alignment", "reinvention"}, Teams: 5, Rho: coefficient}}
	p.Agreement = &report.Agreement{Norms: 9, Deviation: coefficient, Within: coefficient, AWG: none}
	p.Roles = []report.RoleScores{{Role: "does", Alignment: found, Dismantling: found, Reinvention: none}}
	p.RoleGaps = []report.RoleGap{{One: "manages", Other: "does", Axis: "alignment", Difference: found}}
	p.NormGaps = []report.NormGap{{Norm: "p/n", One: "manages", Other: "does", Difference: found, Superior: coefficient}}
}

// detail has every part that details have, whatever fingerprint they are of.
func detail() report.Detail {
	peak := 0
	return report.Detail{
		Hours: []report.HourMap{{Of: "approvals", Cells: []report.MapCell{{Day: 3, From: 13, To: 15, N: report.Count{N: 40}}, {Day: 6, From: 3, To: 4, N: report.Count{Below: 5}}}, Peak: &peak}},
		Bins: []report.Bin{{ID: "normal", N: report.Count{N: 30}, PerDay: pointer(1.5), Marked: true}, {From: pointer(0), To: pointer(0.1), N: report.Count{N: 7}},
			{N: report.Count{Below: 5}}},
		Weeks: []report.Week{{First: "2026-03-02", Working: 5, N: report.Count{Below: 5}, Quiet: true}},
		Pairs: []report.Pair{{Before: 2.5, After: 11}},
		Bits:  pointer(1.234), P: pointer(0.012),
	}
}

// The sample sets every field of every type, so that none goes unseen by the
// tests on it.
func TestSampleSetsEveryField(t *testing.T) {
	set := map[string]bool{}
	visit(reflect.ValueOf(sample()), func(of reflect.Type, field string, zero bool) {
		set[of.Name()+"."+field] = set[of.Name()+"."+field] || !zero
	})
	for _, name := range slices.Sorted(maps.Keys(set)) {
		if !set[name] {
			t.Errorf("%s is never set", name)
		}
	}
}

// visit calls f with every field of the structs that v holds.
func visit(v reflect.Value, f func(of reflect.Type, field string, zero bool)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			visit(v.Elem(), f)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			visit(v.Index(i), f)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			visit(v.MapIndex(key), f)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f(v.Type(), v.Type().Field(i).Name, v.Field(i).IsZero())
			visit(v.Field(i), f)
		}
	}
}

func parsed(t *testing.T, data []byte) any {
	t.Helper()
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

func TestReportsFollowTheSchema(t *testing.T) {
	schema := jsonSchema(parsed(t, report.JSONSchema()).(map[string]any))
	data, err := json.Marshal(sample())
	if err != nil {
		t.Fatal(err)
	}
	for _, problem := range schema.violations(schema, parsed(t, data), "") {
		t.Error(problem)
	}
	for _, c := range []struct{ name, old, new, want string }{
		{"a field that is not known", `"policy":`, `"people":["Ann"],"policy":`, "/people is not in the schema"},
		{"a field that is missing", `"policy":"standard",`, ``, "/policy is missing"},
		{"a reason off the list", `"why":"too-few-people"`, `"why":"shy"`, `/suppressed/0/why is "shy"`},
		{"a count in words", `"respondents":"below 5"`, `"respondents":"some"`, "/waves/0/teams/0/respondents is of none"},
		{"null for a list", `"fingerprints":[`, `"fingerprints":null,"x":[`, "/fingerprints is no array"},
		{"half a range", `"alignment":[60,65.1]`, `"alignment":[60]`, "/waves/0/practices/0/bounds/alignment has 1 values"},
		{"text for a number", `"share":0.15`, `"share":"0.15"`, "/waves/0/practices/0/norms/0/shares/0/share is no number"},
		{"a detail that is not known", `"bits":1.234`, `"bites":1.234`, "/fingerprints/0/detail/bites is not in the schema"},
		{"a month in words", `"month":"2026-04"`, `"month":4`, "/readings/0/months/1/month is no string"},
		{"a correlation of three", `"of":["alignment","reinvention"]`, `"of":["alignment","dismantling","reinvention"]`, "/waves/0/practices/0/correlations/0/of has 3 values"},
		{"people of a role", `{"id":"does","respondents":7}`, `{"id":"does","respondents":7,"names":[]}`, "/waves/0/roles/0/names is not in the schema"},
		{"a broken number of people", `"rows":300`, `"rows":300.5`, "/data_quality/answers/0/rows is no integer"},
	} {
		planted := bytes.Replace(data, []byte(c.old), []byte(c.new), 1)
		found := schema.violations(schema, parsed(t, planted), "")
		if !slices.ContainsFunc(found, func(p string) bool { return strings.HasPrefix(p, c.want) }) {
			t.Errorf("%s: found %q, want %q", c.name, found, c.want)
		}
	}
}

// A jsonSchema is a schema; violations holds values against as much of JSON
// Schema as ours uses.
type jsonSchema map[string]any

func (root jsonSchema) violations(s map[string]any, value any, at string) []string {
	if name, ok := s["$ref"].(string); ok {
		defs := root["$defs"].(map[string]any)
		return root.violations(defs[strings.TrimPrefix(name, "#/$defs/")].(map[string]any), value, at)
	}
	if enum, ok := s["enum"].([]any); ok && !slices.Contains(enum, value) {
		return []string{fmt.Sprintf("%s is %q, which is off the list", at, value)}
	}
	if pattern, ok := s["pattern"].(string); ok {
		if text, ok := value.(string); !ok || !regexp.MustCompile(pattern).MatchString(text) {
			return []string{at + " does not match " + pattern}
		}
	}
	if one, ok := s["oneOf"].([]any); ok {
		fits := 0
		for _, of := range one {
			if len(root.violations(of.(map[string]any), value, at)) == 0 {
				fits++
			}
		}
		if fits != 1 {
			return []string{at + " is of none, or more than one, of the kinds allowed"}
		}
		return nil
	}
	switch s["type"] {
	case "object":
		return root.object(s, value, at)
	case "array":
		return root.array(s, value, at)
	case "integer", "number":
		n, ok := value.(float64)
		if least, bounded := s["minimum"].(float64); !ok || s["type"] == "integer" && n != float64(int64(n)) || bounded && n < least {
			return []string{fmt.Sprintf("%s is no %s", at, s["type"])}
		}
	case "string", "boolean":
		_, text := value.(string)
		_, truth := value.(bool)
		if s["type"] == "string" && !text || s["type"] == "boolean" && !truth {
			return []string{fmt.Sprintf("%s is no %s", at, s["type"])}
		}
	default:
		return []string{fmt.Sprintf("%s: the schema says nothing of its type", at)}
	}
	return nil
}

func (root jsonSchema) object(s map[string]any, value any, at string) []string {
	object, ok := value.(map[string]any)
	if !ok {
		return []string{at + " is no object"}
	}
	var found []string
	properties, _ := s["properties"].(map[string]any)
	required, _ := s["required"].([]any)
	for _, name := range required {
		if _, ok := object[name.(string)]; !ok {
			found = append(found, fmt.Sprintf("%s/%s is missing", at, name))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(object)) {
		of, known := properties[name].(map[string]any)
		if !known {
			of, known = s["additionalProperties"].(map[string]any)
		}
		if !known {
			found = append(found, fmt.Sprintf("%s/%s is not in the schema", at, name))
			continue
		}
		found = append(found, root.violations(of, object[name], at+"/"+name)...)
	}
	return found
}

func (root jsonSchema) array(s map[string]any, value any, at string) []string {
	array, ok := value.([]any)
	if !ok {
		return []string{at + " is no array"}
	}
	n := float64(len(array))
	if least, ok := s["minItems"].(float64); ok && n < least {
		return []string{fmt.Sprintf("%s has %v values, not %v", at, n, least)}
	}
	if most, ok := s["maxItems"].(float64); ok && n > most {
		return []string{fmt.Sprintf("%s has %v values, not %v", at, n, most)}
	}
	var found []string
	for i, v := range array {
		found = append(found, root.violations(s["items"].(map[string]any), v, fmt.Sprintf("%s/%d", at, i))...)
	}
	return found
}

func TestCountsInJSON(t *testing.T) {
	for want, c := range map[string]report.Count{`7`: {N: 7}, `0`: {}, `"below 5"`: {Below: 5}, `"below 12"`: {N: 0, Below: 12}} {
		if got, err := json.Marshal(c); err != nil || string(got) != want {
			t.Errorf("%+v is %s (%v), want %s", c, got, err, want)
		}
	}
}

// A figure says a number or why there is none; false flags and what is not
// known leave no trace.
func TestFiguresInJSON(t *testing.T) {
	for _, c := range []struct {
		figure report.Figure
		want   string
	}{
		{report.Figure{Value: pointer(0), Lo: pointer(0), Hi: pointer(1.5), N: &report.Count{N: 12}}, `{"value":0,"lo":0,"hi":1.5,"n":12}`},
		{report.Figure{Value: pointer(65), N: &report.Count{N: 7}, Rounded: true}, `{"value":65,"n":7,"rounded":true}`},
		{report.Figure{N: &report.Count{Below: 5}, Reason: report.Because(report.TooFewPeople)},
			`{"n":"below 5","reason":{"code":"too-few-people","text":"too few people are behind it"}}`},
	} {
		if got, err := json.Marshal(c.figure); err != nil || string(got) != c.want {
			t.Errorf("%s (%v), want %s", got, err, c.want)
		}
	}
}

func TestEveryReasonHasAText(t *testing.T) {
	for _, code := range report.Codes() {
		if report.Because(code).Text == "" {
			t.Errorf("%s has no text", code)
		}
	}
}

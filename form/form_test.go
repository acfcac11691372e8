package form

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/diag"
	"rubble/model"
	"rubble/survey"
)

// sample is a model of two practices, small enough to count by hand.
func sample() *model.Model {
	m := &model.Model{Version: "1.2.0"}
	for i, key := range []string{"taken-for-granted", "questioned", "relaxed", "suspended", "removed", "replaced"} {
		m.Ladder[i].Key = key
	}
	norm := func(key, statement string) model.Norm {
		n := model.Norm{Key: key, Statement: statement}
		for i := range n.Rungs {
			n.Rungs[i] = fmt.Sprintf("Test %d of %s.", i, key)
		}
		return n
	}
	item := func(key, text, length string) model.Item { return model.Item{Key: key, Text: text, Length: length} }
	m.Practices = []model.Practice{
		{ID: "changes", Title: "Changes", Summary: "So that much can change and nothing breaks.", Objection: "Who would speak against it?",
			Norms: []model.Norm{norm("changes/board", "A board has to meet."), norm("changes/windows", "Changes belong in the night.")},
			Items: []model.Item{item("changes/small-steps", "Our changes are small.", "short"), item("changes/by-hand", "We change by hand.", "full")}},
		{ID: "incidents", Title: "Incidents", Objection: "And who against that?", Norms: []model.Norm{norm("incidents/tiers", "An incident climbs.")},
			Items: []model.Item{item("incidents/swarm", "We gather around it.", "short")}},
	}
	m.Common = []model.Norm{norm("common/control", "Control makes safe.")}
	m.Given = []model.Retired{{Key: "changes/pipeline", Version: "1.1.0"}, {Key: "problems/cause", Version: "1.2.0"}, {Key: "common/gone", Version: "1.2.0"}}
	return m
}

// rules are those of a project with two teams and no more.
func rules() Rules {
	return Rules{
		Wave: "2026-spring", Teams: []string{"platform", "database", "Plattform"},
		Team: func(spelling string) (string, bool) {
			switch strings.ToLower(spelling) {
			case "platform", "plattform":
				return "platform", true
			case "database":
				return "database", true
			}
			return "", false
		},
	}
}

func messages(problems diag.List) string {
	var b strings.Builder
	for _, p := range problems.Sorted() {
		b.WriteString(p.Error() + "\n")
	}
	return b.String()
}

func TestBurden(t *testing.T) {
	sixty := &model.Model{Common: make([]model.Norm, 60)}
	long := &model.Model{Common: make([]model.Norm, 81)}
	wordy := &model.Model{Common: make([]model.Norm, 60)}
	for i := range wordy.Common {
		wordy.Common[i].Statement = strings.Repeat("word ", 119)
	}
	for _, c := range []struct {
		name               string
		m                  *model.Model
		practices          []string
		length             string
		questions, minutes int
	}{
		// 2 norms of 29 words, 2 of 27 (one common) and 2 items of 4: 120 words at 238
		// a minute and 6 answers of 5 s are 1.004 minutes.
		{"short", sample(), []string{"changes", "incidents"}, "short", 6, 2},
		// Another item of 4: 124/238 + 35/60 = 1.104.
		{"full", sample(), []string{"changes", "incidents"}, "full", 7, 2},
		// 85 words, 3 answers: 85/238 + 15/60 = 0.607.
		{"norms", sample(), []string{"changes"}, "norms", 3, 1},
		{"unknown practice", sample(), []string{"rubbish"}, "short", 1, 1},
		{"60 answers of 5 s and no words", sixty, nil, "short", 60, 5},
		// 60 × 119 words / 238 = 30 minutes, and 5 for the answers.
		{"60 norms of 119 words", wordy, nil, "short", 60, 35},
		{"81 answers of 5 s are 6.75 minutes", long, nil, "short", 81, 7},
	} {
		t.Run(c.name, func(t *testing.T) {
			questions, minutes := Burden(c.m, c.practices, c.length)
			if questions != c.questions || minutes != c.minutes {
				t.Errorf("%d questions, %d minutes; want %d, %d", questions, minutes, c.questions, c.minutes)
			}
		})
	}
	if p := WarnBurden(sixty, nil, "short"); p != nil {
		t.Errorf("60 questions: %v", p)
	}
	const want = "warning: a form of 81 questions takes about 7 minutes; more than 80 are seldom answered with care\n" +
		"\task about fewer practices, or choose a shorter length"
	if p := WarnBurden(long, nil, "short"); p == nil || p.Error() != want {
		t.Errorf("81 questions: %v", p)
	}
}

// randomSheet answers a random part of the sample's questions.
func randomSheet(rng *rand.Rand, respondent string) survey.Sheet {
	s := survey.Sheet{Wave: "2026-spring", Team: []string{"platform", "database"}[rng.IntN(2)], Respondent: respondent,
		Role: append(roles, "")[rng.IntN(4)], Length: model.LengthShort}
	for _, q := range newCatalogue(sample(), Rules{}).questions {
		r := survey.Response{Question: q.key, Kind: survey.Kind(rng.IntN(3))}
		switch {
		case rng.IntN(4) == 0:
			continue
		case r.Kind == survey.Given && q.norm:
			r.Value = int8(rng.IntN(model.Rungs))
		case r.Kind == survey.Given:
			r.Value = int8(1 + rng.IntN(model.Points))
		}
		s.Responses = append(s.Responses, r)
	}
	return s
}

// typed writes a sheet as a person would fill in a form: answers as numbers,
// as texts, as keys, or in tables.
func typed(rng *rand.Rand, s survey.Sheet) string {
	var b strings.Builder
	fmt.Fprintf(&b, "team = %q\nrespondent = %q\nrole = %q\n", s.Team, s.Respondent, s.Role)
	last := ""
	for _, r := range s.Responses {
		practice, key, _ := strings.Cut(r.Question, "/")
		if practice != last {
			fmt.Fprintf(&b, "[%s]\n", practice)
			last = practice
		}
		isNorm := key != "small-steps" && key != "by-hand" && key != "swarm"
		answer := fmt.Sprint(r.Value)
		switch {
		case r.Kind == survey.DontKnow:
			answer = `"dont-know"`
		case r.Kind == survey.NotApplicable:
			answer = `{ answer = "not-applicable", note = "because" }`
		case rng.IntN(3) == 0:
			answer = fmt.Sprintf("%q", answer)
		case rng.IntN(3) == 0 && isNorm:
			answer = fmt.Sprintf("%q", sample().Ladder[r.Value].Key)
		case rng.IntN(3) == 0:
			answer = fmt.Sprintf("{ answer = %s }", answer)
		}
		fmt.Fprintf(&b, "%s = %s\n", key, answer)
	}
	return b.String()
}

// The same responses give the same sheets, whichever door they come through,
// and in whatever order the rows of a table stand.
func TestOneMeaning(t *testing.T) {
	for seed := range uint64(50) {
		rng := rand.New(rand.NewPCG(seed, 0))
		var given []survey.Sheet
		var forms []survey.Sheet
		for i := range 8 {
			s := randomSheet(rng, fmt.Sprintf("=r%d \"x\", y", i))
			if len(s.Responses) == 0 {
				continue
			}
			given = append(given, s)
			sheet, problems := ReadTOML("f.toml", []byte(typed(rng, s)), sample(), rules())
			if !problems.Empty() {
				t.Fatal(messages(problems))
			}
			forms = append(forms, sheet.Sheet)
		}
		if diff := cmp.Diff(given, forms); diff != "" {
			t.Fatalf("seed %d, forms: %s", seed, diff)
		}
		var text strings.Builder
		if err := WriteLong(&text, given); err != nil {
			t.Fatal(err)
		}
		slices.SortFunc(given, func(a, b survey.Sheet) int { return strings.Compare(a.Team+a.Respondent, b.Team+b.Respondent) })
		lines := strings.SplitAfter(strings.TrimSuffix(text.String(), "\n"), "\n")
		lines[len(lines)-1] += "\n"
		for range 3 {
			if diff := cmp.Diff(given, longSheets(t, strings.Join(lines, ""))); diff != "" {
				t.Fatalf("seed %d, rows: %s", seed, diff)
			}
			rng.Shuffle(len(lines)-1, func(i, j int) { lines[i+1], lines[j+1] = lines[j+1], lines[i+1] })
		}
	}
}

func longSheets(t *testing.T, text string) []survey.Sheet {
	t.Helper()
	read, _, problems := ReadLong(t.Context(), "f.csv", strings.NewReader(text), sample(), rules())
	if !problems.Empty() {
		t.Fatal(messages(problems))
	}
	var sheets []survey.Sheet
	for _, s := range read {
		sheets = append(sheets, s.Sheet)
	}
	return sheets
}

// checkSheet holds the laws of everything that a reader accepts.
func checkSheet(t *testing.T, s Sheet) {
	t.Helper()
	c := newCatalogue(sample(), Rules{})
	if len(s.Lines) != len(s.Responses) {
		t.Errorf("%d lines for %d responses", len(s.Lines), len(s.Responses))
	}
	for i, r := range s.Responses {
		at := slices.IndexFunc(c.questions, func(q question) bool { return q.key == r.Question })
		lo, hi := int8(1), int8(model.Points)
		switch {
		case at < 0:
			t.Fatalf("a response to %q", r.Question)
		case c.questions[at].norm:
			lo, hi = 0, model.Rungs-1
		}
		if r.Kind != survey.Given {
			lo, hi = 0, 0
		}
		if r.Value < lo || r.Value > hi || r.Kind > survey.NotApplicable {
			t.Errorf("%s is off the scale: %+v", r.Question, r)
		}
		if i > 0 && r.Question <= s.Responses[i-1].Question {
			t.Errorf("%s stands after %s", r.Question, s.Responses[i-1].Question)
		}
		if s.Lines[i] < 1 {
			t.Errorf("%s has no line", r.Question)
		}
	}
}

func checkProblems(t *testing.T, name string, problems diag.List) {
	t.Helper()
	for _, p := range problems.Sorted() {
		if p.Pos.File != name {
			t.Errorf("a problem without a place: %v", p)
		}
		if len(p.Error()) > 1000 {
			t.Errorf("a message of %d bytes", len(p.Error()))
		}
	}
}

// canaries are texts that do harm where they are taken for more than text.
// Nothing of them may come back in a message.
func canaries() []string {
	return []string{"<script>alert('canary')</script>", "{{ .Site.canary }}", "{{< canary >}}", "canary canary", "=canary()"}
}

func checkSilence(t *testing.T, problems diag.List) {
	t.Helper()
	if text := messages(problems); strings.Contains(strings.ToLower(text), "canary") || strings.Contains(text, "{{") {
		t.Errorf("a message repeats what was typed: %s", text)
	}
}

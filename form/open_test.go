package form

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/model"
	"rubble/survey"
)

// The open question stands at the end of its practice, without a number, and
// the head says who is asked under which model.
func TestFormAsksOpenQuestions(t *testing.T) {
	var b bytes.Buffer
	if err := WriteTOML(&b, sample(), Options{Practices: []string{"incidents"}, Role: "is-served", Team: "platform"}); err != nil {
		t.Fatal(err)
	}
	_, body, _ := strings.Cut(b.String(), "\n# 2/3 ")
	const end = `Norm: “An incident climbs.”`
	if strings.Contains(body, end) {
		t.Errorf("the norm is not the first question: %s", body)
	}
	const want = `We gather around it.
swarm = ""

# Open: And who against that?
# In your own words, or not at all. It is never scored, and no report prints it.
objection = ""


# ----`
	if !strings.HasPrefix(body, want) {
		t.Errorf("the practice ends in %s", body)
	}
	for _, line := range []string{"\nrole = \"is-served\"\n", "\nmodel = \"1.2.0\"\n", "\nteam = \"platform\"\n"} {
		if !strings.Contains(b.String(), line) {
			t.Errorf("the head lacks %q: %s", line, b.String())
		}
	}
	if !strings.Contains(strings.ReplaceAll(b.String(), "\n# ", " "), "A question that begins with “Open” may stay empty.") {
		t.Errorf("the head does not say what may stay empty: %s", b.String())
	}
	if n := strings.Count(b.String(), "objection"); n != 1 {
		t.Errorf("%d objections are asked for, of one practice and the common norms", n)
	}
	without := sample()
	without.Practices[1].Objection = ""
	b.Reset()
	if err := WriteTOML(&b, without, Options{Practices: []string{"incidents"}}); err != nil || strings.Contains(b.String(), "objection") {
		t.Errorf("a practice without an open question asks it: %v", err)
	}
}

// A form that could not be read back with answers in it is not written.
func TestWriteTOMLTooLong(t *testing.T) {
	m := sample()
	m.Practices[0].Norms[0].Statement = strings.Repeat("word ", 50_000)
	var b bytes.Buffer
	const want = "a form of 266 KiB, at most 192 KiB leave room for answers and notes: ask about fewer practices"
	if err := WriteTOML(&b, m, Options{}); err == nil || err.Error() != want || b.Len() > 0 {
		t.Errorf("%v, with %d bytes written", err, b.Len())
	}
}

// What is written to an open question leaves no trace: the sheet is that of a
// form without it.
func TestOpenQuestionIsDropped(t *testing.T) {
	const head = "team = \"platform\"\n[changes]\nboard = 1\n"
	read := func(text string) (Sheet, string) {
		sheet, problems := ReadTOML("f.toml", []byte(text), sample(), rules())
		return sheet, messages(problems)
	}
	want, _ := read(head)
	for _, c := range []struct{ name, text, want string }{
		{"empty", "objection = \"\"", ""},
		{"words", "objection = \"canary canary\"", ""},
		{"in full", "\"changes/objection\" = \"canary canary\"", ""},
		{"lines", "objection = \"\"\"\ncanary\n\ncanary\n\"\"\"", ""},
		{"the largest", "objection = \"" + strings.Repeat("x", MaxNote) + "\"", ""},
		{"a byte more", "objection = \"" + strings.Repeat("x", MaxNote+1) + "\"", "f.toml:4:13: objection of 4097 bytes, at most 4096 are allowed\n\tshorten it\n"},
		{"a number", "objection = 3", "f.toml:4:13: objection is a number, expected a text in quotes\n"},
		{"a table", "objection = { answer = \"canary\" }", "f.toml:4:13: objection is a table, expected a text in quotes\n"},
		{"a list", "objection = [\"canary\"]", "f.toml:4:13: objection is a list, expected a text in quotes\n"},
	} {
		got, said := read(head + c.text + "\n")
		if diff := cmp.Diff(c.want, said); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
	for text, want := range map[string]string{
		"objection = \"canary canary\"\n" + head:            "f.toml:1:13: unknown key\n\tthe keys are wave, team, respondent, role, mode, people, length, model and 3 more\n",
		head + "[common]\nobjection = \"canary canary\"\n":  "f.toml:5:13: unknown key\n\tthe keys are control\n",
		"team = 'platform'\n[changes]\nobjection = 'no'\n":  "f.toml:1: warning: no answers yet\n",
		head + "objecton = \"canary canary\"\n":             "f.toml:4:12: unknown key\n\tthe keys are board, by-hand, small-steps, windows\n",
		head + "[incidents]\n\"changes/objection\" = 'x'\n": "f.toml:5:23: unknown key\n\tthe keys are swarm, tiers\n",
	} {
		if _, said := read(text); said != want {
			t.Errorf("%s: %s", text, cmp.Diff(want, said))
		}
	}
}

// In the long form the words may stand in either column.
func TestLongOpenQuestionIsDropped(t *testing.T) {
	const answer = longHead + ",platform,r1,,changes,board,1,\n"
	want, _, _ := ReadLong(t.Context(), "f.csv", strings.NewReader(answer), sample(), rules())
	for _, c := range []struct{ name, row, want string }{
		{"empty", ",platform,r1,,changes,objection,,", ""},
		{"in the answer", ",platform,r1,,changes,objection,canary canary,", ""},
		{"in the note", ",platform,r1,,changes,objection,,\"canary,\ncanary\"", ""},
		{"in full", ",platform,r1,,changes,changes/objection,9,", ""},
		{"twice", ",platform,r1,,changes,objection,canary,\n,platform,r1,,changes,objection,canary,", ""},
		{"of somebody with nothing else to say", ",platform,r2,,changes,objection,canary,", ""},
		{"too long an answer", ",platform,r1,,changes,objection," + strings.Repeat("x", MaxNote+1) + ",",
			"f.csv:3:33: refused: objection of 4097 bytes, at most 4096 are allowed\n\tshorten it\n"},
		{"too long a note", ",platform,r1,,changes,objection,," + strings.Repeat("x", MaxNote+1),
			"f.csv:3:34: refused: objection of 4097 bytes, at most 4096 are allowed\n\tshorten it\n"},
		{"of the common norms", ",platform,r1,,common,objection,canary canary,", "f.csv:3:22: refused: unknown item of common\n"},
		{"of another practice", ",platform,r1,,changes,incidents/objection,canary canary,", "f.csv:3:23: refused: unknown item of changes\n"},
		{"of another wave", "canary canary,platform,r1,,changes,objection,canary,",
			"f.csv:3:1: refused: wave is not that of the folder, \"2026-spring\"\n\tcorrect the wave, or move the answers to the folder of theirs\n"},
	} {
		got, _, problems := ReadLong(t.Context(), "f.csv", strings.NewReader(answer+c.row+"\n"), sample(), rules())
		if diff := cmp.Diff(c.want, messages(problems)); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

// Nothing that a respondent wrote to the open question is in any message or
// any value, whatever it looks like.
func TestOpenQuestionKeepsSilent(t *testing.T) {
	for _, canary := range append(canaries(), "relaxed canary", "\u202ecanary", strings.Repeat("canary ", MaxNote)) {
		for _, in := range []string{
			"objection = " + quoted(canary), "objection = { note = " + quoted(canary) + " }", "objection = { " + quoted(canary) + " = 1 }",
			"objection = [" + quoted(canary) + "]", "objection = " + canary, "objection = \"\"\"" + canary, "objektion = " + quoted(canary),
			"objection = 1\nobjection = " + quoted(canary), "[changes.objection]\nx = " + quoted(canary),
		} {
			sheet, problems := ReadTOML("f.toml", []byte("team = 'platform'\n[changes]\nboard = 1\n"+in+"\n"), sample(), rules())
			checkSilence(t, problems)
			checkAbsent(t, sheet)
		}
		q := "\"" + strings.ReplaceAll(canary, "\"", "\"\"") + "\""
		for _, row := range []string{
			",platform,r1,,changes,objection," + q + ",", ",platform,r1,,changes,objection,," + q, ",platform,r1,,changes,objection," + q + "," + q,
			",platform,r1,,common,objection," + q + ",", ",platform,r1,,changes,objektion," + q + "," + q, ",platform,r1,,changes,objection," + q,
		} {
			sheets, _, problems := ReadLong(t.Context(), "f.csv", strings.NewReader(longHead+",platform,r1,,changes,board,1,\n"+row+"\n"), sample(), rules())
			checkSilence(t, problems)
			checkAbsent(t, sheets)
		}
	}
}

func checkAbsent(t *testing.T, value any) {
	t.Helper()
	if text := fmt.Sprintf("%+v", value); strings.Contains(text, "canary") {
		t.Errorf("a value holds what was typed: %.200s", text)
	}
}

// Questions that are asked no more are left out with a warning each, and not
// taken for slips; any other key that there is not stays an error.
func TestRetiredKeys(t *testing.T) {
	const text = "team = \"platform\"\n[changes]\nboard = 1\npipeline = 4\n\"changes/pipeline\" = { answer = 9 }\npipelin = 4\n" +
		"[problems]\ncause = 'canary'\nobjection = 'canary'\ncauses = 3\n[common]\ngone = 5\n"
	const want = "f.toml:4:12: warning: changes/pipeline was retired in model 1.1.0: answers to it are left out\n" +
		"f.toml:5:22: warning: changes/pipeline was retired in model 1.1.0: answers to it are left out\n" +
		"f.toml:6:11: unknown key\n\tthe keys are board, by-hand, small-steps, windows\n" +
		"f.toml:8:9: warning: problems/cause was retired in model 1.2.0: answers to it are left out\n" +
		"f.toml:10:10: unknown key\n" +
		"f.toml:12:8: warning: common/gone was retired in model 1.2.0: answers to it are left out\n"
	sheet, problems := ReadTOML("f.toml", []byte(text), sample(), rules())
	if diff := cmp.Diff(want, messages(problems)); diff != "" {
		t.Error(diff)
	}
	answers := []survey.Response{{Question: "changes/board", Value: 1}}
	if diff := cmp.Diff(answers, sheet.Responses); diff != "" {
		t.Error(diff)
	}

	const rows = longHead + ",platform,r1,,changes,board,1,\n,platform,r1,,changes,pipeline,4,\n,platform,r2,,changes,changes/pipeline,9,canary\n" +
		",platform,r2,,problems,cause,4,\n,platform,r2,,problems,objection,canary,\n,platform,r2,,problems,causes,4,\n,platform,r2,,common,gone,4,\n"
	const wantRows = "f.csv:3:23: warning: changes/pipeline was retired in model 1.1.0: answers to it are left out\n" +
		"f.csv:5:24: warning: problems/cause was retired in model 1.2.0: answers to it are left out\n" +
		"f.csv:7:24: refused: unknown item of problems\n" +
		"f.csv:8:22: warning: common/gone was retired in model 1.2.0: answers to it are left out\n"
	sheets, n, problems := ReadLong(t.Context(), "f.csv", strings.NewReader(rows), sample(), rules())
	if diff := cmp.Diff(wantRows, messages(problems)); diff != "" || n != 7 {
		t.Errorf("%d rows: %s", n, diff)
	}
	if len(sheets) != 1 || cmp.Diff(answers, sheets[0].Responses) != "" {
		t.Errorf("%+v", sheets)
	}
}

// A practice that is not assessed is told as that, whatever was retired of it.
func TestRetiredKeysLeftOut(t *testing.T) {
	limited := rules()
	limited.Practices = []string{"incidents"}
	_, problems := ReadTOML("f.toml", []byte("team = 'platform'\n[changes]\npipeline = 1\n[incidents]\ntiers = 2\n"), sample(), limited)
	const want = "f.toml:2:1: practice \"changes\" is not assessed in this project\n\tadd it to practices in config.toml, or take its answers out\n"
	if diff := cmp.Diff(want, messages(problems)); diff != "" {
		t.Error(diff)
	}
}

// With the model of its time at hand, what was retired is read, so that the
// wave can be scored as it was then.
func TestOlderModelsQuestions(t *testing.T) {
	older := &model.Model{Version: "1.0.0", Ladder: sample().Ladder, Practices: []model.Practice{
		{ID: "changes", Norms: []model.Norm{{Key: "changes/board"}, {Key: "changes/pipeline"}}},
		{ID: "problems", Norms: []model.Norm{{Key: "problems/cause"}}}}}
	with := rules()
	with.Older = []*model.Model{older}
	const text = "team = 'platform'\nmodel = '1.0.0'\n[changes]\npipeline = 4\n[problems]\ncause = 3\ncauses = 3\n"
	sheet, problems := ReadTOML("f.toml", []byte(text), sample(), with)
	if diff := cmp.Diff("f.toml:7:10: unknown key \"causes\"\n\tdid you mean \"cause\"?\n", messages(problems)); diff != "" {
		t.Error(diff)
	}
	want := survey.Sheet{Wave: "2026-spring", Team: "platform", Length: "short", Model: "1.0.0", Stated: true,
		Responses: []survey.Response{{Question: "changes/pipeline", Value: 4}, {Question: "problems/cause", Value: 3}}}
	if diff := cmp.Diff(want, sheet.Sheet); diff != "" {
		t.Error(diff)
	}
}

// A sheet names the model under which it was asked, unless that is the one in
// force.
func TestSheetModel(t *testing.T) {
	for _, c := range []struct{ name, line, rule, want, said string }{
		{"nobody says", "", "", "", ""},
		{"the one in force", "model = \"1.2.0\"\n", "", "", ""},
		{"an older one", "model = \" 1.1.0 \"\n", "", "1.1.0", ""},
		{"left empty", "model = \"\"\n", "1.1.0", "1.1.0", ""},
		{"the settings say", "", "1.1.0", "1.1.0", ""},
		{"the settings say the one in force", "", "1.2.0", "", ""},
		{"the form counts", "model = \"1.2.0\"\n", "1.1.0", "", ""},
		{"a number", "model = 1.1\n", "", "", "f.toml:2:9: model is a number, expected a text in quotes\n"},
		{"no version", "model = \"canary canary\"\n", "", "",
			"f.toml:2:9: model is no version of three numbers\n\tleave the line as rubble questionnaire wrote it, or take it out\n"},
	} {
		r := rules()
		r.Model = c.rule
		sheet, problems := ReadTOML("f.toml", []byte("team = 'platform'\n"+c.line+"[changes]\nboard = 1\n"), sample(), r)
		if diff := cmp.Diff(c.said, messages(problems)); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
		if sheet.Model != c.want && c.said == "" {
			t.Errorf("%s: asked under %q, want %q", c.name, sheet.Model, c.want)
		}
		if stated := c.rule != "" || strings.Contains(c.line, "1."); sheet.Stated != stated && c.said == "" {
			t.Errorf("%s: stated is %t", c.name, sheet.Stated)
		}
		if strings.Contains(sheet.Model, "canary") {
			t.Errorf("%s: the sheet keeps what was typed", c.name)
		}
		if c.line != "" {
			continue
		}
		sheets, _, problems := ReadLong(t.Context(), "f.csv", strings.NewReader(longHead+",platform,r1,,changes,board,1,\n"), sample(), r)
		if !problems.Empty() || len(sheets) != 1 || sheets[0].Model != c.want {
			t.Errorf("%s: rows are %+v, want %q; %s", c.name, sheets, c.want, messages(problems))
		}
	}
}

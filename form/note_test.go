package form

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/survey"
)

// gathering are rules under which notes are gathered.
func gathering(notes *[]Note) Rules {
	r := rules()
	r.Note = func(n Note) { *notes = append(*notes, n) }
	return r
}

// Notes beside answers and what is written to the open question are told, as
// they were typed; the law that demands a norm is not. The sheet is the same.
func TestNotesOfForms(t *testing.T) {
	const text = `team = "platform"
respondent = "canary"
[changes]
board = { answer = 2, note = " it is said ", mandated = "SOX 404" }
windows = { answer = "", note = "of no answer" }
small-steps = { answer = 5, note = "   " }
by-hand = 2
objection = """
two
lines
"""
[incidents]
tiers = { answer = "not-applicable", note = "reason not kept" }
"incidents/objection" = "in full"
[common]
control = { answer = 1, note = "of a common norm" }
`
	var got []Note
	sheet, problems := ReadTOML("f.toml", []byte(text), sample(), gathering(&got))
	if !problems.Empty() {
		t.Fatal(messages(problems))
	}
	want := []Note{{"changes/board", " it is said "}, {"changes/objection", "two\nlines\n"}, {"changes/windows", "of no answer"},
		{"common/control", "of a common norm"}, {"incidents/objection", "in full"}}
	slices.SortFunc(got, func(a, b Note) int { return strings.Compare(a.Question, b.Question) })
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	without, _ := ReadTOML("f.toml", []byte(text), sample(), rules())
	if diff := cmp.Diff(without, sheet); diff != "" {
		t.Errorf("gathering notes changes the sheet: %s", diff)
	}
}

// What is no text, or longer than a note may be, is told to nobody.
func TestNotesOfFormsWithMistakes(t *testing.T) {
	for _, line := range []string{"objection = 3", "objection = { note = 'canary' }", "board = { answer = 2, note = 3 }", "board = { answer = 2, note = ['canary'] }",
		"objection = '" + strings.Repeat("x", MaxNote+1) + "'", "objektion = 'canary'", "board = { answer = 2, mandated = 'canary' }", "board = 'canary'"} {
		var got []Note
		ReadTOML("f.toml", []byte("team = 'platform'\n[changes]\n"+line+"\n"), sample(), gathering(&got))
		if got != nil {
			t.Errorf("%.60s: told %q", line, got)
		}
	}
}

// In the long form the note has its column, and the open question two. A row
// that is refused tells nothing, but for a second answer: which of the two
// rows comes first must not decide whose note is read.
func TestNotesOfRows(t *testing.T) {
	rows := longHead +
		",platform,r1,,changes,board,2, it is said \n" +
		",platform,r1,,changes,board,3,said twice\n" +
		",platform,r2,,changes,windows,,of no answer\n" +
		",platform,r2,,changes,objection,in the answer,and the note\n" +
		",platform,r2,,incidents,incidents/objection,,\"two\nlines\"\n" +
		",platform,r2,,incidents,tiers,not-applicable,reason not kept\n" +
		",platform,r2,,changes,windows,9,canary\n" + // off the scale
		",platform,r2,boss,changes,windows,1,canary\n" + // no role
		",platform,,,changes,windows,1,canary\n" + // of nobody
		",platform,r2,,changes,baord,1,canary\n" +
		",platform,r2,,changes,objection,canary," + strings.Repeat("x", MaxNote+1) + "\n" +
		"2025-autumn,platform,r2,,changes,objection,canary,\n" +
		",nobody,r2,,changes,objection,canary,\n"
	var got []Note
	with, n, problems := ReadLong(t.Context(), "f.csv", strings.NewReader(rows), sample(), gathering(&got))
	want := []Note{{"changes/board", " it is said "}, {"changes/board", "said twice"}, {"changes/windows", "of no answer"},
		{"changes/objection", "in the answer"}, {"changes/objection", "and the note"}, {"incidents/objection", "two\nlines"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	without, rowsWithout, problemsWithout := ReadLong(t.Context(), "f.csv", strings.NewReader(rows), sample(), rules())
	if cmp.Diff(without, with) != "" || n != rowsWithout || messages(problems) != messages(problemsWithout) {
		t.Errorf("gathering notes changes what is read: %s", cmp.Diff(without, with))
	}
	checkSilence(t, problems)
	if fewer, _, problems := ReadLong(t.Context(), "f.csv", strings.NewReader("team,respondent,practice,item,answer\nplatform,r1,changes,objection,no\n"), sample(), gathering(&got)); len(got) != 7 || fewer != nil || !problems.Empty() {
		t.Errorf("without a column for notes: %q, %s", got, messages(problems))
	}
}

// A form says who may read what is written into it.
func TestFormTellsOfNotes(t *testing.T) {
	const (
		never = "Notes are not published."
		may   = "A note that a person has read and approved may be quoted in it, without name, team or date"
	)
	for _, c := range []struct {
		name  string
		opt   Options
		notes string
	}{
		{"off", Options{}, never}, {"off, open", Options{Policy: "open"}, never}, {"off, together", Options{Mode: survey.Consensus}, never},
		{"standard", Options{Notes: true}, may + ", where at least 10 people answered about the practice."},
		{"strict", Options{Notes: true, Policy: "strict"}, may + ", where at least 16 people answered about the practice."},
		{"open", Options{Notes: true, Policy: "open"}, may + "."},
		{"together", Options{Notes: true, Mode: survey.Consensus}, may + "."},
	} {
		var b bytes.Buffer
		if err := WriteTOML(&b, sample(), c.opt); err != nil {
			t.Fatal(err)
		}
		form := strings.ReplaceAll(b.String(), "\n# ", " ")
		open := "It is never scored, and no report prints it."
		if c.opt.Notes {
			open = "It is never scored, and it may be quoted as a note may."
		}
		if !strings.Contains(form, c.notes) || strings.Contains(form, never) == c.opt.Notes || strings.Count(form, open) != 2 {
			t.Errorf("%s: the form is to say %q and %q: %s", c.name, c.notes, open, form[:2500])
		}
		if _, problems := ReadTOML("f.toml", b.Bytes(), sample(), rules()); problems.Failed() {
			t.Errorf("%s: %s", c.name, messages(problems))
		}
	}
}

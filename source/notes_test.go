package source

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"rubble/diag"
	"rubble/model"
)

// notesOf reads the notes of the wave 2026-spring.
func notesOf(t *testing.T, files map[string]string, older ...*model.Model) ([]Note, diag.List) {
	t.Helper()
	return ReadNotes(t.Context(), folder(files), answersConfig(t, listedTeams), "2026-spring", answersModel(), older...)
}

func spring(practice, question, text string) Note {
	return Note{Wave: "2026-spring", Practice: practice, Question: practice + "/" + question, Text: text}
}

var notedFiles = map[string]string{
	"answers/2026-spring/a.toml":          "team = 'platform'\n[changes]\nboard = { answer = 4, note = 'it is said' }\nobjection = 'who would'\n",
	"answers/2026-spring/deep/b.csv.gz":   "", // see noted
	"answers/2026-spring/c.toml":          "team = 'database'\nmode = 'consensus'\npeople = 3\n[incidents]\nsmall = { answer = 1, note = 'together' }\n",
	"answers/2026-spring/d.toml.gz":       "",
	"answers/2026-spring/rows.csv":        tableHead + "database,r9,,changes,board,1,it is said\ndatabase,r9,,changes,small,9,canary\n",
	"answers/2026-spring/no-answers.toml": "team = 'database'\n[incidents]\nobjection = 'nothing else'\n",
	"answers/2025-autumn/old.toml":        "team = 'platform'\n[changes]\nboard = { answer = 4, note = 'canary' }\n",
	"answers/2026-spring/.hidden.toml":    "canary",
}

func noted(t *testing.T) map[string]string {
	files := maps.Clone(notedFiles)
	files["answers/2026-spring/deep/b.csv.gz"] = gzipped(t, tableHead+"platform,r1,does,incidents,board,2,of a row\nplatform,r1,,common,control,2,canary of a common norm\nplatform,r2,,incidents,objection,in the answer,in the note\n")
	files["answers/2026-spring/d.toml.gz"] = gzipped(t, "team = 'database'\n[changes]\nboard = { answer = '', note = ' it   is\tsaid ' }\n")
	return files
}

// Notes come from every format, of one wave, without their writers; the same
// text to the same question is told once.
func TestReadNotes(t *testing.T) {
	got, problems := notesOf(t, noted(t))
	want := []Note{spring("changes", "board", "it is said"), spring("changes", "objection", "who would"), spring("incidents", "board", "of a row"),
		spring("incidents", "objection", "in the answer"), spring("incidents", "objection", "in the note"), spring("incidents", "objection", "nothing else"),
		spring("incidents", "small", "together")}
	if diff := cmp.Diff(want, got); diff != "" || !problems.Empty() {
		t.Errorf("%s%s", diff, listText(problems))
	}

	// Other names of the files, so another order.
	turned := map[string]string{}
	for name, text := range noted(t) {
		dir, file := name[:strings.LastIndexByte(name, '/')+1], name[strings.LastIndexByte(name, '/')+1:]
		if !strings.HasPrefix(file, ".") {
			turned[fmt.Sprintf("%s%c-%s", dir, 'a'+'z'-file[0], file)] = text
		}
	}
	if other, _ := notesOf(t, turned); cmp.Diff(got, other) != "" {
		t.Errorf("under other names: %s", cmp.Diff(got, other))
	}
}

// What answers say of notes stays what it was: no value of scoring holds one.
func TestAnswersHoldNoNote(t *testing.T) {
	files := maps.Clone(noted(t))
	delete(files, "answers/2025-autumn/old.toml") // no wave of the settings
	answers, teams, stats, problems := ReadAnswers(t.Context(), folder(files), answersConfig(t, listedTeams), answersModel())
	if text := fmt.Sprintf("%+v %+v %+v %s", answers, teams, stats, listText(problems)); strings.Contains(text, "said") || strings.Contains(text, "canary") || strings.Contains(text, "would") {
		t.Errorf("a note is kept: %s", text)
	}
}

// What is wrong with answers was told when they were read; what keeps notes
// from being read is told here. Questions of older models alone have no page.
func TestReadNotesProblems(t *testing.T) {
	_, problems := notesOf(t, map[string]string{"answers/2026-spring/a.csv": "team,respondent,practice,item,answer,note,odd\nplatform,r1,changes,board,9,canary,x\n"})
	if !problems.Empty() {
		t.Errorf("told twice: %s", listText(problems))
	}
	_, problems = notesOf(t, map[string]string{"answers/2026-spring/a.toml.gz": "canary"})
	if got, want := listText(problems), "answers/2026-spring/a.toml.gz: cannot be read: unexpected EOF\n\tcheck that it is a file that you may read, and that its disk is there\n"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, problems := ReadNotes(ctx, folder(noted(t)), answersConfig(t, listedTeams), "2026-spring", answersModel()); !strings.Contains(listText(problems), "not read: context canceled") {
		t.Errorf("cancelled: %s", listText(problems))
	}
	older := answersModel()
	older.Version = "0.9.0"
	older.Practices[0].Norms = append(older.Practices[0].Norms, model.Norm{Key: "changes/gone"})
	got, problems := notesOf(t, map[string]string{"answers/2026-spring/a.toml": "team = 'platform'\n[changes]\ngone = { answer = 1, note = 'canary' }\n"}, older)
	if len(got) != 0 || !problems.Empty() {
		t.Errorf("%v %s", got, listText(problems))
	}
}

// Texts are one line of what can be seen. Letters that look like others stay,
// and so does whatever a template, a page or a spreadsheet would take for its own.
func TestPlain(t *testing.T) {
	for in, want := range map[string]string{
		"": "", " \t\n": "", "two\r\n\r\nlines\u2028and\u0085more\u00a0here": "two lines and more here",
		"bell\a, escape \x1b[31m, nul\x00":                  "bell, escape [31m, nul",
		"a\u202eb\u2066c\u200fd\u061ce":                     "abcde",
		"An\u200bna\u00ad \ufeff\u2060\U000e0041\U000e0042": "Anna",
		"a\ufe0fb\U000e0101c\u034fd\u3164e":                 "abcde",
		"\u200d\u200c":                                      "", "می\u200cخواهم": "می\u200cخواهم", "👩\u200d🚒": "👩\u200d🚒",
		"\xff\xfebytes": "bytes", "{{< x >}} </script> =cmd() **b** [l](u)": "{{< x >}} </script> =cmd() **b** [l](u)", "аpple": "аpple",
	} {
		if got := plain(in); got != want {
			t.Errorf("%+q becomes %+q, want %+q", in, got, want)
		}
	}
	if long := strings.Repeat("x", 4096); plain(long) != long {
		t.Error("4 KiB without a space are changed")
	}
}

// Ids hang on each part of a note and on the key. The one given is what
// openssl says of the same bytes:
// printf '4:note11:2026-spring7:changes13:changes/board10:it is said' | openssl dgst -sha256 -hmac 0123456789abcdef
func TestNoteID(t *testing.T) {
	const key = "0123456789abcdef"
	n := spring("changes", "board", "it is said")
	if got, want := n.ID(key), "6cb4913323e4fe99"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	seen := map[string]bool{}
	for _, id := range []string{n.ID(key), n.ID(key + "x"), spring("changes", "board", "it is said.").ID(key), spring("changes", "small", "it is said").ID(key),
		spring("incidents", "board", "it is said").ID(key), Note{"2026-autumn", n.Practice, n.Question, n.Text}.ID(key),
		Note{"2026-spring", "change", "schanges/board", n.Text}.ID(key)} {
		seen[id] = true
	}
	if len(seen) != 7 {
		t.Errorf("of seven notes, %d ids", len(seen))
	}
}

// decided is a file of decisions.
func decided(t *testing.T, text string) (Decisions, string) {
	t.Helper()
	d, problems := ReadDecisions(fstest.MapFS{ApprovedFile: {Data: []byte(text)}}, answersModel())
	return d, listText(problems)
}

func TestReadDecisions(t *testing.T) {
	const text = "\xEF\xBB\xBF# a comment\n[[notes]]\nid = \"0123456789abcdef\"\npractice = \"changes\"\nquestion = \"board\"\ntext = \"\"\"\nin other\n\u202ewords\"\"\"\napproved = true\n" +
		"[[notes]]\nid = \"00000000000000ff\"\napproved = false\n"
	got, said := decided(t, text)
	want := Decisions{Size: len(text), Entries: []Decision{
		{ID: "0123456789abcdef", Approved: true, Pos: diag.Pos{File: ApprovedFile, Line: 3, Col: 6}, Practice: "changes", Question: "changes/board", Text: "in other words"},
		{ID: "00000000000000ff", Pos: diag.Pos{File: ApprovedFile, Line: 11, Col: 6}}}}
	if diff := cmp.Diff(want, got); diff != "" || said != "" {
		t.Errorf("%s%s", diff, said)
	}
	for _, empty := range []string{"", "# nothing\n", "notes = []\n"} {
		if d, said := decided(t, empty); d.Entries != nil || said != "" {
			t.Errorf("%q: %v %s", empty, d, said)
		}
	}
	if _, said := decided(t, strings.Repeat("# canary\n", 40_000)); said != ApprovedFile+": 351 KiB of decisions, at most 256 KiB are read\n\t"+SparingHint+"\n" {
		t.Errorf("too large: %s", said)
	}
	if d, problems := ReadDecisions(fstest.MapFS{}, answersModel()); d.Size != 0 || !problems.Empty() {
		t.Errorf("without the file: %v %s", d, listText(problems))
	}
}

func TestDecisionMistakes(t *testing.T) {
	const (
		head    = "[[notes]]\nid = \"0123456789abcdef\"\n"
		whole   = head + "practice = \"changes\"\nquestion = \"board\"\ntext = \"canary\"\napproved = true\n"
		leaveID = "\n\tleave the id as rubble notes wrote it\n"
		leave   = "\n\tleave practice and question as rubble notes wrote them; rubble model --json lists the keys\n"
	)
	with := func(old, new string) string {
		if !strings.Contains(whole, old) {
			t.Fatalf("%q is not there", old)
		}
		return strings.Replace(whole, old, new, 1)
	}
	at := func(place, message string) string { return ApprovedFile + ":" + place + ": " + message }
	for _, c := range []struct{ name, text, want string }{
		{"whole", whole, ""},
		{"twice", whole + head + "approved = false\n", at("8:6", "a second entry with this id; the first is in line 2\n\tkeep one of the two\n")},
		{"no id", with("id = \"0123456789abcdef\"\n", ""), at("1:1", "id is missing"+leaveID)},
		{"an id too short", with("89abcdef", ""), at("2:6", "id is not of 16 characters 0–9 and a–f"+leaveID)},
		{"words for an id", with("0123456789abcdef", "canary canary ca"), at("2:6", "id is not of 16 characters 0–9 and a–f"+leaveID)},
		{"a number for an id", with("\"0123456789abcdef\"", "1234567890123456"), at("2:6", "id is not of 16 characters 0–9 and a–f"+leaveID)},
		{"approved is missing", with("approved = true\n", ""), at("2:6", "approved is missing\n\tapproved = true publishes the note, approved = false does not\n")},
		{"approved in quotes", with("true", "\"true\""), at("6:12", "approved is neither true nor false\n\ttrue and false stand without quotes\n")},
		{"no text", with("text = \"canary\"\n", ""), at("1:1", "approved, and text is missing or empty\n\twrite what may be published, or set approved = false\n")},
		{"an empty text", with("canary", " \u200b "), at("5:8", "approved, and text is missing or empty\n\twrite what may be published, or set approved = false\n")},
		{"a number for a text", with("\"canary\"", "7"), at("5:8", "text is not a text in quotes\n")},
		{"the largest text", with("canary", strings.Repeat("x", 4096)), ""},
		{"a byte more", with("canary", strings.Repeat("x", 4097)), at("5:8", "text of 4097 bytes, at most 4096 are allowed\n\tshorten it\n")},
		{"another practice", with("changes", "canary"), at("3:12", "practice is missing, or none of the model"+leave)},
		{"the common norms", with("changes", "common"), at("3:12", "practice is missing, or none of the model"+leave)},
		{"no practice", with("practice = \"changes\"\n", ""), at("1:1", "practice is missing, or none of the model"+leave)},
		{"another question", with("board", "canary"), at("4:12", "question is missing, or none of changes"+leave)},
		{"a question in full", with("board", "changes/board"), at("4:12", "question is missing, or none of changes"+leave)},
		{"a way round", with("board", "../incidents/board"), at("4:12", "question is missing, or none of changes"+leave)},
		{"the open question", with("board", "objection"), ""},
		{"an unknown key", with("text", "canarytext"), at("1:1", "approved, and text is missing or empty\n\twrite what may be published, or set approved = false\n") + at("5:1", "unknown key …\n\tthe keys here are id, practice, question, text, approved\n")},
		{"a misspelt key", with("approved", "aproved"), at("2:6", "approved is missing\n\tapproved = true publishes the note, approved = false does not\n") + at("6:1", "unknown key …\n\tdid you mean \"approved\"?\n")},
		{"a key in capitals", with("approved", "Approved"), at("6:1", "unknown key …\n\tdid you mean \"approved\"?\n")},
		{"a table in capitals", with("[[notes]]", "[[Notes]]"), at("1:1", "unknown key …\n\tdid you mean \"notes\"?\n")},
		{"torn", "[[notes]]\ntext = \"canary", at("2:14", "this is not TOML: unexpected EOF; expected '\"'\n\ta text opens with a quote that is not closed on the same line, or the file was cut off\n")},
		{"a table", "[notes]\nid = 1\n", at("1:1", "notes: a list of tables is expected here, a table was found\n\twrite [[notes]] on a line of its own before each, and its keys below it\n")},
		{"not approved needs no more", head + "approved = false\ntext = 3\n", ""},
	} {
		_, said := decided(t, c.text)
		if diff := cmp.Diff(c.want, said); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
		if strings.Contains(said, "canary") {
			t.Errorf("%s: a message repeats what was typed: %s", c.name, said)
		}
	}
}

// Only what is approved comes through, in the words approved and the order of
// ids; what else there is is named or waits.
func TestApprove(t *testing.T) {
	const key = "0123456789abcdef"
	var notes []Note
	for i := range 40 {
		notes = append(notes, spring("changes", "board", fmt.Sprintf("canary %d", i)))
	}
	d := Decisions{Entries: []Decision{
		{ID: notes[0].ID(key), Approved: true, Practice: "changes", Question: "changes/board", Text: "in other words"},
		{ID: notes[1].ID(key), Approved: false, Practice: "changes", Question: "changes/board", Text: "canary"},
		{ID: notes[2].ID(key), Approved: true, Practice: "incidents", Question: "incidents/board", Text: "canary", Pos: diag.Pos{File: "f", Line: 9}},
		{ID: "0000000000000000", Approved: true, Practice: "changes", Question: "changes/board", Text: "canary", Pos: diag.Pos{File: "f", Line: 7}},
		{ID: "0000000000000001", Approved: false},
		{ID: notes[3].ID(key), Approved: true, Practice: "changes", Question: "changes/board", Text: "as it was"},
	}}
	got, problems := d.Approve(notes, key)
	want := []Note{spring("changes", "board", "in other words"), spring("changes", "board", "as it was")}
	if notes[3].ID(key) < notes[0].ID(key) {
		slices.Reverse(want)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	const said = "f:7: warning: no note of the latest wave has this id: it stays unpublished\n\tthe answer was changed, the entry is of an earlier wave, or RUBBLE_KEY is another: take the entry out, or set the key as it was\n" +
		"f:9: warning: practice and question are not those of the note with this id: it stays unpublished\n\tleave id, practice and question as rubble notes wrote them\n"
	if diff := cmp.Diff(said, listText(problems)); diff != "" {
		t.Error(diff)
	}
	slices.Reverse(d.Entries)
	if other, _ := d.Approve(notes, key); cmp.Diff(got, other) != "" {
		t.Errorf("in another order of entries: %s", cmp.Diff(got, other))
	}
	if other, _ := d.Approve(notes, key+"x"); other != nil {
		t.Errorf("under another key: %v", other)
	}

	open := d.Undecided(notes, key)
	if len(open) != 36 || slices.Contains(open, notes[1]) || !slices.Contains(open, notes[4]) {
		t.Errorf("%d are undecided", len(open))
	}
	if !slices.IsSortedFunc(open, func(a, b Note) int { return strings.Compare(a.ID(key), b.ID(key)) }) {
		t.Error("the undecided are not in the order of their ids")
	}
}

// What is drafted is read back as what nobody has approved, and no more of it
// is written than fits behind what is there.
func TestDraft(t *testing.T) {
	const key = "0123456789abcdef"
	notes := []Note{spring("changes", "board", `"it's" \ {{< x >}} </script> =cmd() é`), spring("incidents", "objection", strings.Repeat("x", 4096))}
	var b strings.Builder
	if n, err := (Decisions{}).Draft(&b, notes, key); n != 2 || err != nil {
		t.Fatal(n, err)
	}
	got, said := decided(t, b.String())
	if said != "" || len(got.Entries) != 2 || got.Entries[0].ID != notes[0].ID(key) || got.Entries[0].Approved || got.Entries[1].Approved {
		t.Errorf("%+v %s", got, said)
	}
	approved, said := decided(t, strings.ReplaceAll(b.String(), "approved = false\n", "approved = true\n"))
	if back, problems := approved.Approve(notes, key); !problems.Empty() || said != "" || len(back) != 2 || !slices.Contains(back, notes[0]) || !slices.Contains(back, notes[1]) {
		t.Errorf("not what it was: %.200v %s%s", back, said, listText(problems))
	}

	var all []Note
	for i := range 100 {
		all = append(all, spring("changes", "board", fmt.Sprint(i, strings.Repeat("x", 4000))))
	}
	b.Reset()
	written, err := Decisions{Size: 128 << 10}.Draft(&b, all, key)
	if err != nil || written < 30 || written > 32 || b.Len() > 128<<10 { // 128 KiB / 4.1 KB
		t.Errorf("%d written in %d bytes, %v", written, b.Len(), err)
	}
	if d, said := decided(t, b.String()); len(d.Entries) != written || said != "" {
		t.Errorf("%d read back: %s", len(d.Entries), said)
	}
	b.Reset()
	for _, full := range []int{256 << 10, 256<<10 - 100} {
		if n, err := (Decisions{Size: full}).Draft(&b, all, key); n != 0 || err != nil || b.Len() > 0 {
			t.Errorf("into a full file: %d, %v, %q", n, err, b.String())
		}
	}
	if n, err := (Decisions{}).Draft(&b, nil, key); n != 0 || err != nil || b.Len() > 0 {
		t.Errorf("of nothing: %d, %v, %q", n, err, b.String())
	}
}

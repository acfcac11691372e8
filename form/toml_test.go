package form

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"rubble/diag"
	"rubble/model"
	"rubble/survey"
)

func TestReadTOML(t *testing.T) {
	const text = "\xEF\xBB\xBF" + `wave = "2026-spring"
team = "Plattform"
respondent = 17
role = "does"
length = "full"
[changes]
windows = "relaxed"
board = { answer = 2, note = "it is said", mandated = "SOX 404" }
by-hand = "dont-know"
small-steps = ""
[incidents.tiers]
answer = "not-applicable"
note = """
two lines
"""
[common]
control = "0"
`
	got, problems := ReadTOML("a.toml", []byte(text), sample(), rules())
	if !problems.Empty() {
		t.Fatal(messages(problems))
	}
	want := Sheet{
		Sheet: survey.Sheet{Wave: "2026-spring", Team: "platform", Respondent: "17", Role: "does", Length: "full",
			Responses: []survey.Response{
				{Question: "changes/board", Value: 2, Mandated: true},
				{Question: "changes/by-hand", Kind: survey.DontKnow},
				{Question: "changes/windows", Value: 2},
				{Question: "common/control", Value: 0},
				{Question: "incidents/tiers", Kind: survey.NotApplicable},
			}},
		At:    diag.Pos{File: "a.toml", Line: 7},
		Lines: []int32{8, 9, 7, 17, 12},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestReadConsensus(t *testing.T) {
	const text = "team = 'database'\nmode = 'consensus'\npeople = 7\nrespondent = 'x'\nrole = 'does'\n[changes]\nboard = 5\n"
	got, problems := ReadTOML("a.toml", []byte(text), sample(), rules())
	if !problems.Empty() {
		t.Fatal(messages(problems))
	}
	want := survey.Sheet{Wave: "2026-spring", Team: "database", Mode: survey.Consensus, People: 7, Length: "short",
		Responses: []survey.Response{{Question: "changes/board", Value: 5}}}
	if diff := cmp.Diff(want, got.Sheet); diff != "" {
		t.Error(diff)
	}
}

func TestTOMLProblems(t *testing.T) {
	const head = "team = \"platform\"\n" // line 1
	for _, c := range []struct{ name, in, want string }{
		{"off the scale", head + "[changes]\nboard = 9\nsmall-steps = 0\nwindows = -1\n",
			"f.toml:3:9: answer 9 is off the scale: 0 to 5, or a rung's key\n" +
				"f.toml:4:15: answer 0 is off the scale: 1 to 5\n" +
				"f.toml:5:11: answer -1 is off the scale: 0 to 5, or a rung's key\n"},
		{"a slip", head + "[changes]\nboard = \"relaxt\"\n",
			"f.toml:3:9: answer \"relaxt\" is off the scale: 0 to 5, or a rung's key\n\tdid you mean \"relaxed\"?\n"},
		{"somebody's words", head + "[changes]\nboard = \"ask Alice\"\n",
			"f.toml:3:9: answer is off the scale: 0 to 5, or a rung's key\n\tbesides the scale, dont-know is an answer, and not-applicable with a note\n"},
		{"a rung for an item", head + "[changes]\nsmall-steps = \"relaxed\"\n",
			"f.toml:3:15: answer \"relaxed\" is off the scale: 1 to 5\n\ta rung answers a norm; this is an item\n"},
		{"half a point", head + "[changes]\nsmall-steps = { note = '', answer = 2.5 }\n",
			"f.toml:3:37: answer 2.5 is off the scale: 1 to 5\n"},
		{"wrong types", "team = 3\nrole = true\npeople = \"x\"\n[changes]\nboard = [1]\nwindows = 2026-01-01\n[common]\ncontrol = { answer = {}, note = 3 }\n",
			"f.toml:1:8: team is a number, expected a text in quotes\n" +
				"f.toml:2:8: role is true or false, expected a text in quotes\n" +
				"f.toml:3:10: people is a text, expected a number\n" +
				"f.toml:5:9: answer is a list, expected a number or a text in quotes\n" +
				"f.toml:6:11: answer is a date or a time, expected a number or a text in quotes\n" +
				"f.toml:8:22: answer is a table, expected a number or a text in quotes\n" +
				"f.toml:8:33: note is a number, expected a text in quotes\n"},
		{"unknown keys", head + "rolle = \"does\"\n[changes]\nbaord = 3\nalice-says = 1\nboard = { anser = 1 }\nwindows = 1\n",
			"f.toml:2:9: unknown key \"rolle\"\n\tdid you mean \"role\"?\n" +
				"f.toml:4:9: unknown key \"baord\"\n\tdid you mean \"board\"?\n" +
				"f.toml:5:14: unknown key\n\tthe keys are board, by-hand, small-steps, windows\n" +
				"f.toml:6:19: unknown key \"anser\"\n\tdid you mean \"answer\"?\n"},
		{"unknown practices", head + "[chagnes]\nboard = 1\n[alice]\nx = 1\n[common]\ncontrol = 1\n",
			"f.toml:2:1: unknown practice \"chagnes\"\n\tdid you mean \"changes\"?\n" +
				"f.toml:4:1: unknown practice\n\tthe practices are changes, incidents, common\n"},
		{"a practice that is no table", head + "changes = 3\n[common]\ncontrol = 1\n",
			"f.toml:2:11: practice is a number, expected a table of answers\n"},
		{"without people", head + "mode = \"consensus\"\n[common]\ncontrol = 1\n",
			"f.toml:2:8: mode is consensus, and people is missing\n\tpeople = 7 says that seven took part\n"},
		{"people of one", head + "people = 3\n[common]\ncontrol = 1\n",
			"f.toml:2:10: people is set, and mode is not consensus\n\tmode = \"consensus\" marks a team's joint answers; one person's form has no people\n"},
		{"people out of bounds", head + "mode = 'consensus'\npeople = -4\n[common]\ncontrol = 1\n",
			"f.toml:2:8: mode is consensus, and people is missing\n\tpeople = 7 says that seven took part\n" +
				"f.toml:3:10: people is not from 1 to 1000000\n"},
		{"without a reason", head + "[common]\ncontrol = \"not-applicable\"\n[changes]\nboard = { answer = \"not-applicable\", note = \" \" }\n",
			"f.toml:3:11: not-applicable without a note that says why\n\twrite { answer = \"not-applicable\", note = \"…\" } with the reason\n" +
				"f.toml:5:20: not-applicable without a note that says why\n\twrite { answer = \"not-applicable\", note = \"…\" } with the reason\n"},
		{"a long note", head + "[common]\ncontrol = { answer = 1, note = \"" + strings.Repeat("x", 5000) + "\" }\n",
			"f.toml:3:32: note of 5000 bytes, at most 4096 are allowed\n\tshorten it\n"},
		{"a mandated item", head + "[changes]\nsmall-steps = { answer = 1, mandated = \"SOX\" }\n",
			"f.toml:3:40: an item is marked as mandated\n\tonly norms are demanded by a law, a contract or a standard\n"},
		{"mandated and open", head + "[changes]\nwindows = { mandated = \"SOX\" }\nboard = 1\n",
			"f.toml:3:11: warning: marked as mandated, and not answered\n"},
		{"the same question twice", head + "[changes]\nboard = 1\n\"changes/board\" = 2\n",
			"f.toml:4:19: a second answer to this question; the first is in line 3\n\tkeep one of the two\n"},
		{"head", "wave = \"2026-autumn\"\nteam = \"platfrom\"\nrole = \"dose\"\nlength = \"long\"\nmode = \"alone\"\n[common]\ncontrol = 1\n",
			"f.toml:1:8: wave is not that of the folder, \"2026-spring\"\n\tcorrect the wave, or move the answers to the folder of theirs\n" +
				"f.toml:2:8: unknown team \"platfrom\"\n\tdid you mean \"platform\"?\n" +
				"f.toml:3:8: role \"dose\" is none of manages, does, is-served\n\tdid you mean \"does\"?\n" +
				"f.toml:4:10: length is none of norms, short, full\n" +
				"f.toml:5:8: mode is none of individual, consensus\n"},
		{"a team that is not ours", "team = \"Alice and Bob\"\n[common]\ncontrol = 1\n",
			"f.toml:1:8: unknown team\n\tconfig.toml lists platform, database, Plattform: add the team there, or this spelling to its aliases\n"},
		{"no team", "role = \"does\"\n[common]\ncontrol = 1\n",
			"f.toml:1:1: team is missing\n\tteam = \"…\" says whose work the answers are about\n"},
		{"names", "team = \"a\\nb\"\nrespondent = \"" + strings.Repeat("x", 300) + "\"\n[common]\ncontrol = 1\n",
			"f.toml:1:8: team with a line break or another control character\n\twrite it on one line\n" +
				"f.toml:2:14: respondent of 300 bytes, at most 200 are allowed\n\tshorten it\n"},
		{"nothing", "", "f.toml:1: the file is empty\n\trubble questionnaire writes a form to fill in\n"},
		{"torn", head + "[changes]\nboard = \"rela",
			"f.toml:3:13: this is not TOML: unexpected EOF; expected '\"'\n\ta text opens with a quote that is not closed on the same line, or the file was cut off\n"},
		{"a word without quotes", head + "[changes]\nboard = Alice\n",
			"f.toml:3:9: this is not TOML: expected value but found …\n\ttexts stand in quotes, answers are written as key = 3\n"},
		{"a key twice", head + "[changes]\nalice = 1\nalice = 2\n",
			"f.toml:4:11: this is not TOML: a key or a table stands twice\n\ta key or table stands twice: keep one\n"},
		{"Windows-1252", head + "respondent = \"J\xFCrgen\"\n",
			"f.toml:2:16: bytes that are not UTF-8\n\tsave the file as UTF-8 text\n"},
		{"UTF-16", "t\x00e\x00", "f.toml:1:2: a NUL byte, where text was expected\n\tsave the file as UTF-8 text\n"},
		{"hostile: a dotted key", strings.Repeat("a.", 20_000) + "a = 1",
			"f.toml:1:65: tables, arrays or dotted keys nested deeper than 32\n\ttwo or three levels are enough for everything; look for stray dots and brackets, or take an earlier copy\n"},
		{"hostile: brackets", "a = " + strings.Repeat("[", 4<<20),
			"f.toml: 4096 KiB of TOML, at most 256 KiB are read\n\tsplit the file, or use a CSV file for many answers\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, problems := ReadTOML("f.toml", []byte(c.in), sample(), rules())
			if diff := cmp.Diff(c.want, messages(problems)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestPracticesLeftOut(t *testing.T) {
	limited := rules()
	limited.Practices = []string{"incidents"}
	sheet, problems := ReadTOML("f.toml", []byte("team = 'platform'\n[changes]\nboard = 1\n[incidents]\ntiers = 2\n[common]\ncontrol = 3\n"), sample(), limited)
	const want = "f.toml:2:1: practice \"changes\" is not assessed in this project\n\tadd it to practices in config.toml, or take its answers out\n"
	if diff := cmp.Diff(want, messages(problems)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]survey.Response{{Question: "common/control", Value: 3}, {Question: "incidents/tiers", Value: 2}}, sheet.Responses); diff != "" {
		t.Error(diff)
	}
}

// A written form is valid as it is, asks what its head says, and holds no
// answer: for the sample and for the questions that the program ships.
func TestWrittenFormIsBlank(t *testing.T) {
	shipped, problems := model.Read(os.DirFS(".."))
	if problems.Failed() {
		t.Fatal(messages(problems))
	}
	for _, length := range lengths {
		for mode := range survey.Mode(2) {
			for _, team := range []string{"", "platform", "a \"b\"\n[x]\t\\ \x7f ü"} {
				opt := Options{Length: length, Mode: mode, Team: team, Wave: "2026-spring", Role: "is-served"}
				opt.Practices = sample().PracticeIDs()
				checkBlank(t, sample(), opt)
				for opt.Practices = range slices.Chunk(shipped.PracticeIDs(), 12) {
					checkBlank(t, shipped, opt)
				}
			}
		}
	}
}

func checkBlank(t *testing.T, m *model.Model, opt Options) {
	t.Helper()
	var b bytes.Buffer
	if err := WriteTOML(&b, m, opt); err != nil {
		t.Fatal(err)
	}
	sheet, problems := ReadTOML("f.toml", b.Bytes(), m, Rules{Wave: "2026-spring"})
	if got := messages(problems); got != "f.toml:1: warning: no answers yet\n" && !strings.Contains(opt.Team, "\n") {
		t.Errorf("%+v: %s", opt, got)
	}
	if strings.Contains(opt.Team, "\n") && problems.Count(diag.Error) != 1 { // the team itself
		t.Errorf("%+v: %s", opt, messages(problems))
	}
	if len(sheet.Responses) != 0 || sheet.Mode != opt.Mode || sheet.Length != opt.Length {
		t.Errorf("%+v: read back as %+v", opt, sheet)
	}
	questions, takes := Burden(m, opt.Practices, opt.Length)
	_, body, _ := strings.Cut(b.String(), "\n[")
	open := strings.Count(body, "\nobjection = \"\"\n")
	if n := strings.Count(body, " = \"\"\n") - open; n != questions || open != len(opt.Practices) {
		t.Errorf("%+v: %d questions, the head says %d; %d open ones", opt, n, questions, open)
	}
	if want := fmt.Sprintf("It asks %d questions. To read all of it and answer takes about %s", questions, minutes(takes)); !strings.Contains(strings.ReplaceAll(b.String(), "\n# ", " "), want) {
		t.Errorf("%+v: the head does not say %q", opt, want)
	}
	for line := range strings.Lines(b.String()) {
		if n := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); n > width && strings.HasPrefix(line, "#") {
			t.Errorf("a comment of %d characters: %s", n, line)
		}
	}
}

func TestWriteTOMLRefuses(t *testing.T) {
	for want, opt := range map[string]Options{
		`length "long" is none of norms, short, full`:                      {Length: "long"},
		`no practice "chagnes" in the model: there are changes, incidents`: {Practices: []string{"chagnes"}},
		`practice "changes" is asked for twice`:                            {Practices: []string{"changes", "changes"}},
		`role "boss" is none of manages, does, is-served`:                  {Role: "boss"},
	} {
		if err := WriteTOML(new(bytes.Buffer), sample(), opt); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

// A filled form keeps silent about what stands in its free fields.
func TestTOMLKeepsSilent(t *testing.T) {
	for _, canary := range canaries() {
		q := quoted(canary)
		for _, in := range []string{
			"team = " + q + "\nrespondent = " + q + "\nrole = " + q + "\nmode = " + q + "\nlength = " + q + "\nwave = " + q + "\npeople = " + q + "\n[common]\ncontrol = " + q,
			"team = 'platform'\n[common]\ncontrol = { answer = 9, note = " + q + ", mandated = " + q + " }",
			"team = 'platform'\n" + q + " = 1\n[changes]\n" + q + " = 1\nboard = { " + q + " = 1 }\n[" + q + "]\nx = 1",
			"team = " + canary, "team = 'platform'\n" + canary + " = 1", "[" + canary + "]", "team = \"" + canary + "\n",
			q + " = 1\n" + q + " = 2\n", "team = 'canary\nx'\n", "a = 2026-01-01canary", "a = 1canary", "a = \"\\xcanary\"",
		} {
			_, problems := ReadTOML("f.toml", []byte(in), sample(), rules())
			checkSilence(t, problems)
		}
	}
}

func FuzzReadTOML(f *testing.F) {
	f.Add("team = \"platform\"\nrespondent = 3\n[changes]\nboard = 2\nwindows = { answer = \"not-applicable\", note = \"n\" }\n")
	f.Add("team = 'database'\nmode = 'consensus'\npeople = 4\n[common]\ncontrol = 'replaced'\n[incidents.tiers]\nanswer = 9\n")
	f.Add("[changes]\nboard = [1,2]\n[[common]]\ncontrol = 1.5\n")
	f.Fuzz(func(t *testing.T, in string) {
		sheet, problems := ReadTOML("f.toml", []byte(in), sample(), rules())
		checkSheet(t, sheet)
		checkProblems(t, "f.toml", problems)
		if len(sheet.Responses) > 0 && !problems.Failed() && sheet.Team != "platform" && sheet.Team != "database" {
			t.Errorf("accepted for team %q", sheet.Team)
		}
	})
}

package source

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"rubble/config"
	"rubble/diag"
	"rubble/model"
	"rubble/survey"
)

const tableHead = "team,respondent,role,practice,item,answer,note\n"

// answersModel has two practices of a norm and an item each, and a common
// norm.
func answersModel() *model.Model {
	m := &model.Model{Common: []model.Norm{{Key: "common/control"}}}
	for i, key := range []string{"taken-for-granted", "questioned", "relaxed", "suspended", "removed", "replaced"} {
		m.Ladder[i].Key = key
	}
	for _, id := range []string{"changes", "incidents"} {
		m.Practices = append(m.Practices, model.Practice{ID: id, Norms: []model.Norm{{Key: id + "/board"}}, Items: []model.Item{{Key: id + "/small", Length: "short"}}})
	}
	return m
}

// answersConfig is read from a file, so that its settings have places.
func answersConfig(t testing.TB, text string) *config.Config {
	t.Helper()
	cfg, problems := config.Read(os.DirFS(".."), fstest.MapFS{config.File: {Data: []byte(text)}})
	if problems.Failed() {
		t.Fatal(listText(problems))
	}
	return cfg
}

const listedTeams = `[[waves]]
id = "2026-spring"
[[teams]]
id = "platform"
people = 2
aliases = ["Plattform"]
[[teams]]
id = "database"
name = "Database"
`

func folder(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

func gzipped(t testing.TB, text string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func listText(problems diag.List) string {
	var b strings.Builder
	for _, p := range problems.Sorted() {
		b.WriteString(p.Error() + "\n")
	}
	return b.String()
}

func TestReadAnswers(t *testing.T) {
	fsys := folder(map[string]string{
		"answers/2026-spring/a.toml":              "team = 'platform'\nrespondent = 'r1'\n[changes]\nboard = 4\n",
		"answers/2026-spring/deep/er/b.csv.gz":    gzipped(t, tableHead+"Plattform,r1,does,incidents,board,2,\nDATABASE,r1,,common,control,dont-know,\nplatform,r2,,changes,small,6,\n"),
		"answers/2026-spring/anonymous.TOML":      "team = 'database'\n[common]\ncontrol = 'questioned'\n",
		"answers/2026-spring/anonymous.toml.gz":   gzipped(t, "team = 'database'\n[common]\ncontrol = 'relaxed'\n"),
		"answers/2026-spring/blank.toml":          "team = ''\n[common]\ncontrol = ''\n",
		"answers/2026-spring/.hidden.toml":        "not toml",
		"answers/2026-spring/.git/x.toml":         "not toml",
		"answers/2026-spring/README.md":           "read me",
		"answers/README":                          "read me",
		"answers/2026-spring/form.md":             "# form",
		"answers/2026-spring/notes.docx":          "x",
		"answers/2026-spring/team.toml":           "team = 'database'\nmode = 'consensus'\npeople = 5\n[changes]\nsmall = 1\n",
		"answers/2026-spring/team-continued.toml": "team = 'database'\nmode = 'consensus'\npeople = 4\n[incidents]\nsmall = 5\n",
	})
	answers, teams, stats, problems := ReadAnswers(t.Context(), fsys, answersConfig(t, listedTeams), answersModel())
	const spring = "answers/2026-spring/"
	wantAnswers := survey.Answers{Files: 7, Rows: 8, Sheets: []survey.Sheet{
		{Wave: "2026-spring", Team: "database", Respondent: spring + "anonymous.TOML", Length: "short",
			Responses: []survey.Response{{Question: "common/control", Value: 1}}},
		{Wave: "2026-spring", Team: "database", Respondent: spring + "anonymous.toml.gz", Length: "short",
			Responses: []survey.Response{{Question: "common/control", Value: 2}}},
		{Wave: "2026-spring", Team: "database", Respondent: "r1", Length: "short",
			Responses: []survey.Response{{Question: "common/control", Kind: survey.DontKnow}}},
		{Wave: "2026-spring", Team: "database", Mode: survey.Consensus, People: 5, Length: "short",
			Responses: []survey.Response{{Question: "changes/small", Value: 1}, {Question: "incidents/small", Value: 5}}},
		{Wave: "2026-spring", Team: "platform", Respondent: "r1", Role: "does", Length: "short",
			Responses: []survey.Response{{Question: "changes/board", Value: 4}, {Question: "incidents/board", Value: 2}}},
	}}
	if diff := cmp.Diff(wantAnswers, answers); diff != "" {
		t.Error(diff)
	}
	// rows: 3 of the table, 1 + 1 + 1 + 1 + 1 answers of forms
	wantStats := AnswerStats{Waves: []WaveStats{{Wave: "2026-spring", Files: 7, Blank: 1, Sheets: 5, Responses: 7, Rows: 8, Refused: 1}}}
	if diff := cmp.Diff(wantStats, stats); diff != "" {
		t.Error(diff)
	}
	if total := stats.Total(); total.Refused != 1 || total.Rows != 8 {
		t.Errorf("%d of %d rows were refused, want 1 of 8", total.Refused, total.Rows)
	}
	if len(teams) != 2 || teams[0].ID != "platform" || teams[1].ID != "database" {
		t.Errorf("teams %+v", teams)
	}
	const want = spring + "blank.toml:1: warning: no answers yet\n" +
		spring + "deep/er/b.csv.gz:4:28: refused: answer 6 is off the scale: 1 to 5\n" +
		spring + "form.md: warning: not read\n\tforms in Markdown cannot be read yet: use .toml or .csv\n" +
		spring + "notes.docx: warning: not read\n\tanswers are .toml or .csv, plain or with .gz\n"
	if diff := cmp.Diff(want, listText(problems)); diff != "" {
		t.Error(diff)
	}
}

func TestTeamsThatAreSeen(t *testing.T) {
	fsys := folder(map[string]string{
		"answers/w2/a.csv": tableHead + "../../x,r1,,changes,board,1,\nCON,r1,,changes,board,1,\nops,r1,,changes,board,1,\n ops ,r2,,changes,board,1,\n",
		"answers/w1/a.csv": tableHead + "ops,r1,,changes,board,1,\n",
	})
	answers, teams, _, problems := ReadAnswers(t.Context(), fsys, answersConfig(t, ""), answersModel())
	if !problems.Empty() {
		t.Fatal(listText(problems))
	}
	// x, con and their suffixes: the first 4 bytes of SHA-256, by sha256sum
	want := []config.Team{{ID: "con-a3dbc4b6", Name: "CON"}, {ID: "ops", Name: "ops"}, {ID: "x-9cdf6a50", Name: "../../x"}}
	if diff := cmp.Diff(want, teams); diff != "" {
		t.Error(diff)
	}
	var got []string
	for _, s := range answers.Sheets {
		if !config.IsSlug(s.Team) {
			t.Errorf("team id %q", s.Team)
		}
		got = append(got, s.Wave+" "+s.Team+" "+s.Respondent)
	}
	if diff := cmp.Diff([]string{"w1 ops r1", "w2 con-a3dbc4b6 r1", "w2 ops r1", "w2 ops r2", "w2 x-9cdf6a50 r1"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestAnswerProblems(t *testing.T) {
	const spring = "answers/2026-spring/"
	one := "team = 'platform'\nrespondent = 'r1'\n[changes]\nboard = 4\n"
	none := "answers: no answers found\n\trubble questionnaire writes a form; filled in, it goes into the folder of its wave, such as answers/2026-spring/\n"
	for _, c := range []struct {
		name, config string
		files        map[string]string
		want         string
	}{
		{"an empty project", listedTeams, map[string]string{}, none},
		{"an empty folder", listedTeams, map[string]string{spring + ".keep": ""}, none},
		{"only a blank form", "", map[string]string{spring + "a.toml": "team = ''\n"},
			"answers: no answers found\n\tthe forms are there and still blank: fill one in, between the quotes\n" + spring + "a.toml:1: warning: no answers yet\n"},
		{"outside of a wave", "", map[string]string{"answers/a.toml": one, "answers/b.txt": ""},
			"answers/a.toml: answers outside the folder of a wave\n\tmove the file to answers/<wave>/, such as answers/2026-spring/\n" +
				"answers/b.txt: warning: not read\n\tanswers are .toml or .csv, plain or with .gz\n"},
		{"waves that are not listed", listedTeams, map[string]string{"answers/2026-sprng/a.toml": one, "answers/old/a.toml": one},
			"answers/2026-sprng: wave \"2026-sprng\" is not listed in config.toml\n\tdid you mean \"2026-spring\"?\n" +
				"answers/old: wave \"old\" is not listed in config.toml\n\tlist it under [[waves]], or move the folder out of answers/\n"},
		{"a folder that cannot be a wave", "", map[string]string{"answers/Spring 2026/a.toml": one},
			"answers/Spring 2026: a folder whose name cannot be that of a wave\n\twaves are named with a–z, 0–9 and -, at most 80 bytes, such as 2026-spring\n"},
		{"a directory like a file", "", map[string]string{spring + "a.toml": one, spring + "b.csv/c.csv": "x"},
			spring + "b.csv: a directory, where a file was expected\n\tmove it away, or rename it if its files are answers\n"},
		{"nothing in it", "", map[string]string{spring + "a.toml": "", spring + "b.csv": ""},
			spring + "a.toml:1: the file is empty\n\trubble questionnaire writes a form to fill in\n" +
				spring + "b.csv:1: the file is empty\n\tbegin it with a line of column names\n"},
		{"gzip by name only", "", map[string]string{spring + "a.toml.gz": one},
			spring + "a.toml.gz: cannot be read: gzip: invalid header\n\tcheck that it is a file that you may read, and that its disk is there\n"},
		{"practices that are not assessed", "[model]\npractices = ['incidents']\n", map[string]string{spring + "a.toml": one},
			spring + "a.toml:3:1: practice \"changes\" is not assessed in this project\n\tadd it to practices in config.toml, or take its answers out\n"},
		{"a team that is not listed", listedTeams, map[string]string{spring + "a.toml": strings.Replace(one, "platform", "platfrom", 1)},
			spring + "a.toml:1:8: unknown team \"platfrom\"\n\tdid you mean \"platform\"?\n"},
		{"one respondent's answers twice", listedTeams, map[string]string{spring + "a.toml": one + "small = 2\n",
			spring + "b.toml": one + "small = 2\n", spring + "c.csv": tableHead + "platform,r1,,changes,small,1,\n"},
			spring + "b.toml:4: this respondent answered changes/board already, in " + spring + "a.toml:4\n" +
				"\tso with 2 questions in all: keep one of the two files, or give one of the two respondents another id\n" +
				spring + "c.csv:2: this respondent answered changes/small already, in " + spring + "a.toml:5\n\tkeep one of the two answers\n" +
				spring + "c.csv:2: this respondent answered changes/small already, in " + spring + "b.toml:5\n\tkeep one of the two answers\n"},
		{"a table that was copied", listedTeams, map[string]string{
			spring + "a.csv": tableHead + "platform,r2,,changes,small,1,\nplatform,r1,,changes,small,1,\nplatform,r1,,changes,board,2,\n",
			spring + "b.csv": tableHead + "platform,r2,,changes,small,1,\nplatform,r1,,changes,small,1,\nplatform,r1,,changes,board,2,\n"},
			spring + "b.csv:4: this respondent answered changes/board already, in " + spring + "a.csv:4\n" +
				"\tso with 3 answers of 2 respondents or teams in all: keep one of the two files, or give other ids to those in one of them who are other people\n"},
		{"a table of a header only", listedTeams, map[string]string{spring + "a.toml": one, spring + "b.csv": tableHead},
			spring + "b.csv:1: warning: no answers: below the names of the columns stand no rows\n\twrite a row for each answer, or take the file out\n"},
		{"two roles, two lengths", listedTeams, map[string]string{
			spring + "a.toml": "role = 'does'\nlength = 'norms'\n" + one,
			spring + "b.toml": "role = 'manages'\nteam = 'platform'\nrespondent = 'r1'\n[incidents]\nboard = 1\n"},
			spring + "b.toml:5: the form is of length short, that of the same respondent or team in " + spring + "a.toml of length norms\n\task for all practices of a wave at the same length\n" +
				spring + "b.toml:5: warning: role manages, where " + spring + "a.toml says does of the same respondent\n\tgive each respondent one role; until then this one has none\n"},
		{"one by one and together", listedTeams, map[string]string{spring + "a.toml": one,
			spring + "b.toml": "team = 'Plattform'\nmode = 'consensus'\npeople = 2\n[changes]\nboard = 4\nsmall = 1\n[incidents]\nboard = 1\n"},
			spring + "b.toml:5: team \"platform\" answers changes together here and one by one in " + spring + "a.toml\n" +
				"\tin a wave, a team answers a practice either way: take one of the two out\n"},
		{"more respondents than people", listedTeams, map[string]string{
			spring + "a.csv":  tableHead + "platform,r1,,changes,board,1,\nplatform,r2,,changes,board,1,\nplatform,r3,,changes,board,1,\n",
			spring + "b.toml": "team = 'Plattform'\nmode = 'consensus'\npeople = 4\n[incidents]\nboard = 1\n"},
			"config.toml:5:10: team \"platform\" has 2 people, and 3 respondents in wave 2026-spring\n\tcorrect people, or look for one person under two ids and for answers of another team\n" +
				"config.toml:5:10: team \"platform\" has 2 people, and 4 took part in its answers in " + spring + "b.toml\n\tcorrect people here or in the form\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, _, _, problems := ReadAnswers(t.Context(), folder(c.files), answersConfig(t, c.config), answersModel())
			if diff := cmp.Diff(c.want, listText(problems)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Links are followed to files of the project and nowhere else.
func TestAnswersBehindLinks(t *testing.T) {
	dir := t.TempDir()
	project, spring := filepath.Join(dir, "project"), filepath.Join(dir, "project/answers/2026-spring")
	if err := os.MkdirAll(spring, 0o700); err != nil {
		t.Fatal(err)
	}
	form := []byte("team = 'ops'\n[common]\ncontrol = 1\n")
	for _, name := range []string{filepath.Join(dir, "outside.toml"), filepath.Join(project, "inside.toml")} {
		if err := os.WriteFile(name, form, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for link, target := range map[string]string{"a.toml": "../../../outside.toml", "b.toml": "../../inside.toml", "c": "..", "d.toml": "nowhere"} {
		if err := os.Symlink(target, filepath.Join(spring, link)); err != nil {
			t.Skip(err) // Windows without the right to make links
		}
	}
	root, err := os.OpenRoot(project)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	answers, _, _, problems := ReadAnswers(t.Context(), root.FS(), answersConfig(t, ""), answersModel())
	if len(answers.Sheets) != 1 || answers.Sheets[0].Respondent != "answers/2026-spring/b.toml" {
		t.Errorf("%+v", answers.Sheets)
	}
	const outside = ": a link that leads out of the project, or nowhere\n\tput the file itself here\n"
	want := "answers/2026-spring/a.toml" + outside +
		"answers/2026-spring/c: a link to a folder, which is not followed\n\tput the folder itself here\n" +
		"answers/2026-spring/d.toml" + outside
	if diff := cmp.Diff(want, listText(problems)); diff != "" {
		t.Error(diff)
	}
}

// unreadableFS has files that cannot be opened.
type unreadableFS struct{ fs.FS }

func (f unreadableFS) Open(name string) (fs.File, error) {
	if strings.HasSuffix(name, ".toml") {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return f.FS.Open(name)
}

func TestAnswersThatCannotBeRead(t *testing.T) {
	fsys := unreadableFS{folder(map[string]string{"answers/w/a.toml": "", "answers/w/b.csv": tableHead + "ops,r1,,changes,board,1,\n"})}
	answers, _, _, problems := ReadAnswers(t.Context(), fsys, answersConfig(t, ""), answersModel())
	const want = "answers/w/a.toml: cannot be read: permission denied\n\tcheck that it is a file that you may read, and that its disk is there\n"
	if diff := cmp.Diff(want, listText(problems)); diff != "" || len(answers.Sheets) != 1 {
		t.Error(diff, answers.Sheets)
	}
}

func TestReadAnswersStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, _, _, problems := ReadAnswers(ctx, folder(map[string]string{"answers/w/a.toml": ""}), answersConfig(t, ""), answersModel())
	if got := listText(problems); got != "answers/w/a.toml: not read: context canceled\n" {
		t.Error(got)
	}
}

// However the rows are dealt out to files, and whatever the files are called,
// the answers are the same.
func TestAnswersInAnyOrder(t *testing.T) {
	var rows []string
	for r := range 12 {
		for _, q := range []string{"changes,board", "changes,small", "incidents,board", "common,control"} {
			rows = append(rows, fmt.Sprintf("team %d,r%d,,%s,%d,\n", r%3, r, q, 1+(r+len(q))%5))
		}
	}
	rng := rand.New(rand.NewPCG(3, 4))
	var first survey.Answers
	var firstTeams []config.Team
	for round := range 30 {
		rng.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		files := map[string]string{}
		for _, row := range rows {
			name := fmt.Sprintf("answers/w/%d.csv", rng.IntN(3))
			if files[name] == "" {
				files[name] = tableHead
			}
			files[name] += row
		}
		answers, teams, _, problems := ReadAnswers(t.Context(), folder(files), answersConfig(t, ""), answersModel())
		if !problems.Empty() {
			t.Fatal(listText(problems))
		}
		if answers.Files != len(files) || answers.Rows != len(rows) {
			t.Fatalf("%d files, %d rows; want %d, %d", answers.Files, answers.Rows, len(files), len(rows))
		}
		answers.Files = 0
		if round == 0 {
			first, firstTeams = answers, teams
		}
		if diff := cmp.Diff(first, answers) + cmp.Diff(firstTeams, teams); diff != "" {
			t.Fatal(diff)
		}
	}
	if len(first.Sheets) != 12 || len(firstTeams) != 3 {
		t.Errorf("%d sheets, %d teams; want 12, 3", len(first.Sheets), len(firstTeams))
	}
}

// Nothing of what people type comes back in a message.
func TestAnswersKeepSilent(t *testing.T) {
	for _, canary := range []string{"<b>canary</b>", "{{ .canary }}", "{{< canary >}}", "canary"} {
		files := map[string]string{
			"answers/w/a.toml": fmt.Sprintf("team = %q\nrespondent = %q\nrole = %[1]q\n[changes]\nboard = { answer = 9, note = %[1]q }\n", canary, canary),
			"answers/w/b.csv":  tableHead + strings.Repeat("\""+canary+"\",", 6) + canary + "\n" + "platform," + canary + ",,changes,board,1,\n",
			"answers/w/c.toml": fmt.Sprintf("team = 'platform'\nrespondent = %q\n[changes]\nboard = 3\n", canary),
			"answers/w/d.toml": "team = 'platform'\nmode = 'consensus'\npeople = 9\n[changes]\nboard = 3\n",
			"answers/w/e.toml": canary,
		}
		for _, cfg := range []string{"", strings.ReplaceAll(listedTeams, "2026-spring", "w")} {
			_, _, _, problems := ReadAnswers(t.Context(), folder(files), answersConfig(t, cfg), answersModel())
			text := listText(problems)
			if strings.Contains(text, "canary") || strings.Contains(text, "{{") {
				t.Error(text)
			}
			for _, name := range slices.Sorted(maps.Keys(files)) {
				if !strings.Contains(text, name) {
					t.Errorf("nothing is wrong with %s", name)
				}
			}
		}
	}
}

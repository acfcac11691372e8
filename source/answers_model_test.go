package source

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/model"
	"rubble/survey"
)

// Each sheet names the model under which it was asked: what its form says, or
// else what the settings say of the wave; nothing where that is in force.
func TestAnswersModels(t *testing.T) {
	m := answersModel()
	m.Version = "1.2.0"
	cfg := answersConfig(t, "[[waves]]\nid = \"2025-autumn\"\nmodel = \"1.1.0\"\n[[waves]]\nid = \"2026-spring\"\n")
	fsys := folder(map[string]string{
		"answers/2025-autumn/a.toml": "team = 'a'\nrespondent = 'r1'\n[changes]\nboard = 1\nobjection = 'canary'\n",
		"answers/2025-autumn/b.toml": "team = 'a'\nrespondent = 'r2'\nmodel = '1.0.0'\n[changes]\nboard = 1\n",
		"answers/2025-autumn/c.toml": "team = 'a'\nrespondent = 'r3'\nmodel = '1.2.0'\n[changes]\nboard = 1\n",
		"answers/2025-autumn/d.csv":  tableHead + "a,r4,,changes,board,1,\n",
		"answers/2026-spring/a.toml": "team = 'a'\nrespondent = 'r1'\n[changes]\nboard = 1\n",
		"answers/2026-spring/d.csv":  tableHead + "a,r4,,changes,board,1,\na,r4,,changes,objection,canary,\n",
	})
	answers, _, _, problems := ReadAnswers(t.Context(), fsys, cfg, m)
	if !problems.Empty() {
		t.Fatal(listText(problems))
	}
	got := map[string]string{}
	for _, s := range answers.Sheets {
		got[s.Wave+" "+s.Respondent] = s.Model
	}
	want := map[string]string{"2025-autumn r1": "1.1.0", "2025-autumn r2": "1.0.0", "2025-autumn r3": "", "2025-autumn r4": "1.1.0", "2026-spring r1": "", "2026-spring r4": ""}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Two forms of one respondent have to be of one model, for there is one
// denominator.
func TestAnswersOfTwoModels(t *testing.T) {
	m := answersModel()
	m.Version = "1.2.0"
	form := func(version, practice string) string {
		return "team = 'a'\nrespondent = 'r1'\nmodel = '" + version + "'\n[" + practice + "]\nboard = 1\n"
	}
	const hint = "\n\tcorrect the line model = in one of the two: in a wave, people are asked under one model\n"
	for _, c := range []struct{ one, two, want string }{
		{"1.1.0", "1.1.0", ""}, {"1.2.0", "", ""},
		{"1.1.0", "1.2.0", "answers/w/b.toml:5: the form is of model 1.2.0, that of the same respondent or team in answers/w/a.toml of model 1.1.0" + hint},
		{"", "1.0.0", "answers/w/b.toml:5: the form is of model 1.0.0, that of the same respondent or team in answers/w/a.toml of model 1.2.0" + hint},
	} {
		fsys := folder(map[string]string{"answers/w/a.toml": form(c.one, "changes"), "answers/w/b.toml": form(c.two, "incidents")})
		_, _, _, problems := ReadAnswers(t.Context(), fsys, answersConfig(t, ""), m)
		if diff := cmp.Diff(c.want, listText(problems)); diff != "" {
			t.Errorf("%q and %q: %s", c.one, c.two, diff)
		}
	}
}

// What was retired is left out with a warning, and read where the model that
// asked it is at hand.
func TestAnswersToRetiredQuestions(t *testing.T) {
	m := answersModel()
	m.Version, m.Given = "1.2.0", []model.Retired{{Key: "changes/pipeline", Version: "1.2.0"}}
	older := answersModel()
	older.Version = "1.1.0"
	older.Practices[0].Norms = append(older.Practices[0].Norms, model.Norm{Key: "changes/pipeline"})
	fsys := folder(map[string]string{"answers/w/a.toml": "team = 'a'\nmodel = '1.1.0'\n[changes]\nboard = 1\npipeline = 4\n"})
	board := survey.Response{Question: "changes/board", Value: 1}
	for _, c := range []struct {
		older []*model.Model
		said  string
		want  []survey.Response
	}{
		{nil, "answers/w/a.toml:5:12: warning: changes/pipeline was retired in model 1.2.0: answers to it are left out\n", []survey.Response{board}},
		{[]*model.Model{older}, "", []survey.Response{board, {Question: "changes/pipeline", Value: 4}}},
	} {
		answers, _, _, problems := ReadAnswers(t.Context(), fsys, answersConfig(t, ""), m, c.older...)
		if diff := cmp.Diff(c.said, listText(problems)); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff(c.want, answers.Sheets[0].Responses); diff != "" {
			t.Error(diff)
		}
	}
}

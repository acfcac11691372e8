package main

import (
	"bytes"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rubble"
	"rubble/cmd/internal/cli"
)

// wrongForms are forms with mistakes. In each, § stands for a text that is a
// canary. All but those whose names begin with "fine" have to be complained
// about.
var wrongForms = map[string]string{
	"rung":              "[change-enablement]\nboard = \"§\"",
	"rung-and-note":     "[change-enablement]\nboard = { answer = \"relaxt\", note = \"§\" }",
	"rung-near-and-far": "[change-enablement]\nboard = \"relaxed, but § says otherwise\"",
	"off-scale":         "[change-enablement]\nboard = { answer = 9, note = \"§\" }",
	"answer-list":       "[change-enablement]\nboard = [\"§\"]",
	"answer-key":        "[change-enablement]\nboard = { anwser = 3, § = \"§\" }",
	"not-applicable":    "respondent = \"§\"\n[change-enablement]\nboard = \"not-applicable\" # §",
	"mandated-item":     "[change-enablement]\nflow-small = { answer = 3, mandated = \"§\" }",
	"mandated-type":     "[change-enablement]\nboard = { answer = 3, mandated = [\"§\"] }",
	"question":          "[change-enablement]\n§ = 3",
	"question-quoted":   "[change-enablement]\n\"Board §\" = 3",
	"practice":          "[§]\nboard = 3",
	"practice-nested":   "[change-enablement.§]\nboard = 3",
	"head-key":          "§ = 3",
	"head-table":        "[[§]]\na = 1",
	"team":              "team = \"§\"\n[change-enablement]\nboard = 3",
	"team-near":         "team = \"opss §\"\n[change-enablement]\nboard = 3",
	"team-list":         "team = [\"§\"]\n[change-enablement]\nboard = 3",
	"wave":              "wave = \"§\"\n[change-enablement]\nboard = 3",
	"role":              "role = \"§\"\n[change-enablement]\nboard = 3",
	"mode":              "mode = \"§\"\n[change-enablement]\nboard = 3",
	"length":            "length = \"§\"\n[change-enablement]\nboard = 3",
	"model":             "model = \"§\"\n[change-enablement]\nboard = 3",
	"people":            "mode = \"consensus\"\npeople = \"§\"\n[change-enablement]\nboard = 3",
	"long-id":           "respondent = \"" + strings.Repeat("§", 300) + "\"\n[change-enablement]\nboard = 3",
	"control-in-id":     "respondent = \"§\\n§\"\n[change-enablement]\nboard = 3",
	"long-note":         "[change-enablement]\nboard = { answer = 3, note = \"" + strings.Repeat("§ ", 400) + "\" }",
	"long-objection":    "[change-enablement]\nboard = 3\nobjection = \"" + strings.Repeat("§ ", 400) + "\"",
	"objection-type":    "[change-enablement]\nboard = 3\nobjection = [\"§\"]",
	"torn-text":         "respondent = \"§\n[change-enab",
	"torn-single":       "respondent = '§\n",
	"torn-long":         "[change-enablement]\nobjection = \"\"\"\n§\n",
	"torn-list":         "[change-enablement]\nboard = { answer = 3, note = \"§\"",
	"torn-table":        "[§",
	"bare-value":        "respondent = §",
	"bare-words":        "I, §, would rather not say",
	"bare-answer":       "[change-enablement]\nboard = §",
	"bare-number":       "[change-enablement]\nboard = 3§",
	"bare-date":         "[change-enablement]\nboard = 2026-03-31T§",
	"bare-true":         "[change-enablement]\nboard = true§",
	"bare-float":        "[change-enablement]\nboard = 1.§",
	"bad-escape":        "respondent = \"\\q§\"",
	"bad-unicode":       "respondent = \"\\uD800 §\"",
	"key-twice":         "§ = 1\n§ = 2",
	"respondent-twice":  "respondent = \"§\"\nrespondent = \"§\"",
	"table-twice":       "[§]\na = 1\n[§]\nb = 2",
	"table-over-value":  "§ = 1\n[§.a]\nb = 2",
	"table-over-text":   "[change-enablement]\nboard = \"§\"\n[change-enablement.board]\nanswer = 3",
	"dotted":            "§.§.§ = 1\n§.§ = 2",
	"empty-key":         " = \"§\"",
	"no-value":          "respondent § = 1",
	"not-utf-8":         "respondent = \"§\xE9\"\n[change-enablement]\nboard = 3",
	"zero":              "respondent = \"§\x00\"\n[change-enablement]\nboard = 3",
	"control":           "respondent = \"§\x01\"\n[change-enablement]\nboard = 3",
	"deep":              "respondent = \"§\"\na = " + strings.Repeat("[", 40) + "\"§\"" + strings.Repeat("]", 40),
	"huge":              "respondent = \"§\"\n# " + strings.Repeat("§", 20_000),
	"no-team":           "respondent = \"§\"\n[change-enablement]\nboard = 3 # §",
	"fine-blank":        "respondent = \"§\"\nteam = \"ops\"\n# §\n[change-enablement]\nboard = \"\"",
}

// wrongTables are tables with mistakes, in the same way. A head that they lack
// is put before them where they begin with a comma.
var wrongTables = map[string]string{
	"rung":           ",ops,§,does,change-enablement,board,§,§",
	"off-scale":      ",ops,§,does,change-enablement,board,17,§",
	"question":       ",ops,§,does,change-enablement,§,3,§",
	"question-near":  ",ops,§,does,change-enablement,board §,3,§",
	"practice":       ",ops,§,does,§,board,3,§",
	"team":           ",§,§,does,change-enablement,board,3,§",
	"role":           ",ops,§,§,change-enablement,board,3,§",
	"no-id":          ",ops,,does,change-enablement,board,3,§",
	"long-id":        ",ops," + strings.Repeat("§", 300) + ",does,change-enablement,board,3,§",
	"not-applicable": ",ops,§,does,change-enablement,board,not-applicable,",
	"long-note":      ",ops,§,does,change-enablement,board,3," + strings.Repeat("§ ", 400),
	"long-objection": ",ops,§,does,change-enablement,objection," + strings.Repeat("§ ", 400) + ",",
	"long-field":     ",ops,§,does,change-enablement,board,3," + strings.Repeat("§ ", 40_000),
	"twice":          ",ops,§,does,change-enablement,board,3,§\n,ops,§,does,change-enablement,board,2,§",
	"two-roles":      ",ops,§,does,change-enablement,board,3,§\n,ops,§,manages,change-enablement,freeze,2,§",
	"stray-quote":    ",ops,§,does,change-enablement,board,3,a \"§\" b",
	"after-quote":    ",ops,§,does,change-enablement,board,3,\"§\" and §",
	"unclosed":       ",ops,§,does,change-enablement,board,3,\"§\n§",
	"too-many":       ",ops,§,does,change-enablement,board,3,§,§",
	"too-few":        ",ops,§,change-enablement",
	"not-utf-8":      ",ops,§,does,change-enablement,board,3,§ \xC3\x28 \xF0\x9F §" + strings.Repeat(" größer", 60),
	"windows":        ",ops,§,does,change-enablement,board,9,gr\xF6\xDFer als §",
	"zero":           ",ops,§,does,change-enablement,board,3,§\x00",
	"headless":       "§,ops,§,does,change-enablement,board,3,§",
	"headless-other": "ops,§,does,change-enablement,board,3",
	"head-empty":     "team,respondent,,§,practice,item,answer\nops,a,b,c,change-enablement,board,3",
	"head-column":    "team,respondent,practice,item,answer,§\nops,a,change-enablement,board,3,§",
	"head-lacks":     "team,§,practice,item,answer\nops,a,change-enablement,board,3",
	"head-torn":      "team,\"§",
	"head-twice":     "§,§,ops\n§,§,ops",
	"wave":           "wave,team,respondent,practice,item,answer\n§,ops,a,change-enablement,board,3",
}

// filled puts canaries into a text, all of one name.
func (f *flock) filled(text, what string) string {
	return strings.ReplaceAll(text, "§", f.hatch(what))
}

// Whatever is wrong with answers, what is said about it names the place and
// nothing that stands there.
func TestCanariesInWrongAnswers(t *testing.T) {
	t.Parallel()
	var of flock
	files := map[string]string{}
	for name, text := range wrongForms {
		files["form-"+name+".toml"] = of.filled(text, "what stands in the form "+name)
		if !strings.HasPrefix(text, "team") && name != "no-team" && !strings.HasPrefix(name, "fine") {
			files["form-"+name+".toml"] = "team = \"ops\"\n" + files["form-"+name+".toml"]
		}
	}
	for name, text := range wrongTables {
		if strings.HasPrefix(text, ",") {
			text = "team,respondent,role,practice,item,answer,note\n" + strings.ReplaceAll(strings.TrimPrefix(text, ","), "\n,", "\n")
		}
		files["table-"+name+".csv"] = of.filled(text, "what stands in the table "+name)
	}
	files["packed.csv.gz"] = string(packed(t, "team,respondent,practice,item,answer\nops,"+of.hatch("an id in a torn file")+",change-enablement,board,3\n")[:40])
	files["notes.md"] = of.hatch("a form in Markdown")
	for some := range slices.Chunk(slices.Sorted(maps.Keys(files)), 20) { // since no more than a hundred problems are printed
		of.complained(t, files, some)
	}
	note := "board = { answer = 3, note = \"" + of.hatch("a note of a team that answers twice") + "\" }\n"
	of.complained(t, map[string]string{
		"one.toml":      "team = \"ops\"\nrespondent = \"" + of.hatch("an id in two files") + "\"\n[change-enablement]\n" + note,
		"two.toml":      "team = \"ops\"\nrespondent = \"" + of.hatch("an id in two files") + "\"\nrole = \"does\"\n[change-enablement]\n" + note,
		"together.toml": "team = \"ops\"\nmode = \"consensus\"\npeople = 99\n[change-enablement]\n" + note,
	}, []string{"one.toml", "two.toml", "together.toml"})
}

// complained checks a folder with some of the files. Something has to be said
// of each, and nothing that stands in it.
func (f *flock) complained(t *testing.T, files map[string]string, some []string) {
	t.Helper()
	all := map[string]string{"config.toml": "[model]\npractices = [\"change-enablement\"]\n[[teams]]\nid = \"ops\"\npeople = 50\n"}
	for _, name := range some {
		all[path.Join("answers", later, name)] = files[name]
	}
	heard := checked(t, all)
	for _, name := range some {
		if !strings.Contains(heard, "/"+name) && name != "form-fine-blank.toml" {
			t.Errorf("nothing is said of %s:\n%s", name, files[name])
		}
	}
	l := newLookout(f.all)
	l.look("rubble check", []byte(heard))
	for _, sighting := range l.sightings() {
		t.Errorf("%s\n%s", sighting, heard)
	}
}

// checked is all that rubble check says of a folder, in which something is
// wrong.
func checked(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := (&caged{files: files}).settle(t)
	var heard bytes.Buffer
	code := cli.Run(t.Context(), cli.Env{Stdout: &heard, Stderr: &heard, Files: rubble.Files}, []string{"check", "--project", dir})
	if code == 0 && heard.Len() == 0 {
		t.Error("nothing is said")
	}
	return strings.ReplaceAll(heard.String(), filepath.ToSlash(dir), "")
}

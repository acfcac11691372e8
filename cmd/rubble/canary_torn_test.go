package main

import (
	"fmt"
	"testing"

	"rubble"
	"rubble/assess"
	"rubble/source"
)

// A form may be torn anywhere. It is torn at every place, and every byte of it
// changed into one that means something in TOML.
func TestCanariesInTornForms(t *testing.T) {
	t.Parallel()
	var of flock
	whole := of.filled("respondent = \"§\" # §\nteam = \"ops\"\n[change-enablement]\nboard = { answer = 3, note = '§' }\nobjection = \"\"\"\n§ \"§\" and\n§\"\"\"\n", "a word in a form")
	p, problems := assess.LoadModel(caged{files: map[string]string{"config.toml": "[[teams]]\nid = \"ops\"\n"}}.fsys(), rubble.Files)
	if problems.Failed() {
		t.Fatal(problems.Sorted())
	}
	files, step := map[string]string{}, 0
	for at := range whole {
		files[fmt.Sprintf("answers/w/cut-%d.toml", at)] = whole[:at]
		files[fmt.Sprintf("answers/w/gone-%d.toml", at)] = whole[:at] + whole[at+1:]
		for _, to := range `"'=[]{},.#` + "\n\\\x00\xff" + `0-+:tx ` {
			if step++; step%3 == 0 {
				files[fmt.Sprintf("answers/w/bad-%d-%d.toml", at, step)] = whole[:at] + string(to) + whole[at+1:]
			}
		}
	}
	heard := 0
	l := newLookout(of.all)
	for name, text := range files {
		_, _, _, wrong := source.ReadAnswers(t.Context(), caged{files: map[string]string{name: text}}.fsys(), p.Config, p.Model)
		for _, said := range wrong.Sorted() {
			heard++
			l.look(fmt.Sprintf("%q", text), []byte(said.Error()))
		}
	}
	if heard < len(files)/2 {
		t.Errorf("of %d forms only %d things are said", len(files), heard)
	}
	for i, sighting := range l.sightings() {
		if i < 20 {
			t.Error(sighting)
		}
	}
}

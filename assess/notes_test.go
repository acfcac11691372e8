package assess

import (
	"encoding/json"
	"fmt"
	"maps"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/report"
	"rubble/source"
)

const (
	secret = "0123456789abcdef"

	// People of a team answered the norms of a practice in two waves.
	notedSettings = `[model]
practices = ["change-enablement"]
length = "norms"
[[waves]]
id = "2025-autumn"
[[waves]]
id = "2026-spring"
[confidentiality]
notes = true
`
)

// notedProject is a project with a note of everybody in both waves: of twelve
// people in the first, and of so many in the second.
func notedProject(people int) map[string]string {
	rows := func(wave string, people int) string {
		out := "team,respondent,practice,item,answer,note\n"
		for i := range people {
			for _, norm := range []string{"outside-approval", "board", "risk-by-form", "standard-is-listed", "windows", "freeze", "rare-is-safe", "failure-tightens", "emergency-door"} {
				out += fmt.Sprintf("platform,p%d,change-enablement,%s,%d,%s\n", i, norm, i%4, map[string]string{"board": fmt.Sprintf("canary %d of %s", i, wave)}[norm])
			}
		}
		return out
	}
	return map[string]string{"config.toml": notedSettings, "answers/2025-autumn/a.csv": rows("2025-autumn", 12), "answers/2026-spring/a.csv": rows("2026-spring", people)}
}

// decided adds decisions about the notes with these texts.
func decided(client map[string]string, approved bool, texts ...string) map[string]string {
	out := maps.Clone(client)
	for i, text := range texts {
		n := source.Note{Wave: "2026-spring", Practice: "change-enablement", Question: "change-enablement/board", Text: text}
		out[source.ApprovedFile] += fmt.Sprintf("[[notes]]\nid = %q\npractice = \"change-enablement\"\nquestion = \"board\"\ntext = \"approved %d\"\napproved = %t\n", n.ID(secret), i, approved)
	}
	return out
}

// commentsOf are what a release tells, and all of it as JSON.
func commentsOf(t *testing.T, client map[string]string, key string) ([]report.Comment, string) {
	t.Helper()
	p, problems := load(t, files(client))
	if problems.Failed() {
		t.Fatal(texts(problems))
	}
	release, err := p.Release("test", key)
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(release.Report())
	if err != nil {
		t.Fatal(err)
	}
	waves := release.Report().Waves
	if waves[0].Comments != nil {
		t.Errorf("notes of an earlier wave: %v", waves[0].Comments)
	}
	return waves[1].Comments, string(data)
}

// No note is told unless the settings, a person and the key say so; none that
// nobody approved is anywhere in a release.
func TestNotesInRelease(t *testing.T) {
	those := []string{"canary 3 of 2026-spring", "canary 7 of 2026-spring", "canary 1 of 2025-autumn"}
	approved := decided(notedProject(12), true, those...)
	off := maps.Clone(approved)
	off["config.toml"] = strings.Replace(notedSettings, "notes = true", "notes = false", 1)
	for _, c := range []struct {
		name, key string
		client    map[string]string
		texts     int
	}{
		{"approved", secret, approved, 2},
		{"nothing decided", secret, notedProject(12), 0},
		{"not approved", secret, decided(notedProject(12), false, "canary 3 of 2026-spring"), 0},
		{"no key", "", approved, 0}, {"a short key", secret[:15], approved, 0}, {"another key", secret + "x", approved, 0},
		{"turned off", secret, off, 0},
		{"ten people", secret, decided(notedProject(10), true, those...), 2},
		{"nine people", secret, decided(notedProject(9), true, those...), 0},
	} {
		got, all := commentsOf(t, c.client, c.key)
		n := 0
		for _, of := range got {
			n += len(of.Texts)
		}
		if n != c.texts || strings.Contains(all, "canary") || strings.Contains(all, "approved 2") || c.texts == 0 && got != nil {
			t.Errorf("%s: told %v", c.name, got)
		}
	}
}

// The order hangs on the key, and on neither rows nor decisions.
func TestNotesOrder(t *testing.T) {
	var all []string
	for i := range 12 {
		all = append(all, fmt.Sprintf("canary %d of 2026-spring", i))
	}
	client := decided(notedProject(12), true, all...)
	want, _ := commentsOf(t, client, secret)
	if len(want) != 1 || len(want[0].Texts) != 12 {
		t.Fatal(want)
	}
	rows := strings.Split(strings.TrimSuffix(client["answers/2026-spring/a.csv"], "\n"), "\n")
	head, rest := rows[0], rows[1:]
	turned := head + "\n"
	for i := range rest {
		turned += rest[len(rest)-1-i] + "\n"
	}
	client["answers/2026-spring/a.csv"] = turned
	entries := strings.Split(client[source.ApprovedFile], "[[notes]]\n")[1:]
	client[source.ApprovedFile] = ""
	for i := range entries {
		client[source.ApprovedFile] += "[[notes]]\n" + entries[len(entries)-1-i]
	}
	got, _ := commentsOf(t, client, secret)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestCheckNotes(t *testing.T) {
	const noKey = "config.toml:9:9: warning: notes are not published without RUBBLE_KEY in the environment, of at least 16 characters\n\tset it to what it was when rubble notes was run"
	const unknown = "notes-approved.toml:2:6: warning: no note of the latest wave has this id: it stays unpublished\n\tthe answer was changed, the entry is of an earlier wave, or RUBBLE_KEY is another: take the entry out, or set the key as it was"
	off := notedProject(12)
	off["config.toml"] = strings.Replace(notedSettings, "notes = true", "notes = false", 1)
	off[source.ApprovedFile] = "not even TOML"
	for _, c := range []struct {
		name, key string
		client    map[string]string
		want      string
		undecided int
	}{
		{"fine", secret, decided(notedProject(12), true, "canary 3 of 2026-spring"), "", 11},
		{"nothing decided", secret, notedProject(12), "", 12},
		{"no key", "", notedProject(12), noKey, 12},
		{"a short key", secret[:15], notedProject(12), noKey, 12},
		{"gone", secret, decided(notedProject(12), true, "canary 30 of 2026-spring"), unknown, 12},
		{"turned off", "", off, "", 0},
	} {
		p, problems := load(t, files(c.client))
		if !problems.Empty() {
			t.Errorf("%s: %s", c.name, texts(problems))
		}
		if diff := cmp.Diff(c.want, texts(p.CheckNotes(c.key))); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
		if got := len(p.Notes.Undecided(c.key)); got != c.undecided {
			t.Errorf("%s: %d undecided, want %d", c.name, got, c.undecided)
		}
	}
	wrong := notedProject(12)
	wrong[source.ApprovedFile] = "[[notes]]\nid = 'canary'\n"
	if _, problems := load(t, files(wrong)); texts(problems) != "notes-approved.toml:2:6: id is not of 16 characters 0–9 and a–f\n\tleave the id as rubble notes wrote it" {
		t.Errorf("wrong: %s", texts(problems))
	}
}

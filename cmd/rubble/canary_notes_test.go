package main

import (
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Where notes may be published, those that wait for a decision are printed for
// whoever decides, and only those that were approved are published. Nothing
// else leaves: not who wrote them, nor what the law is said to demand.
func TestCanariesAmongNotes(t *testing.T) {
	t.Parallel()
	c := newCaged(contents(t))
	c.files["config.toml"] = strings.Replace(c.files["config.toml"], "[confidentiality]\n", "[confidentiality]\nnotes = true\n", 1)
	dir := c.settle(t)
	var others []canary
	for _, of := range c.all {
		isNote := strings.HasPrefix(of.what, "a note ") || strings.HasPrefix(of.what, "an objection ")
		if !isNote || strings.HasSuffix(of.what, earlier) {
			others = append(others, of)
		}
	}
	all, butNotes := newLookout(c.all), newLookout(others)
	c.watch(t, dir, butNotes, all, []string{"notes"})
	draft := string(runAside(t, c.key, "notes", "--project", dir).out)
	at := strings.Index(draft, "text = ")
	if at < 0 {
		t.Fatalf("no note is printed: %.200s", draft)
	}
	_, rest, _ := strings.Cut(draft[at:], "\n")
	draft = draft[:at] + "text = \"" + c.public + "\"\n" + strings.Replace(rest, "approved = false", "approved = true", 1)
	write(t, filepath.Join(dir, "notes-approved.toml"), []byte(draft))
	c.watch(t, dir, all, all, []string{"check"}, []string{"score"}, []string{"notes"}, []string{"build"})
	for _, sighting := range append(all.sightings(), butNotes.sightings()...) {
		t.Error(sighting)
	}
	if data, err := os.ReadFile(filepath.Join(dir, "public", "practices", "change-enablement.html")); err != nil || strings.Count(string(data), c.public) < 2 {
		t.Errorf("%v, and the note that was approved is not on the page", err)
	}
}

// Nor does it from what serve shows, and says where something is wrong.
func TestCanariesServed(t *testing.T) {
	t.Parallel()
	c := newCaged(contents(t))
	base := serveProject(t, c.settle(t))
	l := newLookout(c.all)
	for _, page := range []string{"", "data/report.json", "teams/desk.html", "quality.html", "nothing.html"} {
		resp, err := http.Get(base + page)
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(resp.Body)
		if err = errors.Join(err, resp.Body.Close()); err != nil {
			t.Fatal(err)
		}
		l.look(page, data)
		for name, values := range resp.Header {
			l.look(page+", "+name, []byte(strings.Join(values, "\n")))
		}
	}
	for _, sighting := range l.sightings() {
		t.Error(sighting)
	}
}

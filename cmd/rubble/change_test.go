package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble"
	"rubble/cmd/internal/cli"
	"rubble/cmd/internal/demo"
)

const (
	answersFile = "answers/2016-spring/warehouse.csv"
	logFile     = "records/incident-log.csv.gz"

	// closed is the last row of an incident that stayed in its first group.
	closed = "INC0000045,Closed,false,0,0,4,true,Caller 2403,Opened by  8,29/2/2016 01:16,Created by 6,29/2/2016 01:23," +
		"Updated by 908,5/3/2016 12:00,Phone,Location 143,Category 55,Subcategory 170,Symptom 72,?,2 - Medium,2 - Medium," +
		"3 - Moderate,Group 56,?,true,false,Do Not Notify,?,?,?,?,code 5,Resolved by 149,29/2/2016 11:29,5/3/2016 12:00\n"
)

// client writes the demonstration's client folder with the first rows of its
// log only, so that one incident counts for something, and builds its site.
func client(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	if err := os.CopyFS(dir, demo.Files()); err != nil {
		t.Fatal(err)
	}
	rewrite(t, dir, logFile, func(text string) string {
		const rows = 2000 // of 296 incidents
		return strings.Join(strings.SplitAfterN(text, "\n", rows+2)[:rows+1], "")
	})
	build(t, dir)
	return dir
}

func build(t *testing.T, dir string) {
	t.Helper()
	var said bytes.Buffer
	env := cli.Env{Stdout: io.Discard, Stderr: &said, Files: rubble.Files}
	if code := cli.Run(t.Context(), env, []string{"build", "--project", dir}); code != 0 || said.Len() > 0 {
		t.Fatalf("exit status %d: %s", code, &said)
	}
}

// rewrite changes the text of a file, plain or gzip. It has to change.
func rewrite(t *testing.T, dir, name string, change func(string) string) {
	t.Helper()
	full := filepath.Join(dir, filepath.FromSlash(name))
	data, err := os.ReadFile(full)
	if err != nil {
		t.Fatal(err)
	}
	packed := strings.HasSuffix(name, ".gz")
	if packed {
		data = unpacked(t, data)
	}
	text := change(string(data))
	if text == string(data) {
		t.Fatalf("%s was not changed", name)
	}
	var out bytes.Buffer
	if !packed {
		out.WriteString(text)
	} else {
		z := gzip.NewWriter(&out)
		if _, err := io.WriteString(z, text); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
	}
	write(t, full, out.Bytes())
}

func unpacked(t *testing.T, data []byte) []byte {
	t.Helper()
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if data, err = io.ReadAll(z); err != nil {
		t.Fatal(err)
	}
	return data
}

// replaced changes one place of a text.
func replaced(old, new string) func(string) string {
	return func(text string) string { return strings.Replace(text, old, new, 1) }
}

// Change one answer or one record, and the pages that must change do; the
// others keep their bytes.
func TestWhatChanges(t *testing.T) {
	t.Parallel()
	dir := client(t)
	before := hashes(t, filepath.Join(dir, "public"))
	for _, c := range []struct {
		name, file string
		change     func(string) string
		want       []string
	}{
		// From rung 5 to rung 0: one of twelve people no longer sees the board
		// replaced. Neither the other practice nor another team nor the method
		// nor the quality of the data is touched.
		{"an answer of one team", answersFile,
			replaced("wh-02,is-served,change-enablement,board,5,", "wh-02,is-served,change-enablement,board,0,"),
			[]string{"data/report.json", "index.html", "manifest.json", "practices/change-enablement.html", "practices/index.html",
				"teams/index.html", "teams/warehouse.html"}},
		// One more of 296 incidents passes through a second group: a figure of
		// evidence, which enters no score.
		{"the groups of one incident", logFile,
			replaced(closed, strings.Replace(closed, "Group 56", "Group 57", 1)),
			[]string{"data/report.json", "manifest.json", "practices/incident-management.html"}},
		// The number of incidents is told on the overview and with the quality
		// of the data, too.
		{"one incident more", logFile,
			func(text string) string { return text + strings.Replace(closed, "INC0000045", "INC9999999", 1) },
			[]string{"data-quality/index.html", "data/report.json", "index.html", "manifest.json", "practices/incident-management.html"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			full := filepath.Join(dir, filepath.FromSlash(c.file))
			kept, err := os.ReadFile(full)
			if err != nil {
				t.Fatal(err)
			}
			defer write(t, full, kept)
			rewrite(t, dir, c.file, c.change)
			build(t, dir)
			if diff := cmp.Diff(c.want, differences(before, hashes(t, filepath.Join(dir, "public")))); diff != "" {
				t.Error(diff)
			}
		})
	}
	build(t, dir)
	if changed := differences(before, hashes(t, filepath.Join(dir, "public"))); len(changed) > 0 {
		t.Errorf("with everything as it was, other bytes: %s", strings.Join(changed, ", "))
	}
}

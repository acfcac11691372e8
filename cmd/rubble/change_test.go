package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"slices"
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
	changesFile = "records/changes.csv.gz"

	// closed is the last row of an incident that stayed in its first group.
	closed = "INC0000045,Closed,false,0,0,4,true,Caller 2403,Opened by  8,29/2/2016 01:16,Created by 6,29/2/2016 01:23," +
		"Updated by 908,5/3/2016 12:00,Phone,Location 143,Category 55,Subcategory 170,Symptom 72,?,2 - Medium,2 - Medium," +
		"3 - Moderate,Group 56,?,true,false,Do Not Notify,?,?,?,?,code 5,Resolved by 149,29/2/2016 11:29,5/3/2016 12:00\n"

	// allowed is a change up to its consent, given in the busiest hour of a Thursday.
	allowed = "CHG0003000,2016-02-24 16:12,2016-03-03 14:09,"
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

// noKey is what is said where answers are drawn without a secret.
const noKey = `warning: RUBBLE_KEY is not set, or shorter than 16 characters: some answers of small groups were replaced by lot without a secret, and rubble publish will draw others
	hand none of this on; for the figures that rubble publish will tell, make a secret and keep it as you keep the answers: export RUBBLE_KEY=$(openssl rand -hex 16)
`

func build(t *testing.T, dir string) {
	t.Helper()
	var said bytes.Buffer
	env := cli.Env{Stdout: io.Discard, Stderr: &said, Files: rubble.Files}
	if code := cli.Run(t.Context(), env, []string{"build", "--project", dir}); code != 0 || strings.TrimPrefix(said.String(), noKey) != "" {
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
	gzipped := strings.HasSuffix(name, ".gz")
	if gzipped {
		data = unpacked(t, data)
	}
	text := change(string(data))
	if text == string(data) {
		t.Fatalf("%s was not changed", name)
	}
	out := []byte(text)
	if gzipped {
		out = packed(t, text)
	}
	write(t, full, out)
}

func packed(t *testing.T, text string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	if _, err := io.WriteString(z, text); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
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

// Change one answer or one record, and the pages that must change do; the
// others keep their bytes.
func TestWhatChanges(t *testing.T) {
	t.Parallel()
	dir := client(t)
	before := hashes(t, filepath.Join(dir, "public"))
	for _, c := range clientEdits {
		t.Run(c.name, func(t *testing.T) {
			full := filepath.Join(dir, filepath.FromSlash(c.file))
			kept, err := os.ReadFile(full)
			if err != nil {
				t.Fatal(err)
			}
			defer write(t, full, kept)
			rewrite(t, dir, c.file, c.change)
			build(t, dir)
			want := append([]string{"data/report.json", "manifest.json"}, c.want...)
			slices.Sort(want)
			if diff := cmp.Diff(want, differences(before, hashes(t, filepath.Join(dir, "public")))); diff != "" {
				t.Error(diff)
			}
		})
	}
	build(t, dir)
	if changed := differences(before, hashes(t, filepath.Join(dir, "public"))); len(changed) > 0 {
		t.Errorf("with everything as it was, other bytes: %s", strings.Join(changed, ", "))
	}
}

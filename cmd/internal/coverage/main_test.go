package main

import (
	"bytes"
	"strings"
	"testing"
)

func TestRefused(t *testing.T) {
	for _, tt := range []struct{ args, want string }{
		{"-runs 0", "coverage: -runs is 0, 1 to 1000000 was expected"},
		{"-replicates -1", "coverage: -replicates is -1, 1 to 1000000 was expected"},
		{"-sizes 2,,3", `coverage: -sizes holds "", whole numbers from 2 to 10000 were expected`},
		{"-sizes 1", `coverage: -sizes holds "1", whole numbers from 2 to 10000 were expected`},
		{"-sizes 5,5", "coverage: -sizes holds 5 twice"},
		{"more", `coverage: "more" was found after the flags, where nothing was expected`},
	} {
		var out, wrong bytes.Buffer
		if code := run(strings.Fields(tt.args), &out, &wrong); code != 2 || strings.TrimSpace(wrong.String()) != tt.want || out.Len() > 0 {
			t.Errorf("%s: %d, %q, want 2, %q", tt.args, code, wrong.String(), tt.want)
		}
	}
}

func TestRun(t *testing.T) {
	var out, progress bytes.Buffer
	if code := run([]string{"-runs", "2", "-replicates", "20", "-sizes", "3, 2"}, &out, &progress); code != 0 {
		t.Fatalf("%d: %s", code, progress.String())
	}
	if want := "n = 3, headcount –: done\nn = 3, headcount 4: done\nn = 2, headcount –: done\nn = 2, headcount 3: done\n"; progress.String() != want {
		t.Errorf("told %q, want %q", progress.String(), want)
	}
	// A line on the runs and an empty one; two lines of a header and four
	// designs; an empty one; two lines of a header and the rows.
	if lines := strings.Count(out.String(), "\n"); lines != 2+2+4+1+2+4*kinds*figures {
		t.Errorf("%d lines:\n%s", lines, out.String())
	}
}

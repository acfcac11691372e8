package diag

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestProblem(t *testing.T) {
	for _, c := range []struct {
		name string
		p    *Problem
		want string
	}{
		{"line and column", Errorf(Pos{"a.toml", 2, 7}, "found %d", 9), "a.toml:2:7: found 9"},
		{"line only", Errorf(Pos{File: "a.toml", Line: 2}, "found"), "a.toml:2: found"},
		{"file only", Errorf(Pos{File: "a.toml"}, "found"), "a.toml: found"},
		{"a column without a line says nothing", Errorf(Pos{File: "a.toml", Col: 7}, "found"), "a.toml: found"},
		{"no place", Errorf(Pos{}, "found"), "found"},
		{"hint", Errorf(Pos{"a.toml", 2, 7}, "found").WithHint("write %q", "x"), "a.toml:2:7: found\n\twrite \"x\""},
		{"refused", new(List).Refusef(Pos{"a.csv", 3, 1}, "off"), "a.csv:3:1: refused: off"},
		{"warning", new(List).Warnf(Pos{File: "a.csv"}, "odd"), "a.csv: warning: odd"},
	} {
		if got := c.p.Error(); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestAddError(t *testing.T) {
	var l List
	there := Errorf(Pos{File: "its own"}, "a problem").WithHint("a hint")
	l.AddError(Pos{File: "b"}, fmt.Errorf("wrapped: %w", there))
	l.AddError(Pos{File: "c"}, fs.ErrPermission)
	got := texts(l)
	if diff := cmp.Diff([]string{"c: permission denied", "its own: a problem\n\ta hint"}, got); diff != "" {
		t.Error(diff)
	}
	if !errors.Is(l.Sorted()[0], fs.ErrPermission) {
		t.Error("the cause of a problem is lost")
	}
}

func texts(l List) []string {
	var out []string
	for _, p := range l.Sorted() {
		out = append(out, p.Error())
	}
	return out
}

func TestSorted(t *testing.T) {
	var l List
	for _, p := range []Pos{{"b", 1, 1}, {"a", 10, 1}, {"a", 2, 9}, {"a", 2, 1}, {}, {File: "a"}} {
		l.Errorf(p, "first")
	}
	l.Warnf(Pos{"a", 2, 1}, "second")
	want := []string{"first", "a: first", "a:2:1: first", "a:2:1: warning: second", "a:2:9: first", "a:10:1: first", "b:1:1: first"}
	if diff := cmp.Diff(want, texts(l)); diff != "" {
		t.Error(diff)
	}
}

func TestCounts(t *testing.T) {
	var l List
	if !l.Empty() || l.Failed() {
		t.Error("the zero List is not empty")
	}
	l.Refusef(Pos{}, "x")
	l.Warnf(Pos{}, "x")
	l.Warnf(Pos{}, "x")
	if l.Empty() || l.Failed() {
		t.Error("rows refused and warnings stop no run, and are something")
	}
	l.Errorf(Pos{}, "x")
	if got := [3]int{l.Count(Warning), l.Count(Refused), l.Count(Error)}; got != [3]int{2, 1, 1} || !l.Failed() {
		t.Errorf("counts %v, failed %v", got, l.Failed())
	}
}

// However many rows are bad, a list stays small, counts all of them, and has
// room for what is of another severity; joining changes nothing of it.
func TestKept(t *testing.T) {
	var joined List
	for range 3 {
		var l List
		for i := range 2500 {
			l.Refusef(Pos{"a", i + 1, 1}, "bad")
		}
		l.Errorf(Pos{File: "b"}, "worse")
		if len(l.problems) != kept+1 {
			t.Fatalf("%d problems are held, want %d", len(l.problems), kept+1)
		}
		joined.Join(l)
	}
	if len(joined.problems) != kept+3 {
		t.Errorf("%d problems are held after joining, want %d", len(joined.problems), kept+3)
	}
	if r, e := joined.Count(Refused), joined.Count(Error); r != 7500 || e != 3 {
		t.Errorf("%d refused and %d errors are counted, want 7500 and 3", r, e)
	}
}

func TestPrint(t *testing.T) {
	var l List
	for i := 150; i > 0; i-- {
		l.Refusef(Pos{"rows.csv", i, 1}, "bad row")
	}
	l.Warnf(Pos{File: "a.toml"}, "odd")
	l.Errorf(Pos{"z.toml", 1, 2}, "wrong").WithHint("mend it")
	var want strings.Builder
	want.WriteString("z.toml:1:2: wrong\n\tmend it\na.toml: warning: odd\n")
	for i := range 98 {
		fmt.Fprintf(&want, "rows.csv:%d:1: refused: bad row\n", i+1)
	}
	want.WriteString("and 52 more\n")
	var got strings.Builder
	if err := l.Print(&got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want.String(), got.String()); diff != "" {
		t.Error(diff)
	}
}

// A hundred are all there is: nothing is said of more.
func TestPrintHundred(t *testing.T) {
	var l List
	for range 100 {
		l.Errorf(Pos{File: "f"}, "x")
	}
	var got strings.Builder
	if err := l.Print(&got); err != nil || got.String() != strings.Repeat("f: x\n", 100) {
		t.Errorf("printed %q, %v", got.String(), err)
	}
	if err := l.Print(full{}); !errors.Is(err, fs.ErrClosed) {
		t.Errorf("an error of writing is lost: %v", err)
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, fs.ErrClosed }

func TestNearest(t *testing.T) {
	for _, c := range []struct {
		word       string
		candidates []string
		want       string
	}{
		{"standart", []string{"strict", "standard", "open"}, "standard"},
		{"STRICT", []string{"strict", "standard"}, "strict"},
		{"boards", []string{"board", "boarder"}, "board"},
		{"bord", []string{"cord", "board"}, "board"},                 // both one away: the first in order
		{"own-knowlege", []string{"own-knowledge"}, "own-knowledge"}, //
		{"owen-knwlege", []string{"own-knowledge"}, "own-knowledge"}, // 3 of 12 letters
		{"change-enablement", []string{"incident-management"}, ""},   //
		{"abcdefghijklmnopq", []string{"abcdefghijklm"}, ""},         // 4 is too many for any word
		{"of", []string{"in", "at"}, ""},                             // nothing of the word is left
		{"boss", []string{"manages", "does", "is-served"}, ""},       // half of its letters are others
		{"do", []string{"manages", "does", "is-served"}, "does"},     // and none here
		{"", []string{"id", "x"}, "x"},                               // one letter was forgotten
		{"x", nil, ""},                                               //
		{"x", []string{""}, ""},                                      // a nameless column is no advice
	} {
		if got := Nearest(c.word, c.candidates); got != c.want {
			t.Errorf("nearest to %q is %q, want %q", c.word, got, c.want)
		}
	}
}

// The edit distance is 0 of a word to itself, symmetric, and at most the
// length of the longer word; the values are counted by hand.
func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"kitten", "sitting", 3}, {"flaw", "lawn", 2}, {"", "abc", 3}, {"same", "same", 0}, {"ab", "ba", 2}} {
		if got, back := distance(c.a, c.b), distance(c.b, c.a); got != c.want || back != c.want {
			t.Errorf("from %q to %q is %d, back %d, want %d", c.a, c.b, got, back, c.want)
		}
	}
}

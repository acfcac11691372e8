package main

import (
	"bytes"
	"strings"
	"testing"
)

// The intervals of 10 of 10 are 0.0005^(1/10) = 0.468 to 1, those of 0 of 10
// the other way round (Clopper & Pearson 1934).
func TestTables(t *testing.T) {
	r := result{design: design{size: 10, known: true}}
	for kind := range r.tally {
		for f := range r.tally[kind] {
			r.tally[kind][f] = count{given: 10}
		}
	}
	r.tally[0][dismantling] = count{given: 10, below: 4, above: 6}
	r.tally[1][norm] = count{}
	r.tally[whole][gap] = count{given: 10_000, below: 200, above: 300} // exactly 0.95
	var short, all bytes.Buffer
	writeShort(&short, []result{r}, 0.95)
	want := `| n | headcount | team: scores | worst | team: norm, facet | worst | organisation: scores | worst | organisation: norm, facet | worst |
|--:|--:|--:|---|--:|---|--:|---|--:|---|
| 10 | 13 | 0.933 | 0.000 (X, entrenched) | 1.000 | 1.000 (norm, entrenched) | 0.990 | 1.000 (A) | 1.000 | 1.000 (norm) |
`
	if short.String() != want {
		t.Errorf("got\n%swant\n%s", short.String(), want)
	}
	writeAll(&all, []result{r})
	lines := strings.Split(all.String(), "\n")
	if len(lines) != 2+kinds*figures+1 {
		t.Fatalf("%d lines", len(lines))
	}
	for at, want := range map[int]string{
		0:                       "| of | n | headcount | figure | coverage | 99.9 % interval | truth below | truth above | in 0.93–0.97 |",
		2:                       "| entrenched team | 10 | 13 | A | 1.000 | 0.468–1.000 | 0.000 | 0.000 | perhaps |",
		3:                       "| entrenched team | 10 | 13 | X | 0.000 | 0.000–0.532 | 0.400 | 0.600 | no |",
		2 + figures + norm:      "| mixed team | 10 | 13 | norm | – | – | – | – | no interval |",
		2 + whole*figures + gap: "| 12 teams | 10 | 13 | G | 0.950 | 0.942–0.957 | 0.020 | 0.030 | yes |",
	} {
		if lines[at] != want {
			t.Errorf("line %d is\n%s, want\n%s", at, lines[at], want)
		}
	}
}

func TestNoIntervalAtAll(t *testing.T) {
	var out bytes.Buffer
	writeShort(&out, []result{{design: design{size: 2}}}, 0.95)
	if want := "| 2 | – | – | – | – | – | – | – | – | – |\n"; !strings.HasSuffix(out.String(), want) {
		t.Errorf("got %s, want %s", out.String(), want)
	}
}

// A coverage of 0.92 is outside the band; of 100 runs it may be chance, of
// 100,000 it is not.
func TestVerdict(t *testing.T) {
	for _, tt := range []struct {
		c    count
		want string
	}{
		{count{given: 100, below: 7}, "yes"},
		{count{given: 100, below: 3}, "yes"},
		{count{given: 100, above: 8}, "perhaps"},
		{count{given: 100_000, above: 8_000}, "no"},
		{count{given: 100_000, above: 2_000}, "no"},
	} {
		if got := tt.c.verdict(); got != tt.want {
			t.Errorf("%v: %s, want %s", tt.c, got, tt.want)
		}
	}
}

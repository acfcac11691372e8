package attack

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// A logbook is what the attacks found.
type logbook struct {
	mu        sync.Mutex
	lines     []string
	recovered map[string]int // by shape, with the gate off
}

const header = `Of each shape, policy and gate, five kinds of cells: hidden, hidden to protect others, told roughly, those of people who left questions open, and those of the few of a team in a role. Of each kind: how many were attacked;
the narrowest interval of those who take what is told for what was answered, and of those who know of the lots; how many are narrower than %d; in how
many all answers are known; and of how many the solver did not come to an end.
`

// line logs a release.
func (l *logbook) line(shape, policy, gate string, found findings) {
	line := fmt.Sprintf("%-34s %-8s %-3s", shape, policy, gate)
	for k := range crossing + 1 {
		cells, narrowed, fixed, open := 0, 0, 0, 0
		told, truth := 100.0, 100.0
		for _, f := range found {
			if f.target.kind != k {
				continue
			}
			cells++
			told, truth = min(told, f.told.wide()), min(truth, f.truth.wide())
			narrowed += one(f.told.wide() < narrow)
			fixed += one(f.fixed)
			open += one(!f.sure)
		}
		line += " | "
		if cells > 0 {
			line += fmt.Sprintf("%3d %5.1f %5.1f %3d %3d %3d", cells, told, truth, narrowed, fixed, open)
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.lines = append(l.lines, line)
}

func one(is bool) int {
	if is {
		return 1
	}
	return 0
}

// add counts what was worked out with the gate off.
func (l *logbook) add(shape string, off findings) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.recovered == nil {
		l.recovered = map[string]int{}
	}
	l.recovered[shape] += len(off.breaches())
}

func (l *logbook) String() string {
	slices.Sort(l.lines)
	return fmt.Sprintf(header, narrow) + strings.Join(l.lines, "\n")
}

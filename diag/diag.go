// Package diag holds what is wrong with an input: where it is, how bad it is,
// and what to do about it.
//
// Readers collect every problem of a run in a [List] and return it beside the
// valid data; an error in the sense of the language is left to input and
// output that failed and to cancellation.
//
// A message names the place in the file, what was found and what was
// expected. It never repeats the free text of a respondent.
package diag

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// A Pos is a place in an input file. The zero Pos means "unknown".
type Pos struct {
	File string // path with forward slashes, relative to the project
	Line int    // starting at 1; 0 if unknown
	Col  int    // starting at 1, in bytes; 0 if unknown
}

// String gives file:line:col, leaving out what is unknown.
func (p Pos) String() string {
	s := p.File
	if p.Line > 0 {
		s += ":" + strconv.Itoa(p.Line)
		if p.Col > 0 {
			s += ":" + strconv.Itoa(p.Col)
		}
	}
	return s
}

func (p Pos) compare(q Pos) int {
	return cmp.Or(cmp.Compare(p.File, q.File), cmp.Compare(p.Line, q.Line), cmp.Compare(p.Col, q.Col))
}

// A Severity says what a problem does to the run.
type Severity uint8

const (
	Warning Severity = iota // shown; nothing is left out
	Refused                 // the row is left out and counted
	Error                   // the run stops
)

func (s Severity) String() string {
	return [...]string{"warning", "refused", "error"}[s]
}

// A Problem is one thing that is wrong. It is an error, so that a reader that
// can go no further may return it as one.
type Problem struct {
	Pos      Pos
	Severity Severity
	Err      error  // what was found and what was expected: lower case, no full stop
	Hint     string // what to do, as a line of its own; may be empty
}

// Errorf makes a problem that stops the run.
func Errorf(pos Pos, format string, args ...any) *Problem {
	return &Problem{Pos: pos, Severity: Error, Err: fmt.Errorf(format, args...)}
}

// WithHint adds what to do about it.
func (p *Problem) WithHint(format string, args ...any) *Problem {
	p.Hint = fmt.Sprintf(format, args...)
	return p
}

func (p *Problem) Unwrap() error { return p.Err }

// Error gives "file:line:col: message", with the hint on a line of its own.
func (p *Problem) Error() string {
	var b strings.Builder
	if s := p.Pos.String(); s != "" {
		b.WriteString(s + ": ")
	}
	if p.Severity != Error {
		b.WriteString(p.Severity.String() + ": ")
	}
	b.WriteString(p.Err.Error())
	if p.Hint != "" {
		b.WriteString("\n\t" + p.Hint)
	}
	return b.String()
}

// kept is how many problems of one severity a List holds; further ones are
// only counted, so that a file of a million bad rows costs no memory.
const kept = 1000

// A List collects problems. The zero List is empty and ready to use.
type List struct {
	problems []*Problem
	counts   [3]int
}

// Add puts a problem on the list and returns it, so that a hint can follow.
func (l *List) Add(p *Problem) *Problem {
	if l.counts[p.Severity] < kept {
		l.problems = append(l.problems, p)
	}
	l.counts[p.Severity]++
	return p
}

// AddError puts err on the list: as it is if it is a [Problem], else as an
// error at pos.
func (l *List) AddError(pos Pos, err error) {
	if p, ok := errors.AsType[*Problem](err); ok {
		l.Add(p)
		return
	}
	l.Errorf(pos, "%w", err)
}

// Errorf adds a problem that stops the run.
func (l *List) Errorf(pos Pos, format string, args ...any) *Problem {
	return l.Add(Errorf(pos, format, args...))
}

// Refusef adds a row that is left out.
func (l *List) Refusef(pos Pos, format string, args ...any) *Problem {
	return l.Add(&Problem{Pos: pos, Severity: Refused, Err: fmt.Errorf(format, args...)})
}

// Warnf adds something that is only shown.
func (l *List) Warnf(pos Pos, format string, args ...any) *Problem {
	return l.Add(&Problem{Pos: pos, Severity: Warning, Err: fmt.Errorf(format, args...)})
}

// Join adds all of m.
func (l *List) Join(m List) {
	unheld := m.counts
	for _, p := range m.problems {
		l.Add(p)
		unheld[p.Severity]--
	}
	for s, n := range unheld {
		l.counts[s] += n
	}
}

// Count says how many problems of a severity there are, those not held included.
func (l List) Count(s Severity) int { return l.counts[s] }

// Failed says whether the run has to stop.
func (l List) Failed() bool { return l.counts[Error] > 0 }

// Empty says whether nothing is wrong.
func (l List) Empty() bool { return l.counts == [3]int{} }

// Sorted gives the problems by position; those at the same place keep the
// order in which they were found.
func (l List) Sorted() []*Problem {
	return slices.SortedStableFunc(slices.Values(l.problems), func(a, b *Problem) int {
		return a.Pos.compare(b.Pos)
	})
}

// shown is how many problems Print writes before it only counts.
const shown = 100

// Print writes the problems by position: errors before the rest, the first
// hundred, then how many more there are.
func (l List) Print(w io.Writer) error {
	sorted := l.Sorted()
	slices.SortStableFunc(sorted, func(a, b *Problem) int {
		return cmp.Compare(btoi(b.Severity == Error), btoi(a.Severity == Error))
	})
	total := l.counts[Warning] + l.counts[Refused] + l.counts[Error]
	for _, p := range sorted[:min(shown, len(sorted))] {
		if _, err := fmt.Fprintln(w, p.Error()); err != nil {
			return err
		}
	}
	if total > shown {
		_, err := fmt.Fprintf(w, "and %d more\n", total-shown)
		return err
	}
	return nil
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// A Progress is told how far a stage has come, for a line on a terminal.
// Total is 0 where it is not known.
type Progress func(stage string, done, total int)

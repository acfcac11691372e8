package attack

import (
	"bytes"
	"fmt"
	"maps"
	"math"
	"slices"
)

// A program is a mixed integer linear program. Variables are numbered from 0.
type program struct {
	variables []variable
	rows      []row
}

type variable struct {
	span
	whole bool
}

// A row is a sum that lies within a span.
type row struct {
	sum sum
	span
}

// A sum is a linear expression: the factor of each variable.
type sum map[int]float64

func (s sum) add(o sum, factor float64) sum {
	for v, k := range o {
		s[v] += factor * k
	}
	return s
}

// number makes a variable.
func (p *program) number(within span, whole bool) int {
	p.variables = append(p.variables, variable{within, whole})
	return len(p.variables) - 1
}

// hold keeps a sum within a span.
func (p *program) hold(s sum, within span) { p.rows = append(p.rows, row{s, within}) }

// inWholes says whether some numbers are whole.
func (p *program) inWholes() bool {
	return slices.ContainsFunc(p.variables, func(v variable) bool { return v.whole })
}

// write writes it in the language of CPLEX LP files, with what to minimise.
func (p *program) write(minimise sum) []byte {
	var out bytes.Buffer
	out.WriteString("Minimize\n obj:")
	writeSum(&out, minimise)
	out.WriteString("Subject To\n")
	if len(p.rows) == 0 { // which the language does not know
		fmt.Fprintf(&out, " any: x0 >= %.9g\n", p.variables[0].lo)
	}
	for i, r := range p.rows {
		if r.lo == r.hi {
			fmt.Fprintf(&out, " e%d:", i)
			writeSum(&out, r.sum)
			fmt.Fprintf(&out, "  = %.9g\n", r.lo)
			continue
		}
		if !math.IsInf(r.lo, -1) {
			fmt.Fprintf(&out, " l%d:", i)
			writeSum(&out, r.sum)
			fmt.Fprintf(&out, "  >= %.9g\n", r.lo)
		}
		if !math.IsInf(r.hi, 1) {
			fmt.Fprintf(&out, " u%d:", i)
			writeSum(&out, r.sum)
			fmt.Fprintf(&out, "  <= %.9g\n", r.hi)
		}
	}
	out.WriteString("Bounds\n")
	for i, v := range p.variables {
		fmt.Fprintf(&out, " %.9g <= x%d <= %.9g\n", v.lo, i, v.hi)
	}
	out.WriteString("Generals\n")
	for i, v := range p.variables {
		if v.whole {
			fmt.Fprintf(&out, " x%d\n", i)
		}
	}
	out.WriteString("End\n")
	return out.Bytes()
}

func writeSum(out *bytes.Buffer, s sum) {
	for _, v := range slices.Sorted(maps.Keys(s)) {
		fmt.Fprintf(out, " %+.12g x%d\n", s[v], v)
	}
	if len(s) == 0 {
		out.WriteString(" 0 x0\n")
	}
}

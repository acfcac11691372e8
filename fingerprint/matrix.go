package fingerprint

import (
	"rubble/record"
	"rubble/stat"
)

// MatrixKey is the key of [Matrix].
const MatrixKey = "matrix"

// Matrix is the share of the uncertainty about an incident's priority that is
// left once its impact and urgency are known, H(priority | impact, urgency) ÷
// H(priority), both Miller–Madow. At 0 the table decides, not people. The
// incidents are those that tell all three; the interval is that of
// [stat.ConditionalEntropyRatio].
//
// Where the table decides without exception, the interval has no length: it
// says nothing of exceptions too rare to have been seen.
//
// A priority that hardly varies is hardly decided by anything: below
// a.LeastBits of entropy, or with fewer than a.LeastCells combinations of
// impact and urgency, there is no figure.
func Matrix(t record.IncidentTally, a Anchors, confidence float64) Evidence {
	cells := t.Matrix()
	table, outcome, n := contingency(cells)
	without := func(r Reason) Evidence { return Evidence{Key: MatrixKey, N: n, Reason: r} }
	if reason := lacking(t.Incidents, n, a.Least); reason != "" {
		return without(reason)
	}
	if len(table) < a.LeastCells {
		return without(TooFewCells)
	}
	bits := stat.EntropyMillerMadow(outcome)
	ratio, ci, ok := stat.ConditionalEntropyRatio(table, confidence)
	if bits < a.LeastBits || !ok {
		return without(TooLittleChoice)
	}
	return a.figure(MatrixKey, ratio, ci, n, Detail{Cells: cells, Bits: bits})
}

// contingency lays sorted cells out as a table, a row for each impact with
// urgency and a column for each priority, with the sums of the columns.
func contingency(cells []record.CellCount) (table [][]int, outcome []int, n int) {
	column := make(map[string]int)
	for _, c := range cells {
		if _, ok := column[c.Priority]; !ok {
			column[c.Priority] = len(column)
		}
	}
	outcome = make([]int, len(column))
	for i, c := range cells {
		if i == 0 || c.Impact != cells[i-1].Impact || c.Urgency != cells[i-1].Urgency {
			table = append(table, make([]int, len(column)))
		}
		table[len(table)-1][column[c.Priority]] += c.Count
		outcome[column[c.Priority]] += c.Count
		n += c.Count
	}
	return table, outcome, n
}

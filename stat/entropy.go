package stat

import "math"

// EntropyMillerMadow is the entropy in bits of the distribution that the
// counts of its categories were drawn from: the entropy of the observed
// shares plus (K − 1)/(2 n ln 2), where K is the number of categories that
// occurred and n the number of observations. Observed shares alone lie below
// on average, by about that term: Miller (1955), "Note on the bias of
// information estimates", in Quastler (ed.), Information Theory in
// Psychology, 95–100.
//
// It is 0 of a single category and of no observations. The correction may
// carry it above log₂ K. It panics if a count is negative.
func EntropyMillerMadow(counts []int) float64 {
	bits, n := surprise(counts)
	if n == 0 {
		return 0
	}
	return bits / float64(n)
}

// surprise is n times the Miller–Madow entropy of n observations, in bits. It
// is exactly 0 where all fell into one category.
func surprise(counts []int) (bits float64, n int) {
	for _, c := range counts {
		if c < 0 {
			panic("stat: negative count")
		}
		n += c
	}
	var terms []float64
	for _, c := range counts {
		if c > 0 {
			terms = append(terms, float64(c)*math.Log2(float64(n)/float64(c)))
		}
	}
	if len(terms) == 0 {
		return 0, 0
	}
	return total(terms) + float64(len(terms)-1)/(2*math.Ln2), n
}

// ConditionalEntropyRatio is H(outcome given condition) / H(outcome): the
// share of the uncertainty about an outcome that is left to somebody who
// knows the condition. It is 0 where the condition decides the outcome and 1
// where it says nothing of it. table counts observations, a row for each
// condition and a column for each outcome; short rows are filled up with 0.
//
// Both entropies are Miller–Madow estimates (see [EntropyMillerMadow]). The
// numerator is the mean of the entropies of the rows, weighted by their
// observations. There is no choice in this: the chain rule H(condition,
// outcome) − H(condition), each term corrected, gives the same number, as the
// corrections come to (K of cells − K of rows)/(2 n ln 2) either way. The
// mean over rows is never negative, and exactly 0 where every row has one
// outcome; the difference of two large sums would be so only up to rounding.
//
// The interval is ratio ± z times the jackknife standard error: Efron & Stein
// (1981), "The jackknife estimate of variance", The Annals of Statistics 9,
// 586–596. Observations in one cell are alike, so leaving out one is computed
// once for each cell and counted as often as the cell has observations. Ratio
// and ends are clamped to 0 to 1. At a ratio of 0 the interval has no length:
// no observation ever departed from its row, and the jackknife cannot imagine
// one that would.
//
// ok is false where the outcome does not vary, or would not once a single
// observation is left out. It panics if a count is negative.
func ConditionalEntropyRatio(table [][]int, confidence float64) (ratio float64, ci Interval, ok bool) {
	z := critical(confidence)
	t := contingencyOf(table)
	ratio, ok = t.ratio()
	if !ok {
		return 0, Interval{}, false
	}
	variance, ok := t.jackknife()
	if !ok {
		return 0, Interval{}, false
	}
	half := float64(z * math.Sqrt(variance))
	return clamp01(ratio), Interval{clamp01(ratio - half), clamp01(ratio + half)}, true
}

func clamp01(x float64) float64 { return min(max(x, 0), 1) }

// A contingency is a table of counts with its column sums.
type contingency struct {
	rows    [][]int
	columns []int
	n       int
}

// contingencyOf copies the table, so that cells can be changed for a while.
func contingencyOf(table [][]int) contingency {
	var t contingency
	for _, row := range table {
		t.rows = append(t.rows, append([]int(nil), row...))
		for c, count := range row {
			if c == len(t.columns) {
				t.columns = append(t.columns, 0)
			}
			t.columns[c] += count
			t.n += count
		}
	}
	return t
}

// ratio is the ratio of the entropies before clamping; both are taken times n,
// which cancels.
func (t contingency) ratio() (ratio float64, ok bool) {
	terms := make([]float64, 0, len(t.rows))
	for _, row := range t.rows {
		bits, _ := surprise(row)
		terms = append(terms, bits)
	}
	outcome, _ := surprise(t.columns)
	if outcome == 0 {
		return 0, false
	}
	return total(terms) / outcome, true
}

// jackknife is the delete-one jackknife variance of the ratio,
// (n − 1)/n Σ (θ₍ᵢ₎ − θ₍·₎)² over the observations i.
func (t contingency) jackknife() (variance float64, ok bool) {
	var values, counts []float64
	for r, row := range t.rows {
		for c, count := range row {
			if count == 0 {
				continue
			}
			row[c]--
			t.columns[c]--
			value, ok := t.ratio()
			row[c]++
			t.columns[c]++
			if !ok {
				return 0, false
			}
			values = append(values, value)
			counts = append(counts, float64(t.rows[r][c]))
		}
	}
	_, spread := MeanVar(values, counts)
	return float64(t.n-1) * spread, true
}

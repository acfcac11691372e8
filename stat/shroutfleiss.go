package stat

import "math"

// An Intraclass is an intraclass correlation with its interval.
type Intraclass struct {
	Value    float64
	Interval Interval
}

// A JudgeICC holds the six intraclass correlations of judges who each judged
// all of some targets. One, Two and Three are of a single judge, and the
// others of the mean of as many judges as there were.
type JudgeICC struct {
	One   Intraclass // ICC(1,1): other judges, drawn at random, for every target
	Two   Intraclass // ICC(2,1): the same judges, drawn at random; their levels count
	Three Intraclass // ICC(3,1): these judges only; their levels do not count

	OneMean   Intraclass // ICC(1,k)
	TwoMean   Intraclass // ICC(2,k)
	ThreeMean Intraclass // ICC(3,k), Cronbach's α with judges for items
}

// ShroutFleiss takes a row for each target and in it a value from each judge,
// none missing. The estimates and intervals are those of Shrout & Fleiss
// (1979), "Intraclass correlations: uses in assessing rater reliability",
// Psychological Bulletin 86, 420–428. Those of ICC(1,·) and ICC(3,·) are exact
// for normal values. That of ICC(2,·) is approximate: its degrees of freedom
// are Satterthwaite's, at the estimate of ICC(2,1), or at 0 where that is
// negative. McGraw & Wong (1996), "Forming inferences about some intraclass
// correlation coefficients", Psychological Methods 1, 30–46, with its
// correction on p. 390, give the same under the names ICC(1), ICC(A) and
// ICC(C).
//
// A single judge's correlation may be negative: a judge's values for a target
// are then less alike than for different targets. Those of means have no lower
// bound, and an interval may end far below 0.
//
// ok is false of fewer than two targets or two judges, and where the targets
// differ so little, or not at all, that a correlation of means or an end of
// its interval would be −∞ or beyond; also where squares of the values are too
// large or too small for a float64. It panics if rows differ in length, if a
// value is not finite, or if confidence is not between 0 and 1.
func ShroutFleiss(table [][]float64, confidence float64) (icc JudgeICC, ok bool) {
	p := tail(confidence)
	for _, row := range table {
		if len(row) != len(table[0]) {
			panic("stat: rows differ in length")
		}
	}
	if len(table) < 2 || len(table[0]) < 2 {
		return JudgeICC{}, false
	}
	v, ok := judgedVariances(table)
	if !ok {
		return JudgeICC{}, false
	}
	n, k := v.n, v.k
	one := quantilesAt(snedecor(p, n-1, n*(k-1)))
	two := quantilesAt(snedecor(p, n-1, v.satterthwaite()))
	three := quantilesAt(snedecor(p, n-1, (n-1)*(k-1)))
	for _, q := range two {
		if v.meanTwoBase(q) <= 0 {
			return JudgeICC{}, false
		}
	}
	return JudgeICC{
		One:       one.of(func(q float64) float64 { return varianceShare(v.targets/v.within/q, k) }),
		Two:       two.of(v.two),
		Three:     three.of(func(q float64) float64 { return varianceShare(v.targets/v.residual/q, k) }),
		OneMean:   one.of(func(q float64) float64 { return 1 - q*v.within/v.targets }),
		TwoMean:   two.of(v.meanTwo),
		ThreeMean: three.of(func(q float64) float64 { return 1 - q*v.residual/v.targets }),
	}, true
}

// judged holds the mean squares of a table of n targets and k judges, divided
// by their sum, of which the correlations do not depend.
type judged struct {
	n, k                              float64
	targets, within, judges, residual float64
}

// rounding is the most that it can leave of the mean square of targets that do
// not differ, as a share of all: of the order of the square of 2⁻⁵², and room.
const rounding = 1e-24

// judgedVariances is not ok where no target differs from another.
func judgedVariances(table [][]float64) (v judged, ok bool) {
	n, k := len(table), len(table[0])
	rows, columns := make([]float64, n), make([]float64, k)
	for i, row := range table {
		rows[i], _ = MeanVar(row, nil)
	}
	for j := range columns {
		column := make([]float64, n)
		for i, row := range table {
			column[i] = row[j]
		}
		columns[j], _ = MeanVar(column, nil)
	}
	grand, targets := MeanVar(rows, nil)
	_, judges := MeanVar(columns, nil)
	squares := make([]float64, 0, n*k)
	for i, row := range table {
		for j, x := range row {
			d := (x - rows[i]) - (columns[j] - grand)
			squares = append(squares, d*d)
		}
	}
	v = judged{n: float64(n), k: float64(k)}
	v.targets = targets * v.k * v.n / (v.n - 1)
	v.judges = judges * v.n * v.k / (v.k - 1)
	v.residual = total(squares) / ((v.n - 1) * (v.k - 1))
	all := v.targets + v.judges + v.residual
	if all == 0 || math.IsInf(all, 1) {
		return judged{}, false
	}
	v.targets, v.judges, v.residual = v.targets/all, v.judges/all, v.residual/all
	v.within = (v.judges + float64((v.n-1)*v.residual)) / v.n
	return v, v.targets > rounding
}

// two is ICC(2,1) with the mean square of the targets divided by q.
func (v judged) two(q float64) float64 {
	rest := float64(v.k*v.judges) + float64((v.k*v.n-v.k-v.n)*v.residual)
	return 1 - v.n*v.k*v.within/(v.n*v.targets/q+rest)
}

// meanTwo is ICC(2,k) with the mean square of the targets divided by q.
func (v judged) meanTwo(q float64) float64 { return 1 - v.n*v.within/v.meanTwoBase(q) }

// meanTwoBase is not positive where the judges' levels differ less than chance
// would have it, and the targets hardly.
func (v judged) meanTwoBase(q float64) float64 {
	return v.n*v.targets/q + (v.judges - v.residual)
}

// satterthwaite approximates the degrees of freedom of the variance that
// ICC(2,1) sets against that of the targets.
func (v judged) satterthwaite() float64 {
	rho := max(v.two(1), 0)
	a := v.k * rho * v.judges
	b := (v.n + float64(rho*(v.k*v.n-v.n-v.k))) * v.residual
	freedom := (v.n - 1) * (v.k - 1)
	if a+b == 0 { // all judges agree: it does not matter
		return freedom
	}
	a, b = a/(a+b), b/(a+b)
	return 1 / (a*a/(v.k-1) + b*b/freedom)
}

// factors are what the mean square of the targets is divided by at the lower
// end of an interval, for the estimate, and at the upper end.
type factors [3]float64

func quantilesAt(lo, hi float64) factors { return factors{hi, 1, lo} }

func (f factors) of(correlation func(q float64) float64) Intraclass {
	return Intraclass{correlation(f[1]), Interval{correlation(f[0]), correlation(f[2])}}
}

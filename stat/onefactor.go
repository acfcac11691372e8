package stat

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// The uniquenesses lie between this and 1, as R's factanal has it.
const leastUniqueness = 0.005

// oneFactor fits the one-factor model, correlations = λλ′ + diag(ψ), by
// maximum likelihood: Jöreskog (1967), "Some contributions to maximum
// likelihood factor analysis", Psychometrika 32, 443–482. The loadings are
// those of the factor or of its mirror image.
//
// Given ψ, the best λ follows from the greatest eigenvalue θ₁ and its vector
// ω of Ψ^−½ R Ψ^−½: λᵢ = √(ψᵢ (θ₁ − 1)) ωᵢ. What is left to minimise is
// Σ (θ − ln θ − 1) over the other eigenvalues, here by Newton's method in
// ln ψ with halved steps; uniquenesses that press against a bound are held
// there (Bertsekas (1982), "Projected Newton methods for optimization
// problems with simple constraints", SIAM Journal on Control and Optimization
// 20, 221–246). It begins where factanal does, at (1 − 1/(2k))/rⁱⁱ with rⁱⁱ
// from the diagonal of R⁻¹, draws nothing, and so ends at the same place each
// time. Like factanal from its one start it finds a maximum, which is not
// proven to be the highest.
//
// ok is false where R is singular, where 200 steps do not lead to a maximum,
// and where the maximum is not one point.
func oneFactor(correlations [][]float64) (loadings, uniquenesses []float64, ok bool) {
	r := symmetric(len(correlations), func(i, j int) float64 { return correlations[i][j] })
	logs, ok := startOf(r)
	if !ok {
		return nil, nil, false
	}
	fit, ok := factorAt(r, logs)
	for range 200 {
		if !ok {
			break
		}
		free, slope := fit.free()
		direction, definite := fit.newton(free)
		if slope < 1e-10 {
			loadings, uniquenesses = fit.solution()
			return loadings, uniquenesses, definite
		}
		fit, ok = fit.descend(r, direction)
	}
	return nil, nil, false
}

// symmetric is a k by k matrix of the values at i ≤ j.
func symmetric(k int, at func(i, j int) float64) *mat.SymDense {
	m := mat.NewSymDense(k, nil)
	for i := range k {
		for j := i; j < k; j++ {
			m.SetSym(i, j, at(i, j))
		}
	}
	return m
}

// startOf is ln ψ to begin with. ok is false where R is singular: where its
// smallest eigenvalue is below 1e-10, of eigenvalues that are 1 on average.
func startOf(r *mat.SymDense) (logs []float64, ok bool) {
	var eigen mat.EigenSym
	if !eigen.Factorize(r, false) || !(eigen.Values(nil)[0] > 1e-10) {
		return nil, false
	}
	var cholesky mat.Cholesky
	var inverse mat.SymDense
	if !cholesky.Factorize(r) || cholesky.InverseTo(&inverse) != nil {
		return nil, false
	}
	k := r.SymmetricDim()
	logs = make([]float64, k)
	for i := range logs {
		psi := (1 - 0.5/float64(k)) / inverse.At(i, i)
		logs[i] = math.Log(min(max(psi, leastUniqueness), 1))
	}
	return logs, true
}

// A factor is the best one for given uniquenesses ψ.
type factor struct {
	logs     []float64 // ln ψ
	misfit   float64   // what is minimised
	gradient []float64 // of the misfit by ln ψ
	values   []float64 // eigenvalues, ascending
	vectors  mat.Dense // eigenvectors, a column for each
}

// factorAt is the factor for ln ψ.
func factorAt(r *mat.SymDense, logs []float64) (*factor, bool) {
	k := len(logs)
	scaled := symmetric(k, func(i, j int) float64 { return r.At(i, j) * math.Exp(-(logs[i]+logs[j])/2) })
	var eigen mat.EigenSym
	if !eigen.Factorize(scaled, true) {
		return nil, false
	}
	f := &factor{logs: logs, values: eigen.Values(nil), gradient: make([]float64, k)}
	eigen.VectorsTo(&f.vectors)
	for _, theta := range f.values[:k-1] {
		f.misfit += theta - math.Log(theta) - 1
	}
	excess := f.values[k-1] - 1
	for i := range f.gradient {
		omega := f.vectors.At(i, k-1)
		f.gradient[i] = 1 + float64(excess*omega*omega) - math.Exp(-logs[i])
	}
	return f, !math.IsNaN(f.misfit)
}

// free lists the uniquenesses that do not press against a bound, and gives
// the greatest |1 − λ² − ψ| among them, which is 0 at a minimum.
func (f *factor) free() (free []int, slope float64) {
	least := math.Log(leastUniqueness)
	for i, g := range f.gradient {
		if (f.logs[i] <= least && g > 0) || (f.logs[i] >= 0 && g < 0) {
			continue
		}
		free = append(free, i)
		slope = max(slope, math.Abs(g)*math.Exp(f.logs[i]))
	}
	return free, slope
}

// newton is the step by ln ψ of the free uniquenesses to the minimum of the
// parabola that touches the misfit, and 0 for the others. definite is false
// where that has no single minimum. The second derivatives are then Jöreskog's
// approximation to them, which always has one.
func (f *factor) newton(free []int) (step []float64, definite bool) {
	step = make([]float64, len(f.logs))
	if len(free) == 0 {
		return step, true
	}
	var cholesky mat.Cholesky
	definite = cholesky.Factorize(f.secondOf(free, f.second)) && cholesky.Cond() < 1e12
	if !definite {
		cholesky.Factorize(f.secondOf(free, f.approximate))
	}
	downhill := mat.NewVecDense(len(free), nil)
	for place, i := range free {
		downhill.SetVec(place, -f.gradient[i])
	}
	var solution mat.VecDense
	if err := cholesky.SolveVecTo(&solution, downhill); err != nil {
		solution.CopyVec(downhill)
	}
	for place, i := range free {
		step[i] = solution.AtVec(place)
	}
	return step, definite
}

// secondOf is the part of a matrix of second derivatives that is free.
func (f *factor) secondOf(free []int, at func(i, j int) float64) *mat.SymDense {
	return symmetric(len(free), func(i, j int) float64 { return at(free[i], free[j]) })
}

// second is the second derivative of the misfit by ln ψᵢ and ln ψⱼ, from those
// of the eigenvalue θ₁ and its vector: [i = j]/ψᵢ − θ₁ ωᵢ²ωⱼ² −
// (θ₁ − 1) ωᵢωⱼ Σ uᵢuⱼ (θ₁ + θ)/(θ₁ − θ) over the other eigenvalues θ and
// their vectors u.
func (f *factor) second(i, j int) float64 {
	last := len(f.logs) - 1
	greatest, both := f.values[last], f.vectors.At(i, last)*f.vectors.At(j, last)
	sum := 0.0
	for m, theta := range f.values[:last] {
		sum += f.vectors.At(i, m) * f.vectors.At(j, m) * (greatest + theta) / (greatest - theta)
	}
	second := -greatest*both*both - (greatest-1)*both*sum
	if i == j {
		second += math.Exp(-f.logs[i])
	}
	return second
}

// approximate is ([i = j] − ωᵢωⱼ)², to which the second derivative tends as
// the model fits, and a little on the diagonal.
func (f *factor) approximate(i, j int) float64 {
	last := len(f.logs) - 1
	rest := -f.vectors.At(i, last) * f.vectors.At(j, last)
	if i == j {
		rest++
		return float64(rest*rest) + 1e-3
	}
	return rest * rest
}

// descend goes in the direction, within the bounds and as far as makes the
// misfit less, halving the way until it does.
func (f *factor) descend(r *mat.SymDense, direction []float64) (*factor, bool) {
	const rounding = 1e-9 // of the misfit, where eigenvalues are large
	for way := 1.0; way > 1e-9; way /= 2 {
		logs := make([]float64, len(f.logs))
		gain := 0.0 // that a straight line would bring
		for i, x := range f.logs {
			logs[i] = min(max(x+float64(way*direction[i]), math.Log(leastUniqueness)), 0)
			gain += f.gradient[i] * (x - logs[i])
		}
		next, ok := factorAt(r, logs)
		if ok && next.misfit <= f.misfit-1e-4*gain+rounding {
			return next, true
		}
	}
	return nil, false
}

// solution gives λ and ψ.
func (f *factor) solution() (loadings, uniquenesses []float64) {
	last := len(f.logs) - 1
	excess := max(f.values[last]-1, 0)
	for i, x := range f.logs {
		psi := math.Exp(x)
		uniquenesses = append(uniquenesses, psi)
		loadings = append(loadings, math.Sqrt(psi*excess)*f.vectors.At(i, last))
	}
	return loadings, uniquenesses
}

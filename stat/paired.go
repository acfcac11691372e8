package stat

import "math"

// A Pairing counts units that were each judged twice, by whether the answer
// was yes.
type Pairing struct{ Both, First, Second, Neither int }

// PairedDifference is the share of yes at the first judgement less that at
// the second, with method 10 of Newcombe (1998), "Improved confidence
// intervals for the difference between binomial proportions based on paired
// data", Statistics in Medicine 17, 2635–2650: the distances of either share
// to the ends of its interval after [Wilson], put together as the sides of a
// triangle whose angle is the correlation of the two judgements.
//
// The ends lie within −1 to 1 and contain the difference; there is a length
// even where nobody changed. Of no units the difference is 0 and the interval
// −1 to 1. It panics if a count is negative.
func PairedDifference(p Pairing, confidence float64) (difference float64, ci Interval) {
	if min(p.Both, p.First, p.Second, p.Neither) < 0 {
		panic("stat: negative count")
	}
	n := p.Both + p.First + p.Second + p.Neither
	if n == 0 {
		return 0, Interval{-1, 1}
	}
	first, second := p.Both+p.First, p.Both+p.Second
	one, other := Wilson(first, n, confidence), Wilson(second, n, confidence)
	p1, p2 := float64(first)/float64(n), float64(second)/float64(n)
	phi := p.correlation()
	difference = float64(p.First-p.Second) / float64(n)
	return difference, Interval{
		Lo: difference - thirdSide(p1-one.Lo, other.Hi-p2, phi),
		Hi: difference + thirdSide(one.Hi-p1, p2-other.Lo, phi),
	}
}

// correlation is the φ of the table, with the numerator of a positive one
// drawn towards 0 by half the number of units, as method 10 has it.
func (p Pairing) correlation() float64 {
	a, b, c, d := float64(p.Both), float64(p.First), float64(p.Second), float64(p.Neither)
	margins := (a + b) * (c + d) * (a + c) * (b + d)
	if margins == 0 {
		return 0
	}
	product := float64(a*d) - float64(b*c)
	if product > 0 {
		product = max(product-(a+b+c+d)/2, 0)
	}
	return product / math.Sqrt(margins)
}

// thirdSide is the third side of a triangle of two sides and the cosine of the
// angle between them.
func thirdSide(a, b, cosine float64) float64 {
	return math.Sqrt(max(float64(a*a)+float64(b*b)-float64(2*cosine*a*b), 0))
}

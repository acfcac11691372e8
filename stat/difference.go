package stat

import "math"

// Difference gives the interval of a − b from those of a and b, which were
// estimated from independent samples. It needs neither their distribution nor
// that they lie in the middle of their intervals: Zou & Donner (2008),
// "Construction of confidence limits about effect measures: a general
// approach", Statistics in Medicine 27, 1693–1702, equation 6. Where a and b
// move together, as answers of the same people do, it is too wide.
func Difference(a, b float64, ofA, ofB Interval) Interval {
	d := a - b
	return Interval{
		Lo: d - math.Hypot(a-ofA.Lo, ofB.Hi-b),
		Hi: d + math.Hypot(ofA.Hi-a, b-ofB.Lo),
	}
}

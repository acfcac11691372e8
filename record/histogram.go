package record

import (
	"cmp"
	"maps"
	"slices"
)

// A Histogram counts how often each whole number occurs. The nil Histogram is
// empty. Its values are bounded in variety (minutes of a period, hand-overs of
// an incident), so that it does not grow with the records.
type Histogram map[int]int

func (h *Histogram) add(value, count int) {
	if *h == nil {
		*h = make(Histogram)
	}
	(*h)[value] += count
}

func (h *Histogram) merge(o Histogram) {
	for value, count := range o {
		h.add(value, count)
	}
}

// N is the number of observations.
func (h Histogram) N() int {
	n := 0
	for _, count := range h {
		n += count
	}
	return n
}

// From counts the observations of least or more.
func (h Histogram) From(least int) int {
	n := 0
	for value, count := range h {
		if value >= least {
			n += count
		}
	}
	return n
}

// A Bin is a value and how often it occurs.
type Bin struct{ Value, Count int }

// Bins lists the values in rising order.
func (h Histogram) Bins() Bins {
	bins := make(Bins, 0, len(h))
	for value, count := range h {
		bins = append(bins, Bin{value, count})
	}
	slices.SortFunc(bins, func(a, b Bin) int { return cmp.Compare(a.Value, b.Value) })
	return bins
}

// Bins are the values of a Histogram in rising order: a sorted sample, run by
// run.
type Bins []Bin

// N is the number of observations.
func (b Bins) N() int {
	n := 0
	for _, bin := range b {
		n += bin.Count
	}
	return n
}

// Rank gives the k-th smallest observation, k from 1 to N. It panics outside.
func (b Bins) Rank(k int) int {
	if k >= 1 {
		for _, bin := range b {
			if k -= bin.Count; k <= 0 {
				return bin.Value
			}
		}
	}
	panic("record: rank outside the sample")
}

// A Spread describes a sample in the unit of its observations; with N = 0 it
// has no meaning beyond that.
type Spread struct {
	N      int
	Min    float64
	Median float64 // mean of the two middle values where N is even
	Mean   float64
	P90    float64 // nearest rank: the value at rank ceil(0.9 N)
	Max    float64
}

// Spread describes the sample with every observation divided by unit, so that
// minutes can be told in hours.
func (b Bins) Spread(unit int) Spread {
	n := b.N()
	if n == 0 {
		return Spread{}
	}
	sum := 0
	for _, bin := range b {
		sum += bin.Value * bin.Count
	}
	u := float64(unit)
	return Spread{
		N:      n,
		Min:    float64(b[0].Value) / u,
		Median: float64(b.Rank((n+1)/2)+b.Rank(n/2+1)) / (2 * u),
		Mean:   float64(sum) / float64(unit*n),
		P90:    float64(b.Rank((9*n+9)/10)) / u,
		Max:    float64(b[len(b)-1].Value) / u,
	}
}

// Words count how often each text occurs. The nil Words are empty; missing
// texts are not among them.
type Words map[string]int

func (w *Words) add(word string, count int) {
	if word == "" {
		return
	}
	if *w == nil {
		*w = make(Words)
	}
	(*w)[word] += count
}

func (w *Words) merge(o Words) {
	for word, count := range o {
		w.add(word, count)
	}
}

// N is the number of texts counted.
func (w Words) N() int {
	n := 0
	for _, count := range w {
		n += count
	}
	return n
}

// Sorted lists the texts in byte order.
func (w Words) Sorted() []string { return slices.Sorted(maps.Keys(w)) }

// Answers count yes and no. What is not known is in neither.
type Answers struct{ Yes, No int }

func (a *Answers) add(answer Answer) {
	switch answer {
	case Yes:
		a.Yes++
	case No:
		a.No++
	}
}

func (a *Answers) merge(o Answers) {
	a.Yes += o.Yes
	a.No += o.No
}

// Share is the share of yes among what is known.
func (a Answers) Share() Share { return Share{K: a.Yes, N: a.Yes + a.No} }

// A Share is K of N.
type Share struct{ K, N int }

// Value is K/N, and false where N is 0.
func (s Share) Value() (float64, bool) {
	if s.N == 0 {
		return 0, false
	}
	return float64(s.K) / float64(s.N), true
}

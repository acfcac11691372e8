package gate

import (
	"slices"

	"rubble/fingerprint"
	"rubble/record"
	"rubble/report"
)

// mostGroups is how many numbers of groups from two on are told one by one.
const mostGroups = 12

// groupBins are the incidents by the number of groups that they passed
// through. Classes with few incidents are put together: on the one side those
// that did not climb, on the other those from some number of groups on. There
// are no bins where a side as a whole has few.
func (p *publisher) groupBins(groups []record.Bin) []report.Bin {
	climbed := slices.IndexFunc(groups, func(g record.Bin) bool { return g.Value >= 2 })
	if climbed < 0 {
		climbed = len(groups)
	}
	low, high := groups[:climbed], groups[climbed:]
	if len(low) > 0 && p.sparse(record.Bins(low).N()) || len(high) > 0 && p.sparse(record.Bins(high).N()) {
		return nil
	}
	isSparse := func(g record.Bin) bool { return p.sparse(g.Count) }
	var out []report.Bin
	if slices.ContainsFunc(low, isSparse) {
		out = append(out, report.Bin{To: pointer(float64(low[len(low)-1].Value)), N: p.tally(record.Bins(low).N())})
		low = nil
	}
	cut := slices.IndexFunc(high, isSparse)
	if cut < 0 {
		cut = len(high)
	}
	cut = min(cut, mostGroups)
	for cut < len(high) && p.sparse(record.Bins(high[cut:]).N()) {
		cut--
	}
	for _, g := range slices.Concat(low, high[:cut]) {
		out = append(out, report.Bin{From: pointer(float64(g.Value)), To: pointer(float64(g.Value)), N: p.tally(g.Count), Marked: g.Value >= 2})
	}
	if cut < len(high) {
		out = append(out, report.Bin{From: pointer(float64(high[cut].Value)), N: p.tally(record.Bins(high[cut:]).N()), Marked: true})
	}
	return out
}

// windowBins are the closures in the two hours that begin each whole number of
// days after resolution. Those in no window are told nowhere, so that none of
// these can be worked out.
func (p *publisher) windowBins(d fingerprint.Detail) []report.Bin {
	var out []report.Bin
	for _, w := range d.Windows {
		out = append(out, report.Bin{From: pointer(float64(w.Days)), N: p.tally(w.Closures), Marked: w.Days == d.Peak})
	}
	return out
}

// tenthBins are the changes by the tenth of their time that they waited. Where
// a single tenth has few, the smaller of its neighbours joins it.
func (p *publisher) tenthBins(tenths []int) []report.Bin {
	var out []report.Bin
	for i, n := range tenths {
		out = append(out, report.Bin{From: pointer(portion(float64(i) / 10)), To: pointer(portion(float64(i+1) / 10)), N: report.Count{N: n}})
	}
	count := func(i int) int { return out[i].N.N }
	if at := p.lone(len(out), count); at >= 0 {
		if with := beside(at, len(out), count, func(int) bool { return true }); with >= 0 {
			first, second := min(at, with), max(at, with)
			out[first].To, out[first].N.N = out[second].To, count(first)+count(second)
			out = slices.Delete(out, second, second+1)
		}
	}
	for i := range out {
		out[i].N = p.tally(out[i].N.N)
	}
	return out
}

// lone finds the one of n counts that is too small to be told; −1 if none is,
// or several are.
func (p *publisher) lone(n int, count func(i int) int) int {
	found := -1
	for i := range n {
		switch {
		case !p.sparse(count(i)):
		case found >= 0:
			return -1
		default:
			found = i
		}
	}
	return found
}

// beside is the smaller of the neighbours of a place among n, the earlier of
// equals, of those that may join it; −1 if there is none.
func beside(at, n int, count func(i int) int, may func(i int) bool) int {
	found := -1
	for _, i := range [...]int{at - 1, at + 1} {
		if i >= 0 && i < n && may(i) && (found < 0 || count(i) < count(found)) {
			found = i
		}
	}
	return found
}

package score

import "sync"

// buffers holds what replicates were written to and are no longer needed.
// Thousands of teams have some for each practice, and each only until it is
// added to the organisation's.
var buffers sync.Pool

// lend gives room for so many replicates, whatever stands in it.
func lend(n int) []float64 {
	if b, ok := buffers.Get().(*[]float64); ok && cap(*b) >= n {
		return (*b)[:n]
	}
	return make([]float64, n)
}

// giveBack takes the room of replicates that nobody holds any longer.
func giveBack(replicates []float64) {
	if replicates != nil {
		buffers.Put(&replicates)
	}
}

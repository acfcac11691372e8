package stat

import (
	"sync"

	"gonum.org/v1/gonum/stat/distuv"
)

// A Student gives the quantiles of Student's t that intervals of one
// confidence take. It keeps each: working one out takes longer than all else
// about an interval, and few degrees of freedom serve many intervals. It may
// be used by several goroutines.
type Student struct {
	tail float64
	mu   sync.RWMutex
	kept map[int]float64 // by degrees of freedom
}

// Expanded is the confidence at which a bootstrap interval with so many degrees
// of freedom is to be read, so that it is as long as Student's and not as the
// normal one: 1 − 2Φ(−t). Resampling knows the spread of what was observed,
// and not that this spread was itself estimated from few: Hesterberg (2015),
// "What teachers should know about the bootstrap", The American Statistician
// 69, 371–386, expanded percentile intervals; the factor √(n/(n − 1)) that
// they have besides is in the draws of Rao and Wu. Without any degree of
// freedom it is the confidence itself.
func (s *Student) Expanded(freedom int) float64 {
	if freedom <= 0 {
		return 1 - 2*s.tail
	}
	// Beyond all replicates, a level that is no longer below 1 would be an error.
	return min(1-2*distuv.UnitNormal.CDF(-s.quantile(freedom)), 1-0x1p-40)
}

// NewStudent panics if confidence is not between 0 and 1.
func NewStudent(confidence float64) *Student {
	return &Student{tail: tail(confidence), kept: map[int]float64{}}
}

// quantile is that at (1 + confidence)/2: the standard errors from a mean to
// either end of its interval.
func (s *Student) quantile(freedom int) float64 {
	s.mu.RLock()
	t, known := s.kept[freedom]
	s.mu.RUnlock()
	if known {
		return t
	}
	t = -distuv.StudentsT{Sigma: 1, Nu: float64(freedom)}.Quantile(s.tail)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.kept[freedom] = t
	return t
}

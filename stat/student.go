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

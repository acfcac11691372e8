package score

import (
	"slices"

	"rubble/model"
	"rubble/stat"
	"rubble/survey"
)

// An Agreement is how near to each other the people of one team place the
// norms of a practice.
type Agreement struct {
	N         int     // respondents who count
	Norms     int     // that at least two of them answered
	Within    float64 // r*_WG(J), against maximum dissensus, 0–1
	AWG       float64 // a_WG, mean over the norms where it is defined; −1 to 1
	AWGKnown  bool
	Deviation float64 // mean over the norms of the average deviation about the median, in rungs
	Reason    Reason  // why there is none: NobodyCounts, OneRespondent, TooFewQuestions
}

// agree is the agreement of one team on the norms of a practice, by the rungs
// that those who count gave; nil of a team that answered together. Norms that
// one of them alone answered enter in nothing.
func (c *compiled) agree(s *sample) *Agreement {
	if s.mode != survey.Individual {
		return nil
	}
	a := &Agreement{N: len(s.rows)}
	switch a.N {
	case 0:
		a.Reason = NobodyCounts
		return a
	case 1:
		a.Reason = OneRespondent
		return a
	}
	norms := s.placed()
	if a.Norms = len(norms); a.Norms == 0 {
		a.Reason = TooFewQuestions
		return a
	}
	ladder := stat.Scale{Low: 0, High: model.Rungs - 1}
	a.Within, _ = stat.RWGStar(norms, ladder)
	a.AWG, _, a.AWGKnown = stat.AWG(norms, ladder)
	a.Deviation, _ = stat.MedianDeviation(norms, ladder)
	return a
}

// placed are the rungs given to each norm that at least two respondents
// answered. They are counted out in ascending order, since what is sorted
// already is soon sorted again by each of the estimators.
func (s *sample) placed() [][]float64 {
	var out [][]float64
	for norm := range s.mandated {
		var counts [model.Rungs]int
		for _, v := range s.vectors {
			if v[norm] >= 0 {
				counts[v[norm]]++
			}
		}
		var rungs []float64
		for rung, n := range counts {
			rungs = append(rungs, slices.Repeat([]float64{float64(rung)}, n)...)
		}
		if len(rungs) >= 2 {
			out = append(out, rungs)
		}
	}
	return out
}

package score

import (
	"rubble/stat"
	"rubble/survey"
)

// Mean is over some practices of the organisation in one wave, each of the
// same weight. Those without a figure on the plane are left out; the number of
// respondents is the smallest of any of them that people answered one by one,
// so that no more may be seen of the mean than of each. Replicates go
// together, since one draw of a team serves all of its practices.
func Mean(practices []Practice, confidence float64) Scores {
	s, least, _ := meanOf(practices, stat.NewStudent(confidence))
	return s.behind(least)
}

// across is the mean over all practices of a wave; the number of respondents
// is the largest.
func across(practices []Practice, student *stat.Student) Scores {
	s, _, most := meanOf(practices, student)
	return s.behind(most)
}

// people are respondents behind each quantity.
type people [quantities]int

func meanOf(practices []Practice, student *stat.Student) (s Scores, least, most people) {
	var means [quantities]figure
	for i := range means {
		var over mean
		alone := 0 // practices that people answered one by one
		fewest := 0
		for _, p := range practices {
			if p.figures == nil || p.figures[deconstructed].weight == 0 || p.figures[alignment].weight == 0 {
				continue
			}
			f := p.figures[i]
			f.weight = min(f.weight, 1)
			if p.Mode == survey.Individual {
				if alone++; alone == 1 || f.n < least[i] {
					least[i] = f.n
				}
			}
			most[i] = max(most[i], f.n)
			if fewest == 0 || f.freedom > 0 && f.freedom < fewest {
				fewest = f.freedom
			}
			over.add(&f)
		}
		means[i] = over.figure()
		means[i].freedom = fewest // the same people are behind many practices
	}
	s, _ = estimates(means, student, nil, 0)
	return s, least, most
}

// behind sets how many respondents are behind the scores.
func (s Scores) behind(n people) Scores {
	s.Alignment.N, s.Dismantling.N, s.Reinvention.N = n[alignment], n[dismantling], n[reinvention]
	s.Deconstruction.N, s.Gap.N = n[deconstructed], min(n[alignment], n[deconstructed])
	return s
}

package score

import "rubble/survey"

// What is jackknifed: the measured scores, deconstruction and the gap.
const (
	gap        = deconstructed + 1
	deviations = gap + 1 // how many there are
)

// deviations are, for each respondent who has a score, how far the team's
// moves when that respondent is left out, scaled as the replicates are and
// weighted as the team is.
func (s *sample) deviations() [deviations][]float64 {
	var out [deviations][]float64
	if s.mode == survey.Consensus || len(s.rows) < 2 {
		return out
	}
	full := scoresOf(s.estimate)
	for _, r := range s.rows {
		without := s.estimate
		scores := r.scores()
		for i, score := range scores {
			if k := float64(len(s.values[i])); score.ok && k > 1 {
				without[i] = onScale(without[i] + float64(s.scale[i]*(s.estimate[i]-score.value)/(k-1)))
			}
		}
		for i, v := range scoresOf(without) {
			if i >= measured || scores[i].ok {
				out[i] = append(out[i], s.weight*(v-full[i]))
			}
		}
	}
	return out
}

func scoresOf(m [measured]float64) [deviations]float64 {
	var out [deviations]float64
	copy(out[:], m[:])
	out[deconstructed] = Deconstruction(m[dismantling], m[reinvention])
	out[gap] = m[alignment] - out[deconstructed]
	return out
}

// strata are the deviations of one score, stratum by stratum.
func strata(jackknife [][deviations][]float64, of int) [][]float64 {
	var out [][]float64
	for _, j := range jackknife {
		if len(j[of]) > 0 {
			out = append(out, j[of])
		}
	}
	return out
}

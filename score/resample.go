package score

import (
	"crypto/sha256"
	"encoding/binary"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"

	"rubble/stat"
	"rubble/survey"
)

// stream is the source of draws for one team in one wave. It depends on the
// seed and those two names alone: no other team and no core moves it.
func stream(seed uint64, wave, team string) *rand.PCG {
	sum := sha256.Sum256([]byte(strconv.FormatUint(seed, 10) + "\x00" + wave + "\x00" + team))
	return rand.NewPCG(binary.LittleEndian.Uint64(sum[:8]), binary.LittleEndian.Uint64(sum[8:16]))
}

// A residual is how much one draw of a respondent adds to the replicates of a
// practice's scores.
type residual struct {
	unit int // the respondent
	of   [measured]float64
}

// resample draws the replicates of a team's means by the rescaling bootstrap
// (Rao & Wu 1988, JASA 83:231–241, section 2): n − 1 of the n respondents who
// count, with replacement, and deviations scaled by √(1 − k/N) where the
// headcount N is known, or by more where lots can fall ([imputed]). One draw
// serves all practices and scores, so that answers of the same person move
// together.
//
// A score that k of the n have is the mean of a domain: it is resampled by
// its residuals, which are 0 for the others. Their sum over a draw is scaled
// so that the replicates have the variance (1 − k/N) s²/k whatever n is; at
// k = n they are the plain means of the draws. Where a small k lets a
// replicate leave the scale, it stays at the end.
func (c *compiled) resample(wave, team string, samples []*sample) {
	units := map[int]int{} // by sheet
	var drawn []resampling
	for _, s := range samples {
		if s.mode == survey.Individual && len(s.rows) > 0 {
			drawn = append(drawn, resampling{s, s.residuals(units, c.set.Replicates)})
		}
	}
	n := len(units)
	rng, counts := rand.New(stream(c.set.Seed, wave, team)), make([]int32, n)
	spread := math.Sqrt(float64(n) / float64(max(n, 2)-1))
	own, ownCounts := rand.New(stream(c.set.Seed, wave+"\x00own", team)), make([]int32, n)
	partly := slices.ContainsFunc(drawn, func(r resampling) bool { return r.together.partly })
	for rep := range c.set.Replicates {
		stat.Draw(rng, counts)
		if partly {
			stat.Draw(own, ownCounts)
		}
		for i := range drawn {
			drawn[i].replicate(rep, spread, counts, ownCounts)
		}
	}
}

// A resampling is a sample that can be drawn from, with its residuals.
type resampling struct {
	*sample
	residuals []residual
}

// replicate sets one replicate from how often each unit was drawn, in common
// and for itself.
func (r *resampling) replicate(rep int, spread float64, counts, ownCounts []int32) {
	sums := drawn(r.residuals, counts)
	if t := r.together; t.partly {
		for i, own := range drawn(r.residuals, ownCounts) {
			sums[i] = float64(t.common*sums[i]) + float64(t.own*own)
		}
	}
	for i, replicates := range &r.replicates {
		if replicates != nil {
			replicates[rep] = onScale(r.estimate[i] + float64(spread*sums[i]))
		}
	}
}

// residuals gives those of each row, whose sheets it numbers as units, and
// makes room for the replicates of the scores that at least two have.
func (s *sample) residuals(units map[int]int, replicates int) []residual {
	var factor [measured]float64
	for i, v := range s.values {
		if k := float64(len(v)); k >= 2 {
			s.replicates[i] = lend(replicates)
			factor[i] = s.scale[i] / math.Sqrt(k*(k-1))
		}
	}
	out := make([]residual, len(s.rows))
	for at, r := range s.rows {
		unit, known := units[s.sheet[at]]
		if !known {
			unit = len(units)
			units[s.sheet[at]] = unit
		}
		out[at].unit = unit
		for i, score := range r.scores() {
			if score.ok {
				out[at].of[i] = factor[i] * (score.value - s.estimate[i])
			}
		}
	}
	return out
}

// drawn adds up the residuals as often as their units were drawn. It is the
// innermost loop of all scoring.
func drawn(residuals []residual, counts []int32) [measured]float64 {
	var a, x, r, own float64
	for i := range residuals {
		e := &residuals[i]
		m := float64(counts[e.unit])
		a += float64(m * e.of[alignment])
		x += float64(m * e.of[dismantling])
		r += float64(m * e.of[reinvention])
		own += float64(m * e.of[ownKnowledge])
	}
	return [measured]float64{alignment: a, dismantling: x, reinvention: r, ownKnowledge: own}
}

// spread are the residuals of the respondents of a team, so long that their
// mean square is the variance of a single answer as the team estimates it. A
// team with one individual answer has none.
func (s *sample) spread() [][measured]float64 {
	if s.mode == survey.Consensus || len(s.rows) < 2 {
		return nil
	}
	out := make([][measured]float64, len(s.rows))
	for at, r := range s.rows {
		for i, score := range r.scores() {
			if k := float64(len(s.values[i])); score.ok && k > 1 {
				out[at][i] = math.Sqrt(k/(k-1)) * (score.value - s.estimate[i])
			}
		}
	}
	return out
}

// onScale keeps a score within 0–100.
func onScale(v float64) float64 {
	switch {
	case v < 0:
		return 0
	case v > 100:
		return 100
	}
	return v
}

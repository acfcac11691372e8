package score

import (
	"math"
	"slices"

	"rubble/model"
	"rubble/stat"
	"rubble/survey"
)

// A Reliability is how far the answers to the questions of one axis of a
// practice hang together over the organisation's respondents.
type Reliability struct {
	Axis       string  // alignment, dismantling or reinvention
	Questions  int     // that enter
	N          int     // respondents who answered all of them
	Alpha      float64 // Cronbach's; may be below 0
	Lo, Hi     float64 // Feldt's interval of it
	Omega      float64 // McDonald's, of one factor
	OmegaKnown bool    // false where a question has no spread, or no single factor is found
	Reason     Reason  // why there is none: TooFewComplete, TooFewQuestions, NoSpread
}

// A Between is how far teams differ in one score of a practice: what share of
// the differences between respondents lies between teams.
type Between struct {
	Axis     string  // alignment, dismantling or reinvention
	Teams, N int     // teams of which at least two respondents have the score, and these
	One      float64 // ICC(1); may be below 0
	Lo, Hi   float64
	Two      float64 // ICC(2), with the unbalanced n0
	Reason   Reason  // why there is none: TooFewTeams, NoSpread
}

// What reliability is asked of at the least.
const (
	leastComplete  = 30 // respondents who answered every question
	leastQuestions = 3
	leastTeams     = 5 // of two respondents or more
)

// A question is one column of the answers that an axis rests on.
type question struct {
	ladder func(*row) part // all norms as one question; nil: a single question
	at     int             // of a single question: where it stands
	worth  scale
}

// value is what the answer of one respondent is worth, 0–1; ok is false where
// there is none.
func (q question) value(r *row, v []int8) (value float64, ok bool) {
	switch {
	case q.ladder != nil:
		p := q.ladder(r)
		return p.value / 100, p.ok
	case v[q.at] < 0:
		return 0, false
	}
	return q.worth[v[q.at]], true
}

// questions are those that each axis of the practice at index at rests on: the
// ladder as one question and the items of the axis' facets; of dismantling,
// the norms.
func (c *compiled) questions(at int) [len(axes)][]question {
	p := &c.practices[at]
	out := [len(axes)][]question{
		alignment:   {{ladder: func(r *row) part { return r.relief }}},
		reinvention: {{ladder: func(r *row) part { return r.replacement }}},
	}
	for _, norm := range p.ladder {
		out[dismantling] = append(out[dismantling], question{at: norm, worth: c.dismantling})
	}
	for _, f := range p.facets {
		axis := alignment
		if f.axis == model.Reinvention {
			axis = reinvention
		}
		for _, item := range f.items {
			out[axis] = append(out[axis], question{at: item, worth: c.agreement})
		}
	}
	return out
}

// reliability gives that of each axis of the practice at index at, of those
// who answered one by one and count. The common norms, which are no score,
// have none.
//
// Forms of several lengths may lie beside each other. A question enters where
// at least half of the respondents answered it, and of these questions only
// complete cases count, so that nobody's gap is filled with a guess.
func (c *compiled) reliability(at int, samples []*sample) []Reliability {
	if c.practices[at].id == model.CommonPractice {
		return nil
	}
	out := make([]Reliability, len(axes))
	for axis, questions := range c.questions(at) {
		cases := completeCases(commonlyAnswered(questions, samples), samples)
		out[axis] = c.consistency(axes[axis], cases)
	}
	return out
}

// commonlyAnswered are the questions that at least half of the respondents
// answered.
func commonlyAnswered(questions []question, samples []*sample) []question {
	respondents, answered := 0, make([]int, len(questions))
	for _, s := range samples {
		if s.mode != survey.Individual {
			continue
		}
		respondents += len(s.rows)
		for i := range s.rows {
			for j, q := range questions {
				if _, ok := q.value(&s.rows[i], s.vectors[i]); ok {
					answered[j]++
				}
			}
		}
	}
	var out []question
	for j, q := range questions {
		if 2*answered[j] >= max(respondents, 1) {
			out = append(out, q)
		}
	}
	return out
}

// cases are the answers of respondents to the same questions, a row each.
type cases struct {
	questions int
	rows      [][]float64
}

// completeCases are the respondents who answered every one of the questions.
func completeCases(questions []question, samples []*sample) cases {
	out := cases{questions: len(questions)}
	for _, s := range samples {
		if s.mode != survey.Individual {
			continue
		}
		for i := range s.rows {
			row := make([]float64, 0, len(questions))
			for _, q := range questions {
				if value, ok := q.value(&s.rows[i], s.vectors[i]); ok {
					row = append(row, value)
				}
			}
			if len(row) == len(questions) {
				out.rows = append(out.rows, row)
			}
		}
	}
	return out
}

// consistency is the reliability that complete cases show. α keeps a question
// that everybody answered alike: it adds nothing to the spread of the sum, and
// leaving it out would flatter the questions as they were asked. ω, which
// rests on correlations, is not known then.
func (c *compiled) consistency(axis string, of cases) Reliability {
	r := Reliability{Axis: axis, Questions: of.questions, N: len(of.rows)}
	switch {
	case r.N < leastComplete:
		r.Reason = TooFewComplete
		return r
	case r.Questions < leastQuestions:
		r.Reason = TooFewQuestions
		return r
	}
	alpha, ci, ok := stat.Alpha(of.rows, c.set.Confidence)
	if !ok {
		r.Reason = NoSpread
		return r
	}
	r.Alpha, r.Lo, r.Hi = alpha, ci.Lo, ci.Hi
	r.Omega, r.OmegaKnown = stat.OmegaTotal(of.rows)
	return r
}

// between says, of each axis, how far teams differ. A team of one enters in
// none: it cannot say how far members of a team differ, and would draw the
// size of team that ICC(2) speaks of towards one.
func (c *compiled) between(samples []*sample) []Between {
	out := make([]Between, len(axes))
	for axis, name := range axes {
		b := Between{Axis: name}
		var groups [][]float64
		for _, s := range samples {
			if v := s.values[axis]; s.mode == survey.Individual && len(v) >= 2 {
				groups = append(groups, v)
				b.N += len(v)
			}
		}
		b.Teams = len(groups)
		if b.Teams < leastTeams {
			b.Reason = TooFewTeams
		} else if icc, ok := stat.OneWayICC(groups, c.set.Confidence); ok && differ(groups) {
			b.One, b.Lo, b.Hi, b.Two = icc.One, icc.OneInterval.Lo, icc.OneInterval.Hi, icc.Two
		} else {
			b.Reason = NoSpread
		}
		out[axis] = b
	}
	return out
}

// differ says whether some scores differ by more than what adding up the same
// answers in another order makes of them.
func differ(groups [][]float64) bool {
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, g := range groups {
		lo, hi = min(lo, slices.Min(g)), max(hi, slices.Max(g))
	}
	return hi-lo > 1e-9
}

package score

// Some answers of small groups are replaced by lot before anything is scored,
// each by another's: a hot deck (package gate, Draw). So a figure is not exact
// even where everybody answered, and its interval has a length: [stat.Rescale]
// says which, from the share of answers that can be expected to be replaced. How
// many lots fell in a team that shares them with others is not known here: nothing
// that is published may hang on it.
//
// That is right for the norms of a practice on average. Each question has lots of its own, so of a score,
// which is made of many answers, it is right where the answers of a person have
// nothing in common. Where they go together, respondents differ more than lots
// do, and the interval is too wide. How often intervals of 95 % held the exact
// figure of the group or of a whole that it is part of, in simulations of 1,000
// surveys in which all of 3, 7, 12 and 34 people answered, as in
// TestLotsAreCovered; the greater figures for scores where two answers of a person
// correlate by 0.3, the lesser where they have nothing in common:
//
//	one lot a question                 norms       facets      scores      gap
//	of 3 people, one of 7              0.92        0.93        0.90–0.97   0.89–0.91
//	of both together                   0.97–0.98   0.97        0.93–0.99   0.92–0.94
//	of 5 people, one in a team of 12   0.92–0.98   0.92–0.97   0.92–1.00   0.92–0.94

// imputed is which share of the answers of those who count in samples others'
// can be expected to stand in for, 0–1. It holds for each of their questions,
// wherever lots fell: with what came about, or with shares of its own, the
// interval of each would tell on which of them a lot fell, and where one person
// alone of a team is drawn from, whether that one's answer is what was given.
func imputed(of ...*sample) float64 {
	expected, given := 0.0, 0
	for _, s := range of {
		expected += s.imputed
		given += s.answered
	}
	if given == 0 {
		return 0
	}
	return expected / float64(given)
}

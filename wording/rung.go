package wording

import (
	"rubble/model"
	"rubble/report"
)

// Rungs that the words on cards turn on: from relaxed on a norm loosens where
// records can see it, and up to there it still stands.
const (
	firstSeen = 2
	top       = model.Rungs - 1
)

// nextRung is the rung above that of the middle answer, with its test and
// what will show that it is reached. Next is -1 where nothing is known, or no
// rung lies above.
func (s *Speaker) nextRung(n *report.Norm) (next int, words []string) {
	at, ok := s.rungOf(n)
	switch {
	case !ok:
		return -1, nil
	case at == top:
		return -1, []string{s.T("card_target_top")}
	}
	next = at + 1
	if n.Mandated {
		if next > firstSeen { // what a law demands is not done without
			next = top
		}
		words = append(words, s.T("card_mandated"))
	}
	if def, ok := s.model.Norm(n.ID); ok {
		words = append(words, s.T("card_target", "Rung", s.Rung(next), "Test", def.Rungs[next]))
	}
	return next, append(words, s.shownByAnswers(n, next))
}

// shownByAnswers says by which figure of the next wave's answers a rung is seen
// to be reached: the share of them where it is told, else their mean.
func (s *Speaker) shownByAnswers(n *report.Norm, rung int) string {
	if n.Shares != nil {
		share, least := shareFrom(n.Shares, rung)
		return s.T("card_shown_by_share", "Percent", s.Percent(share), "Least", least, "Top", rung == top)
	}
	if rung == top {
		return s.T("card_shown_at_top")
	}
	return s.T("card_shown_by_mean", "Value", s.Whole(100*s.model.Ladder[rung].Dismantling))
}

// shareFrom is the share of answers on a rung or above. Least says that it may
// be more, because the rung was merged with one below.
func shareFrom(shares []report.Share, rung int) (share float64, least bool) {
	for _, sh := range shares {
		switch {
		case sh.Rungs[0] >= rung:
			share += sh.Share
		case sh.Rungs[len(sh.Rungs)-1] >= rung && sh.Share > 0:
			least = true
		}
	}
	return share, least
}

// middle are the rungs, one or several merged, of the middle answer: the
// highest that at least half of the answers have reached.
func middle(shares []report.Share) []int {
	for i := len(shares) - 1; i > 0; i-- {
		if share, _ := shareFrom(shares, shares[i].Rungs[0]); share > 0.5-1e-9 {
			return shares[i].Rungs
		}
	}
	return shares[0].Rungs
}

// rungOf is the rung of the middle answer, of merged rungs the lowest. Where that may not be told it is the one whose worth the
// mean has reached; where there is only a word, or the mean was clamped, the
// lowest that the word allows.
func (s *Speaker) rungOf(n *report.Norm) (rung int, ok bool) {
	switch {
	case n == nil || n.State == "":
		return 0, false
	case len(n.Shares) > 0:
		return middle(n.Shares)[0], true
	case n.Value.Known() && !n.Value.Clamped:
		return s.reached(*n.Value.Value), true
	}
	switch n.State {
	case "gone":
		return s.reached(100), true
	case "moving":
		return s.reached(s.model.Thresholds.StandsBelow), true
	}
	return 0, true
}

// reached is the rung with the highest worth on the dismantling scale that is
// no more than the value, the lowest of several.
func (s *Speaker) reached(value float64) int {
	best := 0
	for i, r := range s.model.Ladder {
		if worth := 100 * r.Dismantling; worth <= value && worth > 100*s.model.Ladder[best].Dismantling {
			best = i
		}
	}
	return best
}

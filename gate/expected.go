package gate

import (
	scoring "rubble/score"
	"rubble/survey"
)

// Intervals are wider for the answers that others' stand in for. Were they as
// wide as lots fell, they would tell where: in a team that all answered, with one
// person alone in a pool that spans teams, that no lot fell on this one, whose
// answers are then as they were given. So scoring is told how many answers of a
// team lots replace on average, and not how many they did. That widens intervals
// rightly, too: lots move a mean by nothing on average, whatever their number,
// and with a variance that grows in proportion to it.
//
// The average hangs on how many people answered what, in teams of which little is
// told on how many count, but where answers that are nearly alike are a pool.
// These are sought among the answers that are there after the draw, of which
// everything published is made: whether they were alike as they were given is not
// for a figure to tell. As a lot may have made them less alike, one answer that
// differs is let pass, so that the interval of a team in which nothing else was
// drawn does not close; where more lots than that one did, it comes out too narrow.
//
// Where people came to a pool that spans teams, or are in it no more, another share
// is expected of all these teams, and of one in which nobody moved and no lot did an
// interval may differ from that of an edition before. Figures do not, and what is
// told so is that a pool has grown or shrunk. The ledger does not compare it: among
// organisations made up at random of 2,495 figures that were told of such teams in
// both editions 226 stood beside another share, and three had another interval, while
// to hide those 226 would have been to hide three fifths more than lots do.

// An expectation is how many of a team's answers to a practice lots replace on
// average.
type expectation struct {
	replaced float64
	answers  int
}

// addExpected adds the answers to one question, of which some are in pools. Of
// one that is in several the greatest chance is taken: what was replaced for one
// of them counts for all.
func addExpected(to []expectation, replies []reply, pools []pool) {
	chances := make([]float64, len(replies))
	for _, p := range pools {
		chance := p.chance(len(replies))
		for _, at := range p.of {
			chances[at] = max(chances[at], chance)
		}
	}
	for at, r := range replies {
		to[r.team].replaced += chances[at]
		to[r.team].answers++
	}
}

// chance is that of an answer in a pool to be replaced, 0–1, where so many
// answered the question: none where nobody is left to stand in. Of the people in a
// pool those who left the question open are counted, too, or the interval would
// tell of them.
func (p *pool) chance(replies int) float64 {
	switch {
	case p.people > p.lots:
		return float64(p.lots) / float64(p.people)
	case len(p.of) < replies:
		return 1
	}
	return 0
}

// expect tells the sheets of a wave which share of their team's answers lots can
// be expected to replace, from what is expected of each practice and team.
func (d *drawer) expect(wave string, turnouts []scoring.Turnout, expected [][]expectation) {
	shares := map[string]map[string]float64{} // by team and practice
	for i, t := range turnouts {
		for j, team := range t.Teams {
			of := expected[i][j]
			if of.replaced == 0 {
				continue
			}
			if shares[team.ID] == nil {
				shares[team.ID] = map[string]float64{}
			}
			shares[team.ID][t.Practice] = of.replaced / float64(of.answers)
		}
	}
	if len(shares) == 0 {
		return
	}
	for i := range d.sheets {
		if s := &d.sheets[i]; s.Wave == wave && s.Mode == survey.Individual && shares[s.Team] != nil {
			d.sheet(i).Imputed = shares[s.Team]
		}
	}
}

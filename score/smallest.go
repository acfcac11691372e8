package score

import (
	"math"

	"rubble/model"
)

// A Smallest is the smallest change in answers that would change a verdict:
// so many answers to norms and items, each free to become any other point of
// its scale.
type Smallest struct {
	Answers int    // that would have to change
	Of      int    // answers given by those who count
	Exact   bool   // no fewer do; else so many do, and fewer might
	Figure  string // that would cross its threshold: alignment, dismantling, reinvention, own-knowledge, or teams
	Down    bool   // it would fall below it; else rise to it
	Becomes string // the verdict afterwards
}

// crossings are the names of what can cross a threshold: the measured scores,
// then the share of the weight that lies in teams that pass.
var crossings = [...]string{alignment: model.Alignment, dismantling: "dismantling", reinvention: model.Reinvention,
	ownKnowledge: model.OwnKnowledge, measured: "teams"}

// A way is a set of changes that would change a verdict.
type way struct {
	figure int // index of crossings
	down   bool
	moves  []move
	fewest int // no fewer changes do the same
}

// answers is how many change.
func answers(moves []move) int {
	n := 0
	for _, m := range moves {
		n += m.count
	}
	return n
}

// smallest finds the smallest change in the answers of samples that would
// change the verdict on the practice at index at; nil where there is none, and
// where no change in answers could. Answers change and are not added or taken
// away, so that whoever has a score keeps it. Answers of a joint sheet are
// answers, too.
//
// Each figure is a sum over answers. For one to cross its threshold alone, the
// answers that move it furthest are taken first, and no fewer do. A verdict is
// no longer deconstructive as soon as one of its conditions fails, so that is
// exact as well. It becomes deconstructive where all of them hold; raising an
// answer never lowers a figure, and where more than one has to rise, the number
// is exact if it meets the least that each of them asks for ([scope.lift]).
func (c *compiled) smallest(at int, p *Practice, samples []*sample) *Smallest {
	if p.Verdict.Name == "" || c.practices[at].id == model.CommonPractice {
		return nil
	}
	st := c.standing(at, samples)
	ways := st.ways()
	if len(ways) == 0 {
		return nil
	}
	best, least := ways[0], ways[0].fewest
	for _, w := range ways[1:] {
		least = min(least, w.fewest)
		if answers(w.moves) < answers(best.moves) {
			best = w
		}
	}
	out := &Smallest{Answers: answers(best.moves), Figure: crossings[best.figure], Down: best.down, Becomes: verdicts[st.after(best.moves).sides()]}
	out.Exact = least == out.Answers
	for _, s := range samples {
		out.Of += s.answered
	}
	return out
}

// ways are those that there are to change either side of a verdict, each with
// as few answers as can be found.
func (st *standing) ways() []way {
	var out []way
	add := func(w way, ok bool) {
		if ok {
			out = append(out, w)
		}
	}
	sides, enough := st.sides(), math.MaxInt
	w, ok := st.all().cross(alignment, sides&aligned != 0)
	if add(w, ok); ok {
		enough = w.fewest
	}
	if sides&deconstructive == 0 {
		add(st.rise(enough))
		return out
	}
	for _, figure := range asked {
		add(st.all().cross(figure, true))
	}
	if len(st.teams) > 1 {
		add(st.lose())
	}
	return out
}

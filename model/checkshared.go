package model

import "slices"

// maxShared is how much of the three-word sequences of the shorter of two rung
// texts the other may share.
const maxShared = 0.6

// A triple is three words that follow one another.
type triple [3]uint32

// A holder is a text that has a triple.
type holder struct {
	text   int
	before int // where its list goes on; -1: it ends
}

// An overlap counts the triples that a text shares with those before it.
// Lists of holders are chained through one slice, since there are tens of
// thousands.
type overlap struct {
	last    map[triple]int // the latest holder
	holders []holder
	shared  []int // with each text before
	met     []int // those of them that share any
}

// checkShared compares each rung text with those before it.
func (r *reader) checkShared(rungs []wording) {
	most := 0
	for _, w := range rungs {
		most += max(0, len(w.words)-2)
	}
	o := overlap{last: make(map[triple]int, most), holders: make([]holder, 0, most), shared: make([]int, len(rungs))}
	triples := make([]int, len(rungs)) // of each text, every one once
	for i, w := range rungs {
		triples[i] = o.add(i, w.words)
		var near []int
		for _, other := range o.met {
			if float64(o.shared[other]) > maxShared*float64(min(triples[i], triples[other])) {
				near = append(near, other)
			}
		}
		slices.Sort(near)
		for _, other := range near {
			r.tellShared(w, rungs[other], float64(o.shared[other])/float64(min(triples[i], triples[other])))
		}
	}
}

// add counts the triples of a text and those that it shares.
func (o *overlap) add(text int, words []uint32) int {
	for _, other := range o.met {
		o.shared[other] = 0
	}
	o.met = o.met[:0]
	n := 0
	for at := 2; at < len(words); at++ {
		t := triple(words[at-2 : at+1])
		before, held := o.last[t]
		switch {
		case !held:
			before = -1
		case o.holders[before].text == text:
			continue
		}
		n++
		for h := before; h >= 0; h = o.holders[h].before {
			other := o.holders[h].text
			if o.shared[other] == 0 {
				o.met = append(o.met, other)
			}
			o.shared[other]++
		}
		o.last[t] = len(o.holders)
		o.holders = append(o.holders, holder{text, before})
	}
	return n
}

// tellShared warns of a share that is too large; texts of the same words have
// been told of already.
func (r *reader) tellShared(w, other wording, share float64) {
	if slices.Equal(w.words, other.words) {
		return
	}
	r.problems.Warnf(w.pos, "%s shares %.0f %% of its three-word sequences with %s", w.what, 100*share, other.what).
		WithHint("say it in the words of this norm's own work")
}

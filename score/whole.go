package score

// A whole is an organisation under every alternative, gathered from its teams.
type whole struct {
	rescored
	heights column                // deconstruction: the mean of the teams'
	passing [len(variants)]column // share of the weight in teams that pass, 0–1
	tallies [len(variants)]tally
	decided [len(variants)]int // how many in which the organisation's means pass, so that its teams decide
	scratch [2]column          // alignment and reinvention of the team at hand
}

// A tally counts verdicts, by their index.
type tally [len(verdicts)]int

func newWhole(n int) *whole {
	w := &whole{rescored: *newRescored(n), heights: make(column, n), scratch: [2]column{make(column, n), make(column, n)}}
	for i := range w.passing {
		w.passing[i] = make(column, n)
	}
	return w
}

// add takes a team in, which has so much of the weight of each score, and
// counts the team's own verdicts.
func (w *whole) add(team *rescored, shares [measured]float64, c *columns) tally {
	for score, known := range team.known {
		w.known[score] = w.known[score] || known
	}
	w.own += float64(shares[ownKnowledge] * team.own)
	w.dismantling.add(shares[dismantling], team.dismantling)
	for score, p := range team.axes {
		w.axes[score].alone.add(shares[score], p.alone)
		w.axes[score].joined.add(shares[score], p.joined)
		w.axes[score].items.add(shares[score], p.items)
	}
	return w.weigh(team, shares[reinvention], c) // who has reinvention has dismantling too
}

// weigh adds a team's deconstruction, and its weight where it passes.
func (w *whole) weigh(team *rescored, weight float64, c *columns) tally {
	var out tally
	team.axes[alignment].join(w.scratch[0], c.ladder[alignment])
	team.axes[reinvention].join(w.scratch[1], c.ladder[reinvention])
	n := len(c.join)
	as, xs, rs, heights, passing := w.scratch[0][:n], team.dismantling[:n], w.scratch[1][:n], w.heights[:n], w.passing[0][:n]
	for k, join := range c.join {
		heights[k] += float64(weight * join.of(xs[k], rs[k]))
		passes := team.known[ownKnowledge] && c.deconstructive(xs[k], rs[k], team.own, k)
		if passes {
			passing[k] += weight
		}
		if k > 0 {
			out[c.sides(as[k], passes, k)]++
		}
	}
	for i := range variants {
		v, passing := &variants[i], w.passing[i]
		if i == 0 || team.hopeless(v, c) {
			continue
		}
		for k := range passing {
			if team.passes(k, v, c) {
				passing[k] += weight
			}
		}
	}
	return out
}

// count counts the verdicts on the organisation under the alternatives of a
// variant.
func (w *whole) count(variant int, c *columns) tally {
	var out tally
	v, half := &variants[variant], w.passing[variant]
	for k := 1; k < len(half); k++ {
		means := w.known[ownKnowledge] && w.passes(k, v, c)
		if means {
			w.decided[variant]++
		}
		passes := means && reaches(half[k], 0.5)
		out[c.sides(w.axis(alignment, k, v, c), passes, k*v.thresholds)]++
	}
	return out
}

// vary scores one practice of the organisation, and of each of its teams, in
// every alternative. It sets the robustness of the teams' verdicts.
func (c *compiled) vary(o *organisation, teams map[string]*Practice, alternatives *columns) *whole {
	digester := c.digester(o.at, alternatives.weights)
	digests := make([]*digest, len(o.samples))
	for i, s := range o.samples {
		digests[i] = digester.digest(s)
	}
	shares := shared(o.samples, digests)
	n := len(alternatives.join)
	all, team, scratch := newWhole(n), newRescored(n), make(column, n)
	for i, s := range o.samples {
		team.set(digests[i], s.estimate[ownKnowledge], alternatives, scratch)
		t := all.add(team, shares[i], alternatives)
		if p := teams[s.team]; p != nil && p.Verdict.Name != "" {
			p.Robustness = t.robustness(p.Verdict.Name)
		}
	}
	for i := range all.tallies {
		all.tallies[i] = all.count(i, alternatives)
	}
	return all
}

// shared is how much of the weight of each score every team has.
func shared(samples []*sample, digests []*digest) [][measured]float64 {
	out := make([][measured]float64, len(samples))
	for score := range measured {
		whole := 0.0
		for i, s := range samples {
			if digests[i].known[score] {
				out[i][score] = s.weight
				whole += s.weight
			}
		}
		for i := range out {
			if out[i][score] > 0 {
				out[i][score] /= whole
			}
		}
	}
	return out
}

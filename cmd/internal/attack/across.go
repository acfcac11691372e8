package attack

// across bounds a practice of which nothing is told of the organisation, since
// few people answered it: from the means over all practices, less the others.
func (r *published) across(w *publishedWave, of []*table, know knower) []finding {
	var out []finding
	for _, t := range of {
		n := know.inWhole(w.ID, t.whole.ID)
		if t.whole.Dismantling.Value != nil || n == 0 || n >= r.Method.Limits.Shown {
			continue
		}
		f := finding{table: t, target: target{team: none, quantity: dismantling}, told: anywhere, sure: true}
		if w.Across.Dismantling.Value != nil {
			left := r.spanOf(w.Across.Dismantling, nil, "", 0, 0).times(float64(len(of)))
			for _, other := range of {
				if other != t {
					within, _, _ := other.spanOf(other.whole, dismantling)
					left = span{left.lo - within.hi, left.hi - within.lo}
				}
			}
			f.told = left.meet(anywhere)
		}
		f.lots = t.lots() > 0
		fall := 0
		for _, role := range roleNames {
			fall += t.fallOnRole(role)
		}
		f.truth = f.told.movedBy(100 * float64(min(t.lots(), fall, n)) / float64(n))
		out = append(out, f)
	}
	return out
}

package model

import "slices"

// cycle finds norms that rest on each other in a circle, and gives them with
// the first repeated at the end; nil if there is none.
func (m *Model) cycle() []string {
	const (
		unseen = iota
		open
		done
	)
	state := map[string]int{}
	var trail []string
	var visit func(key string) []string
	visit = func(key string) []string {
		state[key] = open
		trail = append(trail, key)
		for _, below := range m.questions[key].Norm.RestsOn {
			switch state[below] {
			case open:
				return append(slices.Clone(trail[slices.Index(trail, below):]), below)
			case unseen:
				if c := visit(below); c != nil {
					return c
				}
			}
		}
		trail = trail[:len(trail)-1]
		state[key] = done
		return nil
	}
	for _, key := range m.NormKeys() {
		if state[key] == unseen {
			if c := visit(key); c != nil {
				return c
			}
		}
	}
	return nil
}

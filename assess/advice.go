package assess

import (
	"slices"

	"rubble/gate"
)

// An Advice is what would have to change so that no team has to be hidden:
// either is enough.
type Advice struct {
	Join     [][]string `json:"join,omitempty"`     // teams of a segment, or of none, each list to become one team
	Together []string   `json:"together,omitempty"` // teams that are too small, to answer by consensus
}

// A union is teams that become one. Its people are those of each case: a
// practice that has been answered, or whichever.
type union struct {
	teams   []string
	segment string
	people  map[int]int
	joint   bool // some of them answer together
}

// advise finds joins of small teams, each with the smallest of its segment,
// until none is too small in any case; none where a small team has nobody to
// join.
func advise(policy string, cases [][]gate.Foreseen) Advice {
	var out Advice
	shown := gate.Limits(policy).Shown
	all := unions(cases)
	out.Together = together(all, shown)
	for {
		at := smallest(all, func(u *union) bool { return u.tooSmall(shown) })
		if at < 0 {
			break
		}
		small := all[at]
		all = slices.Delete(all, at, at+1)
		with := smallest(all, func(u *union) bool { return u.segment == small.segment && !u.joint && !small.joint })
		if with < 0 {
			return Advice{Together: out.Together}
		}
		all[with].teams = append(all[with].teams, small.teams...)
		for i, n := range small.people {
			all[with].people[i] += n
		}
	}
	for _, u := range all {
		if len(u.teams) > 1 {
			out.Join = append(out.Join, u.teams)
		}
	}
	return out
}

// together are the teams that are too small; none if one of them is a single
// person, whose answer would stand there alone.
func together(all []*union, shown int) []string {
	var out []string
	for _, u := range all {
		if !u.tooSmall(shown) {
			continue
		}
		if u.most() == 1 {
			return nil
		}
		out = append(out, u.teams...)
	}
	return out
}

// unions are the teams of all cases, each by itself, in the order in which they
// are met.
func unions(cases [][]gate.Foreseen) []*union {
	var out []*union
	at := map[string]*union{}
	for i, teams := range cases {
		for _, t := range teams {
			u := at[t.Team]
			if u == nil {
				u = &union{teams: []string{t.Team}, segment: t.Segment, people: map[int]int{}}
				at[t.Team] = u
				out = append(out, u)
			}
			if t.Consensus {
				u.joint = true
			} else if t.People > 0 {
				u.people[i] = t.People
			}
		}
	}
	return out
}

// tooSmall says whether too few people are behind some case.
func (u *union) tooSmall(shown int) bool {
	for _, n := range u.people {
		if n < shown {
			return true
		}
	}
	return false
}

// most is the largest number of people in a case.
func (u *union) most() int {
	most := 0
	for _, n := range u.people {
		most = max(most, n)
	}
	return most
}

// smallest is the index of the first of the smallest unions that fit; negative
// if none does.
func smallest(all []*union, fits func(*union) bool) int {
	best := -1
	for i, u := range all {
		if fits(u) && (best < 0 || u.most() < all[best].most()) {
			best = i
		}
	}
	return best
}

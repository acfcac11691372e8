package ledger

// tangles are the teams that exchanged people where, all in all, fewer than
// least of them came, went or changed. Of a team of nine that was split into
// seven and two, the seven are as good as two told. People who went from one
// team and came to another are known by their hashes.
func tangles(came, went map[string][]uint16, least int) map[string]bool {
	from := map[uint16][]string{}
	for team, gone := range went {
		for _, h := range gone {
			from[h] = append(from[h], team)
		}
	}
	sets := disjoint{}
	for team, come := range came {
		for _, h := range come {
			for _, other := range from[h] {
				sets.join(team, other)
			}
		}
	}
	members, net := map[string][]string{}, map[string]map[uint16]int{}
	for team := range sets {
		root := sets.find(team)
		members[root] = append(members[root], team)
		if net[root] == nil {
			net[root] = map[uint16]int{}
		}
		count(net[root], came[team], went[team])
	}
	out := map[string]bool{}
	for root, teams := range members {
		if n := moved(net[root]); n == 0 || n >= least {
			continue
		}
		for _, team := range teams {
			out[team] = true
		}
	}
	return out
}

// A disjoint holds sets of names: each name with another of its set, and one of
// each set with itself.
type disjoint map[string]string

// find gives the one that stands for the set of a name.
func (d disjoint) find(name string) string {
	if _, ok := d[name]; !ok {
		d[name] = name
	}
	for d[name] != name {
		d[name] = d[d[name]]
		name = d[name]
	}
	return name
}

func (d disjoint) join(a, b string) { d[d.find(a)] = d.find(b) }

// count adds those who came and takes away those who went.
func count(net map[uint16]int, came, went []uint16) {
	for _, h := range came {
		net[h]++
	}
	for _, h := range went {
		net[h]--
	}
}

// moved is how many people moved, all in all.
func moved(net map[uint16]int) int {
	came, went := 0, 0
	for _, n := range net {
		came, went = came+max(n, 0), went+max(-n, 0)
	}
	return max(came, went)
}

package gate

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"rubble/ledger"
)

// The ledger has a hash of each team and practice in which answers were replaced,
// and of no other; the same for the same draw, another under another key, and
// nothing where none are drawn.
func TestFallen(t *testing.T) {
	p := gathered(t, []int{3, 2, 40, 40}, mixed(5))
	drawn, _ := p.draw("standard", "mine")
	fallen := func(policy, key string) ledger.Fallen {
		return Fallen(p.answers, drawn, policy, Lottery{Seed: p.set.Seed, Key: key})
	}
	want := map[string]bool{}
	for q, list := range replaced(p.answers, drawn) {
		practice, _, _ := strings.Cut(q, "/")
		for _, one := range list {
			want[one[:3]+" "+practice] = true
		}
	}
	got, other := map[string]bool{}, fallen("standard", "theirs")
	for team, practices := range fallen("standard", "mine")["w"] {
		for practice, hashes := range practices {
			got[team+" "+practice] = true
			if slices.Equal(hashes, other["w"][team][practice]) {
				t.Errorf("%s, %s: the same hash under another key", team, practice)
			}
		}
	}
	same(t, "teams and practices", slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)))
	if len(want) < 2 {
		t.Errorf("lots fell in %v alone", want)
	}
	same(t, "again", fallen("standard", "mine"), fallen("standard", "mine"))
	same(t, "open", fallen("open", "mine"), ledger.Fallen(nil))
}

package site

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/experiment"
)

// A build that remembers the one before writes the same bytes, makes no block
// twice, and forgets as soon as something that blocks are made of changes.
func TestMemo(t *testing.T) {
	memo := &Memo{}
	in := inputOf(t, client(nil))
	built := func() map[string]string {
		to := &memory{files: map[string]string{}}
		if err := Build(t.Context(), in, to); err != nil {
			t.Fatal(err)
		}
		return to.files
	}
	first := built()
	in.Memo = memo
	for i := range 2 {
		if diff := cmp.Diff(first, built()); diff != "" {
			t.Fatalf("build %d: %s", i, diff)
		}
	}
	kept := len(memo.blocks)
	if kept == 0 {
		t.Fatal("nothing was kept")
	}
	key := memo.key
	in.Experiments = append(slices.Clone(in.Experiments), experiment.Card{ID: "new", Norm: in.Model.Practices[0].Norms[0].Key, Current: "Otherwise."})
	memo.of(in)
	if memo.key == key || len(memo.blocks) != 0 {
		t.Errorf("with other experiments there are %d blocks, under the key before: %t", len(memo.blocks), memo.key == key)
	}
}

package chart

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden figures")

func TestGolden(t *testing.T) {
	for name, fig := range samples() {
		for suffix, size := range map[string]Size{"wide": Wide, "narrow": Narrow} {
			path := filepath.Join("testdata", name+"-"+suffix+".svg")
			got := append(fig.SVG(size), '\n')
			if *update {
				if err := os.WriteFile(path, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s differs from its golden; look at it, then run with -update", path)
			}
		}
	}
}

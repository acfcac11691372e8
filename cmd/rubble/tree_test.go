package main

import (
	"crypto/sha256"
	"io/fs"
	"maps"
	"os"
	"slices"
)

// A failer is what a test or a script ends with when something cannot go on.
type failer interface {
	Fatalf(format string, args ...any)
}

// hashes gives the SHA-256 of every file below a folder, by its path; folders
// are in it, too.
func hashes(t failer, dir string) map[string][sha256.Size]byte {
	sums := map[string][sha256.Size]byte{}
	files := os.DirFS(dir)
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			sums[name] = [sha256.Size]byte{}
			return err
		}
		data, err := fs.ReadFile(files, name)
		sums[name] = sha256.Sum256(data)
		return err
	})
	if err != nil {
		t.Fatalf("%v", err)
	}
	return sums
}

// differences are the paths, sorted, that only one of the two has, or that
// have other bytes in the other.
func differences(a, b map[string][sha256.Size]byte) []string {
	changed := map[string]bool{}
	for name, sum := range a {
		if other, ok := b[name]; !ok || other != sum {
			changed[name] = true
		}
	}
	for name := range b {
		if _, ok := a[name]; !ok {
			changed[name] = true
		}
	}
	return slices.Sorted(maps.Keys(changed))
}

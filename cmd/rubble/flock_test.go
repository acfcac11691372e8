package main

import (
	"crypto/sha256"
	"strings"
)

// A flock is the canaries of a client's folder.
type flock struct {
	all []canary
	by  map[string]string // text by what it is
}

// hatch gives the canary of a thing: sixteen letters.
func (f *flock) hatch(what string) string {
	if text, known := f.by[what]; known {
		return text
	}
	sum := sha256.Sum256([]byte("a canary for " + what))
	var b strings.Builder
	for _, x := range sum[:16] {
		b.WriteByte('a' + x%26)
	}
	if f.by == nil {
		f.by = map[string]string{}
	}
	f.by[what] = b.String()
	f.all = append(f.all, canary{what, b.String()})
	return b.String()
}

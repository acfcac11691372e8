package model

import (
	"os"
	"testing"
)

// BenchmarkRead reads and checks the whole content, as every command does.
func BenchmarkRead(b *testing.B) {
	fsys := os.DirFS("..")
	b.ReportAllocs()
	for b.Loop() {
		Read(fsys)
	}
}

// BenchmarkCheckWords holds the wording of all questions against each other.
func BenchmarkCheckWords(b *testing.B) {
	r := newReader(os.DirFS(".."))
	r.read()
	r.resolve()
	b.ReportAllocs()
	for b.Loop() {
		r.checkWords()
	}
}

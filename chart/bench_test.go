package chart

import (
	"math/rand/v2"
	"testing"
)

func BenchmarkPlane(b *testing.B) {
	p := samplePlane()
	p.Marks = p.Marks[:12]
	for _, size := range []Size{Wide, Narrow} {
		b.Run(size.class(), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				p.SVG(size)
			}
		})
	}
}

// Planes as the property tests make them: up to 14 marks, in crowds, with
// long labels.
func BenchmarkPlaneCrowded(b *testing.B) {
	var planes []Plane
	for seed := range uint64(50) {
		planes = append(planes, randomPlane(rand.New(rand.NewPCG(seed, 1))))
	}
	for i := 0; b.Loop(); i++ {
		planes[i%50].SVG(Narrow)
	}
}

func BenchmarkLadder(b *testing.B)   { benchmark(b, sampleLadder()) }
func BenchmarkDumbbell(b *testing.B) { benchmark(b, sampleDumbbell()) }
func BenchmarkDots(b *testing.B)     { benchmark(b, sampleDots()) }
func BenchmarkPresence(b *testing.B) { benchmark(b, samplePresence()) }

func benchmark(b *testing.B, fig drawer) {
	b.ReportAllocs()
	for b.Loop() {
		fig.SVG(Wide)
	}
}

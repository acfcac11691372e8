package stat_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"rubble/stat"
)

// countsOf makes a count of every byte: up to 63, or that many thousands.
func countsOf(data []byte) []int {
	var counts []int
	for _, b := range data {
		c := int(b % 64)
		if b >= 192 {
			c *= 1000
		}
		counts = append(counts, c)
	}
	return counts
}

func FuzzProportion(f *testing.F) {
	for _, c := range [][2]int{{0, 0}, {0, 1}, {1, 1}, {17, 30}, {0, 2000}, {1999, 2000}, {1, 1e6}, {5e5, 1e6}, {1, 1 << 40}, {1<<40 - 1, 1 << 40}} {
		for _, confidence := range []float64{1e-9, 0.5, 0.95, 0.999, 1 - 1e-9} {
			f.Add(c[0], c[1], confidence)
		}
	}
	f.Fuzz(func(t *testing.T, k, n int, confidence float64) {
		if k < 0 || k > n || n > 1<<40 || !(1e-9 <= confidence && confidence <= 1-1e-9) {
			t.Skip()
		}
		share := float64(k) / float64(max(n, 1))
		for what, of := range map[string]func(int, int, float64) stat.Interval{"Wilson": stat.Wilson, "Clopper–Pearson": stat.ClopperPearson} {
			ci := of(k, n, confidence)
			if !(0 <= ci.Lo && ordered(ci, share) && ci.Hi <= 1) {
				t.Errorf("%s of %d of %d at %v: %v", what, k, n, confidence, ci)
			}
			nearInterval(t, what+" of the rest", of(n-k, n, confidence), stat.Interval{Lo: 1 - ci.Hi, Hi: 1 - ci.Lo}, 1e-14)
			if wider := of(k, n, (1+confidence)/2); wider.Lo > ci.Lo+1e-14 || wider.Hi < ci.Hi-1e-14 {
				t.Errorf("%s of %d of %d at %v: %v, at more %v", what, k, n, confidence, ci, wider)
			}
			if k < n {
				if more := of(k+1, n, confidence); more.Lo < ci.Lo-1e-14 || more.Hi < ci.Hi-1e-14 {
					t.Errorf("%s of %d of %d: %v, one more: %v", what, k, n, ci, more)
				}
			}
		}
	})
}

func FuzzDifference(f *testing.F) {
	f.Add(7.0, 3.0, 1.0, 2.0, 0.5, 0.0)
	f.Add(0.8, 0.6, 0.0, 0.0, 0.0, 0.0)
	f.Add(-1e300, 1e300, 1e300, 0.0, 1e-300, 1.0)
	f.Fuzz(func(t *testing.T, a, b, aLo, aHi, bLo, bHi float64) {
		for _, x := range []float64{a, b, aLo, aHi, bLo, bHi} {
			if !(math.Abs(x) < 1e306) {
				t.Skip()
			}
		}
		ofA := stat.Interval{Lo: a - math.Abs(aLo), Hi: a + math.Abs(aHi)}
		ofB := stat.Interval{Lo: b - math.Abs(bLo), Hi: b + math.Abs(bHi)}
		ci := stat.Difference(a, b, ofA, ofB)
		if !ordered(ci, a-b) {
			t.Errorf("%v in %v less %v in %v: %v", a, ofA, b, ofB, ci)
		}
		if other := stat.Difference(b, a, ofB, ofA); other != (stat.Interval{Lo: -ci.Hi, Hi: -ci.Lo}) {
			t.Errorf("the other way round %v, not %v turned", other, ci)
		}
		// It is no shorter than the longer of the two, and no longer than both.
		length, one, other := ci.Hi-ci.Lo, ofA.Hi-ofA.Lo, ofB.Hi-ofB.Lo
		if slack := 1e-9 * (math.Abs(a) + math.Abs(b) + one + other); length > one+other+slack || length < max(one, other)/math.Sqrt2-slack {
			t.Errorf("%v in %v less %v in %v: %v", a, ofA, b, ofB, ci)
		}
	})
}

func FuzzPairedDifference(f *testing.F) {
	f.Add(uint16(36), uint16(12), uint16(2), uint16(0), 0.95)
	f.Add(uint16(0), uint16(0), uint16(0), uint16(1), 0.5)
	f.Add(uint16(0), uint16(9), uint16(0), uint16(0), 0.999)
	f.Add(uint16(1), uint16(0), uint16(0), uint16(60000), 0.95)
	f.Add(uint16(0), uint16(0), uint16(0), uint16(0), 0.95)
	f.Fuzz(func(t *testing.T, both, first, second, neither uint16, confidence float64) {
		if !(1e-6 <= confidence && confidence <= 1-1e-9) {
			t.Skip()
		}
		p := stat.Pairing{Both: int(both), First: int(first), Second: int(second), Neither: int(neither)}
		d, ci := stat.PairedDifference(p, confidence)
		if !(-1 <= ci.Lo && ordered(ci, d) && ci.Hi <= 1) {
			t.Errorf("%+v at %v: %v in %v", p, confidence, d, ci)
		}
		turned, other := stat.PairedDifference(stat.Pairing{Both: p.Both, First: p.Second, Second: p.First, Neither: p.Neither}, confidence)
		near(t, "judgements swapped", turned, -d, 0)
		nearInterval(t, "judgements swapped", other, stat.Interval{Lo: -ci.Hi, Hi: -ci.Lo}, 1e-12)
		_, other = stat.PairedDifference(stat.Pairing{Both: p.Neither, First: p.First, Second: p.Second, Neither: p.Both}, confidence)
		nearInterval(t, "judgements and answers swapped", other, ci, 1e-12)
	})
}

func FuzzGarwood(f *testing.F) {
	for _, k := range []int{0, 1, 2, 100, 1_000_000} {
		f.Add(k, 0.95)
		f.Add(k, 0.999)
	}
	f.Fuzz(func(t *testing.T, k int, confidence float64) {
		if k < 0 || k > 1e9 || !(1e-6 <= confidence && confidence <= 1-1e-6) {
			t.Skip()
		}
		ci := stat.Garwood(k, confidence)
		if !(0 <= ci.Lo && ordered(ci, float64(k)) && ci.Hi < math.Inf(1)) {
			t.Errorf("%d at %v: %v", k, confidence, ci)
		}
		if more := stat.Garwood(k+1, confidence); more.Lo <= ci.Lo || more.Hi <= ci.Hi {
			t.Errorf("%d at %v: %v, one more: %v", k, confidence, ci, more)
		}
		if wider := stat.Garwood(k, (1+confidence)/2); wider.Lo > ci.Lo || wider.Hi <= ci.Hi {
			t.Errorf("%d at %v: %v, at more %v", k, confidence, ci, wider)
		}
	})
}

func FuzzPoisson(f *testing.F) {
	for _, mean := range []float64{0, 5e-324, 1e-9, 0.5, 1, 144, 1e5} {
		f.Add(mean, uint64(1))
	}
	f.Fuzz(func(t *testing.T, mean float64, seed uint64) {
		if !(0 <= mean && mean <= 1e5) {
			t.Skip()
		}
		d, rng, again := stat.NewPoisson(mean), rand.New(rand.NewPCG(seed, 0)), rand.New(rand.NewPCG(seed, 0))
		for range 100 {
			k := d.Draw(rng)
			if reach := 12*math.Sqrt(mean) + 20; k < 0 || math.Abs(float64(k)-mean) > reach+1 || k != d.Draw(again) {
				t.Fatalf("drew %d with mean %v", k, mean)
			}
		}
	})
}

func FuzzEntropy(f *testing.F) {
	for _, data := range []string{"", "\x00", "\x07", "\x01\x01", "\x01\xff", "\x3f\x3f\x3f\x3f", "\x01\x02\x03\x00\x05"} {
		f.Add([]byte(data))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		counts := countsOf(data[:min(len(data), 50)])
		bits, ci := stat.EntropyMillerMadow(counts), stat.EntropyInterval(counts, 0.95)
		occurred, n := 0, 0
		for _, c := range counts {
			n += c
			if c > 0 {
				occurred++
			}
		}
		most := 0.0
		if n > 0 {
			most = math.Log2(float64(occurred)) + float64(occurred-1)/(2*float64(n)*math.Ln2)
		}
		if !(0 <= bits && bits <= most+1e-12 && 0 <= ci.Lo && ordered(ci, bits) && (bits == 0) == (occurred < 2)) {
			t.Errorf("%v: %v in %v, at most %v", counts, bits, ci, most)
		}
		other := append(shuffled(newRand(t), counts), 0)
		if b, c := stat.EntropyMillerMadow(other), stat.EntropyInterval(other, 0.95); b != bits || c != ci {
			t.Errorf("another order, and a category that did not occur: %v, %v instead of %v, %v", b, c, bits, ci)
		}
		if wider := stat.EntropyInterval(counts, 0.99); wider.Lo > ci.Lo || wider.Hi < ci.Hi {
			t.Errorf("%v: at 99 %% %v, at 95 %% %v", counts, wider, ci)
		}
	})
}

func FuzzConditionalEntropyRatio(f *testing.F) {
	for _, data := range []string{"", "\x05\x00\x00\x03", "\x02\x02\x02\x02", "\x03\x01\x00\x04", "\x05\x01\x07\x00", "\xff\x01\x02\xc1\x00\x09"} {
		f.Add([]byte(data), uint8(1))
		f.Add([]byte(data), uint8(2))
	}
	f.Fuzz(func(t *testing.T, data []byte, width uint8) {
		table := slices.Collect(slices.Chunk(countsOf(data[:min(len(data), 40)]), int(width%5)+1))
		ratio, ci, ok := stat.ConditionalEntropyRatio(table, 0.95)
		if !ok {
			if ratio != 0 || ci != (stat.Interval{}) {
				t.Errorf("refused with %v, %v", ratio, ci)
			}
			return
		}
		if !(0 <= ci.Lo && ordered(ci, ratio) && ci.Hi <= 1) {
			t.Errorf("%v: %v in %v", table, ratio, ci)
		}
		before := len(table)
		other := append(shuffled(newRand(t), table), nil, []int{0, 0})
		if r, c, ok := stat.ConditionalEntropyRatio(other, 0.95); !ok || r != ratio || c != ci || len(table) != before {
			t.Errorf("another order, and conditions that did not occur: %v, %v, %v instead of %v, %v", r, c, ok, ratio, ci)
		}
	})
}

func FuzzLeikConsensus(f *testing.F) {
	for _, data := range []string{"\x01\x00", "\x01\x01", "\x01\x01\x01\x01\x01\x01", "\x05\x00\x00\x05", "\x00\x00\xff\x00"} {
		f.Add([]byte(data), 1.0)
		f.Add([]byte(data), 0.1)
	}
	f.Add([]byte("\x05\x03"), 1e307)
	f.Fuzz(func(t *testing.T, data []byte, scale float64) {
		counts := countsOf(data[:min(len(data), 20)])
		if len(counts) < 2 || slices.Max(counts) == 0 || !(1e-300 < scale && scale < 1e300) {
			t.Skip()
		}
		var shares []float64
		for _, c := range counts {
			shares = append(shares, float64(c)*scale)
		}
		got := stat.LeikConsensus(shares)
		if !(0 <= got && got <= 1) {
			t.Errorf("LeikConsensus(%v) = %v", shares, got)
		}
		near(t, "by distances from the median", got, leikByMedian(counts), 1e-12)
		slices.Reverse(shares)
		near(t, "reversed", stat.LeikConsensus(shares), got, 1e-12)
	})
}

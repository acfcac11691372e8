package fingerprint

import (
	"crypto/sha256"
	"encoding/binary"
	"math/rand/v2"
	"strconv"

	"rubble/stat"
)

// Resampling says how intervals are drawn that have no closed form.
type Resampling struct {
	Seed       uint64
	Replicates int // at least 1; 2,000 are usual for an interval at 0.95
}

// source is the source of draws for one fingerprint. It depends on the seed
// and the key alone.
func (r Resampling) source(key string) *rand.Rand {
	sum := sha256.Sum256([]byte(strconv.FormatUint(r.Seed, 10) + "\x00" + key))
	return rand.New(rand.NewPCG(binary.LittleEndian.Uint64(sum[:8]), binary.LittleEndian.Uint64(sum[8:16])))
}

// interval is the percentile interval of replicates of s, widened where it
// does not hold s: a reader would take an estimate outside its own interval
// for a mistake.
func interval(replicates []float64, s, confidence float64) stat.Interval {
	ci := stat.Percentile(replicates, confidence)
	return stat.Interval{Lo: min(ci.Lo, s), Hi: max(ci.Hi, s)}
}

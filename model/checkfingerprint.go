package model

import (
	"math"
	"slices"
	"strings"

	"rubble/tomlfile"
)

func (r *reader) checkFingerprints(file *tomlfile.File) {
	seen := map[string]bool{}
	for i, f := range r.m.Fingerprints {
		at := indexed("fingerprints", i)
		r.checkOnce("fingerprint", f.Key, file.At(at+".key"), seen)
		if d := f.PresentAt - f.AbsentAt; math.IsNaN(d) || math.IsInf(d, 0) || math.IsNaN(f.LeastBits) || math.IsInf(f.LeastBits, 0) {
			r.problems.Errorf(file.At(at+".absent_at"), "fingerprint %q has an anchor that is no number", f.Key)
		} else if d == 0 {
			r.problems.Errorf(file.At(at+".present_at"), "fingerprint %q has the same anchor for absent and present", f.Key)
		}
		r.checkLeast(f, at, file)
		if f.Reason == "" {
			r.problems.Errorf(file.At(at), "fingerprint %q gives no reason for its anchors", f.Key)
		}
	}
}

// checkLeast asks what is counted, and keeps out a figure made of nothing.
func (r *reader) checkLeast(f Fingerprint, at string, file *tomlfile.File) {
	if !slices.Contains(Units, f.Unit) {
		r.problems.Errorf(file.At(at+".unit"), "fingerprint %q counts %q, which is none of %s", f.Key, f.Unit, strings.Join(Units, ", ")).
			WithHint("unit says what least counts")
	}
	for _, l := range [...]struct {
		key          string
		value, least int
	}{
		{"least", f.Least, 1}, {"least_cells", f.LeastCells, 0}, {"least_weeks", f.LeastWeeks, 0}, {"least_channels", f.LeastChannels, 0},
	} {
		if l.value < l.least {
			r.problems.Errorf(file.At(at+"."+l.key), "fingerprint %q has a %s of %d, which is below %d", f.Key, l.key, l.value, l.least)
		}
	}
}

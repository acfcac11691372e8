package model

import (
	"regexp"
	"strconv"
	"strings"

	"rubble/tomlfile"
)

var semantic = regexp.MustCompile(`^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})$`)

// IsVersion says whether a text is a semantic version of three numbers, each
// of at most nine digits.
func IsVersion(text string) bool { return semantic.MatchString(text) }

// A Step is by how much a version grows.
type Step int

// The steps of a semantic version: another wording, other values or questions,
// a question gone.
const (
	NoStep Step = iota
	Patch
	Minor
	Major
)

func (s Step) String() string { return [...]string{"none", "patch", "minor", "major"}[s] }

// stepOf is by how much one version is above another; NoStep where it is not.
func stepOf(older, newer string) Step {
	if !IsVersion(older) || !IsVersion(newer) {
		return NoStep
	}
	a, b := strings.Split(older, "."), strings.Split(newer, ".")
	for i, s := range [...]Step{Major, Minor, Patch} {
		x, _ := strconv.Atoi(a[i])
		y, _ := strconv.Atoi(b[i])
		switch {
		case y > x:
			return s
		case y < x:
			return NoStep
		}
	}
	return NoStep
}

func (r *reader) checkVersion(file *tomlfile.File) {
	if !IsVersion(r.m.Version) {
		r.problems.Errorf(file.At("version"), "version %q is not of three numbers", r.m.Version).
			WithHint("version = \"1.2.0\": another wording raises the third, other values or questions the second, a key gone the first")
	}
}

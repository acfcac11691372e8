package model

import (
	"errors"
	"io/fs"
	"strings"

	"rubble/diag"
	"rubble/tomlfile"
)

const retiredFile = "content/retired.toml"

// A Retired is the key of a norm or an item that is asked no more. It is
// never used again, since answers under it would be read as answers to
// something else.
type Retired struct {
	Key     string `json:"id"`      // in full
	Version string `json:"version"` // of the model, from which on it is asked no more
	Reason  string `json:"reason"`
}

// Retired says whether a key, written in full, was given up.
func (m *Model) Retired(key string) (Retired, bool) {
	for _, t := range m.Given {
		if t.Key == key {
			return t, true
		}
	}
	return Retired{}, false
}

func (r *reader) retired() {
	data, err := fs.ReadFile(r.fsys, retiredFile)
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	if err != nil {
		r.problems.Errorf(diag.Pos{File: retiredFile}, "cannot be read: %w", cause(err)).WithHint(unreadable)
		return
	}
	var doc struct {
		Retired []struct{ Key, Version, Reason string }
	}
	file, problems := tomlfile.Decode(retiredFile, data, &doc)
	r.problems.Join(problems)
	r.places[retiredFile] = file
	for _, t := range doc.Retired {
		r.m.Given = append(r.m.Given, Retired(t))
	}
}

// checkRetired keeps the keys that were given up from coming back.
func (r *reader) checkRetired() {
	file, seen := r.places[retiredFile], map[string]bool{}
	for i, t := range r.m.Given {
		at := indexed("retired", i)
		switch {
		case !isFullKey(t.Key):
			r.problems.Errorf(file.At(at+".key"), "%q is no key in full", t.Key).WithHint("write practice/key")
		case seen[t.Key]:
			r.problems.Errorf(file.At(at+".key"), "%q stands twice among the retired", t.Key)
		}
		seen[t.Key] = true
		if r.m.Has(t.Key) {
			r.problems.Errorf(r.placeOf(t.Key, "key"), "key %q was retired in %s and cannot be used again", t.Key, t.Version).
				WithHint("take a new key: answers given under the old one would be read as answers to this")
		}
		switch {
		case !IsVersion(t.Version):
			r.problems.Errorf(file.At(at+".version"), "version %q is not of three numbers", t.Version)
		case stepOf(r.m.Version, t.Version) != NoStep:
			r.problems.Errorf(file.At(at+".version"), "%q is retired in version %s, and this is %s", t.Key, t.Version, r.m.Version).
				WithHint("raise version in %s, since a key that goes is another model", modelFile)
		}
		if strings.TrimSpace(t.Reason) == "" {
			r.problems.Errorf(file.At(at+".reason"), "%q is retired without a reason", t.Key)
		}
	}
}

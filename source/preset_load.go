package source

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"rubble/diag"
	"rubble/tomlfile"
)

// canonicalID is the id of our own format, whatever the kind of records.
const canonicalID = "canonical"

// LoadPreset reads presets/<id>.toml of content, which must be one of the
// kind, such as "incidents"; the id "canonical" stands for canonical-<kind>.
// Nothing in the file may be unknown. A problem without a place is of the id.
func LoadPreset(content fs.FS, kind, id string) (Preset, diag.List) {
	var problems diag.List
	name := presetFile(kind, id)
	shown := diag.Pos{File: path.Join("content", name)}
	if !fs.ValidPath(name) || strings.ContainsAny(id, `/\`) {
		problems.Add(unknownPreset(content, kind, id))
		return Preset{}, problems
	}
	data, err := fs.ReadFile(content, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		problems.Add(unknownPreset(content, kind, id))
		return Preset{}, problems
	case err != nil:
		problems.AddError(shown, err)
		return Preset{}, problems
	}
	p := Preset{ID: id}
	file, problems := tomlfile.Decode(shown.File, data, &p)
	if problems.Failed() {
		return p, problems
	}
	p.check(&problems, file.At)
	if !problems.Failed() && p.Kind != kind {
		problems.Add(otherKind(p, kind)).WithHint("%s", presetList(kind, presetIDs(content, kind)))
	}
	return p, problems
}

func presetFile(kind, id string) string {
	if id == canonicalID {
		id += "-" + kind
	}
	return path.Join("presets", id+".toml")
}

func otherKind(p Preset, kind string) *diag.Problem {
	return diag.Errorf(diag.Pos{}, "preset %q is of %s, expected one of %s", p.ID, p.Kind, kind)
}

func unknownPreset(content fs.FS, kind, id string) *diag.Problem {
	ids := presetIDs(content, kind)
	p := diag.Errorf(diag.Pos{}, "unknown preset %q: %s", id, presetList(kind, ids))
	if near := diag.Nearest(id, ids); near != "" {
		p.WithHint("did you mean %q?", near)
	}
	return p
}

func presetList(kind string, ids []string) string {
	if len(ids) == 0 {
		return "there is none of " + kind
	}
	return "of " + kind + " there are " + strings.Join(ids, ", ")
}

// presetIDs lists the presets of a kind by the ids that may be written.
func presetIDs(content fs.FS, kind string) []string {
	var ids []string
	names, _ := fs.Glob(content, "presets/*.toml")
	for _, name := range names {
		data, err := fs.ReadFile(content, name)
		if err != nil {
			continue
		}
		var p struct {
			Kind string `toml:"kind"`
		}
		if _, problems := tomlfile.DecodeLoose(name, data, &p); problems.Failed() || p.Kind != kind {
			continue
		}
		id := strings.TrimSuffix(path.Base(name), ".toml")
		if presetFile(kind, canonicalID) == name {
			id = canonicalID
		}
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

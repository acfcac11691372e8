package source

import (
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"rubble/diag"
	"rubble/table"
	"rubble/tomlfile"
)

// A Preset says how the export of a tool maps onto canonical fields. Presets
// are content: presets/<id>.toml below content/, in the program or in a
// client's folder.
type Preset struct {
	ID    string `toml:"-"`
	Title string `toml:"title"`
	Kind  string `toml:"kind"` // incidents

	// Canonical marks our own format: every column but the required ones may
	// be left out, and no others are expected. In a tool's export it is the
	// other way round.
	Canonical bool `toml:"canonical"`

	// Fold says that several rows tell of one record. The last of them is
	// the greatest by Order.
	Fold  bool        `toml:"fold"`
	Order PresetOrder `toml:"order"`

	Dates   table.Layout                 `toml:"dates"`
	Missing []string                     `toml:"missing"` // texts that mean "missing", besides the empty one
	Waiting []string                     `toml:"waiting"` // states in which a record waits for the user
	Columns map[string]string            `toml:"columns"` // canonical field = their column
	Values  map[string]map[string]string `toml:"values"`  // field → their text = ours; empty: missing
}

// A PresetOrder names the columns, theirs, that order the rows of a record: a
// stamp, and a whole number where stamps are equal.
type PresetOrder struct {
	At     string `toml:"at"`
	Number string `toml:"number"`
}

// Overrides are what a configuration changes in a preset.
type Overrides struct {
	Pos     diag.Pos // where they stand
	Columns map[string]string
	Values  map[string]map[string]string
}

// LoadPreset reads presets/<id>.toml of content. Nothing in it may be unknown.
func LoadPreset(content fs.FS, id string) (Preset, diag.List) {
	var problems diag.List
	name := path.Join("presets", id+".toml")
	shown := diag.Pos{File: path.Join("content", name)}
	if !fs.ValidPath(name) || strings.ContainsAny(id, `/\`) {
		problems.Add(unknownPreset(content, id))
		return Preset{}, problems
	}
	data, err := fs.ReadFile(content, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		problems.Add(unknownPreset(content, id))
		return Preset{}, problems
	case err != nil:
		problems.AddError(shown, err)
		return Preset{}, problems
	}
	p := Preset{ID: id}
	file, problems := tomlfile.Decode(shown.File, data, &p)
	if !problems.Failed() {
		p.check(&problems, file.At)
	}
	return p, problems
}

func unknownPreset(content fs.FS, id string) *diag.Problem {
	names, _ := fs.Glob(content, "presets/*.toml")
	for i, name := range names {
		names[i] = strings.TrimSuffix(path.Base(name), ".toml")
	}
	p := diag.Errorf(diag.Pos{}, "unknown preset %q: there are %s", id, strings.Join(names, ", "))
	if near := diag.Nearest(id, names); near != "" {
		p.WithHint("did you mean %q?", near)
	}
	return p
}

// With gives the preset with columns and values of o in place of its own.
func (p Preset) With(o Overrides) (Preset, diag.List) {
	var problems diag.List
	at := func(string) diag.Pos { return o.Pos }
	checkFields(&problems, at, o.Columns, o.Values)
	p.Columns = mergedNames(p.Columns, o.Columns)
	values := maps.Clone(p.Values)
	if values == nil {
		values = make(map[string]map[string]string)
	}
	for field, words := range o.Values {
		values[field] = mergedNames(values[field], words)
	}
	p.Values = values
	return p, problems
}

func mergedNames(base, over map[string]string) map[string]string {
	out := make(map[string]string, len(base)+len(over))
	maps.Copy(out, base)
	maps.Copy(out, over)
	return out
}

// check reports what cannot be meant; at finds a key's place.
func (p Preset) check(problems *diag.List, at func(key string) diag.Pos) {
	if p.Kind != "incidents" {
		problems.Errorf(at("kind"), "kind is %q, expected \"incidents\"", p.Kind)
	}
	layouts := []table.Layout{table.ISO, table.DayFirst, table.MonthFirst}
	if !slices.Contains(layouts, p.Dates) {
		problems.Errorf(at("dates"), "dates is %q, expected one of %q", p.Dates, layouts)
	}
	if p.Fold == (p.Order.At == "") {
		problems.Errorf(at("order"), "[order] with a column for at belongs to fold = true, and only there")
	}
	for _, field := range []incidentField{fieldID, fieldOpened} {
		if p.Columns[field.String()] == "" {
			problems.Errorf(at("columns"), "no column for %s", field)
		}
	}
	checkFields(problems, at, p.Columns, p.Values)
}

// checkFields reports fields that do not exist and values of fields that are
// not words.
func checkFields(problems *diag.List, at func(string) diag.Pos, columns map[string]string, values map[string]map[string]string) {
	for _, name := range slices.Sorted(maps.Keys(columns)) {
		if _, ok := incidentFieldNamed(name); !ok {
			problems.Add(unknownField(at("columns."+name), name))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		switch field, ok := incidentFieldNamed(name); {
		case !ok:
			problems.Add(unknownField(at("values."+name), name))
		case !field.worded():
			problems.Errorf(at("values."+name), "values of %s cannot be renamed: it holds no words", name)
		}
	}
}

func unknownField(pos diag.Pos, name string) *diag.Problem {
	p := diag.Errorf(pos, "unknown field %q of an incident", name)
	if near := diag.Nearest(name, incidentFieldNames[:]); near != "" {
		p.WithHint("did you mean %q?", near)
	}
	return p
}

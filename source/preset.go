package source

import (
	"maps"
	"slices"
	"time"

	"rubble/diag"
	"rubble/table"
)

// A Preset says how the export of a tool maps onto canonical fields. Presets
// are content: presets/<id>.toml below content/, in the program or in a
// client's folder.
type Preset struct {
	ID    string `toml:"-"`
	Title string `toml:"title"`
	Kind  string `toml:"kind"` // incidents or changes

	// Canonical marks our own format: every column but the required ones may
	// be left out, and no others are expected. In a tool's export it is the
	// other way round.
	Canonical bool `toml:"canonical"`

	// Fold says that several rows tell of one record. The last of them is
	// the greatest by Order. Changes do not fold.
	Fold  bool        `toml:"fold"`
	Order PresetOrder `toml:"order"`

	Dates   table.Layout                 `toml:"dates"`
	Missing []string                     `toml:"missing"` // texts that mean "missing", besides the empty one
	Waiting []string                     `toml:"waiting"` // states in which an incident waits for the user
	Columns map[string]string            `toml:"columns"` // canonical field = their column
	Values  map[string]map[string]string `toml:"values"`  // field → their text = ours; empty: missing
}

// A PresetOrder names the columns, theirs, that order the rows of a record: a
// stamp, and a whole number where stamps are equal.
type PresetOrder struct {
	At     string `toml:"at"`
	Number string `toml:"number"`
}

// Overrides are what a configuration changes in a preset, and what it adds.
type Overrides struct {
	Pos      diag.Pos // where they stand
	Columns  map[string]string
	Values   map[string]map[string]string
	Location *time.Location // whose clock stamps without an offset are by; nil: UTC
}

func (o Overrides) clock() *time.Location {
	if o.Location == nil {
		return time.UTC
	}
	return o.Location
}

// with gives the preset with columns and values of o in place of its own. It
// must be one of the kind.
func (p Preset) with(k *kind, o Overrides) (Preset, diag.List) {
	var problems diag.List
	if p.Kind != k.name {
		problems.Add(otherKind(p, k.name)).Pos = o.Pos
		return p, problems
	}
	checkFields(&problems, func(string) diag.Pos { return o.Pos }, k, o.Columns, o.Values)
	p.Columns = mergedNames(p.Columns, o.Columns)
	p.checkRequired(&problems, o.Pos, k)
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
	k, ok := kindNamed(p.Kind)
	if !ok {
		problems.Errorf(at("kind"), "kind is %q, expected \"incidents\" or \"changes\"", p.Kind)
		return
	}
	layouts := []table.Layout{table.ISO, table.DayFirst, table.MonthFirst}
	if !slices.Contains(layouts, p.Dates) {
		problems.Errorf(at("dates"), "dates is %q, expected one of %q", p.Dates, layouts)
	}
	switch {
	case p.Fold && !k.folds:
		problems.Errorf(at("fold"), "fold is true: several rows that tell of %s cannot be read yet", k.one).
			WithHint("export %s as it stands at the end, in one row, and leave fold out", k.one)
	case p.Fold == (p.Order.At == ""):
		problems.Errorf(at("order"), "[order] with a column for at belongs to fold = true, and only there")
	}
	if len(p.Waiting) > 0 && !k.folds {
		problems.Errorf(at("waiting"), "waiting names states, which %s has none of", k.one).WithHint("leave it out")
	}
	p.checkRequired(problems, at("columns"), k)
	checkFields(problems, at, k, p.Columns, p.Values)
}

// checkRequired reports fields without a column that no record can do without.
func (p Preset) checkRequired(problems *diag.List, pos diag.Pos, k *kind) {
	for _, f := range []field{fieldID, fieldBegan} {
		if p.Columns[k.names[f]] == "" {
			problems.Errorf(pos, "no column for %s", k.names[f])
		}
	}
}

// checkFields reports fields that do not exist, values of fields that are not
// words, and words that a field does not have.
func checkFields(problems *diag.List, at func(string) diag.Pos, k *kind, columns map[string]string, values map[string]map[string]string) {
	for _, name := range slices.Sorted(maps.Keys(columns)) {
		if _, ok := k.fieldNamed(name); !ok {
			problems.Add(unknownField(at("columns."+name), k, name))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		switch f, ok := k.fieldNamed(name); {
		case !ok:
			problems.Add(unknownField(at("values."+name), k, name))
		case !k.worded(f):
			problems.Errorf(at("values."+name), "values of %s cannot be renamed: it holds no words", name)
		default:
			k.checkWords(problems, at("values."+name), f, values[name])
		}
	}
}

// checkWords reports words that are not on the closed list of a field.
func (k *kind) checkWords(problems *diag.List, pos diag.Pos, f field, words map[string]string) {
	choice, ok := k.choice(f)
	if !ok {
		return
	}
	for _, theirs := range slices.Sorted(maps.Keys(words)) {
		if _, ok := choice.number(words[theirs]); !ok {
			problems.Errorf(pos, "%q of %s is renamed to %q, which is %s", theirs, k.names[f], words[theirs], choice.other).
				WithHint("an empty text stands for missing")
		}
	}
}

func unknownField(pos diag.Pos, k *kind, name string) *diag.Problem {
	p := diag.Errorf(pos, "unknown field %q of %s", name, k.one)
	if near := diag.Nearest(name, k.names); near != "" {
		p.WithHint("did you mean %q?", near)
	}
	return p
}

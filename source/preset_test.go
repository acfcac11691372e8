package source

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestShippedPresets(t *testing.T) {
	for _, id := range []string{"canonical", "servicenow-log"} {
		p, problems := LoadPreset(os.DirFS("../content"), id)
		if !problems.Empty() || p.ID != id || p.Title == "" {
			t.Errorf("%s: %+v, %v", id, p, problems.Sorted())
		}
	}
}

// The canonical preset offers every field under its own name.
func TestCanonicalPresetIsComplete(t *testing.T) {
	p := preset(t, "canonical")
	for _, name := range incidentFieldNames {
		if p.Columns[name] != name {
			t.Errorf("field %s has column %q", name, p.Columns[name])
		}
	}
}

func TestBadPresets(t *testing.T) {
	const good = "title = \"T\"\nkind = \"incidents\"\ndates = \"iso\"\n[columns]\nid = \"a\"\nopened_at = \"b\"\n"
	for _, test := range []struct {
		name, id, text string
		want           []string
	}{
		{name: "good", text: good},
		{name: "an unknown key", text: "tittle = \"T\"\n" + good,
			want: []string{"content/presets/x.toml:1:1: unknown key \"tittle\"\n\tdid you mean \"title\"?"}},
		{name: "an unknown field", text: good + "closd_at = \"c\"\n",
			want: []string{"content/presets/x.toml:7:12: unknown field \"closd_at\" of an incident\n\tdid you mean \"closed_at\"?"}},
		{name: "values of a date", text: good + "[values.due_at]\nnever = \"\"\n",
			want: []string{"content/presets/x.toml:7:1: values of due_at cannot be renamed: it holds no words"}},
		{name: "an unknown layout", text: strings.Replace(good, "iso", "dd.mm.yy", 1),
			want: []string{`content/presets/x.toml:3:9: dates is "dd.mm.yy", expected one of ["iso" "d/m/yyyy hh:mm" "m/d/yyyy hh:mm"]`}},
		{name: "a fold without order", text: "fold = true\n" + good,
			want: []string{"content/presets/x.toml:1:1: [order] with a column for at belongs to fold = true, and only there"}},
		{name: "no id", text: strings.Replace(good, "id = \"a\"\n", "", 1),
			want: []string{"content/presets/x.toml:4:1: no column for id"}},
		{name: "another kind", text: strings.Replace(good, "incidents", "changes", 1),
			want: []string{`content/presets/x.toml:2:8: kind is "changes", expected "incidents"`}},
		{name: "a slip in the id", id: "y", text: good,
			want: []string{"unknown preset \"y\": there are x\n\tdid you mean \"x\"?"}},
		{name: "out of the folder", id: "../../x", text: good,
			want: []string{`unknown preset "../../x": there are x`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			id := test.id
			if id == "" {
				id = "x"
			}
			_, problems := LoadPreset(fstest.MapFS{"presets/x.toml": {Data: []byte(test.text)}}, id)
			var got []string
			for _, p := range problems.Sorted() {
				got = append(got, p.Error())
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
		})
	}
}

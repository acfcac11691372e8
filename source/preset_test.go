package source

import (
	"cmp"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestShippedPresets(t *testing.T) {
	for kind, ids := range map[string][]string{
		"incidents": {"canonical", "servicenow-log"},
		"changes":   {"canonical"},
	} {
		content := os.DirFS("../content")
		if got := presetIDs(content, kind); !slices.Equal(got, ids) {
			t.Errorf("presets of %s: %q, want %q", kind, got, ids)
		}
		for _, id := range ids {
			p, problems := LoadPreset(content, kind, id)
			if !problems.Empty() || p.ID != id || p.Kind != kind || p.Title == "" {
				t.Errorf("%s of %s: %+v, %v", id, kind, p, problems.Sorted())
			}
		}
	}
}

// The canonical preset of each kind offers every field under its own name, and
// nothing else.
func TestCanonicalPresetsAreComplete(t *testing.T) {
	for _, k := range []*kind{&incidentKind, &changeKind} {
		p, _ := LoadPreset(os.DirFS("../content"), k.name, "canonical")
		for _, name := range k.names {
			if p.Columns[name] != name {
				t.Errorf("field %s of %s has column %q", name, k.one, p.Columns[name])
			}
		}
		if len(p.Columns) != len(k.names) {
			t.Errorf("%d columns for the %d fields of %s", len(p.Columns), len(k.names), k.one)
		}
	}
}

// The numbers by which rows are laid out are those of the names.
func TestFieldsHaveTheirNames(t *testing.T) {
	if len(incidentKind.names) != int(incidentFields) || incidentKind.firstText() != incidentPriority ||
		len(incidentKind.choices) != incidentChoices || len(changeKind.names) != int(changeFields) ||
		changeKind.firstText() != changeTeam || len(changeKind.choices) != changeChoices {
		t.Error("a field without a name, or a name without a field")
	}
	for name, f := range map[string]field{
		"id": fieldID, "opened_at": incidentOpened, "sla_met": incidentSLAMet, "hops": incidentHops,
		"priority": incidentPriority, "problem": incidentProblem, "caused_by": incidentCausedBy,
	} {
		if got, ok := incidentKind.fieldNamed(name); !ok || got != f {
			t.Errorf("%s of an incident is field %d, want %d", name, got, f)
		}
	}
	for name, f := range map[string]field{
		"requested_at": changeRequested, "completed_at": changeCompleted, "type": changeType, "decision": changeDecision,
		"outside_approval": changeOutside, "outcome": changeOutcome, "team": changeTeam, "service": changeService, "item": changeItem,
	} {
		if got, ok := changeKind.fieldNamed(name); !ok || got != f {
			t.Errorf("%s of a change is field %d, want %d", name, got, f)
		}
	}
}

func TestBadPresets(t *testing.T) {
	const good = "title = \"T\"\nkind = \"incidents\"\ndates = \"iso\"\n[columns]\nid = \"a\"\nopened_at = \"b\"\n"
	changes := strings.NewReplacer("incidents", "changes", "opened_at", "requested_at").Replace(good)
	for _, test := range []struct {
		name, kind, id, text string
		want                 []string
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
		{name: "an unknown kind", text: strings.Replace(good, "incidents", "problems", 1),
			want: []string{`content/presets/x.toml:2:8: kind is "problems", expected "incidents" or "changes"`}},
		{name: "another kind", text: changes,
			want: []string{"preset \"x\" is of changes, expected one of incidents\n\tof incidents there are canonical"}},
		{name: "an answer that is none", text: good + "sla_met = \"c\"\n[values.sla_met]\nmet = \"TRUE\"\nmissed = \"fasle\"\nnone = \"\"\n",
			want: []string{"content/presets/x.toml:8:1: \"missed\" of sla_met is renamed to \"fasle\", which is neither true nor false" +
				"\n\tan empty text stands for missing"}},
		{name: "good, of changes", kind: "changes", text: changes + "type = \"c\"\n[values.type]\nn = \"Normal\"\ns = \"standard\"\n\"-\" = \"\"\n"},
		{name: "a word that is none", kind: "changes", text: changes + "type = \"c\"\n[values.type]\nn = \"major\"\n",
			want: []string{"content/presets/x.toml:8:1: \"n\" of type is renamed to \"major\", which is none of standard, normal and emergency" +
				"\n\tan empty text stands for missing"}},
		{name: "a field of incidents", kind: "changes", text: changes + "closed_at = \"c\"\nrequested = \"d\"\n",
			want: []string{"content/presets/x.toml:7:13: unknown field \"closed_at\" of a change",
				"content/presets/x.toml:8:13: unknown field \"requested\" of a change\n\tdid you mean \"requested_at\"?"}},
		{name: "changes that fold", kind: "changes", text: "fold = true\nwaiting = [\"w\"]\n" + changes + "[order]\nat = \"z\"\n",
			want: []string{"content/presets/x.toml:1:8: fold is true: several rows that tell of a change cannot be read yet" +
				"\n\texport a change as it stands at the end, in one row, and leave fold out",
				"content/presets/x.toml:2:11: waiting names states, which a change has none of\n\tleave it out"}},
		{name: "a slip in the id", id: "canonicle", text: good,
			want: []string{"unknown preset \"canonicle\": of incidents there are canonical, x\n\tdid you mean \"canonical\"?"}},
		{name: "none of the kind", id: "y", kind: "problems", text: good,
			want: []string{`unknown preset "y": there is none of problems`}},
		{name: "of no kind", id: "canonical", kind: "../x", text: good,
			want: []string{`unknown preset "canonical": there is none of ../x`}},
		{name: "out of the folder", id: "../../x", text: good,
			want: []string{`unknown preset "../../x": of incidents there are canonical, x`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, problems := LoadPreset(fstest.MapFS{
				"presets/x.toml":                   {Data: []byte(test.text)},
				"presets/canonical-incidents.toml": {Data: []byte(good)},
				"presets/broken.toml":              {Data: []byte("kind = ")},
			}, cmp.Or(test.kind, "incidents"), cmp.Or(test.id, "x"))
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

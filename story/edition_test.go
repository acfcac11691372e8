package story

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// A page that names editions stands in these alone; "team" is the edition of
// any team.
func TestIn(t *testing.T) {
	pages, problems := Read(fstest.MapFS{
		"content/story/a.md": page(`title = "A"`, ""),
		"content/story/b.md": page("title = \"B\"\neditions = [\"full\", \"team:platform\"]", ""),
		"content/story/c.md": page("title = \"C\"\neditions = [\"sponsor\", \"team\"]", ""),
	}, names(t))
	if !problems.Empty() {
		t.Fatal(messages(problems))
	}
	got := map[string]string{}
	for _, edition := range []string{"full", "sponsor", "team:platform", "team:full"} {
		for _, p := range In(pages, edition) {
			got[edition] += p.ID
		}
	}
	want := map[string]string{"full": "ab", "sponsor": "ac", "team:platform": "abc", "team:full": "ac"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestEditionMistakes(t *testing.T) {
	const are = "\n\tthere are full, sponsor, team for that of any team, and team: with the id of one"
	for list, want := range map[string]string{
		`[]`:                      ":3:12: the page stands in no edition\n\tleave editions out of a page that stands in all",
		`["sponser"]`:             ":3:12: there is no edition \"sponser\"\n\tdid you mean \"sponsor\"?",
		`["team:platfrom"]`:       ":3:12: there is no edition \"team:platfrom\"\n\tdid you mean \"team:platform\"?",
		`["full", ""]`:            ":3:12: there is no edition \"\"" + are,
		`["Full", "team:nobody"]`: ":3:12: there is no edition \"Full\"\n\tdid you mean \"full\"?\ncontent/story/a.md:3:12: there is no edition \"team:nobody\"" + are,
	} {
		_, problems := Read(fstest.MapFS{"content/story/a.md": page("title = \"A\"\neditions = "+list, "")}, names(t))
		if diff := cmp.Diff("content/story/a.md"+want, messages(problems)); diff != "" {
			t.Errorf("%s: %s", list, diff)
		}
	}
}

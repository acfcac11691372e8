package config

import (
	"errors"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"rubble/diag"
)

func folder(text string) fstest.MapFS { return fstest.MapFS{File: {Data: []byte(text)}} }

func texts(problems diag.List) string {
	var out []string
	for _, p := range problems.Sorted() {
		out = append(out, p.Error())
	}
	return strings.Join(out, "\n")
}

// The program's own settings, with a client's that say nothing: every default
// as the file at the root documents it.
func TestDefaults(t *testing.T) {
	c, problems := Read(os.DirFS(".."), folder(""))
	if !problems.Empty() {
		t.Fatal(texts(problems))
	}
	var want Config
	want.Organisation.Name, want.Organisation.Language = "Example Ltd", "en"
	want.Model.Practices, want.Model.Length, want.Model.PerRespondent = []string{}, "short", 3
	want.Confidentiality.Policy = "standard"
	want.Score = Score{Seed: 1, Replicates: 2000, Confidence: 0.95, Coverage: 0.60}
	want.Input.RefuseAbove = 0.01
	want.Report.Edition = "full"
	want.Brand.Line = "Confidential"
	if diff := cmp.Diff(&want, c, cmpopts.IgnoreUnexported(Config{})); diff != "" {
		t.Error(diff)
	}
}

// The settings that stand in the defaults as comments are settings that may
// be set: the documentation of a list of tables cannot fall behind.
func TestCommentedDefaults(t *testing.T) {
	data, err := os.ReadFile("../" + File)
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	inTables := false
	for line := range strings.Lines(strings.Replace(string(data), `time_zone = ""`, `time_zone = "Europe/Berlin"`, 1)) {
		bare, comment := strings.CutPrefix(line, "#")
		bare = strings.TrimPrefix(bare, " ")
		inTables = comment && (inTables || strings.HasPrefix(bare, "["))
		if inTables || comment && strings.HasPrefix(bare, "threshold_") {
			line = bare
		}
		text.WriteString(line)
	}
	c, problems := Read(os.DirFS(".."), folder(text.String()))
	if !problems.Empty() {
		t.Fatal(texts(problems))
	}
	if len(c.Waves) != 1 || c.Waves[0].Model != "1.1.0" || len(c.Teams) != 1 || len(c.Segments) != 1 || len(c.Asked) != 1 || len(c.Asked[0].Practices) != 3 || len(c.Records) != 2 || len(c.Calendar.Holidays) != 2 || c.Score.Alignment == nil {
		t.Errorf("not all comments were taken in: %+v", c)
	}
}

// A client's tables merge over the defaults, their lists replace, and nothing
// of a default element shows through one of theirs.
func TestMerge(t *testing.T) {
	defaults := valid + `
[[teams]]
id = "ours"
people = 5
aliases = ["x"]
[[teams]]
id = "second"
[[records]]
kind = "incidents"
files = ["a.csv"]
columns = { id = "number" }
`
	client := `
[model]
practices = []
[score]
seed = 7
[[teams]]
id = "theirs"
[[records]]
kind = "incidents"
files = ["b.csv"]
columns = { group = "team" }
`
	c, problems := Read(folder(defaults), folder(client))
	if !problems.Empty() {
		t.Fatal(texts(problems))
	}
	if len(c.Model.Practices) != 0 || c.Model.Length != "full" {
		t.Errorf("model: %+v", c.Model)
	}
	if diff := cmp.Diff(Score{Seed: 7, Replicates: 200, Confidence: 0.9, Coverage: 0.5}, c.Score); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]Team{{ID: "theirs", Name: "theirs"}}, c.Teams); diff != "" {
		t.Error(diff)
	}
	want := []Records{{Kind: "incidents", Files: []string{"b.csv"}, Preset: "canonical", Columns: map[string]string{"group": "team"}}}
	if diff := cmp.Diff(want, c.Records); diff != "" {
		t.Error(diff)
	}
	kept, problems := Read(folder(defaults), folder(""))
	if len(kept.Teams) != 2 || len(kept.Records) != 1 || len(kept.Model.Practices) != 1 || !problems.Empty() {
		t.Errorf("lists that a client does not set are lost: %+v", kept)
	}
}

// valid is a file of settings with nothing wrong, and nothing at its default.
const valid = `[model]
practices = ["a"]
length = "full"
per_respondent = 1
[confidentiality]
policy = "open"
[score]
seed = 3
replicates = 200
confidence = 0.9
coverage = 0.5
[input]
refuse_above = 0.5
[report]
edition = "sponsor"
`

// Each text stands in a client's file, over valid defaults.
func TestChecks(t *testing.T) {
	const zones = "\n\ta name of the IANA list of time zones, such as \"Europe/Berlin\" or \"UTC\""
	const slugs = "\n\tids are of a–z, 0–9 and -, at most 80 bytes, and no device name such as con; name = \"…\" may say anything"
	for _, c := range []struct{ name, in, want string }{
		{"policy", "[confidentiality]\npolicy = 'stric'\n", "config.toml:2:10: \"stric\" is none of standard, strict, open\n\tdid you mean \"strict\"? standard shows nothing of fewer than 5 people, strict nothing of fewer than 8, open hides nothing"},
		{"policy, far off", "[confidentiality]\npolicy = 'secret police'\n", "config.toml:2:10: \"secret police\" is none of standard, strict, open\n\tstandard shows nothing of fewer than 5 people, strict nothing of fewer than 8, open hides nothing"},
		{"length", "[model]\nlength = 'shrt'", "config.toml:2:10: \"shrt\" is none of norms, short, full\n\tdid you mean \"short\"?"},
		{"practices twice", "[model]\npractices = ['a', 'b', 'a']", "config.toml:2:24: practice \"a\" is listed twice\n\ttake one of the two out"},
		{"per respondent", "[model]\nper_respondent = 0", "config.toml:2:18: 0 practices a person: at least 1"},
		{"seed", "[score]\nseed = -1", "config.toml:2:8: a seed of -1: at least 0"},
		{"replicates, few", "[score]\nreplicates = 199", "config.toml:2:14: 199 replicates: from 200 to 100000"},
		{"replicates, many", "[score]\nreplicates = 100001", "config.toml:2:14: 100001 replicates: from 200 to 100000"},
		{"confidence of 1", "[score]\nconfidence = 1.0", "config.toml:2:14: 1 is not a confidence from 0.5 to below 1"},
		{"confidence, no number", "[score]\nconfidence = nan", "config.toml:2:14: NaN is not a confidence from 0.5 to below 1"},
		{"coverage", "[score]\ncoverage = 60", "config.toml:2:12: 60 is not a share in 0…1"},
		{"thresholds", "[score]\nthreshold_deconstruction = 100\nthreshold_alignment = 0", "config.toml:2:28: 100 is not a score between 0 and 100\nconfig.toml:3:23: 0 is not a score between 0 and 100"},
		{"refuse above", "[input]\nrefuse_above = -0.1", "config.toml:2:16: -0.1 is not a share in 0…1"},
		{"kind", "[[records]]\nkind = 'incident'\nfiles = ['a']", "config.toml:2:8: \"incident\" is none of incidents, changes\n\tdid you mean \"incidents\"?"},
		{"time zone", "[organisation]\ntime_zone = 'Europe/Berlyn'", "config.toml:2:13: \"Europe/Berlyn\" is no time zone that is known here" + zones},
		{"time zone of this machine", "[organisation]\ntime_zone = 'Local'", "config.toml:2:13: \"Local\" is no time zone that is known here" + zones},
		{"time zone, a path", "[organisation]\ntime_zone = '../UTC'", "config.toml:2:13: \"../UTC\" is no time zone that is known here" + zones},
		{"time zone of records", "[[records]]\nkind = 'changes'\nfiles = ['a']\ntime_zone = '+02:00'", "config.toml:4:13: \"+02:00\" is no time zone that is known here" + zones},
		{"incidents' settings with changes", "[[records]]\nkind = 'changes'\nfiles = ['a']\nvague_codes = ['Other']\ndesk_channels = []",
			"config.toml:4:15: vague_codes stands with records of kind \"changes\", which have none\n\tmove it to the [[records]] with kind = \"incidents\"\n" +
				"config.toml:5:17: desk_channels stands with records of kind \"changes\", which have none\n\tmove it to the [[records]] with kind = \"incidents\""},
		{"no files", "[[records]]\nkind = 'incidents'\nfiles = []", "config.toml:3:9: no files are named\n\tfiles = [\"records/*.csv\"]"},
		{"wave id", "[[waves]]\nid = '2026 spring'", "config.toml:2:6: wave id \"2026 spring\" cannot name a page" + slugs},
		{"wave twice", "[[waves]]\nid = 'a'\n[[waves]]\nid = 'a'", "config.toml:4:6: wave \"a\" is listed twice\n\tmake the two one, or give this one another id"},
		{"wave backwards", "[[waves]]\nid = 'a'\nfrom = 2026-03-02\nto = 2026-03-01", "config.toml:4:6: the wave ends before it begins"},
		{"wave whose records begin late", "[[waves]]\nid = 'a'\nto = 2026-03-01\nrecords_from = 2026-03-02", "config.toml:4:16: the records of the wave begin after its last day"},
		{"team without id", "[[teams]]\nname = 'Ops'", "config.toml:1:1: team id \"\" cannot name a page" + slugs},
		{"team id, a device", "[[teams]]\nid = 'ok'\n[[teams]]\nid = 'con'", "config.toml:4:6: team id \"con\" cannot name a page" + slugs},
		{"team id, a path", "[[teams]]\nid = '../../x'", "config.toml:2:6: team id \"../../x\" cannot name a page" + slugs},
		{"team twice", "[[teams]]\nid = 'a'\n[[teams]]\nid = 'a'", "config.toml:4:6: team \"a\" is listed twice\n\tmake the two one, or give this one another id"},
		{"headcount", "[[teams]]\nid = 'a'\npeople = -1", "config.toml:3:10: a headcount of -1\n\tleave people out where it is not known"},
		{"a headcount that no sum can hold", "[[teams]]\nid = 'a'\npeople = 9223372036854775807", "config.toml:3:10: a headcount of 9223372036854775807: at most 10000000"},
		{"a headcount of nobody", "[[teams]]\nid = 'a'\npeople = 0", "config.toml:3:10: a headcount of 0\n\tleave people out where it is not known"},
		{"a headcount that is no number", "[[teams]]\nid = 'a'\npeople = nan", "config.toml:3:10: people: a whole number is expected here, one that is not whole was found\n\twrite people = 12, without quotes"},
		{"unknown key", "[score]\nreplicate = 300\nreplicates = 300", "config.toml:2:1: unknown key \"replicate\"\n\tdid you mean \"replicates\"?"},
		{"an unknown key that is one in another table", "policy = 'open'", "config.toml:1:1: unknown key \"policy\"\n\tpolicy stands under [confidentiality]"},
		{"a misspelt key", "[confidentiality]\npolcy = 'strict'", "config.toml:2:1: unknown key \"polcy\"\n\tdid you mean \"policy\"?"},
		{"a key in two spellings", "[confidentiality]\npolicy = 'strict'\nPolicy = 'open'", "config.toml:3:1: unknown key \"Policy\"\n\tdid you mean \"policy\"?"},
		{"a table in capitals", "[Confidentiality]\npolicy = 'open'", "config.toml:1:1: unknown key \"Confidentiality\"\n\tdid you mean \"confidentiality\"?"},
		{"a number for the policy", "[confidentiality]\npolicy = 5", "config.toml:2:10: policy: a text is expected here, a number was found\n\twrite policy = \"…\", with the text in quotes"},
		{"a text for a truth", "[confidentiality]\nnotes = 'yes'", "config.toml:2:9: notes: true or false is expected here, a text was found\n\twrite notes = true or notes = false, without quotes"},
		{"all of them at once", "[model]\nlength = ''\n[input]\nrefuse_above = 2", "config.toml:2:10: \"\" is none of norms, short, full\nconfig.toml:4:16: 2 is not a share in 0…1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, problems := Read(folder(valid), folder(c.in))
			if diff := cmp.Diff(c.want, texts(problems)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestNoProject(t *testing.T) {
	_, problems := Read(folder(valid), fstest.MapFS{})
	want := "config.toml: not found: this folder is not a rubble project\n\trubble init DIR makes one; --project DIR names another folder"
	if diff := cmp.Diff(want, texts(problems)); diff != "" {
		t.Error(diff)
	}
	if !errors.Is(problems.Sorted()[0], ErrNoProject) {
		t.Error("it cannot be told from other problems")
	}
	_, problems = Read(folder(valid), fstest.MapFS{File: {Mode: os.ModeDir}})
	if !problems.Failed() || errors.Is(problems.Sorted()[0], ErrNoProject) {
		t.Errorf("a folder in the place of the file: %s", texts(problems))
	}
}

// A date is a day, and the same one wherever the program runs and whatever
// time was written with it.
func TestDays(t *testing.T) {
	local := time.Local
	t.Cleanup(func() { time.Local = local })
	day := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
	for _, hours := range []int{-11, 0, 14} {
		time.Local = time.FixedZone("elsewhere", hours*3600)
		for _, written := range []string{"2026-03-01", "2026-03-01T23:30:00", "2026-03-01T00:30:00+02:00", "2026-03-01T23:30:00-08:00"} {
			c, problems := Read(folder(valid), folder("[[waves]]\nid = 'a'\nfrom = "+written+"\nto = "+written))
			if !problems.Empty() {
				t.Fatal(texts(problems))
			}
			if w := c.Waves[0]; w.From != day || w.To != day || w.RecordsFrom != day {
				t.Errorf("%s at %+d h is %v to %v", written, hours, w.From, w.To)
			}
		}
	}
	c, _ := Read(folder(valid), folder("[[waves]]\nid = 'a'"))
	if w := c.Waves[0]; !w.From.IsZero() || !w.To.IsZero() || w.Name != "a" {
		t.Errorf("an open wave is %+v", w)
	}
}

func TestTeam(t *testing.T) {
	listed := &Config{Teams: []Team{{ID: "ops", Name: "Operations", Aliases: []string{"Betrieb"}}}}
	for _, spelling := range []string{"ops", "OPS", "operations", "BETRIEB"} {
		if team, ok := listed.Team(spelling); !ok || team.ID != "ops" {
			t.Errorf("%q is %+v, %v", spelling, team, ok)
		}
	}
	if _, ok := listed.Team("others"); ok {
		t.Error("a team that is not listed is taken in")
	}
	team, ok := new(Config).Team("../../x")
	if diff := cmp.Diff(Team{ID: Slug("../../x"), Name: "../../x"}, team); diff != "" || !ok {
		t.Errorf("%v, %s", ok, diff)
	}
}

func TestWave(t *testing.T) {
	listed := &Config{Waves: []Wave{{ID: "a", Name: "A"}}}
	if w, ok := listed.Wave("a"); !ok || w.Name != "A" {
		t.Errorf("got %+v, %v", w, ok)
	}
	if _, ok := listed.Wave("b"); ok {
		t.Error("a wave that is not listed is taken in")
	}
	if w, ok := new(Config).Wave("b"); !ok || w.Name != "b" {
		t.Errorf("got %+v, %v", w, ok)
	}
}

func TestAt(t *testing.T) {
	c, _ := Read(folder(valid), folder("[[teams]]\nid = 'a'\n[[teams]]\nid = 'b'\npeople = 3\n"))
	if got := c.At("teams[1].people").String(); got != "config.toml:5:10" {
		t.Errorf("people stand at %s", got)
	}
	if got := new(Config).At("teams[1].people").String(); got != "config.toml" {
		t.Errorf("settings made without a file stand at %s", got)
	}
}

package model

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

const (
	versions = "\n\tversion = \"1.2.0\": another wording raises the third, other values or questions the second, a key gone the first"

	pFile = "content/practices/p.md"
	mFile = "content/model.toml"
)

// Each mistake is made in the tiny model, which has none; the whole of what
// is said of it.
func TestMistakes(t *testing.T) {
	for _, c := range []struct{ name, file, old, new, want string }{
		{"dangling rests_on", "p.md", "'a', 'deep'", "'a', 'deap'", pFile + ":24:18: norm \"p/b\" rests on \"deap\", which is no norm\n\tdid you mean \"deep\"?"},
		{"dangling, far off", "p.md", "'a', 'deep'", "'a', 'what-is-this'", pFile + ":24:18: norm \"p/b\" rests on \"what-is-this\", which is no norm"},
		{"resting on an item", "p.md", "'a', 'deep'", "'i1'", pFile + ":24:13: norm \"p/b\" rests on \"i1\", which is no norm"},
		{"unknown fingerprint", "p.md", "'trace'", "'trail'", pFile + ":25:17: norm \"p/b\" names fingerprint \"trail\", which is not in " + mFile},
		{"unknown facet", "p.md", "'flow'", "'flaw'", pFile + ":2:9: practice \"p\" has no item for facet \"flow\"\n" +
			pFile + ":2:9: warning: practice \"p\": 0 of 1 items on alignment are reversed, about a third should be\n" +
			pFile + ":29:9: item \"p/i1\" speaks of facet \"flaw\", which is not in " + mFile},
		{"a facet of the ladder", "p.md", "facet = 'speed'", "facet = 'relief'", pFile + ":2:9: practice \"p\" has no item for facet \"speed\"\n" +
			pFile + ":35:9: item \"p/i2\" speaks of facet \"relief\", which comes from the ladder"},
		{"unknown key in the second of the norms", "p.md", "name = 'B'\n", "name = 'B'\nstatment = 'x'\n", pFile + ":19:1: unknown key \"statment\"\n\tdid you mean \"statement\"?"},
		{"five rungs", "p.md", ", 'b5'", "", pFile + ":23:9: norm \"b\" describes 5 rungs, the ladder has 6"},
		{"an empty rung", "p.md", "'b5'", "' '", pFile + ":23:40: norm \"p/b\" has no test for rung 5"},
		{"no statement", "p.md", "statement = 'S b'\n", "", pFile + ":16:1: norm \"p/b\" has no statement"},
		{"no text", "p.md", "text = 'T i1'", "text = ''", pFile + ":28:8: item \"p/i1\" has no text"},
		{"length", "p.md", "length = 'short'", "length = 'shrt'", pFile + ":31:10: item \"p/i1\" is of length \"shrt\", which is neither short nor full"},
		{"group", "p.md", "'service'", "'services'", pFile + ":3:9: group \"services\" is none of general, service, technical"},
		{"no title", "p.md", "'Practice p'", "''", pFile + ":2:9: practice \"p\" has no title"},
		{"key with a slash", "p.md", "key = 'i2'", "key = 'i/2'", pFile + ":33:7: key \"i/2\": keys are of a–z, 0–9 and -, at most 80 bytes"},
		{"no key", "p.md", "key = 'i2'\n", "", pFile + ":32:1: key \"\": keys are of a–z, 0–9 and -, at most 80 bytes"},
		{"key of a norm and an item", "p.md", "key = 'i2'", "key = 'b'", pFile + ":33:7: key \"b\" stands twice in this practice\n\tnorms and items share a name space"},
		{"torn", "p.md", "'Practice p'", "'Practice p", pFile + ":2:20: this is not TOML: strings cannot contain newlines\n\ta text opens with a quote that is not closed on the same line, or the file was cut off"},
		{"a key twice", "p.md", "group = 'service'\n", "group = 'service'\ngroup = 'service'\n", pFile + ":4:19: this is not TOML: Key 'group' has already been defined.\n\ta key or table stands twice: keep one"},
		{"circle", "p.md", "rests_on = []", "rests_on = ['b']", pFile + ":14:12: norms rest on each other in a circle: p/a → p/b → p/a\n\ttake one of the rests_on out"},
		{"circle of one", "deep.md", "name = 'Deep'\n", "name = 'Deep'\nrests_on = ['deep']\n", "content/norms/deep.md:3:12: norms rest on each other in a circle: common/deep → common/deep\n\ttake one of the rests_on out"},
		{"too few reversed", "p.md", "reverse = true", "reverse = false", pFile + ":2:9: warning: practice \"p\": 0 of 2 items on alignment are reversed, about a third should be"},
		{"a common norm with a key", "deep.md", "name = 'Deep'\n", "key = 'deep'\nname = 'Deep'\n", "content/norms/deep.md:2:7: a common norm takes its key from the file's name\n\tleave key out"},
		{"no front matter", "deep.md", "+++\n", "---\n", "content/norms/deep.md:1: no front matter\n\ta page begins with TOML between two lines of +++"},
		{"CRLF keeps the lines", "p.md", "\n", "\r\n", ""},
		{"a ladder of five", "model.toml", "  { key = \"r5\", name = \"R5\", test = \"t5\", alignment = 1, dismantling = 1, reinvention = 1 },\n", "", mFile + ":3:3: the ladder has 5 rungs, it needs 6"},
		{"worth too much", "model.toml", "alignment = 0.25", "alignment = 25", mFile + ":4:55: rung \"r1\" is worth 25, which is not in 0…1\n" + mFile + ":5:3: rung \"r2\" is worth less than the rung below it"},
		{"worth no number", "model.toml", "alignment = 0.25", "alignment = nan", mFile + ":4:55: rung \"r1\" is worth NaN, which is not in 0…1"},
		{"a rung twice", "model.toml", "\"r5\"", "\"r4\"", mFile + ":8:11: rung \"r4\" stands twice"},
		{"axis", "model.toml", "axis = \"alignment\", name = \"Flow\"", "axis = \"x\", name = \"Flow\"", mFile + ":12:26: axis \"x\" is neither alignment nor reinvention\n" +
			pFile + ":2:9: warning: practice \"p\": 0 of 1 items on alignment are reversed, about a third should be"},
		{"a facet twice", "model.toml", "\"speed\"", "\"flow\"", mFile + ":13:11: facet \"flow\" stands twice\n" +
			pFile + ":2:9: warning: practice \"p\": 1 of 1 items on alignment are reversed, about a third should be\n" +
			pFile + ":35:9: item \"p/i2\" speaks of facet \"speed\", which is not in " + mFile + "\n" +
			rFile + ":12:9: reference \"ref\" speaks of facet \"speed\", which is not in " + mFile},
		{"one anchor", "model.toml", "present_at = 0.5", "present_at = 0.1", mFile + ":35:14: fingerprint \"trace\" has the same anchor for absent and present"},
		{"an anchor that is no number", "model.toml", "present_at = 0.5", "present_at = nan", mFile + ":34:13: fingerprint \"trace\" has an anchor that is no number"},
		{"no reason", "model.toml", "reason = \"because\"\n", "", mFile + ":29:1: fingerprint \"trace\" gives no reason for its anchors"},
		{"no unit", "model.toml", "unit = \"incidents\"\n", "", mFile + ":29:1: fingerprint \"trace\" counts \"\", which is none of changes, incidents, contacts, days, failures\n\tunit says what least counts"},
		{"another unit", "model.toml", "unit = \"incidents\"", "unit = \"incident\"", mFile + ":37:8: fingerprint \"trace\" counts \"incident\", which is none of changes, incidents, contacts, days, failures\n\tunit says what least counts"},
		{"no least", "model.toml", "least = 100\n", "", mFile + ":29:1: fingerprint \"trace\" has a least of 0, which is below 1"},
		{"fewer weeks than none", "model.toml", "unit =", "least_weeks = -8\nunit =", mFile + ":37:15: fingerprint \"trace\" has a least_weeks of -8, which is below 0"},
		{"fewer channels than none", "model.toml", "unit =", "least_channels = -1\nunit =", mFile + ":37:18: fingerprint \"trace\" has a least_channels of -1, which is below 0"},
		{"a threshold left out", "model.toml", "own_knowledge = 50\n", "", mFile + ":17:1: threshold own_knowledge is 0: above 0 and at most 100"},
		{"no objection", "p.md", "objection = 'Who objects?'\n", "", pFile + ":1:1: practice \"p\" has no objection\n\tobjection is an open question for what one would hear against doing without; it is never scored"},
		{"an empty objection", "p.md", "'Who objects?'", "' '", pFile + ":5:13: practice \"p\" has no objection\n\tobjection is an open question for what one would hear against doing without; it is never scored"},
		{"an item called objection", "p.md", "key = 'i2'", "key = 'objection'", pFile + ":33:7: key \"objection\" is that of the open question"},
		{"a norm called objection", "p.md", "key = 'b'", "key = 'objection'", pFile + ":17:7: key \"objection\" is that of the open question"},
		{"no short item", "p.md", "facet = 'trust'\nreverse = false\nlength = 'short'", "facet = 'trust'\nreverse = false\nlength = 'full'",
			pFile + ":2:9: warning: practice \"p\": 1 of 1 short items on reinvention are reversed, about a third should be\n" +
				pFile + ":49:10: practice \"p\" has no short item for facet \"trust\"\n\tone of its items has to be of length short, or the short form says nothing of the facet"},
		{"a short form out of balance", "p.md", "facet = 'speed'\nreverse = false\nlength = 'short'\n",
			"facet = 'speed'\nreverse = true\nlength = 'short'\n" + fullItem("i5", "flow", "false") + fullItem("i6", "speed", "false"),
			pFile + ":2:9: warning: practice \"p\": 2 of 2 short items on alignment are reversed, about a third should be"},
		{"a full form out of balance", "p.md", "length = 'short'\n+++", "length = 'short'\n" + fullItem("i5", "flow", "true") + fullItem("i6", "speed", "true") + "+++",
			pFile + ":2:9: warning: practice \"p\": 3 of 4 items on alignment are reversed, about a third should be"},
		{"a version of two numbers", "model.toml", "1.0.0", "1.0", mFile + ":1:11: version \"1.0\" is not of three numbers" + versions},
		{"a version with a leading zero", "model.toml", "1.0.0", "1.01.0", mFile + ":1:11: version \"1.01.0\" is not of three numbers" + versions},
		{"a version with a suffix", "model.toml", "1.0.0", "1.0.0-rc1", mFile + ":1:11: version \"1.0.0-rc1\" is not of three numbers" + versions},
		{"a version beyond counting", "model.toml", "1.0.0", "1.0.9999999999", mFile + ":1:11: version \"1.0.9999999999\" is not of three numbers" + versions},
		{"no version", "model.toml", "version = \"1.0.0\"\n", "", mFile + ":1:1: version \"\" is not of three numbers" + versions},
		{"likely above clear", "model.toml", "likely = 0.8", "likely = 0.99", mFile + ":22:10: threshold likely is 0.99: above 0 and at most 0.95"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, problems := Read(tiny(change(t, c.file, c.old, c.new)))
			got := texts(problems)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Lines are counted as an editor does, after Windows' line ends too.
func TestPlaceAfterCRLF(t *testing.T) {
	_, problems := Read(tiny(func(files map[string]string) {
		text := strings.Replace(files["practices/p.md"], "'trace'", "'trail'", 1)
		files["practices/p.md"] = strings.ReplaceAll(text, "\n", "\r\n")
	}))
	want := pFile + ":25:17: norm \"p/b\" names fingerprint \"trail\", which is not in " + mFile
	if diff := cmp.Diff(want, texts(problems)); diff != "" {
		t.Error(diff)
	}
}

// A longer circle through two practices is printed as the path that it is.
func TestCycleAcrossPractices(t *testing.T) {
	_, problems := Read(tiny(func(files map[string]string) {
		p := files["practices/p.md"]
		files["practices/q.md"] = strings.Replace(anew(p), "rests_on = ['a', 'deep']", "rests_on = ['p/b']", 1)
		files["practices/p.md"] = strings.Replace(p, "rests_on = ['a', 'deep']", "rests_on = ['q/b']", 1)
	}))
	want := pFile + ":24:12: norms rest on each other in a circle: p/b → q/b → p/b\n\ttake one of the rests_on out"
	if diff := cmp.Diff(want, texts(problems)); diff != "" {
		t.Error(diff)
	}
}

// A practice's name is that of a page and the head of its keys.
func TestPracticeNames(t *testing.T) {
	const another = "\n\tgive the file another name"
	for name, want := range map[string]string{
		"common":   "content/practices/common.md: a practice cannot be called \"common\": the name is taken" + another,
		"index":    "content/practices/index.md: a practice cannot be called \"index\": the name is taken" + another,
		"Big Deal": "content/practices/Big Deal.md: key \"Big Deal\": keys are of a–z, 0–9 and -, at most 80 bytes",
	} {
		_, problems := Read(tiny(func(files map[string]string) {
			files["practices/"+name+".md"] = files["practices/p.md"]
			files["lenses/lens.md"] = strings.NewReplacer("'p'", "'"+name+"'", "'p/a'", "'"+name+"/a'").Replace(tinyLens)
			delete(files, "practices/p.md")
		}))
		if diff := cmp.Diff(want, texts(problems)); diff != "" {
			t.Error(diff)
		}
	}
}

// Practices and common norms are in the order of their ids, which is not
// that of files: "a-b.md" is listed before "a.md".
func TestOrder(t *testing.T) {
	m, problems := Read(tiny(func(files map[string]string) {
		files["practices/p-q.md"], files["norms/deep-er.md"] = anew(files["practices/p.md"]), "+++\n"+tinyNorm("Deep", "deeper")+"+++\n"
	}))
	if !problems.Empty() {
		t.Fatal(texts(problems))
	}
	want := []string{"p/a", "p/b", "p-q/a", "p-q/b", "common/deep", "common/deep-er"}
	if diff := cmp.Diff(want, m.NormKeys()); diff != "" {
		t.Error(diff)
	}
	for _, key := range want {
		if n, ok := m.Norm(key); !ok || n.Key != key {
			t.Errorf("under %s stands %v", key, n)
		}
	}
}

// A real practice with a slip in its third norm.
func TestUnknownKeyInThirdNorm(t *testing.T) {
	data, err := os.ReadFile("../content/practices/incident-management.md")
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.SplitN(string(data), "[[norms]]\n", 5)
	line := strings.Count(strings.Join(parts[:3], "[[norms]]\n"), "\n") + 2
	parts[3] = strings.Replace(parts[3], "need =", "needs =", 1)
	line += strings.Count(parts[3][:strings.Index(parts[3], "needs =")], "\n")
	fsys := tiny(nil)
	fsys["content/practices/incident-management.md"] = &fstest.MapFile{Data: []byte(strings.Join(parts, "[[norms]]\n"))}
	_, problems := Read(fsys)
	got := problems.Sorted()
	if len(got) != 1 || got[0].Pos.Line != line || got[0].Err.Error() != `unknown key "needs"` || got[0].Hint != `did you mean "need"?` {
		t.Errorf("want line %d, got %s", line, texts(problems))
	}
}

// Without the files there is a message for each, and no panic.
func TestNoContent(t *testing.T) {
	_, problems := Read(fstest.MapFS{})
	for _, p := range problems.Sorted() {
		if !strings.HasSuffix(p.Err.Error(), "cannot be read: file does not exist") || p.Hint == "" {
			t.Errorf("got %s", p)
		}
	}
	if n := len(problems.Sorted()); n != 6 {
		t.Errorf("%d problems, want one for each of model.toml, norms, practices, references, lenses and method", n)
	}
}

// Where a client's practice takes the place of ours, what our other files say
// of norms that it does not have is left out with a warning.
func TestReplacedPractice(t *testing.T) {
	m, problems := Read(tiny(func(files map[string]string) {
		files["practices/q.md"] = "+++\ntitle = 'Practice q'\ngroup = 'service'\nsummary = 'For tests.'\nobjection = 'And against q?'\n" +
			"[[norms]]\nkey = 'c'\n" + tinyNorm("C", "c") + "rests_on = ['p/gone', 'p/a']\n" +
			tinyItem("q1", "flow", "true") + tinyItem("q2", "speed", "false") + tinyItem("q3", "own-knowledge", "true") +
			tinyItem("q4", "trust", "false") + "[lenses]\nlens = ['parts/one']\n+++\nProse of q.\n"
		files["lenses/lens.md"] = strings.Replace(files["lenses/lens.md"], "'common/deep'", "'common/deep', 'p/gone'", 1)
	}))
	want := lFile + ":16:32: warning: part \"one\" of lens \"lens\" names norm \"p/gone\", which that practice does not have: left out\n" +
		"content/practices/q.md:14:13: warning: norm \"q/c\" rests on \"p/gone\", which that practice does not have: left out"
	if diff := cmp.Diff(want, texts(problems)); diff != "" {
		t.Error(diff)
	}
	// A practice's own file may say as well why it stands apart.
	m2, problems := Read(tiny(func(files map[string]string) {
		files["lenses/lens.md"] = strings.Replace(files["lenses/lens.md"], "practices = ['p']\n", "", 1)
		files["practices/p.md"] = strings.Replace(files["practices/p.md"], "+++\nProse of p", "[apart]\nlens = 'It is about other things.'\n+++\nProse of p", 1)
	}))
	if l, _ := m2.Lens("lens"); !problems.Empty() || l.Apart["p"] != "It is about other things." {
		t.Errorf("apart %v, %s", l.Apart, texts(problems))
	}
	if n, _ := m.Norm("q/c"); cmp.Diff([]string{"p/a"}, n.RestsOn) != "" {
		t.Errorf("q/c rests on %v", n.RestsOn)
	}
	if l, _ := m.Lens("lens"); slices.Contains(l.Sets[0].Parts[0].Norms, "p/gone") {
		t.Errorf("the lens names %v", l.Sets[0].Parts[0].Norms)
	}
}

// What is left out may be a slip: what is near is named.
func TestLeftOutIsNear(t *testing.T) {
	_, problems := Read(tiny(func(files map[string]string) {
		files["practices/q.md"] = strings.Replace(anew(files["practices/p.md"]), "rests_on = []", "rests_on = ['p/aa']", 1)
		files["lenses/lens.md"] = strings.Replace(files["lenses/lens.md"], "'common/deep'", "'common/deep', 'q/bb'", 1)
	}))
	want := lFile + ":16:32: warning: part \"one\" of lens \"lens\" names norm \"q/bb\", which that practice does not have: left out\n\tdid you mean \"q/b\"?\n" +
		"content/practices/q.md:14:13: warning: norm \"q/a\" rests on \"p/aa\", which that practice does not have: left out\n\tdid you mean \"p/a\"?"
	if diff := cmp.Diff(want, texts(problems)); diff != "" {
		t.Error(diff)
	}
}

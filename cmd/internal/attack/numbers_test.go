package attack

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"testing"

	"rubble/assess"
	"rubble/gate"
	"rubble/model"
)

// A reading is what the attack makes of numbers of data/report.json.
type reading struct {
	at  string // the names on the way there, as a regular expression
	why string // they need not be read; empty: they are
}

const (
	practices = `waves\.(teams\.|segments\.)?practices\.`
	ofWhole   = `waves\.(teams\.)?practices\.`
	threefold = `(alignment|dismantling|reinvention)`
	fivefold  = `(alignment|dismantling|reinvention|deconstruction|gap)`
)

// Why a number need not be read.
const (
	setting  = "it stands in the settings, whatever is answered"
	counted  = "the attack is told by the same answers, signed, how many are behind each figure of each team"
	told     = "it is made of what is read"
	together = "it hangs on how the answers of one person go together, which the numbers of answers leave open"
)

// readings are those of all numbers.
var readings = []reading{
	{at: practices + threefold + `\.value`},
	{at: practices + `(deconstruction|gap)\.value`},
	{practices + `facets\.(relief|replacement)\.(lo|hi)`, together},
	{at: practices + `facets\.[a-z-]+\.(value|lo|hi)`},
	{at: ofWhole + `norms\.(value\.(value|lo|hi)|hold|consensus|shares\.rungs|shares\.share)`},
	{at: ofWhole + `bounds\.` + threefold},
	{at: ofWhole + `smallest_change\.answers`},
	{at: `waves\.practices\.roles\.` + threefold + `\.value`},
	{at: `waves\.practices\.role_gaps\.difference\.value`},
	{at: `waves\.practices\.norm_gaps\.difference\.value`},
	{at: `waves\.segment_gaps\.difference\.value`},
	{at: `waves\.across\.dismantling\.value`},
	{at: `changes\.` + threefold + `\.value`},
	{at: `changes\.norms\.value\.value`},
	{at: `waves\.teams\.people`},
	{at: `method\.(confidence|limits\.(shown|lots))`},

	{`schema|method\.(seed|replicates|coverage|threshold_own_knowledge|threshold_alignment|threshold_deconstruction|limits\.(interval|distribution|tenths))|comparisons\.rate`, setting},
	{`.*\.n|waves\.((teams|segments|roles)\.)?respondents|.*consensus_teams|waves\.careless\.(sheets|flagged)|data_quality\.answers\..*`, counted},
	{ofWhole + `(left_out|unknown|inputs\..*|smallest_change\.of)|.*\.(reliability\.questions|agreement\.norms|between_teams\.teams|correlations\.teams)`, counted},
	{`lenses\..*|waves\.across\.(alignment|reinvention|deconstruction|gap)\..*|` + practices + `norms\.leverage|changes\.(deconstruction|gap)\.value|` + ofWhole + `bounds\.(deconstruction|gap)`, told},
	{practices + fivefold + `\.(lo|hi)|waves\.practices\.roles\.` + threefold + `\.(lo|hi)|` + practices + `verdict\.certainty`, together},
	{`.*\.difference\.(lo|hi)|changes\..*\.(lo|hi)|waves\.across\.dismantling\.(lo|hi)|comparisons\.(compared|discoveries)`, together},
	{`waves\.practices\.(reliability\.(alpha|omega)|between_teams\.icc[12]|correlations\.rho)\.(value|lo|hi)`, together},
	{ofWhole + `robustness\..*`, "it is the share of other ways to add up the same answers that come to the same verdict: further means of them, of which less is told than of the first"},
	{`waves\.practices\.norm_gaps\.superior\.value`, "it is of the ranks of two roles that are told, whose answers to a norm are no unknowns: of the others nothing but sums is asked"},
	{`waves\.teams\.practices\.agreement\.(awg|deviation|rwg_j)\.value`, "it is, over all norms of a team that is told, what hold and consensus tell of each"},
}

// TestEveryNumberIsRead goes through all numbers of what is published: where
// they are others, the attack is another, or it is said why not.
func TestEveryNumberIsRead(t *testing.T) {
	m := readModel(t)
	met, matters := map[string]bool{}, map[string]bool{} // paths
	for _, of := range shapes() {
		by := draw{people: 1}
		signed, p := loaded(t, m, of, by, "open"), loaded(t, m, of, by, "standard")
		know := knowing{open: publishedOf(t, signed, on), sheets: signed.Answers.Sheets}
		for _, release := range []func(*assess.Project) (gate.Release, error){on, off} { // means over practices are told of few where the gate is off
			numbersOf(t, m, know, p, release).meet(t, met, matters)
		}
	}
	used := map[string]bool{}
	for _, path := range slices.Sorted(maps.Keys(met)) {
		r, found := readingOf(path)
		if used[r.at] = true; !found {
			t.Errorf("%s: is it read, and if not, why not?", path)
		} else if r.why == "" && !matters[path] {
			t.Errorf("%s: the attack is the same without it", path)
		}
	}
	for _, r := range readings {
		if !used[r.at] {
			t.Errorf("%s: there is no such number", r.at)
		}
	}
}

// readingOf is the first that speaks of numbers there.
func readingOf(path string) (reading, bool) {
	at := slices.IndexFunc(readings, func(r reading) bool { return matches(r.at, path) })
	if at < 0 {
		return reading{}, false
	}
	return readings[at], true
}

func matches(at, path string) bool { return regexp.MustCompile("^(" + at + ")$").MatchString(path) }

// meet notes which numbers there are, and which of those that are to be read
// matter.
func (n *numbers) meet(t *testing.T, met, matters map[string]bool) {
	t.Helper()
	as := n.programs(t, "")
	for path := range n.paths {
		met[path] = true
		if r, found := readingOf(path); found && r.why == "" && !matters[path] {
			matters[path] = !bytes.Equal(as, n.programs(t, path))
		}
	}
}

// Numbers are those of a published report.
type numbers struct {
	model *model.Model
	know  knowing
	data  []byte
	paths map[string]bool // where they stand
}

func numbersOf(t *testing.T, m *model.Model, know knowing, p *assess.Project, release func(*assess.Project) (gate.Release, error)) *numbers {
	t.Helper()
	made, err := release(p)
	if err != nil {
		t.Fatal(err)
	}
	n := &numbers{model: m, know: know, paths: map[string]bool{}}
	if n.data, err = json.Marshal(made.Report()); err != nil {
		t.Fatal(err)
	}
	n.others("")
	return n
}

// others is the report with other numbers in one place.
func (n *numbers) others(at string) []byte {
	var tree any
	if err := json.Unmarshal(n.data, &tree); err != nil {
		panic(err)
	}
	out, err := json.Marshal(n.changed("", tree, at))
	if err != nil {
		panic(err)
	}
	return out
}

func (n *numbers) changed(path string, v any, at string) any {
	switch v := v.(type) {
	case float64:
		if n.paths[path] = true; path != at {
			return v
		}
		switch {
		case v == 0:
			return 1.0
		case v < 1:
			return v / 2
		}
		return 0.0
	case []any:
		for i := range v {
			v[i] = n.changed(path, v[i], at)
		}
	case map[string]any:
		for key := range v {
			if path == "" {
				v[key] = n.changed(key, v[key], at)
			} else {
				v[key] = n.changed(path+"."+key, v[key], at)
			}
		}
	}
	return v
}

// programs are what the attack solves of one team in the latest wave, and of roles, with other numbers in one place.
func (n *numbers) programs(t *testing.T, at string) []byte {
	t.Helper()
	r, err := readReport(n.others(at))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	latest := len(r.Waves) - 1
	all := tablesOf(n.model, r, n.know)[latest]
	for _, table := range all {
		for _, at := range table.aboutOne() {
			out.Write(table.about(at, !slices.Contains(axes[:], at.quantity), true).write(sum{0: 1}))
		}
		for _, axis := range axes {
			p, _ := table.byRole(axis)
			out.Write(p.write(sum{0: 1}))
		}
	}
	fmt.Fprint(&out, r.across(&r.Waves[latest], all, n.know))
	return out.Bytes()
}

// aboutOne are all targets of one team.
func (t *table) aboutOne() []target {
	all := t.targets()
	return slices.DeleteFunc(all, func(at target) bool { return at.team != all[0].team })
}

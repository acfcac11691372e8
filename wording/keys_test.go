package wording

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"rubble/model"
	"rubble/report"
)

// composed are the keys that code puts together, by what stands before the
// first + of the call: all values that can follow.
func composed(t *testing.T) map[string][]string {
	t.Helper()
	verdicts := []string{"entrenched", "aligned", "pioneering", "renaissance"}
	warnings := []string{"in-the-rubble", "old-ground", "borrowed"}
	var codes []string
	for _, c := range report.Codes() {
		codes = append(codes, string(c))
	}
	all := slices.Concat(verdicts, warnings)
	claims := []string{"contradicted", "consistent", "gone-unnoticed", "open", "no-data"}
	figures := []string{"plane", "graph", "ladder", "maps"}
	m, problems := model.Read(os.DirFS(".."))
	if problems.Failed() {
		t.Fatal(problems.Sorted()[0])
	}
	var prints []string
	for _, f := range m.Fingerprints {
		prints = append(prints, f.Key)
	}
	outcomes := []string{"reopening", "time-to-resolve", "deployment-frequency", "lead-time", "change-failure-share", "standard-share", "approval-information"}
	days := []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}
	kinds := []string{"incidents", "changes"}
	choices := []string{"values", "facets", "ladder", "thresholds", "joining"}
	axes := []string{"alignment", "dismantling", "reinvention"}
	gaps := []string{"roles", "segments"}
	roles := []string{"manages", "does", "is-served"}
	return map[string][]string{
		"verdict_":        append(slices.Clone(verdicts), suffixed(verdicts, "_says")...),
		"certainty_":      {"clear", "likely", "open"},
		"warning_":        append(slices.Clone(warnings), suffixed(warnings, "_says")...),
		"finding_":        all,
		"count_":          verdicts,
		"card_step_":      model.CardFields,
		"card_":           {"running", "proposed", "learned"},
		"in_sentence_":    append(slices.Clone(all), "between", "untold"),
		"state_":          {"stands", "moving", "gone"},
		"stands_":         {"stands", "moving", "gone"},
		"claim_":          append(slices.Clone(claims), suffixed(claims, "_says")...),
		"who_":            {"same-people", "different-people"},
		"compared_":       {"same-people", "different-people", "consensus"},
		"outcome_":        outcomes,
		"how_":            outcomes,
		"reading_":        {"approval-information", "approval-information_none"},
		"amount_":         {"per-day", "per-working-day"},
		"unit_of_":        {"share", "hours", "bits", "per-day", "per-working-day"},
		"unit_":           model.Units,
		"kind_":           kinds,
		"print_subtitle_": kinds,
		"print_figure_":   prints,
		"histogram_":      kinds,
		"histogram_bins_": {"tier-ladder", "auto-close", "approval-wait", "weekday-avoidance"},
		"histogram_mark_": {"auto-close", "weekday-avoidance"},
		"type_":           {"standard", "normal", "emergency"},
		"hours_":          {"requests", "approvals", "implementations"},
		"weekday_":        days,
		"weekday_short_":  days,
		"month_":          {"01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"},
		"sure_":           model.Sureness,
		"explore_":        figures,
		"explore_help_":   figures,
		"reason_":         codes,
		"page_":           {"practices", "teams", "norms", "disagreements", "evidence", "roadmap", "lenses", "references", "method", "data-quality"},
		"choice_":         append(slices.Clone(choices), suffixed(choices, "_says")...),
		"axis_":           append(slices.Clone(axes), "deconstruction", "own-knowledge"),
		"in_axis_":        axes,
		"interval_by_":    {"bca", "percentile", "t"},
		"role_":           roles,
		"one_role_":       roles,
		"the_role_":       roles,
		"role_count_":     append(slices.Clone(roles), "untold"),
		"gap_says_":       gaps,
		"gap_even_":       gaps,
		"gap_side_":       gaps,
		"gaps_none_":      gaps,
		"gaps_some_":      gaps,
		"gaps_side_":      gaps,
		"gaps_rough_":     gaps,
		"number_%d":       {"number_0", "number_1", "number_2", "number_3", "number_4", "number_5", "number_6", "number_7", "number_8", "number_9", "number_10", "number_11", "number_12"},
	}
}

func suffixed(words []string, suffix string) []string {
	var out []string
	for _, w := range words {
		out = append(out, w+suffix)
	}
	return out
}

// variables hold whole keys in the code: in Overview and TeamsFinding, and
// the axis of a facet.
func variables() []string {
	return []string{"overview_entrenched", "overview_some_entrenched", "overview_open", "overview_all_rebuilt", "overview_some_rebuilt",
		"overview_all_aligned", "overview_some_aligned", "teams_differ", "teams_alike", "teams_open", "alignment", "reinvention"}
}

// A call is one of T with a key that is written out.
type call struct {
	at, key string
	args    []string
	spread  bool
}

// calls are those in the Go files of the folders beside this one, and what
// stands before a + in the other calls.
func calls(t *testing.T) (whole []call, prefixes []string) {
	t.Helper()
	set := token.NewFileSet()
	for _, dir := range []string{".", "../chart", "../site", "../cmd/internal/cli"} {
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
				continue
			}
			file, err := parser.ParseFile(set, dir+"/"+e.Name(), nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(file, func(n ast.Node) bool {
				c, ok := n.(*ast.CallExpr)
				if !ok || len(c.Args) == 0 {
					return true
				}
				if sel, ok := c.Fun.(*ast.SelectorExpr); !ok || sel.Sel.Name != "T" {
					return true
				}
				switch key := c.Args[0].(type) {
				case *ast.BasicLit:
					found := call{at: set.Position(c.Pos()).String(), key: text(key), spread: c.Ellipsis.IsValid()}
					for i := 1; i < len(c.Args); i += 2 {
						found.args = append(found.args, text(c.Args[i]))
					}
					whole = append(whole, found)
				case *ast.BinaryExpr:
					left := ast.Expr(key)
					for b, ok := left.(*ast.BinaryExpr); ok; b, ok = left.(*ast.BinaryExpr) {
						left = b.X
					}
					prefixes = append(prefixes, text(left))
				case *ast.CallExpr: // fmt.Sprintf
					prefixes = append(prefixes, text(key.Args[0]))
				}
				return true
			})
		}
	}
	return whole, prefixes
}

func text(e ast.Expr) string {
	lit, ok := e.(*ast.BasicLit)
	if !ok {
		return ""
	}
	s, _ := strconv.Unquote(lit.Value)
	return s
}

// english are the words by key: the forms of a plural, or one.
func english(t *testing.T) map[string]map[string]string {
	t.Helper()
	var raw map[string]any
	if _, err := toml.DecodeFile("../content/i18n/en.toml", &raw); err != nil {
		t.Fatal(err)
	}
	out := map[string]map[string]string{}
	for key, v := range raw {
		out[key] = map[string]string{}
		switch v := v.(type) {
		case string:
			out[key]["other"] = v
		case map[string]any:
			for form, text := range v {
				out[key][form] = fmt.Sprint(text)
			}
		}
	}
	return out
}

// Every key that code or a template asks for has words, and every key with
// words is asked for.
func TestKeys(t *testing.T) {
	words, asked := english(t), map[string]bool{}
	whole, prefixes := calls(t)
	for _, c := range whole {
		asked[c.key] = true
	}
	for _, key := range variables() {
		asked[key] = true
	}
	known := composed(t)
	for prefix, values := range known {
		if !slices.Contains(prefixes, prefix) {
			t.Errorf("no code puts keys together after %q", prefix)
		}
		for _, v := range values {
			asked[strings.TrimSuffix(prefix, "number_%d")+v] = true
		}
	}
	for _, p := range prefixes {
		if known[p] == nil {
			t.Errorf("keys are put together after %q, and this test does not know with what", p)
		}
	}
	inTemplate := regexp.MustCompile(`\b(?:i18n|T) "([^"]+)"`)
	err := fs.WalkDir(os.DirFS("../templates"), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile("../templates/" + name)
		for _, m := range inTemplate.FindAllStringSubmatch(string(data), -1) {
			asked[m[1]] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range slices.Sorted(maps.Keys(asked)) {
		if words[key] == nil {
			t.Errorf("%q is asked for, and en.toml has no words for it", key)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(words)) {
		if !asked[key] {
			t.Errorf("nobody asks for %q", key)
		}
	}
}

// What a text leaves room for is handed to it, and a plural gets its number.
func TestArguments(t *testing.T) {
	words := english(t)
	gap := regexp.MustCompile(`\.([A-Z]\w*)`)
	whole, _ := calls(t)
	for _, c := range whole {
		for form, text := range words[c.key] {
			for _, m := range gap.FindAllStringSubmatch(text, -1) {
				if !c.spread && !slices.Contains(c.args, m[1]) {
					t.Errorf("%s: %q (%s) has a place for %s, which is not handed over", c.at, c.key, form, m[1])
				}
			}
		}
		if len(words[c.key]) > 1 && !slices.Contains(c.args, "Count") {
			t.Errorf("%s: %q has a plural and gets no Count", c.at, c.key)
		}
	}
}

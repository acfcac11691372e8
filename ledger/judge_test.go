package ledger

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/survey"
)

const least = 5

// crowd are so many people of a team, who all answer one question of each
// practice with the same value. They are called team-1, team-2 and so on, from
// first.
func crowd(team string, first, n int, practices ...string) []survey.Sheet {
	var out []survey.Sheet
	for i := range n {
		s := survey.Sheet{Wave: "w", Team: team, Respondent: fmt.Sprintf("%s-%d", team, first+i)}
		for _, p := range practices {
			s.Responses = append(s.Responses, survey.Response{Question: p + "/norm", Value: 3})
		}
		out = append(out, s)
	}
	return out
}

// of joins crowds.
func of(crowds ...[]survey.Sheet) survey.Answers {
	return survey.Answers{Sheets: slices.Concat(crowds...)}
}

// to moves people to a team under the ids that they had.
func to(team string, people []survey.Sheet) []survey.Sheet {
	people = slices.Clone(people)
	for i := range people {
		people[i].Team = team
	}
	return people
}

// as gives people a role.
func as(role string, people []survey.Sheet) []survey.Sheet {
	people = slices.Clone(people)
	for i := range people {
		people[i].Role = role
	}
	return people
}

// changed lets the first of some people answer otherwise.
func changed(people []survey.Sheet) []survey.Sheet {
	people = slices.Clone(people)
	people[0].Responses = slices.Clone(people[0].Responses)
	people[0].Responses[0].Value++
	return people
}

// published is a ledger of editions that told the scopes of a practice.
func published(segments map[string]string, scopes []string, editions ...survey.Answers) Ledger {
	var l Ledger
	var told []Cell
	for _, s := range scopes {
		told = append(told, Cell{s, "a"})
	}
	for _, answers := range editions {
		l, _ = l.Add(Ledger{}.Record(answers, segments, map[string][]Cell{"w": told}, "standard", "1.0.0"))
	}
	return l
}

// scopes are those of cells of practice a, sorted.
func scopesOf(cells map[Cell]bool) []string {
	out := []string{}
	for c := range cells {
		if c.Practice != "a" {
			panic("cells of another practice: " + c.Practice)
		}
		out = append(out, c.Scope)
	}
	slices.Sort(out)
	return out
}

// What happens to a wave after it was published, and what may then be told.
func TestJudge(t *testing.T) {
	ops, dev := crowd("ops", 1, 9, "a"), crowd("dev", 1, 9, "a")
	none := []string{}
	everything := []string{"", "team/dev", "team/ops"}
	for _, c := range []struct {
		name    string
		before  []survey.Answers
		now     survey.Answers
		waiting int
		told    []string
		few     []string
	}{
		{"nothing has changed", []survey.Answers{of(ops, dev)}, of(dev, ops),
			0, everything, none},
		{"one came late", []survey.Answers{of(ops, dev)}, of(ops, dev, crowd("ops", 10, 1, "a")),
			1, everything, none},
		{"four came late", []survey.Answers{of(ops, dev)}, of(ops, dev, crowd("ops", 10, 4, "a")),
			4, everything, none},
		{"four came late to one team and four to another", []survey.Answers{of(ops, dev)}, of(ops, dev, crowd("ops", 10, 4, "a"), crowd("dev", 10, 4, "a")),
			8, everything, none},
		{"five came late", []survey.Answers{of(ops, dev)}, of(ops, dev, crowd("ops", 10, 5, "a")),
			0, []string{"team/dev"}, none},
		{"a team of four is new", []survey.Answers{of(ops, dev)}, of(ops, dev, crowd("new", 1, 4, "a")),
			4, everything, none},
		{"a team of five is new", []survey.Answers{of(ops, dev)}, of(ops, dev, crowd("new", 1, 5, "a")),
			0, []string{"team/dev", "team/ops"}, none},
		{"one withdrew", []survey.Answers{of(ops, dev)}, of(ops[1:], dev),
			0, []string{"team/dev"}, []string{"", "team/ops"}},
		{"one withdrew, and that was published: the first edition still stands somewhere", []survey.Answers{of(ops, dev), {Sheets: slices.Concat(ops[1:], dev)}}, of(ops[2:], dev),
			0, []string{"team/dev"}, []string{"", "team/ops"}},
		{"one changed an answer", []survey.Answers{of(ops, dev)}, of(changed(ops), dev),
			0, []string{"team/dev"}, []string{"", "team/ops"}},
		{"one changed an answer, one came late", []survey.Answers{of(ops, dev)}, of(changed(ops), dev, crowd("ops", 10, 1, "a")),
			0, []string{"team/dev"}, []string{"", "team/ops"}},
		{"two withdrew in one team, three in the other: together they are five", []survey.Answers{of(ops, dev)}, of(ops[2:], dev[3:]),
			0, none, []string{"team/dev", "team/ops"}},
		{"one withdrew, and five who came to another team do not cover it", []survey.Answers{of(ops, dev)}, of(ops[1:], dev, crowd("dev", 10, 5, "a")),
			0, none, []string{"", "team/ops"}},
		{"a team withdrew", []survey.Answers{of(ops, dev)}, of(dev),
			0, []string{"team/dev"}, none},
		{"a team of three withdrew", []survey.Answers{of(ops, dev, crowd("few", 1, 3, "a"))}, of(ops, dev),
			0, []string{"team/dev", "team/ops"}, []string{""}},
		{"all withdrew", []survey.Answers{of(ops, dev)}, of(),
			0, none, none},
		{"a team has a new name", []survey.Answers{of(ops, dev)}, of(to("sre", ops), dev),
			0, []string{"team/dev"}, none},
		{"a team has a new name, and one of it is gone", []survey.Answers{of(ops, dev)}, of(to("sre", ops[1:]), dev),
			0, []string{"team/dev"}, []string{"", "team/ops", "team/sre"}},
		{"a team was split into seven and two", []survey.Answers{of(ops, dev)}, of(to("sre", ops[:7]), to("desk", ops[7:]), dev),
			2, []string{"team/dev"}, []string{"", "team/ops", "team/sre"}},
		{"the same, and five came to another team", []survey.Answers{of(ops, dev)}, of(to("sre", ops[:7]), to("desk", ops[7:]), dev, crowd("dev", 10, 5, "a")),
			2, none, []string{"", "team/ops", "team/sre"}},
		{"a team was split into seven and five", []survey.Answers{of(ops, dev, crowd("ops", 10, 3, "a"))}, of(to("sre", ops[:7]), to("desk", slices.Concat(ops[7:], crowd("ops", 10, 3, "a"))), dev),
			0, []string{"team/dev"}, none},
		{"two teams are one now, without one of them", []survey.Answers{of(ops, dev)}, of(dev, to("dev", ops[1:])),
			0, none, []string{"", "team/dev", "team/ops"}},
		{"one changed teams", []survey.Answers{of(ops, dev)}, of(ops[1:], dev, to("dev", ops[:1])),
			1, []string{"team/dev"}, []string{"", "team/ops"}},
		{"one withdrew, and came back", []survey.Answers{of(ops, dev), of(ops[1:], dev)}, of(ops, dev),
			0, everything, none},
	} {
		t.Run(c.name, func(t *testing.T) {
			// Of the editions, the first told all; a later one what it may have.
			l := published(nil, everything, c.before[0])
			for _, later := range c.before[1:] {
				l, _ = l.Add(Ledger{}.Record(later, nil, map[string][]Cell{"w": {{"team/dev", "a"}}}, "standard", "1.0.0"))
			}
			answers, got := l.Judge(c.now, nil, least)
			if got.Waiting["w"] != c.waiting || len(answers.Sheets) != len(c.now.Sheets)-c.waiting {
				t.Errorf("%d wait, %d are left of %d; want %d to wait", got.Waiting["w"], len(answers.Sheets), len(c.now.Sheets), c.waiting)
			}
			for what, diff := range map[string]string{"told": cmp.Diff(c.told, scopesOf(got.Told["w"])), "few": cmp.Diff(c.few, scopesOf(got.Few["w"]))} {
				if diff != "" {
					t.Errorf("%s: %s", what, diff)
				}
			}
		})
	}
}

// A wave keeps the segments that it was told in, whatever the settings say now: a
// team of three that is told of nowhere may not be told by moving it from one to
// another. Teams that were not there belong to those of now.
func TestJudgeSegments(t *testing.T) {
	answers := of(crowd("ops", 1, 9, "a"), crowd("dev", 1, 9, "a"), crowd("few", 1, 3, "a"), crowd("desk", 1, 9, "a"))
	before := map[string]string{"ops": "north", "few": "north", "dev": "south", "desk": ""}
	l := published(before, []string{"", "segment/north", "segment/south"}, answers)
	for name, now := range map[string]map[string]string{
		"as they were":                  before,
		"a small team changes segments": {"ops": "north", "few": "south", "dev": "south"},
		"a segment has another name":    {"ops": "east", "few": "east", "dev": "south"},
		"a large team joins one":        {"ops": "north", "few": "north", "dev": "south", "desk": "south"},
		"there are none any more":       nil,
	} {
		_, got := l.Judge(answers, now, least)
		if diff := cmp.Diff([][]string{{"", "segment/north", "segment/south"}, {}}, [][]string{scopesOf(got.Told["w"]), scopesOf(got.Few["w"])}); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if diff := cmp.Diff(before, got.Segments["w"]); diff != "" {
			t.Errorf("%s: segments: %s", name, diff)
		}
		next := l.Record(answers, now, map[string][]Cell{"w": {{"", "a"}}}, "standard", "1.0.0")
		if diff := cmp.Diff(before, next.Waves[0].segments()); diff != "" {
			t.Errorf("%s: the next edition: %s", name, diff)
		}
	}
	later := of(answers.Sheets, crowd("new", 1, 5, "a"))
	_, got := l.Judge(later, map[string]string{"ops": "south", "new": "south"}, least)
	if diff := cmp.Diff([][]string{{"segment/north"}, {}}, [][]string{scopesOf(got.Told["w"]), scopesOf(got.Few["w"])}); diff != "" {
		t.Error(diff)
	}
	if in := got.Segments["w"]; in["new"] != "south" || in["ops"] != "north" {
		t.Errorf("in %v", in)
	}
}

// Twenty come late, of whom two manage: the role of these would tell of them.
func TestJudgeRoles(t *testing.T) {
	does, manages := as("does", crowd("ops", 1, 20, "a")), as("manages", crowd("ops", 21, 20, "a"))
	told := []string{"", "role/does", "role/manages", "team/ops"}
	l := published(nil, told, of(does, manages))
	for _, c := range []struct {
		name      string
		now       survey.Answers
		told, few []string
	}{
		{"nothing changed", of(manages, does), told, []string{}},
		{"two of those late manage", of(does, manages, as("does", crowd("ops", 41, 18, "a")), as("manages", crowd("ops", 59, 2, "a"))), []string{}, []string{"role/manages"}},
		{"none of those late manages", of(does, manages, as("does", crowd("ops", 41, 18, "a"))), []string{"role/manages"}, []string{}},
		{"one changes roles", of(as("manages", does[:1]), does[1:], manages), []string{}, told},
		{"a role is gone", of(does), []string{"role/does"}, []string{}},
		{"the team has a new name", of(to("sre", does), to("sre", manages)), []string{}, []string{}},
	} {
		_, got := l.Judge(c.now, nil, least)
		if diff := cmp.Diff([][]string{c.told, c.few}, [][]string{scopesOf(got.Told["w"]), scopesOf(got.Few["w"])}); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

// Somebody who was there adds another practice: what is new waits, and the
// sheet itself, from which nothing may go, stays. The caller's answers are as
// they were.
func TestPracticesWaitByThemselves(t *testing.T) {
	before := of(crowd("ops", 1, 1, "a"), crowd("ops", 2, 8, "a", "b"))
	l := Ledger{Editions: []Edition{Ledger{}.Record(before, nil, map[string][]Cell{"w": {{"", "a"}, {"", "b"}}}, "standard", "")}}
	now := of(crowd("ops", 1, 9, "a", "b"), crowd("ops", 10, 2, "a"))
	answers, got := l.Judge(now, nil, least)
	if diff := cmp.Diff(before, answers); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(map[string]int{"w": 3}, got.Waiting); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(of(crowd("ops", 1, 9, "a", "b"), crowd("ops", 10, 2, "a")), now); diff != "" {
		t.Errorf("the answers that were given changed: %s", diff)
	}
}

// Of a practice that no edition told of, as of a wave that no edition has,
// nothing waits and nothing is hidden.
func TestUntold(t *testing.T) {
	answers := of(crowd("ops", 1, 3, "a"))
	late := of(crowd("ops", 1, 4, "a"))
	other := of(crowd("ops", 1, 4, "a"))
	for i := range other.Sheets {
		other.Sheets[i].Wave = "v"
	}
	other.Sheets = append(other.Sheets, answers.Sheets...)
	for name, c := range map[string]struct {
		l   Ledger
		now survey.Answers
	}{
		"nothing was told of it":        {published(nil, nil, answers), late},
		"another practice was told of":  {Ledger{Editions: []Edition{Ledger{}.Record(answers, nil, map[string][]Cell{"w": {{"", "b"}}}, "", "")}}, late},
		"another wave":                  {published(nil, []string{"", "team/ops"}, answers), other},
		"nothing was published":         {Ledger{}, late},
		"told without an answer, ended": {Ledger{Editions: []Edition{{}}}, late},
	} {
		got, judged := c.l.Judge(c.now, nil, least)
		if diff := cmp.Diff(c.now, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		for wave, few := range judged.Few {
			if len(few) > 0 {
				t.Errorf("%s: few in %s: %v", name, wave, few)
			}
		}
	}
}

// A policy that hides nothing asks nothing of the ledger.
func TestOpen(t *testing.T) {
	l := published(nil, []string{"", "team/ops"}, of(crowd("ops", 1, 9, "a")))
	now := of(crowd("ops", 1, 10, "a"))
	answers, got := l.Judge(now, nil, 0)
	if diff := cmp.Diff(now, answers); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(Judgement{}, got); diff != "" {
		t.Error(diff)
	}
}

// What a team says together is its own statement.
func TestConsensusIsNotJudged(t *testing.T) {
	together := []survey.Sheet{{Wave: "w", Team: "ops", Mode: survey.Consensus, People: 7, Responses: []survey.Response{{Question: "a/norm", Value: 3}}}}
	l := published(nil, []string{"", "team/ops"}, of(together))
	want := Wave{ID: "w", Told: []Cell{{"", "a"}, {"team/ops", "a"}}}
	if diff := cmp.Diff([]Wave{want}, l.Editions[0].Waves); diff != "" {
		t.Error(diff)
	}
	answers, got := l.Judge(of(changed(together)), nil, least)
	if len(answers.Sheets) != 1 || len(got.Few["w"]) > 0 || len(got.Waiting) > 0 {
		t.Errorf("%+v", got)
	}
}

// A stricter policy asks for more people, of editions that asked for fewer, too.
func TestStricter(t *testing.T) {
	ops := crowd("ops", 1, 9, "a")
	l := published(nil, []string{"", "team/ops"}, of(ops))
	now := of(ops, crowd("ops", 10, 6, "a"))
	if _, got := l.Judge(now, nil, 5); got.Waiting["w"] != 0 || len(got.Told["w"]) != 0 || len(got.Few["w"]) != 0 {
		t.Errorf("standard: %+v", got)
	}
	if _, got := l.Judge(now, nil, 8); got.Waiting["w"] != 6 || len(got.Told["w"]) != 2 {
		t.Errorf("strict: %+v", got)
	}
}

// However sheets lie, they are judged the same; what is published of the
// answers that were judged changes nothing of the judgement after it.
func TestJudgeIsSteady(t *testing.T) {
	draw := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		var all []survey.Sheet
		for _, team := range []string{"ops", "dev", "desk"} {
			all = append(all, crowd(team, 1, 12, "a", "b")...)
		}
		told := map[string][]Cell{"w": {{"", "a"}, {"", "b"}, {"team/ops", "a"}, {"team/dev", "b"}}}
		some := func() survey.Answers {
			draw.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
			kept := slices.Clone(all[:20+draw.IntN(16)])
			slices.SortFunc(kept, func(a, b survey.Sheet) int { return cmpText(a.Respondent, b.Respondent) })
			return survey.Answers{Sheets: kept}
		}
		l := Ledger{Editions: []Edition{Ledger{}.Record(some(), nil, told, "", ""), Ledger{}.Record(some(), nil, told, "", "")}}
		now := some()
		answers, got := l.Judge(now, nil, least)
		for i := range now.Sheets { // the ledger knows no order of sheets
			j := draw.IntN(i + 1)
			now.Sheets[i], now.Sheets[j] = now.Sheets[j], now.Sheets[i]
		}
		if _, again := l.Judge(now, nil, least); !cmp.Equal(got, again) {
			t.Fatal(cmp.Diff(got, again))
		}
		next, _ := l.Add(Ledger{}.Record(answers, nil, told, "", ""))
		after, judged := next.Judge(answers, nil, least)
		if len(judged.Waiting) > 0 || len(judged.Told["w"]) != 4 || len(judged.Few["w"]) > 0 || !cmp.Equal(answers, after) {
			t.Fatalf("what was just published is judged anew: %+v", judged)
		}
	}
}

func cmpText(a, b string) int {
	if a < b {
		return -1
	}
	return 1
}

// Sets of names joined at random are those that a search finds.
func TestDisjoint(t *testing.T) {
	draw := rand.New(rand.NewPCG(3, 4))
	for range 100 {
		d, links := disjoint{}, map[string][]string{}
		for range 8 {
			a, b := string(rune('a'+draw.IntN(12))), string(rune('a'+draw.IntN(12)))
			d.join(a, b)
			links[a], links[b] = append(links[a], b), append(links[b], a)
		}
		for _, from := range slices.Sorted(maps.Keys(links)) {
			seen, open := map[string]bool{}, []string{from}
			for len(open) > 0 {
				at := open[0]
				open = open[1:]
				if !seen[at] {
					seen[at] = true
					open = append(open, links[at]...)
				}
			}
			for other := range links {
				if (d.find(from) == d.find(other)) != seen[other] {
					t.Fatalf("%s and %s", from, other)
				}
			}
		}
	}
}

package gate

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/model"
	"rubble/report"
	scoring "rubble/score"
	"rubble/survey"
)

// How many people are thought to be behind a figure: of fewer than something is
// shown of, those who are; of fewer than an interval needs, not so many that a
// distribution would be shown; else with those who left it open.
func TestAsThoughAnswered(t *testing.T) {
	for _, c := range []struct {
		policy        string
		n, open, want int
	}{
		{"standard", 4, 90, 4}, {"standard", 5, 4, 9}, {"standard", 9, 1, 10}, {"standard", 9, 90, 19}, {"standard", 10, 10, 20}, {"standard", 19, 1, 20},
		{"standard", 0, 3, 0}, {"standard", 40, 0, 40}, {"strict", 7, 90, 7}, {"strict", 19, 90, 29}, {"strict", 20, 10, 30},
	} {
		p := &publisher{limits: Limits(c.policy)}
		same(t, fmt.Sprint(c), p.asThoughAnswered(c.n, c.open), c.want)
	}
}

// open says of two hidden teams who leaves which questions open.
type open struct {
	name string
	is   func(m *model.Model, question string, person, at int) bool
}

// opens are some ways to leave questions open and still to count.
var opens = []open{
	{"nobody", func(*model.Model, string, int, int) bool { return false }},
	{"a seventh", func(_ *model.Model, _ string, person, at int) bool { return (at+3*person)%7 == 0 }},
	{"four norms", func(_ *model.Model, _ string, _, at int) bool { return 4 < at && at < 9 }},
	{"one of all reinvention", func(m *model.Model, q string, person, _ int) bool {
		return person == 0 && axisOfItem(m, q) == model.Reinvention
	}},
	{"all reinvention but of one", func(m *model.Model, q string, person, _ int) bool {
		return person > 0 && axisOfItem(m, q) == model.Reinvention
	}},
	{"all of alignment", func(m *model.Model, q string, _, _ int) bool { return axisOfItem(m, q) == model.Alignment }},
	{"the common norms", func(_ *model.Model, q string, _, at int) bool { return strings.HasPrefix(q, "common/") && at%3 == 0 }},
}

// axisOfItem is the axis of an item; empty of a norm.
func axisOfItem(m *model.Model, question string) string {
	for _, p := range m.Practices {
		for _, it := range p.Items {
			if it.Key == question {
				facet, _ := m.Facet(it.Facet)
				return facet.Axis
			}
		}
	}
	return ""
}

// leftOpenBy is what is known of teams, lots drawn, of which the first two leave
// questions open. They are in a segment with the third, any other is in a second.
// Of every three people one manages, one does and one is served.
func leftOpenBy(t *testing.T, policy string, sizes []int, open open) Input {
	t.Helper()
	c := gathered(t, sizes, mixed(5))
	for i, n := range sizes {
		c.set.Teams[i].People, c.set.Teams[i].Segment = n, [...]string{"north", "north", "north", "south"}[i]
	}
	for i := range c.answers.Sheets {
		s := &c.answers.Sheets[i]
		s.Role = survey.Roles[i%3]
		for j, r := range s.Responses {
			if s.Team < "t02" && open.is(c.m, r.Question, int(s.Respondent[3]-'0'), j) {
				s.Responses[j] = survey.Response{Question: r.Question, Kind: survey.DontKnow}
			}
		}
	}
	answers, _ := c.draw(policy, "")
	return Input{Model: c.m, Scored: scoring.Score(c.m, answers, c.set), Settings: c.set, Waves: []Wave{{ID: "w"}}}
}

// besides is what is told of that.
func besides(t *testing.T, policy string, sizes []int, open open) report.Wave {
	t.Helper()
	release, err := Publish(leftOpenBy(t, policy, sizes, open), policy)
	if err != nil {
		t.Fatal(err)
	}
	return release.Report().Waves[0]
}

// Numbers and what is made of them, of which nothing but that they are there is
// compared; and what is told roughly, or is a matter of chance.
var (
	numbers = []string{"value", "lo", "hi", "hold", "consensus", "leverage", "shares", "state", "rounded", "clamped"}
	roughly = []string{"reliability", "bounds", "unknown", "verdict", "robustness", "keystone", "careless", "discovery"}
)

// appearance is what a wave shows, without any number but those of people.
func appearance(t *testing.T, w report.Wave) any {
	t.Helper()
	text, err := json.Marshal(w)
	if err != nil {
		t.Fatal(err)
	}
	var all any
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	blank(all)
	return all
}

func blank(in any) {
	switch in := in.(type) {
	case []any:
		for _, v := range in {
			blank(v)
		}
	case map[string]any:
		for key, v := range in {
			switch {
			case slices.Contains(roughly, key):
				delete(in, key)
			case slices.Contains(numbers, key):
				in[key] = "there"
			default:
				blank(v)
			}
		}
	}
}

// Which figures of the organisation, of segments and of roles are there, with
// which parts and of how many people, does not hang on what teams of which
// nothing is told left open: not where those who answered are fewer than a
// rounded figure (10, 20), a distribution (20, 30) or two roles (10 of each)
// ask for.
func TestLeftOpenShowsNowhere(t *testing.T) {
	for _, c := range []struct {
		policy string
		sizes  []int
	}{
		{"standard", []int{3, 2, 5}}, {"standard", []int{3, 2, 15}}, {"standard", []int{3, 2, 25}}, {"standard", []int{3, 2, 55}},
		{"standard", []int{3, 2, 5, 31}}, {"standard", []int{3, 2, 15, 31}}, {"standard", []int{2, 2, 12, 34}}, {"strict", []int{4, 4, 12, 31}},
		{"strict", []int{4, 4, 12}}, {"strict", []int{4, 4, 22}}, {"strict", []int{4, 4, 52}}, {"strict", []int{4, 4, 82}},
	} {
		want := appearance(t, besides(t, c.policy, c.sizes, opens[0]))
		for _, open := range opens[1:] {
			if diff := cmp.Diff(want, appearance(t, besides(t, c.policy, c.sizes, open))); diff != "" {
				t.Errorf("%s, %v, %s open (-want +got):\n%s", c.policy, c.sizes, open.name, diff)
			}
		}
	}
	if cmp.Diff(appearance(t, besides(t, "open", []int{3, 2, 25}, opens[0])), appearance(t, besides(t, "open", []int{3, 2, 25}, opens[1]))) == "" {
		t.Error("with the policy open nothing differs, so that this proves nothing")
	}
}

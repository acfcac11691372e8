package wording

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/model"
	"rubble/report"
)

// spread are shares on rungs of which the two lowest are merged: the middle
// answer is suspended, 0.55 of the answers lie from there on, and none on the
// highest.
var spread = []report.Share{{Rungs: []int{0, 1}, Share: 0.35}, {Rungs: []int{2}, Share: 0.1}, {Rungs: []int{3}, Share: 0.25}, {Rungs: []int{4}, Share: 0.3}}

// across are shares of which those on both sides of the boundary are merged.
var across = []report.Share{{Rungs: []int{0, 1, 2, 3}, Share: 0.8}, {Rungs: []int{4, 5}, Share: 0.2}}

var few = report.Figure{Reason: report.Because(report.TooFewPeople)}

func TestNormFinding(t *testing.T) {
	s := speaker(t)
	for _, c := range []struct {
		norm report.Norm
		want string
	}{
		{report.Norm{Value: few, Shares: spread, Keystone: true}, "“A board that meets” cannot be placed: too few people answered."},
		{report.Norm{State: "gone", Value: fig(87), Shares: spread, Claim: "contradicted", Keystone: true},
			"Most people say that “A board that meets” is gone, and the records still show its trace."},
		{report.Norm{State: "stands", Value: fig(8), Claim: "gone-unnoticed"}, "Most people say that “A board that meets” stands, and the records show no trace of it."},
		{report.Norm{State: "stands", Value: fig(8), Shares: spread, Keystone: true}, "“A board that meets” stands, and it is a keystone."},
		{report.Norm{State: "stands", Value: fig(8), Mandated: true}, "“A board that meets” stands, and a duty from outside is said to demand it."},
		{report.Norm{State: "moving", Value: fig(45), Shares: spread}, "“A board that meets” is moving: the middle answer is “Suspended”."},
		{report.Norm{State: "moving", Value: rounded(45)}, "“A board that meets” is moving, at about 45 of 100."},
		{report.Norm{State: "moving", Value: fig(38), Shares: across}, "“A board that meets” is moving, at 38 of 100."},
		{report.Norm{State: "moving", Value: report.Figure{Reason: report.Because(report.OnlyState)}, Shares: across}, "“A board that meets” is moving."},
		{report.Norm{State: "gone", Value: report.Figure{Reason: report.Because(report.OnlyState)}}, "“A board that meets” is gone."},
	} {
		c.norm.ID = claimedBoard
		if got := plain(s.NormFinding(c.norm)); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestNormAt(t *testing.T) {
	s := speaker(t)
	for _, c := range []struct {
		norm        report.Norm
		state, want string
	}{
		{report.Norm{Value: few}, "too few people answered", "Too few people answered"},
		{report.Norm{State: "gone"}, "gone", "Gone"},
		{report.Norm{State: "stands", Value: interval(18, 14, 22), Claim: "no-data"}, "stands", "Stands, at 18 (14 to 22) of 100 on the dismantling scale"},
		{report.Norm{State: "gone", Value: fig(87), Claimed: "gone", Claim: "contradicted"}, "gone",
			"Gone, at 87 of 100 on the dismantling scale; answers beside records: a trace is still there"},
	} {
		if diff := cmp.Diff([]string{c.state, c.want}, []string{s.NormState(c.norm), plain(s.NormAt(c.norm))}); diff != "" {
			t.Error(diff)
		}
	}
}

// A norm that the wave does not hold has its practice's reason, or was not
// asked.
func TestNormOf(t *testing.T) {
	hiddenChange, shown := hidden(change), report.Norm{ID: "common/ticket-is-work", State: "stands"}
	w := report.Wave{Practices: []report.Practice{hiddenChange}, Common: []report.Norm{shown}}
	for key, want := range map[string]report.Norm{
		claimedBoard:            {ID: claimedBoard, Value: few},
		"incident-management/x": {ID: "incident-management/x", Value: report.Figure{Reason: report.Because(report.NotAsked)}},
		"common/x":              {ID: "common/x", Value: report.Figure{Reason: report.Because(report.NotAsked)}},
		"common/ticket-is-work": shown,
	} {
		if diff := cmp.Diff(want, NormOf(w, key)); diff != "" {
			t.Errorf("%s: %s", key, diff)
		}
	}
}

// The title counts from the boundary on, as the figure does: 0.25 + 0.3.
func TestNormFigure(t *testing.T) {
	s := speaker(t)
	untold := []report.Share{{Rungs: []int{0}, Share: 0.45}, {Rungs: []int{1, 2, 3, 4, 5}, Share: 0.55}}
	none := []report.Share{{Rungs: []int{0}, Share: 0.6}, {Rungs: []int{1, 2}, Share: 0.4}, {Rungs: []int{3, 4, 5}, Share: 0}}
	const answers = "How the answers of 40 people lie on the six rungs. Left of the line the norm stands; right of it, it is coming down."
	for _, c := range []struct {
		norm            report.Norm
		mode            string
		title, subtitle string
	}{
		{report.Norm{State: "moving", Value: interval(45, 40, 50), Shares: spread}, "individual", "55 % of the answers lie where the norm is coming down", answers},
		{report.Norm{State: "moving", Value: interval(45, 40, 50), Shares: across}, "", "At least 20 % of the answers lie where the norm is coming down", answers},
		{report.Norm{State: "moving", Value: interval(25, 20, 30), Shares: untold}, "", "How many answers lie where the norm is coming down cannot be told: too few chose some rungs", answers},
		{report.Norm{State: "stands", Value: interval(5, 4, 6), Shares: none}, "", "Hardly any answer lies where the norm is coming down", answers},
		{report.Norm{State: "moving", Value: fig(45), Shares: spread}, "consensus", "55 % of the answers lie where the norm is coming down", "Where the team together places each norm."},
		{report.Norm{State: "gone", Value: rounded(90)}, "", "In a word: it is gone", "One word, because too few people answered for more."},
		{report.Norm{State: "stands", Value: report.Figure{Value: at(10), Clamped: true}}, "", "In a word: it stands", "One word, because nearly everybody answered alike."},
	} {
		f := s.NormFigure(c.norm, c.mode)
		if diff := cmp.Diff([]string{c.title, c.subtitle}, []string{plain(f.Title), plain(f.Subtitle)}); diff != "" {
			t.Error(diff)
		}
		if want := f.Title + ". " + s.stateAt(c.norm) + "."; f.Alt != want {
			t.Errorf("the alternative is %q, want %q", f.Alt, want)
		}
		if len(f.Table.Rows) != 1 {
			t.Errorf("%d rows of the one norm", len(f.Table.Rows))
		}
	}
}

// What is told of several rungs is told once, at the first of them.
func TestRungShare(t *testing.T) {
	s := speaker(t)
	for _, c := range []struct {
		shares []report.Share
		want   [model.Rungs][2]string // of the rung alone, and of several from it on
	}{
		{spread, [...][2]string{{"", "Taken for granted and Questioned together: 35 % of the answers"}, {}, {"10 % of the answers"}, {"25 % of the answers"},
			{"30 % of the answers"}, {"0 % of the answers"}}},
		{[]report.Share{{Rungs: []int{0}, Share: 0.45}, {Rungs: []int{1, 2, 3, 4, 5}, Share: 0.55}}, [...][2]string{{"45 % of the answers"},
			{"", "Questioned to Replaced together: 55 % of the answers"}, {}, {}, {}, {}}},
		{nil, [model.Rungs][2]string{}},
	} {
		n := report.Norm{Shares: c.shares}
		for rung, want := range c.want {
			got := [2]string{plain(s.RungShare(n, rung)), plain(s.RungsTogether(n, rung))}
			if got != want {
				t.Errorf("%v, rung %d: got %q, want %q", c.shares, rung, got, want)
			}
		}
	}
}

func TestNormFacts(t *testing.T) {
	s := speaker(t)
	r := &report.Report{Waves: []report.Wave{{ID: "one"}, {ID: "two"}}, Changes: []report.Change{
		{From: "one", To: "two", Team: "ops", Norms: []report.NormChange{{ID: claimedBoard, Value: fig(30)}}},
		{From: "one", To: "two", Norms: []report.NormChange{{ID: claimedForm, Value: few}, {ID: claimedBoard, Value: interval(14, 8, 20)}}}}}
	want := []Fact{{"Hold", "62 of 100: how firmly the norm stands. It is highest where everybody sees it alike and nobody questions it."},
		{"Leverage", "81: its hold, raised by the norms that rest on it. It can pass 100."},
		{"Consensus", "0.61 of 1: how far people place it alike."}, {"Since the last wave", "+14 (+8 to +20) on the dismantling scale."}}
	if diff := cmp.Diff(want, s.NormFacts(r, report.Norm{ID: claimedBoard, Hold: at(62.4), Leverage: at(80.6), Consensus: at(0.61)})); diff != "" {
		t.Error(diff)
	}
	if got := s.NormFacts(r, report.Norm{ID: claimedForm}); got != nil {
		t.Errorf("of a norm that is hidden: %v", got)
	}
	about := s.NormAbout(&model.Norm{Need: "calm in peak times", Seen: "A.", Apart: "B."})
	if diff := cmp.Diff([]Fact{{"The need it serves", "Calm in peak times."}, {"What one sees when it holds", "A."}, {"Where it was taken apart", "B."}}, about); diff != "" {
		t.Error(diff)
	}
}

package wording

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/report"
)

// leftOutFor is a practice that is left out for one reason, with all in it.
func leftOutFor(id string, code report.Code) report.Practice {
	f := because(code)
	return report.Practice{ID: id, Mode: "individual", Scores: report.Scores{Alignment: f, Dismantling: f, Reinvention: f, Deconstruction: f, Gap: f},
		Verdict: report.Verdict{Reason: f.Reason}, Norms: []report.Norm{{ID: claimedBoard, Value: f}}}
}

const (
	workedOut   = "a smaller group could be worked out from it"
	fewChanged  = "too little has changed since an earlier edition, so that what a few people answered could be made out"
	dashRow     = "A dash stands for what is not shown, for the reason that is given in its row."
	noteSmaller = "“A smaller group could be worked out from it” does not mean that too few people answered: enough did. " +
		"But beside the figures that are shown, this one would tell what a group too small to be shown has answered."
	noteEarlier = "“Too little has changed since an earlier edition” means that an earlier edition of this report told the figure: " +
		"beside it, a new one would tell what a few people have answered, those who make the difference or on whom a lot fell."
)

// What protects others says so in a table once in a row, with a note below that
// tells it from a group that is too small.
func TestHiddenRows(t *testing.T) {
	s := speaker(t)
	near := practice("near", "", 60, 20)
	near.Verdict = report.Verdict{Reason: report.Because(report.NearThreshold)}
	partly := practice("partly", "aligned", 60, 20)
	partly.Deconstruction, partly.Gap = because(report.Protects), because(report.Protects)
	marks := s.marks([]report.Practice{practice("told", "aligned", 60, 20), leftOutFor("beside", report.Protects), hidden("few"), leftOutFor("early", report.FewChanged), near, partly})
	want := Table{Caption: "The same figures as a table", Head: []string{"Practice", "Alignment", "Dismantling", "Reinvention", "Deconstruction", "Alignment ahead by", "Answers", "Verdict"},
		Rows: [][]string{
			{"told", "60", "20", "20", "20", "40", "40", "Aligned, clear"},
			{"beside", workedOut, "–", "–", "–", "–", "–", "–"},
			{"few", "too few people answered", "–", "–", "–", "–", "fewer than 5", "–"},
			{"early", fewChanged, "–", "–", "–", "–", "–", "–"},
			{"near", "60", "20", "20", "20", "40", "40", "no verdict: too near a threshold to tell from so few answers"},
			{"partly", "60", "20", "20", workedOut, "–", "40", "Aligned, clear"}},
		Notes: []string{dashRow, noteSmaller, noteEarlier}}
	if diff := cmp.Diff(want, s.scoresTable(marks, "Practice")); diff != "" {
		t.Error(diff)
	}
	if got := s.scoresTable(marks[:1], "Practice").Notes; got != nil {
		t.Errorf("a table without dashes has the notes %q", got)
	}
	f := s.plane(marks, "Practice", "practices")
	alt := "Both practices lie below the diagonal: alignment runs ahead. told: alignment 60, deconstruction 20, Aligned, clear; near: alignment 60, deconstruction 20, no verdict; " +
		"beside: not shown (" + workedOut + "); few: not shown (too few people answered); early: not shown (" + fewChanged + "); partly: not shown (" + workedOut + ")."
	if diff := cmp.Diff(alt, f.Alt); diff != "" {
		t.Error(diff)
	}
	if got := s.PracticeLede(partly); got != "There are no figures: "+workedOut+"." {
		t.Errorf("of a practice without its deconstruction: %q", got)
	}
}

// A team with people enough is never said to have too few.
func TestHiddenTeams(t *testing.T) {
	s := speaker(t)
	method := report.Method{Limits: report.Limits{Shown: 5, Interval: 10, Distribution: 20, Lots: 1}}
	team := func(n report.Count, practices ...report.Practice) report.Team {
		return report.Team{ID: "ops", Name: "Ops", Mode: "individual", Respondents: n, Practices: practices}
	}
	const (
		beside   = "Of Change enablement nothing is shown here, although enough people answered: beside the other figures, it would tell what a group too small to be shown has answered."
		together = "Answering together helps. A joint answer, given with the consensus questionnaire, is a team's own statement and is shown whole; it suits teams below ten people best. " +
			"Where the small group gives one, nothing has to be left out for its sake."
		earlier = "Of Incident management nothing is shown in this edition: an earlier one told it, and too little has changed since. It is shown again once more has."
		few     = "Of Incident management nothing is shown: fewer than 5 people of the team answered enough of it."
		rounded = " Below 10 people the figures are rounded, and nothing is said of how far answers lie apart. A team this small learns more by answering together: the consensus questionnaire is made for that."
		bound   = " How many exactly is not told, since how many answered in a smaller team could be worked out from it."
	)
	for _, c := range []struct {
		team          report.Team
		finding, lede string
		leftOut       []string
	}{
		{team(report.Count{N: 12}, leftOutFor(change, report.Protects)), "Nothing is shown of Ops: " + workedOut + ".", "12 people answered.", []string{beside, together}},
		{team(report.Count{Below: 20}, leftOutFor(change, report.Protects)), "Nothing is shown of Ops: " + workedOut + ".", "Fewer than 20 people answered." + bound, []string{beside, together}},
		{team(report.Count{N: 7}, leftOutFor(change, report.Protects)), "Nothing is shown of Ops: " + workedOut + ".", "7 people answered.", []string{beside, together}},
		{team(report.Count{N: 7}, leftOutFor(change, report.Protects), practice(incident, "entrenched", 10, 10)), "Incident management stands on its norms.", "7 people answered." + rounded, []string{beside}},
		{team(report.Count{Below: 10}, practice(change, "aligned", 60, 20)), "Change enablement is aligned, its own norms not taken apart and rebuilt.", "Fewer than 10 people answered." + bound + rounded, nil},
		{team(report.Count{N: 12}, leftOutFor(change, report.Protects), leftOutFor(incident, report.FewChanged)), "Nothing is shown of Ops: " + workedOut + ".", "12 people answered.", []string{beside, together, earlier}},
		{team(report.Count{N: 12}, practice(change, "aligned", 60, 20), hidden(incident)), "Change enablement is aligned, its own norms not taken apart and rebuilt.", "12 people answered.", []string{few}},
		{team(report.Count{N: 12}, hidden(incident)), "Nothing is shown of Ops: too few people answered.", "12 people answered.", []string{few}},
		{team(report.Count{Below: 5}, hidden(incident)), "Ops is too small for figures of its own.",
			"Fewer than 5 people answered. Figures are shown from 5 people on. A team this small learns more by answering together: the consensus questionnaire is made for that, and it is shown whole.", nil},
		{team(report.Count{N: 12}, leftOutFor(change, report.NobodyCounts)), "No figure can be told of Ops.", "12 people answered.", nil},
	} {
		if diff := cmp.Diff([]string{c.finding, c.lede}, []string{s.TeamFinding(c.team, method), s.TeamLede(c.team, method.Limits)}); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff(c.leftOut, s.TeamLeftOut(c.team, method.Limits)); diff != "" {
			t.Error(diff)
		}
	}
}

// Where the number of a team's people is told as less than some number, the
// headcount may be smaller.
func TestTeamBound(t *testing.T) {
	s, l := speaker(t), report.Limits{Shown: 5, Interval: 10, Distribution: 20}
	const since = "since how many answered in a smaller team could be worked out from it."
	for people, want := range map[int]string{
		0:  "Fewer than 50 people answered. How many exactly is not told, " + since,
		26: "How many of its 26 people answered is not told, " + since,
		60: "Fewer than 50 people out of 60 answered. How many exactly is not told, " + since,
	} {
		if got := s.TeamLede(report.Team{Mode: "individual", People: people, Respondents: report.Count{Below: 50}}, l); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// Of teams without any figure it is said how many there are for each reason.
func TestTeamsHidden(t *testing.T) {
	s := speaker(t)
	wave := func(practices ...report.Practice) report.Wave {
		var w report.Wave
		for _, p := range practices {
			w.Teams = append(w.Teams, report.Team{Practices: []report.Practice{p}})
		}
		return w
	}
	told, few, beside := practice(change, "aligned", 60, 20), hidden(change), leftOutFor(change, report.Protects)
	for _, c := range []struct {
		w        report.Wave
		want     []string
		subtitle string
	}{
		{wave(told), nil, ""},
		{wave(told, few), []string{"Nothing can be shown of one team: too few people answered."}, " Nothing may be shown of one more: too few people answered."},
		{wave(told, beside, beside), []string{"Nothing can be shown of two teams: " + workedOut + "."}, " Nothing may be shown of two more: " + workedOut + "."},
		{wave(few, told, beside, few), []string{"Nothing can be shown of one team: " + workedOut + ".", "Nothing can be shown of two teams: too few people answered."},
			" Nothing may be shown of three more; the table says why."},
		{wave(told, leftOutFor(change, report.NobodyCounts)), []string{"Nothing can be shown of one team: nobody answered enough of it to count."},
			" Nothing may be shown of one more: nobody answered enough of it to count."},
		{report.Wave{Teams: []report.Team{{}}}, []string{"Nothing can be shown of one team: nobody answered."}, ""},
	} {
		if diff := cmp.Diff(c.want, s.TeamsHidden(c.w)); diff != "" {
			t.Error(diff)
		}
		_, subtitle, _ := strings.Cut(s.PlaneOfTeams(c.w, change, report.Method{}).Subtitle, "of the organisation.")
		if diff := cmp.Diff(c.subtitle, subtitle); diff != "" {
			t.Error(diff)
		}
	}
}

// A norm or a facet that is left out beside others says so in its row and to
// those who do not see the figure.
func TestHiddenQuestions(t *testing.T) {
	s := speaker(t)
	p := practice(change, "aligned", 60, 20)
	p.Norms = []report.Norm{{ID: claimedBoard, State: "stands", Value: interval(18, 14, 22), Hold: at(62), Leverage: at(80), Consensus: at(0.6)}, {ID: claimedForm, Value: because(report.Protects)}}
	p.Facets = map[string]report.Figure{"flow": fig(61), "trust": because(report.Protects)}
	const dashNorms = dashRow + " Where none is given, too few people answered for that to be shown, or nearly all of them alike."
	ladder := s.Ladder(p)
	want := Table{Caption: "The norms as a table", Head: ladder.Table.Head, Rows: [][]string{
		{"A board that meets", "stands", "18 (14 to 22)", "62", "80", "0.60", "40", "–"},
		{"Risk by form", workedOut, "–", "–", "–", "–", "–", "–"}}, Notes: []string{dashNorms, noteSmaller}}
	if diff := cmp.Diff(want, ladder.Table); diff != "" {
		t.Error(diff)
	}
	if want := ladder.Title + ". A board that meets: stands; Risk by form: not shown (" + workedOut + ")."; ladder.Alt != want {
		t.Errorf("%q, want %q", ladder.Alt, want)
	}
	facets := s.Facets(p, report.Method{Confidence: 0.95})
	if diff := cmp.Diff([][]string{{"Flow", "Alignment", "61", "40"}, {"Trust", "Reinvention", workedOut, "–"}}, [][]string{facets.Table.Rows[0][:4], facets.Table.Rows[1][:4]}); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{dashRow, noteSmaller}, facets.Table.Notes); diff != "" {
		t.Error(diff)
	}
	if want := facets.Title + ". Trust: not shown (" + workedOut + ")."; facets.Alt != want {
		t.Errorf("%q, want %q", facets.Alt, want)
	}
	if diff := cmp.Diff([]string{dashNorms, "Claim and record are laid side by side only where records speak of the norm and it may be shown how the answers lie.", noteSmaller}, s.NormNotes(p.Norms)); diff != "" {
		t.Error(diff)
	}
	for _, c := range []struct{ got, want string }{
		{s.NormStands(p.Norms[1]), "Where it stands here may not be shown: " + workedOut + "."},
		{s.NormFinding(p.Norms[1]), "“Risk by form” cannot be placed: " + workedOut + "."},
		{s.NormStands(report.Norm{ID: claimedForm, Value: because(report.FewChanged)}), "Where it stands here may not be shown: " + fewChanged + "."},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

// A receipt of what is left out tells what would follow from it.
func TestReceiptOfTheHidden(t *testing.T) {
	s := speaker(t)
	const (
		enoughPeople = "Enough people are behind it. But beside the figures that are shown, it would tell what a group too small to be shown has answered."
		published    = "An earlier edition told it. Beside that, a new figure would tell what a few people have answered, those who make the difference or on whom a lot fell. It is shown again once more has changed."
	)
	r := &report.Report{Waves: []report.Wave{{Name: "Spring", Practices: []report.Practice{leftOutFor(change, report.Protects), leftOutFor(incident, report.FewChanged)}}}}
	for _, c := range []struct {
		key  string
		want []string
	}{
		{change, []string{"Change enablement: no figure (" + workedOut + ").", enoughPeople}},
		{claimedBoard, []string{"Where it stands here may not be shown: " + workedOut + ".", enoughPeople}},
		{change + "//flow", []string{"Flow: no figure (" + workedOut + ").", enoughPeople}},
		{incident, []string{"Incident management: no figure (" + fewChanged + ").", published}},
	} {
		got := s.Explain(r, "", c.key)
		if diff := cmp.Diff(c.want, got[:min(2, len(got))]); diff != "" {
			t.Errorf("%s: %s", c.key, diff)
		}
	}
}

// What is not shown of disagreements says why, apart from where too few
// answered.
func TestUntoldBeside(t *testing.T) {
	s := speaker(t)
	w := report.Wave{
		Practices: []report.Practice{{ID: change, Mode: "individual", Norms: []report.Norm{consensual("a", 0.2), consensual("b", -1), {ID: "c", Value: because(report.Protects)}, {ID: "d", Value: because(report.Protects)}}}},
		Teams:     within(agreed(of(30, 0.6)), agreed(because(report.Protects)), agreed(because(report.TooFewPeople))).Teams,
		Segments:  []report.Segment{{Name: "South", Practices: []report.Practice{leftOutFor(change, report.Protects), hidden(incident), leftOutFor("third", report.Protects)}}},
	}
	want := []string{
		"Of one norm it is not told how far people stand apart: too few answered it, or nearly all of them alike. It takes ten people.",
		"Of two norms it is not told how far people stand apart: " + workedOut + ".",
		"Within teams, one of three cases of a team on a practice is not told: too few people count, a norm is not shown, or nearly everybody answered a norm alike. It takes ten people who count.",
		"Within teams, one case of a team on a practice is not told: " + workedOut + ".",
		"In the segment South, nothing is shown of Change enablement and third: " + workedOut + ".",
		"In the segment South, nothing is shown of Incident management: too few people answered.",
	}
	if diff := cmp.Diff(want, s.Untold(&report.Report{Waves: []report.Wave{w}, Method: report.Method{Limits: report.Limits{Shown: 5, Interval: 10}}})); diff != "" {
		t.Error(diff)
	}
}

// Trends give their reasons in the table, with a note, and beside the figure.
func TestTrendHidden(t *testing.T) {
	s := speaker(t)
	f := because(report.Protects)
	changes := []report.Change{{Practice: change, Who: "different-people", Scores: report.Scores{Alignment: f, Dismantling: f, Reinvention: f, Deconstruction: f}}}
	got := s.TrendFigure(changes, report.Wave{Name: "Spring"}, report.Wave{Name: "Autumn"})
	want := Figure{Title: "What moved since the wave before cannot be shown", Subtitle: got.Subtitle,
		Alt: "What moved since the wave before cannot be shown. Change enablement: " + workedOut + ".",
		Table: Table{Caption: "What moved, as a table", Head: got.Table.Head,
			Rows:  [][]string{{"Change enablement", workedOut, workedOut, workedOut, workedOut, "different people"}},
			Notes: []string{noteSmaller}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Records of too few people are not said to be answers of too few.
func TestHiddenRecords(t *testing.T) {
	s := speaker(t)
	f := report.Fingerprint{ID: "bypass", From: "changes", Value: because(report.TooFewPeople), Presence: because(report.TooFewPeople)}
	const few = "too few people work where the records come from"
	for _, c := range []struct{ got, want string }{
		{s.PrintFinding(f), "Emergency road: no figure (" + few + ")"},
		{s.Presence(f), few},
		{s.Outcomes("", []report.Outcome{{ID: "reopening", Value: f.Value}}).Rows[0][1], few},
		{s.Presences([]report.Fingerprint{f}).Table.Notes[0], dashRow},
		{s.NoRecords(&report.Report{Fingerprints: []report.Fingerprint{f}}), "Nothing is told of the records: too few people work where they come from."},
		{s.NoRecords(&report.Report{}), "No records were read."},
		{s.WhyRecord(report.Because(report.NoCalendar)), "working days and hours are not set"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

// What is left out of a wave is listed by reason; answers drawn by lot and
// questionnaires that wait are counted.
func TestWhyHidden(t *testing.T) {
	s, l := speaker(t), report.Limits{Shown: 5}
	for _, c := range []struct{ got, want string }{
		{s.WhyHidden(report.TooFewPeople), "These cells have too few people behind them. They count in the organisation's figures."},
		{s.WhyHidden(report.Protects), "These have enough people behind them. They are left out because, beside the figures that are shown, each would tell what a smaller group has answered. They count in the organisation's figures."},
		{s.WhyHidden(report.FewChanged), "An earlier edition told these, or what they are part of, and too little has changed since: beside what it told, new figures would tell what a few people have answered, those who make the difference or on whom a lot fell."},
		{s.WhyHidden(report.NotAsked), "These are left out: not asked."},
		{s.Lots("Spring", report.AnswerSource{Lots: 1200, Rows: 3976}), "In Spring, about 1,200 of 3,976 answers were replaced by lot."},
		{s.Lots("Spring", report.AnswerSource{Lots: 10, Rows: 3980}), "In Spring, about 10 of about 3,980 answers were replaced by lot."},
		{s.Waiting("Spring", report.Count{N: 1}, l), "1 questionnaire came in after Spring had been published, and waits: what so few of them move in the figures would tell what is in them. It enters once at least five have come."},
		{s.Waiting("Spring", report.Count{Below: 5}, l), "Fewer than 5 questionnaires came in after Spring had been published, and wait: what so few of them move in the figures would tell what is in them. They enter once at least five have come."},
	} {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Error(diff)
		}
	}
}

// Cells explain their marks at the foot of the table.
func TestCellNotes(t *testing.T) {
	s := speaker(t)
	near := practice("near", "", 60, 20)
	near.Verdict = report.Verdict{Reason: report.Because(report.NearThreshold)}
	want := []string{"“No verdict”: too near a threshold to tell from so few answers.", noteSmaller, noteEarlier}
	if diff := cmp.Diff(want, s.CellNotes([]report.Practice{near, near, hidden(change), leftOutFor(change, report.FewChanged), leftOutFor(change, report.Protects)})); diff != "" {
		t.Error(diff)
	}
	if got := s.CellNotes([]report.Practice{practice(change, "aligned", 60, 20), hidden(change)}); got != nil {
		t.Errorf("where nothing might be misread there is %q", got)
	}
}

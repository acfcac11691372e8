package wording

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/report"
)

const made = "Of the report on Spring: model 1.2.3 (abc), program 0.9, policy standard, seed 18446744073709551615, 2,000 resamples, intervals at 95 %."

func at(v float64) *float64 { return &v }

// explained is a report with a practice of which everything may be told, one
// that is hidden, and three teams: one counted, one that answered together,
// one that is too small.
func explained() *report.Report {
	full := report.Practice{ID: change, Mode: "individual", Verdict: report.Verdict{Name: "aligned", Word: "clear", Certainty: at(0.97)},
		Scores: report.Scores{Alignment: interval(68, 64, 71), Dismantling: interval(30, 26, 34), Reinvention: interval(20, 16, 24), Deconstruction: interval(24, 21, 28), Gap: interval(44, 40, 48)},
		Facets: map[string]report.Figure{"flow": interval(61, 55, 67), "relief": interval(80, 75, 85)},
		Norms: []report.Norm{{ID: claimedBoard, Value: interval(18, 14, 22), State: "stands", Hold: at(62), Leverage: at(80), Keystone: true, Claimed: "standing", Claim: "gone-unnoticed",
			Shares: []report.Share{{Rungs: []int{0, 1}, Share: 0.65}, {Rungs: []int{2}, Share: 0.35}}},
			{ID: claimedForm, Value: interval(20, 16, 24), State: "stands", Mandated: true}},
		Bounds: &report.Bounds{Alignment: [2]float64{60, 74}, Deconstruction: [2]float64{19, 33}}, Unknown: at(0.1)}
	together := report.Practice{ID: change, Mode: "consensus", LadderOnly: true, Verdict: report.Verdict{Name: "entrenched"},
		Scores: report.Scores{Alignment: report.Figure{Value: at(40)}, Dismantling: report.Figure{Value: at(10)}, Reinvention: report.Figure{Value: at(0)}, Deconstruction: report.Figure{Value: at(0)}},
		Facets: map[string]report.Figure{"relief": {Value: at(40)}},
		Norms:  []report.Norm{{ID: claimedBoard, State: "stands", Value: report.Figure{Value: at(10), Rounded: true, Clamped: true}}}}
	small := hidden(change)
	few := report.Practice{ID: change, Mode: "individual", Scores: report.Scores{Alignment: report.Figure{Value: at(70), Rounded: true, N: &report.Count{N: 6}},
		Dismantling: rounded(30), Reinvention: rounded(20), Deconstruction: rounded(24)}, Verdict: report.Verdict{Name: "aligned"},
		Norms: []report.Norm{{ID: claimedBoard, State: "moving", Value: report.Figure{Reason: report.Because(report.OnlyState), N: &report.Count{N: 6}}}}}
	return &report.Report{Generator: report.Generator{Version: "0.9"}, Model: report.Model{Version: "1.2.3", Hash: "abc"}, Policy: "standard",
		Method: report.Method{Seed: 1<<64 - 1, Replicates: 2000, Confidence: 0.95, Alignment: 60, Deconstruction: 50, OwnKnowledge: 50},
		Waves: []report.Wave{{ID: "spring", Name: "Spring", Practices: []report.Practice{full, hidden(incident)},
			Common: []report.Norm{{ID: "common/ticket-is-work", Value: interval(12, 8, 16), State: "stands"}},
			Teams: []report.Team{{ID: "all", Name: "All", Practices: []report.Practice{full}}, {ID: "together", Name: "Together", Practices: []report.Practice{together}},
				{ID: "small", Name: "Small", Practices: []report.Practice{small}}, {ID: "few", Name: "Few", Practices: []report.Practice{few}}}}},
		Fingerprints: []report.Fingerprint{{ID: "bypass", From: "changes", AbsentAt: 0.03, PresentAt: 0.15, Value: interval(0.09, 0.06, 0.13), Presence: interval(0.5, 0.25, 0.83)},
			{ID: "tightening", From: "changes", AbsentAt: 0, PresentAt: 1, Value: report.Figure{Reason: report.Because(report.TooFewRecords), N: &report.Count{N: 3}}, Presence: report.Figure{Reason: report.Because(report.TooFewRecords)}},
			{ID: "tier-ladder", From: "incidents", AbsentAt: 0.15, PresentAt: 0.5, Value: report.Figure{Reason: report.Because(report.NoRecords)}, Presence: report.Figure{Reason: report.Because(report.NoRecords)}}},
		Delivery:    []report.Outcome{{ID: "lead-time", Unit: "hours", Value: interval(40, 31, 52)}},
		Outcomes:    []report.Outcome{{ID: "reopening", Unit: "share", Value: report.Figure{Reason: report.Because(report.NoRecords)}}},
		Readings:    []report.Outcome{{ID: "approval-information", Unit: "bits", Value: interval(0.31, 0.2, 0.4)}},
		DataQuality: report.DataQuality{Records: []report.RecordSource{{Kind: "changes", Files: 2, Rows: 1204, Refused: 4, Records: 1100}}}}
}

func TestExplain(t *testing.T) {
	s, r := speaker(t), explained()
	const (
		ofOne    = "A team's deconstruction is the square root of its dismantling × its reinvention."
		rule     = "Aligned if alignment reaches 60; deconstructive if dismantling and reinvention each reach 50 and own knowledge 50. "
		weights  = "An organisation's figures are means over its teams, weighted by headcount where it is known and else by those who count; it is deconstructive only if half of that weight lies in teams that are."
		bypass   = "The share of changes that are recorded as emergency changes."
		fewAsked = "too few people answered"
		computed = "The interval is computed without resampling: by Student's t, with the teams as strata of the sample, and narrower the larger the part of a team that answered."
	)
	for _, c := range []struct {
		team, key, title string
		want             []string
	}{
		{"", change, "Change enablement", []string{
			"Alignment 68 (64 to 71), dismantling 30 (26 to 34), reinvention 20 (16 to 24), deconstruction 24 (21 to 28). Respondents who count: 40.",
			"Dismantling is 100 × the mean worth of the rungs given. Alignment and reinvention are each half the ladder's part and half the mean of their other facets. " + ofOne + " Norms, items and facets weigh 1 each.",
			weights, rule + "97 % of the resamples give the same verdict (clear).",
			"With every unknown answer at its worst and at its best, alignment would lie between 60 and 74, deconstruction between 19 and 33."}},
		{"", incident, "Incident management", []string{"Incident management: no figure (" + fewAsked + ")."}},
		{"", incident + "/tiers", "", []string{"Where it stands here may not be shown: " + fewAsked + "."}},
		{"", incident + "//flow", "", []string{"Flow: no figure (" + fewAsked + ").", ""}},
		{"together", change, "Change enablement, Together", []string{
			"Alignment 40, dismantling 10, reinvention 0, deconstruction 0. The questions were answered together.",
			"Only the ladder was asked: dismantling, alignment and reinvention are each 100 × the mean worth of the rungs given, on their own scales. " + ofOne,
			rule + "Certainty is stated only where an interval may be shown."}},
		{"few", change, "", []string{"Alignment about 70, dismantling about 30, reinvention about 20, deconstruction about 24. Respondents who count: 6.",
			"Dismantling is 100 × the mean worth of the rungs given. Alignment and reinvention are each half the ladder's part and half the mean of their other facets. " + ofOne + " Norms, items and facets weigh 1 each.",
			"Few people are behind it: alignment, dismantling and reinvention are told to the nearest 5, and deconstruction is worked out from these.", "Everybody in the team who counts weighs the same.",
			rule + "Certainty is stated only where an interval may be shown."}},
		{"small", change, "", []string{"Change enablement: no figure (" + fewAsked + ")."}},
		{"small", claimedBoard, "A board that meets, Change enablement, Small", []string{"Where it stands here may not be shown: " + fewAsked + "."}},
		{"few", claimedBoard, "", []string{"Here it is moving.", "Dismantling: no figure (few people: only whether it stands).", "Answers behind it: 6."}},
		{"together", claimedBoard, "", []string{"Here it stands: about 10 of 100 on the dismantling scale.",
			"Nearly everybody answered alike; it is told to the nearest 5, and never below 10 or above 90."}},
		{"", claimedForm, "", []string{"Here it stands: 20 (16 to 24) of 100 on the dismantling scale.", "Answers behind it: 40.", computed,
			"A law, contract or standard is said to demand it. The question then is how the duty is met, not whether."}},
		{"", "common/ticket-is-work", "", []string{"Here it stands: 12 (8 to 16) of 100 on the dismantling scale.", "Answers behind it: 40.", computed}},
		{"", change + "//flow", "Flow, Change enablement", []string{"Flow: 61 (55 to 67).", "",
			"It is 100 × the mean of (answer − 1)/4 over the answered items, reversed ones turned round.", "Answers behind it: 40.",
			computed}},
		{"together", change + "//relief", "", []string{"Relief: 40.", "", "It comes from the ladder: 100 × the mean worth of the rungs given.", "The questions were answered together."}},
		{"", change + "//trust", "", []string{"Trust: no figure (not asked).", ""}},
		{"", "fingerprint/bypass", "Emergency road", []string{bypass,
			"Here it is 0.090 (0.060 to 0.130), from 40 changes. On the way from absent (0) to present (1), that makes a presence of 0.50 (0.25 to 0.83).",
			"Presence = (statistic − 0.03) / (0.15 − 0.03), held between 0 and 1; the ends of the interval are carried through.",
			"Changes read: files 2, rows 1,204, of which refused 4; records in the days that count: 1,100."}},
		{"", "outcome/lead-time", "Lead time, median", []string{"Lead time, median: 40.0 h (31.0 h to 52.0 h).",
			"The median time from request to completion of implemented changes. The interval is that of order statistics.", "Records behind it: 40."}},
		{"", "outcome/reopening", "", []string{"Incidents reopened: no records were read.", "Incidents reopened at least once. Wilson interval."}},
	} {
		got := s.Explain(r, c.team, c.key)
		for i := range got {
			got[i] = strings.ReplaceAll(got[i], "\u00a0", " ")
		}
		want := append(c.want, made)
		for i := range want {
			if want[i] == "" && i < len(got) { // in the words of the model
				want[i] = got[i]
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s %s: %s", c.key, c.team, diff)
		}
		if title := s.ExplainTitle(r, c.team, c.key); c.title != "" && title != c.title {
			t.Errorf("%s %s is called %q, want %q", c.key, c.team, title, c.title)
		}
	}
}

// Every key of the organisation and of each team has a title and a text, and
// no other key has.
func TestExplainKeys(t *testing.T) {
	s, r := speaker(t), explained()
	for _, team := range []string{"", "all", "together", "small", "few"} {
		keys := s.ExplainKeys(r, team)
		for _, key := range keys {
			for _, line := range append(s.Explain(r, team, key), s.ExplainTitle(r, team, key)) {
				if line == "" || strings.Contains(line, "()") || strings.Contains(line, "  ") {
					t.Errorf("%s %s: %q", key, team, line)
				}
			}
		}
		for _, key := range []string{"", "/", "//", change + "/", change + "//", change + "//nothing", "nothing", "fingerprint/", "fingerprint/nothing", "outcome/nothing", "common/nothing"} {
			if got := s.Explain(r, team, key); got != nil {
				t.Errorf("%q %s: %q", key, team, got)
			}
		}
	}
	for _, key := range []string{"fingerprint/bypass", "outcome/lead-time", "common/ticket-is-work"} {
		if got := s.Explain(r, "all", key); got != nil {
			t.Errorf("%s is no figure of a team: %q", key, got)
		}
	}
	if keys := s.ExplainKeys(r, "nobody"); keys != nil {
		t.Errorf("keys of a team that is not there: %v", keys)
	}
}

package score_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"rubble/model"
	"rubble/score"
	"rubble/survey"
)

const wave = "2026-spring"

// settings are the defaults, with fewer replicates.
func settings(practices ...string) score.Settings {
	return score.Settings{Seed: 1, Replicates: 1000, Confidence: 0.95, Coverage: 0.6, Alignment: 50, Deconstruction: 50,
		Practices: practices, Waves: []string{wave}}
}

// scored scores sheets on the tiny model.
func scored(t testing.TB, sheets []survey.Sheet, teams ...score.Team) score.Wave {
	t.Helper()
	set := settings("p")
	set.Teams = teams
	return score.Score(tiny(t), survey.Answers{Sheets: sheets}, set).Waves[0]
}

var tinyQuestions = [...]string{"p/n1", "p/n2", "p/n3", "p/n4", "p/flow", "p/automation", "p/own-knowledge", "p/trust"}

// sheet is a respondent's, its answers written one after the other: a figure,
// ? for don't know, x for not applicable, a dot for what was left blank.
func sheet(team, respondent, answers string) survey.Sheet {
	s := survey.Sheet{Wave: wave, Team: team, Respondent: respondent, Length: model.LengthShort}
	for i, a := range answers {
		r := survey.Response{Question: tinyQuestions[i]}
		switch a {
		case '.':
			continue
		case '?':
			r.Kind = survey.DontKnow
		case 'x':
			r.Kind = survey.NotApplicable
		default:
			r.Value = int8(a - '0')
		}
		s.Responses = append(s.Responses, r)
	}
	return s
}

// consensus is a team's joint sheet.
func consensus(team string, people int, answers string) survey.Sheet {
	s := sheet(team, "", answers)
	s.Mode, s.People = survey.Consensus, people
	return s
}

// examined are the fields that say how far figures can be trusted. Each has
// tests of its own.
var examined = []string{"Inputs", "Robustness", "Smallest", "Reliability", "Between", "Agreement", "Roles", "RoleGaps", "NormGaps"}

// same compares whole values, but for those fields; floating-point numbers may
// differ by what adding up in another order loses.
func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got, cmpopts.EquateApprox(0, 1e-9), cmpopts.EquateEmpty(), cmpopts.IgnoreUnexported(score.Practice{}),
		cmpopts.IgnoreFields(score.Practice{}, examined...), cmpopts.IgnoreFields(score.Estimate{}, "Method")); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// practice is the one practice of a team, or of the organisation for "".
func practice(t testing.TB, w score.Wave, team string) score.Practice {
	t.Helper()
	if team == "" {
		return w.Practices[0]
	}
	for _, r := range w.Teams {
		if r.ID == team {
			return r.Practices[0]
		}
	}
	t.Fatalf("no team %s", team)
	return score.Practice{}
}

package fingerprint

import (
	"math"
	"slices"
	"testing"

	"rubble/record"
	"rubble/stat"
)

// 100 changes on Mondays and Saturdays of four weeks: from Monday to the last
// Saturday there are 20 working days of 27. By Garwood 100 are 81.364 to
// 121.627.
func TestDeploymentFrequency(t *testing.T) {
	in := record.ChangeTally{Changes: 120, Days: map[record.Day]int{}}
	for w := range 4 {
		in.Days[monday+record.Day(7*w)], in.Days[monday+record.Day(7*w+5)] = 20, 5
	}
	ci := stat.Garwood(100, 0.95)
	if math.Abs(ci.Lo-81.364)+math.Abs(ci.Hi-121.627) > 2e-3 {
		t.Errorf("Garwood's interval of 100: %v", ci)
	}
	for _, test := range []struct {
		cal  *record.Calendar
		want Outcome
	}{
		{office, Outcome{Key: "deployment-frequency", Unit: PerWorkingDay, Value: 5, Interval: stat.Interval{Lo: ci.Lo / 20, Hi: ci.Hi / 20}, N: 100}},
		{nil, Outcome{Key: "deployment-frequency", Unit: PerDay, Value: 100.0 / 27, Interval: stat.Interval{Lo: ci.Lo / 27, Hi: ci.Hi / 27}, N: 100}},
	} {
		if got := DeploymentFrequency(in, test.cal, 100, 0.95); got != test.want {
			t.Errorf("got %+v, want %+v", got, test.want)
		}
	}
}

// Changes on a Saturday alone have no working day to be counted by.
func TestDeploymentFrequencyRefuses(t *testing.T) {
	saturday := record.ChangeTally{Changes: 500, Days: map[record.Day]int{monday + 5: 500}}
	never := record.ChangeTally{Changes: 500, Days: map[record.Day]int{monday: 499, monday + 8000*365: 1}}
	for _, test := range []struct {
		name string
		in   record.ChangeTally
		want Outcome
	}{
		{"no working day", saturday, Outcome{N: 500, Reason: TooFew}},
		{"the year 9999", never, Outcome{Reason: TooQuiet}},
		{"99", worked(99), Outcome{N: 99, Reason: TooFew}},
		{"not told", record.ChangeTally{Changes: 5}, Outcome{Reason: MissingField}},
		{"nothing", record.ChangeTally{}, Outcome{Reason: NoRecords}},
	} {
		test.want.Key, test.want.Unit = "deployment-frequency", PerWorkingDay
		if got := DeploymentFrequency(test.in, office, 100, 0.95); got != test.want {
			t.Errorf("%s: got %+v, want %+v", test.name, got, test.want)
		}
	}
}

// Leads of 1 to 25 hours, as TestTimeToResolve has them.
func TestLeadTime(t *testing.T) {
	in := record.ChangeTally{Changes: 30, Lead: record.Histogram{}}
	for i := range 25 {
		in.Lead[60*(i+1)] = 1
	}
	want := Outcome{Key: "lead-time", Unit: Hours, Value: 13, P90: 23, Interval: stat.Interval{Lo: 8, Hi: 18}, N: 25}
	if got := LeadTime(in, 25, 0.95); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got, want := LeadTime(in, 26, 0.95), (Outcome{Key: "lead-time", Unit: Hours, N: 25, Reason: TooFew}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// Cancelled changes neither failed nor did well.
func TestShareOutcomes(t *testing.T) {
	in := record.ChangeTally{Changes: 400,
		Outcomes: map[record.ChangeOutcome]int{record.Successful: 180, record.Failed: 12, record.BackedOut: 8, record.Cancelled: 90},
		Types:    map[record.ChangeType]int{record.Standard: 50, record.Normal: 140, record.Emergency: 10}}
	if got, want := ChangeFailureShare(in, 200, 0.95), (Outcome{Key: "change-failure-share", Unit: Share, Value: 0.1, Interval: stat.Wilson(20, 200, 0.95), N: 200}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got, want := StandardShare(in, 200, 0.95), (Outcome{Key: "standard-share", Unit: Share, Value: 0.25, Interval: stat.Wilson(50, 200, 0.95), N: 200}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	in.Outcomes = map[record.ChangeOutcome]int{record.Cancelled: 90}
	if got, want := ChangeFailureShare(in, 1, 0.95), (Outcome{Key: "change-failure-share", Unit: Share, Reason: MissingField}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// 199 of 200 approved: −0.995 log₂ 0.995 − 0.005 log₂ 0.005 = 0.045415 bit,
// and 1/(400 ln 2) = 0.003607 of correction, the 0.05 bit of the model's page.
func TestApprovalInformation(t *testing.T) {
	counts := []int{199, 1}
	in := record.ChangeTally{Changes: 300, Decisions: map[record.Decision]int{record.Approved: 199, record.Rejected: 1}}
	want := Outcome{Key: "approval-information", Unit: Bits, Value: stat.EntropyMillerMadow(counts),
		Interval: stat.EntropyInterval(counts, 0.95), Top: 0.995, N: 200}
	if got := ApprovalInformation(in, 200, 0.95); got != want || math.Abs(got.Value-0.049022) > 1e-6 {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got, want := ApprovalInformation(in, 201, 0.95), (Outcome{Key: "approval-information", Unit: Bits, N: 200, Reason: TooFew}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestOutcomes(t *testing.T) {
	in := record.IncidentTally{Incidents: 200, Reopened: record.Histogram{0: 150, 1: 50}, ToResolve: record.Histogram{90: 200}}
	r := Records{Incidents: in, Changes: worked(times(20, 5)...), Calendar: office, Confidence: 0.95}
	got := Outcomes(r)
	var keys []string
	for _, o := range got {
		keys = append(keys, o.Key)
	}
	if want := []string{"deployment-frequency", "lead-time", "change-failure-share", "standard-share", "time-to-resolve",
		"reopening", "approval-information"}; !slices.Equal(keys, want) {
		t.Errorf("got %v, want %v", keys, want)
	}
	if got[0].Value != 5 || got[0].Unit != PerWorkingDay || got[4].Value != 1.5 || got[5].Value != 0.25 || got[6].Reason != MissingField {
		t.Errorf("got %+v", got)
	}
	for _, o := range Outcomes(Records{Confidence: 0.95}) {
		if o.Reason != NoRecords || o.Value != 0 || o.Interval != (stat.Interval{}) {
			t.Errorf("without records: %+v", o)
		}
	}
}

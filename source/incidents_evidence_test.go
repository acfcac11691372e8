package source

import (
	"fmt"
	"testing"
	"time"

	"rubble/fingerprint"
)

// What the public log says by each fingerprint of incidents. The counts were
// made apart from this program: with awk over the inflated file (no field
// holds a comma), an incident being an id and a link anything but "?" on any
// of its rows. 325 incidents have a problem_id and 160 an rfc; 29 have both,
// so that 456 have either. Those that passed several groups and those closed
// in the fifth day's two hours are of TestWholeLog. There are eight
// combinations of impact and urgency, and each has one priority. Two channels
// are named, one of them in 36 of 20,769 incidents.
func TestEvidenceOfTheLog(t *testing.T) {
	tally, _ := tallyOf(readLog(t), time.Time{}, time.Time{})
	r := fingerprint.Records{Incidents: tally, DeskChannels: []string{"Phone"}, Confidence: 0.95}
	for _, test := range []struct {
		key    string
		k, n   int
		reason fingerprint.Reason
	}{
		{fingerprint.TierLadderKey, 8049, 20769, ""},
		{fingerprint.AutoCloseKey, 16079, 19351, ""},
		{fingerprint.MatrixKey, 0, 20769, ""},
		{fingerprint.CatchAllKey, 0, 20688, fingerprint.NotConfigured}, // 81 have no code
		{fingerprint.SingleDoorKey, 0, 20769, fingerprint.TooFewChannels},
		{fingerprint.LearningLinkKey, 456, 20769, ""},
	} {
		e, ok := fingerprint.Of(test.key, fingerprint.Anchors{PresentAt: 1, LeastChannels: 3}, r)
		got := fmt.Sprint(ok, e.Statistic, e.N, e.Reason)
		if want := fmt.Sprint(true, float64(test.k)/float64(test.n), test.n, test.reason); got != want {
			t.Errorf("%s: %s, want %s", test.key, got, want)
		}
	}
}

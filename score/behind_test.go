package score_test

import (
	"fmt"
	"testing"

	"rubble/score"
	"rubble/survey"
)

// Of twelve of a team six have reinvention, so that these or all are behind it:
// how its interval was made is that of ten people on where anything is hidden,
// and else that of six, of the team as of the organisation.
func TestHowAnIntervalWasMade(t *testing.T) {
	var sheets []survey.Sheet
	for i := range 12 {
		answers := fmt.Sprintf("%d23%d%d355", i%4, i%3, 1+i%5)
		if i%2 == 0 {
			answers = answers[:6] + "??"
		}
		sheets = append(sheets, sheet("t", fmt.Sprintf("%02d", i), answers))
	}
	for open, want := range map[bool]score.Method{false: score.ByBCa, true: score.ByPercentile} {
		w := segmented(t, sheets, []score.Team{{ID: "t", People: 30}}, func(set *score.Settings) { set.Open = open })
		for _, of := range []string{"t", ""} {
			p := practice(t, w, of)
			if e := p.Reinvention; e.N != 6 || e.Method != want {
				t.Errorf("%q, open %v: reinvention is %+v, want %s", of, open, e, want)
			}
			if e := p.Dismantling; e.N != 12 || e.Method != score.ByBCa {
				t.Errorf("%q, open %v: dismantling is %+v", of, open, e)
			}
		}
	}
}

package assess

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/report"
	"rubble/survey"
)

// Published twice, a folder in which nothing has changed tells the same, to the
// last figure, and hides the same: what was told, and the cover of what was
// not. Nor does anything of a wave come to be told because of another after it.
func TestPublishedTwice(t *testing.T) {
	t.Parallel()
	for number := range uint64(24) {
		c := newCrowd(3000+number, []string{"standard", "strict"}[number%2])
		tell := func() *report.Report { return c.publish(t).report }
		first := tell()
		for range 2 {
			if diff := cmp.Diff(first, tell()); diff != "" {
				t.Fatalf("organisation %d, published again: %s", number, diff)
			}
		}
		if len(c.Ledger.Editions) != 1 {
			t.Errorf("organisation %d: %d editions", number, len(c.Ledger.Editions))
		}
		c.another()
		before, after := viewOf(t, first), viewOf(t, tell())
		for at := range after.figures {
			if was, is := before.code(at), after.code(at); is == "shown" && was != "shown" {
				t.Errorf("organisation %d: %v was %s, and is shown once there is another wave", number, at, was)
			}
		}
		for i, team := range first.Waves[0].Teams {
			if now := tell().Waves[0].Teams[i].Respondents; team.Respondents.Below > 0 && now.Below == 0 {
				t.Errorf("organisation %d: %s had below %d, and has %d", number, team.ID, team.Respondents.Below, now.N)
			}
		}
	}
}

// another adds a wave in which everybody answers as before.
func (c *crowd) another() {
	var sheets []survey.Sheet
	for _, s := range c.Answers.Sheets {
		s.Wave += "2"
		sheets = append(sheets, s)
	}
	wave := c.Waves[0]
	wave.ID, wave.Name = wave.ID+"2", wave.Name+" again"
	c.Answers.Sheets, c.Waves = append(c.Answers.Sheets, sheets...), append(c.Waves, wave)
}

package site

import (
	"strings"
	"testing"
	"testing/fstest"
)

// Of a wave with too few people it is not told what was read: each person's
// answers are as many rows. That is not nothing, and no page says so.
func TestQualityUntold(t *testing.T) {
	rows := "team,respondent,practice,item,answer\nops,ann,change-enablement,board,2\nops,ann,change-enablement,freeze,0\n"
	site, err := build(t, fstest.MapFS{"config.toml": {Data: []byte("[model]\npractices = [\"change-enablement\"]\n")},
		"answers/one/long.csv": {Data: []byte(rows)}})
	if err != nil {
		t.Fatal(err)
	}
	for page, want := range map[string]string{
		"index.html":              "How many answers were read is not told.",
		"data-quality/index.html": "What was read is not told, because too few people answered.",
	} {
		if !strings.Contains(site[page], want) {
			t.Errorf("%s does not hold %q", page, want)
		}
		for _, not := range []string{"Answers read: 0", "Every row could be read"} {
			if strings.Contains(site[page], not) {
				t.Errorf("%s holds %q", page, not)
			}
		}
	}
}

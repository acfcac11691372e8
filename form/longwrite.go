package form

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"rubble/survey"
)

// formula is what a cell begins with that a spreadsheet computes.
const formula = "=+-@\t\r"

// noteNotKept stands for the reason of a not-applicable answer, which no
// sheet holds.
const noteNotKept = "reason not kept"

// WriteLong writes sheets in the long form, in the order of wave, team,
// respondent and question. The error is one of w, or says that a sheet holds
// what the long form cannot say: a team's joint answers, a norm that is
// mandated, or no respondent.
func WriteLong(w io.Writer, sheets []survey.Sheet) error {
	out := csv.NewWriter(w)
	if err := out.Write(longNames[:]); err != nil {
		return err
	}
	sheets = slices.SortedStableFunc(slices.Values(sheets), func(a, b survey.Sheet) int {
		return cmp.Or(cmp.Compare(a.Wave, b.Wave), cmp.Compare(a.Team, b.Team), cmp.Compare(a.Respondent, b.Respondent))
	})
	for _, s := range sheets {
		if s.Mode != survey.Individual || s.Respondent == "" {
			return fmt.Errorf("the long form holds the answers of single respondents; a sheet of team %q is another", s.Team)
		}
		if err := writeSheet(out, s); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func writeSheet(out *csv.Writer, s survey.Sheet) error {
	responses := slices.SortedStableFunc(slices.Values(s.Responses), func(a, b survey.Response) int {
		return cmp.Compare(a.Question, b.Question)
	})
	row := []string{s.Wave, s.Team, guarded(s.Respondent), s.Role, "", "", "", ""}
	for _, r := range responses {
		if r.Mandated {
			return fmt.Errorf("the long form cannot say that %s is mandated", r.Question)
		}
		row[columnPractice], row[columnItem], row[columnNote] = path.Dir(r.Question), path.Base(r.Question), ""
		switch r.Kind {
		case survey.DontKnow:
			row[columnAnswer] = wordDontKnow
		case survey.NotApplicable:
			row[columnAnswer], row[columnNote] = wordNotApplicable, noteNotKept
		default:
			row[columnAnswer] = strconv.Itoa(int(r.Value))
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	return nil
}

// guarded keeps a spreadsheet from taking a text for a formula.
func guarded(text string) string {
	if text != "" && strings.IndexByte(formula, text[0]) >= 0 {
		return "'" + text
	}
	return text
}

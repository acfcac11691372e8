package source

import (
	"cmp"
	"fmt"
	"path"
	"slices"

	"rubble/diag"
	"rubble/form"
	"rubble/survey"
)

// merge makes one sheet of what the files hold of each respondent and each
// team, in the order of wave, team, mode and respondent.
func (r *answersReader) merge() []form.Sheet {
	for i := range r.sheets {
		if s := &r.sheets[i]; s.Mode == survey.Individual && s.Respondent == "" {
			s.Respondent = s.At.File
		}
	}
	slices.SortFunc(r.sheets, func(a, b form.Sheet) int {
		return cmp.Or(compareSheets(a, b), cmp.Compare(a.At.File, b.At.File))
	})
	var merged []form.Sheet
	for len(r.sheets) > 0 {
		n := 1
		for n < len(r.sheets) && compareSheets(r.sheets[0], r.sheets[n]) == 0 {
			n++
		}
		merged = append(merged, r.mergeParts(r.sheets[:n]))
		r.sheets = r.sheets[n:]
	}
	return merged
}

func compareSheets(a, b form.Sheet) int {
	return cmp.Or(cmp.Compare(a.Wave, b.Wave), cmp.Compare(a.Team, b.Team),
		cmp.Compare(a.Mode, b.Mode), cmp.Compare(a.Respondent, b.Respondent))
}

// mergeParts joins what several files hold of the same respondent or team.
func (r *answersReader) mergeParts(parts []form.Sheet) form.Sheet {
	whole := parts[0]
	for _, part := range parts[1:] {
		r.compareParts(parts, part)
		whole = r.mergeTwo(whole, part)
	}
	for _, part := range parts {
		if part.Role != "" && part.Role != whole.Role {
			whole.Role = ""
		}
	}
	return whole
}

// compareParts names a part that answers a question which an earlier one
// answers too: of each two files, the first.
func (r *answersReader) compareParts(parts []form.Sheet, part form.Sheet) {
	for _, earlier := range parts {
		if earlier.At.File == part.At.File {
			return
		}
		at, other, n := sharedQuestion(part, earlier)
		if n == 0 {
			continue
		}
		files := [2]string{part.At.File, earlier.At.File}
		if r.copies[files] == nil {
			who := "this respondent"
			if part.Mode == survey.Consensus {
				who = "this team"
			}
			r.copies[files] = &copied{Problem: r.problems.Errorf(diag.Pos{File: part.At.File, Line: int(part.Lines[at])}, "%s answered %s already, in %s",
				who, part.Responses[at].Question, diag.Pos{File: earlier.At.File, Line: int(earlier.Lines[other])})}
		}
		r.copies[files].add(n)
	}
}

// A copied is the problem that two files hold answers of the same respondents
// or teams to the same questions: one, however many they are.
type copied struct {
	*diag.Problem
	sheets, answers int
}

// add counts a respondent or a team with so many answers.
func (c *copied) add(answers int) {
	c.sheets++
	c.answers += answers
	switch {
	case c.sheets > 1:
		c.WithHint("so with %d answers of %d respondents or teams in all: keep one of the two files, or give other ids to those in one of them who are other people", c.answers, c.sheets)
	case c.answers > 1:
		c.WithHint("so with %d questions in all: keep one of the two files, or give one of the two respondents another id", c.answers)
	default:
		c.WithHint("keep one of the two answers")
	}
}

// sharedQuestion gives the places of the first question that both sheets
// answer, and the number of such questions.
func sharedQuestion(a, b form.Sheet) (at, other, n int) {
	i, j := 0, 0
	for i < len(a.Responses) && j < len(b.Responses) {
		switch c := cmp.Compare(a.Responses[i].Question, b.Responses[j].Question); {
		case c < 0:
			i++
		case c > 0:
			j++
		default:
			if n == 0 {
				at, other = i, j
			}
			n++
			i++
			j++
		}
	}
	return at, other, n
}

// mergeTwo joins the responses, and what the heads say: a role that only one
// of them gives holds, two that differ are none.
func (r *answersReader) mergeTwo(a, b form.Sheet) form.Sheet {
	if a.Length != b.Length {
		r.problems.Errorf(b.At, "the form is of length %s, that of the same respondent or team in %s of length %s", b.Length, a.At.File, a.Length).
			WithHint("ask for all practices of a wave at the same length")
	}
	if a.Model != b.Model {
		r.problems.Errorf(b.At, "the form is of model %s, that of the same respondent or team in %s of model %s",
			cmp.Or(b.Model, r.m.Version), a.At.File, cmp.Or(a.Model, r.m.Version)).
			WithHint("correct the line model = in one of the two: in a wave, people are asked under one model")
	}
	switch {
	case a.Role == "":
		a.Role = b.Role
	case b.Role != "" && a.Role != b.Role:
		r.problems.Warnf(b.At, "role %s, where %s says %s of the same respondent", b.Role, a.At.File, a.Role).
			WithHint("give each respondent one role; until then this one has none")
	}
	a.People = max(a.People, b.People)
	a.Responses = append(slices.Clone(a.Responses), b.Responses...)
	slices.SortStableFunc(a.Responses, func(x, y survey.Response) int { return cmp.Compare(x.Question, y.Question) })
	a.Responses = slices.CompactFunc(a.Responses, func(x, y survey.Response) bool { return x.Question == y.Question })
	a.Lines = nil // of several files
	return a
}

// checkTeams holds the sheets of each team in each wave against what the
// project says of it. Sheets are sorted.
func (r *answersReader) checkTeams(sheets []form.Sheet) {
	listed := map[string]int{}
	for i, t := range r.cfg.Teams {
		listed[t.ID] = i
	}
	for len(sheets) > 0 {
		n, alone := 0, 0
		for n < len(sheets) && sheets[n].Wave == sheets[0].Wave && sheets[n].Team == sheets[0].Team {
			if sheets[n].Mode == survey.Individual {
				alone++
			}
			n++
		}
		if alone > 0 && alone < n {
			r.checkModes(sheets[:alone], sheets[alone])
		}
		if i, ok := listed[sheets[0].Team]; ok {
			r.checkHeadcount(i, alone, sheets[:n])
		}
		sheets = sheets[n:]
	}
}

// checkModes finds practices that a team answered one by one and together.
func (r *answersReader) checkModes(individual []form.Sheet, consensus form.Sheet) {
	alone := map[string]string{} // practice → first file
	for _, s := range individual {
		for _, q := range s.Responses {
			practice := path.Dir(q.Question)
			if file, seen := alone[practice]; !seen || s.At.File < file {
				alone[practice] = s.At.File
			}
		}
	}
	last := ""
	for _, q := range consensus.Responses {
		practice := path.Dir(q.Question)
		file, both := alone[practice]
		if practice == last || !both {
			continue
		}
		last = practice
		r.problems.Errorf(consensus.At, "team %q answers %s together here and one by one in %s", consensus.Team, practice, file).
			WithHint("in a wave, a team answers a practice either way: take one of the two out")
	}
}

// checkHeadcount finds a team with more respondents than people.
func (r *answersReader) checkHeadcount(at, alone int, sheets []form.Sheet) {
	team := r.cfg.Teams[at]
	if team.People == 0 {
		return
	}
	pos := r.cfg.At(fmt.Sprintf("teams[%d].people", at))
	if alone > team.People {
		r.problems.Errorf(pos, "team %q has %d people, and %d respondents in wave %s", team.ID, team.People, alone, sheets[0].Wave).
			WithHint("correct people, or look for one person under two ids and for answers of another team")
	}
	if last := sheets[len(sheets)-1]; last.Mode == survey.Consensus && last.People > team.People {
		r.problems.Errorf(pos, "team %q has %d people, and %d took part in its answers in %s", team.ID, team.People, last.People, last.At.File).
			WithHint("correct people here or in the form")
	}
}

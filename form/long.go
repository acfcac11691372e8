package form

import (
	"bytes"
	"context"
	"io"

	"rubble/diag"
	"rubble/model"
	"rubble/table"
)

// hinted is how many refused rows get their words compared with known ones.
// A list holds no more of them, and the search for a near word is slow.
const hinted = 1000

// ReadLong reads the long form from a delimited file, plain or gzip. Sheets
// come in the order of team and respondent, the same for any order of rows;
// rows counts those met, refused ones included.
//
// A row that cannot be used is refused and left out. A column that is missing,
// a practice or a team that there is not stops the run. A second answer of a
// respondent to a question is refused; of two that differ the lower stays,
// wherever it stands. A respondent who is given two roles has none.
//
// What ends the reading early, cancellation included, is on the list.
func ReadLong(ctx context.Context, name string, src io.Reader, m *model.Model, rules Rules) (sheets []Sheet, rows int, problems diag.List) {
	t, err := table.NewReader(name, src)
	if err != nil {
		problems.AddError(diag.Pos{File: name}, err)
		return nil, 0, problems
	}
	defer t.Close()
	r := &longReader{catalogue: newCatalogue(m, rules), rules: rules, t: t,
		unknown: map[string]bool{}, told: map[string]bool{}, teams: map[string]*longTeam{}, byID: map[string]*longTeam{}}
	if r.header() {
		r.read(ctx, name)
	}
	r.problems.Join(t.Problems())
	return r.sheets(name), t.Rows(), r.problems
}

type longReader struct {
	*catalogue
	rules    Rules
	t        *table.Reader
	columns  [longColumns]int     // in the file; −1 where it has none
	unknown  map[string]bool      // practices complained about
	told     map[string]bool      // retired keys told of
	teams    map[string]*longTeam // by spelling; nil: complained about
	byID     map[string]*longTeam
	problems diag.List
}

// read takes up all rows.
func (r *longReader) read(ctx context.Context, name string) {
	for r.t.Next() {
		if r.t.Rows()%4096 == 0 && ctx.Err() != nil {
			r.problems.Errorf(diag.Pos{File: name, Line: r.t.Pos(0).Line}, "not read to the end: %w", ctx.Err())
			return
		}
		if p := r.row(r.t.Row()); p != nil {
			r.problems.Add(p)
		}
	}
	if err := r.t.Err(); err != nil {
		r.problems.AddError(diag.Pos{File: name}, err)
	} else if r.t.Rows() == 0 {
		r.problems.Warnf(diag.Pos{File: name, Line: 1}, "no answers: below the names of the columns stand no rows").
			WithHint("write a row for each answer, or take the file out")
	}
}

// row takes up one row; the problem says why it is left out.
func (r *longReader) row(cells [][]byte) *diag.Problem {
	if i := r.columns[columnWave]; i >= 0 {
		if wave := bytes.TrimSpace(cells[i]); string(wave) != r.rules.Wave && r.rules.otherWave(string(wave)) {
			return r.refuse(columnWave, otherWave(r.rules.Wave, string(wave)))
		}
	}
	team, p := r.team(cells)
	if team == nil {
		return p
	}
	questions, p := r.practice(cells)
	if questions == nil {
		return p
	}
	item := r.cell(cells, columnItem)
	q, ok := questions[string(item)]
	if !ok {
		return r.otherItem(cells, string(item))
	}
	a, p := r.answer(cells, q)
	if p != nil {
		return p
	}
	return r.add(cells, team, newMark(q, a, r.t.Pos(0).Line))
}

func (r *longReader) cell(cells [][]byte, column int) []byte {
	return bytes.TrimSpace(cells[r.columns[column]])
}

func (r *longReader) refuse(column int, c complaint) *diag.Problem {
	return c.at(r.t.Pos(r.columns[column]), diag.Refused)
}

// team finds the team of a row. One that there is not is complained about
// once for each spelling.
func (r *longReader) team(cells [][]byte) (*longTeam, *diag.Problem) {
	spelling := r.cell(cells, columnTeam)
	if team, seen := r.teams[string(spelling)]; seen {
		return team, nil
	}
	name := string(spelling)
	if c, bad := badName("team", name); bad {
		return nil, r.refuse(columnTeam, c)
	}
	id, ok := r.rules.team(name)
	if !ok {
		remember(r.teams, name, nil)
		return nil, unknownTeam(name, r.rules).at(r.t.Pos(r.columns[columnTeam]), diag.Error)
	}
	if r.byID[id] == nil {
		r.byID[id] = &longTeam{id: id, sheets: map[string]*longSheet{}}
	}
	r.teams[name] = r.byID[id]
	return r.byID[id], nil
}

// practice finds the questions of a row's practice, as team does.
func (r *longReader) practice(cells [][]byte) (map[string]int32, *diag.Problem) {
	spelling := r.cell(cells, columnPractice)
	if questions, ok := r.practices[string(spelling)]; ok {
		return questions, nil
	}
	id := string(spelling)
	switch {
	case id == "":
		return nil, r.refuse(columnPractice, complaint{message: "practice is missing"})
	case r.unknown[id]:
		return nil, nil
	}
	remember(r.unknown, id, true)
	return nil, r.unknownPractice(id).at(r.t.Pos(r.columns[columnPractice]), diag.Error)
}

// remember keeps what was complained about, up to a bound.
func remember[T any](seen map[string]T, word string, value T) {
	if len(seen) < 10_000 {
		seen[word] = value
	}
}

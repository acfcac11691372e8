package source

import (
	"cmp"
	"context"
	"errors"
	"io"
	"slices"
	"time"

	"rubble/diag"
	"rubble/table"
)

// A File is an input file. Name is its path with forward slashes, relative to
// the project.
type File struct {
	Name string
	Open func() (io.ReadCloser, error)
}

// A Reading is what is told of the rows of some files, whatever they are of.
type Reading struct {
	Rows        int       // read, refused ones included
	Refused     int       // rows left out
	First, Last time.Time // opened or requested, by the clock of the files; zero without records
	Problems    diag.List

	repeats int // rows refused since their id was met before
}

// An addFunc takes up the current row. The problem says why it is left out.
type addFunc func(t *table.Reader) *diag.Problem

// readFiles reads files in the order of their names.
func (in *Reading) readFiles(ctx context.Context, files []File, r *rowReader, explicit map[string]string, add addFunc) error {
	byName := func(a, b File) int { return cmp.Compare(a.Name, b.Name) }
	for _, file := range slices.SortedFunc(slices.Values(files), byName) {
		if err := in.readFile(ctx, file, r, explicit, add); err != nil {
			return err
		}
	}
	return nil
}

func (in *Reading) readFile(ctx context.Context, file File, r *rowReader, explicit map[string]string, add addFunc) error {
	f, err := file.Open()
	if err != nil {
		return err
	}
	defer f.Close()
	t, err := table.NewReader(file.Name, f)
	if err != nil {
		return in.problem(err)
	}
	defer t.Close()
	if r.begin(t, explicit, &in.Problems) {
		err = in.readRows(ctx, t, add)
		r.warnMixed(&in.Problems)
	}
	problems := t.Problems()
	in.Problems.Join(problems)
	in.Refused += problems.Count(diag.Refused)
	in.Rows += t.Rows()
	return err
}

func (in *Reading) readRows(ctx context.Context, t *table.Reader, add addFunc) error {
	file := diag.Pos{File: t.Pos(0).File}
	refused, repeats := 0, in.repeats
	for t.Next() {
		if t.Rows()%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if p := add(t); p != nil {
			in.Problems.Add(p)
			refused++
		}
	}
	in.Refused += refused
	if t.Err() == nil {
		in.warnUseless(file, t, refused, in.repeats-repeats)
	}
	return in.problem(t.Err())
}

// warnUseless says of a file that nothing came of it, and why that may be.
func (in *Reading) warnUseless(file diag.Pos, t *table.Reader, refused, repeats int) {
	const none = "none of its rows can be used"
	torn := t.Problems()
	switch rows := t.Rows(); {
	case rows == 0:
		in.Problems.Warnf(file, "a header and no rows").
			WithHint("was the export cut off, or its filter too narrow?")
	case rows == repeats:
		in.Problems.Warnf(file, none).WithHint("is it another copy of a file that is read already?")
	case refused > repeats && refused+torn.Count(diag.Refused) == rows:
		in.Problems.Warnf(file, none).
			WithHint("check the preset and [records.columns]: the columns or the layout of dates are probably not those of this file")
	}
}

// problem puts err on the list if it is of the input, else gives it back.
func (in *Reading) problem(err error) error {
	if p, ok := errors.AsType[*diag.Problem](err); ok {
		in.Problems.Add(p)
		return nil
	}
	return err
}

// refuseRepeat makes the problem of a row whose id was met before.
func (in *Reading) refuseRepeat(t *table.Reader, r *rowReader) *diag.Problem {
	in.repeats++
	p := refusedRow(t, r.columns.field[fieldID], "a second row for this id, one was expected")
	if r.kind.folds {
		return p.WithHint("for a log with a row for each update, choose a preset that folds")
	}
	return p.WithHint("export %s as it stands at the end, in one row", r.kind.one)
}

// span sets First and Last from the beginnings of n records, in seconds.
func (in *Reading) span(r *rowReader, n int, began func(i int) int64) {
	if n == 0 {
		return
	}
	first, last := began(0), began(0)
	for i := range n {
		first, last = min(first, began(i)), max(last, began(i))
	}
	in.First, in.Last = r.time(first), r.time(last)
}

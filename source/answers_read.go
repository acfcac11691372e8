package source

import (
	"compress/gzip"
	"context"
	"io"
	"runtime"
	"strings"
	"sync"

	"rubble/diag"
	"rubble/form"
)

// mostTOML bounds what is taken into memory of a form, far above what its
// reader accepts.
const mostTOML = 4 << 20

// An answersRead is what one file holds.
type answersRead struct {
	sheets   []form.Sheet
	rows     int
	blank    bool // a form without an answer
	problems diag.List
}

// readAll reads files, as many at a time as there are processors, and takes
// them up in their order.
func (r *answersReader) readAll(ctx context.Context, files []answerFile) {
	read := make([]answersRead, len(files))
	next := make(chan int)
	var readers sync.WaitGroup
	for range min(len(files), runtime.GOMAXPROCS(0)) {
		readers.Go(func() {
			for i := range next {
				read[i] = r.read(ctx, files[i])
			}
		})
	}
	for i, f := range files {
		if err := ctx.Err(); err != nil {
			r.problems.Errorf(diag.Pos{File: f.path}, "not read: %w", err)
			files = files[:i]
			break
		}
		next <- i
	}
	close(next)
	readers.Wait()
	for i, f := range files {
		r.take(f, read[i])
	}
}

// take takes up what a file holds.
func (r *answersReader) take(f answerFile, of answersRead) {
	wave := r.wave(f.wave)
	wave.Files++
	wave.Rows += of.rows
	wave.Refused += of.problems.Count(diag.Refused)
	if of.blank {
		wave.Blank++
	}
	r.problems.Join(of.problems)
	r.sheets = append(r.sheets, of.sheets...)
}

// read reads one file.
func (r *answersReader) read(ctx context.Context, f answerFile) (out answersRead) {
	file, err := r.fsys.Open(f.path)
	if err != nil {
		unreadable(&out.problems, f.path, err)
		return out
	}
	defer file.Close()
	if strings.HasPrefix(f.suffix, ".csv") {
		out.sheets, out.rows, out.problems = form.ReadLong(ctx, f.path, file, r.m, r.rules(f.wave))
		return out
	}
	data, err := readForm(file, strings.HasSuffix(f.suffix, ".gz"))
	if err != nil {
		unreadable(&out.problems, f.path, err)
		return out
	}
	var sheet form.Sheet
	sheet, out.problems = form.ReadTOML(f.path, data, r.m, r.rules(f.wave))
	if out.rows = len(sheet.Responses); out.rows > 0 {
		out.sheets = []form.Sheet{sheet}
	} else {
		out.blank = !out.problems.Failed()
	}
	return out
}

func readForm(file io.Reader, packed bool) ([]byte, error) {
	if packed {
		z, err := gzip.NewReader(file)
		switch {
		case err == io.EOF: // of 0 bytes, as a form may be without gzip
			return nil, nil
		case err != nil:
			return nil, err
		}
		file = z
	}
	return io.ReadAll(io.LimitReader(file, mostTOML))
}

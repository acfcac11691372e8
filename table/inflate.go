package table

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"runtime"
	"sync"

	"rubble/diag"
)

// errBomb says that a compressed file holds more than it may.
var errBomb = errors.New("inflates to more than is read")

// A packError is what is wrong with a compressed file, as opposed to an error
// in reading it.
type packError struct{ err error }

func (e packError) Error() string { return e.err.Error() }
func (e packError) Unwrap() error { return e.err }

// inflateProblem names what is wrong with a compressed file, or gives nil if
// err is of another kind.
func inflateProblem(pos diag.Pos, err error) *diag.Problem {
	if errors.Is(err, errBomb) {
		return diag.Errorf(pos, "the compressed file holds more than %d GiB of text", MaxInflated>>30).
			WithHint("split the file, if it is what it should be")
	}
	pack, ok := errors.AsType[packError](err)
	if !ok {
		return nil
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return diag.Errorf(pos, "the compressed file ends too early: %w", pack.err).
			WithHint("copy or export the file again; nothing after this place was read")
	}
	return diag.Errorf(pos, "the compressed data are damaged: %w", pack.err).
		WithHint("copy or export the file again; nothing after this place was read")
}

// peekGzip says whether src begins as a gzip file does.
func peekGzip(src io.Reader) (io.Reader, bool, error) {
	first := make([]byte, 2)
	n, err := io.ReadFull(src, first)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return nil, false, err
	}
	first = first[:n]
	return io.MultiReader(bytes.NewReader(first), src), string(first) == "\x1f\x8b", nil
}

// An inflater reads a gzip file in a goroutine of its own, so that inflating
// and parsing go on at the same time. Two chunks go back and forth between
// them. The goroutine ends with the file, with Close, or when the inflater is
// no longer reachable; it holds no reference to the inflater itself.
type inflater struct {
	work  *inflating
	chunk chunk
	rest  []byte // of the chunk
}

// inflating is what the goroutine and its reader share.
type inflating struct {
	full chan chunk
	free chan []byte
	stop chan struct{}
	gone chan struct{} // closed when the goroutine has ended
	once sync.Once
}

// A chunk is a stretch of text and, in the last one, why there is no more.
type chunk struct {
	text []byte
	err  error
}

func newInflater(src io.Reader, limit int64, size int) *inflater {
	work := &inflating{
		full: make(chan chunk, 2),
		free: make(chan []byte, 2),
		stop: make(chan struct{}),
		gone: make(chan struct{}),
	}
	for range 2 {
		work.free <- make([]byte, size)
	}
	go work.run(src, limit)
	z := &inflater{work: work}
	runtime.AddCleanup(z, (*inflating).end, work)
	return z
}

func (w *inflating) run(src io.Reader, limit int64) {
	defer close(w.gone)
	own := &source{r: src}
	text, err := gzip.NewReader(bufio.NewReaderSize(own, chunkSize))
	for {
		var buf []byte
		select {
		case buf = <-w.free:
		case <-w.stop:
			return
		}
		n := 0
		for n < len(buf) && err == nil {
			var m int
			m, err = text.Read(buf[n:])
			n += m
		}
		if limit -= int64(n); limit < 0 {
			err = errBomb
		}
		if err != nil && err != io.EOF && err != errBomb && own.err == nil {
			err = packError{err}
		}
		select {
		case w.full <- chunk{buf[:n], err}:
		case <-w.stop:
			return
		}
		if err != nil {
			return
		}
	}
}

func (w *inflating) end() { w.once.Do(func() { close(w.stop) }) }

// A source remembers the error of the reader beneath.
type source struct {
	r   io.Reader
	err error // nil at the end of the file
}

func (s *source) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	if err != nil && err != io.EOF {
		s.err = err
	}
	return n, err
}

func (z *inflater) Read(p []byte) (int, error) {
	for len(z.rest) == 0 {
		if z.chunk.err != nil {
			return 0, z.chunk.err
		}
		if z.chunk.text != nil {
			z.work.free <- z.chunk.text[:cap(z.chunk.text)]
		}
		z.chunk = <-z.work.full
		z.rest = z.chunk.text
	}
	n := copy(p, z.rest)
	z.rest = z.rest[n:]
	return n, nil
}

// Close ends the goroutine and waits for it. Nothing may be read after it.
func (z *inflater) Close() {
	z.work.end()
	<-z.work.gone
}

package table

import (
	"bytes"
	"io"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

func TestGzip(t *testing.T) {
	text := longCSV(2<<20, `"`)
	plain := read(t, "t.csv", bytes.NewReader(text), chunkSize)
	if plain.met < 10_000 || len(plain.rows) != plain.met {
		t.Fatalf("%d of %d rows", len(plain.rows), plain.met)
	}
	once := packed(t, text)
	half := bytes.IndexByte(text[len(text)/2:], '\n') + len(text)/2
	twoMembers := append(packed(t, text[:half]), packed(t, text[half:])...)
	for name, file := range map[string][]byte{"one member": once, "two members": twoMembers} {
		if got := read(t, "t.csv", bytes.NewReader(file), chunkSize); !got.equal(plain) {
			t.Errorf("%s: %d of %d rows, %q %s", name, len(got.rows), got.met, got.problems, got.err)
		}
	}
}

func TestTornGzip(t *testing.T) {
	text := longCSV(2<<20, "")
	rows := bytes.Count(text, []byte("\n")) - 1
	file := packed(t, text)
	flipped := bytes.Clone(file)
	flipped[len(flipped)-8] ^= 1 // the checksum
	for _, c := range []struct {
		name     string
		file     []byte
		rows     func(n int) bool
		contains string
	}{
		{"the last byte is missing", file[:len(file)-1], func(n int) bool { return n == rows },
			": the compressed file ends too early: unexpected EOF\n\tcopy or export the file again; nothing after this place was read"},
		{"the last quarter is missing", file[:len(file)*3/4], func(n int) bool { return n > rows/2 && n < rows },
			": the compressed file ends too early: unexpected EOF\n\tcopy or export the file again; nothing after this place was read"},
		{"a wrong checksum", flipped, func(n int) bool { return n == rows },
			": the compressed data are damaged: gzip: invalid checksum\n\tcopy or export the file again; nothing after this place was read"},
		{"something after the end", append(bytes.Clone(file), "extra, extra"...), func(n int) bool { return n == rows },
			": the compressed data are damaged: gzip: invalid header\n\tcopy or export the file again; nothing after this place was read"},
		{"nothing but a beginning", file[:12], func(n int) bool { return n == 0 },
			"t.csv.gz:1: the compressed file ends too early: unexpected EOF\n\tcopy or export the file again; nothing after this place was read"},
		{"torn within the header", file[:3], func(n int) bool { return n == 0 },
			"t.csv.gz:1: the compressed file ends too early: unexpected EOF\n\tcopy or export the file again; nothing after this place was read"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := read(t, "t.csv.gz", bytes.NewReader(c.file), chunkSize)
			if !c.rows(len(got.rows)) || len(got.problems) > 0 {
				t.Errorf("%d of %d rows, problems %q", len(got.rows), rows, got.problems)
			}
			if !strings.HasPrefix(got.err, "t.csv.gz:") || !strings.HasSuffix(got.err, c.contains) {
				t.Errorf("got %q, want …%q", got.err, c.contains)
			}
		})
	}
}

// A file of 3 MiB compressed to a few kilobytes stops at a limit of 2 MiB.
func TestBomb(t *testing.T) {
	file := packed(t, []byte("id,note\n"+strings.Repeat("1,x\n", 3<<18)))
	r, err := open("t.csv.gz", bytes.NewReader(file), 2<<20, chunkSize)
	if err != nil {
		t.Fatal(err)
	}
	for r.Next() {
	}
	want := "the compressed file holds more than 16 GiB of text\n\tsplit the file, if it is what it should be"
	if r.Err() == nil || !strings.HasSuffix(r.Err().Error(), want) || r.Rows() > (2<<20+chunkSize)/4 {
		t.Errorf("%d rows, %v", r.Rows(), r.Err())
	}
}

// goroutines waits until no more than that many are left.
func goroutines(t *testing.T, most int) {
	t.Helper()
	for range 500 {
		runtime.GC()
		if runtime.NumGoroutine() <= most {
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Errorf("%d goroutines, %d before", runtime.NumGoroutine(), most)
}

func TestInflaterEnds(t *testing.T) {
	file := packed(t, longCSV(2<<20, ""))
	torn := packed(t, []byte("id,note\n1,\""+strings.Repeat("x\n", 6<<20)))
	before := runtime.NumGoroutine()
	begin := func(file []byte) *Reader {
		r, err := NewReader("t.csv.gz", bytes.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		if runtime.NumGoroutine() == before {
			t.Fatal("nothing runs beside the reader: this test cannot fail")
		}
		return r
	}
	t.Run("closed", func(t *testing.T) {
		r := begin(file)
		r.Next()
		if err := r.Close(); err != nil || r.Next() || r.Err() != nil {
			t.Errorf("closed: %v, %v", err, r.Err())
		}
		r.Close()
		goroutines(t, before+1) // that of the subtest
	})
	t.Run("read to the end", func(t *testing.T) {
		r := begin(file)
		for r.Next() {
		}
		goroutines(t, before+1)
	})
	t.Run("ended by an open quote", func(t *testing.T) {
		r := begin(torn)
		if r.Next() || r.Err() == nil {
			t.Error("no error")
		}
		goroutines(t, before+1)
	})
	t.Run("refused", func(t *testing.T) {
		text := append([]byte("id,id\n"), longCSV(2<<20, "")...)
		if _, err := NewReader("t.csv.gz", bytes.NewReader(packed(t, text))); err == nil {
			t.Error("no error")
		}
		goroutines(t, before+1)
	})
	t.Run("forgotten", func(t *testing.T) {
		begin(file).Next()
		goroutines(t, before+1)
	})
}

// After Close nothing reads the file: its owner may close it.
func TestNothingReadsAfterClose(t *testing.T) {
	src := &slow{r: bytes.NewReader(packed(t, longCSV(4<<20, ""))), inside: make(chan bool, 1)}
	r, err := NewReader("t.csv.gz", src)
	if err != nil {
		t.Fatal(err)
	}
	src.watched.Store(true)
	for len(src.inside) == 0 {
		if !r.Next() {
			t.Fatal("the file ended first")
		}
	}
	r.Close()
	if !src.left.Load() {
		t.Error("Close did not wait for a read to end")
	}
}

// A slow source gives little at once. The first read while it is watched says
// that it is under way, and takes its time.
type slow struct {
	r             io.Reader
	watched, left atomic.Bool
	inside        chan bool
}

func (s *slow) Read(p []byte) (int, error) {
	if s.watched.CompareAndSwap(true, false) {
		s.inside <- true
		time.Sleep(50 * time.Millisecond)
		s.left.Store(true)
	}
	return s.r.Read(p[:min(len(p), 100)])
}

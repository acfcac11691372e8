package table

import (
	"bytes"
	"io"

	"golang.org/x/text/transform"
)

// A window is the part of the text that is in memory.
type window struct {
	src        io.Reader
	buf        []byte
	start, end int   // buf[start:end] is not yet taken
	err        error // why src has no more; io.EOF at the end of the file
	chunk      int   // bytes read at once
}

// decoded gives a window on the text of a file that is not UTF-8.
func decoded(head []byte, src io.Reader, from transform.Transformer, chunk int) window {
	src = io.MultiReader(bytes.NewReader(head), src)
	return window{src: transform.NewReader(src, from), chunk: chunk}
}

// held is the text not yet taken.
func (w *window) held() []byte { return w.buf[w.start:w.end] }

// view is the text in which the next row is looked for, one byte more than a
// row may have, and whether the file ends with it.
func (w *window) view() (text []byte, last bool) {
	text = w.held()
	if len(text) > MaxRow {
		return text[:MaxRow+1], false
	}
	return text, w.err != nil
}

// more reads a chunk, or as much as there is. It moves what is held: slices
// of it are lost.
func (w *window) more() {
	room := w.buf[:cap(w.buf)]
	n := w.end - w.start
	if len(room) < n+w.chunk {
		room = make([]byte, max(n+w.chunk, min(2*len(room), MaxRow+w.chunk)))
	}
	copy(room, w.held())
	w.buf, w.start, w.end = room, 0, n
	for full := n + w.chunk; w.end < full && w.err == nil; w.end += n {
		n, w.err = w.src.Read(w.buf[w.end:full])
	}
}

// fill reads until at least n bytes are held or the text ends.
func (w *window) fill(n int) {
	for w.end-w.start < n && w.err == nil {
		w.more()
	}
}

// ended says why the text ended, if not at the end of the file.
func (w *window) ended() error {
	if w.err == io.EOF {
		return nil
	}
	return w.err
}

package ledger

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"

	"rubble/diag"
)

// maxNesting is how deep a ledger may nest. Ours nests seven deep.
const maxNesting = 16

// places are the lines at which what a ledger consists of stands.
type places map[string]int

func (p places) pos(what string) diag.Pos { return diag.Pos{File: File, Line: p[what]} }

// An outliner goes over JSON token by token, before anything is made of it: the
// library takes the last of two equal keys and says nothing.
type outliner struct {
	data  []byte
	d     *json.Decoder
	line  int // at the offset seen
	seen  int
	open  []level
	found places
}

// A level is an object or array that is open.
type level struct {
	keys     map[string]bool // of an object so far; nil for an array
	key      string          // whose value comes next; empty if a key does
	hasKey   bool
	elements int // of an array so far
}

// outline finds the places in a ledger. It fails where the data are not one
// JSON value, nest too deeply, or have a key twice.
func outline(data []byte) (places, error) {
	o := &outliner{data: data, d: json.NewDecoder(bytes.NewReader(data)), line: 1, found: places{}}
	o.d.UseNumber()
	for ended := false; ; ended = len(o.open) == 0 {
		token, err := o.d.Token()
		switch {
		case err == io.EOF && ended:
			return o.found, nil
		case err == io.EOF || errors.Is(err, io.ErrUnexpectedEOF):
			return nil, o.errorf("the ledger ends in the middle")
		case err != nil:
			return nil, o.errorf("the ledger is not JSON: %w", err)
		case ended:
			return nil, o.errorf("something stands behind the end of the ledger")
		}
		if err := o.take(token); err != nil {
			return nil, err
		}
	}
}

func (o *outliner) errorf(format string, args ...any) error {
	o.advance()
	return diag.Errorf(diag.Pos{File: File, Line: o.line}, format, args...).WithHint(restore)
}

// advance counts the lines up to where the decoder is.
func (o *outliner) advance() {
	to := int(o.d.InputOffset())
	o.line, o.seen = o.line+bytes.Count(o.data[o.seen:to], []byte("\n")), to
}

// take notes a token.
func (o *outliner) take(token json.Token) error {
	if token == json.Delim('}') || token == json.Delim(']') {
		o.open = o.open[:len(o.open)-1]
		o.value()
		return nil
	}
	var in *level
	if len(o.open) > 0 {
		in = &o.open[len(o.open)-1]
	}
	if key, isText := token.(string); isText && in != nil && in.keys != nil && !in.hasKey {
		if in.keys[key] {
			return o.errorf("the ledger was edited by hand: a key stands twice")
		}
		in.keys[key], in.key, in.hasKey = true, key, true
		if len(o.open) == 1 {
			o.advance()
			o.found[key] = o.line
		}
		return nil
	}
	if len(o.open) == 2 && in.keys == nil && o.open[0].key == "editions" {
		o.advance()
		o.found[edition(in.elements)] = o.line
	}
	switch token {
	case json.Delim('{'):
		o.open = append(o.open, level{keys: map[string]bool{}})
	case json.Delim('['):
		o.open = append(o.open, level{})
	default:
		o.value()
	}
	if len(o.open) > maxNesting {
		return o.errorf("the ledger was edited by hand: it nests deeper than %d", maxNesting)
	}
	return nil
}

// value notes that a value has ended.
func (o *outliner) value() {
	if len(o.open) == 0 {
		return
	}
	in := &o.open[len(o.open)-1]
	in.hasKey = false
	in.elements++
}

package ledger

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"rubble/diag"
)

// maxSize is how large a ledger may be: 160 editions of 40,000 people's answers
// to two practices.
const maxSize = 64 << 20

const restore = "put it back as version control has it; never begin a new one, since beside what was published " +
	"the next edition could then give away what single people answered"

// Read reads the ledger of an organisation's folder. Where there is none,
// nothing was published. A ledger that is not as it was written stops the run.
func Read(client fs.FS, organisation string) (Ledger, diag.List) {
	var problems diag.List
	data, err := readFile(client)
	if err == nil && data != nil {
		var l Ledger
		if l, err = parse(data, organisation); err == nil {
			return l, problems
		}
	}
	if err != nil {
		problems.AddError(diag.Pos{File: File}, err)
	}
	return Ledger{Organisation: organisation}, problems
}

// readFile gives nil where there is no file.
func readFile(client fs.FS) ([]byte, error) {
	info, err := fs.Lstat(client, File)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, unreadable(err)
	case !info.Mode().IsRegular():
		return nil, diag.Errorf(diag.Pos{File: File}, "the ledger of what was published has to stand here, and this is no file but a link, a folder or the like").WithHint(restore)
	case info.Size() > maxSize:
		return nil, tooLarge()
	}
	f, err := client.Open(File)
	if err != nil {
		return nil, unreadable(err)
	}
	data, err := io.ReadAll(io.LimitReader(f, maxSize+1))
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, unreadable(err)
	}
	if len(data) > maxSize { // it has grown meanwhile
		return nil, tooLarge()
	}
	return data, nil
}

func tooLarge() error {
	return diag.Errorf(diag.Pos{File: File}, "the ledger is larger than %d MiB, which rubble would not write", maxSize>>20).WithHint(restore)
}

func unreadable(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		err = p.Err
	}
	return diag.Errorf(diag.Pos{File: File}, "the ledger cannot be read: %w", err).WithHint("check that you may read it")
}

// parse reads a ledger from the bytes of its file.
func parse(data []byte, organisation string) (Ledger, error) {
	at, err := outline(data)
	if err != nil {
		return Ledger{}, err
	}
	var version struct{ Schema int }
	if json.Unmarshal(data, &version) != nil || version.Schema < withoutLots {
		return Ledger{}, diag.Errorf(at.pos("schema"), "this is no ledger: a schema of %d or %d was expected", withoutLots, withLots).WithHint(restore)
	}
	if version.Schema > withLots {
		return Ledger{}, diag.Errorf(at.pos("schema"), "the ledger is of schema %d, and this rubble knows schemas %d and %d", version.Schema, withoutLots, withLots).
			WithHint("take the rubble that wrote it, or a newer one")
	}
	var head struct {
		Schema       int               `json:"schema"`
		Organisation string            `json:"organisation"`
		Editions     []json.RawMessage `json:"editions"`
	}
	if err := decode(data, &head); err != nil {
		return Ledger{}, diag.Errorf(diag.Pos{File: File}, "the ledger was edited by hand: its head is not as rubble writes it").WithHint(restore)
	}
	if head.Organisation != organisation {
		return Ledger{}, diag.Errorf(at.pos("organisation"), "this is the ledger of %q, and config.toml names %q", head.Organisation, organisation).
			WithHint("if the organisation was renamed, write its new name here; else the ledger belongs to another project: put back that of this one, or move it away if nothing of this one was ever published")
	}
	out := Ledger{Organisation: organisation}
	before := ""
	for i, raw := range head.Editions {
		e, own, err := read(raw, before)
		if err != nil {
			return Ledger{}, diag.Errorf(at.pos(edition(i)), "edition %d of the ledger %w", i+1, err).WithHint(restore)
		}
		out.Editions, before = append(out.Editions, e), own
	}
	return out, nil
}

// edition names one of them among the places of a file.
func edition(i int) string { return fmt.Sprintf("editions[%d]", i) }

var (
	errEdited = errors.New("was edited by hand: its seal does not fit")
	errOrder  = errors.New("does not follow the one before it: one was taken out, or put in")
)

// read reads an edition behind the one with the seal before, and gives its own.
func read(raw []byte, before string) (e Edition, own string, err error) {
	var s sealed
	if decode(raw, &s) != nil || s.sum() != s.Seal {
		return Edition{}, "", errEdited
	}
	if s.Before != before {
		return Edition{}, "", errOrder
	}
	if e, err = s.unseal(); err != nil {
		return Edition{}, "", errEdited
	}
	return e, s.Seal, nil
}

// decode reads JSON of which every key has to be known.
func decode(data []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	return d.Decode(into)
}

// Package publish puts a finished site where it belongs, whole or not at all.
//
// A site is written beside its target and takes its place only when every
// file is there. What stood in the target before is kept until then, and is
// replaced only if it is a site of ours that nobody has changed since: the
// manifest in it lists each file with its hash.
package publish

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"rubble/diag"
)

// ManifestName is the file of a published folder that lists the others.
const ManifestName = "manifest.json"

// A Manifest lists the files of a site by their paths, with SHA-256 in
// hexadecimal.
type Manifest struct {
	Files map[string]string `json:"files"`
}

// A Staging is a site on its way. Create may be called from several
// goroutines.
type Staging struct {
	target string
	dir    string

	mu    sync.Mutex
	files map[string]string
	bytes int64
}

// Open begins a site that will stand in target, a folder that may or may not
// exist. It fails where target holds anything that is not ours to replace.
// The caller commits or aborts it.
func Open(target string) (*Staging, error) {
	target = filepath.Clean(target)
	if err := restore(target); err != nil {
		return nil, err
	}
	if err := replaceable(target); err != nil {
		return nil, err
	}
	parent := filepath.Dir(target)
	if err := os.MkdirAll(parent, 0o777); err != nil {
		return nil, unwritable(parent, err)
	}
	dir, err := os.MkdirTemp(parent, "."+filepath.Base(target)+".partial-*")
	if err != nil {
		return nil, unwritable(parent, err)
	}
	if err := os.Chmod(dir, 0o755); err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	return &Staging{target: target, dir: dir, files: map[string]string{}}, nil
}

func unwritable(dir string, err error) error {
	if _, ok := errors.AsType[*diag.Problem](err); ok {
		return err
	}
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		err = p.Err
	} else if l, ok := errors.AsType[*os.LinkError](err); ok {
		err = l.Err
	}
	return diag.Errorf(diag.Pos{File: filepath.ToSlash(dir)}, "the site cannot be written here: %w", err).
		WithHint("make the folder writable, or name another with --output DIR")
}

// Create begins a file of the site. name is a path with forward slashes
// within it; folders are made as needed.
func (s *Staging) Create(name string) (io.WriteCloser, error) {
	local, err := filepath.Localize(name)
	if err != nil || name == "." || name == ManifestName {
		return nil, fmt.Errorf("%q is no name for a file of a site", name)
	}
	full := filepath.Join(s.dir, local)
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(full, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return nil, err
	}
	return &file{staging: s, name: name, f: f, w: bufio.NewWriterSize(f, 32<<10), sum: sha256.New()}, nil
}

// A file is one being written.
type file struct {
	staging *Staging
	name    string
	f       *os.File
	w       *bufio.Writer
	sum     hash.Hash
	size    int64
}

func (f *file) Write(p []byte) (int, error) {
	n, err := f.w.Write(p)
	f.sum.Write(p[:n])
	f.size += int64(n)
	return n, err
}

func (f *file) Close() error {
	if err := errors.Join(f.w.Flush(), f.f.Close()); err != nil {
		return err
	}
	f.staging.mu.Lock()
	defer f.staging.mu.Unlock()
	f.staging.files[f.name] = hex.EncodeToString(f.sum.Sum(nil))
	f.staging.bytes += f.size
	return nil
}

// Abort removes what was staged. The target is as it was.
func (s *Staging) Abort() error { return os.RemoveAll(s.dir) }

// A Summary says what a published site consists of.
type Summary struct {
	Files int
	Bytes int64
}

// Commit writes the manifest and puts the site in the place of what was
// there. If it fails, the target is as it was.
func (s *Staging) Commit() (Summary, error) {
	if err := s.commit(); err != nil {
		return Summary{}, errors.Join(err, s.Abort())
	}
	return Summary{len(s.files) + 1, s.bytes}, nil
}

func (s *Staging) commit() error {
	data, err := json.MarshalIndent(Manifest{s.files}, "", " ")
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(s.dir, ManifestName), append(data, '\n'), 0o644); err != nil {
		return err
	}
	if err := replaceable(s.target); err != nil { // since Open somebody may have put something there
		return err
	}
	s.bytes += int64(len(data)) + 1
	old := former(s.target)
	switch err := os.Rename(s.target, old); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return unwritable(s.target, err)
	}
	if err := os.Rename(s.dir, s.target); err != nil {
		return errors.Join(unwritable(s.target, err), undo(old, s.target))
	}
	_ = discard(old) // the site stands; what could not be removed is, or is complained of, when the next one begins
	return nil
}

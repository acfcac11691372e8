package assess

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
)

// An overlay is the client's files over the program's: of two with the same
// path the client's is read, and a folder lists both.
type overlay struct{ client, ours fs.FS }

func (o overlay) Open(name string) (fs.File, error) {
	f, err := o.client.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return o.ours.Open(name)
	}
	return f, err
}

// Stat does not open the file, which of a pipe would wait for ever.
func (o overlay) Stat(name string) (fs.FileInfo, error) {
	info, err := fs.Stat(o.client, name)
	if errors.Is(err, fs.ErrNotExist) {
		return fs.Stat(o.ours, name)
	}
	return info, err
}

func (o overlay) ReadFile(name string) ([]byte, error) {
	data, err := fs.ReadFile(o.client, name)
	if errors.Is(err, fs.ErrNotExist) {
		return fs.ReadFile(o.ours, name)
	}
	return data, err
}

func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	theirs, err := fs.ReadDir(o.client, name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	ours, ourErr := fs.ReadDir(o.ours, name)
	if err != nil && ourErr != nil {
		return nil, ourErr
	}
	all := slices.Clone(theirs)
	for _, e := range ours {
		if !slices.ContainsFunc(theirs, func(t fs.DirEntry) bool { return t.Name() == e.Name() }) {
			all = append(all, e)
		}
	}
	slices.SortFunc(all, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return all, nil
}

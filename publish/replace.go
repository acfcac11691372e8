package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"rubble/diag"
)

// discard removes a folder that holds what replaceable allows. The manifest
// goes last: what an interruption leaves is still known as ours.
func discard(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		err = replaceable(dir)
	}
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.Name() != ManifestName {
			err = errors.Join(err, os.RemoveAll(filepath.Join(dir, e.Name())))
		}
	}
	if err != nil {
		return err
	}
	return os.RemoveAll(dir)
}

func undo(old, target string) error {
	if err := os.Rename(old, target); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// former is where the earlier site stands for the moment of the exchange.
func former(target string) string {
	return filepath.Join(filepath.Dir(target), "."+filepath.Base(target)+".former")
}

// restore puts an earlier site back that an interrupted exchange left aside.
func restore(target string) error {
	old := former(target)
	if _, err := os.Lstat(old); err != nil {
		return nil // nothing was left; if the folder cannot be read, that is said of the target
	}
	put := discard
	if _, err := os.Lstat(target); errors.Is(err, fs.ErrNotExist) {
		put = func(old string) error { return os.Rename(old, target) }
	}
	if err := put(old); err != nil {
		return unwritable(old, err)
	}
	return nil
}

// replaceable says whether target is absent, empty, or a site of ours as it
// was written.
func replaceable(target string) error {
	info, err := os.Lstat(target)
	pos := diag.Pos{File: filepath.ToSlash(target)}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return unwritable(target, err)
	case !info.IsDir():
		return diag.Errorf(pos, "the site should go here, but this is not a folder").WithHint("move it away, or name another folder with --output DIR")
	}
	foreign, err := changed(os.DirFS(target))
	if err != nil {
		return unwritable(target, err)
	}
	if len(foreign) > 0 {
		return diag.Errorf(pos, "the folder holds what rubble did not write: %s", strings.Join(foreign, ", ")).
			WithHint("move it away, or name another folder with --output DIR; nothing was touched")
	}
	return nil
}

// changed are the files of a folder that its manifest does not list, or lists
// with another hash: the first three of them.
func changed(folder fs.FS) ([]string, error) {
	var m Manifest
	data, err := fs.ReadFile(folder, ManifestName)
	if err == nil && json.NewDecoder(bytes.NewReader(data)).Decode(&m) != nil {
		return []string{ManifestName}, nil
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var foreign []string
	err = fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || name == ManifestName && m.Files != nil {
			return err
		}
		same, err := unchanged(folder, name, d, m.Files[name])
		if err != nil || same {
			return err
		}
		if foreign = append(foreign, name); len(foreign) == 3 {
			return fs.SkipAll
		}
		return nil
	})
	return foreign, err
}

func unchanged(folder fs.FS, name string, d fs.DirEntry, hash string) (bool, error) {
	if hash == "" || !d.Type().IsRegular() {
		return false, nil
	}
	content, err := fs.ReadFile(folder, name)
	sum := sha256.Sum256(content)
	return hash == hex.EncodeToString(sum[:]), err
}

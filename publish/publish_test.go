package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/diag"
)

// put publishes files into target.
func put(t *testing.T, target string, files map[string]string) Summary {
	t.Helper()
	s := stage(t, target, files)
	sum, err := s.Commit()
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

func stage(t *testing.T, target string, files map[string]string) *Staging {
	t.Helper()
	s, err := Open(target)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		w, err := s.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// tree is every file below a folder, with its text; a link with its target,
// and an empty folder with nothing.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(full string, d fs.DirEntry, err error) error {
		if err != nil || full == dir {
			return err
		}
		name, _ := filepath.Rel(dir, full)
		switch {
		case d.Type()&fs.ModeSymlink != 0:
			to, err := os.Readlink(full)
			out[filepath.ToSlash(name)] = "-> " + to
			return err
		case d.IsDir():
			entries, err := os.ReadDir(full)
			if len(entries) == 0 {
				out[filepath.ToSlash(name)+"/"] = ""
			}
			return err
		}
		text, err := os.ReadFile(full)
		out[filepath.ToSlash(name)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// manifest is what a manifest of the files has to say: hashes made here, by
// the standard library alone.
func manifest(files map[string]string) string {
	m := Manifest{map[string]string{}}
	for name, text := range files {
		sum := sha256.Sum256([]byte(text))
		m.Files[name] = hex.EncodeToString(sum[:])
	}
	data, _ := json.MarshalIndent(m, "", " ")
	return string(data) + "\n"
}

func whole(files map[string]string) map[string]string {
	out := map[string]string{"public/" + ManifestName: manifest(files)}
	for name, text := range files {
		out["public/"+name] = text
	}
	return out
}

// SHA-256 of "abc" as FIPS 180-2, appendix B.1, gives it.
func TestManifestHash(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "public"), map[string]string{"a": "abc"})
	want := `{
 "files": {
  "a": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
 }
}
`
	if diff := cmp.Diff(want, tree(t, dir)["public/"+ManifestName]); diff != "" {
		t.Error(diff)
	}
}

// A first site, one in its place that has fewer files, and one into a folder
// that is there and empty: nothing else is left beside them.
func TestCommit(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, "public")
	first := map[string]string{"index.html": "one", "teams/a/index.html": "team", "empty": ""}
	if diff := cmp.Diff(Summary{4, 7 + int64(len(manifest(first)))}, put(t, target, first)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(whole(first), tree(t, dir)); diff != "" {
		t.Error(diff)
	}
	second := map[string]string{"index.html": "two"}
	put(t, target+string(filepath.Separator), second)
	if diff := cmp.Diff(whole(second), tree(t, dir)); diff != "" {
		t.Error(diff)
	}
	if err := os.RemoveAll(target); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(target, 0o755); err != nil {
		t.Fatal(err)
	}
	put(t, target, second)
	if diff := cmp.Diff(whole(second), tree(t, dir)); diff != "" {
		t.Error(diff)
	}
}

func TestAbort(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, "public")
	first := map[string]string{"index.html": "one"}
	put(t, target, first)
	s := stage(t, target, map[string]string{"index.html": "two"})
	if diff := cmp.Diff(whole(first)["public/index.html"], tree(t, dir)["public/index.html"]); diff != "" {
		t.Errorf("what is staged shows already: %s", diff)
	}
	if err := s.Abort(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(whole(first), tree(t, dir)); diff != "" {
		t.Error(diff)
	}
}

// What is not ours to replace is refused at once, with its name, and nothing
// is touched.
func TestRefused(t *testing.T) {
	const hint = "\n\tmove it away, or name another folder with --output DIR"
	const foreign = "the folder holds what rubble did not write: "
	for _, c := range []struct {
		name string
		make func(dir, target string)
		want string
	}{
		{"a folder of somebody", func(_, target string) { write(t, filepath.Join(target, "thesis.doc"), "x") }, foreign + "thesis.doc" + hint + "; nothing was touched"},
		{"many files: three are named", func(_, target string) {
			for i := range 9 {
				write(t, filepath.Join(target, fmt.Sprint(i)), "x")
			}
		}, foreign + "0, 1, 2" + hint + "; nothing was touched"},
		{"a file beside ours", func(_, target string) {
			put(t, target, map[string]string{"a": "x"})
			write(t, filepath.Join(target, "sub", "notes.txt"), "x")
		}, foreign + "sub/notes.txt" + hint + "; nothing was touched"},
		{"a file of ours, changed", func(_, target string) {
			put(t, target, map[string]string{"a": "x", "b": "y"})
			write(t, filepath.Join(target, "b"), "z")
		}, foreign + "b" + hint + "; nothing was touched"},
		{"the manifest of something else", func(_, target string) { write(t, filepath.Join(target, ManifestName), `{"name": "app"}`) }, foreign + ManifestName + hint + "; nothing was touched"},
		{"a torn manifest", func(_, target string) { write(t, filepath.Join(target, ManifestName), `{"files": {`) }, foreign + ManifestName + hint + "; nothing was touched"},
		{"a file", func(_, target string) { write(t, target, "x") }, "the site should go here, but this is not a folder" + hint},
		{"a link to a folder", func(dir, target string) {
			write(t, filepath.Join(dir, "elsewhere", "a"), "x")
			link(t, "elsewhere", target)
		}, "the site should go here, but this is not a folder" + hint},
		{"a link within ours", func(dir, target string) {
			put(t, target, map[string]string{"a": "x"})
			write(t, filepath.Join(dir, "elsewhere", "a"), "x")
			link(t, "../elsewhere", filepath.Join(target, "b"))
		}, foreign + "b" + hint + "; nothing was touched"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			target := filepath.Join(dir, "public")
			c.make(dir, target)
			before := tree(t, dir)
			_, err := Open(target)
			if p, ok := errors.AsType[*diag.Problem](err); !ok || p.Error() != filepath.ToSlash(target)+": "+c.want {
				t.Errorf("got %v", err)
			}
			if diff := cmp.Diff(before, tree(t, dir)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func link(t *testing.T, to, name string) {
	if err := os.Symlink(to, name); err != nil {
		t.Skip("links cannot be made here:", err)
	}
}

// Somebody puts a file into the earlier site while the new one is made.
func TestChangedMeanwhile(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, "public")
	put(t, target, map[string]string{"a": "x"})
	s := stage(t, target, map[string]string{"a": "y"})
	write(t, filepath.Join(target, "mine"), "z")
	if _, err := s.Commit(); err == nil || !strings.Contains(err.Error(), "did not write: mine") {
		t.Errorf("got %v", err)
	}
	want := whole(map[string]string{"a": "x"})
	want["public/mine"] = "z"
	if diff := cmp.Diff(want, tree(t, dir)); diff != "" {
		t.Error(diff)
	}
}

// Killed between the two renames, or while the earlier site was removed: the
// next run puts things right, and still deletes nothing that is not ours.
func TestInterrupted(t *testing.T) {
	first, second := map[string]string{"a": "x", "b": "x"}, map[string]string{"a": "y"}
	t.Run("before the new site was there", func(t *testing.T) {
		dir := t.TempDir()
		target := filepath.Join(dir, "public")
		put(t, target, first)
		if err := os.Rename(target, former(target)); err != nil {
			t.Fatal(err)
		}
		s := stage(t, target, second)
		if err := s.Abort(); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(whole(first), tree(t, dir)); diff != "" {
			t.Error(diff)
		}
	})
	t.Run("while the earlier one was removed", func(t *testing.T) {
		dir := t.TempDir()
		target := filepath.Join(dir, "public")
		put(t, target, first)
		if err := os.Rename(target, former(target)); err != nil {
			t.Fatal(err)
		}
		aside := filepath.Join(dir, "aside")
		put(t, aside, second)
		if err := errors.Join(os.Rename(aside, target), os.Remove(filepath.Join(former(target), "a"))); err != nil {
			t.Fatal(err)
		}
		if err := stage(t, target, nil).Abort(); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(whole(second), tree(t, dir)); diff != "" {
			t.Error(diff)
		}
	})
	t.Run("a folder of somebody in that place", func(t *testing.T) {
		dir := t.TempDir()
		target := filepath.Join(dir, "public")
		put(t, target, first)
		write(t, filepath.Join(former(target), "mine"), "x")
		before := tree(t, dir)
		_, err := Open(target)
		if err == nil || !strings.HasPrefix(err.Error(), filepath.ToSlash(former(target))+": the folder holds what rubble did not write: mine\n") {
			t.Errorf("got %v", err)
		}
		if diff := cmp.Diff(before, tree(t, dir)); diff != "" {
			t.Error(diff)
		}
	})
}

// The manifest goes last, so that what an interruption leaves is known.
func TestDiscard(t *testing.T) {
	if os.Getuid() == 0 || runtime.GOOS == "windows" {
		t.Skip("the rights of a folder do not bind this user")
	}
	target := filepath.Join(t.TempDir(), "public")
	put(t, target, map[string]string{"zz/a": "x"})
	if err := os.Chmod(filepath.Join(target, "zz"), 0o555); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(filepath.Join(target, "zz"), 0o755) })
	if err := discard(target); err == nil {
		t.Error("nothing stood in the way")
	}
	if _, err := os.Stat(filepath.Join(target, ManifestName)); err != nil {
		t.Error(err)
	}
}

func TestUnwritable(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "file"), "x")
	_, err := Open(filepath.Join(dir, "file", "public"))
	if p, ok := errors.AsType[*diag.Problem](err); !ok || p.Hint == "" || !strings.Contains(p.Err.Error(), "the site cannot be written here") {
		t.Errorf("got %v", err)
	}
	if os.Getuid() == 0 || runtime.GOOS == "windows" {
		t.Skip("the rights of a folder do not bind this user")
	}
	closed := filepath.Join(dir, "closed")
	if err := os.Mkdir(closed, 0o555); err != nil {
		t.Fatal(err)
	}
	_, err = Open(filepath.Join(closed, "public"))
	want := filepath.ToSlash(closed) + ": the site cannot be written here: permission denied\n\tmake the folder writable, or name another with --output DIR"
	if err == nil || err.Error() != want {
		t.Errorf("got %v", err)
	}
}

func TestCreateRefuses(t *testing.T) {
	dir := t.TempDir()
	s := stage(t, filepath.Join(dir, "public"), map[string]string{"a/b": "x"})
	for _, name := range []string{"", ".", "..", "../x", "/x", "a/../x", "a//b", "a/", "./x", ManifestName, "a/b", "a", "a/b/c"} {
		if w, err := s.Create(name); err == nil {
			t.Errorf("a file may be called %q", name)
			w.Close()
		}
	}
	if _, err := s.Commit(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(whole(map[string]string{"a/b": "x"}), tree(t, dir)); diff != "" {
		t.Error(diff)
	}
}

// Many goroutines write at once; the manifest does not tell.
func TestConcurrent(t *testing.T) {
	dir := t.TempDir()
	s, err := Open(filepath.Join(dir, "public"))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	var all sync.WaitGroup
	for i := range 50 {
		name, text := fmt.Sprintf("%d/%d", i%5, i), strings.Repeat("x", 1000*i)
		files[name] = text
		all.Go(func() {
			w, err := s.Create(name)
			if err != nil {
				t.Error(err)
				return
			}
			if _, err := w.Write([]byte(text)); err != nil {
				t.Error(err)
			}
			if err := w.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if _, err := s.Commit(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(whole(files), tree(t, dir)); diff != "" {
		t.Error(diff)
	}
}

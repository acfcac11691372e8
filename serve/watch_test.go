package serve

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Every way in which files come, go and change is seen.
func TestSeen(t *testing.T) {
	f := begin(t, map[string]string{"page.txt": "one", "in/a.txt": "a", "in/deep/er/b.txt": "b", "aside.txt": "aside"})
	f.run()
	f.changed()
	for _, step := range []struct {
		name string
		do   func() error
		seen string
	}{
		{"a file is written", func() error { return os.WriteFile(f.path("in/a.txt"), []byte("aa"), 0o666) }, "in/a.txt"},
		{"a file comes", func() error { return os.WriteFile(f.path("in/c.txt"), []byte("c"), 0o666) }, "in/c.txt"},
		{"a file goes", func() error { return os.Remove(f.path("in/c.txt")) }, "in/c.txt"},
		{"deep below", func() error { return os.WriteFile(f.path("in/deep/er/b.txt"), []byte("bb"), 0o666) }, "in/deep/er/b.txt"},
		{"another takes its place", func() error { return os.Rename(f.path("aside.txt"), f.path("in/a.txt")) }, "in/a.txt"},
		{"folders come at once", func() error { return os.MkdirAll(f.path("in/x/y/z"), 0o777) }, "in/x"},
		{"a file in a new folder", func() error { return os.WriteFile(f.path("in/x/y/z/d.txt"), []byte("d"), 0o666) }, "in/x/y/z/d.txt"},
		{"a folder has another name", func() error { return os.Rename(f.path("in/x"), f.path("in/v")) }, "in/v"},
		{"a file in it", func() error { return os.WriteFile(f.path("in/v/y/z/d.txt"), []byte("dd"), 0o666) }, "in/v/y/z/d.txt"},
		{"a folder goes", func() error { return os.RemoveAll(f.path("in/v")) }, "in/v"},
		{"and comes back", func() error { return os.MkdirAll(f.path("in/v/y"), 0o777) }, "in/v"},
		{"a file in it", func() error { return os.WriteFile(f.path("in/v/y/e.txt"), []byte("e"), 0o666) }, "in/v/y/e.txt"},
		{"all goes", func() error { return os.RemoveAll(f.path("in")) }, "in"},
		{"all comes back", func() error { return os.MkdirAll(f.path("in"), 0o777) }, "in"},
		{"a file in it", func() error { return os.WriteFile(f.path("in/f.txt"), []byte("f"), 0o666) }, "in/f.txt"},
	} {
		if err := step.do(); err != nil {
			t.Fatalf("%s: %v", step.name, err)
		}
		t.Log(step.name)
		f.until(step.seen)
	}
}

// Editors replace a file by one that was written beside it. The page is the
// new one, time and again.
func TestAtomicSave(t *testing.T) {
	f := begin(t, map[string]string{"page.txt": "zero"})
	f.run()
	l := f.listen()
	l.next()
	for _, text := range []string{"one", "two", "three"} {
		f.write(".page.txt.swp", text)
		f.write("page.txt~", text)
		f.check(os.Rename(f.path("page.txt~"), f.path("page.txt")))
		l.next()
		f.shows("<body>" + text + "</body>")
	}
}

// What is no part of the site begins no build: the one that the last edit
// begins is told of that edit alone.
func TestUnseen(t *testing.T) {
	f := begin(t, map[string]string{"page.txt": "one", "in/a.txt": "a", "public/index.html": "old", "in/.git/HEAD": "x"})
	f.run()
	f.changed()
	for _, name := range []string{"public/index.html", "new/file.txt", "other.txt", "in/.git/HEAD", "in/.a.txt.swp", "in/a.txt~", "in/4913",
		"in/a.swp", "in/#a.txt#", "in/.#a.txt", "in/~$a.xlsx", "in/a.txt.tmp", "in/a.txt___jb_tmp___", ".hidden/in/a.txt", "in/sub/.DS_Store"} {
		f.write(name, "x")
	}
	f.check(os.Chmod(f.path("in/a.txt"), 0o600))
	f.check(os.WriteFile(f.path("in/sedQx1"), []byte("b"), 0o666))
	f.check(os.Rename(f.path("in/sedQx1"), f.path("in/a.txt")))
	var all []string
	for !strings.Contains(strings.Join(all, " "), "in/a.txt") {
		all = append(all, f.changed()...)
	}
	if got := strings.Join(all, " "); got != "in/sub in/a.txt" && got != "in/a.txt in/sub" {
		t.Errorf("builds were told of %s", got)
	}
}

// A folder in which something is written all the time is built all the same.
func TestNeverQuiet(t *testing.T) {
	f := begin(t, map[string]string{"page.txt": "one"})
	f.run()
	f.changed()
	stop, stopped := make(chan bool), make(chan bool)
	go func() {
		defer close(stopped)
		for {
			select {
			case <-stop:
				return
			default:
				os.WriteFile(f.path("page.txt"), []byte("two"), 0o666)
				time.Sleep(time.Millisecond)
			}
		}
	}()
	f.until("page.txt")
	close(stop)
	<-stopped
}

// Without its folder nothing can be shown any more, and that is said.
func TestFolderGone(t *testing.T) {
	f := begin(t, map[string]string{"page.txt": "one"})
	f.run()
	f.changed()
	f.check(os.Rename(f.dir, f.dir+"-moved"))
	err := next(t, f.ended, "the end")
	f.check(os.Rename(f.dir+"-moved", f.dir))
	close(f.ended)
	want := f.dir + ": the folder cannot be watched: no such file or directory\n\tbegin again where the folder is now"
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// What came and went is told if it was all, and else left out.
func TestCameAndWent(t *testing.T) {
	const come, write, remove, rename = fsnotify.Create, fsnotify.Write, fsnotify.Remove, fsnotify.Rename
	for _, c := range []struct {
		name   string
		events []fsnotify.Event
		want   []string
	}{
		{"written", []fsnotify.Event{{Name: "b", Op: write}, {Name: "a", Op: write}, {Name: "b", Op: write}}, []string{"a", "b"}},
		{"replaced", []fsnotify.Event{{Name: "x", Op: come}, {Name: "x", Op: write}, {Name: "x", Op: rename}, {Name: "a", Op: come}}, []string{"a"}},
		{"came and went", []fsnotify.Event{{Name: "x", Op: come}, {Name: "x", Op: remove}}, []string{"x"}},
		{"came, went and came", []fsnotify.Event{{Name: "x", Op: come}, {Name: "x", Op: remove}, {Name: "x", Op: come}, {Name: "a", Op: write}}, []string{"a", "x"}},
		{"went and came", []fsnotify.Event{{Name: "x", Op: remove}, {Name: "x", Op: come}, {Name: "a", Op: write}}, []string{"a", "x"}},
		{"went", []fsnotify.Event{{Name: "x", Op: remove}, {Name: "a", Op: write}}, []string{"a", "x"}},
	} {
		var p pending
		for _, e := range c.events {
			p.note(e.Name, e)
		}
		if got := p.names(); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

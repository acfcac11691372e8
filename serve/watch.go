package serve

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"

	"rubble/diag"
)

// Editors save a file in several steps. What has changed is told once the
// folder was quiet for so long, and after patience even if it never is.
const (
	quiet    = 20 * time.Millisecond
	patience = time.Second
)

// A watcher tells what changes in a folder. It sends on changes the paths,
// sorted, that have changed since it last did.
type watcher struct {
	dir     string
	names   []string // of what is watched in dir
	changes chan []string
	system  *fsnotify.Watcher
}

// watch begins to watch what has one of the names in a folder, and all that
// is below it. What is not there yet may come later.
func watch(dir string, names []string) (*watcher, error) {
	system, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, unwatched(dir, err)
	}
	w := &watcher{dir: filepath.Clean(dir), names: names, changes: make(chan []string), system: system}
	if err := w.addAll(); err != nil {
		return nil, errors.Join(err, system.Close())
	}
	return w, nil
}

func unwatched(dir string, err error) error {
	hint := "rubble build writes the site without watching"
	switch {
	case errors.Is(err, fs.ErrNotExist):
		hint = "begin again where the folder is now"
	case errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EMFILE):
		hint = "the system's limit of watched folders is reached: on Linux, raise fs.inotify.max_user_watches and max_user_instances"
	}
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		err = p.Err
	}
	return diag.Errorf(diag.Pos{File: filepath.ToSlash(dir)}, "the folder cannot be watched: %w", err).WithHint("%s", hint)
}

// addAll watches every folder that counts. What is watched already is watched
// anew, since another folder may have taken its name; what was renamed would
// be told of by its old one.
func (w *watcher) addAll() error {
	for _, dir := range w.system.WatchList() {
		if _, err := os.Lstat(dir); err != nil {
			_ = w.system.Remove(dir) // the system may have seen to it already
		}
	}
	if err := w.system.Add(w.dir); err != nil {
		return unwatched(w.dir, err)
	}
	for _, name := range w.names {
		if err := w.add(filepath.Join(w.dir, name)); err != nil {
			return err
		}
	}
	return nil
}

// add watches a folder and those in it. A folder is watched before it is
// listed, so that nothing comes into it unseen.
func (w *watcher) add(dir string) error {
	info, err := os.Lstat(dir)
	if err != nil || !info.IsDir() {
		return nil // what is no folder is seen from the folder that it is in
	}
	switch err := w.system.Add(dir); {
	case errors.Is(err, fs.ErrNotExist): // it has just gone
		return nil
	case err != nil:
		return unwatched(dir, err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil // it has just gone, or may not be read, which the build will say
	}
	for _, e := range entries {
		if e.IsDir() && !passing(e.Name()) {
			if err := w.add(filepath.Join(dir, e.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

// run watches until ctx is done.
func (w *watcher) run(ctx context.Context) error {
	defer w.system.Close()
	var p pending
	settle := time.NewTimer(0)
	settle.Stop()
	var ready chan<- []string // changes, if something is to be told
	var names []string
	for {
		select {
		case event := <-w.system.Events:
			if name, counts := w.counts(event); counts {
				p.note(name, event)
				settle.Reset(p.rest())
				ready = nil
			}
		case <-w.system.Errors: // events were lost
			p.note(".", fsnotify.Event{})
			settle.Reset(p.rest())
			ready = nil
		case <-settle.C:
			if err := w.addAll(); err != nil {
				return err
			}
			ready, names = w.changes, p.names()
		case ready <- names:
			p, ready = pending{}, nil
		case <-ctx.Done():
			return nil
		}
	}
}

// pending is what has changed and was not told yet.
type pending struct {
	first  time.Time
	stayed map[string]bool // by path: false for what came and went
	came   map[string]bool
}

// note takes note of an event.
func (p *pending) note(name string, e fsnotify.Event) {
	if p.stayed == nil {
		p.first, p.stayed, p.came = time.Now(), map[string]bool{}, map[string]bool{}
	}
	if _, known := p.stayed[name]; !known {
		p.came[name] = e.Has(fsnotify.Create)
	}
	p.stayed[name] = !p.came[name] || !e.Has(fsnotify.Remove) && !e.Has(fsnotify.Rename)
}

// names are the paths of what has changed, sorted. What came and went is only
// named if there is nothing else: most often an editor wrote it beside a file
// whose place it then took.
func (p *pending) names() []string {
	var names []string
	for name, stayed := range p.stayed {
		if stayed {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		names = slices.Collect(maps.Keys(p.stayed))
	}
	slices.Sort(names)
	return names
}

// rest is how long it takes from now until the folder counts as quiet.
func (p *pending) rest() time.Duration {
	return max(0, min(quiet, time.Until(p.first.Add(patience))))
}

// counts gives the path of what an event is about, and says whether a site may
// be another for it.
func (w *watcher) counts(e fsnotify.Event) (name string, counts bool) {
	if e.Op == fsnotify.Chmod {
		return "", false
	}
	rel, err := filepath.Rel(w.dir, e.Name)
	if err != nil {
		return "", false
	}
	name = filepath.ToSlash(rel)
	if name == "." { // if it is gone, watching it anew will tell
		return name, e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename)
	}
	parts := strings.Split(name, "/")
	return name, slices.Contains(w.names, parts[0]) && !slices.ContainsFunc(parts, passing)
}

// passing says whether a file's name is one that editors and systems use for
// what is hidden or will soon be gone.
func passing(name string) bool {
	if strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || strings.HasPrefix(name, "#") || name == "4913" { // Vim tries whether it can write
		return true
	}
	for _, suffix := range [...]string{"~", ".swp", ".swx", ".tmp", ".part", ".crdownload", "___jb_tmp___", "___jb_old___"} {
		if strings.HasSuffix(name, suffix) {
			return true
		}
	}
	return false
}

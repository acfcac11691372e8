package source

import (
	"errors"
	"io/fs"
	"path"
	"strings"

	"rubble/config"
	"rubble/diag"
)

// An answerFile is a file of answers and the wave of its folder.
type answerFile struct {
	path, wave string
	suffix     string // .toml, .toml.gz, .csv or .csv.gz
}

// answerSuffix tells the format by the file's name; empty if it is none.
func answerSuffix(name string) string {
	name = strings.ToLower(name)
	for _, s := range []string{".toml", ".toml.gz", ".csv", ".csv.gz"} {
		if strings.HasSuffix(name, s) {
			return s
		}
	}
	return ""
}

// find lists the files of answers, by path, and names what else lies there.
func (r *answersReader) find() []answerFile {
	entries, err := fs.ReadDir(r.fsys, answersDir)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			r.unreadable(answersDir, err)
		}
		return nil
	}
	var files []answerFile
	for _, e := range entries {
		name := path.Join(answersDir, e.Name())
		switch {
		case strings.HasPrefix(e.Name(), "."):
		case e.IsDir() && r.isWave(e.Name()):
			files = append(files, r.walk(e.Name())...)
		case e.IsDir():
		case answerSuffix(e.Name()) != "":
			r.problems.Errorf(diag.Pos{File: name}, "answers outside the folder of a wave").
				WithHint("move the file to %s/<wave>/, such as %s/2026-spring/", answersDir, answersDir)
		case r.isLink(name, e):
		default:
			r.notRead(name)
		}
	}
	return files
}

// isWave says whether a folder is that of a wave, and names one that is not.
func (r *answersReader) isWave(id string) bool {
	pos := diag.Pos{File: path.Join(answersDir, id)}
	if _, ok := r.cfg.Wave(id); !ok {
		ids := make([]string, len(r.cfg.Waves))
		for i, w := range r.cfg.Waves {
			ids[i] = w.ID
		}
		p := r.problems.Errorf(pos, "wave %q is not listed in %s", id, config.File)
		if near := diag.Nearest(id, ids); near != "" {
			p.WithHint("did you mean %q?", near)
		} else {
			p.WithHint("list it under [[waves]], or move the folder out of %s/", answersDir)
		}
		return false
	}
	if !config.IsSlug(id) {
		r.problems.Errorf(pos, "a folder whose name cannot be that of a wave").
			WithHint("waves are named with a–z, 0–9 and -, at most 80 bytes, such as 2026-spring")
		return false
	}
	return true
}

// walk lists the files of a wave.
func (r *answersReader) walk(wave string) []answerFile {
	var files []answerFile
	root := path.Join(answersDir, wave)
	err := fs.WalkDir(r.fsys, root, func(name string, e fs.DirEntry, err error) error {
		suffix := answerSuffix(name)
		switch {
		case err != nil:
			r.unreadable(name, err)
		case name == root:
		case strings.HasPrefix(e.Name(), ".") && e.IsDir():
			return fs.SkipDir
		case strings.HasPrefix(e.Name(), "."):
		case e.IsDir() && suffix != "":
			r.problems.Errorf(diag.Pos{File: name}, "a directory, where a file was expected").
				WithHint("move it away, or rename it if its files are answers")
			return fs.SkipDir
		case e.IsDir():
		case r.isLink(name, e):
		case suffix != "":
			files = append(files, answerFile{name, wave, suffix})
		default:
			r.notRead(name)
		}
		return nil
	})
	if err != nil {
		r.unreadable(root, err)
	}
	return files
}

// isLink says whether an entry is a link that cannot be read as a file, and
// names it.
func (r *answersReader) isLink(name string, e fs.DirEntry) bool {
	if e.Type()&fs.ModeSymlink == 0 {
		return false
	}
	info, err := fs.Stat(r.fsys, name)
	switch {
	case err != nil:
		r.problems.Errorf(diag.Pos{File: name}, "a link that leads out of the project, or nowhere").
			WithHint("put the file itself here")
	case info.IsDir():
		r.problems.Errorf(diag.Pos{File: name}, "a link to a folder, which is not followed").
			WithHint("put the folder itself here")
	default:
		return false
	}
	return true
}

func (r *answersReader) notRead(name string) {
	base := path.Base(name)
	if strings.HasPrefix(strings.ToUpper(base), "README") {
		return
	}
	w := r.problems.Warnf(diag.Pos{File: name}, "not read")
	if strings.HasSuffix(strings.ToLower(base), ".md") {
		w.WithHint("forms in Markdown cannot be read yet: use .toml or .csv")
		return
	}
	w.WithHint("answers are .toml or .csv, plain or with .gz")
}

func (r *answersReader) unreadable(name string, err error) {
	unreadable(&r.problems, name, err)
}

func unreadable(problems *diag.List, name string, err error) {
	problems.Errorf(diag.Pos{File: name}, "cannot be read: %w", answersCause(err)).
		WithHint("check that it is a file that you may read, and that its disk is there")
}

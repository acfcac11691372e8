package site

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"sync"

	"github.com/bep/logg"
	"github.com/gohugoio/hugo/common/loggers"
	"github.com/gohugoio/hugo/config/allconfig"
	"github.com/gohugoio/hugo/deps"
	"github.com/gohugoio/hugo/hugofs"
	"github.com/gohugoio/hugo/hugolib"
	"github.com/spf13/afero"

	"rubble/diag"
)

// The folders of the memory file system that Hugo reads.
const (
	sourceContent = "/content"
	sourceLayouts = "/layouts"
	sourceAssets  = "/assets"
	sourceI18n    = "/i18n"
	publishDir    = "/public"
)

// A generator runs Hugo over a memory file system: pages that were made for
// it, the client's templates and styles over ours, and nothing of the world.
type generator struct {
	source afero.Fs
	origin map[string]diag.Pos // where the prose of a page came from, by its memory path
}

func newGenerator() *generator {
	return &generator{source: afero.NewMemMapFs(), origin: map[string]diag.Pos{}}
}

// mount copies a folder of files into the memory file system.
func (g *generator) mount(files fs.FS, dir, to string) error {
	return fs.WalkDir(files, dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		return afero.WriteFile(g.source, path.Join(to, strings.TrimPrefix(name, dir)), data, 0o644)
	})
}

// page writes one page: front matter of our own fields only, then the prose
// with so many line ends before it that its lines keep their numbers.
func (g *generator) page(name string, params map[string]any, prose string, from diag.Pos) error {
	front, err := json.Marshal(params)
	if err != nil {
		return err
	}
	full := path.Join(sourceContent, name)
	g.origin[full] = from
	body := string(front) + strings.Repeat("\n", max(from.Line-1, 1)) + prose
	return afero.WriteFile(g.source, full, []byte(body), 0o644)
}

// settings of Hugo: nothing that reaches outside, no clock, no generator tag.
func settings(lang, title string, params map[string]any) map[string]any {
	none := []string{"none"}
	return map[string]any{
		"baseURL": "/", "title": title, "locale": lang, "defaultContentLanguage": lang,
		"relativeURLs": true, "uglyURLs": true, "disableHugoGeneratorInject": true, "enableGitInfo": false,
		"timeZone": "UTC", "buildFuture": true, "buildExpired": true, "disablePathToLower": true,
		"disableKinds": []string{"taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"},
		"contentDir":   sourceContent, "layoutDir": sourceLayouts, "assetDir": sourceAssets, "i18nDir": sourceI18n,
		"publishDir": publishDir, "cacheDir": "/cache", "enableInlineShortcodes": false,
		"params": params,
		"markup": map[string]any{"goldmark": map[string]any{"renderer": map[string]any{"unsafe": false}}},
		"security": map[string]any{"enableInlineShortcodes": false,
			"exec":  map[string]any{"allow": none, "osEnv": none},
			"funcs": map[string]any{"getenv": none},
			"http":  map[string]any{"methods": none, "urls": none}},
	}
}

// build writes the site through publish, which is handed each finished file.
func (g *generator) build(ctx context.Context, conf map[string]any, publish func(name string, data []byte) error) error {
	data, err := json.Marshal(conf)
	if err != nil {
		return err
	}
	if err := afero.WriteFile(g.source, "/hugo.json", data, 0o644); err != nil {
		return err
	}
	var said strings.Builder
	logger := loggers.New(loggers.Options{Level: logg.LevelWarn, StdOut: io.Discard, StdErr: &said, DistinctLevel: logg.LevelWarn})
	configs, err := allconfig.LoadConfig(allconfig.ConfigSourceDescriptor{Fs: g.source, Filename: "/hugo.json",
		Environ: []string{"HUGO_IGNORED=1"}, Environment: "production", Logger: logger})
	if err != nil {
		return g.explain(err)
	}
	files := hugofs.NewFrom(g.source, configs.LoadingInfo.BaseConfig)
	out := &sink{Fs: afero.NewMemMapFs(), publish: publish}
	files.PublishDir, files.PublishDirServer, files.PublishDirStatic = out, out, out
	sites, err := hugolib.NewHugoSites(deps.DepsCfg{Fs: files, Configs: configs, LogLevel: logg.LevelWarn, StdErr: &said, StdOut: io.Discard})
	if err != nil {
		return g.explain(err)
	}
	defer sites.Close()
	err = sites.Build(hugolib.BuildCfg{NoBuildLock: true})
	if logged := errorsIn(said.String()); logged != nil { // says more than err, which may only count
		err = logged
	}
	if err != nil {
		return g.explain(err)
	}
	if out.failed != nil {
		return out.failed
	}
	return ctx.Err()
}

// errorsIn are the lines of a log that tell of errors; nil if none does.
func errorsIn(log string) error {
	var lines []error
	for line := range strings.Lines(log) {
		if text, found := strings.CutPrefix(strings.TrimSpace(line), "ERROR "); found {
			lines = append(lines, errors.New(text))
		}
	}
	return errors.Join(lines...)
}

// explain turns the memory paths of an error back into the user's.
func (g *generator) explain(err error) error {
	text := err.Error()
	for memory, origin := range g.origin {
		if origin.File != "" {
			text = strings.ReplaceAll(text, memory, origin.File)
		}
	}
	for memory, theirs := range map[string]string{sourceLayouts + "/": "templates/", sourceAssets + "/": "static/", sourceI18n + "/": "content/i18n/"} {
		text = strings.ReplaceAll(text, memory, theirs)
	}
	return fmt.Errorf("the site could not be made: %s", text)
}

// A sink is the file system that Hugo publishes to. A file is handed on when
// it is closed, and not kept. Hugo does not look at what closing a file says,
// so that the sink keeps the first thing that went wrong.
type sink struct {
	afero.Fs
	publish func(name string, data []byte) error

	mu     sync.Mutex
	failed error
}

func (s *sink) fail(err error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.failed == nil {
		s.failed = err
	}
	return err
}

func (s *sink) Create(name string) (afero.File, error) {
	f, err := s.Fs.Create(name)
	return &sinkFile{File: f, sink: s, name: name}, err
}

func (s *sink) OpenFile(name string, flag int, perm fs.FileMode) (afero.File, error) {
	f, err := s.Fs.OpenFile(name, flag, perm)
	if err != nil || flag == 0 {
		return f, err
	}
	return &sinkFile{File: f, sink: s, name: name}, nil
}

type sinkFile struct {
	afero.File
	sink *sink
	name string
}

func (f *sinkFile) Close() error {
	if err := f.hand(); err != nil {
		return f.sink.fail(err)
	}
	return nil
}

func (f *sinkFile) hand() error {
	if err := f.File.Close(); err != nil {
		return err
	}
	data, err := afero.ReadFile(f.sink.Fs, f.name)
	if err != nil {
		return err
	}
	if err := f.sink.Fs.Remove(f.name); err != nil {
		return err
	}
	name := path.Clean("/" + strings.ReplaceAll(f.name, "\\", "/"))
	return f.sink.publish(strings.TrimPrefix(strings.TrimPrefix(name, publishDir), "/"), data)
}

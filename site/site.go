// Package site writes the report as a static web site.
//
// The pages' words come from package wording and their figures from package
// chart; this package decides what stands on which page, and in what order.
// Hugo lays the pages out with the templates, a client's over ours. Figures
// and tables never pass through Hugo: a template prints a mark in their
// place, and they are made and put there as each page is written.
//
// A site holds nothing that is not in a gate.Release, the model, or the
// client's own files.
package site

import (
	"cmp"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"sync"

	"rubble/config"
	"rubble/diag"
	"rubble/experiment"
	"rubble/gate"
	"rubble/model"
	"rubble/report"
	"rubble/story"
	"rubble/wording"
)

// An Input is what a site is made from.
type Input struct {
	Release gate.Release
	Model   *model.Model
	Speaker *wording.Speaker
	Config  *config.Config
	Note    model.Page   // the client's word on the overview; may be empty
	Story   []story.Page // the client's narrative pages, in order
	Files   fs.FS        // content/, templates/ and static/: the client's over ours

	Experiments []experiment.Card

	Memo *Memo // of the builds before; may be nil
}

// A Target receives the files of a site. Names are paths with forward
// slashes. Create may be called from several goroutines.
type Target interface {
	Create(name string) (io.WriteCloser, error)
}

// Build writes the whole site to target. Whatever goes wrong, it is for the
// caller to throw away what was written.
func Build(ctx context.Context, in Input, target Target) error {
	in = in.of(in.Release.Report())
	b := &builder{in: in, report: in.Release.Report(), say: in.Speaker, pages: map[string]*page{}, written: map[string][sha256.Size]byte{}, target: target}
	b.wave, b.words = wording.Latest(b.report), newLexicon(in.Model)
	b.mark = "mark" + strings.ToLower(rand.Text()) + "x"
	var failed error
	var data sync.WaitGroup
	data.Go(func() { failed = b.data() })
	if in.Memo != nil {
		in.Memo.of(in)
	}
	err := b.build(ctx)
	data.Wait()
	if err = cmp.Or(err, failed); err != nil && in.Memo != nil {
		in.Memo.forget()
	}
	return err
}

// build writes all but the data.
func (b *builder) build(ctx context.Context) error {
	if err := b.templates(); err != nil {
		return err
	}
	b.compose()
	if err := b.prepare(); err != nil {
		return err
	}
	if err := b.generate(ctx); err != nil {
		return err
	}
	if missing := b.say.Missing(); len(missing) > 0 {
		return diag.Errorf(diag.Pos{File: "content/i18n/" + b.say.Language + ".toml"}, "no words for %s", strings.Join(missing, ", ")).
			WithHint("add the keys to the file; content/i18n/en.toml of the program has them all")
	}
	return nil
}

// A builder makes one site.
type builder struct {
	in     Input
	report *report.Report
	wave   report.Wave
	say    *wording.Speaker
	words  *lexicon
	mark   string
	blocks *blockSet
	hugo   *generator
	target Target

	mu      sync.Mutex                   // pages are composed, and written, by several goroutines
	pages   map[string]*page             // by their address, without the leading slash
	written map[string][sha256.Size]byte // by name
}

// prepare lays everything out that Hugo reads.
func (b *builder) prepare() error {
	b.hugo = newGenerator()
	for dir, to := range map[string]string{"templates": sourceLayouts, "content/i18n": sourceI18n, "static": sourceAssets} {
		if err := b.hugo.mount(b.in.Files, dir, to); err != nil {
			return err
		}
	}
	for _, dir := range b.unlisted() { // Hugo would list the pages of a folder on one of its own
		never := map[string]any{"build": map[string]any{"render": "never", "list": "never"}}
		if err := b.hugo.page(path.Join(dir, "_index.md"), never, "", diag.Pos{}); err != nil {
			return err
		}
	}
	b.linkTerms()
	for _, p := range b.pages {
		if err := b.hugo.page(p.source(), p.params(), p.prose.Text, p.prose.Pos); err != nil {
			return err
		}
	}
	return nil
}

// unlisted are the folders of pages that no page of ours lists.
func (b *builder) unlisted() []string {
	var dirs []string
	if len(b.in.Story) > 0 {
		dirs = append(dirs, path.Dir(storyAddress("")))
	}
	if _, only := b.only(); only {
		dirs = append(dirs, path.Dir(teamAddress("")))
	}
	return dirs
}

// linkTerms lets the terms in our own prose lead to the glossary, on several
// pages at the same time.
func (b *builder) linkTerms() {
	var pages sync.WaitGroup
	for _, p := range b.pages {
		pages.Go(func() { p.prose.Text = b.words.prose(p) })
	}
	pages.Wait()
}

func (b *builder) generate(ctx context.Context) error {
	params := map[string]any{"mark": b.mark, "nav": b.nav(), "line": b.in.Config.Brand.Line, "policy": b.report.Policy, "suppression": b.report.Suppression,
		"footer": b.say.T("footer", "Organisation", b.report.Organisation, "Wave", b.waveName(), "Model", b.report.Model.Version), "edition": b.say.Edition(b.report)}
	return b.hugo.build(ctx, settings(b.say.Language, b.report.Organisation, params), b.publish)
}

// nav are the pages that every page leads to: the overview, the client's own,
// then the sections.
func (b *builder) nav() []map[string]string {
	out := []map[string]string{{"section": "overview", "href": "/index.html", "title": b.say.T("page_overview")}}
	for _, of := range b.in.Story {
		out = append(out, map[string]string{"section": "story-" + of.ID, "href": "/" + storyAddress(of.ID), "title": of.Prose.Title})
	}
	for _, n := range [...]string{"practices", "teams", "norms", "disagreements", "evidence", "roadmap", "lenses", "references", "method", "data-quality"} {
		address, title := n+"/index.html", b.say.T("page_"+n)
		if team, only := b.only(); only && n == "teams" {
			address, title = teamAddress(team.ID), team.Name
		}
		if _, made := b.pages[address]; made {
			out = append(out, map[string]string{"section": n, "href": "/" + address, "title": title})
		}
	}
	return out
}

func (b *builder) waveName() string {
	if b.wave.Name == "" {
		return b.say.T("unnamed_wave")
	}
	return b.wave.Name
}

// publish takes a file that Hugo has finished, puts figures and tables in the
// place of their marks, and writes it.
func (b *builder) publish(name string, data []byte) error {
	text := string(data)
	if strings.HasSuffix(name, ".html") {
		spliced, err := b.splice(name, text)
		if err != nil {
			return err
		}
		text = spliced
	}
	if strings.Contains(text, b.mark) {
		return fmt.Errorf("%s: a figure was left out: its mark is still in the page", name)
	}
	return b.write(name, []byte(text))
}

// splice replaces each mark of a page, which ends with a semicolon, by its
// block.
func (b *builder) splice(name, text string) (string, error) {
	p := b.pages[name]
	var out strings.Builder
	for {
		before, rest, found := strings.Cut(text, b.mark)
		out.WriteString(before)
		if !found {
			return out.String(), nil
		}
		id, after, _ := strings.Cut(rest, ";")
		if p == nil || p.blocks[id] == nil {
			return "", fmt.Errorf("%s: no figure is called %q", name, id)
		}
		block, err := b.made(p, id)
		if err != nil {
			return "", fmt.Errorf("%s: figure %s: %w", name, id, err)
		}
		out.WriteString(block)
		text = after
	}
}

// write writes a file once. Hugo may hand over a shared one several times.
func (b *builder) write(name string, data []byte) error {
	if done, err := b.claim(name, data); done || err != nil {
		return err
	}
	w, err := b.target.Create(name)
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return errors.Join(err, w.Close())
}

// claim takes an address for a file; done says that the same file has it.
func (b *builder) claim(name string, data []byte) (done bool, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	sum := sha256.Sum256(data)
	switch before, taken := b.written[name]; {
	case taken && before != sum:
		return false, fmt.Errorf("%s: two files have this address", name)
	case taken:
		return true, nil
	}
	b.written[name] = sum
	return false, nil
}

// data writes the report as JSON with its schema, and the vendored bundle.
func (b *builder) data() error {
	data, err := json.MarshalIndent(b.report, "", " ")
	if err != nil {
		return err
	}
	if err := b.write("data/report.json", append(data, '\n')); err != nil {
		return err
	}
	if err := b.write("data/report.schema.json", report.JSONSchema()); err != nil {
		return err
	}
	for _, name := range [...]string{"echarts.min.js", "echarts.LICENSE.txt", "echarts.NOTICE.txt"} {
		data, err := fs.ReadFile(b.in.Files, path.Join("static/vendor", name))
		if err != nil {
			return err
		}
		if err := b.write(path.Join("vendor", name), data); err != nil {
			return err
		}
	}
	return nil
}

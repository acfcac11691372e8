package site

import (
	"cmp"
	"path"
	"strings"

	"rubble/model"
)

// A page is what stands on one address, before it is laid out.
type page struct {
	address  string // practices/change-enablement.html
	section  string // of the navigation
	kicker   string // the page's name
	title    string // of the window, where it is not the page's name
	finding  string
	lede     []string
	sections []section
	prose    model.Page
	place    string // of the prose: note or first, above the sections; else below them
	explore  bool   // the page has an explorable figure
	blocks   map[string]func() (string, error)
}

// A section is a heading with text and blocks.
type section struct {
	id     string
	title  string
	text   []string
	blocks []string
}

// newPage begins a page.
func (b *builder) newPage(address, section, kicker, finding string, lede ...string) *page {
	p := &page{address: address, section: section, kicker: kicker, finding: finding, lede: lede,
		blocks: map[string]func() (string, error){}}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.pages[address] = p
	return p
}

// add puts a section on the page, with the blocks that were made for it.
func (p *page) add(id, title string, text []string, blocks ...block) {
	s := section{id: id, title: title, text: text}
	for _, bl := range blocks {
		if title == "" {
			bl = bl.raised()
		}
		name := id + "-" + bl.name
		p.blocks[name] = bl.make
		s.blocks = append(s.blocks, name)
	}
	p.sections = append(p.sections, s)
}

// source is the page's file for Hugo: an index becomes that of its section.
func (p *page) source() string {
	dir, file := path.Split(p.address)
	if file == "index.html" {
		return path.Join(dir, "_index.md")
	}
	return path.Join(dir, strings.TrimSuffix(file, ".html")+".md")
}

// root is the way from the page to the top of the site: "" or "../".
func (p *page) root() string { return strings.Repeat("../", strings.Count(p.address, "/")) }

func (p *page) params() map[string]any {
	sections := []map[string]any{}
	for _, s := range p.sections {
		sections = append(sections, map[string]any{"id": s.id, "title": s.title, "text": s.text, "blocks": s.blocks})
	}
	return map[string]any{"title": cmp.Or(p.title, p.kicker, p.finding), "kicker": p.kicker, "finding": p.finding, "lede": p.lede, "section": p.section,
		"sections": sections, "place": p.place, "proseTitle": p.prose.Title, "explore": p.explore}
}

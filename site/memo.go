package site

import (
	"crypto/sha256"
	"encoding/json"
	"io/fs"
	"strings"
	"sync"
)

// A Memo keeps what was drawn from one build to the next, for whoever builds a
// site again and again: as long as everything that figures and tables are made
// of stays the same, they are not made anew. The zero Memo is empty.
type Memo struct {
	mu     sync.Mutex
	key    [sha256.Size]byte
	blocks map[string]string // by page and block
}

// of prepares the memo for a build: with other input it is empty.
func (m *Memo) of(in Input) {
	words, err := fs.ReadFile(in.Files, "content/i18n/"+in.Speaker.Language+".toml")
	data, failed := json.Marshal(struct{ Report, Model, Glossary, Experiments, Config, Words any }{
		in.Release.Report(), in.Model.Hash, in.Model.Glossary, in.Experiments, in.Config, words})
	m.mu.Lock()
	defer m.mu.Unlock()
	key := sha256.Sum256(data)
	if err != nil || failed != nil || key != m.key || m.blocks == nil {
		m.key, m.blocks = key, map[string]string{}
	}
}

// forget empties the memo, after a build that failed.
func (m *Memo) forget() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.blocks = nil
}

func (m *Memo) get(key string) (string, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	text, ok := m.blocks[key]
	return text, ok
}

func (m *Memo) put(key, text string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.blocks != nil {
		m.blocks[key] = text
	}
}

// made gives a block of a page, from the memo where it is there. What stands
// on a client's narrative pages hangs on their text, and is made anew.
func (b *builder) made(p *page, id string) (string, error) {
	key := p.address + " " + id
	memo := b.in.Memo
	if memo == nil || strings.HasPrefix(p.section, "story-") {
		return p.blocks[id]()
	}
	if text, ok := memo.get(key); ok {
		return text, nil
	}
	text, err := p.blocks[id]()
	if err == nil {
		memo.put(key, text)
	}
	return text, err
}

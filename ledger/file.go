package ledger

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rubble/diag"
)

// The versions of the file's format. The first knows nothing of where lots fell;
// a ledger that does not say so either is still written in it.
const (
	withoutLots = 1
	withLots    = 2
)

// organisation is how the file calls the scope that is empty.
const organisation = "organisation"

// A file is a ledger as JSON.
type file struct {
	Schema       int      `json:"schema"`
	Organisation string   `json:"organisation"`
	Editions     []sealed `json:"editions"`
}

// A sealed edition holds the seal of the one before it, and its own: the
// SHA-256, in hexadecimal, of itself without it. So a file that was edited by
// hand is noticed.
type sealed struct {
	Before string     `json:"before"`
	Policy string     `json:"policy"`
	Model  string     `json:"model"`
	Lots   string     `json:"lots,omitempty"`
	Waves  []waveFile `json:"waves"`
	Seal   string     `json:"seal"`
}

type waveFile struct {
	ID    string              `json:"id"`
	Told  map[string][]string `json:"told"`           // practices by scope
	Held  map[string][]string `json:"held,omitempty"` // likewise, each with a question behind it where it is one
	Teams []teamFile          `json:"teams"`
}

type teamFile struct {
	ID      string            `json:"id"`
	Segment string            `json:"segment,omitempty"`
	Answers map[string]string `json:"answers"`         // hashes in hexadecimal, by practice
	Fallen  map[string]string `json:"fallen,omitzero"` // likewise; not there in editions that did not say
}

// Bytes are the ledger as a file: JSON with a line for each cell and for each
// practice of a team, so that version control shows what an edition added. It
// fails where that would be more than is read.
func (l Ledger) Bytes() ([]byte, error) {
	out := file{Schema: l.schema(), Organisation: l.Organisation, Editions: []sealed{}}
	before := ""
	for _, e := range l.Editions {
		s := seal(e, before)
		out.Editions, before = append(out.Editions, s), s.Seal
	}
	data := encode(out, " ")
	if len(data) > maxSize {
		return nil, diag.Errorf(diag.Pos{File: File}, "the ledger would be larger than %d MiB", maxSize>>20).
			WithHint("publish fewer waves: move the folders of old ones out of answers/")
	}
	return data, nil
}

// schema is the version that a ledger is written in.
func (l Ledger) schema() int {
	for _, e := range l.Editions {
		for _, w := range e.Waves {
			if slices.ContainsFunc(w.Teams, func(t Team) bool { return t.Fallen != nil }) {
				return withLots
			}
		}
	}
	return withoutLots
}

// encode gives JSON that ends in a newline. What it is given can be encoded.
func encode(v any, indent string) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	_ = e.Encode(v) // strings and numbers, into memory
	return b.Bytes()
}

// seal makes of an edition what stands in the file behind the one with the
// seal before.
func seal(e Edition, before string) sealed {
	out := sealed{Before: before, Policy: e.Policy, Model: e.Model, Lots: e.Lots, Waves: []waveFile{}}
	for _, w := range e.Waves {
		of := waveFile{ID: w.ID, Told: map[string][]string{}, Teams: []teamFile{}}
		for _, c := range w.Told {
			of.Told[scopeInFile(c)] = append(of.Told[scopeInFile(c)], c.Practice)
		}
		for _, h := range w.Held {
			if of.Held == nil {
				of.Held = map[string][]string{}
			}
			of.Held[scopeInFile(h.Cell)] = append(of.Held[scopeInFile(h.Cell)], strings.TrimSuffix(h.Practice+" "+h.Question, " "))
		}
		for _, t := range w.Teams {
			team := teamFile{ID: t.ID, Segment: t.Segment, Answers: hashesInFile(t.Hashes)}
			if t.Fallen != nil {
				team.Fallen = hashesInFile(t.Fallen)
			}
			of.Teams = append(of.Teams, team)
		}
		out.Waves = append(out.Waves, of)
	}
	out.Seal = out.sum()
	return out
}

func hashesInFile(of map[string][]uint16) map[string]string {
	out := map[string]string{}
	for practice, hashes := range of {
		out[practice] = strings.Trim(fmt.Sprintf("%04x", hashes), "[]")
	}
	return out
}

func hashesOfFile(of map[string]string) (map[string][]uint16, error) {
	out := map[string][]uint16{}
	for practice, text := range of {
		for field := range strings.FieldsSeq(text) {
			h, err := strconv.ParseUint(field, 16, 16)
			if err != nil {
				return nil, err
			}
			out[practice] = append(out[practice], uint16(h))
		}
	}
	return out, nil
}

func scopeInFile(c Cell) string { return cmp.Or(c.Scope, organisation) }

func scopeOfFile(scope string) string {
	if scope == organisation {
		return ""
	}
	return scope
}

// sum is the seal that an edition has to have.
func (s sealed) sum() string {
	s.Seal = ""
	sum := sha256.Sum256(encode(s, ""))
	return hex.EncodeToString(sum[:])
}

// unseal reads an edition back. It fails where a hash is none.
func (s sealed) unseal() (Edition, error) {
	out := Edition{Policy: s.Policy, Model: s.Model, Lots: s.Lots}
	for _, w := range s.Waves {
		wave := Wave{ID: w.ID}
		for scope, practices := range w.Told {
			for _, practice := range practices {
				wave.Told = append(wave.Told, Cell{scopeOfFile(scope), practice})
			}
		}
		slices.SortFunc(wave.Told, compareCells)
		for scope, held := range w.Held {
			for _, text := range held {
				practice, question, _ := strings.Cut(text, " ")
				wave.Held = append(wave.Held, Held{Cell{scopeOfFile(scope), practice}, question})
			}
		}
		slices.SortFunc(wave.Held, compareHeld)
		for _, t := range w.Teams {
			team := Team{ID: t.ID, Segment: t.Segment}
			var err error
			if team.Hashes, err = hashesOfFile(t.Answers); err != nil {
				return Edition{}, err
			}
			if t.Fallen != nil {
				if team.Fallen, err = hashesOfFile(t.Fallen); err != nil {
					return Edition{}, err
				}
			}
			wave.Teams = append(wave.Teams, team)
		}
		out.Waves = append(out.Waves, wave)
	}
	return out, nil
}

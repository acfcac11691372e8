package assess

import (
	"context"
	"io/fs"

	"rubble/diag"
	"rubble/gate"
	"rubble/source"
)

// KeyLength is the least length of the key under which notes have their ids. The
// order in which they are told hangs on it alone, and a shorter one could be
// guessed.
const KeyLength = 16

// Notes are those of the latest wave, and what was decided about them. They
// are empty unless the settings say that notes may be published.
type Notes struct {
	All       []source.Note
	Decisions source.Decisions
}

// readNotes reads the notes, where the settings ask for it and the answers can
// be read.
func (p *Project) readNotes(ctx context.Context, client fs.FS, problems *diag.List) {
	if !p.Config.Confidentiality.Notes {
		return
	}
	var wrong diag.List
	p.Notes.Decisions, wrong = source.ReadDecisions(client, p.Model)
	problems.Join(wrong)
	if len(p.Waves) == 0 || problems.Failed() {
		return
	}
	latest := p.Waves[len(p.Waves)-1].ID
	p.Notes.All, wrong = source.ReadNotes(ctx, client, p.Config, latest, p.Model, p.older()...)
	problems.Join(wrong)
}

// approved are the notes that a person has approved, as the gate is told of
// them: none without a key.
func (n Notes) approved(key string) []gate.Note {
	if len(key) < KeyLength {
		return nil
	}
	var out []gate.Note
	notes, _ := n.Decisions.Approve(n.All, key)
	for _, note := range notes {
		out = append(out, gate.Note(note))
	}
	return out
}

// Undecided are the notes that wait for a decision, in an order that the key
// alone tells.
func (n Notes) Undecided(key string) []source.Note { return n.Decisions.Undecided(n.All, key) }

// CheckNotes says which notes are approved and will yet not be told, and why.
// The gate may hold back more, where too few people have answered.
func (p *Project) CheckNotes(key string) diag.List {
	var problems diag.List
	switch {
	case len(p.Notes.All) == 0 && len(p.Notes.Decisions.Entries) == 0:
	case len(key) < KeyLength:
		problems.Warnf(p.Config.At("confidentiality.notes"), "notes are not published without RUBBLE_KEY in the environment, of at least %d characters", KeyLength).
			WithHint("set it to what it was when rubble notes was run")
	default:
		_, problems = p.Notes.Decisions.Approve(p.Notes.All, key)
	}
	return problems
}

// Package experiment holds cards in the manner of the improvement kata: a
// norm, the condition that it is in, the next one to reach, and what is tried
// on the way. A card is a file that a team edits; its words are the team's
// own, and are shown as plain text.
package experiment

import (
	"path"
	"strings"

	"rubble/diag"
)

// Dir is the folder of a project that holds the cards, a file each.
const Dir = "experiments"

// Most is how many characters a text of a card may have.
const Most = 2000

// A State says how far an experiment has come.
type State string

// The states, in their order.
const (
	Proposed State = "proposed" // not begun
	Running  State = "running"
	Learned  State = "learned" // over, and what it taught is written down
)

// States are all of them, in their order.
var States = []string{string(Proposed), string(Running), string(Learned)}

// A Card is one experiment. Its words may be empty as long as it is proposed.
type Card struct {
	ID    string // the file's name, without .toml
	Norm  string // key in full
	Team  string // id; empty: the organisation
	State State
	Wave  string // id of that whose figures Current is from; may be empty
	Shows string // what will show that Target is reached: see [Evidence]; may be empty

	Need       string // behind the norm
	Current    string // the condition that the norm is in
	Target     string // the next condition: one rung up
	Obstacle   string // what stands in the way
	Experiment string // the next one: small, and it can be undone
	Expected   string // of it, written before it begins
	Learned    string // written after the next wave

	Pos diag.Pos // of the file
}

// Evidence is the prefix of Shows where it names a fingerprint. Without it,
// Shows is the key of a norm, which has a slash, or the id of an outcome,
// which has none.
const Evidence = "fingerprint/"

// Texts are the words of a card by their keys, in the order of the file.
func (c *Card) Texts() []Text {
	return []Text{{"need", &c.Need}, {"current", &c.Current}, {"target", &c.Target}, {"obstacle", &c.Obstacle},
		{"experiment", &c.Experiment}, {"expected", &c.Expected}, {"learned", &c.Learned}}
}

// A Text is one of the texts of a card.
type Text struct {
	Key   string
	Value *string
}

// FindNorm gives the key in full that a spelling stands for: a key, or the
// part behind its slash where only one norm has it. Pos is where the spelling
// stands.
func FindNorm(pos diag.Pos, spelling string, keys []string) (string, *diag.Problem) {
	var bare, same []string
	for _, key := range keys {
		if key == spelling {
			return key, nil
		}
		bare = append(bare, path.Base(key))
		if path.Base(key) == spelling {
			same = append(same, key)
		}
	}
	switch {
	case len(same) == 1:
		return same[0], nil
	case len(same) > 1:
		return "", diag.Errorf(pos, "more than one norm is called %q", spelling).WithHint("write the key in full: %s", strings.Join(same, " or "))
	case strings.Contains(spelling, "/"):
		bare = keys
	}
	wrong := diag.Errorf(pos, "no norm %.80q in the model", spelling)
	if near := diag.Nearest(spelling, bare); near != "" {
		return "", wrong.WithHint("did you mean %q?", near)
	}
	return "", wrong.WithHint("rubble model lists the norms with their keys")
}

package source

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"path"
	"slices"

	"github.com/BurntSushi/toml"

	"rubble/diag"
	"rubble/tomlfile"
)

// Approve gives the notes that may be published, in the words that were
// approved and in the order of their ids, which tells nothing to who does not
// have the key. What was approved of notes that there are not stays unpublished,
// and is named.
func (d Decisions) Approve(notes []Note, key string) ([]Note, diag.List) {
	ids := map[string]Note{}
	for _, n := range notes {
		ids[n.ID(key)] = n
	}
	var out []Note
	var problems diag.List
	for _, e := range slices.SortedFunc(slices.Values(d.Entries), func(a, b Decision) int { return cmp.Compare(a.ID, b.ID) }) {
		n, known := ids[e.ID]
		switch {
		case !e.Approved:
		case !known:
			problems.Warnf(e.Pos, "no note of the latest wave has this id: it stays unpublished").
				WithHint("the answer was changed, the entry is of an earlier wave, or RUBBLE_KEY is another: take the entry out, or set the key as it was")
		case e.Practice != n.Practice || e.Question != n.Question:
			problems.Warnf(e.Pos, "practice and question are not those of the note with this id: it stays unpublished").
				WithHint("leave id, practice and question as rubble notes wrote them")
		default:
			n.Text = e.Text
			out = append(out, n)
		}
	}
	return out, problems
}

// Undecided are the notes about which nothing was decided, in the order of
// their ids.
func (d Decisions) Undecided(notes []Note, key string) []Note {
	decided := map[string]bool{}
	for _, e := range d.Entries {
		decided[e.ID] = true
	}
	ids := map[Note]string{}
	var out []Note
	for _, n := range notes {
		if ids[n] = n.ID(key); !decided[ids[n]] {
			out = append(out, n)
		}
	}
	slices.SortFunc(out, func(a, b Note) int { return cmp.Compare(ids[a], ids[b]) })
	return out
}

// A draftEntry is a note as somebody is to decide about it.
type draftEntry struct {
	ID       string `toml:"id"`
	Practice string `toml:"practice"`
	Question string `toml:"question"`
	Text     string `toml:"text"`
	Approved bool   `toml:"approved"`
}

const draftHead = `# Notes of %s that nobody has decided about. Read each of them. Where it may be
# published, take out names and whatever else tells who wrote it, and set approved = true.
# Of one that may not, id and approved = false are enough. Leave the ids as they are.
`

// Draft writes notes as entries of notes-approved.toml, to be gone through and
// put behind what d holds already. It writes as many as a file has room for
// beside that, and says how many.
func (d Decisions) Draft(w io.Writer, notes []Note, key string) (written int, err error) {
	var out bytes.Buffer
	for i, n := range notes {
		if i == 0 {
			fmt.Fprintf(&out, draftHead, n.Wave)
		}
		whole := out.Len()
		out.WriteByte('\n')
		entry := draftEntry{ID: n.ID(key), Practice: n.Practice, Question: path.Base(n.Question), Text: n.Text}
		enc := toml.NewEncoder(&out)
		enc.Indent = ""
		if err := enc.Encode(map[string][]draftEntry{"notes": {entry}}); err != nil {
			return 0, err
		}
		if d.Size+out.Len() > tomlfile.MaxSize {
			out.Truncate(whole)
			break
		}
		written++
	}
	if written == 0 {
		return 0, nil
	}
	_, err = w.Write(out.Bytes())
	return written, err
}

package serve

import (
	"bytes"
	"cmp"
	"crypto/rand"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"rubble/diag"
)

// A view is the site at one moment. Nobody changes it.
type view struct {
	files   map[string][]byte // of the last good site; nil if there is none yet
	edition string            // another one whenever a byte of the files is
	notice  []byte            // what pages are told, as JSON
}

// A notice tells a page which edition there is, and what keeps a newer one
// from being built.
type notice struct {
	Edition  string    `json:"edition"`
	Problems []problem `json:"problems"`
	More     int       `json:"more"` // problems that are not told
}

type problem struct {
	Place string `json:"place"` // file:line:column, as far as known
	Text  string `json:"text"`
	Hint  string `json:"hint"`
}

// told is how many problems a page is told.
const told = 20

// A board holds the view and lets those who look know of the next.
type board struct {
	run string // tells editions of this run from those of an earlier one

	mu      sync.Mutex
	count   int
	view    *view // nil until the first build has ended
	renewed chan struct{}
}

func newBoard() *board {
	return &board{run: strings.ToLower(rand.Text()[:8]), renewed: make(chan struct{})}
}

// look gives the view, which is nil before the first build has ended, and a
// channel that is closed when there is another.
func (b *board) look() (*view, <-chan struct{}) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.view, b.renewed
}

// put takes over how a build has ended.
func (b *board) put(files map[string][]byte, problems diag.List) {
	b.mu.Lock()
	defer b.mu.Unlock()
	next := &view{edition: b.run + "-0"}
	if b.view != nil {
		next.files, next.edition = b.view.files, b.view.edition
	}
	if !problems.Failed() && (next.files == nil || !maps.EqualFunc(files, next.files, bytes.Equal)) {
		b.count++
		next.files, next.edition = files, b.run+"-"+strconv.Itoa(b.count)
	}
	next.notice = tell(next.edition, problems)
	b.view = next
	close(b.renewed)
	b.renewed = make(chan struct{})
}

// tell words a notice. Of a build that came to an end, only the terminal is
// told what was odd.
func tell(edition string, problems diag.List) []byte {
	n := notice{Edition: edition, Problems: []problem{}}
	if problems.Failed() {
		sorted := slices.DeleteFunc(problems.Sorted(), func(p *diag.Problem) bool { return p.Severity == diag.Warning })
		slices.SortStableFunc(sorted, func(a, b *diag.Problem) int { return cmp.Compare(b.Severity, a.Severity) })
		for _, p := range sorted[:min(told, len(sorted))] {
			n.Problems = append(n.Problems, problem{p.Pos.String(), p.Err.Error(), p.Hint})
		}
		n.More = problems.Count(diag.Error) + problems.Count(diag.Refused) - len(n.Problems)
	}
	data, err := json.Marshal(n)
	if err != nil { // strings and numbers can always be written
		panic(err)
	}
	return data
}

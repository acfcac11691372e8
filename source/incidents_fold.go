package source

import (
	"iter"
	"slices"
	"strings"

	"rubble/diag"
	"rubble/record"
)

// An incidentEntry is what is kept of one incident while rows come in.
type incidentEntry struct {
	last incidentRow

	firstAt, firstNumber int64 // order of the first row
	firstState           word
	updates              int32
	groups               int32 // distinct ones so far; missingCount if no row could tell
	group                word  // the latest added
	links                [linkFields]word
	reopened, waited     record.Answer // on any row
}

// An incidentFold folds rows into incidents, in any order of rows: what it
// keeps is a maximum, a minimum or a count over the rows of an incident.
type incidentFold struct {
	reader  *incidentReader
	index   map[string]int32 // by id
	ids     []string
	entries []incidentEntry
	groups  map[groupSeen]struct{}
	waiting map[string]bool // states that wait for the user
	places  map[int32]diag.Pos
	lastID  string
	lastAt  int32
}

// A groupSeen says that an incident was with an assignment group.
type groupSeen struct {
	entry int32
	group word
}

func newIncidentFold(r *incidentReader) *incidentFold {
	f := &incidentFold{
		reader:  r,
		index:   make(map[string]int32),
		groups:  make(map[groupSeen]struct{}),
		waiting: make(map[string]bool, len(r.preset.Waiting)),
		places:  make(map[int32]diag.Pos),
	}
	for _, state := range r.preset.Waiting {
		f.waiting[state] = true
	}
	return f
}

// entry finds the number of an id's entry.
func (f *incidentFold) entry(id []byte) (at int32, found bool) {
	if string(id) == f.lastID && len(f.ids) > 0 {
		return f.lastAt, true
	}
	at, found = f.index[string(id)]
	if found {
		f.lastID, f.lastAt = f.ids[at], at
	}
	return at, found
}

// open makes an entry for an id seen for the first time.
func (f *incidentFold) open(id []byte, row *incidentRow) int32 {
	at := int32(len(f.entries))
	name := string(id)
	f.index[name] = at
	f.ids = append(f.ids, name)
	f.entries = append(f.entries, incidentEntry{
		last:    *row,
		firstAt: row.at, firstNumber: row.number, firstState: row.text(fieldState),
		groups: missingCount,
	})
	f.lastID, f.lastAt = name, at
	return at
}

// add folds a row into its entry and says whether it is the last so far.
func (f *incidentFold) add(at int32, row *incidentRow) (last bool) {
	e := &f.entries[at]
	e.updates++
	last = f.reader.compare(row, &e.last) >= 0
	if last {
		e.last = *row
	}
	f.addFirst(e, row)
	f.addGroup(e, at, row.text(fieldGroup))
	for i := range e.links {
		v := f.reader.vocab[int(firstLink)+i]
		e.links[i] = leastLink(v, e.links[i], row.text(firstLink+incidentField(i)))
	}
	if n := row.count(fieldReopened); n != missingCount {
		e.reopened = max(e.reopened, record.AnswerOf(n > 0))
	}
	if state := row.text(fieldState); state != wordUnknown && len(f.waiting) > 0 {
		waits := f.waiting[f.reader.vocab[fieldState].text(state)]
		e.waited = max(e.waited, record.AnswerOf(waits))
	}
	return last
}

func (f *incidentFold) addFirst(e *incidentEntry, row *incidentRow) {
	later := row.at > e.firstAt || row.at == e.firstAt && row.number > e.firstNumber
	if later {
		return
	}
	state := row.text(fieldState)
	if row.at == e.firstAt && row.number == e.firstNumber &&
		f.reader.vocab[fieldState].compare(state, e.firstState) >= 0 {
		return
	}
	e.firstAt, e.firstNumber, e.firstState = row.at, row.number, state
}

// addGroup counts an assignment group that the incident was not yet with.
func (f *incidentFold) addGroup(e *incidentEntry, at int32, group word) {
	if group == wordUnknown {
		return
	}
	e.groups = max(e.groups, 0)
	if group == wordMissing || group == e.group {
		return
	}
	e.group = group
	seen := groupSeen{at, group}
	if _, ok := f.groups[seen]; !ok {
		f.groups[seen] = struct{}{}
		e.groups++
	}
}

// leastLink is the lesser of two links; none is greater than any, unknown
// than none.
func leastLink(v *vocabulary, a, b word) word {
	switch {
	case a <= wordMissing:
		return max(a, b)
	case b <= wordMissing || v.compare(a, b) <= 0:
		return a
	}
	return b
}

// incident gives an entry's incident.
func (f *incidentFold) incident(at int) record.Incident {
	e := &f.entries[at]
	row := &e.last
	word := func(field incidentField) string { return f.reader.vocab[field].text(row.text(field)) }
	link := func(field incidentField) record.Link {
		return f.reader.vocab[field].link(e.links[field-firstLink])
	}
	i := record.Incident{
		ID:     f.ids[at],
		Opened: row.stamp(fieldOpened), Resolved: row.stamp(fieldResolved),
		Closed: row.stamp(fieldClosed), Due: row.stamp(fieldDue),
		SLAMet: row.answers[0], Knowledge: row.answers[1],
		Priority: word(fieldPriority), Impact: word(fieldImpact), Urgency: word(fieldUrgency),
		Contact: word(fieldContact), Code: word(fieldCode), Item: word(fieldItem), Team: word(fieldTeam),
		Group: word(fieldGroup), Groups: countOf(row.count(fieldGroups)),
		Hops:     countOf(row.count(fieldHops)),
		Reopened: countOf(row.count(fieldReopened)), ReopenedEver: e.reopened,
		Hold: countOf(row.count(fieldHold)), Waited: e.waited,
		Problem: link(fieldProblem), Change: link(fieldChange), CausedBy: link(fieldCausedBy),
		FirstState: f.reader.vocab[fieldState].text(e.firstState), LastState: word(fieldState),
		Updates: int(e.updates),
	}
	if e.groups != missingCount && f.reader.preset.Fold {
		i.Groups = countOf(e.groups)
	}
	return i
}

// all gives the incidents in the order of their ids.
func (f *incidentFold) all() iter.Seq[record.Incident] {
	return func(yield func(record.Incident) bool) {
		order := make([]int, len(f.ids))
		for i := range order {
			order[i] = i
		}
		slices.SortFunc(order, func(a, b int) int { return strings.Compare(f.ids[a], f.ids[b]) })
		for _, at := range order {
			if !yield(f.incident(at)) {
				return
			}
		}
	}
}

func (row *incidentRow) text(f incidentField) word   { return row.texts[f-firstText] }
func (row *incidentRow) count(f incidentField) int32 { return row.counts[f-firstCount] }

package source

import (
	"cmp"
	"time"

	"rubble/diag"
	"rubble/record"
	"rubble/table"
)

// An incidentRow is what one row tells, small enough to keep one for each
// incident.
type incidentRow struct {
	at, number int64 // order among the rows of the incident
	stamps     [incidentStamps]int64
	counts     [incidentCounts]int32
	texts      [incidentTexts]word
	choices    [incidentChoices]uint8
}

func (row *incidentRow) values() values {
	return values{row.stamps[:], row.choices[:], row.counts[:], row.texts[:]}
}

func (row *incidentRow) text(f field) word   { return row.texts[f-incidentPriority] }
func (row *incidentRow) count(f field) int32 { return row.counts[f-incidentHops] }

// An incidentEntry is what is kept of one incident while rows come in.
type incidentEntry struct {
	last incidentRow

	firstAt, firstNumber int64 // order of the first row
	firstState           word
	updates              int32
	groups               int32 // distinct ones so far; missingCount if no row could tell
	group                word  // the latest added
	links                [incidentLinks]word
	reopened, waited     record.Answer // on any row
}

func newIncidentEntry(row *incidentRow) incidentEntry {
	return incidentEntry{
		last:    *row,
		firstAt: row.at, firstNumber: row.number, firstState: row.text(incidentState),
		groups: missingCount,
	}
}

// An incidentFold folds rows into incidents, in any order of rows: what it
// keeps is a maximum, a minimum or a count over the rows of an incident.
type incidentFold struct {
	reader  *rowReader
	ids     idIndex
	entries []incidentEntry // by the number of the id
	groups  map[groupSeen]struct{}
	waiting map[string]bool // states that wait for the user
	early   *earlyWatch
}

// A groupSeen says that an incident was with an assignment group.
type groupSeen struct {
	entry int32
	group word
}

func newIncidentFold(r *rowReader) *incidentFold {
	f := &incidentFold{
		reader:  r,
		groups:  make(map[groupSeen]struct{}),
		waiting: make(map[string]bool, len(r.preset.Waiting)),
		early:   newEarlyWatch(r.kind),
	}
	for _, state := range r.preset.Waiting {
		f.waiting[state] = true
	}
	return f
}

// read reads the current row, with its place among those of its incident.
func (f *incidentFold) read(t *table.Reader, row *incidentRow) *diag.Problem {
	if f.reader.preset.Fold {
		if p := f.reader.readOrder(t, &row.at, &row.number); p != nil {
			return p
		}
	}
	return f.reader.read(t, row.values())
}

// compare orders rows of one incident: by their order, then, lest the order of
// rows or files decide, by what they tell.
func (f *incidentFold) compare(a, b *incidentRow) int {
	if c := cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.number, b.number)); c != 0 {
		return c
	}
	return f.reader.compare(a.values(), b.values())
}

// add folds the current row into its entry.
func (f *incidentFold) add(t *table.Reader, at int32, row *incidentRow) {
	e := &f.entries[at]
	e.updates++
	if f.compare(row, &e.last) >= 0 {
		e.last = *row
		f.early.note(t, &f.reader.columns, at, row.stamps[:])
	}
	f.addFirst(e, row)
	f.addGroup(e, at, row.text(incidentGroup))
	for i := range e.links {
		link := incidentProblem + field(i)
		e.links[i] = leastLink(f.reader.vocab[link], e.links[i], row.text(link))
	}
	if n := row.count(incidentReopened); n != missingCount {
		e.reopened = max(e.reopened, record.AnswerOf(n > 0))
	}
	if state := row.text(incidentState); state != wordUnknown && len(f.waiting) > 0 {
		waits := f.waiting[f.reader.vocab[incidentState].text(state)]
		e.waited = max(e.waited, record.AnswerOf(waits))
	}
}

func (f *incidentFold) addFirst(e *incidentEntry, row *incidentRow) {
	later := row.at > e.firstAt || row.at == e.firstAt && row.number > e.firstNumber
	if later {
		return
	}
	state := row.text(incidentState)
	if row.at == e.firstAt && row.number == e.firstNumber &&
		f.reader.vocab[incidentState].compare(state, e.firstState) >= 0 {
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
func (f *incidentFold) incident(number int) record.Incident {
	r, e := f.reader, &f.entries[number]
	row := &e.last
	word := func(f field) string { return r.vocab[f].text(row.text(f)) }
	link := func(f field) record.Link { return r.vocab[f].link(e.links[f-incidentProblem]) }
	at := func(f field) time.Time { return r.time(row.stamps[f-incidentOpened]) }
	answer := func(f field) record.Answer { return record.Answer(row.choices[f-incidentSLAMet]) }
	i := record.Incident{
		ID:     f.ids.names[number],
		Opened: at(incidentOpened), Resolved: at(incidentResolved),
		Closed: at(incidentClosed), Due: at(incidentDue),
		SLAMet: answer(incidentSLAMet), Knowledge: answer(incidentKnowledge),
		Priority: word(incidentPriority), Impact: word(incidentImpact), Urgency: word(incidentUrgency),
		Contact: word(incidentContact), Code: word(incidentCode), Item: word(incidentItem), Team: word(incidentTeam),
		Group: word(incidentGroup), Groups: countOf(row.count(incidentGroups)),
		Hops:     countOf(row.count(incidentHops)),
		Reopened: countOf(row.count(incidentReopened)), ReopenedEver: e.reopened,
		Hold: countOf(row.count(incidentHold)), Waited: e.waited,
		Problem: link(incidentProblem), Change: link(incidentChange), CausedBy: link(incidentCausedBy),
		FirstState: r.vocab[incidentState].text(e.firstState), LastState: word(incidentState),
		Updates: int(e.updates),
	}
	if e.groups != missingCount && r.preset.Fold {
		i.Groups = countOf(e.groups)
	}
	return i
}

func countOf(n int32) record.Count {
	if n == missingCount {
		return record.Count{}
	}
	return record.CountOf(int(n))
}

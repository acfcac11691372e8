// Package record holds what a service tool recorded: incidents and changes,
// one value each, the calendar by which they are read, and the tallies that
// they are counted into.
//
// A record says only what its source says. What the source does not hold is
// unknown, which is neither no nor zero: [Answer], [Count] and [Link] have a
// state of their own for it, and a zero time.Time stands for a missing stamp.
//
// A tally is what leaves this package. It holds integer counts under small
// keys and no id of a record, grows with the variety of the records and not
// with their number, and two tallies of disjoint records merge into the tally
// of all of them, in any order. A database can fill the same counts with one
// GROUP BY.
//
// No record names a person. The package does no input or output; see package
// source.
package record

// An Answer is yes, no, or not known.
type Answer uint8

const (
	Unknown Answer = iota
	No
	Yes
)

func (a Answer) String() string { return [...]string{"unknown", "no", "yes"}[a] }

// AnswerOf turns what is known into an Answer.
func AnswerOf(yes bool) Answer {
	if yes {
		return Yes
	}
	return No
}

// either is yes where one of two is, and no where none is of those known.
func either(a, b Answer) Answer {
	switch {
	case a == Yes || b == Yes:
		return Yes
	case a == Unknown && b == Unknown:
		return Unknown
	}
	return No
}

// A Count is a number of 0 or more, or not known.
type Count struct {
	N     int
	Known bool
}

// CountOf makes a Count that is known.
func CountOf(n int) Count { return Count{N: n, Known: true} }

// A Link is the id of another record that a record points to. Known says that
// the source has a place for such links: with no ID, there is none.
type Link struct {
	ID    string
	Known bool
}

// LinkTo makes a Link that is known; an empty id says that there is none.
func LinkTo(id string) Link { return Link{ID: id, Known: true} }

// Answer says whether there is a link.
func (l Link) Answer() Answer {
	if !l.Known {
		return Unknown
	}
	return AnswerOf(l.ID != "")
}

package gate

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"math"
	"strconv"

	"rubble/survey"
)

// A Lottery is what lots hang on, besides ids.
type Lottery struct {
	Seed      uint64
	Key       string // known to nobody else; may be empty
	StableIDs bool   // the settings say that respondents keep their ids from wave to wave
}

// Mark tells whether two draws were made of the same lottery, and not what that
// is. Two draws of the same answers would tell together whose they replaced, so
// what is published again is drawn of the same.
func (l Lottery) Mark() string {
	sum := l.sum("mark", strconv.FormatBool(l.StableIDs))
	return hex.EncodeToString(sum[:4])
}

// sum is HMAC-SHA-256 of the seed and of parts, what for being the first.
func (l Lottery) sum(parts ...string) [sha256.Size]byte {
	mac := hmac.New(sha256.New, []byte(l.Key))
	for _, part := range append(parts, strconv.FormatUint(l.Seed, 10)) {
		mac.Write([]byte(part))
		mac.Write([]byte{0})
	}
	return [sha256.Size]byte(mac.Sum(nil))
}

// A booth gives every respondent who counts in a practice a ticket.
type booth struct {
	Lottery
	tickets []ticket // in the order of the turnout; those of nothing are not worked out yet
}

// A ticket stands for a respondent.
type ticket [16]byte

// A drum gives each ticket its lot. It is never told, so SHA-256 of it and of a
// ticket, which are of fixed length, is as good as a code of authentication, in
// one round instead of four.
type drum [sha256.Size]byte

// ticket is that of the respondent of a sheet, who is so many in the turnout.
func (b *booth) ticket(who int, s *survey.Sheet) ticket {
	t := &b.tickets[who]
	if *t == (ticket{}) {
		sum := b.sum("respondent", s.Team, s.Respondent)
		*t = ticket(sum[:len(t)])
	}
	return *t
}

// drum is where the lots of a question come from.
func (l Lottery) drum(wave, question string) drum {
	if l.StableIDs {
		wave = ""
	}
	return l.sum("question", wave, question)
}

// donors is the drum that gives the lots of those who may stand in for one. It
// is one for each, so that where somebody is gone, nobody else's donor changes
// but of those for whom that one stood in.
func (d drum) donors(of ticket) drum {
	var both [len(d) + len(of)]byte
	copy(both[:], d[:])
	copy(both[len(d):], of[:])
	return sha256.Sum256(both[:])
}

// lot is the beginning of what a ticket makes of the drum.
func (d drum) lot(of ticket) uint64 {
	own := d.donors(of)
	return binary.BigEndian.Uint64(own[:])
}

// first is which of some has the least lot.
func (d drum) first(some []int, of func(int) ticket) int {
	least, found := uint64(math.MaxUint64), 0
	for i, one := range some {
		if lot := d.lot(of(one)); lot < least {
			least, found = lot, i
		}
	}
	return found
}

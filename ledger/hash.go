package ledger

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"strings"

	"rubble/survey"
)

// hashBits are those of a hash that tell of answers; those above them are the
// role of the respondent, since roles are told of, too.
const hashBits = 14

// roleOf is the role that a hash holds: 0 for none, else its place in
// [survey.Roles] and 1.
func roleOf(h uint16) int { return int(h >> hashBits) }

// roleScope is the scope of the roles that hashes hold.
func roleScope(role int) string { return "role/" + survey.Roles[role-1] }

// practiceOf is the practice that a question belongs to.
func practiceOf(r survey.Response) string {
	practice, _, _ := strings.Cut(r.Question, "/")
	return practice
}

// hashesOf are those of a sheet, by practice: of everything that can move a
// figure, and of the respondent, so that the same answers of two people differ.
func hashesOf(s survey.Sheet) map[string]uint16 {
	byQuestion := func(a, b survey.Response) int { return cmp.Compare(a.Question, b.Question) }
	responses := s.Responses
	if !slices.IsSortedFunc(responses, byQuestion) {
		responses = slices.SortedFunc(slices.Values(responses), byQuestion)
	}
	out := map[string]uint16{}
	for len(responses) > 0 {
		practice, n := practiceOf(responses[0]), 1
		for n < len(responses) && practiceOf(responses[n]) == practice {
			n++
		}
		out[practice] = hashOf(s, responses[:n])
		responses = responses[n:]
	}
	return out
}

func hashOf(s survey.Sheet, responses []survey.Response) uint16 {
	var data []byte
	for _, text := range [...]string{s.Respondent, s.Length, s.Model} {
		data = appendText(data, text)
	}
	for _, r := range responses {
		mandated := byte(0)
		if r.Mandated {
			mandated = 1
		}
		data = append(appendText(data, r.Question), byte(r.Kind), byte(r.Value), mandated)
	}
	sum := sha256.Sum256(data)
	return withRole(roleIn(s), binary.BigEndian.Uint16(sum[:]))
}

// roleIn is the role of a sheet's respondent, as hashes hold it.
func roleIn(s survey.Sheet) int { return slices.Index(survey.Roles, s.Role) + 1 }

// withRole puts the beginning of a sum behind a role.
func withRole(role int, sum uint16) uint16 { return uint16(role)<<hashBits | sum>>(16-hashBits) }

// appendText appends a text so that it cannot run into what follows.
func appendText(data []byte, text string) []byte {
	return append(binary.AppendUvarint(data, uint64(len(text))), text...)
}

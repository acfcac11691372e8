package ledger

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"slices"

	"rubble/survey"
)

// Fallen is where the lots of an edition fell, and what they put there: hashes,
// sorted, by wave, team and practice, one for each role of the team in which
// answers are others than were given. nil is not known, or that no lots are drawn.
type Fallen map[string]hashes

// FallenIn compares answers with what was drawn of them, sheet by sheet and
// response by response in the same order. A hash is made as those of people are,
// but under a secret: of the respondent, the question and the value put in, of all
// that fell on one role of a team. A lot that puts in what was given moves no
// figure, and is none.
func FallenIn(answers, drawn survey.Answers, secret [sha256.Size]byte) Fallen {
	type group struct {
		wave, team, practice string
		role                 int
	}
	lots := map[group][][]byte{}
	out := Fallen{}
	for i, s := range drawn.Sheets {
		if out[s.Wave] == nil {
			out[s.Wave] = hashes{}
		}
		for j, r := range s.Responses {
			if r.Value != answers.Sheets[i].Responses[j].Value {
				at := group{s.Wave, s.Team, practiceOf(r), roleIn(s)}
				lots[at] = append(lots[at], append(appendText(appendText(nil, s.Respondent), r.Question), byte(r.Value)))
			}
		}
	}
	for at, of := range lots {
		wave := out[at.wave]
		if wave[at.team] == nil {
			wave[at.team] = map[string][]uint16{}
		}
		wave[at.team][at.practice] = append(wave[at.team][at.practice], withRole(at.role, sumOf(of, secret)))
	}
	for _, wave := range out {
		for _, practices := range wave {
			for _, of := range practices {
				slices.Sort(of)
			}
		}
	}
	return out
}

// sumOf is the beginning of a code of authentication of lots, whatever their
// order.
func sumOf(lots [][]byte, secret [sha256.Size]byte) uint16 {
	slices.SortFunc(lots, bytes.Compare)
	mac := hmac.New(sha256.New, secret[:])
	for _, lot := range lots {
		mac.Write(lot)
	}
	return binary.BigEndian.Uint16(mac.Sum(nil))
}

// Fell judges once more, now that lots were drawn of the answers that [Ledger.Judge]
// gave: where a lot falls on somebody else than in an edition, or puts in another
// value, figures differ by an answer in which nobody moved.
//
// What an edition told of a team, a segment, a role or the organisation is hidden
// where fewer than least of its own people moved since, and in it lots fell
// otherwise. Where more of the organisation or of a segment moved, it is told, and
// the parts of it in which they moved are hidden in its place: if they were told
// then and now they could be taken away, and what is left differs by the lots
// alone. It is not enough to leave that to what protects others, for which two
// teams in which a lot moved cover each other. What is the same as in one edition,
// lots and all, may be told as it was.
//
// With editions that do not say where lots fell, and with fallen nil, nothing is
// compared.
func (l Ledger) Fell(judged Judgement, answers survey.Answers, fallen Fallen, least int) Judgement {
	if fallen == nil || judged.Told == nil {
		return judged
	}
	told, few := map[string]map[Cell]bool{}, map[string]map[Cell]bool{}
	for id, editions := range l.byWave() {
		told[id], few[id] = compare(editions, censusOf(answers, id).hashes(), fallen[id], judged.Segments[id], least)
	}
	judged.Told, judged.Few = told, few
	return judged
}

// otherwise are the hashes of lots of a practice, by team, that an edition has
// and fallen has not, or the other way round.
func (w Wave) otherwise(practice string, fallen hashes) map[string][]uint16 {
	out := map[string][]uint16{}
	if fallen == nil {
		return out
	}
	for _, t := range w.Teams {
		if t.Fallen != nil {
			here, gone := difference(t.Fallen[practice], fallen[t.ID][practice])
			out[t.ID] = append(here, gone...)
		}
	}
	return out
}

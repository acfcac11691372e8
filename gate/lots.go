package gate

import (
	"cmp"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"math"
	"slices"
	"strconv"
	"strings"

	"rubble/ledger"
	"rubble/model"
	"rubble/report"
	scoring "rubble/score"
	"rubble/survey"
)

// Hiding cells is not enough. What is hidden in a sum can be worked out as a
// sum, and where that lies near an end of the scale it tells all of its parts:
// of seven people whose answers add up to nothing, each said nothing. So of
// each question some answers of small groups are replaced, before anything is
// scored, each by another answer of the same groups: a hot deck, drawn by lot
// (Hundepool et al. 2012, Statistical Disclosure Control, §3.4.4 and §3.7).
// Everything that is published is worked out from what is then there, so
// nothing of it can tell more, and whose answer was replaced it does not tell.
// The mean of m people, of whom any one may have answered anything, is left
// open by 100/m.
//
// How many people answered what stays as it was, and so does what is shown.

// Draw replaces answers of small groups by lot. It gives the answers that
// everything published is worked out from, and how many of them stand in for
// another, by wave; nil where none do. scored is what the answers as they are
// were scored to. The lot of an answer hangs on its respondent's id, on the
// seed and on key, which may be empty, and on nothing that anybody answered.
// Where ids stay the same, it is the same in each wave: two draws of people who
// answer as they did would tell together what each of them hides.
func Draw(m *model.Model, answers survey.Answers, scored scoring.Scored, judged ledger.Judgement, set scoring.Settings, policy, key string) (survey.Answers, map[string]int) {
	d := drawer{m: m, set: set, limits: limits[policy], key: []byte(key), sheets: answers.Sheets, cohorts: judged.Cohorts}
	if d.limits.Lots == 0 {
		return answers, nil
	}
	var drawn map[string]int
	for i := range scored.Waves {
		w := &scored.Waves[i]
		if n := d.wave(w); n > 0 {
			if drawn == nil {
				drawn = map[string]int{}
			}
			drawn[w.ID] = n
		}
	}
	if drawn != nil {
		answers.Sheets = d.out
	}
	return answers, drawn
}

// Mark tells whether two draws were made with the same key and seed, and not
// what they are. Two draws of the same answers would tell together whose they
// replaced, so what is published again is drawn with the same.
func Mark(seed uint64, key string) string {
	mac := hmac.New(sha256.New, []byte(key))
	mac.Write([]byte("lots\x00" + strconv.FormatUint(seed, 10)))
	return hex.EncodeToString(mac.Sum(nil)[:4])
}

// A drawer draws the lots of a project.
type drawer struct {
	m       *model.Model
	set     scoring.Settings
	limits  report.Limits
	key     []byte
	sheets  []survey.Sheet
	cohorts map[string][]ledger.Cohort // by wave
	out     []survey.Sheet             // with answers replaced; nil until there is one
}

// A reply is one answer that counts.
type reply struct {
	sheet, response int // where it stands
	team            string
	role            string
	respondent      string
	value           int8
}

// wave draws the lots of one wave and says how many answers it replaced.
func (d *drawer) wave(w *scoring.Wave) int {
	standings := d.standings(w)
	byQuestion := d.replies(w, standings)
	questions := make([]string, 0, len(byQuestion))
	for q := range byQuestion {
		questions = append(questions, q)
	}
	slices.Sort(questions)
	n := 0
	for _, q := range questions {
		practice, _, _ := strings.Cut(q, "/")
		replies := byQuestion[q]
		n += d.replace(w.ID, q, replies, standings[practice].pools(replies, d.limits))
	}
	return n
}

// replies are the answers that count, by question, of the practices that have
// a standing.
func (d *drawer) replies(w *scoring.Wave, standings map[string]*standings) map[string][]reply {
	out := map[string][]reply{}
	if len(standings) == 0 {
		return out
	}
	for i := range d.sheets {
		sheet := &d.sheets[i]
		if sheet.Wave != w.ID || sheet.Mode != survey.Individual {
			continue
		}
		for j := range sheet.Responses {
			r := &sheet.Responses[j]
			practice, _, _ := strings.Cut(r.Question, "/")
			if s := standings[practice]; r.Kind == survey.Given && s != nil && s.counts(sheet) {
				out[r.Question] = append(out[r.Question], reply{sheet: i, response: j, team: sheet.Team, role: sheet.Role, respondent: sheet.Respondent, value: r.Value})
			}
		}
	}
	return out
}

// lot is what decides whose answer to a question is replaced, and where to is
// one of those, by whose.
func (d *drawer) lot(wave, question string, sheet, to *survey.Sheet) uint64 {
	if d.set.StableIDs {
		wave = ""
	}
	mac := hmac.New(sha256.New, d.key)
	parts := []string{strconv.FormatUint(d.set.Seed, 10), wave, question, sheet.Team, sheet.Respondent}
	if to != nil {
		parts = append(parts, to.Team, to.Respondent)
	}
	for _, part := range parts {
		mac.Write([]byte(part))
		mac.Write([]byte{0})
	}
	return binary.BigEndian.Uint64(mac.Sum(nil))
}

// byLot puts places in a list of replies into the order of their lots.
func (d *drawer) byLot(wave, question string, replies []reply, places []int) []int {
	lots := make(map[int]uint64, len(places))
	for _, at := range places {
		lots[at] = d.lot(wave, question, &d.sheets[replies[at].sheet], nil)
	}
	places = slices.Clone(places)
	slices.SortFunc(places, func(a, b int) int { return cmp.Or(cmp.Compare(lots[a], lots[b]), cmp.Compare(a, b)) })
	return places
}

// donor is the place among some that stands in for one. It is drawn for each
// anew, so that where somebody is gone, nobody else's changes but those for whom
// that one stood in.
func (d *drawer) donor(wave, question string, replies []reply, at int, among []int) int {
	to := &d.sheets[replies[at].sheet]
	least, found := uint64(math.MaxUint64), among[0]
	for _, other := range among {
		if lot := d.lot(wave, question, &d.sheets[replies[other].sheet], to); lot < least {
			least, found = lot, other
		}
	}
	return found
}

// replace draws from pools of answers to one question. The first of a pool, in
// the order of their lots, are replaced by others of it; in one that is too
// small for that, by others. An answer that was replaced for one pool counts for
// all that it is in.
func (d *drawer) replace(wave, question string, replies []reply, pools []pool) int {
	replaced := map[int]bool{}
	for _, p := range pools {
		of := d.byLot(wave, question, replies, p.of)
		left := slices.DeleteFunc(slices.Clone(of), func(at int) bool { return replaced[at] })
		lots := min(p.lots-(len(of)-len(left)), len(left))
		if lots <= 0 {
			continue
		}
		donors := left[lots:]
		if len(donors) == 0 {
			donors = others(len(replies), pools, of)
		}
		if len(donors) == 0 {
			continue
		}
		for _, at := range left[:lots] {
			d.put(replies[at], replies[d.donor(wave, question, replies, at, donors)].value)
			replaced[at] = true
		}
	}
	return len(replaced)
}

// others are the places that may stand in for those of a pool: those of other
// pools, or where there are none, all.
func others(n int, pools []pool, but []int) []int {
	is := make([]bool, n)
	for _, p := range pools {
		for _, at := range p.of {
			is[at] = true
		}
	}
	out := func(want bool) []int {
		var out []int
		for at := range n {
			if is[at] == want && !slices.Contains(but, at) {
				out = append(out, at)
			}
		}
		return out
	}
	if inPools := out(true); len(inPools) > 0 {
		return inPools
	}
	return out(false)
}

// put gives a reply another value.
func (d *drawer) put(r reply, value int8) {
	if d.out == nil {
		d.out = slices.Clone(d.sheets)
	}
	sheet := &d.out[r.sheet]
	if &sheet.Responses[0] == &d.sheets[r.sheet].Responses[0] {
		sheet.Responses = slices.Clone(sheet.Responses)
	}
	sheet.Responses[r.response].Value = value
}

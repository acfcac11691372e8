package ledger

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/survey"
)

// lot lets an answer of the person of a sheet be replaced.
func lot(answers survey.Answers, sheet, response int, value int8) survey.Answers {
	answers.Sheets = slices.Clone(answers.Sheets)
	s := &answers.Sheets[sheet]
	s.Responses = slices.Clone(s.Responses)
	s.Responses[response].Value = value
	return answers
}

// The hash of lots, written out: of each of them id and key with their lengths
// before them, and the value; sorted, the first 14 bits of their HMAC-SHA-256,
// behind two of the role. What is put in may be what was there.
func TestFallenIn(t *testing.T) {
	secret := [sha256.Size]byte{7}
	sum := func(role uint16, lots string) uint16 {
		mac := hmac.New(sha256.New, secret[:])
		mac.Write([]byte(lots))
		return role<<14 | binary.BigEndian.Uint16(mac.Sum(nil))>>2
	}
	answers := of(crowd("ops", 1, 2, "a", "b"), as("does", crowd("ops", 3, 1, "a")), crowd("dev", 1, 1, "a"))
	drawn := lot(lot(lot(lot(lot(answers, 1, 0, 5), 0, 0, 0), 2, 0, 4), 0, 1, 1), 3, 0, 3)
	want := Fallen{"w": {"ops": {
		"a": {sum(0, "\x05ops-1\x06a/norm\x00"+"\x05ops-2\x06a/norm\x05"), sum(2, "\x05ops-3\x06a/norm\x04")},
		"b": {sum(0, "\x05ops-1\x06b/norm\x01")},
	}}}
	if diff := cmp.Diff(want, FallenIn(answers, drawn, secret)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(Fallen{"w": {}}, FallenIn(answers, answers, secret)); diff != "" {
		t.Error(diff)
	}
	seen := map[uint16]bool{}
	for _, drawn := range []survey.Answers{lot(answers, 0, 0, 0), lot(answers, 0, 0, 1), lot(answers, 1, 0, 0), lot(lot(answers, 0, 0, 0), 1, 0, 0)} {
		for _, key := range []byte{1, 2} {
			seen[FallenIn(answers, drawn, [sha256.Size]byte{key})["w"]["ops"]["a"][0]] = true
		}
	}
	if len(seen) != 8 {
		t.Errorf("lots that put another value, on another, or on one more, or under another secret: %d hashes of 8", len(seen))
	}
}

// What of an edition may be told once lots have fallen otherwise. All of it was
// told: the organisation, its teams of nine, and north, which is ops and dev.
func TestFell(t *testing.T) {
	ops, dev, web := crowd("ops", 1, 9, "a"), crowd("dev", 1, 9, "a"), crowd("web", 1, 9, "a")
	segments := map[string]string{"ops": "north", "dev": "north"}
	all := []string{"", "segment/north", "team/dev", "team/ops", "team/web"}
	none := []string{}
	on := func(teams ...string) Fallen {
		out := Fallen{"w": {}}
		for _, team := range teams {
			out["w"][team] = map[string][]uint16{"a": {0x0123}}
		}
		return out
	}
	for _, c := range []struct {
		name      string
		then, now Fallen
		answers   survey.Answers
		told, few []string
	}{
		{"where they fell", on("ops"), on("ops"), of(ops, dev, web), all, none},
		{"nowhere, both times", on(), on(), of(ops, dev, web), all, none},
		{"an edition that does not say", nil, on("ops"), of(ops, dev, web), all, none},
		{"lots are drawn no more", on("ops"), nil, of(ops, dev, web), all, none},
		{"on another team", on("ops"), on("dev"), of(ops, dev, web), []string{"team/web"}, []string{"", "segment/north", "team/dev", "team/ops"}},
		{"on one that had none", on(), on("web"), of(ops, dev, web), []string{"segment/north", "team/dev", "team/ops"}, []string{"", "team/web"}},
		{"with another value", Fallen{"w": {"web": {"a": {1}}}}, Fallen{"w": {"web": {"a": {2}}}}, of(ops, dev, web), []string{"segment/north", "team/dev", "team/ops"}, []string{"", "team/web"}},
		{"of another practice", on(), Fallen{"w": {"web": {"b": {1}}}}, of(ops, dev, web), all, none},
		{"one is gone, too", on("ops"), on("web"), of(ops, dev[1:], web), none, all},
		{"five are gone where lots fell otherwise", on("ops"), on(), of(ops[5:], dev, web), []string{"team/dev", "team/web"}, none},
		{"five are gone elsewhere: what is left of that team is hidden", on("web"), on(), of(ops[5:], dev, web), []string{"team/dev"}, []string{"segment/north", "team/ops", "team/web"}},
		{"the same in one segment", on("dev"), on(), of(ops[5:], dev, web), []string{"team/web"}, []string{"team/dev", "team/ops"}},
		{"a team is gone elsewhere: of it nothing is left to hide", on("web"), on(), of(dev, web), []string{"team/dev"}, []string{"", "team/web"}},
		{"a team is new", on("web"), on(), of(ops, dev, web, crowd("new", 1, 5, "a")), []string{"segment/north", "team/dev", "team/ops"}, []string{"team/new", "team/web"}},
	} {
		l := published(segments, all, of(ops, dev, web))
		l.Editions[0].Drew(c.then)
		answers, judged := l.Judge(c.answers, segments, least)
		got := l.Fell(judged, answers, c.now, least)
		if diff := cmp.Diff([][]string{c.told, c.few}, [][]string{scopesOf(got.Told["w"]), scopesOf(got.Few["w"])}); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
		got.Told, got.Few = judged.Told, judged.Few
		if diff := cmp.Diff(judged, got); diff != "" {
			t.Errorf("%s: something else is judged anew: %s", c.name, diff)
		}
	}
}

// A role is judged by lots of its own; another one, in which many came, may not
// be told beside the organisation.
func TestFellRoles(t *testing.T) {
	does, manages := as("does", crowd("ops", 1, 20, "a")), as("manages", crowd("ops", 21, 20, "a"))
	dev := as("does", crowd("dev", 1, 9, "a"))
	told := []string{"", "role/does", "role/manages"}
	of2 := of(does, manages, dev)
	otherwise := Fallen{"w": {"dev": {"a": {2<<hashBits | 5}}}} // on somebody who does
	for _, c := range []struct {
		name      string
		answers   survey.Answers
		told, few []string
	}{
		{"nobody moved", of2, []string{"role/manages"}, []string{"", "role/does"}},
		{"six came who manage", of(does, manages, dev, as("manages", crowd("ops", 41, 6, "a"))), []string{}, []string{"role/does", "role/manages"}},
		{"six came who do", of(does, manages, dev, as("does", crowd("ops", 41, 6, "a"))), []string{"role/manages"}, []string{"role/does"}},
	} {
		l := published(nil, told, of2)
		l.Editions[0].Drew(Fallen{"w": {}})
		answers, judged := l.Judge(c.answers, nil, least)
		got := l.Fell(judged, answers, otherwise, least)
		if diff := cmp.Diff([][]string{c.told, c.few}, [][]string{scopesOf(got.Told["w"]), scopesOf(got.Few["w"])}); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

// What an edition told with the same lots may be told again, whatever others
// told; and a part that another edition told as it is now covers nothing.
func TestFellOfEditions(t *testing.T) {
	ops, dev := crowd("ops", 1, 9, "a"), crowd("dev", 1, 9, "a")
	here, there := Fallen{"w": {"ops": {"a": {1}}}}, Fallen{"w": {"ops": {"a": {2}}}}
	later := of(ops, dev, crowd("dev", 10, 5, "a"))
	edition := func(answers survey.Answers, fallen Fallen, scopes ...string) Edition {
		e := published(nil, scopes, answers).Editions[0]
		e.Drew(fallen)
		return e
	}
	first := edition(of(ops, dev), here, "", "team/dev", "team/ops")
	for _, c := range []struct {
		name      string
		editions  []Edition
		answers   survey.Answers
		fallen    Fallen
		told, few []string
	}{
		{"as in the first", []Edition{first, edition(of(ops, dev), there)}, of(ops, dev), here, []string{"", "team/dev", "team/ops"}, []string{}},
		{"as in the second, which hid what changed", []Edition{first, edition(later, there, "")}, later, there, []string{""}, []string{"team/dev", "team/ops"}},
		{"as in the second, which told the team in which five came", []Edition{first, edition(later, there, "team/dev")}, later, there, []string{"team/dev"}, []string{"", "team/ops"}},
	} {
		l := Ledger{Editions: c.editions}
		answers, judged := l.Judge(c.answers, nil, least)
		got := l.Fell(judged, answers, c.fallen, least)
		if diff := cmp.Diff([][]string{c.told, c.few}, [][]string{scopesOf(got.Told["w"]), scopesOf(got.Few["w"])}); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
	if diff := cmp.Diff(Judgement{}, Ledger{Editions: []Edition{first}}.Fell(Judgement{}, of(ops), there, 0)); diff != "" {
		t.Errorf("a policy that hides nothing: %s", diff)
	}
}

// Who was gone from an edition in which nothing was told that they were part of,
// and is here again, is no cohort.
func TestCohortsOfWhatWasTold(t *testing.T) {
	ops, dev := crowd("ops", 1, 9, "a"), crowd("dev", 1, 9, "a")
	for scopes, want := range map[string][]Cohort{
		"":              {{Team: "ops", Practice: "a", Respondents: []string{"ops-1"}, Came: true}, {Team: "ops", Practice: "a", Respondents: idsOf(ops)}},
		"team/ops":      {{Team: "ops", Practice: "a", Respondents: []string{"ops-1"}, Came: true}, {Team: "ops", Practice: "a", Respondents: idsOf(ops)}},
		"segment/north": {{Team: "ops", Practice: "a", Respondents: []string{"ops-1"}, Came: true}, {Team: "ops", Practice: "a", Respondents: idsOf(ops)}},
		"role/does":     {{Team: "ops", Practice: "a", Respondents: []string{"ops-1"}, Came: true}, {Team: "ops", Practice: "a", Respondents: idsOf(ops)}},
		"team/dev":      nil,
		"segment/south": nil,
	} {
		segments := map[string]string{"ops": "north", "dev": "south"}
		l := published(segments, []string{"", "team/ops", "team/dev"}, of(ops, dev))
		l, _ = l.Add(published(segments, []string{scopes}, of(ops[1:], dev)).Editions[0])
		_, got := l.Judge(of(ops, dev), segments, least)
		if diff := cmp.Diff(map[string][]Cohort{"w": want}, got.Cohorts); diff != "" {
			t.Errorf("%q was told: %s", scopes, diff)
		}
	}
}

func idsOf(people []survey.Sheet) []string {
	ids := map[string]bool{}
	for _, s := range people {
		ids[s.Respondent] = true
	}
	return slices.Sorted(maps.Keys(ids))
}

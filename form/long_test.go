package form

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/diag"
	"rubble/model"
	"rubble/survey"
)

const longHead = "wave,team,respondent,role,practice,item,answer,note\n"

func TestReadLong(t *testing.T) {
	const text = longHead +
		"2026-spring,Platform,r2,does,changes,board,relaxed,\n" + // 2
		"2026-spring,platform,r1,,changes,changes/windows,dont-know,\n" +
		",database,r2,,incidents,tiers,not-applicable,\"no\nneed\"\n" + // 4 and 5
		",Plattform, r2 ,does,changes,small-steps, 5 ,it is said\n" +
		",platform,r2,,common,control,,\n" +
		",platform,r3,does,common,control,,\n"
	want := []Sheet{
		{Sheet: survey.Sheet{Wave: "2026-spring", Team: "database", Respondent: "r2", Length: "short",
			Responses: []survey.Response{{Question: "incidents/tiers", Kind: survey.NotApplicable}}},
			At: diag.Pos{File: "a.csv", Line: 4}, Lines: []int32{4}},
		{Sheet: survey.Sheet{Wave: "2026-spring", Team: "platform", Respondent: "r1", Length: "short",
			Responses: []survey.Response{{Question: "changes/windows", Kind: survey.DontKnow}}},
			At: diag.Pos{File: "a.csv", Line: 3}, Lines: []int32{3}},
		{Sheet: survey.Sheet{Wave: "2026-spring", Team: "platform", Respondent: "r2", Role: "does", Length: "short",
			Responses: []survey.Response{{Question: "changes/board", Value: 2}, {Question: "changes/small-steps", Value: 5}}},
			At: diag.Pos{File: "a.csv", Line: 2}, Lines: []int32{2, 6}},
	}
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	for name, in := range map[string]string{"plain": text, "gzip": packed.String(),
		"semicolons, CRLF": strings.ReplaceAll(strings.ReplaceAll(text, ",", ";"), "\n", "\r\n")} {
		got, rows, problems := ReadLong(t.Context(), "a.csv", strings.NewReader(in), sample(), rules())
		if rows != 6 || !problems.Empty() {
			t.Errorf("%s: %d rows, want 6; %s", name, rows, messages(problems))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestLongProblems(t *testing.T) {
	row := func(fields string) string { return longHead + fields + "\n" }
	for _, c := range []struct{ name, in, want string }{
		{"off the scale", row(",platform,r1,,changes,board,9,\n,platform,r1,,changes,small-steps,0,"),
			"f.csv:2:29: refused: answer 9 is off the scale: 0 to 5, or a rung's key\n" +
				"f.csv:3:35: refused: answer 0 is off the scale: 1 to 5\n"},
		{"a slip", row(",platform,r1,,changes,board,relaxt,"),
			"f.csv:2:29: refused: answer \"relaxt\" is off the scale: 0 to 5, or a rung's key\n\tdid you mean \"relaxed\"?\n"},
		{"another wave", row("2026-autumn,platform,r1,,changes,board,1,\n2026-sprung,platform,r1,,changes,board,1,"),
			"f.csv:2:1: refused: wave is not that of the folder, \"2026-spring\"\n\tcorrect the wave, or move the answers to the folder of theirs\n" +
				"f.csv:3:1: refused: wave \"2026-sprung\" is not that of the folder, \"2026-spring\"\n\tcorrect the wave, or move the answers to the folder of theirs\n"},
		{"without a reason", row(",platform,r1,,changes,board,not-applicable, "),
			"f.csv:2:29: refused: not-applicable without a note that says why\n\tsay in the column note why this team does not have the need\n"},
		{"a long note", row(",platform,r1,,changes,board,1," + strings.Repeat("x", 5000)),
			"f.csv:2:31: refused: note of 5000 bytes, at most 4096 are allowed\n\tshorten it\n"},
		{"unknown items", row(",platform,r1,,changes,baord,1,\n,platform,r1,,changes,tiers,1,\n,platform,r1,,changes,,1,"),
			"f.csv:2:23: refused: unknown item \"baord\" of changes\n\tdid you mean \"board\"?\n" +
				"f.csv:3:23: refused: unknown item of changes\n" +
				"f.csv:4:23: refused: item is missing\n"},
		{"unknown practices, each once", row(",platform,r1,,chagnes,board,1,\n,platform,r1,,chagnes,board,1,\n,platform,r1,,alice,board,1,\n,platform,r1,,,board,1,"),
			"f.csv:2:15: unknown practice \"chagnes\"\n\tdid you mean \"changes\"?\n" +
				"f.csv:4:15: unknown practice\n\tthe practices are changes, incidents, common\n" +
				"f.csv:5:15: refused: practice is missing\n"},
		{"unknown teams, each once", row(",platfrom,r1,,changes,board,1,\n,platfrom,r1,,changes,board,1,\n,alice,r1,,changes,board,1,\n,,r1,,changes,board,1,"),
			"f.csv:2:2: unknown team \"platfrom\"\n\tdid you mean \"platform\"?\n" +
				"f.csv:4:2: unknown team\n\tconfig.toml lists platform, database, Plattform: add the team there, or this spelling to its aliases\n" +
				"f.csv:5:2: refused: team is missing\n"},
		{"respondent", row(",platform,,,changes,board,1,\n,platform," + strings.Repeat("x", 300) + ",,changes,board,1,"),
			"f.csv:2:11: refused: respondent is missing\n" +
				"f.csv:3:11: refused: respondent of 300 bytes, at most 200 are allowed\n\tshorten it\n"},
		{"roles", row(",platform,r1,dose,changes,board,1,\n,platform,r1,boss of all,changes,board,1,"),
			"f.csv:2:14: refused: role \"dose\" is none of manages, does, is-served\n\tdid you mean \"does\"?\n" +
				"f.csv:3:14: refused: role is none of manages, does, is-served\n"},
		{"a second answer", row(",platform,r1,,changes,board,4,\n,platform,r1,,changes,board,4,\n,platform,r1,,changes,board,2,"),
			"f.csv:3:23: refused: a second answer to this question; the first is in line 2\n\tkeep one of the two; until then the lower counts\n" +
				"f.csv:4:23: refused: a second answer to this question; the first is in line 2\n\tkeep one of the two; until then the lower counts\n"},
		{"two roles", row(",platform,r1,does,changes,board,4,\n,platform,r1,manages,changes,windows,4,"),
			"f.csv:3:14: warning: role manages, where line 2 says does of the same respondent\n\tgive each respondent one role; until then this one has none\n"},
		{"missing columns", "team,respondent,practice,question,answr\n",
			"f.csv:1:1: no column \"item\": found team, respondent, practice among 5 columns, expected wave,team,respondent,role,practice,item,answer,note\n" +
				"\tthe first line names the columns; wave, role and note may be left out\n" +
				"f.csv:1:1: no column \"answer\": found team, respondent, practice among 5 columns, expected wave,team,respondent,role,practice,item,answer,note\n" +
				"\tcolumn \"answr\" has to be called \"answer\"\n"},
		{"no header", "platform,Alice,changes,board,4\n",
			strings.Repeat("f.csv:1:1: no column \"%s\": found none of ours among 5 columns, expected wave,team,respondent,role,practice,item,answer,note\n"+
				"\tthe first line names the columns; wave, role and note may be left out\n", 5)},
		{"other columns", "team,respondent,practice,item,answer,notes,Alice's\n",
			"f.csv:1: warning: no answers: below the names of the columns stand no rows\n\twrite a row for each answer, or take the file out\n" +
				"f.csv:1:38: warning: column \"notes\" is not read\n\tdid you mean \"note\"?\n" +
				"f.csv:1:44: warning: column is not read\n"},
		{"a header only", "team,respondent,practice,item,answer\r\n\r\n", "f.csv:1: warning: no answers: below the names of the columns stand no rows\n\twrite a row for each answer, or take the file out\n"},
		{"nothing", "", "f.csv:1: the file is empty\n\tbegin it with a line of column names\n"},
		{"Windows-1252", row(",platform,J\xFCrgen,,changes,board,9,"),
			"f.csv:2:12: warning: the file is not UTF-8; it is read as Windows-1252\n\tsave it as UTF-8 if names come out wrong\n" +
				"f.csv:2:33: refused: answer 9 is off the scale: 0 to 5, or a rung's key\n"},
		{"a line of 2 MB", row(",platform,r1,,changes,board,1," + strings.Repeat("x", 2<<20)),
			"f.csv:2:31: refused: column \"note\" holds 2097152 bytes; at most 65536 are allowed\n\tshorten it; if it should be many fields, check delimiters and line breaks\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.name == "no header" {
				c.want = fmt.Sprintf(c.want, "team", "respondent", "practice", "item", "answer")
			}
			_, _, problems := ReadLong(t.Context(), "f.csv", strings.NewReader(c.in), sample(), rules())
			if diff := cmp.Diff(c.want, messages(problems)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Of answers that differ the lowest stays, and of two roles none, in whatever
// order the rows stand.
func TestRowsInAnyOrder(t *testing.T) {
	rows := []string{
		",platform,r1,does,changes,board,4,\n", ",platform,r1,does,changes,board,2,\n", ",platform,r1,manages,changes,board,3,\n",
		",platform,r1,,changes,windows,dont-know,\n", ",platform,r1,,changes,windows,1,\n", ",platform,r1,,changes,small-steps,7,\n",
	}
	want := []survey.Sheet{{Wave: "2026-spring", Team: "platform", Respondent: "r1", Length: "short",
		Responses: []survey.Response{{Question: "changes/board", Value: 2}, {Question: "changes/windows", Value: 1}}}}
	rng := rand.New(rand.NewPCG(1, 2))
	for range 100 {
		rng.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		sheets, n, problems := ReadLong(t.Context(), "f.csv", strings.NewReader(longHead+strings.Join(rows, "")), sample(), rules())
		var got []survey.Sheet
		for _, s := range sheets {
			got = append(got, s.Sheet)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
		// 3 answers too many, 1 off the scale
		if n != 6 || problems.Count(diag.Refused) != 4 {
			t.Fatalf("%d rows, %s", n, messages(problems))
		}
	}
}

func TestLongKeepsSilent(t *testing.T) {
	for _, canary := range canaries() {
		q := "\"" + strings.ReplaceAll(canary, "\"", "\"\"") + "\""
		fields := []string{"2026-spring", "platform", "r1", "does", "changes", "board", "9", "n"}
		for i := range fields {
			with := append([]string(nil), fields...)
			with[i] = q
			_, _, problems := ReadLong(t.Context(), "f.csv", strings.NewReader(longHead+strings.Join(with, ",")+"\n"), sample(), rules())
			if problems.Empty() {
				t.Errorf("field %d was accepted", i)
			}
			checkSilence(t, problems)
		}
		_, _, problems := ReadLong(t.Context(), "f.csv", strings.NewReader(q+",team,respondent\n1,2,3\n"), sample(), rules())
		checkSilence(t, problems)
	}
}

func TestReadLongStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	text := longHead + strings.Repeat(",platform,r1,,changes,board,,\n", 10_000)
	_, rows, problems := ReadLong(ctx, "f.csv", strings.NewReader(text), sample(), rules())
	if got := messages(problems); rows != 4096 || got != "f.csv:4097: not read to the end: context canceled\n" {
		t.Errorf("%d rows, %s", rows, got)
	}
}

func TestWriteLongRefuses(t *testing.T) {
	for want, sheet := range map[string]survey.Sheet{
		`the long form holds the answers of single respondents; a sheet of team "a" is another`: {Team: "a", Respondent: "r", Mode: survey.Consensus},
		`the long form holds the answers of single respondents; a sheet of team "b" is another`: {Team: "b"},
		`the long form cannot say that changes/board is mandated`:                               {Team: "c", Respondent: "r", Responses: []survey.Response{{Question: "changes/board", Mandated: true}}},
	} {
		if err := WriteLong(new(bytes.Buffer), []survey.Sheet{sheet}); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

func TestWriteLong(t *testing.T) {
	sheets := []survey.Sheet{
		{Wave: "w", Team: "b", Respondent: "=1", Role: "does", Responses: []survey.Response{
			{Question: "p/z", Kind: survey.NotApplicable}, {Question: "p/a", Value: 3}, {Question: "common/c", Kind: survey.DontKnow}}},
		{Wave: "w", Team: "a", Respondent: "x, y", Responses: []survey.Response{{Question: "p/a"}}},
	}
	const want = longHead + "w,a,\"x, y\",,p,a,0,\nw,b,'=1,does,common,c,dont-know,\nw,b,'=1,does,p,a,3,\nw,b,'=1,does,p,z,not-applicable,reason not kept\n"
	var b strings.Builder
	if err := WriteLong(&b, sheets); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
}

func FuzzReadLong(f *testing.F) {
	f.Add(longHead + ",platform,r1,does,changes,board,4,\n2026-spring,database,r2,,common,control,not-applicable,why\n")
	f.Add("team;respondent;practice;item;answer\nplatform;\"r;1\";incidents;tiers;replaced\n\n")
	f.Add("sep=,\nteam,respondent,practice,item,answer\n\xff,1,2,3,4\n")
	f.Fuzz(func(t *testing.T, in string) {
		sheets, rows, problems := ReadLong(t.Context(), "f.csv", strings.NewReader(in), sample(), rules())
		responses := 0
		for _, s := range sheets {
			checkSheet(t, s)
			responses += len(s.Responses)
			if s.Respondent == "" || s.Team != "platform" && s.Team != "database" {
				t.Errorf("accepted for team %q, respondent %q", s.Team, s.Respondent)
			}
		}
		checkProblems(t, "f.csv", problems)
		if responses+problems.Count(diag.Refused) > rows {
			t.Errorf("%d responses and %d refused of %d rows", responses, problems.Count(diag.Refused), rows)
		}
	})
}

// benchmarkRows are the answers of people in teams, 50 each, in the order of
// an export.
func benchmarkRows(people int) []byte {
	var b bytes.Buffer
	b.WriteString(longHead)
	for i := range people {
		for q := range 50 {
			fmt.Fprintf(&b, "2026-spring,team-%d,respondent-%d,does,practice-%d,norm-%d,%d,\n", i/40, i, q/25, q%25, (i+q)%6)
		}
	}
	return b.Bytes()
}

func benchmarkModel() *model.Model {
	m := &model.Model{Ladder: sample().Ladder}
	for p := range 2 {
		practice := model.Practice{ID: fmt.Sprintf("practice-%d", p)}
		for i := range 25 {
			practice.Norms = append(practice.Norms, model.Norm{Key: fmt.Sprintf("practice-%d/norm-%d", p, i)})
		}
		m.Practices = append(m.Practices, practice)
	}
	return m
}

func BenchmarkReadLong(b *testing.B) {
	data, m := benchmarkRows(2000), benchmarkModel()
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		sheets, rows, problems := ReadLong(b.Context(), "f.csv", bytes.NewReader(data), m, Rules{Wave: "2026-spring"})
		if len(sheets) != 2000 || rows != 100_000 || !problems.Empty() {
			b.Fatal(len(sheets), rows, problems.Sorted())
		}
	}
}

func BenchmarkReadTOML(b *testing.B) {
	var text bytes.Buffer
	if err := WriteTOML(&text, sample(), Options{Team: "platform"}); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		ReadTOML("f.toml", text.Bytes(), sample(), rules())
	}
}

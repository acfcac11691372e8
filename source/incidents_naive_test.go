package source

import (
	"compress/gzip"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"rubble/record"
)

// naive counts what TestWholeLog checks, in another way: by file order, on
// texts, with encoding/csv and package time. Each figure follows the wording
// of its definition: "last" is the last row of an incident in the file, "any"
// any of its rows, "?" is missing.
type naive struct {
	ids  []string // in the order of the file
	rows map[string][]map[string]string
}

func newNaive(t *testing.T, text string) naive {
	t.Helper()
	lines, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	n := naive{rows: map[string][]map[string]string{}}
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, name := range lines[0] {
			row[name] = strings.TrimSpace(line[i])
		}
		id := row["number"]
		if n.rows[id] == nil {
			n.ids = append(n.ids, id)
		}
		n.rows[id] = append(n.rows[id], row)
	}
	return n
}

func (n naive) last(id string) map[string]string { return n.rows[id][len(n.rows[id])-1] }

// any counts the incidents with a row that satisfies ok.
func (n naive) any(ok func(row map[string]string) bool) int {
	k := 0
	for _, id := range n.ids {
		if slices.ContainsFunc(n.rows[id], ok) {
			k++
		}
	}
	return k
}

// lastIs counts the incidents whose last row satisfies ok.
func (n naive) lastIs(ok func(row map[string]string) bool) int {
	k := 0
	for _, id := range n.ids {
		if ok(n.last(id)) {
			k++
		}
	}
	return k
}

func has(column string) func(map[string]string) bool {
	return func(row map[string]string) bool { return row[column] != "?" }
}

func is(column, value string) func(map[string]string) bool {
	return func(row map[string]string) bool { return row[column] == value }
}

// groups counts the incidents whose number of distinct groups satisfies ok.
func (n naive) groups(ok func(int) bool) int {
	k := 0
	for _, id := range n.ids {
		seen := map[string]bool{}
		for _, row := range n.rows[id] {
			if row["assignment_group"] != "?" {
				seen[row["assignment_group"]] = true
			}
		}
		if ok(len(seen)) {
			k++
		}
	}
	return k
}

// seconds lists the seconds between two stamps of the last rows, sorted.
func (n naive) seconds(from, to string) []int {
	var out []int
	for _, id := range n.ids {
		a, errA := time.Parse("2/1/2006 15:04", n.last(id)[from])
		b, errB := time.Parse("2/1/2006 15:04", n.last(id)[to])
		if errA == nil && errB == nil {
			out = append(out, int(b.Sub(a)/time.Second))
		}
	}
	slices.Sort(out)
	return out
}

func naiveSpread(sorted []int, unit float64) string {
	n, sum := len(sorted), 0
	for _, v := range sorted {
		sum += v
	}
	median := float64(sorted[n/2])
	if n%2 == 0 {
		median = float64(sorted[n/2-1]+sorted[n/2]) / 2
	}
	p90 := 0
	for k := range sorted { // nearest rank: the first with at least 0.9 n at or below it
		if 10*(k+1) >= 9*n {
			p90 = sorted[k]
			break
		}
	}
	return fmt.Sprintf("%d: %.4f / %.4f / %.4f / %.4f", n, median/unit,
		float64(sum)/float64(n)/unit, float64(p90)/unit, float64(sorted[n-1])/unit)
}

func (n naive) words(columns ...string) map[string]int {
	out := map[string]int{}
	for _, id := range n.ids {
		var key []string
		for _, c := range columns {
			key = append(key, n.last(id)[c])
		}
		out[strings.Join(key, "|")]++
	}
	return out
}

func (n naive) figures() map[string]any {
	var hops, closed []int
	rows := 0
	for _, id := range n.ids {
		var h int
		fmt.Sscan(n.last(id)["reassignment_count"], &h)
		hops = append(hops, h)
		rows += len(n.rows[id])
	}
	slices.Sort(hops)
	hours := map[int]int{}
	for _, s := range n.seconds("resolved_at", "closed_at") {
		hours[s/3600]++
		closed = append(closed, s)
	}
	reopened := func(row map[string]string) bool { return row["reopen_count"] != "0" }
	return map[string]any{
		"rows": rows, "incidents": len(n.ids),
		"hops":             naiveSpread(hops, 1),
		"reassigned":       n.lastIs(func(r map[string]string) bool { return r["reassignment_count"] != "0" }),
		"several groups":   n.groups(func(k int) bool { return k > 1 }),
		"no group":         n.groups(func(k int) bool { return k == 0 }),
		"reopened":         n.lastIs(reopened),
		"ever reopened":    n.any(reopened),
		"sla met":          n.lastIs(is("made_sla", "true")),
		"unresolved":       n.lastIs(is("resolved_at", "?")),
		"to resolve":       naiveSpread(n.seconds("opened_at", "resolved_at"), 3600),
		"to close":         naiveSpread(n.seconds("opened_at", "closed_at"), 3600),
		"first touch":      n.words("reassignment_count", "reopen_count")["0|0"],
		"change":           n.any(has("rfc")),
		"problem":          n.any(has("problem_id")),
		"caused by":        n.any(has("caused_by")),
		"knowledge":        n.lastIs(is("knowledge", "true")),
		"contact":          n.words("contact_type"),
		"priority":         n.words("priority"),
		"state":            n.words("incident_state"),
		"matrix":           n.words("impact", "urgency", "priority"),
		"sla by priority":  n.words("priority", "made_sla"),
		"waited":           n.any(is("incident_state", "Awaiting User Info")),
		"closures by hour": hours, "closures": len(closed),
	}
}

// figures tells the same of a tally.
func figures(t record.IncidentTally) map[string]any {
	spread := func(s record.Spread) string {
		return fmt.Sprintf("%d: %.4f / %.4f / %.4f / %.4f", s.N, s.Median, s.Mean, s.P90, s.Max)
	}
	matrix, sla := map[string]int{}, map[string]int{}
	for _, c := range t.Matrix() {
		matrix[c.Impact+"|"+c.Urgency+"|"+c.Priority] = c.Count
	}
	for key, count := range t.SLAByPriority {
		sla[fmt.Sprintf("%s|%v", key.Priority, key.Met)] = count
	}
	return map[string]any{
		"rows": t.Updates, "incidents": t.Incidents,
		"hops":             spread(t.Reassignments()),
		"reassigned":       t.Reassigned().K,
		"several groups":   t.SeveralGroups().K,
		"no group":         t.NoGroup(),
		"reopened":         t.Reopening().K,
		"ever reopened":    t.EverOpen.Yes,
		"sla met":          t.SLA.Yes,
		"unresolved":       t.ResolvedMissing(),
		"to resolve":       spread(t.HoursToResolve()),
		"to close":         spread(t.HoursToClose()),
		"first touch":      t.FirstTouch.Yes,
		"change":           t.Change.Yes,
		"problem":          t.Problem.Yes,
		"caused by":        t.CausedBy.Yes,
		"knowledge":        t.Knowledge.Yes,
		"contact":          map[string]int(t.Contact),
		"priority":         map[string]int(t.Priority),
		"state":            map[string]int(t.LastState),
		"matrix":           matrix,
		"sla by priority":  sla,
		"waited":           t.Waited.Yes,
		"closures by hour": map[int]int(t.ClosureHours), "closures": t.ClosureHours.N(),
	}
}

// firstLines gives the first n lines of the log, header included.
func firstLines(t *testing.T, n int) []string {
	t.Helper()
	f, err := os.Open(logFile)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(string(text), "\n")[:n]
}

func TestFirstLinesInAnyOrder(t *testing.T) {
	lines := firstLines(t, 10_000)
	header, rows := lines[0], lines[1:]
	want := newNaive(t, strings.Join(lines, "\n")).figures()
	p := preset(t, "servicenow-log")
	read := func(files ...File) *Incidents {
		in, err := ReadIncidents(context.Background(), files, p, Overrides{})
		if err != nil || !in.Problems.Empty() {
			t.Fatal(err, in.Problems.Sorted())
		}
		return in
	}
	inOrder := slices.Collect(read(bytesFile("a", []byte(strings.Join(lines, "\n")))).All())
	for seed := range uint64(6) {
		rng := rand.New(rand.NewPCG(seed, 0))
		rng.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		var files []File
		for chunk := range slices.Chunk(rows, 10_000/(1+int(seed))) {
			text := header + "\n" + strings.Join(chunk, "\r\n")
			files = append(files, bytesFile(fmt.Sprint(rng.Uint64(), ".csv"), []byte(text)))
		}
		in := read(files...)
		tally, _ := tallyOf(in, time.Time{}, time.Time{})
		got := figures(tally)
		for name, w := range want {
			if !reflect.DeepEqual(got[name], w) {
				t.Errorf("seed %d: %s: %v, want %v", seed, name, got[name], w)
			}
		}
		if !reflect.DeepEqual(slices.Collect(in.All()), inOrder) {
			t.Errorf("seed %d: some incident differs from that of the file's order", seed)
		}
	}
}

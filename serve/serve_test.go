package serve

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rubble/diag"
)

// An edit gives a new edition, and the page asks for the edition that it was
// served with.
func TestEdit(t *testing.T) {
	f := begin(t, map[string]string{"page.txt": "one"})
	f.run()
	l := f.listen()
	first := l.next()
	f.shows("<body>one</body>")
	f.shows(`data-edition="` + first.Edition + `"`)
	f.write("page.txt", "two")
	second := l.next()
	if second.Edition == first.Edition || len(second.Problems) > 0 {
		t.Errorf("told %+v after %+v", second, first)
	}
	f.shows("<body>two</body>")
	if got := [][]string{f.changed(), f.changed()}; got[0] != nil || !slices.Equal(got[1], []string{"page.txt"}) {
		t.Errorf("builds were told %q", got)
	}
	o := next(t, f.outcome, "an outcome")
	if o.Problems.Failed() || o.Problems.Count(diag.Warning) != 1 || o.Took <= 0 {
		t.Errorf("told %+v", o)
	}
}

// What is wrong is told with its place, errors first, warnings left out, and
// the last good site stays. Mended without another byte, it is the same
// edition: the page need not be loaded again.
func TestWrongAndMended(t *testing.T) {
	f := begin(t, map[string]string{"page.txt": "one"})
	f.run()
	l := f.listen()
	first := l.next()
	f.write("page.txt", "wrong </script>")
	want := notice{Edition: first.Edition, Problems: []problem{
		{Place: "page.txt:1:6", Text: "found  </script>", Hint: "mend it"}, {Place: "a.csv:2", Text: "off"}}}
	if diff := cmp.Diff(want, l.next()); diff != "" {
		t.Error(diff)
	}
	f.shows("<body>one</body>")
	f.check(os.Remove(f.path("page.txt")))
	want.Problems = []problem{{Text: "there is no page.txt"}}
	if diff := cmp.Diff(want, l.next()); diff != "" {
		t.Error(diff)
	}
	f.write("page.txt", "one")
	want.Problems = []problem{}
	if diff := cmp.Diff(want, l.next()); diff != "" {
		t.Error(diff)
	}
}

// Where no build has succeeded yet there is a page that says so and listens.
func TestNoSiteYet(t *testing.T) {
	f := begin(t, map[string]string{"page.txt": "wrong"})
	f.run()
	status, body := f.get("/practices/")
	n := f.listen().next()
	if status != http.StatusServiceUnavailable || !strings.Contains(body, "There is no site yet") || !strings.Contains(body, `live.js" data-edition="`+n.Edition+`"`) {
		t.Errorf("%d %s", status, body)
	}
	if len(n.Problems) != 2 {
		t.Errorf("told %+v", n)
	}
	l := f.listen()
	l.next()
	f.write("page.txt", "one")
	if got := l.next(); got.Edition == n.Edition {
		t.Error("the page is not told that there is a site")
	}
	f.shows("<body>one</body>")
}

// More problems than anybody reads are counted.
func TestManyProblems(t *testing.T) {
	var l diag.List
	for i := range 1500 {
		l.Refusef(diag.Pos{File: "a.csv", Line: i + 1}, "off")
	}
	l.Errorf(diag.Pos{File: "b"}, "stop")
	var n notice
	if err := json.Unmarshal(tell("e", l), &n); err != nil {
		t.Fatal(err)
	}
	if len(n.Problems) != 20 || n.More != 1481 || n.Problems[0].Place != "b" || n.Problems[1].Place != "a.csv:1" {
		t.Errorf("%d problems, %d more, %+v", len(n.Problems), n.More, n.Problems[:2])
	}
}

// What changes during a build is built next, in one build, however much it is.
func TestDuringBuild(t *testing.T) {
	f := begin(t, map[string]string{"page.txt": "one", "in/a.txt": "a"})
	reading, goOn := make(chan bool), make(chan bool)
	f.during = func() {
		reading <- true
		<-goOn
	}
	f.run()
	next(t, reading, "the first build")
	for i := range 50 {
		f.write(fmt.Sprintf("in/%d/a.txt", i), "x")
		f.write("page.txt", fmt.Sprint("two ", i))
	}
	time.Sleep(2 * quiet) // nothing may begin meanwhile
	select {
	case <-reading:
		t.Fatal("a second build began before the first had ended")
	default:
	}
	goOn <- true
	f.changed()
	var told []string
	for !slices.Contains(told, "page.txt") || !slices.Contains(told, "in/49") {
		next(t, reading, "a build of what changed")
		goOn <- true
		told = append(told, f.changed()...)
	}
	letThrough(reading, goOn)
	f.shows("two 49")
}

// letThrough lets builds that are still coming go on.
func letThrough(reading <-chan bool, goOn chan<- bool) {
	for {
		select {
		case <-reading:
			goOn <- true
		case <-time.After(5 * quiet):
			return
		}
	}
}

// Everything ends when it is asked to, pages that listen or wait included, and
// no goroutine is left.
func TestEnd(t *testing.T) {
	before := runtime.NumGoroutine()
	f := begin(t, map[string]string{"page.txt": "one"})
	f.run()
	l := f.listen()
	l.next()
	http.DefaultClient.CloseIdleConnections()
	f.stop()
	f.end()
	if _, more := <-l.notices; more {
		t.Error("an event came after the end")
	}
	l.close()
	http.DefaultClient.CloseIdleConnections()
	deadline := time.Now().Add(patient)
	for runtime.NumGoroutine() > before {
		if time.Now().After(deadline) {
			stacks := make([]byte, 1<<20)
			t.Fatalf("%d goroutines, %d before\n%s", runtime.NumGoroutine(), before, stacks[:runtime.Stack(stacks, true)])
		}
		time.Sleep(time.Millisecond)
	}
	if _, err := net.Dial("tcp", strings.TrimPrefix(f.base, "http://")); err == nil {
		t.Error("somebody still listens")
	}
}

// A build that heeds nothing is not waited for.
func TestEndDuringBuild(t *testing.T) {
	l, err := Listen(0)
	if err != nil {
		t.Fatal(err)
	}
	building, never := make(chan bool), make(chan bool)
	defer close(never)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() {
		ended <- Run(ctx, l, Options{Dir: t.TempDir(), Build: func(context.Context, []string) (map[string][]byte, diag.List, error) {
			building <- true
			<-never
			return nil, diag.List{}, nil
		}, Built: func(Outcome) { t.Error("a build that came too late is told of") }})
	}()
	next(t, building, "the build")
	waiting := make(chan error, 1)
	go func() { // a page that waits for the first build
		_, err := http.Get("http://" + l.Addr().String() + "/")
		waiting <- err
	}()
	stop()
	if err := next(t, ended, "the end"); err != nil {
		t.Error(err)
	}
	next(t, waiting, "an answer")
}

func TestPortTaken(t *testing.T) {
	l, err := Listen(0)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	at := l.Addr().(*net.TCPAddr)
	if !at.IP.IsLoopback() {
		t.Errorf("listens on %s", at)
	}
	_, err = Listen(at.Port)
	want := fmt.Sprintf("nothing can be served on 127.0.0.1:%d: address already in use\n\tname another port with --port, or let one be found with --port 0", at.Port)
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

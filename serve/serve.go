// Package serve shows a site while it is being written: it builds the site
// into memory, serves it to this computer alone, watches the project's folder
// and builds again when something in it changes. Open pages reload by
// themselves, and show what is wrong for as long as a build fails; the last
// good site stays below it.
//
//	watcher  what has changed, once the folder is quiet
//	board    the last good site and what is wrong now, for whoever asks
//	handler  the site and our own script over HTTP, with what keeps others out
//
// Script and style of ours are put into pages as they are served. Nothing of
// them is in a site that is built.
package serve

import (
	"context"
	"errors"
	"net"
	"net/http"
	"strconv"
	"sync"
	"syscall"
	"time"

	"rubble/diag"
)

// A Build makes the site from what the folder holds now: its files by their
// paths, with forward slashes. changed names what has changed since
// the last build began, sorted, for people; none for the first. A list that holds
// an error, or an error, leaves the site as it is.
type Build func(ctx context.Context, changed []string) (files map[string][]byte, problems diag.List, err error)

// Options say what is built from what.
type Options struct {
	Dir   string   // the project's folder
	Watch []string // names of the files and folders in it that a site is made from
	Build Build
	Built func(Outcome) // told of every build, one after the other
}

// An Outcome is how one build went. It failed if a problem is an error.
type Outcome struct {
	Changed  []string
	Took     time.Duration
	Problems diag.List
}

// How long things may take.
const (
	headersWithin = 5 * time.Second        // for a request to be made
	endWithin     = 500 * time.Millisecond // for what still runs when all is over
)

// Listen listens on this computer alone; port 0 takes one that is free.
func Listen(port int) (net.Listener, error) {
	address := net.JoinHostPort("127.0.0.1", strconv.Itoa(port))
	l, err := net.Listen("tcp4", address)
	if err != nil {
		var cause syscall.Errno
		if errors.As(err, &cause) {
			err = cause
		}
		return nil, diag.Errorf(diag.Pos{}, "nothing can be served on %s: %w", address, err).
			WithHint("name another port with --port, or let one be found with --port 0")
	}
	return l, nil
}

// Run builds, serves and watches until asked is done, which is no error. It
// closes l. A build that does not heed its context may outlive Run.
func Run(asked context.Context, l net.Listener, o Options) error {
	ctx, cancel := context.WithCancelCause(asked)
	defer cancel(nil)
	w, err := watch(o.Dir, o.Watch)
	if err != nil {
		return errors.Join(err, l.Close())
	}
	b := newBoard()
	server := &http.Server{Handler: &handler{board: b, over: ctx.Done()}, ReadHeaderTimeout: headersWithin}
	var running sync.WaitGroup
	running.Go(func() { cancel(w.run(ctx)) })
	running.Go(func() { b.build(ctx, o, w.changes) })
	running.Go(func() { cancel(server.Serve(l)) })
	<-ctx.Done()
	end(server, &running)
	if asked.Err() != nil {
		return nil
	}
	return context.Cause(ctx)
}

// end stops serving, and waits for what runs, but not for ever.
func end(server *http.Server, running *sync.WaitGroup) {
	within, cancel := context.WithTimeout(context.Background(), endWithin)
	defer cancel()
	if server.Shutdown(within) != nil {
		server.Close()
	}
	ended := make(chan struct{})
	go func() { running.Wait(); close(ended) }()
	select {
	case <-ended:
	case <-within.Done():
	}
}

// build builds whenever something has changed, one build at a time.
func (b *board) build(ctx context.Context, o Options, changes <-chan []string) {
	var changed []string
	for {
		began := time.Now()
		files, problems, err := o.Build(ctx, changed)
		if ctx.Err() != nil {
			return
		}
		if err != nil {
			problems.AddError(diag.Pos{}, err)
		}
		b.put(files, problems)
		o.Built(Outcome{changed, time.Since(began), problems})
		select {
		case changed = <-changes:
		case <-ctx.Done():
			return
		}
	}
}

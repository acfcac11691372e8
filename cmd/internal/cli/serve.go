package cli

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"rubble/assess"
	"rubble/diag"
	"rubble/ledger"
	"rubble/serve"
	"rubble/site"
	"rubble/source"
)

// The files and folders of a project that its site is made from.
var watched = []string{"config.toml", source.ApprovedFile, ledger.File, "answers", "records", "experiments", "mappings", "models", "content", "templates", "static"}

func (a *app) serve() *cobra.Command {
	var port uint16
	c := &cobra.Command{
		Use:   "serve",
		Short: "Show the site on this computer, and build it again whenever something changes",
		Long: "Show the site on this computer, and build it again whenever something in the project's folder changes.\n" +
			"Open pages reload by themselves, and say what is wrong. The site is built into memory and served to this computer alone.",
		Args: cobra.NoArgs,
	}
	edition := editionFlag(c)
	c.RunE = func(*cobra.Command, []string) error {
		client, err := a.open()
		if err != nil {
			return err
		}
		l, err := serve.Listen(int(port))
		if err != nil {
			return err
		}
		fmt.Fprintf(a.Stdout, "http://%s/ (Ctrl-C ends it)\n", l.Addr())
		// Building again and again makes much garbage: collecting it less often
		// saves a fifth of the time.
		defer debug.SetGCPercent(debug.SetGCPercent(300))
		s := &show{app: a, loader: assess.NewLoader(client, a.Files), edition: *edition}
		return serve.Run(c.Context(), l, serve.Options{Dir: a.project, Watch: watched, Build: s.build, Built: s.built})
	}
	c.Flags().Uint16Var(&port, "port", 8080, "the port on this computer; 0 finds a free one")
	return c
}

// A show builds the site into memory, again and again.
type show struct {
	*app
	loader   *assess.Loader
	edition  string // empty: that of the settings
	memo     site.Memo
	last     told      // of the last reading; empty if it failed
	problems diag.List // of the last reading
	said     string    // of the last build's problems
}

// build makes the site anew. Where only what pages are laid out with has
// changed, nothing is read or scored again.
func (s *show) build(ctx context.Context, changed []string) (files map[string][]byte, problems diag.List, err error) {
	if s.last.Project == nil || len(changed) == 0 || slices.ContainsFunc(changed, isContent) {
		s.last = told{} // whatever is wrong stays so until it is read again
		p, wrong := s.loader.Load(ctx, s.progress())
		if wrong.Failed() {
			return nil, wrong, ctx.Err()
		}
		t, err := s.tell(p)
		if err != nil {
			return nil, wrong, err
		}
		if t, err = t.in(s.edition); err != nil {
			return nil, wrong, err
		}
		if wrong.Join(site.Unshown(t.site())); wrong.Failed() {
			return nil, wrong, nil
		}
		wrong.Join(t.keyless())
		t.memo, s.problems, s.last = &s.memo, wrong, t
	}
	var to memory
	err = s.last.write(ctx, &to)
	return to.files, s.problems, err
}

// isContent says whether a file is more than layout.
func isContent(name string) bool {
	return !strings.HasPrefix(name, "templates/") && !strings.HasPrefix(name, "static/")
}

// built says on the terminal how a build went. What is only odd is said once,
// until it is another thing.
func (s *show) built(o serve.Outcome) {
	what := "the site"
	switch n := len(o.Changed); {
	case n == 1:
		what = o.Changed[0]
	case n > 1:
		what = count(n, "change")
	}
	var said strings.Builder
	_ = o.Problems.Print(&said) // a builder takes everything
	failed := o.Problems.Failed()
	if failed || said.String() != s.said {
		fmt.Fprint(s.Stderr, &said)
	}
	s.said = said.String()
	if failed {
		fmt.Fprintf(s.Stdout, "%s: not built\n", what)
		return
	}
	fmt.Fprintf(s.Stdout, "%s: built in %d ms\n", what, o.Took.Round(time.Millisecond).Milliseconds())
}

// A memory is a target that keeps the files of a site.
type memory struct {
	mu    sync.Mutex
	files map[string][]byte
}

func (m *memory) Create(name string) (io.WriteCloser, error) {
	return &memoryFile{to: m, name: name}, nil
}

type memoryFile struct {
	bytes.Buffer
	to   *memory
	name string
}

func (f *memoryFile) Close() error {
	f.to.mu.Lock()
	defer f.to.mu.Unlock()
	if f.to.files == nil {
		f.to.files = map[string][]byte{}
	}
	f.to.files[f.name] = f.Bytes()
	return nil
}

// Package cli is the command line: one file for each command, and what they
// share. Results go to standard output, problems and progress to standard
// error. It exits with 0 when the work is done, 1 when the input or the build
// failed, and 2 when the command line was wrong.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"

	"github.com/spf13/cobra"

	"rubble/assess"
	"rubble/diag"
)

// An Env is the world as a command sees it.
type Env struct {
	Stdout, Stderr io.Writer
	Files          fs.FS // the program's own content/, templates/, static/ and config.toml
}

// Exit codes.
const (
	done   = 0
	failed = 1
	usage  = 2
)

// Run runs a command line and gives the exit code.
func Run(ctx context.Context, env Env, args []string) int {
	a := &app{Env: env}
	defer a.close()
	root := a.root()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	var wrong *usageError
	switch {
	case err == nil:
		return done
	case errors.As(err, &wrong):
		fmt.Fprintf(env.Stderr, "%v\n\t%s --help shows how\n", err, wrong.command)
		return usage
	case errors.Is(err, errReported):
		return failed
	}
	fmt.Fprintln(env.Stderr, err)
	return failed
}

// errReported says that what is wrong has been printed already.
var errReported = errors.New("problems were reported")

// An app is what the commands share.
type app struct {
	Env
	project string
	opened  *os.Root // the project's folder, until the command ends
}

func (a *app) close() {
	if a.opened != nil {
		a.opened.Close()
	}
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "rubble",
		Short: "Measure how far service management has aligned, and how far it has taken its norms apart",
		Long: "rubble reads questionnaires and records of IT service management, scores them, and writes a report as a static site.\n" +
			"Begin with: rubble demo",
		Version: version(), SilenceErrors: true, SilenceUsage: true,
		Args: cobra.NoArgs, RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.SetOut(a.Stdout)
	root.SetErr(a.Stderr)
	root.SetFlagErrorFunc(wrongFlag)
	root.SetHelpCommand(help())
	root.PersistentFlags().StringVar(&a.project, "project", ".", "the project's folder")
	root.AddCommand(a.demo(), a.initialise(), a.questionnaire(), a.check(), a.notes(), a.score(), a.build(), a.publish(), a.serve(), a.experiment(), a.explain(), a.model())
	for _, c := range append(root.Commands(), root) {
		c.Args = strictly(c.Args)
	}
	return root
}

// version is that of the module where the build knows it.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "development"
}

// open opens the project's folder; nothing outside it can be reached through
// what it returns.
func (a *app) open() (fs.FS, error) {
	root, err := os.OpenRoot(a.project)
	if err != nil {
		var p *fs.PathError
		if errors.As(err, &p) {
			err = p.Err
		}
		return nil, diag.Errorf(diag.Pos{File: filepath.ToSlash(a.project)}, "the project cannot be opened: %w", err).
			WithHint("rubble init DIR makes a project; --project DIR names its folder")
	}
	a.opened = root
	return root.FS(), nil
}

// load reads the project and prints what is wrong with it.
func (a *app) load(ctx context.Context) (*assess.Project, error) {
	client, err := a.open()
	if err != nil {
		return nil, err
	}
	p, problems := assess.Load(ctx, client, a.Files, a.progress())
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return p, a.report(problems)
}

// report prints problems; it fails if the run has to stop.
func (a *app) report(problems diag.List) error {
	if err := problems.Print(a.Stderr); err != nil {
		return err
	}
	if problems.Failed() {
		return errReported
	}
	return nil
}

// progress shows one line on a terminal, and nothing elsewhere.
func (a *app) progress() diag.Progress {
	f, ok := a.Stderr.(*os.File)
	if !ok {
		return func(string, int, int) {}
	}
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return func(string, int, int) {}
	}
	return func(stage string, done, total int) {
		if total > 0 {
			fmt.Fprintf(f, "\r\x1b[K%s %d of %d\r", stage, done, total)
			return
		}
		fmt.Fprintf(f, "\r\x1b[K%s …\r", stage)
	}
}

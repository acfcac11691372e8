package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"rubble/assess"
	"rubble/diag"
	"rubble/model"
)

func (a *app) modelDiff() *cobra.Command {
	return &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Say in what one model differs from another, and which version that asks for",
		Long: "Say in what one model differs from another, and which version that asks for.\n" +
			"Each is a file that rubble model --json wrote, a project's folder, or a version that the project keeps under models/;\n" +
			"\".\" is the model in force here.",
		Example: "  rubble model diff 1.1.0 .\n  rubble model diff before.json after.json",
		Args:    strictly(cobra.ExactArgs(2)),
		RunE: func(c *cobra.Command, args []string) error {
			older, err := a.modelAt(args[0])
			if err != nil {
				return err
			}
			newer, err := a.modelAt(args[1])
			if err != nil {
				return err
			}
			return a.printComparison(older, newer)
		},
	}
}

// modelAt finds the model that a word of the command line stands for.
func (a *app) modelAt(word string) (*model.Model, error) {
	if word == "." {
		return a.modelInForce()
	}
	if model.IsVersion(word) {
		return a.modelOf(word)
	}
	info, err := os.Stat(word)
	if err != nil {
		return nil, unreadable(word, err)
	}
	if info.IsDir() {
		return a.modelIn(word)
	}
	f, err := os.Open(word)
	if err != nil {
		return nil, unreadable(word, err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, model.MaxJSON+1))
	if err != nil {
		return nil, unreadable(word, err)
	}
	m, problems := model.Decode(filepath.ToSlash(word), data)
	return m, a.report(problems)
}

// unreadable says of a word that no model can be found under it.
func unreadable(word string, err error) error {
	return diag.Errorf(diag.Pos{File: filepath.ToSlash(word)}, "cannot be read: %w", bare(err)).
		WithHint("name a file that rubble model --json wrote, a project's folder, or a version kept under models/")
}

// modelIn is the model of the project in a folder. What is wrong with a file
// there is told with the folder's name, since there are two folders; files that
// it does not have are the program's own.
func (a *app) modelIn(folder string) (*model.Model, error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, unreadable(folder, err)
	}
	defer root.Close()
	p, problems := assess.LoadModel(root.FS(), a.Files)
	var told diag.List
	for _, q := range problems.Sorted() {
		of := *q
		if _, err := root.Stat(filepath.FromSlash(of.Pos.File)); err == nil || assess.NoProject(problems) {
			of.Pos.File = filepath.ToSlash(filepath.Join(folder, of.Pos.File))
		}
		told.Add(&of)
	}
	return p.Model, a.report(told)
}

// modelOf is the model of a version: that in force, or one that the project
// keeps.
func (a *app) modelOf(version string) (*model.Model, error) {
	client, err := a.open()
	if err != nil {
		return nil, err
	}
	m, problems, err := model.ReadOlder(client, version)
	if err == nil {
		return m, a.report(problems)
	}
	if errors.Is(err, fs.ErrNotExist) {
		if now, err := a.modelInForce(); err == nil && now.Version == version {
			return now, nil
		}
	}
	return nil, diag.Errorf(diag.Pos{File: model.OlderFile(version)}, "cannot be read: %w", bare(err)).
		WithHint("the program of that time prints it with rubble model --json")
}

// bare strips the path from an error of a file system, which the position
// says already.
func bare(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return p.Err
	}
	return err
}

// steps are what the differences of each step are called.
var steps = map[model.Step]string{
	model.Major: "Gone, or another thing under an old key (major)",
	model.Minor: "New, or of other worth (minor)",
	model.Patch: "Worded anew (patch)",
}

// printComparison prints the differences; it fails where the newer version
// does not say how much has changed, or a key was lost or used again.
func (a *app) printComparison(older, newer *model.Model) error {
	c := model.Compare(older, newer)
	fmt.Fprintf(a.Stdout, "model %s (%s) → %s (%s)\n", older.Version, older.Hash, newer.Version, newer.Hash)
	if len(c.Differences) == 0 {
		fmt.Fprintln(a.Stdout, "\nnothing measured or asked has changed")
	}
	last := model.NoStep
	for _, d := range c.Differences {
		if d.Step != last {
			fmt.Fprintf(a.Stdout, "\n%s\n", steps[d.Step])
			last = d.Step
		}
		fmt.Fprintf(a.Stdout, "  %s: %s\n", d.What, d.How)
	}
	if len(c.Differences) > 0 {
		fmt.Fprintf(a.Stdout, "\nthe differences ask for a %s version; from %s to %s is %s\n", c.Needs, older.Version, newer.Version, article(c.Takes))
	}
	return a.report(wrongIn(c, older.Version, newer.Version))
}

// wrongIn is what may not be between two models.
func wrongIn(c model.Comparison, older, newer string) diag.List {
	var problems diag.List
	for _, w := range c.Wrong {
		problems.Errorf(diag.Pos{}, "%s", w)
	}
	if c.Takes < c.Needs {
		how := "is too small a step from"
		if c.Takes == model.NoStep {
			how = "does not come after"
		}
		problems.Errorf(diag.Pos{}, "version %s %s %s", newer, how, older).
			WithHint("set version in content/model.toml: a key gone raises the first number, other values or questions the second, another wording the third")
	}
	return problems
}

func article(s model.Step) string {
	if s == model.NoStep {
		return "none"
	}
	return "a " + s.String() + " one"
}

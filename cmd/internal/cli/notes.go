package cli

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"rubble/assess"
	"rubble/diag"
	"rubble/source"
)

func (a *app) notes() *cobra.Command {
	return &cobra.Command{
		Use:   "notes",
		Short: "Print the notes that nobody has decided about yet, as entries of " + source.ApprovedFile,
		Long: "Print the notes of the latest wave that nobody has decided about yet, as entries of " + source.ApprovedFile + ".\n" +
			"Add them to that file (with >>, since > would take earlier decisions away) and go through it: a note is published only\n" +
			"once its approved is true, where enough people have answered, and without name, team or date. Its text may be changed.\n\n" +
			"notes = true under [confidentiality] in config.toml turns notes on, and " + keyName + " in the environment is the\n" +
			"secret that their ids and their order hang on: keep it, and set it for build, serve and publish as well.",
		Example: "  rubble notes >> " + source.ApprovedFile,
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			p, err := a.load(c.Context())
			if err != nil {
				return err
			}
			if !p.Config.Confidentiality.Notes {
				return diag.Errorf(p.Config.At("confidentiality.notes"), "notes are not read: they may not be published").
					WithHint("notes = true under [confidentiality] lets them be, once approved; the forms of the wave have to have said so")
			}
			key := os.Getenv(keyName)
			if len(key) < assess.KeyLength {
				return diag.Errorf(diag.Pos{}, "%s is not set, or shorter than %d characters", keyName, assess.KeyLength).
					WithHint("make one that nobody can guess and keep it, since the ids of notes hang on it: export %s=$(openssl rand -hex 16)", keyName)
			}
			return a.draft(p, key)
		},
	}
}

// draft prints what nobody has decided about, and says how much that is.
func (a *app) draft(p *assess.Project, key string) error {
	if err := a.report(p.CheckNotes(key)); err != nil {
		return err
	}
	open := p.Notes.Undecided(key)
	written, err := p.Notes.Decisions.Draft(a.Stdout, open, key)
	if err != nil {
		return err
	}
	switch left := len(open) - written; {
	case left == 0:
		fmt.Fprintf(a.Stderr, "%s to decide about\n", count(written, "note"))
	case written > 0:
		fmt.Fprintf(a.Stderr, "%s to decide about; %s has no room for %d more\n\tdecide about these, then run rubble notes again\n",
			count(written, "note"), source.ApprovedFile, left)
	default:
		return diag.Errorf(diag.Pos{File: source.ApprovedFile}, "no room for %s to decide about", count(left, "note")).
			WithHint(source.SparingHint)
	}
	return nil
}

// noted says what was decided about notes, where they may be published.
func (a *app) noted(p *assess.Project) error {
	if !p.Config.Confidentiality.Notes {
		return nil
	}
	key := os.Getenv(keyName)
	decided := "how many of them are approved hangs on " + keyName
	if len(key) >= assess.KeyLength {
		all, open := len(p.Notes.All), len(p.Notes.Undecided(key))
		approved, _ := p.Notes.Decisions.Approve(p.Notes.All, key) // what is wrong with them is told below
		decided = fmt.Sprintf("%d approved, %d not approved, %d not yet in %s", len(approved), all-open-len(approved), open, source.ApprovedFile)
	}
	fmt.Fprintf(a.Stdout, "notes: %d in the latest wave: %s\n", len(p.Notes.All), decided)
	return a.report(p.CheckNotes(key))
}

package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"rubble/assess"
	"rubble/config"
	"rubble/diag"
	"rubble/experiment"
)

func (a *app) experiment() *cobra.Command {
	c := &cobra.Command{
		Use:   "experiment",
		Short: "Write cards for experiments",
		Args:  cobra.NoArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(a.newExperiment())
	return c
}

func (a *app) newExperiment() *cobra.Command {
	var team string
	c := &cobra.Command{
		Use:   "new NORM",
		Short: "Write a card for an experiment on a norm, to be finished by those who try it",
		Long: "Write a card for an experiment on a norm into the folder " + experiment.Dir + "/ of the project.\n" +
			"Where the norm stands and the next rung are filled in; what to try is left to those who try it.",
		Example: "  rubble experiment new change-enablement/board --team platform",
		Args:    strictly(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			p, err := a.load(c.Context())
			if err != nil {
				return err
			}
			key, wrong := experiment.FindNorm(diag.Pos{}, args[0], p.Model.NormKeys())
			if wrong != nil {
				return asUsage(c, wrong)
			}
			id, err := teamOf(p, team)
			if err != nil {
				return asUsage(c, err)
			}
			return a.writeCard(p, key, id)
		},
	}
	c.Flags().StringVar(&team, "team", "", "the team that tries it (default: the whole organisation)")
	return c
}

// teamOf is the id of the team that a spelling stands for.
func teamOf(p *assess.Project, spelling string) (string, error) {
	if spelling == "" {
		return "", nil
	}
	t, _ := p.Config.Team(spelling)
	isIt := func(seen config.Team) bool { return seen.ID == t.ID || seen.ID == spelling }
	if i := slices.IndexFunc(p.Teams, isIt); i >= 0 {
		return p.Teams[i].ID, nil
	}
	return "", known("team", spelling, ids(p.Teams, func(t config.Team) string { return t.ID }))
}

// writeCard writes a card with what the report may say, under a name that is
// not taken.
func (a *app) writeCard(p *assess.Project, norm, team string) error {
	t, err := a.tell(p)
	if err != nil {
		return err
	}
	says := t.speaker.Proposal(t.report(), team, norm)
	card := experiment.Card{Norm: norm, Team: team, State: experiment.Proposed, Wave: says.Wave, Shows: says.Shows,
		Need: says.Need, Current: says.Current, Target: says.Target}
	name, err := a.writeFree(card)
	if err != nil {
		return cannotWrite(filepath.Join(a.project, name), err)
	}
	fmt.Fprintf(a.Stdout, `%s is a card for “%s”. Next:
  1. finish it: the obstacle, the next experiment, and what you expect of it
  2. set state = "running" when you begin; rubble check says what is missing
  3. after the next wave, write down what you learned and set state = "learned"
`, filepath.Join(a.project, filepath.FromSlash(name)), t.speaker.Norm(norm))
	return nil
}

// writeFree writes a card into the first file of its name, -2, -3 and so on
// that is not there yet.
func (a *app) writeFree(card experiment.Card) (string, error) {
	if err := a.opened.MkdirAll(experiment.Dir, 0o777); err != nil {
		return experiment.Dir, err
	}
	const most = 70 // bytes, so that a number fits behind
	base := strings.ReplaceAll(card.Norm, "/", "-")
	base = strings.TrimRight(base[:min(len(base), most)], "-")
	for n := 1; ; n++ {
		id := base
		if n > 1 {
			id += "-" + strconv.Itoa(n)
		}
		name := path.Join(experiment.Dir, id+".toml")
		f, err := a.opened.OpenFile(filepath.FromSlash(name), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
		switch {
		case errors.Is(err, fs.ErrExist):
			continue
		case err != nil:
			return name, err
		}
		_, err = f.Write(card.TOML())
		if err = errors.Join(err, f.Close()); err != nil {
			err = errors.Join(err, a.opened.Remove(name))
		}
		return name, err
	}
}

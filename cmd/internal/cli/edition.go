package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"rubble/diag"
	"rubble/report"
)

// editionFlag lets a command take the edition of the report that it is to make.
func editionFlag(c *cobra.Command) *string {
	return c.Flags().String("edition", "",
		"full, sponsor (no team by itself) or team:ID (one team) (default: edition under [report] in config.toml)")
}

// ofEdition lets a command do something with an edition of the report.
func (a *app) ofEdition(c *cobra.Command, do func(context.Context, told) error) *cobra.Command {
	edition := editionFlag(c)
	c.Args = cobra.NoArgs
	c.RunE = func(*cobra.Command, []string) error {
		t, err := a.loadAndTellIn(c, *edition)
		if err != nil {
			return err
		}
		return do(c.Context(), t)
	}
	return c
}

// loadAndTellIn tells of the project of the command line in an edition; in that
// of the settings, where none is named.
func (a *app) loadAndTellIn(c *cobra.Command, edition string) (told, error) {
	t, err := a.loadAndTell(c.Context())
	if err != nil {
		return told{}, err
	}
	if t, err = t.in(edition); err != nil && edition != "" {
		err = asUsage(c, err)
	}
	return t, err
}

// in is the same project with another edition to be written; with that of the
// settings, where none is named.
func (t told) in(edition string) (told, error) {
	name := edition
	if name == "" {
		name = t.Config.Report.Edition
	}
	shown, err := t.release.Edition(name)
	if err != nil {
		if wrong, ok := errors.AsType[*diag.Problem](err); ok && edition == "" {
			wrong.Pos = t.Config.At("report.edition")
		}
		return told{}, err
	}
	t.edition = shown
	return t, nil
}

// editionOf names an edition before what is said of it; the full one needs no
// name.
func editionOf(r *report.Report) string {
	if r.Whole() {
		return ""
	}
	return "edition " + r.Edition + ": "
}

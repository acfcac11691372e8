package cli

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"rubble/assess"
	"rubble/publish"
	"rubble/site"
	"rubble/wording"
)

func (a *app) build() *cobra.Command {
	var output string
	c := &cobra.Command{
		Use:   "build",
		Short: "Write the report as a static site",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			p, err := a.load(c.Context())
			if err != nil {
				return err
			}
			if output == "" {
				output = filepath.Join(a.project, "public")
			}
			return a.write(c.Context(), p, output)
		},
	}
	c.Flags().StringVar(&output, "output", "", "where the site goes (default: public in the project's folder)")
	return c
}

// write makes the site and puts it in the place of the earlier one, whole or
// not at all, and says where it is.
func (a *app) write(ctx context.Context, p *assess.Project, output string) error {
	staging, err := publish.Open(output)
	if err != nil {
		return err
	}
	if err := a.stage(ctx, p, staging); err != nil {
		return errors.Join(err, staging.Abort())
	}
	summary, err := staging.Commit()
	if err != nil {
		return err
	}
	fmt.Fprintf(a.Stdout, "%d files, %d KiB: open %s\n", summary.Files, summary.Bytes>>10, filepath.Join(output, "index.html"))
	return nil
}

func (a *app) stage(ctx context.Context, p *assess.Project, target site.Target) error {
	progress := a.progress()
	progress("scoring", 0, 0)
	release, err := p.Release(version())
	if err != nil {
		return err
	}
	speaker, err := wording.New(p.Files, p.Config.Organisation.Language, p.Model)
	if err != nil {
		return err
	}
	progress("writing", 0, 0)
	return site.Build(ctx, site.Input{Release: release, Model: p.Model, Speaker: speaker, Config: p.Config, Note: p.Note, Files: p.Files}, target)
}

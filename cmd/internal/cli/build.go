package cli

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"rubble/publish"
	"rubble/site"
)

func (a *app) build() *cobra.Command {
	c := &cobra.Command{
		Use:   "build",
		Short: "Write the report as a static site",
	}
	output := a.outputFlag(c)
	return a.ofEdition(c, func(ctx context.Context, t told) error {
		a.judged(t.Project, t.drawing.Judgement())
		if err := a.report(t.keyless()); err != nil {
			return err
		}
		return a.write(ctx, t, output())
	})
}

// outputFlag lets a command take where the site goes.
func (a *app) outputFlag(c *cobra.Command) func() string {
	output := c.Flags().String("output", "", "where the site goes (default: public in the project's folder)")
	return func() string {
		if *output == "" {
			return filepath.Join(a.project, "public")
		}
		return *output
	}
}

// write makes the site and puts it in the place of the earlier one, whole or
// not at all, and says where it is.
func (a *app) write(ctx context.Context, t told, output string) error {
	if err := a.report(site.Unshown(t.site())); err != nil {
		return err
	}
	staging, err := publish.Open(output)
	if err != nil {
		return err
	}
	a.progress()("writing", 0, 0)
	if err := t.write(ctx, staging); err != nil {
		return errors.Join(err, staging.Abort())
	}
	summary, err := staging.Commit()
	if err != nil {
		return err
	}
	fmt.Fprintf(a.Stdout, "%s%d files, %d KiB: open %s\n", editionOf(t.edition.Report()), summary.Files, summary.Bytes>>10, filepath.Join(output, "index.html"))
	return nil
}

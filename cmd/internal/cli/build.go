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
	var output string
	c := &cobra.Command{
		Use:   "build",
		Short: "Write the report as a static site",
		Args:  cobra.NoArgs,
	}
	edition := editionFlag(c)
	c.RunE = func(*cobra.Command, []string) error {
		t, err := a.loadAndTellIn(c, *edition)
		if err != nil {
			return err
		}
		if output == "" {
			output = filepath.Join(a.project, "public")
		}
		return a.write(c.Context(), t, output)
	}
	c.Flags().StringVar(&output, "output", "", "where the site goes (default: public in the project's folder)")
	return c
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

package cli

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"rubble/cmd/internal/demo"
)

func (a *app) demo() *cobra.Command {
	return &cobra.Command{
		Use:   "demo [DIR]",
		Short: "Write a client's folder with real, generated and invented data, and build its site",
		Args:  cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			a.project = "rubble-demo"
			if len(args) == 1 {
				a.project = args[0]
			}
			return a.showDemo(c.Context())
		},
	}
}

func (a *app) showDemo(ctx context.Context) error {
	kept, err := unpack(demo.Files(), a.project)
	if err != nil {
		return err
	}
	fmt.Fprintf(a.Stdout, "The client's folder is %s: a real incident log, generated change records, invented answers.\n", a.project)
	for _, name := range kept {
		fmt.Fprintf(a.Stdout, "Kept as you changed it: %s\n", filepath.Join(a.project, name))
	}
	p, err := a.load(ctx)
	if err != nil {
		return err
	}
	a.found(p, p.JudgedWithLots(os.Getenv(keyName)))
	t, err := a.tell(p)
	if err != nil {
		return err
	}
	fmt.Fprintf(a.Stdout, "\n%s\n%s\n\n", t.speaker.Overview(t.report()), t.speaker.OverviewLede(t.report()))
	return a.write(ctx, t, filepath.Join(a.project, "public"))
}

// unpack writes files that are not there yet, and names those that are there
// and differ: they are the user's.
func unpack(files fs.FS, dir string) (kept []string, err error) {
	err = fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		target := filepath.Join(dir, filepath.FromSlash(name))
		if d.IsDir() {
			if err := os.MkdirAll(target, 0o777); err != nil {
				return cannotWrite(target, err)
			}
			return nil
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		if before, err := os.ReadFile(target); err == nil {
			if !bytes.Equal(before, data) {
				kept = append(kept, name)
			}
			return nil
		}
		if err := writeNew(target, data); err != nil {
			return cannotWrite(target, err)
		}
		return nil
	})
	return kept, err
}

package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"rubble/assess"
	"rubble/diag"
	"rubble/ledger"
	"rubble/report"
)

func (a *app) publish() *cobra.Command {
	var output string
	c := &cobra.Command{
		Use:   "publish",
		Short: "Write the report as a static site for others to see, and remember what it tells",
		Long: "Write the report as a static site, as rubble build does, and add to " + ledger.File + " what it tells and whose answers\n" +
			"stand behind it. From then on, answers that come late wait until enough have come, and what too few people\n" +
			"have changed is hidden: beside the site that others have seen, it would give away what these people said.\n" +
			"Use it for every site that others get to see, and keep " + ledger.File + " as you keep the answers.",
		Args: cobra.NoArgs,
	}
	edition := editionFlag(c)
	c.RunE = func(*cobra.Command, []string) error {
		t, err := a.loadAndTellIn(c, *edition)
		if err != nil {
			return err
		}
		if err := t.secret(); err != nil {
			return err
		}
		if output == "" {
			output = filepath.Join(a.project, "public")
		}
		return a.writeAndRemember(c, t, output)
	}
	c.Flags().StringVar(&output, "output", "", "where the site goes (default: public in the project's folder)")
	return c
}

// secret fails where answers were drawn by lot and no secret went into it: whoever
// knows the ids of respondents, which are often names, could draw the same.
func (t told) secret() error {
	drawn := slices.ContainsFunc(t.report().DataQuality.Answers, func(of report.AnswerSource) bool { return of.Lots > 0 })
	if !drawn || len(os.Getenv(keyName)) >= assess.KeyLength {
		return nil
	}
	return diag.Errorf(diag.Pos{}, "%s is not set, or shorter than %d characters; nothing was published", keyName, assess.KeyLength).
		WithHint("some answers of small groups are replaced by lot, and without a secret others could find out whose: make one and keep it, since later editions need the same: export %s=$(openssl rand -hex 16)", keyName)
}

// newLedger is the ledger on its way. While it is there, nobody else publishes.
const newLedger = ledger.File + ".new"

// writeAndRemember writes the site and, once it stands, the ledger.
func (a *app) writeAndRemember(c *cobra.Command, t told, output string) error {
	next, added := t.Published(t.edition, os.Getenv(keyName))
	data, err := next.Bytes()
	if err != nil {
		return err
	}
	f, err := a.opened.OpenFile(newLedger, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
	if err != nil {
		return a.cannotBegin(err)
	}
	err = a.unchanged(t.Project, "nothing was published")
	if err == nil {
		err = a.write(c.Context(), t, output)
	}
	if err != nil || !added {
		if err == nil {
			fmt.Fprintf(a.Stdout, "%s: nothing has changed since edition %d\n", ledger.File, len(next.Editions))
		}
		return errors.Join(err, f.Close(), a.opened.Remove(newLedger))
	}
	if err := a.remember(f, t.Project, data); err != nil {
		return errors.Join(err, a.opened.Remove(newLedger))
	}
	cells := 0
	last := next.Editions[len(next.Editions)-1]
	for _, w := range last.Waves {
		cells += len(w.Told)
	}
	fmt.Fprintf(a.Stdout, "%s: edition %d added, which tells %s of %s\n", ledger.File, len(next.Editions), count(cells, "score"), count(len(last.Waves), "wave"))
	return nil
}

// cannotBegin says why nothing is published.
func (a *app) cannotBegin(err error) error {
	pos := diag.Pos{File: filepath.ToSlash(filepath.Join(a.project, newLedger))}
	if errors.Is(err, fs.ErrExist) {
		return diag.Errorf(pos, "somebody is publishing this project at the moment, or was interrupted; nothing was published").
			WithHint("wait until it is done; if nobody is, remove this file and run rubble publish again")
	}
	return diag.Errorf(pos, "cannot be written: %w; nothing was published", reasonOf(err)).
		WithHint("make the project's folder writable: what is published is remembered there")
}

// reasonOf is an error of a file system without the path.
func reasonOf(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return p.Err
	}
	if l, ok := errors.AsType[*os.LinkError](err); ok {
		return l.Err
	}
	return err
}

// unchanged fails where the ledger is no longer the one that was read.
func (a *app) unchanged(p *assess.Project, so string) error {
	now, problems := ledger.Read(a.opened.FS(), p.Config.Organisation.Name)
	if problems.Failed() {
		return a.report(problems)
	}
	was, err := p.Ledger.Bytes()
	is, other := now.Bytes()
	if err = errors.Join(err, other); err != nil {
		return err
	}
	if !bytes.Equal(was, is) {
		return diag.Errorf(diag.Pos{File: ledger.File}, "somebody has published this project meanwhile; %s", so).
			WithHint("run rubble publish again, so that their edition is taken into account")
	}
	return nil
}

// remember puts the ledger in the place of the earlier one.
func (a *app) remember(f *os.File, p *assess.Project, data []byte) error {
	_, err := f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err == nil {
		if err := a.unchanged(p, "the site stands, but what it tells was not remembered"); err != nil {
			return err
		}
		err = a.opened.Rename(newLedger, ledger.File)
	}
	if err != nil {
		return diag.Errorf(diag.Pos{File: filepath.ToSlash(filepath.Join(a.project, ledger.File))}, "cannot be written: %w; the site stands, but what it tells was not remembered", reasonOf(err)).
			WithHint("make room for it, and run rubble publish again before any answer comes, goes or changes")
	}
	return nil
}

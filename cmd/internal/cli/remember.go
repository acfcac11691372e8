package cli

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"rubble/assess"
	"rubble/diag"
	"rubble/ledger"
)

// newLedger is the ledger on its way. While it is there, nobody else publishes.
const newLedger = ledger.File + ".new"

// writeAndRemember writes the site and, once it stands, the ledger as it is
// next, if anything is added to it.
func (a *app) writeAndRemember(ctx context.Context, t told, next ledger.Ledger, added bool, output string) error {
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
		err = a.write(ctx, t, output)
	}
	if err != nil || !added {
		return errors.Join(err, f.Close(), a.opened.Remove(newLedger))
	}
	if err := a.remember(f, t.Project, data); err != nil {
		return errors.Join(err, a.opened.Remove(newLedger))
	}
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

package cli

import (
	"context"
	"os"

	"rubble/assess"
	"rubble/gate"
	"rubble/report"
	"rubble/site"
	"rubble/wording"
)

// A told is a project, what may be published of it, and who puts it in words.
type told struct {
	*assess.Project
	drawing assess.Drawing
	release gate.Release // all of that, which is the full edition
	edition gate.Release // what is written of it
	speaker *wording.Speaker
	memo    *site.Memo // under serve; else nil
}

// tell scores a project and decides what may be seen of it.
func (a *app) tell(p *assess.Project) (told, error) {
	a.progress()("scoring", 0, 0)
	drawing, err := p.Draw(os.Getenv(keyName))
	if err != nil {
		return told{}, err
	}
	release, err := drawing.Release(version())
	if err != nil {
		return told{}, err
	}
	speaker, err := wording.New(p.Files, p.Config.Organisation.Language, p.Model)
	return told{p, drawing, release, release, speaker, nil}, err
}

// loadAndTell does so with the project of the command line.
func (a *app) loadAndTell(ctx context.Context) (told, error) {
	p, err := a.load(ctx)
	if err != nil {
		return told{}, err
	}
	return a.tell(p)
}

func (t told) report() *report.Report { return t.release.Report() }

// site is what the edition's site is made from.
func (t told) site() site.Input {
	return site.Input{Release: t.edition, Model: t.Model, Speaker: t.speaker, Config: t.Config, Note: t.Note, Story: t.Story,
		Experiments: t.Experiments, Files: t.Files, Memo: t.memo}
}

// write writes the site.
func (t told) write(ctx context.Context, target site.Target) error {
	return site.Build(ctx, t.site(), target)
}

package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rubble/diag"
	"rubble/ledger"
	"rubble/publish"
)

func (a *app) publish() *cobra.Command {
	var fewer bool
	c := &cobra.Command{
		Use:   "publish",
		Short: "Write the report as a static site for others to see, and remember what it tells",
		Long: "Write the report as a static site, as rubble build does, and add to " + ledger.File + " what it tells and whose answers\n" +
			"stand behind it. From then on, answers that come late wait until enough have come, and what too few people\n" +
			"have changed is hidden: beside the site that others have seen, it would give away what these people said.\n" +
			"Where scores would be hidden that the last edition told, nothing is published unless --fewer is given.\n\n" +
			"Use it for every site that others get to see, and keep " + ledger.File + " as you keep the answers. Keep " + keyName + " so, too:\n" +
			"it is the secret by which answers of small groups are drawn. If it is lost, what is published stays as it is: take the\n" +
			"waves that it tells of out of answers/, make a new secret, and begin with a new wave.",
	}
	c.Flags().BoolVar(&fewer, "fewer", false, "publish even where scores are hidden that the last edition told")
	output := a.outputFlag(c)
	return a.ofEdition(c, func(ctx context.Context, t told) error {
		if err := t.secret(); err != nil {
			return err
		}
		waits := a.judged(t.Project, t.drawing.Judgement())
		if err := t.loses(); err != nil && !fewer {
			return err
		}
		if err := a.report(t.begins(output())); err != nil {
			return err
		}
		next, added := t.drawing.Published(t.edition)
		if err := a.writeAndRemember(ctx, t, next, added, output()); err != nil {
			return err
		}
		a.remembered(next, added, waits)
		return nil
	})
}

// loses fails where the last edition told what the release no longer does, of a
// wave that there still is.
func (t told) loses() error {
	editions := t.Ledger.Editions
	if len(editions) == 0 {
		return nil
	}
	last := editions[len(editions)-1]
	lost := 0
	now := t.release.Told()
	for _, w := range last.Waves {
		cells, there := now[w.ID]
		if !there {
			continue
		}
		latest := w.ID == t.Waves[len(t.Waves)-1].ID
		for _, c := range lacking(w.Told, cells) {
			kind, _, _ := strings.Cut(c.Scope, "/")
			if latest || kind == "" || kind == "team" { // segments and roles are told of the latest wave alone
				lost++
			}
		}
	}
	if lost == 0 {
		return nil
	}
	return diag.Errorf(diag.Pos{File: ledger.File}, "of %s that edition %d told, %d would be hidden; nothing was published", count(tellsOf(last), "score"), len(editions), lost).
		WithHint("if answers, ids, teams or settings were changed by mistake, put them back; rubble build --output DIR shows such a site, and rubble publish --fewer publishes it")
}

// begins warns where the first edition may not be the first.
func (t told) begins(output string) diag.List {
	var problems diag.List
	site := filepath.Join(output, publish.ManifestName)
	if _, err := os.Stat(site); err == nil && len(t.Ledger.Editions) == 0 {
		problems.Warnf(diag.Pos{}, "no %s, and %s holds a site: this is taken for the first edition", ledger.File, output).
			WithHint("if nothing of it was published before, all is well; else put its ledger back and publish again: without it, editions could tell together what single people answered")
	}
	return problems
}

// remembered says what was added to the ledger.
func (a *app) remembered(l ledger.Ledger, added, waits bool) {
	last := len(l.Editions)
	if !added {
		what := "nothing"
		if waits {
			what = "nothing else"
		}
		fmt.Fprintf(a.Stdout, "%s: %s has changed since edition %d\n", ledger.File, what, last)
		return
	}
	e := l.Editions[last-1]
	tells := tellsOf(e)
	fmt.Fprintf(a.Stdout, "%s: edition %d added, which tells %s of %s", ledger.File, last, count(tells, "score"), count(len(e.Waves), "wave"))
	if last > 1 {
		if before := tellsOf(l.Editions[last-2]); tells < before {
			fmt.Fprintf(a.Stdout, ", %d fewer than edition %d", before-tells, last-1)
		}
	}
	fmt.Fprintln(a.Stdout)
}

// tellsOf is how many scores an edition tells.
func tellsOf(e ledger.Edition) int {
	n := 0
	for _, w := range e.Waves {
		n += len(lacking(w.Told, nil))
	}
	return n
}

// lacking are the scores among some cells that others do not hold. A cell of no
// practice is none.
func lacking(cells, others []ledger.Cell) []ledger.Cell {
	there := map[ledger.Cell]bool{}
	for _, c := range others {
		there[c] = true
	}
	return slices.DeleteFunc(slices.Clone(cells), func(c ledger.Cell) bool { return there[c] || c.Practice == "" })
}

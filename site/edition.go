package site

import (
	"slices"

	"rubble/diag"
	"rubble/experiment"
	"rubble/report"
	"rubble/story"
	"rubble/wording"
)

// of is what the site of a release's edition is made from: the client's pages
// that stand in it, and the cards of nobody else than it tells of.
func (in Input) of(r *report.Report) Input {
	in.Story = story.In(in.Story, r.Edition)
	in.Experiments = slices.DeleteFunc(slices.Clone(in.Experiments), func(c experiment.Card) bool {
		return !slices.ContainsFunc(r.Experiments, func(e report.Experiment) bool { return e.ID == c.ID })
	})
	return in
}

// Unshown names every shortcode on a page of the edition that calls for what
// the edition leaves out: cards of other teams, and teams where it has none.
func Unshown(in Input) diag.List {
	var problems diag.List
	r := in.Release.Report()
	shown := in.of(r)
	wrong := func(c story.Call, what string, args ...any) {
		problems.Errorf(c.Pos, what+", which the edition %q leaves out", append(args, r.Edition)...).
			WithHint(`leave the shortcode out, or say in the head of the page in which editions it stands, such as editions = ["full"]`)
	}
	for _, page := range shown.Story {
		for _, c := range page.Calls {
			of := func(card experiment.Card) bool { return card.ID == c.What }
			switch {
			case c.Name == "experiment" && !slices.ContainsFunc(shown.Experiments, of):
				wrong(c, "shortcode experiment calls for the card %q of another team", c.What)
			case c.Name == "chart" && c.What == "teams" && !r.Whole() && len(wording.TeamMarks(wording.Latest(r), c.Practice)) == 0:
				wrong(c, "chart teams shows other teams")
			}
		}
	}
	return problems
}

// only is the team whose edition it is, where there are others.
func (b *builder) only() (report.Team, bool) {
	if len(b.wave.Teams) == 1 && b.wave.OtherTeams > 0 {
		return b.wave.Teams[0], true
	}
	return report.Team{}, false
}

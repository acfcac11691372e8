package gate

import (
	"slices"
	"strings"

	"rubble/diag"
	"rubble/report"
)

// Edition gives an edition of a full release: [report.Full],
// [report.Sponsor], or [report.OfTeam] with the id of a team that answered in
// the latest wave. Another name is an error that says which was meant.
//
// An edition is what is left of the full report once something has been taken
// away: every number in it stands in the full one at the same place, and it
// adds none but how many teams it leaves out. So what may be seen is decided
// once, over all editions together, and whoever lays some of them side by side
// has at most the full one. What is told of the organisation stays, even where
// it is made of teams that do not, such as what share of the differences lies
// between them.
func (r Release) Edition(name string) (Release, error) {
	if err := r.knows(name); err != nil {
		return Release{}, err
	}
	if name == r.report.Edition {
		return r, nil
	}
	team, _ := strings.CutPrefix(name, report.OfTeam)
	if name == report.Sponsor {
		team = ""
	}
	return Release{edition(r.report, name, team), r.held}, nil
}

// knows says whether there is an edition of that name.
func (r Release) knows(name string) error {
	if !r.report.Whole() {
		return diag.Errorf(diag.Pos{}, "an edition is made of the full one, and this is %q", r.report.Edition)
	}
	words, teams := []string{report.Full, report.Sponsor}, []string{}
	if waves := r.report.Waves; len(waves) > 0 {
		for _, t := range waves[len(waves)-1].Teams {
			teams = append(teams, t.ID)
		}
	}
	team, ofTeam := strings.CutPrefix(name, report.OfTeam)
	if slices.Contains(words, name) || ofTeam && slices.Contains(teams, team) {
		return nil
	}
	wrong := diag.Errorf(diag.Pos{}, "no edition %q", name)
	if ofTeam {
		wrong = diag.Errorf(diag.Pos{}, "no edition %q: no team with that id answered in the latest wave", name)
	}
	near := diag.Nearest(name, words)
	if is := diag.Nearest(team, teams); is != "" && near == "" {
		near = report.OfTeam + is
	}
	if near != "" {
		return wrong.WithHint("did you mean %q?", near)
	}
	return wrong.WithHint("there are full, sponsor, and team: with the id of a team, such as %s", report.OfTeam+append(teams, "platform")[0])
}

// edition takes from a full report, which it leaves as it is, what is told of
// other teams than one, none of which has an empty id, of segments and, where no
// team is left, what people wrote.
func edition(of report.Report, name, team string) report.Report {
	of.Edition = name
	of.Waves = slices.Clone(of.Waves)
	for i := range of.Waves {
		w := &of.Waves[i]
		all := len(w.Teams)
		w.Teams = keep(w.Teams, func(t report.Team) bool { return t.ID == team })
		w.OtherTeams = all - len(w.Teams)
		w.Segments, w.SegmentGaps = nil, nil
		if team == "" {
			w.Comments = nil
		}
	}
	ours := func(id string) bool { return id == "" || id == team }
	of.Changes = keep(of.Changes, func(c report.Change) bool { return ours(c.Team) })
	of.Experiments = keep(of.Experiments, func(e report.Experiment) bool { return ours(e.Team) })
	of.Comparisons = keep(of.Comparisons, func(c report.Comparison) bool { return c.Of != "segments" })
	of.Suppressed = keep(of.Suppressed, func(s report.Suppressed) bool {
		parts := strings.Split(s.What, "/")
		return len(parts) == 2 || len(parts) == 3 && parts[1] == team
	})
	return of
}

// keep copies those elements that are kept; it leaves all as it is.
func keep[T any](all []T, kept func(T) bool) []T {
	out := []T{}
	for _, one := range all {
		if kept(one) {
			out = append(out, one)
		}
	}
	return out
}

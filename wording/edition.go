package wording

import (
	"strings"

	"rubble/report"
)

// Edition says what an edition leaves out; nothing of the full one.
func (s *Speaker) Edition(r *report.Report) string {
	team, ofTeam := strings.CutPrefix(r.Edition, report.OfTeam)
	if ofTeam {
		for _, t := range Latest(r).Teams {
			if t.ID == team {
				return s.T("edition_team", "Team", t.Name)
			}
		}
	}
	if r.Edition == report.Sponsor {
		return s.T("edition_sponsor")
	}
	return ""
}

package gate

import (
	"rubble/report"
	scoring "rubble/score"
	"rubble/survey"
)

// A Foreseen is a team of which it is said beforehand what will be shown.
type Foreseen struct {
	Team, Segment string // ids; a segment may be empty
	People        int    // who will have answered one by one
	Consensus     bool   // they answer together instead
}

// A Shown is how much is shown of a practice of a group.
type Shown struct {
	ID        string      `json:"id"`     // of the team, segment or role; empty: the organisation
	People    int         `json:"people"` // taken to be behind it, by which the level goes; see [publisher.asThoughAnswered]
	Consensus bool        `json:"consensus,omitempty"`
	Level     string      `json:"level,omitempty"` // nothing, rounded, interval or distribution; empty: nobody answered
	Why       report.Code `json:"why,omitempty"`   // why nothing is
}

// An Outlook is what is shown of a practice.
type Outlook struct {
	Practice     string  `json:"practice"`
	Organisation Shown   `json:"organisation"`
	Segments     []Shown `json:"segments,omitempty"`
	Teams        []Shown `json:"teams,omitempty"`
	Roles        []Shown `json:"roles,omitempty"` // of the organisation, if any were told
}

// Foresee says what will be shown under a policy of a practice all of whose
// questions teams answer, by the plan that [Publish] keeps to: in their order,
// and the segments in that of their first teams. Of roles, and of questions that
// some leave out, nothing is known beforehand, and nobody is taken to be behind
// more than they answered. Of in, it takes the model and the length of the form.
func Foresee(in Input, policy, practice string, teams []Foreseen) Outlook {
	w := imagined(askedOf(in, practice), teams)
	p := &publisher{limits: limits[policy], in: Input{Model: in.Model, Scored: scoring.Scored{Waves: []scoring.Wave{w}}, Waves: []Wave{{}}}}
	p.plan = p.planned()
	out := p.outlook("", &w, &w.Practices[0])
	if len(out.Teams) == 0 {
		out.Organisation = Shown{}
	}
	out.Teams = nil
	for i := range w.Teams { // those who did not answer among them
		out.Teams = append(out.Teams, p.teamShown(spot{practice: practice}, &w.Teams[i]))
	}
	return out
}

// Outlooks say what is shown under a policy of each practice of the latest
// wave, as far as that hangs on how many people are behind it.
func Outlooks(in Input, policy string) []Outlook {
	if len(in.Scored.Waves) == 0 {
		return nil
	}
	p := &publisher{in: in, limits: limits[policy]}
	p.asThough(p.scoresAnswered)
	p.plan = p.planned()
	latest := len(in.Scored.Waves) - 1
	w := &p.in.Scored.Waves[latest]
	var out []Outlook
	for i := range w.Practices {
		out = append(out, p.outlook(in.Waves[latest].ID, w, &w.Practices[i]))
	}
	return out
}

func (p *publisher) outlook(wave string, w *scoring.Wave, whole *scoring.Practice) Outlook {
	at := spot{wave: wave, practice: whole.ID}
	out := Outlook{Practice: whole.ID, Organisation: p.shown("", whole, p.plan[at], alone(*whole, w.Respondents) && p.tooFew(*whole))}
	for i := range w.Segments {
		s := &w.Segments[i]
		at.scope = segmentScope(s.ID)
		if of := practiceIn(s.Practices, whole.ID); of != nil {
			out.Segments = append(out.Segments, p.shown(s.ID, of, p.plan[at], p.hiddenInSegment(s, of)))
		}
	}
	for i := range w.Teams {
		if practiceIn(w.Teams[i].Practices, whole.ID) != nil {
			out.Teams = append(out.Teams, p.teamShown(at, &w.Teams[i]))
		}
	}
	out.Roles = p.rolesShown(spot{wave: wave, practice: whole.ID}, whole)
	return out
}

// teamShown is how much is shown of a team's answers to the practice of a spot.
func (p *publisher) teamShown(at spot, t *scoring.TeamResult) Shown {
	of := practiceIn(t.Practices, at.practice)
	if of == nil {
		return Shown{ID: t.ID}
	}
	at.scope = teamScope(t.ID)
	return p.shown(t.ID, of, p.plan[at], of.Mode == survey.Individual && (p.sparsely(t.Respondents) || p.tooFew(*of)))
}

// shown is how much is shown of a practice, with what is planned for it.
func (p *publisher) shown(id string, s *scoring.Practice, planned report.Code, tooFew bool) Shown {
	out := Shown{ID: id, People: least(s.Alignment, s.Dismantling, s.Reinvention), Consensus: s.Mode == survey.Consensus}
	l := p.levelOf(out.People, out.Consensus)
	switch {
	case tooFew || l == nothing:
		l, out.Why = nothing, report.TooFewPeople
	case planned != "":
		l, out.Why = nothing, planned
	}
	out.Level = l.String()
	return out
}

// rolesShown is how much is shown of each role; nothing of those who told none.
func (p *publisher) rolesShown(at spot, whole *scoring.Practice) []Shown {
	shown, people := map[string]bool{}, p.toldInRole(at, *whole)
	for _, r := range p.shownRoles(at, *whole) {
		shown[r.Role] = true
	}
	var out []Shown
	for _, r := range whole.Roles {
		n := least(r.Alignment, r.Dismantling, r.Reinvention)
		if r.Role == "" || n == 0 {
			continue
		}
		at.scope = roleScope(r.Role)
		n = people(r.Role, n)
		of := Shown{ID: r.Role, People: n, Level: min(p.levelOf(n, false), interval).String()}
		if !shown[r.Role] {
			of.Level, of.Why = nothing.String(), report.TooFewInRole
			if p.plan[at] == report.Protects {
				of.Why = report.Protects
			}
		}
		out = append(out, of)
	}
	return out
}

func practiceIn(practices []scoring.Practice, id string) *scoring.Practice {
	for i := range practices {
		if practices[i].ID == id {
			return &practices[i]
		}
	}
	return nil
}

func (l level) String() string {
	return [...]string{"nothing", "rounded", "interval", "distribution"}[l]
}

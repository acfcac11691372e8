package assess

import (
	"path"
	"strings"

	"rubble/config"
	"rubble/diag"
	"rubble/survey"
)

// Whether a trend is one of the same people hangs on ids that respondents keep
// from wave to wave. The settings say whether they do (stable_ids); the answers
// can tell otherwise.
const (
	enoughIDs = 10  // people of a team in each of two waves, from whom on their ids tell anything
	hardlyAny = 0.1 // of the people of the smaller wave: if fewer have an id of the other, ids were given anew
	nearlyAll = 0.9 // if as many have, ids may well be the same people's
	mostWent  = 0.5 // of a team's people: if as many stand in another one, the team may have been renamed
)

// A roster is the ids of those who answered one by one, by wave and team.
type roster map[string]map[string]map[string]bool

func (p *Project) roster() roster {
	out := roster{}
	for _, s := range p.Answers.Sheets {
		if s.Mode != survey.Individual {
			continue
		}
		if out[s.Wave] == nil {
			out[s.Wave] = map[string]map[string]bool{}
		}
		if out[s.Wave][s.Team] == nil {
			out[s.Wave][s.Team] = map[string]bool{}
		}
		out[s.Wave][s.Team][s.Respondent] = true
	}
	return out
}

// A passage is what became of a team's ids from one wave to the next.
type passage struct {
	team           string
	people         int // in the earlier wave
	smaller, again int // people of the smaller wave, and ids that are in both
	other          string
	went           int // ids of the earlier wave that stand in the other team instead
}

func (s passage) hardlyAny() bool {
	return s.again == 0 || float64(s.again) < hardlyAny*float64(s.smaller)
}

func (s passage) renamed() bool {
	return s.hardlyAny() && float64(s.went) >= mostWent*float64(s.people)
}

// passages are those of the teams that are large enough in both waves, in the
// order of the project.
func (r roster) passages(from, to string, teams []config.Team) []passage {
	var out []passage
	var teamsOf map[string][]string // made if needed
	for _, t := range teams {
		before := r[from][t.ID]
		if len(before) < enoughIDs {
			continue
		}
		s := passage{team: t.ID, people: len(before), smaller: min(len(before), len(r[to][t.ID])), again: common(before, r[to][t.ID])}
		if s.hardlyAny() {
			if teamsOf == nil {
				teamsOf = r.teamsOf(to)
			}
			s.other, s.went = r.whither(from, t.ID, teamsOf, teams)
		}
		if s.smaller >= enoughIDs || s.renamed() {
			out = append(out, s)
		}
	}
	return out
}

// whither finds the team in which most ids of a team stand in the next wave,
// and how many do. Ids that it had before are its own. teamsOf are those of
// each id in the next wave.
func (r roster) whither(from, team string, teamsOf map[string][]string, teams []config.Team) (other string, went int) {
	in := map[string]int{}
	for id := range r[from][team] {
		for _, t := range teamsOf[id] {
			if !r[from][t][id] {
				in[t]++
			}
		}
	}
	for _, t := range teams {
		if in[t.ID] > went {
			other, went = t.ID, in[t.ID]
		}
	}
	return other, went
}

// teamsOf are the teams in which each id of a wave stands.
func (r roster) teamsOf(wave string) map[string][]string {
	out := map[string][]string{}
	for team, ids := range r[wave] {
		for id := range ids {
			out[id] = append(out[id], team)
		}
	}
	return out
}

func common(a, b map[string]bool) int {
	n := 0
	for id := range a {
		if b[id] {
			n++
		}
	}
	return n
}

// judgeIDs warns where ids that are said to stay the same hardly do. Where no
// team's do, they are not taken to be the same people's.
func (p *Project) judgeIDs(problems *diag.List) {
	if !p.Config.Confidentiality.StableIDs || len(p.Waves) < 2 {
		return
	}
	r, stay, anew := p.roster(), 0, 0
	for i, to := range p.Waves[1:] {
		from := p.Waves[i]
		var differ []string
		for _, s := range r.passages(from.ID, to.ID, p.Teams) {
			switch {
			case s.renamed():
				stay++
				problems.Warnf(diag.Pos{File: path.Join("answers", to.ID)}, "of the %d people of team %q in %s, %d stand in team %q here",
					s.people, s.team, from.ID, s.went, s.other).
					WithHint("if the team has another name now, list the old one among its aliases in %s; else look whether its answers stand under the right team", config.File)
			case s.hardlyAny():
				anew++
				differ = append(differ, s.team)
			default:
				stay++
			}
		}
		if len(differ) > 0 {
			problems.Warnf(p.Config.At("confidentiality.stable_ids"), "ids do not stay the same from %s to %s in %s: their trends are told as those of different people",
				from.ID, to.ID, strings.Join(differ, ", ")).
				WithHint("give the same person the same respondent in every wave, or say stable_ids = false")
		}
	}
	p.newIDs = anew > 0 && stay == 0
}

// stableIDs says whether ids are taken to be the same people's from wave to
// wave.
func (p *Project) stableIDs() bool { return p.Config.Confidentiality.StableIDs && !p.newIDs }

// A Recurrence is how many ids of a wave stand in the one before, in the same
// teams.
type Recurrence struct {
	From, To  string // waves
	Again, Of int    // ids in both; people of the smaller wave, summed over teams
}

// Recurring says that nearly all ids of the latest wave are those of the one
// before, where the settings do not say that they are the same people's: they
// may be, and they may be numbers that were given anew.
func (p *Project) Recurring() (Recurrence, bool) {
	if p.Config.Confidentiality.StableIDs || len(p.Waves) < 2 {
		return Recurrence{}, false
	}
	out := Recurrence{From: p.Waves[len(p.Waves)-2].ID, To: p.Waves[len(p.Waves)-1].ID}
	for _, s := range p.roster().passages(out.From, out.To, p.Teams) {
		out.Again, out.Of = out.Again+s.again, out.Of+s.smaller
	}
	return out, out.Of > 0 && float64(out.Again) >= nearlyAll*float64(out.Of)
}

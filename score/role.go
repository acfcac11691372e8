package score

import (
	"slices"

	"rubble/model"
	"rubble/survey"
)

// A RoleScores is how the respondents of one role see a practice of the
// organisation.
type RoleScores struct {
	Role        string // manages, does or is-served; empty: not told
	Alignment   Estimate
	Dismantling Estimate
	Reinvention Estimate
	Counting    int        // respondents of the role who count
	Open        []LeftOpen // norms that these left open, team by team; without teams of which nobody did
}

// The roles by their index in survey.Roles, and behind them who told none.
const (
	toldRoles = 3
	untold    = toldRoles
)

// roleIndex is where a role stands; whoever names none of the three told none.
func roleIndex(role string) int {
	if i := slices.Index(survey.Roles, role); i >= 0 {
		return i
	}
	return untold
}

// A domain is what the respondents of one role say on one axis.
//
// Its value is Σ w y / Σ w over them, the ratio (Hájek) estimator of the mean
// of a domain that cuts across the strata: Särndal, Swensson & Wretman (1992),
// Model Assisted Survey Sampling, §5.8; Cochran (1977), Sampling Techniques,
// §5A.14. w is how many people a respondent stands for: the team's weight ÷ its
// respondents who count.
type domain struct {
	sum, weight float64 // Σ w y and Σ w
	n           int     // respondents of the role with the score
	ladderOnly  int     // of these, whose score rests on the ladder alone and others' on items, too
	behind      int     // who are taken to have the score, see [Behind]
	applies     bool    // somebody of the role was asked something that applies

	replicates []float64 // of the ratio; nil where nothing was drawn
	whole      bool      // everybody was seen: nothing is left to sampling
}

func (d *domain) reason() Reason {
	switch {
	case d.n > 0:
		return ""
	case d.applies:
		return TooFewFacets
	}
	return NothingApplies
}

// estimate is the mean of the domain. Where it was drawn, it has an interval.
func (d *domain) estimate(confidence float64) Estimate {
	if reason := d.reason(); reason != "" {
		return Estimate{Reason: reason}
	}
	e, _ := drawnEstimate(d.sum/d.weight, d.replicates, d.whole, confidence)
	e.N = d.n
	return e
}

// A roleTable holds the domains of one practice, by role and axis, and how
// many respondents of each role count.
type roleTable struct {
	domains [toldRoles + 1][len(axes)]domain
	counts  [toldRoles + 1]int
}

// roles compares those who answered one by one by their roles. Where nobody
// told one, there is nothing to compare. Whoever counts is put under the role
// that the sheet names; a team's joint sheet has none.
func (o *organisation) roles(wave string) ([]RoleScores, []RoleGap, []NormGap) {
	if o.c.practices[o.at].id == model.CommonPractice {
		return nil, nil, nil // it has no scores of its own
	}
	t := o.roleTable()
	told := t.told()
	if len(told) == 0 {
		return nil, nil, nil
	}
	if t.comparable() {
		o.drawRoles(wave, t)
	}
	var scores []RoleScores
	open := o.openOfRoles()
	for role, n := range t.counts {
		if n > 0 {
			d, confidence := &t.domains[role], o.c.set.Confidence
			scores = append(scores, RoleScores{Role: roleName(role), Alignment: d[alignment].estimate(confidence),
				Dismantling: d[dismantling].estimate(confidence), Reinvention: d[reinvention].estimate(confidence), Counting: n, Open: open[role]})
		}
	}
	return scores, o.c.roleGaps(t, told), o.normGaps(t, told)
}

func roleName(role int) string {
	if role == untold {
		return ""
	}
	return survey.Roles[role]
}

// roleTable sums up everybody who counts and answered alone.
func (o *organisation) roleTable() *roleTable {
	t := &roleTable{}
	for _, s := range o.samples {
		if s.mode != survey.Individual {
			continue
		}
		w := s.each()
		for i := range s.rows {
			r := &s.rows[i]
			role, scores := roleIndex(s.roles[i]), r.scores()
			t.counts[role]++
			for axis := range axes {
				d := &t.domains[role][axis]
				d.applies = d.applies || scores[axis].applies
				if !scores[axis].ok {
					continue
				}
				d.sum += float64(w * scores[axis].value)
				d.weight += w
				d.n++
				if r.ladderOnly && axis != dismantling {
					d.ladderOnly++
				}
			}
		}
	}
	for role := range t.domains {
		for axis := range axes {
			d := &t.domains[role][axis]
			d.behind = Behind(o.c.covering(t.counts[role]), d.n)
		}
	}
	return t
}

// each is how many people a respondent stands for.
func (s *sample) each() float64 { return s.weight / float64(max(len(s.rows), 1)) }

// told are the roles that somebody who counts has.
func (t *roleTable) told() []int {
	var out []int
	for role := range toldRoles {
		if t.counts[role] > 0 {
			out = append(out, role)
		}
	}
	return out
}

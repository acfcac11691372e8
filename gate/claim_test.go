package gate

import (
	"fmt"
	"testing"

	"rubble/model"
	scoring "rubble/score"
	"rubble/survey"
)

// contradicted is a practice as n people answered it: the records contradict
// what they say of outside approval, and speak of half of the norms. Claimed
// it measures X 23.46, R 38.07 and D 29.8855.
func contradicted(n int) scoring.Practice {
	p := measured(n)
	p.Norms[0].Claim = scoring.Claim{Said: scoring.ClaimedGone, Records: scoring.Contradicted}
	p.Norms[1].Claim = scoring.Claim{Said: scoring.ClaimedStanding, Records: scoring.NoData}
	p.Corroborated = &scoring.Corroboration{Dismantling: 13.46, Reinvention: 37.8, Deconstruction: 22.5, Norms: []string{outside}}
	p.Evidenced = 0.5
	return p
}

// believed is what a report tells of claim and record in one practice.
type believed struct {
	Claims    [2][2]string
	X, R, D   float64 // corroborated; −1: not told
	Evidenced float64 // −1: not told
}

var (
	noneTold      = believed{X: -1, R: -1, D: -1, Evidenced: -1}
	onlyEvidenced = believed{X: -1, R: -1, D: -1, Evidenced: 0.5}
	bothClaims    = [2][2]string{{"gone", "contradicted"}, {"standing", "no-data"}}
	// In whole numbers, however many decimals the claimed figures have.
	allTold = believed{bothClaims, 13, 38, 23, 0.5}
)

// believedOf sends a practice of an organisation of so many people through the gate.
func believedOf(t *testing.T, m *model.Model, policy string, people int, p scoring.Practice) believed {
	t.Helper()
	w := scoring.Wave{Respondents: p.Counting, Practices: []scoring.Practice{p},
		Teams: []scoring.TeamResult{{Team: scoring.Team{ID: "t", People: people}, Mode: p.Mode}}}
	got := publish(t, m, policy, w).Waves[0].Practices[0]
	value := func(v *float64) float64 {
		if v == nil {
			return -1
		}
		return *v
	}
	out := believed{X: value(got.Dismantling.Corroborated), R: value(got.Reinvention.Corroborated), D: value(got.Deconstruction.Corroborated), Evidenced: value(got.Evidenced)}
	for i, n := range got.Norms {
		out.Claims[i] = [2]string{n.Claimed, n.Claim}
	}
	if got.Alignment.Corroborated != nil || got.Gap.Corroborated != nil {
		t.Error("no record says anything of alignment")
	}
	return out
}

// Claims are told where distributions are, and what the records leave only
// with them. Of how many norms records speak has nothing to do with answers.
func TestClaimsByPolicy(t *testing.T) {
	m := contents(t)
	for _, c := range []struct {
		policy string
		n      int
		want   believed
	}{
		{"standard", 4, onlyEvidenced}, {"standard", 19, onlyEvidenced}, {"standard", 20, allTold},
		{"strict", 20, onlyEvidenced}, {"strict", 29, onlyEvidenced}, {"strict", 30, allTold},
		{"open", 1, allTold},
	} {
		same(t, fmt.Sprintf("%s, %d people", c.policy, c.n), believedOf(t, m, c.policy, 40, contradicted(c.n)), c.want)
	}
}

// What is hidden of one norm is not given away by the figures of them all.
func TestClaimsHide(t *testing.T) {
	m := contents(t)
	hide := func(change func(p *scoring.Practice)) scoring.Practice {
		p := contradicted(30)
		change(&p)
		return p
	}
	second := [2][2]string{{}, bothClaims[1]}
	for _, c := range []struct {
		name   string
		people int
		p      scoring.Practice
		want   believed
	}{
		{"nearly everybody alike", 40, hide(func(p *scoring.Practice) { p.Norms[0].Counts = [6]int{4: 27, 0: 3} }), believed{second, -1, -1, -1, 0.5}},
		{"fewer than nine in ten", 40, hide(func(p *scoring.Practice) { p.Norms[0].Counts = [6]int{4: 26, 0: 4} }), allTold},
		{"few answered the norm", 40, hide(func(p *scoring.Practice) { p.Norms[0].Value.N = 19 }), believed{second, -1, -1, -1, 0.5}},
		{"few answered another norm", 40, hide(func(p *scoring.Practice) { p.Norms[1].Value.N = 19 }), believed{[2][2]string{bothClaims[0], {}}, 13, 38, 23, 0.5}},
		{"one of two is hidden", 40, hide(func(p *scoring.Practice) {
			p.Norms[1].Claim = p.Norms[0].Claim
			p.Norms[1].Value.N = 19
			p.Corroborated.Norms = []string{outside, board}
		}), believed{[2][2]string{bothClaims[0], {}}, -1, -1, -1, 0.5}},
		{"few are behind reinvention", 40, hide(func(p *scoring.Practice) { p.Reinvention.N = 19 }), believed{bothClaims, -1, -1, -1, 0.5}},
		{"there is no reinvention", 40, hide(func(p *scoring.Practice) {
			none := scoring.Estimate{Reason: scoring.TooFewFacets}
			p.Reinvention, p.Deconstruction, p.Gap = none, none, none
		}), believed{bothClaims, 13, -1, -1, 0.5}},
		{"rounded up above the claimed figure", 40, hide(func(p *scoring.Practice) {
			*p = contradicted(150)
			p.Corroborated.Dismantling, p.Dismantling.Value = 22.7, 22.8
		}), believed{bothClaims, 22.8, 38, 23, 0.5}},
		// Told as 49, since 50 would be on the other side of the line.
		{"rounded up to the line", 40, hide(func(p *scoring.Practice) { p.Corroborated.Dismantling, p.Dismantling.Value = 49.6, 49.7 }), believed{bothClaims, 49, 38, 23, 0.5}},
		{"nothing contradicted", 40, hide(func(p *scoring.Practice) { p.Norms[0].Claim.Records, p.Corroborated = scoring.Undecided, nil }),
			believed{[2][2]string{{"gone", "open"}, bothClaims[1]}, -1, -1, -1, 0.5}},
		{"no records", 40, hide(func(p *scoring.Practice) {
			p.Norms[0].Claim, p.Norms[1].Claim, p.Corroborated, p.Evidenced = scoring.Claim{}, scoring.Claim{}, nil, 0
		}), noneTold},
		{"answered together", 5, hide(func(p *scoring.Practice) { together(p) }), allTold},
		{"answered together, by too few to show records of", 4, hide(func(p *scoring.Practice) { together(p) }), noneTold},
	} {
		same(t, c.name, believedOf(t, m, "standard", c.people, c.p), c.want)
	}
}

// together makes a practice one that was answered by consensus.
func together(p *scoring.Practice) {
	p.Mode, p.Counting = survey.Consensus, 0
	for _, e := range []*scoring.Estimate{&p.Alignment, &p.Dismantling, &p.Reinvention, &p.Deconstruction, &p.Gap, &p.Norms[0].Value, &p.Norms[1].Value} {
		e.N, e.Interval = 0, false
	}
	p.Norms[0].Counts, p.Norms[1].Counts = [6]int{}, [6]int{}
}

// The organisation's records say nothing of a team.
func TestNoClaimsOfTeams(t *testing.T) {
	p := published(t, contents(t), "open", contradicted(30))
	if p.Evidenced != nil || p.Dismantling.Corroborated != nil || p.Norms[0].Claim != "" || p.Norms[0].Claimed != "" {
		t.Errorf("of a team: %+v", p)
	}
}

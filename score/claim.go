package score

import (
	"slices"

	"rubble/fingerprint"
	"rubble/model"
)

// What people can claim of a norm.
const (
	ClaimedGone     = "gone"     // at least two thirds of the answers at the two highest rungs
	ClaimedStanding = "standing" // at least two thirds at the two lowest
)

// What records can say to that.
const (
	Contradicted  = "contradicted"   // claimed gone, and a trace is there, and none is plainly absent
	Consistent    = "consistent"     // the records show what people say
	GoneUnnoticed = "gone-unnoticed" // claimed standing, and there is no trace
	Undecided     = "open"           // the records do not settle it, or people do not agree
	NoData        = "no-data"        // no record can speak of it
)

// A Claim lays what people say of a norm beside what the records of the same
// scope show.
type Claim struct {
	Said    string // ClaimedGone, ClaimedStanding, or empty
	Records string // Contradicted … NoData; empty where no records were laid beside it
}

// Where the ends of a presence have to lie for a trace to be called there, or
// absent, and how many of the answers make a claim.
const (
	there     = 0.5
	absent    = 0.25
	claimants = 2. / 3
)

// evidenced is an index of evidence by key; nil where there are no records.
func evidenced(of []fingerprint.Evidence) map[string]fingerprint.Evidence {
	if of == nil {
		return nil
	}
	out := make(map[string]fingerprint.Evidence, len(of))
	for _, e := range of {
		out[e.Key] = e
	}
	return out
}

// claim judges one norm of the organisation by the fingerprints that speak of
// it. Those without a figure say nothing.
func (c *compiled) claim(n *Norm) Claim {
	def, _ := c.m.Norm(n.Key)
	figures, traces, blank := 0, 0, 0
	for _, key := range def.Fingerprints {
		e, ok := c.evidence[key]
		if !ok || e.Reason != "" {
			continue
		}
		figures++
		if reaches(e.PresenceLo, there) {
			traces++
		}
		if reaches(absent, e.PresenceHi) {
			blank++
		}
	}
	said := said(n.Shares)
	return Claim{said, judge(said, figures, traces, blank)}
}

// said is what two thirds of the answers say. Shares weigh each team as its
// scores do.
func said(shares [model.Rungs]float64) string {
	switch {
	case reaches(shares[4]+shares[5], claimants):
		return ClaimedGone
	case reaches(shares[0]+shares[1], claimants):
		return ClaimedStanding
	}
	return ""
}

// judge compares a claim with so many figures, of which some show a trace and
// some show that there is none.
func judge(said string, figures, traces, blank int) string {
	switch {
	case figures == 0:
		return NoData
	case said == ClaimedGone && traces > 0 && blank == 0:
		return Contradicted
	case said == ClaimedGone && blank == figures, said == ClaimedStanding && traces > 0:
		return Consistent
	case said == ClaimedStanding && blank == figures:
		return GoneUnnoticed
	}
	return Undecided
}

// A Corroboration is what a practice's figures become once every answer to a
// norm that the records contradict is worth no more than relaxed, 0–100. A
// figure that the practice does not have is 0 here too. Where a team holds a
// norm to be mandated, its answers stay as they are.
type Corroboration struct {
	Dismantling, Reinvention, Deconstruction float64
	Norms                                    []string // contradicted ones, in the order of the model
}

// weigh lays the records beside the claims of the organisation's practice, and
// corroborates its figures.
func (o *organisation) weigh(p *Practice) {
	spoken := 0
	var lowered []int
	for i := range p.Norms {
		n := &p.Norms[i]
		n.Claim = o.c.claim(n)
		if n.Claim.Records != NoData {
			spoken++
		}
		if n.Claim.Records == Contradicted && !n.Mandated {
			lowered = append(lowered, i)
		}
	}
	p.Evidenced = share(spoken, len(p.Norms))
	if len(lowered) > 0 {
		p.Corroborated = o.corroborate(p, lowered)
	}
}

func (o *organisation) corroborate(p *Practice, lowered []int) *Corroboration {
	var x, r, d mean
	for _, s := range o.samples {
		of := o.c.believed(&o.c.practices[o.at], s, lowered)
		x.add(&of[dismantling])
		r.add(&of[reinvention])
		d.add(&of[deconstructed])
	}
	// What adding up in another order gains is not gained by evidence.
	out := &Corroboration{
		Dismantling:    min(x.figure().value, p.Dismantling.Value),
		Reinvention:    min(r.figure().value, p.Reinvention.Value),
		Deconstruction: min(d.figure().value, p.Deconstruction.Value),
	}
	for _, i := range lowered {
		out.Norms = append(out.Norms, p.Norms[i].Key)
	}
	return out
}

// relaxed is the rung up to which a contradicted claim is believed.
const relaxed = 2

// believed gives a team's dismantling, reinvention and deconstruction with the
// answers to some norms lowered to relaxed. No rung is worth less than the one
// below it, so that leaves the lesser worth of the two on either axis.
func (c *compiled) believed(p *practice, s *sample, lowered []int) [quantities]figure {
	var values [measured][]float64
	for _, v := range s.vectors {
		v = slices.Clone(v)
		for _, i := range lowered {
			if !s.mandates(i) {
				v[i] = min(v[i], relaxed) // states without a value are below 0 and stay
			}
		}
		row := c.row(p, v)
		for i, score := range row.scores() {
			if score.ok {
				values[i] = append(values[i], score.value)
			}
		}
	}
	var out [quantities]figure
	for i, of := range values {
		out[i] = figure{value: average(of), reason: s.reason(i)}
		if len(of) > 0 {
			out[i].weight = s.weight
		}
	}
	c.join(&out)
	return out
}

// mandates says whether half of the team's answers to a norm, or more, hold it
// to be mandated.
func (s *sample) mandates(question int) bool {
	return s.mandated[question] > 0 && 2*s.mandated[question] >= len(s.rungs(question))
}

package gate

import (
	"math"
	"slices"

	"rubble/report"
	scoring "rubble/score"
	"rubble/survey"
)

// claims publishes what the records say to the claims of the organisation.
// What people claim of a norm follows from how their answers lie over the
// rungs, so it is told where that may be shown, and not where nearly everybody
// answered alike. It speaks of records, too, and they have to be shown.
func (p *publisher) claims(norms []report.Norm, scored []scoring.Norm, consensus bool) {
	for i, n := range scored {
		out := &norms[i]
		if n.Claim.Records == "" || !p.showsRecords() || p.levelOf(n.Value.N, consensus) < distribution || out.Value.Clamped {
			continue
		}
		out.Claimed, out.Claim = n.Claim.Said, n.Claim.Records
	}
}

// showsRecords says whether enough people work in the organisation for what
// its records say to be shown.
func (p *publisher) showsRecords() bool { return p.people() >= p.limits.Shown }

// corroborated publishes a practice's figures as the records bear them out.
// How far they fall short of the claimed ones follows from how the answers to
// the contradicted norms lie over the rungs. So they are told where
// distributions may be shown and all those claims are told, and in whole
// numbers: in a small catalogue, a decimal would tell how many chose a rung
// that was merged with its neighbour.
func (p *publisher) corroborated(out *report.Practice, s scoring.Practice) {
	laid := func(n scoring.Norm) bool { return n.Claim.Records != "" }
	if !p.showsRecords() || !slices.ContainsFunc(s.Norms, laid) {
		return
	}
	out.Evidenced = pointer(portion(s.Evidenced))
	people := least(s.Dismantling, s.Reinvention)
	if s.Corroborated == nil || p.levelOf(people, s.Mode == survey.Consensus) < distribution || !told(out.Norms, s.Corroborated.Norms) {
		return
	}
	for _, of := range []struct {
		figure *report.Figure
		to     float64
	}{
		{&out.Dismantling, s.Corroborated.Dismantling},
		{&out.Reinvention, s.Corroborated.Reinvention},
		{&out.Deconstruction, s.Corroborated.Deconstruction},
	} {
		if of.figure.Known() && !of.figure.Clamped {
			of.figure.Corroborated = pointer(min(math.Round(of.to), *of.figure.Value))
		}
	}
}

// told says whether all the norms with those keys are published as
// contradicted.
func told(norms []report.Norm, contradicted []string) bool {
	for _, n := range norms {
		if n.Claim != scoring.Contradicted && slices.Contains(contradicted, n.ID) {
			return false
		}
	}
	return true
}

package assess

import (
	"errors"
	"math"
	"slices"

	"rubble/config"
	"rubble/diag"
	"rubble/gate"
	"rubble/ledger"
	"rubble/score"
	"rubble/source"
)

// A Preview is what is shown of teams and segments under each policy: for those
// who set a project up, before anyone answers or while they do. It tells how
// many people are behind what is hidden, and is none of a report.
type Preview struct {
	Wave     string      `json:"wave,omitempty"`     // whose answers it rests on; empty: headcounts
	Response int         `json:"response,omitempty"` // percent of each headcount that are taken to answer; with a wave 0
	Unknown  []string    `json:"unknown,omitempty"`  // teams without a headcount, of which nothing is foreseen
	Policies []Foresight `json:"policies"`
}

// A Foresight is what is shown under one policy.
type Foresight struct {
	Policy    string         `json:"policy"`
	Practices []gate.Outlook `json:"practices"` // from headcounts the first one, for whichever
	Advice    Advice         `json:"advice"`
}

// hiding are the policies that hide anything.
var hiding = [...]string{"standard", "strict"}

// Preview says what is shown of the answers to the latest wave. Under the
// project's own policy it keeps to a judgement, [Project.JudgedWithLots].
func (p *Project) Preview(own ledger.Judgement) Preview {
	out := Preview{}
	if len(p.Waves) == 0 {
		return out
	}
	out.Wave = p.Waves[len(p.Waves)-1].ID
	set := p.Settings()
	set.Waves, set.Evidence = []string{out.Wave}, nil
	set.Replicates, set.Interval = 1, math.MaxInt // only counts are wanted
	all := score.Score(p.Model, p.Answers, set)
	for _, policy := range hiding {
		scored := all
		answers, judged := p.Judged(policy)
		if policy == p.Config.Confidentiality.Policy {
			judged = own
		}
		if len(judged.Waiting) > 0 {
			scored = score.Score(p.Model, answers, set)
		}
		f := Foresight{Policy: policy, Practices: gate.Outlooks(gate.Input{Model: p.Model, Settings: set, Judged: judged,
			Scored: scored, Waves: []gate.Wave{{ID: out.Wave}}}, policy)}
		var cases [][]gate.Foreseen
		for _, o := range f.Practices {
			cases = append(cases, p.foreseen(o.Teams))
		}
		f.Advice = advise(policy, cases)
		out.Policies = append(out.Policies, f)
	}
	return out
}

// foreseen are teams as they have answered.
func (p *Project) foreseen(teams []gate.Shown) []gate.Foreseen {
	var out []gate.Foreseen
	for _, t := range teams {
		of := gate.Foreseen{Team: t.ID, People: t.People, Consensus: t.Consensus}
		if at := slices.IndexFunc(p.Teams, func(c config.Team) bool { return c.ID == t.ID }); at >= 0 {
			of.Segment = p.Teams[at].Segment
		}
		out = append(out, of)
	}
	return out
}

// Foresee says what will be shown of the first practice if so many percent of
// each team's people, one at least, answer it one by one.
func (p *Project) Foresee(percent int) Preview {
	out := Preview{Response: percent}
	var teams []gate.Foreseen
	for _, t := range p.Config.Teams {
		if t.People == 0 {
			out.Unknown = append(out.Unknown, t.ID)
			continue
		}
		teams = append(teams, gate.Foreseen{Team: t.ID, Segment: t.Segment, People: max(t.People*percent/100, 1)})
	}
	in := gate.Input{Model: p.Model, Length: p.Config.Model.Length}
	for _, policy := range hiding {
		out.Policies = append(out.Policies, Foresight{policy, []gate.Outlook{gate.Foresee(in, policy, p.practices()[0], teams)}, advise(policy, [][]gate.Foreseen{teams})})
	}
	return out
}

// WithoutAnswers are problems in which it is a warning, and no error, that
// nobody has answered yet: for what needs no answers.
func WithoutAnswers(problems diag.List) diag.List {
	var out diag.List
	for _, p := range problems.Sorted() {
		if errors.Is(p, source.ErrNoAnswers) {
			warning := *p
			warning.Severity = diag.Warning
			p = &warning
		}
		out.Add(p)
	}
	if out.Failed() == problems.Failed() { // it changes nothing; those that are only counted are kept
		return problems
	}
	return out
}

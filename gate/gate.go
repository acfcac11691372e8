// Package gate decides what may be seen. A static site gives away everything
// that it carries, so the decision is made once: [Publish] is the only maker
// of a [Release], and nothing behind it holds more than may be published.
//
// What is shown depends on how many people are behind a cell, never on what
// they answered. This version suppresses single cells that too few people
// stand behind (primary suppression). It does not yet hide what could be
// worked out from other cells, and every report says so.
package gate

import (
	"fmt"
	"math"

	"rubble/experiment"
	"rubble/fingerprint"
	"rubble/ledger"
	"rubble/model"
	"rubble/report"
	scoring "rubble/score"
	"rubble/survey"
)

// An Input is everything that is known, before the gate.
type Input struct {
	Model        *model.Model
	Scored       scoring.Scored
	Settings     scoring.Settings
	Length       string // of the form
	Organisation string
	Version      string // of the program
	Waves        []Wave
	Teams        map[string]string // name by id
	Segments     map[string]string // name by id
	Asked        []Asked           // waves asked under older models, as these score them
	Evidence     []fingerprint.Evidence
	Outcomes     []fingerprint.Outcome
	Months       []Month // the same outcomes, month by month
	StableIDs    bool    // respondents keep their ids from wave to wave
	Experiments  []experiment.Card
	DataQuality  report.DataQuality
	Lots         map[string]int // by wave: answers that another stands in for; see [Draw]
	Judged       ledger.Judgement
	Notes        []Note // approved, in the order in which they are told

	// Primary leaves it at hiding single cells, for the test that shows that
	// they can then be worked out. A report says so.
	Primary bool
}

// A Note is what somebody wrote about a question, approved.
type Note struct{ Wave, Practice, Question, Text string }

// A Wave is how a report names a wave; From and To are days, or empty.
type Wave struct{ ID, Name, From, To string }

// A Month holds the outcomes of one month: 2026-03.
type Month struct {
	Month    string
	Outcomes []fingerprint.Outcome
}

// A Release is what may be published, as decided under one policy. The zero
// Release is of no use; [Publish] makes one.
type Release struct {
	report report.Report
	held   map[string][]ledger.Held
}

// Report is what may be seen. It is the caller's to read, not to change.
func (r Release) Report() *report.Report { return &r.report }

// Publish decides what of in may be seen under a policy.
func Publish(in Input, policy string) (Release, error) {
	l, ok := limits[policy]
	if !ok {
		return Release{}, fmt.Errorf("no confidentiality policy %q", policy)
	}
	if in.Primary {
		l.Tenths = 0
	}
	p := &publisher{in: in, limits: l, counts: map[string][]string{}}
	p.asThough(p.scoresAnswered)
	p.plan = p.planned()
	p.asThough(p.questionsAnswered)
	s := in.Settings
	p.out = report.Report{
		Schema:       report.Schema,
		Generator:    report.Generator{Version: in.Version},
		Model:        report.Model{Version: in.Model.Version, Hash: in.Model.Hash},
		Organisation: in.Organisation,
		Edition:      report.Full,
		Policy:       policy,
		Suppression:  p.suppression(),
		Method: report.Method{Seed: s.Seed, Replicates: s.Replicates, Confidence: s.Confidence, Coverage: s.Coverage,
			Alignment: s.Alignment, Deconstruction: s.Deconstruction, OwnKnowledge: in.Model.Thresholds.OwnKnowledge,
			Length: in.Length, Limits: l},
		DataQuality:  p.quality(),
		Waves:        []report.Wave{},
		Fingerprints: []report.Fingerprint{},
		Readings:     []report.Outcome{},
		Delivery:     []report.Outcome{},
		Outcomes:     []report.Outcome{},
		Changes:      []report.Change{},
		Comparisons:  []report.Comparison{},
		Lenses:       []report.Lens{},
		Experiments:  []report.Experiment{},
		Suppressed:   []report.Suppressed{},
	}
	for i, w := range p.in.Scored.Waves {
		p.out.Waves = append(p.out.Waves, p.wave(in.Waves[i], w))
	}
	p.trends()
	p.discoveries()
	p.lenses()
	p.records()
	p.experiments()
	p.comments()
	return Release{p.out, p.heldBack()}, nil
}

// A publisher makes one release.
type publisher struct {
	in     Input
	limits report.Limits
	plan   plan
	counts map[string][]string // scopes of which it is not told, for the sake of others, how many answered; by wave
	out    report.Report

	counting int // see [publisher.covers]; 0 where as many people are told to be behind a figure as are
}

// suppression names what was done so that hidden figures cannot be worked out.
func (p *publisher) suppression() string {
	switch {
	case p.limits.Shown == 0:
		return "none"
	case p.in.Primary:
		return "primary"
	}
	return "complementary"
}

func (p *publisher) wave(info Wave, w scoring.Wave) report.Wave {
	out := report.Wave{ID: info.ID, Name: info.Name, From: info.From, To: info.To,
		Respondents: p.count(w.Respondents), Consensus: w.Consensus, Practices: []report.Practice{}, Teams: []report.Team{}}
	for _, practice := range w.Practices {
		var of report.Practice
		at := spot{wave: info.ID, practice: practice.ID}
		switch code := p.plan[at]; {
		case alone(practice, w.Respondents) && p.tooFew(practice):
			of = p.hidden(at, practice)
		case code != "":
			of = p.hiddenBecause(code, at, practice)
		default:
			of = p.practice(at, practice)
			p.claims(of.Norms, practice.Norms, practice.Mode == survey.Consensus)
			p.compare(at, &of, practice, w)
		}
		p.corroborated(&of, practice)
		out.Practices = append(out.Practices, of)
	}
	out.Across = p.across(w, out.Practices)
	out.Common = p.common(w)
	out.Asked = p.asked(out, w)
	p.keystones(out.Practices, out.Common)
	people, inSegments := p.respondents(&w)
	for i, t := range w.Teams {
		out.Teams = append(out.Teams, p.team(info.ID, t, people[i]))
	}
	p.examineWave(&out, w, inSegments)
	return out
}

func (p *publisher) team(wave string, t scoring.TeamResult, people report.Count) report.Team {
	out := report.Team{ID: t.ID, Name: p.in.Teams[t.ID], Mode: t.Mode.String(), People: t.People, Respondents: people, Practices: []report.Practice{}}
	for _, practice := range t.Practices {
		var of report.Practice
		at := spot{wave: wave, scope: teamScope(t.ID), practice: practice.ID}
		switch code := p.plan[at]; {
		case practice.Mode == survey.Individual && (p.sparsely(t.Respondents) || p.tooFew(practice)):
			of = p.hidden(at, practice)
		case code != "" && code != report.TooFewPeople:
			of = p.hiddenBecause(code, at, practice)
		default:
			of = p.practice(at, practice)
		}
		out.Practices = append(out.Practices, of)
	}
	p.keystones(out.Practices, nil)
	return out
}

// count is a number of people, told from the policy's least number on. That
// nobody answered is no answer of anybody.
func (p *publisher) count(n int) report.Count {
	if p.sparsely(n) {
		return report.Count{Below: p.limits.Shown}
	}
	return report.Count{N: n}
}

// sparsely says whether there are people, and too few of them to be told.
func (p *publisher) sparsely(n int) bool { return n > 0 && n < p.limits.Shown }

func (p *publisher) practice(at spot, s scoring.Practice) report.Practice {
	consensus := s.Mode == survey.Consensus
	covers := p.covers(at)
	if p.counting = 0; covers {
		p.counting = s.Counting
	}
	defer func() { p.counting = 0 }()
	l := p.levelOf(least(s.Alignment, s.Dismantling, s.Reinvention), consensus)
	unanimous, scores := p.unanimous(s), s.Scores
	if unanimous {
		scores = clamped(scores)
	}
	out := report.Practice{ID: s.ID, Mode: s.Mode.String(), LadderOnly: s.LadderOnly,
		Scores: p.scores(scores, consensus), Verdict: p.verdict(at, s, p.teamsIn(at.wave)), Norms: p.norms(s.Norms, consensus)}
	if l == nothing && s.Dismantling.Known() {
		p.out.Suppressed = append(p.out.Suppressed, report.Suppressed{What: at.path(), Why: report.TooFewPeople})
	}
	if l >= interval {
		out.Bounds, out.Unknown = p.bounds(s.Bounds, least(s.Alignment, s.Dismantling, s.Reinvention), covers), pointer(portion(s.Unknown))
		if covers {
			out.Unknown = pointer(round(s.Unknown, steps))
		}
		out.Facets = map[string]report.Figure{}
		for _, f := range s.Facets {
			if def, ok := p.in.Model.Facet(f.Key); ok && def.Ladder && unanimous {
				f.Alike = 1
			}
			out.Facets[f.Key] = p.figure(f.Estimate, consensus, f.Alike)
			if f.Key == model.OwnKnowledge {
				out.Facets[f.Key] = p.onSide(out.Facets[f.Key], f.Estimate, p.in.Model.Thresholds.OwnKnowledge)
			}
		}
	}
	if unanimous {
		markClamped(&out.Scores)
		out.Bounds = nil
	}
	if !consensus && !covers {
		leftOut := p.count(s.LeftOut)
		out.LeftOut = &leftOut
	}
	p.protect(at, &out)
	p.examine(&out, s)
	return out
}

// least is the number of people behind all of those figures that have a value
// together.
func least(of ...scoring.Estimate) int {
	n, known := math.MaxInt, false
	for _, e := range of {
		if e.Known() {
			n, known = min(n, e.N), true
		}
	}
	if !known {
		return 0
	}
	return n
}

// scores publishes the five figures. Of a small group A, X and R are rounded,
// and D and G are computed from the rounded three.
func (p *publisher) scores(s scoring.Scores, consensus bool) report.Scores {
	l := p.levelOf(least(s.Alignment, s.Dismantling, s.Reinvention), consensus)
	if l == rounded {
		s = coarsened(s)
	}
	score := func(e scoring.Estimate, line float64) report.Figure { return p.onSide(p.composite(e, l), e, line) }
	set := p.in.Settings
	return report.Scores{Alignment: score(s.Alignment, set.Alignment), Dismantling: score(s.Dismantling, set.Deconstruction),
		Reinvention: score(s.Reinvention, set.Deconstruction), Deconstruction: score(s.Deconstruction, set.Deconstruction), Gap: p.composite(s.Gap, l)}
}

// coarsened rounds A, X and R, and makes D and G from them.
func coarsened(s scoring.Scores) scoring.Scores {
	for _, e := range []*scoring.Estimate{&s.Alignment, &s.Dismantling, &s.Reinvention} {
		e.Value = coarsely(e.Value)
	}
	s.Deconstruction.Value = score(scoring.Deconstruction(s.Dismantling.Value, s.Reinvention.Value))
	s.Gap.Value = s.Alignment.Value - s.Deconstruction.Value
	return s
}

// composite publishes an estimate at a level. What is to be rounded further
// has been. How an interval was made is told wherever its ends are.
func (p *publisher) composite(e scoring.Estimate, l level) report.Figure {
	if !e.Known() {
		return report.Figure{Reason: report.Because(report.Code(e.Reason))}
	}
	n := p.count(p.behind(e.N))
	switch l {
	case nothing:
		return report.Figure{N: &n, Reason: report.Because(report.TooFewPeople)}
	case rounded:
		return report.Figure{Value: pointer(score(e.Value)), N: &n, Rounded: true}
	}
	f := report.Figure{Value: pointer(p.toldOf(e.Value, n.N)), N: &n}
	if e.Interval {
		f.Lo, f.Hi, f.Method = pointer(p.toldOf(e.Lo, n.N)), pointer(p.toldOf(e.Hi, n.N)), string(e.Method)
	}
	return f
}

// behind is how many people are told to be behind a figure of n.
func (p *publisher) behind(n int) int {
	if p.counting > 0 && n >= p.limits.Shown {
		return p.counting
	}
	return n
}

// figure publishes the mean of one question or facet. Where nearly everybody
// answered alike, the figure is kept away from the ends.
func (p *publisher) figure(e scoring.Estimate, consensus bool, most float64) report.Figure {
	l := p.levelOf(e.N, consensus)
	clamped := l >= rounded && e.Known() && p.hides(most)
	if l == rounded || clamped {
		e.Value = coarsely(e.Value)
	}
	f := p.composite(e, l)
	if clamped {
		f.Value = pointer(min(max(e.Value, clamp), 100-clamp))
		f.Lo, f.Hi, f.Method, f.Rounded, f.Clamped = nil, nil, "", true, true
	}
	return f
}

// hides says whether a cell in which the largest category holds such a share
// shows only its clamped figure.
func (p *publisher) hides(most float64) bool { return p.limits.Shown > 0 && most >= alike }

// bounds publishes those of n people's scores, or coarsely, in steps of 5.
func (p *publisher) bounds(b scoring.Bounds, n int, coarsely bool) *report.Bounds {
	pair := func(r scoring.Range) [2]float64 {
		if coarsely {
			return [2]float64{math.Floor(r.Lo/coarse) * coarse, math.Ceil(r.Hi/coarse) * coarse}
		}
		return [2]float64{p.toldOf(r.Lo, n), p.toldOf(r.Hi, n)}
	}
	return &report.Bounds{Alignment: pair(b.Alignment), Dismantling: pair(b.Dismantling), Reinvention: pair(b.Reinvention),
		Deconstruction: pair(b.Deconstruction), Gap: pair(b.Gap)}
}

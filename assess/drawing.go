package assess

import (
	"rubble/gate"
	"rubble/ledger"
	"rubble/survey"
)

// A Drawing is what is published of a project's answers, lots drawn, before they
// are scored. [Project.Draw] makes one.
type Drawing struct {
	project  *Project
	key      string
	answers  survey.Answers // without those that wait
	replaced survey.Answers // the same, some of them by lot
	lots     map[string]int // how many, by wave
	fallen   ledger.Fallen
	judged   ledger.Judgement // beside what was published, lots and all
}

// Draw judges the answers, draws the lots, and judges once more where these fell.
// key, which may be empty, is known to nobody else and goes into what is drawn by
// lot. Another one than that of what was published is an error.
func (p *Project) Draw(key string) (Drawing, error) {
	if err := p.sameLots(key); err != nil {
		return Drawing{}, err
	}
	return p.draw(key), nil
}

func (p *Project) draw(key string) Drawing {
	policy := p.Config.Confidentiality.Policy
	d := Drawing{project: p, key: key}
	d.answers, d.judged = p.Judged(policy)
	d.replaced, d.lots = gate.Draw(p.Model, d.answers, d.judged, p.Settings(), policy, p.lottery(key))
	d.fallen = gate.Fallen(d.answers, d.replaced, policy, p.lottery(key))
	d.judged = p.Ledger.Fell(d.judged, d.answers, d.fallen, gate.Limits(policy).Shown)
	return d
}

// Judgement is what the ledger says of the answers beside what was published,
// where lots fell among it.
func (d Drawing) Judgement() ledger.Judgement { return d.judged }

// Release scores what was drawn and decides what may be seen of it. version is
// the program's.
func (d Drawing) Release(version string) (gate.Release, error) {
	p := d.project
	in := p.input(version)
	in.DataQuality.Answers = withoutWaiting(in.DataQuality.Answers, p.Answers, d.answers)
	in.Judged, in.Lots, in.Notes = d.judged, d.lots, p.Notes.approved(d.key)
	p.score(&in, d.replaced)
	return gate.Publish(in, p.Config.Confidentiality.Policy)
}

// Published is the ledger once a release of the drawing is published, and whether
// that adds anything to it.
func (d Drawing) Published(r gate.Release) (ledger.Ledger, bool) {
	p := d.project
	edition := p.Ledger.Record(d.answers, p.segments(), r.Told(), p.Config.Confidentiality.Policy, p.Model.Version+" "+p.Model.Hash)
	edition.Lots = p.lottery(d.key).Mark()
	edition.Holds(r.Held())
	edition.Drew(d.fallen)
	return p.Ledger.Add(edition)
}

// JudgedWithLots is what the ledger says of the answers as they would be published
// with a key, where lots fell among it. Where nothing was published no lots are
// compared; and with a key with which nothing can be published, none can be.
func (p *Project) JudgedWithLots(key string) ledger.Judgement {
	if len(p.Ledger.Editions) > 0 && p.sameLots(key) == nil {
		return p.draw(key).judged
	}
	_, judged := p.Judged(p.Config.Confidentiality.Policy)
	return judged
}

package assess

import (
	"slices"

	"rubble/config"
	"rubble/diag"
	"rubble/gate"
	"rubble/ledger"
	"rubble/report"
	"rubble/survey"
)

// Judged are the answers without those that wait under a policy, and what the
// ledger says of them beside what was published.
func (p *Project) Judged(policy string) (survey.Answers, ledger.Judgement) {
	return p.Ledger.Judge(p.Answers, p.segments(), gate.Limits(policy).Shown)
}

// Published is the ledger once a release of the project is published, and
// whether that adds anything to it. key is that of the release.
func (p *Project) Published(r gate.Release, key string) (ledger.Ledger, bool) {
	policy := p.Config.Confidentiality.Policy
	answers, _ := p.Judged(policy)
	edition := ledger.Record(answers, p.segments(), r.Told(), policy, p.Model.Version+" "+p.Model.Hash)
	edition.Lots = gate.Mark(p.Config.Score.Seed, key)
	return p.Ledger.Add(edition)
}

// sameLots fails where a wave that there still is was published with lots that
// were drawn with another key or seed.
func (p *Project) sameLots(key string) error {
	if gate.Limits(p.Config.Confidentiality.Policy).Lots == 0 {
		return nil
	}
	mark := gate.Mark(p.Config.Score.Seed, key)
	for i, e := range p.Ledger.Editions {
		for _, w := range e.Waves {
			is := slices.ContainsFunc(p.Waves, func(of config.Wave) bool { return of.ID == w.ID })
			if is && e.Lots != "" && e.Lots != mark && len(w.Told) > 0 && gate.Limits(e.Policy).Lots > 0 {
				return diag.Errorf(diag.Pos{File: ledger.File}, "edition %d told of wave %s with lots drawn by another RUBBLE_KEY or score.seed than now; two draws would tell together whose answers they replaced",
					i+1, w.ID).WithHint("set RUBBLE_KEY in the environment, and seed under [score], to what they were then")
			}
		}
	}
	return nil
}

// withoutWaiting takes out of what was read of answers what waits: how many questions
// somebody who came late left open is nobody's business.
func withoutWaiting(sources []report.AnswerSource, all, judged survey.Answers) []report.AnswerSource {
	rows := map[string]int{}
	for _, s := range all.Sheets {
		rows[s.Wave] += len(s.Responses)
	}
	for _, s := range judged.Sheets {
		rows[s.Wave] -= len(s.Responses)
	}
	out := slices.Clone(sources)
	for i := range out {
		out[i].Rows -= rows[out[i].Wave]
	}
	return out
}

// segments are those of the teams, by id.
func (p *Project) segments() map[string]string {
	out := map[string]string{}
	for _, t := range p.Teams {
		out[t.ID] = t.Segment
	}
	return out
}

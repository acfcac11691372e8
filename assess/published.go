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

func (p *Project) lottery(key string) gate.Lottery {
	return gate.Lottery{Seed: p.Config.Score.Seed, Key: key, StableIDs: p.Config.Confidentiality.StableIDs}
}

// judgePublished refuses a policy under which a wave was not published: two
// policies hide other cells and draw other lots, and people answered under what
// one of them promised. It says where teams stand in other segments than then.
func (p *Project) judgePublished(problems *diag.List) {
	for i, e := range p.Ledger.Editions {
		for _, w := range e.Waves {
			if e.Policy != p.Config.Confidentiality.Policy && gate.Limits(e.Policy).Shown > 0 && len(w.Told) > 0 && p.hasWave(w.ID) {
				problems.Errorf(p.Config.At("confidentiality.policy"), "wave %s was told under the policy %q (edition %d), and is to be told under %q: what two policies tell is more than either does",
					w.ID, e.Policy, i+1, p.Config.Confidentiality.Policy).
					WithHint("put policy = %q back; another policy is for a project of which nothing was published", e.Policy)
				return
			}
		}
	}
	now, then := p.segments(), p.segmentsTold()
	for _, t := range p.Teams {
		if then[t.ID] != now[t.ID] {
			at := slices.IndexFunc(p.Config.Teams, func(of config.Team) bool { return of.ID == t.ID })
			problems.Warnf(p.Config.At(config.Element("teams", max(at, 0), "segment")), "wave %s was told with other segments than those of now, among them that of team %s: it keeps them, since two ways to group the same answers tell more than either",
				p.Waves[len(p.Waves)-1].ID, t.ID).WithHint("the segments of now hold from the next wave on")
			return
		}
	}
}

func (p *Project) hasWave(id string) bool {
	return slices.ContainsFunc(p.Waves, func(of config.Wave) bool { return of.ID == id })
}

// sameLots fails where a wave that there still is was published with lots that
// were drawn with another key or seed.
func (p *Project) sameLots(key string) error {
	if gate.Limits(p.Config.Confidentiality.Policy).Lots == 0 {
		return nil
	}
	mark := p.lottery(key).Mark()
	for i, e := range p.Ledger.Editions {
		for _, w := range e.Waves {
			if p.hasWave(w.ID) && e.Lots != "" && e.Lots != mark && len(w.Told) > 0 && gate.Limits(e.Policy).Lots > 0 {
				return diag.Errorf(diag.Pos{File: ledger.File}, "edition %d told of wave %s with lots drawn by another RUBBLE_KEY, score.seed or stable_ids than now; two draws would tell together whose answers they replaced",
					i+1, w.ID).WithHint("set RUBBLE_KEY in the environment, seed under [score] and stable_ids to what they were then; if the key is lost, what was published of this wave stays as it is: keep that folder, and take the wave out of answers/ before the next is told")
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

// segmentsTold are those of the teams, by id, of which the report tells: in the
// latest wave.
func (p *Project) segmentsTold() map[string]string {
	if len(p.Waves) == 0 {
		return p.segments()
	}
	return p.Ledger.Segments(p.Waves[len(p.Waves)-1].ID, p.segments())
}

// segments are those of the teams, by id, as the settings have them.
func (p *Project) segments() map[string]string {
	out := map[string]string{}
	for _, t := range p.Teams {
		out[t.ID] = t.Segment
	}
	return out
}

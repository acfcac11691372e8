package gate

import (
	"rubble/fingerprint"
	"rubble/report"
)

// records publishes what the records say of the organisation, if enough
// people work there: the records name no actors, so the headcount stands for
// those who acted in them.
func (p *publisher) records() {
	enough := p.people() >= p.limits.Shown
	for _, e := range p.in.Evidence {
		f := report.Fingerprint{ID: e.Key, Norms: p.speaksOf(e.Key)}
		if def, ok := p.in.Model.Fingerprint(e.Key); ok {
			f.AbsentAt, f.PresentAt = def.AbsentAt, def.PresentAt
		}
		f.Value = recorded(enough, e.Reason, e.N, e.Statistic, e.Interval.Lo, e.Interval.Hi)
		f.Presence = recorded(enough, e.Reason, e.N, e.Presence, e.PresenceLo, e.PresenceHi)
		p.out.Fingerprints = append(p.out.Fingerprints, f)
	}
	for _, o := range p.in.Outcomes {
		out := report.Outcome{ID: o.Key, Unit: "share",
			Value: recorded(enough, o.Reason, o.N, o.Value, o.Interval.Lo, o.Interval.Hi)}
		if o.Key == fingerprint.TimeToResolveKey {
			out.Unit = "hours"
		}
		p.out.Outcomes = append(p.out.Outcomes, out)
	}
}

// people is the headcount of the latest wave, or those who answered where it
// is not known.
func (p *publisher) people() int {
	n := 0
	if waves := p.in.Scored.Waves; len(waves) > 0 {
		for _, t := range waves[len(waves)-1].Teams {
			n += max(t.People, t.Respondents)
		}
	}
	return n
}

func (p *publisher) speaksOf(key string) []string {
	norms := []string{}
	for _, k := range p.in.Model.NormKeys() {
		n, _ := p.in.Model.Norm(k)
		for _, f := range n.Fingerprints {
			if f == key {
				norms = append(norms, k)
			}
		}
	}
	return norms
}

// recorded publishes a figure of records, with three decimals. n counts
// records.
func recorded(enough bool, reason fingerprint.Reason, n int, value, lo, hi float64) report.Figure {
	switch {
	case reason == fingerprint.TooFew:
		return report.Figure{N: &report.Count{N: n}, Reason: report.Because(report.TooFewRecords)}
	case reason != "":
		return report.Figure{N: &report.Count{N: n}, Reason: report.Because(report.Code(reason))}
	case !enough:
		return report.Figure{Reason: report.Because(report.TooFewPeople)}
	}
	return report.Figure{Value: pointer(portion(value)), Lo: pointer(portion(lo)), Hi: pointer(portion(hi)), N: &report.Count{N: n}}
}

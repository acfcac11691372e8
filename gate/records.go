package gate

import (
	"rubble/fingerprint"
	"rubble/report"
)

// records publishes what the records say of the organisation, if enough
// people work there: the records name no actors, so the headcount stands for
// those who acted in them.
func (p *publisher) records() {
	for _, e := range p.in.Evidence {
		f := report.Fingerprint{ID: e.Key, Norms: p.speaksOf(e.Key)}
		if def, ok := p.in.Model.Fingerprint(e.Key); ok {
			f.From, f.AbsentAt, f.PresentAt = def.From, def.AbsentAt, def.PresentAt
		}
		f.Value = p.recorded(e.Reason, e.N, portion, e.Statistic, e.Interval.Lo, e.Interval.Hi)
		f.Presence = p.recorded(e.Reason, e.N, portion, e.Presence, e.PresenceLo, e.PresenceHi)
		if f.Value.Known() {
			f.Detail = p.detail(e)
		}
		p.out.Fingerprints = append(p.out.Fingerprints, f)
	}
	for _, o := range p.in.Outcomes {
		out := report.Outcome{ID: o.Key, Unit: string(o.Unit), Value: p.outcome(o)}
		if out.Value.Known() {
			out.Months = p.months(o.Key)
		}
		switch o.Key {
		case fingerprint.ApprovalInformationKey:
			p.out.Readings = append(p.out.Readings, out)
		case fingerprint.DeploymentFrequencyKey, fingerprint.LeadTimeKey, fingerprint.StandardShareKey:
			p.out.Delivery = append(p.out.Delivery, out)
		default:
			p.out.Outcomes = append(p.out.Outcomes, out)
		}
	}
}

// outcome publishes shares and bits with three decimals, hours and numbers a
// day with one.
func (p *publisher) outcome(o fingerprint.Outcome) report.Figure {
	to := score
	if o.Unit == fingerprint.Share || o.Unit == fingerprint.Bits {
		to = portion
	}
	return p.recorded(o.Reason, o.N, to, o.Value, o.Interval.Lo, o.Interval.Hi)
}

// months gives an outcome month by month.
func (p *publisher) months(key string) []report.Month {
	var out []report.Month
	for _, m := range p.in.Months {
		for _, o := range m.Outcomes {
			if o.Key == key {
				out = append(out, report.Month{Month: m.Month, Value: p.outcome(o)})
			}
		}
	}
	return out
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

// recorded publishes a figure of records, rounded by to. n counts records:
// where they allow no figure, less than [few] are told as "below 5", unless
// there are none, and allow none. Where too few people work, not even why
// there is no figure is told, but for that there are no records.
func (p *publisher) recorded(reason fingerprint.Reason, n int, to func(float64) float64, value, lo, hi float64) report.Figure {
	count := &report.Count{N: n}
	if n > 0 && p.sparse(n) {
		count = &report.Count{Below: few}
	}
	switch {
	case !p.showsRecords() && reason != fingerprint.NoRecords:
		return report.Figure{Reason: report.Because(report.TooFewPeople)}
	case reason == fingerprint.TooFew, reason == "" && p.sparse(n):
		return report.Figure{N: count, Reason: report.Because(report.TooFewRecords)}
	case reason != "":
		return report.Figure{N: count, Reason: report.Because(report.Code(reason))}
	}
	return report.Figure{Value: pointer(to(value)), Lo: pointer(to(lo)), Hi: pointer(to(hi)), N: count}
}

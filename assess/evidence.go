package assess

import (
	"fmt"
	"strings"
	"time"

	"rubble/config"
	"rubble/diag"
	"rubble/fingerprint"
	"rubble/model"
	"rubble/record"
	"rubble/report"
)

// A MonthOutcomes is what the records of one month say of how the work goes. A
// project has the last 36 months of the wave at most.
type MonthOutcomes struct {
	Month    string // 2026-03
	Outcomes []fingerprint.Outcome
}

// weighed is what the records of a wave say.
type weighed struct {
	key              string // the same as long as weighing would give the same
	counted, outside []int  // records in the wave and not in it, of each set
	incidents        record.IncidentTally
	evidence         []fingerprint.Evidence
	outcomes         []fingerprint.Outcome
	months           []MonthOutcomes
}

// weigh turns the records of the latest wave into evidence and outcomes.
func (l *Loader) weigh(p *Project, r records, problems *diag.List) {
	if len(p.Config.Records) == 0 || len(p.Waves) == 0 {
		return
	}
	latest := p.Waves[len(p.Waves)-1]
	if key := p.weighing(latest, r); key != l.weighed.key {
		l.weighed = p.weighedIn(latest, r)
		l.weighed.key = key
	}
	w := l.weighed
	for i, set := range r.sets {
		p.Quality.Records = append(p.Quality.Records, report.RecordSource{Kind: set.entry.Kind, Files: set.files,
			Rows: set.rows, Refused: set.refused, Records: w.counted[i], Outside: w.outside[i],
			First: day(set.first.In(set.clock)), Last: day(set.last.In(set.clock)), Origin: set.entry.Origin})
		if w.counted[i] == 0 {
			problems.Warnf(p.Config.At(config.Element("records", set.at, "files")), "none of these %s began in the days of wave %q", set.entry.Kind, latest.ID).
				WithHint("%s", spanned(set))
		}
	}
	p.warnUnmet(w.incidents, problems)
	p.Evidence, p.Outcomes, p.Months = w.evidence, w.outcomes, w.months
}

// weighing names all that evidence depends on.
func (p *Project) weighing(w config.Wave, r records) string {
	var b strings.Builder
	score := p.Config.Score
	fmt.Fprintf(&b, "%v %v %q %q\n%v %v %v\n", w.RecordsFrom, w.To, p.Config.Organisation.TimeZone, p.Config.Calendar, score.Seed, score.Replicates, score.Confidence)
	for _, set := range r.sets {
		fmt.Fprintf(&b, "%q %v %q %q\n", set.key, set.clock, set.entry.VagueCodes, set.entry.DeskChannels)
	}
	for _, f := range p.Model.Fingerprints {
		fmt.Fprintf(&b, "%q %+v\n", f.Key, anchors(f))
	}
	return b.String()
}

// weighedIn tallies and weighs the records of a wave.
func (p *Project) weighedIn(latest config.Wave, r records) weighed {
	cal := p.calendar()
	within := r.within(latest, cal)
	whole := within.whole()
	all := p.recordsOf(whole, r, cal)
	out := weighed{counted: within.counted, outside: within.outside, incidents: whole.incidents, outcomes: fingerprint.Outcomes(all)}
	for _, f := range p.Model.Fingerprints {
		if e, ok := fingerprint.Of(f.Key, anchors(f), all); ok {
			out.evidence = append(out.evidence, e)
		}
	}
	for _, m := range within.latest(whole) {
		out.months = append(out.months, MonthOutcomes{m.first.Date().Format("2006-01"), fingerprint.Outcomes(p.recordsOf(m, r, cal))})
	}
	return out
}

// spanned says when the records of a set began.
func spanned(set recordSet) string {
	if set.first.IsZero() {
		return "none could be read"
	}
	return "they run from " + day(set.first.In(set.clock)) + " to " + day(set.last.In(set.clock)) + "; records_from of a wave lets earlier ones in"
}

// recordsOf joins tallies with what it takes to read them.
func (p *Project) recordsOf(m month, r records, cal *record.Calendar) fingerprint.Records {
	out := fingerprint.Records{Incidents: m.incidents, Changes: m.changes, Calendar: cal, Confidence: p.Config.Score.Confidence,
		Seed: p.Config.Score.Seed, Replicates: p.Config.Score.Replicates}
	for _, set := range r.sets {
		out.VagueCodes = append(out.VagueCodes, set.entry.VagueCodes...)
		out.DeskChannels = append(out.DeskChannels, set.entry.DeskChannels...)
	}
	return out
}

func anchors(f model.Fingerprint) fingerprint.Anchors {
	return fingerprint.Anchors{AbsentAt: f.AbsentAt, PresentAt: f.PresentAt, Least: f.Least,
		LeastCells: f.LeastCells, LeastBits: f.LeastBits, LeastWeeks: f.LeastWeeks, LeastChannels: f.LeastChannels}
}

// calendar is the working time of the settings; nil where they do not tell it.
func (p *Project) calendar() *record.Calendar {
	if !p.Config.HasCalendar() {
		return nil
	}
	c := p.Config.Calendar
	cal := &record.Calendar{Location: p.Config.Location(), Days: c.Days(), Holidays: map[record.Day]bool{}}
	cal.Opens, cal.Closes = c.Opening()
	for _, h := range c.Holidays {
		cal.Holidays[record.DayOf(h)] = true
	}
	return cal
}

// day writes a date; empty for none.
func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

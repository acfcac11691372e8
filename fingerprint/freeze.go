package fingerprint

import (
	"rubble/record"
	"rubble/stat"
)

// FreezeKey is the key of [Freeze].
const FreezeKey = "freeze"

const (
	freezeRun    = 5 // working days that a run must last
	freezePart   = 4 // a quiet day has less than the median day's changes divided by this
	freezeMedian = 2 // the least median by which quiet days can be told
)

// Freeze is the share of working days that lie in runs of five or more on
// each of which fewer changes were implemented than a quarter of the median
// working day's. The period runs from the first to the last day on which a
// change was implemented; weekends and holidays neither count nor end a run.
// Where the median is below two changes a day, hardly a day is quiet by this
// measure, or all are: too-quiet. N and a.Least count working days.
//
// The interval is the percentile interval of the Poisson bootstrap over
// changes (see [stat.Poisson]): each day's count is drawn anew from a Poisson
// distribution with that count as its mean, and the statistic with its median
// computed again. Days without any change stay so, and no doubt about which
// days people chose enters the interval. It is widened to hold the statistic
// where it does not.
func Freeze(t record.ChangeTally, a Anchors, confidence float64, cal *record.Calendar, r Resampling) Evidence {
	days, working, reason := workdays(t, cal, a.Least)
	counts := make([]float64, len(working))
	for i, at := range working {
		counts[i] = float64(days[at].Count)
	}
	if reason == "" && stat.Quantile(counts, 0.5) < freezeMedian {
		reason = TooQuiet
	}
	if reason != "" {
		return Evidence{Key: FreezeKey, N: len(working), Reason: reason}
	}
	s := quietRuns(counts, func(i int) { days[working[i]].Quiet = true })
	replicates := r.freezes(counts)
	return a.figure(FreezeKey, s, interval(replicates, s, confidence), len(working), Detail{Days: days})
}

// freezes draws replicates of the statistic.
func (r Resampling) freezes(counts []float64) []float64 {
	kinds := make(map[float64]*stat.Poisson)
	of := make([]*stat.Poisson, len(counts))
	for i, count := range counts {
		d, ok := kinds[count]
		if !ok {
			d = stat.NewPoisson(count)
			kinds[count] = d
		}
		of[i] = d
	}
	rng, replicates := r.source(FreezeKey), make([]float64, r.Replicates)
	drawn := make([]float64, len(counts))
	for at := range replicates {
		for i, d := range of {
			drawn[i] = float64(d.Draw(rng))
		}
		replicates[at] = quietRuns(drawn, func(int) {})
	}
	return replicates
}

// quietRuns is the share of days in quiet runs, each of which is marked.
func quietRuns(counts []float64, mark func(int)) float64 {
	quiet := stat.Quantile(counts, 0.5) / freezePart
	inside, run := 0, 0
	for i, count := range counts {
		if count >= quiet {
			run = 0
			continue
		}
		switch run++; {
		case run == freezeRun:
			for back := range run {
				mark(i - back)
			}
			inside += run
		case run > freezeRun:
			mark(i)
			inside++
		}
	}
	return float64(inside) / float64(len(counts))
}

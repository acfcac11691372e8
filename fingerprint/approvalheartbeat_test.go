package fingerprint

import (
	"math/rand/v2"
	"testing"
	"time"

	"rubble/record"
	"rubble/stat"
)

// In each of eight weeks ten changes are requested, one an hour from hour 0
// on. Six are approved in hour 33, where none is requested, and one in each of
// the next four. All weeks are alike, so that resampling changes nothing.
func TestApprovalHeartbeat(t *testing.T) {
	in, week := record.ChangeTally{Changes: 80, Hours: map[record.WeekHour]record.Flow{}}, &Week{Peak: 33}
	for w := range 8 {
		for i := range 10 {
			in.Hours[record.WeekHour{Week: w, Hour: i}] = record.Flow{Requests: 1}
			week.Requests[i]++
		}
		for i, count := range []int{6, 1, 1, 1, 1} {
			in.Hours[record.WeekHour{Week: w, Hour: 33 + i}] = record.Flow{Approvals: count}
			week.Approvals[33+i] += count
		}
	}
	a := anchorsOf[ApprovalHeartbeatKey]
	whole(t, ApprovalHeartbeat(in, a, 0.95, draws), Evidence{Key: "approval-heartbeat", Statistic: 0.6, Interval: stat.Interval{Lo: 0.6, Hi: 0.6},
		Presence: 1, PresenceLo: 1, PresenceHi: 1, N: 80, Detail: Detail{Week: week}})

	delete(in.Hours, record.WeekHour{Week: 7, Hour: 33}) // four approvals are left of that week
	if got := ApprovalHeartbeat(in, a, 0.95, draws); got.N != 74 || got.Reason != "" || got.Interval.Lo >= got.Statistic {
		t.Errorf("one week of another kind: %+v", got)
	}
}

// The two halves have different peaks. Of four weeks, the first and the last
// are the first half: 3 of 4 approvals in hour
// 5, 1 in hour 7; second half: 1 of 4 in hour 5, 3 in hour 7. Requests are 1
// of 4 in hour 5 in either half, and none in hour 7. The first half's peak
// has 1/4 − 1/4 in the second, the second's 1/4 − 0 in the first.
func TestApprovalHeartbeatTakesPeaksFromTheOtherHalf(t *testing.T) {
	in := record.ChangeTally{Changes: 16, Hours: map[record.WeekHour]record.Flow{}}
	for w := -3; w < 1; w++ {
		five, seven := 3, 1
		if w == -2 || w == -1 {
			five, seven = 1, 3
		}
		in.Hours[record.WeekHour{Week: w, Hour: 5}] = record.Flow{Requests: 1, Approvals: five}
		in.Hours[record.WeekHour{Week: w, Hour: 7}] = record.Flow{Approvals: seven}
		in.Hours[record.WeekHour{Week: w, Hour: 100}] = record.Flow{Requests: 3}
	}
	got := ApprovalHeartbeat(in, Anchors{PresentAt: 1}, 0.95, draws)
	near(t, "statistic", got.Statistic, 0.125)
	if got.N != 16 || got.Detail.Week.Peak != 5 { // 8 approvals in either hour
		t.Errorf("%d approvals, peak %d", got.N, got.Detail.Week.Peak)
	}
}

// Thue and Morse, weeks 0 to 15: OEIS A010060.
func TestHalfOf(t *testing.T) {
	for week, want := range []int{0, 1, 1, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0, 1, 1, 0} {
		if got := halfOf(week); got != want {
			t.Errorf("week %d in half %d, want %d", week, got, want)
		}
	}
}

// boarded is the tally of weeks of 50 requests at random hours from Monday to
// Friday, 8 to 18. Half of them wait for the next sitting of a board, on
// Wednesday at 10 of every so many weeks; the others are approved within four
// hours. With every at 0 there is no board. Sittings after the last week are
// not told, nor what waits for them.
func boarded(weeks, every, phase int, seed uint64) record.ChangeTally {
	rng := rand.New(rand.NewPCG(seed, 0))
	in := record.ChangeTally{Hours: map[record.WeekHour]record.Flow{}}
	for w := range weeks {
		for range 50 {
			asked := record.WeekHour{Week: w, Hour: 24*rng.IntN(5) + 8 + rng.IntN(10)}
			given := record.WeekHour{Week: w, Hour: asked.Hour + rng.IntN(4)}
			if every > 0 && rng.IntN(2) == 0 {
				given.Hour = 2*24 + 10
				for given.Week%every != phase || given.Week == w && given.Hour <= asked.Hour {
					given.Week++
				}
			}
			if given.Week < weeks {
				in.Changes++
				flow := in.Hours[asked]
				in.Hours[asked] = record.Flow{Requests: flow.Requests + 1, Approvals: flow.Approvals}
				flow = in.Hours[given]
				in.Hours[given] = record.Flow{Requests: flow.Requests, Approvals: flow.Approvals + 1}
			}
		}
	}
	return in
}

// In two years a board is found that sits every week or every second, third or
// fourth, whichever weeks these are. Every third is dealt unevenly (of weeks
// 0, 3, … 102, seven of 35 fall into the second half), which widens the
// interval.
func TestApprovalHeartbeatOfRareBoards(t *testing.T) {
	a := anchorsOf[ApprovalHeartbeatKey]
	for _, every := range []int{1, 2, 3, 4} {
		for phase := range every {
			for seed := range uint64(3) {
				got := ApprovalHeartbeat(boarded(104, every, phase, seed), a, 0.95, draws)
				if got.Reason != "" || got.PresenceLo < 0.5 || got.Detail.Week.Peak != 58 {
					t.Errorf("every %d weeks from %d, seed %d: %q, statistic %v, presence from %v, peak %d",
						every, phase, seed, got.Reason, got.Statistic, got.PresenceLo, got.Detail.Week.Peak)
				}
			}
		}
	}
	for seed := range uint64(3) {
		if got := ApprovalHeartbeat(boarded(104, 0, 0, seed), a, 0.95, draws); got.Reason != "" || got.PresenceHi > 0 {
			t.Errorf("no board, seed %d: %+v", seed, got)
		}
	}
}

// A board on Wednesdays at 10 by the clock of Berlin sits in one hour of the
// week, although clocks change in March and October.
func TestApprovalHeartbeatKeepsTheClock(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	cal := *office
	cal.Location = berlin
	var in record.ChangeTally
	for w := range 52 {
		sitting := time.Date(2025, 1, 8+7*w, 10, 0, 0, 0, berlin).UTC()
		for i := range 4 {
			in.Add(record.Change{Requested: sitting.Add(time.Duration(-7*i-1) * time.Hour), Approved: sitting}, &cal)
		}
	}
	got := ApprovalHeartbeat(in, anchorsOf[ApprovalHeartbeatKey], 0.95, draws)
	if got.Statistic != 1 || got.Detail.Week.Approvals[58] != 208 || got.Detail.Week.Peak != 58 {
		t.Errorf("statistic %v, %d approvals in hour 58", got.Statistic, got.Detail.Week.Approvals[58])
	}
}

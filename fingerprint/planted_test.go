package fingerprint

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"rubble/record"
	"rubble/record/plant"
)

// anchorsOf are the anchors and least numbers of the model.
var anchorsOf = map[string]Anchors{
	TierLadderKey:        ladderAnchors,
	AutoCloseKey:         closeAnchors,
	MatrixKey:            matrixAnchors,
	CatchAllKey:          {AbsentAt: 0.10, PresentAt: 0.40, Least: 200},
	SingleDoorKey:        {AbsentAt: 0.40, PresentAt: 0.90, Least: 200, LeastChannels: 3},
	LearningLinkKey:      {AbsentAt: 0.25, PresentAt: 0.03, Least: 200},
	ApprovalHeartbeatKey: {AbsentAt: 0.15, PresentAt: 0.45, Least: 50, LeastWeeks: 8},
	ApprovalWaitKey:      {AbsentAt: 0.10, PresentAt: 0.50, Least: 50},
	OutsideApprovalKey:   {AbsentAt: 0.10, PresentAt: 0.60, Least: 50},
	FreezeKey:            {AbsentAt: 0.02, PresentAt: 0.10, Least: 200},
	NightWindowKey:       {AbsentAt: 0.05, PresentAt: 0.40, Least: 100},
	WeekdayAvoidanceKey:  {AbsentAt: 0.25, PresentAt: 0.70, Least: 500},
	BatchingKey:          {AbsentAt: 0.20, PresentAt: 0.80, Least: 60},
	BypassKey:            {AbsentAt: 0.03, PresentAt: 0.15, Least: 100},
	TighteningKey:        {AbsentAt: 0, PresentAt: 1, Least: 10},
}

// office is Monday to Friday, 8 to 18, in UTC.
var office = &record.Calendar{Location: time.UTC, Days: [7]bool{1: true, 2: true, 3: true, 4: true, 5: true},
	Opens: 8 * time.Hour, Closes: 18 * time.Hour}

// A planting plants the norm that a fingerprint looks for.
type planting struct {
	key   string
	plant func(p *plant.Plan, strength float64)
	along []string // fingerprints that it also leaves, by the documentation of Plan
}

var plantings = []planting{
	{ApprovalHeartbeatKey, func(p *plant.Plan, s float64) { p.Heartbeat = s }, []string{ApprovalWaitKey}},
	{ApprovalWaitKey, func(p *plant.Plan, s float64) { p.Wait = s }, nil},
	{OutsideApprovalKey, func(p *plant.Plan, s float64) { p.Outside = s }, nil},
	{FreezeKey, func(p *plant.Plan, s float64) { p.Freeze = s }, nil},
	{NightWindowKey, func(p *plant.Plan, s float64) { p.Night = s }, nil},
	{WeekdayAvoidanceKey, func(p *plant.Plan, s float64) { p.Weekday = s }, nil},
	{BatchingKey, func(p *plant.Plan, s float64) { p.Batching = s }, nil},
	{BypassKey, func(p *plant.Plan, s float64) { p.Bypass = s }, nil},
	{TighteningKey, func(p *plant.Plan, s float64) { p.Tightening = s }, nil},
}

// planted are the records of a year of ten requests a working day.
func planted(p plant.Plan) Records {
	p.PerDay, p.From, p.Days, p.Calendar = 10, time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC), 365, office
	r := Records{Calendar: office, Seed: 1, Replicates: 300, Confidence: 0.95}
	for _, c := range plant.Changes(p) {
		r.Changes.Add(c, office)
	}
	return r
}

// What was planted is found: the statistic rises with it, presence is beyond
// doubt at either end, and no other fingerprint takes it for its own. With -v
// this prints for each strength the statistic, presence and its interval.
func TestPlanted(t *testing.T) {
	strengths := []float64{0, 0.33, 0.67, 1}
	for _, planting := range plantings {
		t.Run(planting.key, func(t *testing.T) {
			for seed := range uint64(3) {
				var line strings.Builder
				last := -1.0
				for _, strength := range strengths {
					p := plant.Plan{Seed: seed}
					planting.plant(&p, strength)
					r := planted(p)
					e, _ := Of(planting.key, anchorsOf[planting.key], r)
					fmt.Fprintf(&line, "   %.2f: %6.3f %.2f (%.2f–%.2f)", strength, e.Statistic, e.Presence, e.PresenceLo, e.PresenceHi)
					if e.Reason != "" || e.Statistic <= last {
						t.Errorf("seed %d, strength %v: %+v, where less strength gave %v", seed, strength, e, last)
					}
					last = e.Statistic
					if strength == 0 && e.PresenceHi > 0.25 || strength == 1 && e.PresenceLo < 0.5 {
						t.Errorf("seed %d, strength %v: presence from %v to %v", seed, strength, e.PresenceLo, e.PresenceHi)
					}
					if strength == 1 {
						others(t, planting, r)
					}
				}
				t.Logf("%-19s seed %d%s", planting.key, seed, line.String())
			}
		})
	}
}

// others holds that no fingerprint is told to be there which was not planted.
// Some may be in doubt: little is left to tell the last day of the week by
// where changes go out on one day in eight.
func others(t *testing.T, p planting, r Records) {
	t.Helper()
	for _, other := range plantings {
		e, _ := Of(other.key, anchorsOf[other.key], r)
		if other.key != p.key && !slices.Contains(p.along, other.key) && e.PresenceLo > 0.25 {
			t.Errorf("%s is taken for %s: presence %v to %v", p.key, other.key, e.PresenceLo, e.PresenceHi)
		}
	}
}

// A decision tells less, the hollower the ritual: 0.10 no, 0.15 yes to
// something else and 0.75 yes are 1.054 bits; emergencies, always approved,
// leave a little less.
func TestPlantedHollow(t *testing.T) {
	for seed := range uint64(3) {
		last := 2.0
		for _, strength := range []float64{0, 0.5, 1} {
			got := ApprovalInformation(planted(plant.Plan{Seed: seed, Hollow: strength}).Changes, LeastChanges, 0.95)
			t.Logf("seed %d   %.2f: %.3f bit (%.3f–%.3f), %.3f the same", seed, strength, got.Value, got.Interval.Lo, got.Interval.Hi, got.Top)
			if got.Value >= last || strength == 0 && (got.Interval.Lo > 1.054 || got.Interval.Hi < 1.03) || strength == 1 && got.Value != 0 {
				t.Errorf("seed %d, strength %v: %+v", seed, strength, got)
			}
			last = got.Value
		}
	}
}

package plant

import (
	"math"
	"slices"
	"testing"
	"time"

	"rubble/record"
)

func zone(t *testing.T, name string) *time.Location {
	t.Helper()
	location, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return location
}

// year is a plan of 365 days from Saturday, 1 March 2025, with Christmas off:
// of the 52 full weeks after that day two days are holidays, so that it has
// 258 working days.
func year(t *testing.T) Plan {
	berlin := zone(t, "Europe/Berlin")
	day := func(month time.Month, d int) record.Day {
		return record.DayOf(time.Date(2025, month, d, 0, 0, 0, 0, berlin))
	}
	return Plan{Seed: 1, From: time.Date(2025, 3, 1, 0, 0, 0, 0, berlin), Days: 365, PerDay: 8, Teams: []string{"a", "b"},
		Calendar: &record.Calendar{Location: berlin, Days: [7]bool{1: true, 2: true, 3: true, 4: true, 5: true},
			Opens: 8 * time.Hour, Closes: 18 * time.Hour, Holidays: map[record.Day]bool{day(12, 25): true, day(12, 26): true}}}
}

const workingDays = 258

// norms are the strengths of a plan, by name.
func norms(p *Plan) map[string]*float64 {
	return map[string]*float64{"heartbeat": &p.Heartbeat, "wait": &p.Wait, "outside": &p.Outside, "freeze": &p.Freeze, "night": &p.Night,
		"weekday": &p.Weekday, "batching": &p.Batching, "bypass": &p.Bypass, "tightening": &p.Tightening, "hollow": &p.Hollow}
}

// plans are all norms at once, each alone, and odd calendars.
func plans(t *testing.T) map[string]Plan {
	all := map[string]Plan{"nothing": year(t)}
	every := year(t)
	for name, strength := range norms(&every) {
		*strength = 0.7
		alone := year(t)
		*norms(&alone)[name] = 1
		all[name] = alone
	}
	all["every norm"] = every
	every.Calendar = nil
	all["no calendar"] = every
	every.Calendar = &record.Calendar{Location: zone(t, "Asia/Riyadh"), Days: [7]bool{0: true, 1: true, 2: true, 3: true, 4: true}, Opens: 9*time.Hour + 30*time.Minute, Closes: 24 * time.Hour}
	all["until midnight, Sunday to Thursday"] = every
	every.Calendar = &record.Calendar{Location: zone(t, "America/Santiago"), Days: [7]bool{true, true, true, true, true, true, true}, Closes: 24 * time.Hour}
	all["always open"] = every
	every.Calendar = &record.Calendar{Location: time.UTC, Days: [7]bool{3: true}, Opens: 10 * time.Hour, Closes: 11 * time.Hour}
	all["an hour a week"] = every
	return all
}

// What holds for every change whatever is planted: order, and who decides
// before whom.
func TestChanges(t *testing.T) {
	for name, p := range plans(t) {
		t.Run(name, func(t *testing.T) {
			changes, cal := Changes(p), p.calendar()
			if len(changes) == 0 {
				t.Fatal("no changes")
			}
			if !slices.IsSortedFunc(changes, func(a, b record.Change) int { return a.Requested.Compare(b.Requested) }) {
				t.Error("not in the order of requests")
			}
			from := record.DayOf(p.From)
			for i, c := range changes {
				if i > 0 && c.ID <= changes[i-1].ID {
					t.Fatalf("%s comes after %s", c.ID, changes[i-1].ID)
				}
				if !cal.Open(c.Requested) {
					t.Errorf("%s is requested at %v, when nobody works", c.ID, c.Requested)
				}
				checkTimes(t, c)
				if day := record.DayOf(c.Requested); day < from-before || day >= from+record.Day(p.Days) {
					t.Errorf("%s is requested on %v", c.ID, c.Requested)
				}
				if c.Started.IsZero() {
					continue
				}
				if day := record.DayOf(c.Started); day < from || day >= from+record.Day(p.Days) || !cal.Working(day) {
					t.Errorf("%s is made on %v, outside the plan", c.ID, c.Started)
				}
				if p.Night == 0 && !cal.Open(c.Started) {
					t.Errorf("%s is made at %v, when nobody works", c.ID, c.Started)
				}
			}
		})
	}
}

// checkTimes checks that the stamps of a change are in order, whole minutes,
// and those that its road has.
func checkTimes(t *testing.T, c record.Change) {
	t.Helper()
	var order []time.Time
	switch c.Type {
	case record.Standard:
		order = []time.Time{c.Requested, c.Started, c.Completed}
		if !c.Approved.IsZero() || c.Decision != record.UnknownDecision || c.Outside != record.No {
			t.Errorf("%s is standard, and was decided on: %+v", c.ID, c)
		}
	case record.Normal:
		order = []time.Time{c.Requested, c.Approved, c.Started, c.Completed}
		if c.Decision == record.Rejected {
			order = order[:2]
			if c.Outcome != record.Cancelled || !c.Implemented().IsZero() {
				t.Errorf("%s is rejected, and was made: %+v", c.ID, c)
			}
		}
	case record.Emergency:
		order = []time.Time{c.Requested, c.Started, c.Approved}
		if c.Started.Sub(c.Requested) > time.Hour || !c.Completed.After(c.Started) {
			t.Errorf("%s is an emergency, begun at %v: %+v", c.ID, c.Started, c)
		}
	default:
		t.Errorf("%s is of no type", c.ID)
	}
	for i, at := range order {
		if at.IsZero() || at.Second() != 0 || at.Nanosecond() != 0 || i > 0 && at.Before(order[i-1]) {
			t.Errorf("%s has the stamps %v", c.ID, order)
			return
		}
	}
}

// The same plan gives the same changes, another seed others, and a norm moves
// only the fields that it is about.
func TestOnlyWhatIsPlanted(t *testing.T) {
	plan := year(t)
	base := Changes(plan)
	if !slices.Equal(base, Changes(plan)) {
		t.Error("the same plan gives other changes")
	}
	for name, without := range map[string]func(c *record.Change){
		"outside": func(c *record.Change) { c.Outside = record.Unknown },
		"night": func(c *record.Change) {
			c.Started, c.Completed, c.Outcome = time.Time{}, time.Time{}, record.UnknownOutcome
		},
		"hollow": func(c *record.Change) {
			c.Started, c.Completed, c.Decision, c.Outcome = time.Time{}, time.Time{}, record.UnknownDecision, record.UnknownOutcome
		},
	} {
		p := plan
		*norms(&p)[name] = 1
		want, got := slices.Clone(base), Changes(p)
		if slices.Equal(want, got) {
			t.Errorf("%s changes nothing", name)
		}
		for _, changes := range [][]record.Change{want, got} {
			for i := range changes {
				without(&changes[i])
			}
		}
		if !slices.Equal(want, got) {
			t.Errorf("%s moves what it is not about", name)
		}
	}
	plan.Seed++
	if slices.Equal(base, Changes(plan)) {
		t.Error("another seed gives the same changes")
	}
}

func TestNoChanges(t *testing.T) {
	for name, spoil := range map[string]func(*Plan){
		"no days":            func(p *Plan) { p.Days = 0 },
		"fewer than no days": func(p *Plan) { p.Days = -400 },
		"no requests":        func(p *Plan) { p.PerDay = 0 },
		"negative":           func(p *Plan) { p.PerDay = -1 },
		"no number":          func(p *Plan) { p.PerDay = math.NaN() },
		"without end":        func(p *Plan) { p.PerDay = math.Inf(1) },
		"no working day":     func(p *Plan) { p.Calendar.Days = [7]bool{} },
		"only a weekend":     func(p *Plan) { p.Days = 2 },
	} {
		p := year(t)
		spoil(&p)
		if got := Changes(p); len(got) != 0 {
			t.Errorf("%s: %d changes", name, len(got))
		}
	}
}

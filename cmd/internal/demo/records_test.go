package demo

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/config"
	"rubble/report"
)

// What records say to what two thirds of the people say: the board is not
// gone, and the freeze, which nobody thinks of as a choice, is there.
func TestClaims(t *testing.T) {
	got := map[string]string{}
	for _, p := range publish(t).Waves[spring].Practices {
		for _, n := range p.Norms {
			if n.Claimed != "" && n.Claim != "no-data" {
				got[n.ID] = n.Claimed + ", " + n.Claim
			}
		}
	}
	want := map[string]string{
		"change-enablement/board":            "gone, contradicted",
		"change-enablement/freeze":           "standing, consistent",
		"service-desk/first-line-generalist": "standing, consistent",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Once the board is believed no more than relaxed, the practice has taken less
// apart than its people say.
func TestCorroborated(t *testing.T) {
	for _, p := range publish(t).Waves[spring].Practices {
		x, has := p.Dismantling, p.Dismantling.Corroborated != nil
		if want := p.ID == "change-enablement"; has != want {
			t.Errorf("%s: corroborated %v", p.ID, has)
		} else if has && !(*x.Corroborated < *x.Lo) {
			t.Errorf("%s: dismantling %v from %v, corroborated %v", p.ID, *x.Value, *x.Lo, *x.Corroborated)
		}
	}
}

func fingerprint(t *testing.T, id string) report.Fingerprint {
	t.Helper()
	for _, f := range publish(t).Fingerprints {
		if f.ID == id {
			return f
		}
	}
	t.Fatalf("no fingerprint %s", id)
	return report.Fingerprint{}
}

// What was written into the change records is found in them: consent on
// Thursdays from two to three, four weeks without changes, and emergencies
// somewhat raised. The rest is quiet or moderate.
func TestChangeRecords(t *testing.T) {
	type ends struct{ lo, hi float64 } // within which the presence lies
	for id, want := range map[string]ends{
		"approval-heartbeat": {0.5, 1},
		"freeze":             {0.5, 1},
		"approval-wait":      {0.1, 0.5},
		"outside-approval":   {0.1, 0.5},
		"bypass":             {0.1, 0.5},
		"night-window":       {0, 0.25},
		"weekday-avoidance":  {0, 0.25},
		"batching":           {0, 0.25},
	} {
		p := fingerprint(t, id).Presence
		if !p.HasInterval() || *p.Lo < want.lo || *p.Hi > want.hi {
			t.Errorf("%s: presence %+v, want within %v", id, p, want)
		}
	}
	if f := fingerprint(t, "tightening"); f.Value.Reason == nil || f.Value.Reason.Code != report.TooFewRecords {
		t.Errorf("where changes fail every few days, no failure can be told from another: %+v", f.Value)
	}
	const thursday = 3 // Monday is 0
	for _, h := range fingerprint(t, "approval-heartbeat").Detail.Hours {
		if h.Of == "approvals" && (h.Peak == nil || *h.Peak != 24*thursday+14) {
			t.Errorf("consent peaks at hour %v of the week", h.Peak)
		}
	}
}

// The freeze takes in the turn of the year and nothing else.
func TestFreeze(t *testing.T) {
	var quiet []string
	for _, w := range fingerprint(t, "freeze").Detail.Weeks {
		if w.Quiet {
			quiet = append(quiet, w.First)
		}
	}
	want := []string{"2015-12-14", "2015-12-21", "2015-12-28", "2016-01-04", "2016-01-11"}
	if diff := cmp.Diff(want, quiet); diff != "" {
		t.Error(diff)
	}
}

// Changes fail about as often as the demonstration promises; every month of
// the year has a hundred or more, and more of those fail that were asked for
// while nothing might be changed.
func TestFailures(t *testing.T) {
	for _, o := range publish(t).Outcomes {
		if o.ID != "change-failure-share" {
			continue
		}
		if v := *o.Value.Value; v < 0.08 || v > 0.12 {
			t.Errorf("a share of %v fails", v)
		}
		if len(o.Months) != 12 {
			t.Fatalf("%d months", len(o.Months))
		}
		for _, m := range o.Months {
			if m.Value.N.N < 100 {
				t.Errorf("%s: %d changes", m.Month, m.Value.N.N)
			}
			if waited := m.Month == "2015-12" || m.Month == "2016-01"; waited != (*m.Value.Value > 0.15) {
				t.Errorf("%s: a share of %v fails", m.Month, *m.Value.Value)
			}
		}
		return
	}
	t.Error("no share of failed changes")
}

// The figures of the real log are those counted apart from this program, from
// the whole file with Python: of 20,769 incidents 8,049 were in two or more
// groups, 454 name a problem or a change, 234 were reopened; 16,079 of 19,351
// were closed in the two hours that begin five days after they were resolved,
// and the median time to resolve is 24.6 hours. Impact and urgency tell the
// priority without exception.
func TestIncidentLog(t *testing.T) {
	type figure struct {
		value float64
		n     int
	}
	r, got := publish(t), map[string]figure{}
	for _, f := range r.Fingerprints {
		if f.From == "incidents" && f.Value.Known() {
			got[f.ID] = figure{*f.Value.Value, f.Value.N.N}
		}
	}
	for _, o := range r.Outcomes {
		if o.ID == "reopening" || o.ID == "time-to-resolve" {
			got[o.ID] = figure{*o.Value.Value, o.Value.N.N}
		}
	}
	want := map[string]figure{
		"tier-ladder":     {0.388, 20769}, // 8,049 / 20,769
		"auto-close":      {0.831, 19351}, // 16,079 / 19,351
		"matrix":          {0, 20769},
		"learning-link":   {0.022, 20769}, // 454 / 20,769
		"reopening":       {0.011, 20769}, // 234 / 20,769
		"time-to-resolve": {24.6, 19351},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(figure{})); diff != "" {
		t.Error(diff)
	}
}

// Each file of records says what it is, so that no reader takes the generated
// one for real.
func TestOrigins(t *testing.T) {
	got := map[string]string{}
	for _, s := range publish(t).DataQuality.Records {
		got[s.Kind] = s.Origin
		if s.Refused > 0 {
			t.Errorf("%s: %d rows refused", s.Kind, s.Refused)
		}
	}
	want := map[string]string{
		"incidents": "A real incident log of another organisation: Amaral, Fantinato and Peres (2018), UCI data set 498, CC BY 4.0.",
		"changes":   "Generated for this demonstration: no real changes.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	var clocks []string
	cfg := load(t).Config
	for i := range cfg.Records {
		clocks = append(clocks, cfg.RecordsLocation(i).String())
	}
	if diff := cmp.Diff([]string{"UTC", "Europe/London"}, clocks); diff != "" {
		t.Errorf("%s: the stamps of the log are subtracted as they stand\n%s", config.File, diff)
	}
}

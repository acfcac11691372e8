package config

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"rubble/diag"
)

// semantic is a version as the model has it.
var semantic = regexp.MustCompile(`^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})$`)

const onceOnly = "take one of the two out"

// A wrongFunc reports what is wrong with the setting at a path: an error, or a
// warning.
type wrongFunc func(at, format string, args ...any) *diag.Problem

// A oneOfFunc reports a setting that is none of the words allowed.
type oneOfFunc func(at, value string, allowed ...string)

func (c *Config) check(problems *diag.List) {
	wrong := func(at, format string, args ...any) *diag.Problem {
		return problems.Errorf(c.file.At(at), format, args...)
	}
	warn := func(at, format string, args ...any) *diag.Problem {
		return problems.Warnf(c.file.At(at), format, args...)
	}
	oneOf := func(at, value string, allowed ...string) {
		if !slices.Contains(allowed, value) {
			p := wrong(at, "%q is none of %s", value, strings.Join(allowed, ", "))
			if near := diag.Nearest(value, allowed); near != "" {
				p.WithHint("did you mean %q?", near)
			}
		}
	}
	c.checkPolicy(wrong)
	oneOf("model.length", c.Model.Length, "norms", "short", "full")
	for i, id := range c.Model.Practices {
		if slices.Contains(c.Model.Practices[:i], id) {
			wrong("model.practices["+strconv.Itoa(i)+"]", "practice %q is listed twice", id).WithHint(onceOnly)
		}
	}
	if c.Model.PerRespondent < 1 {
		wrong("model.per_respondent", "%d practices a person: at least 1", c.Model.PerRespondent)
	}
	c.checkScore(wrong)
	if r := c.Input.RefuseAbove; !(r >= 0 && r <= 1) {
		wrong("input.refuse_above", "%v is not a share in 0…1", r)
	}
	if !isZone(c.Organisation.TimeZone) {
		wrong("organisation.time_zone", noZone, c.Organisation.TimeZone).WithHint(zoneHint)
	}
	c.checkCalendar(wrong, oneOf)
	c.checkRecords(wrong, oneOf)
	c.checkWaves(wrong)
	c.checkTeams(wrong)
	c.checkSpellings(wrong)
	c.checkSegments(wrong, warn)
	c.checkAsked(wrong, oneOf)
	c.checkEdition(wrong, oneOf)
}

// policies says what each does, with the numbers of package gate.
const policies = "standard shows nothing of fewer than 5 people, strict nothing of fewer than 8, open hides nothing"

func (c *Config) checkPolicy(wrong wrongFunc) {
	all := []string{"standard", "strict", "open"}
	policy := c.Confidentiality.Policy
	if slices.Contains(all, policy) {
		return
	}
	p := wrong("confidentiality.policy", "%q is none of %s", policy, strings.Join(all, ", ")).WithHint(policies)
	if near := diag.Nearest(policy, all); near != "" {
		p.WithHint("did you mean %q? %s", near, policies)
	}
}

func (c *Config) checkScore(wrong wrongFunc) {
	s := c.Score
	if s.Seed > math.MaxInt64 { // the parser wraps what is below 0
		wrong("score.seed", "a seed of %d: at least 0", int64(s.Seed))
	}
	if s.Replicates < 200 || s.Replicates > 100_000 {
		wrong("score.replicates", "%d replicates: from 200 to 100000", s.Replicates)
	}
	if !(s.Confidence >= 0.5 && s.Confidence < 1) {
		wrong("score.confidence", "%v is not a confidence from 0.5 to below 1", s.Confidence)
	}
	if !(s.Coverage >= 0 && s.Coverage <= 1) {
		wrong("score.coverage", "%v is not a share in 0…1", s.Coverage)
	}
	for _, t := range [...]struct {
		key   string
		value *float64
	}{{"score.threshold_alignment", s.Alignment}, {"score.threshold_deconstruction", s.Deconstruction}} {
		if t.value != nil && !(*t.value > 0 && *t.value < 100) {
			wrong(t.key, "%v is not a score between 0 and 100", *t.value)
		}
	}
}

func (c *Config) checkWaves(wrong wrongFunc) {
	seen := map[string]bool{}
	for i, w := range c.Waves {
		checkID(wrong, Element("waves", i, "id"), "wave", w.ID, seen)
		if w.Model != "" && !semantic.MatchString(w.Model) {
			wrong(Element("waves", i, "model"), "version %q is not of three numbers", w.Model).
				WithHint("model = \"1.1.0\" says under which version the wave was asked; that model stands in models/1.1.0.json")
		}
		if !w.From.IsZero() && !w.To.IsZero() && w.To.Before(w.From) {
			wrong(Element("waves", i, "to"), "the wave ends before it begins")
		}
		if w.RecordsFrom != w.From && !w.To.IsZero() && w.To.Before(w.RecordsFrom) {
			wrong(Element("waves", i, "records_from"), "the records of the wave begin after its last day")
		}
	}
}

// mostPeople is the largest headcount: far more than any team has, and so few
// that the sum over all teams stays a number.
const mostPeople = 10_000_000

func (c *Config) checkTeams(wrong wrongFunc) {
	seen := map[string]bool{}
	for i, t := range c.Teams {
		checkID(wrong, Element("teams", i, "id"), "team", t.ID, seen)
		if at := Element("teams", i, "people"); t.People < 0 || t.People == 0 && c.file != nil && c.file.Has(at) {
			wrong(at, "a headcount of %d", t.People).WithHint("leave people out where it is not known")
		} else if t.People > mostPeople {
			wrong(at, "a headcount of %d: at most %d", t.People, mostPeople)
		}
	}
}

func checkID(wrong wrongFunc, at, what, id string, seen map[string]bool) {
	switch {
	case !IsSlug(id):
		wrong(at, "%s id %q cannot name a page", what, id).
			WithHint("ids are of a–z, 0–9 and -, at most 80 bytes, and no device name such as con; name = \"…\" may say anything")
	case seen[id]:
		wrong(at, "%s %q is listed twice", what, id).
			WithHint("make the two one, or give this one another id")
	}
	seen[id] = true
}

package wording

import (
	"slices"
	"strconv"
	"strings"

	"rubble/model"
	"rubble/report"
)

// What stands before the key of a figure that is of records.
const (
	ofPrint   = "fingerprint"
	ofOutcome = "outcome"
)

// Explain says how a figure was made: its value, inputs and counts, rule and
// weights, the method of its interval, of a verdict how far it hangs on the
// scoring and which change in answers would turn it, then the model, the seed
// and the policy; for a figure that is not shown, the reason. team is empty for the organisation. The key is a
// practice's id, a norm's key, a facet behind its practice and two strokes
// (change-enablement//flow), or that of a fingerprint or an outcome behind
// "fingerprint/" or "outcome/". It gives nothing for other keys than
// [Speaker.ExplainKeys].
func (s *Speaker) Explain(r *report.Report, team, key string) []string {
	if !slices.Contains(s.ExplainKeys(r, team), key) {
		return nil
	}
	var text []string
	kind, id, _ := strings.Cut(key, "/")
	switch kind {
	case ofPrint:
		text = s.explainPrint(r, id)
	case ofOutcome:
		text = s.explainOutcome(r, id)
	default:
		text = s.explainAnswers(r, team, key)
	}
	return append(text, s.T("explain_made", "Wave", s.waveName(Latest(r)), "Model", r.Model.Version, "Hash", r.Model.Hash, "Program", r.Generator.Version,
		"Policy", r.Policy, "Seed", strconv.FormatUint(r.Method.Seed, 10), "Replicates", s.Int(r.Method.Replicates), "Percent", s.Percent(r.Method.Confidence)))
}

// ExplainTitle names what a key stands for, and the team.
func (s *Speaker) ExplainTitle(r *report.Report, team, key string) string {
	kind, id, _ := strings.Cut(key, "/")
	practice, facet, _ := strings.Cut(key, "//")
	title := key
	def, isFacet := s.model.Facet(facet)
	switch {
	case kind == ofPrint:
		title = s.Fingerprint(id)
	case kind == ofOutcome:
		title = s.Outcome(id)
	case isFacet:
		title = s.T("explain_of", "Name", def.Name, "Of", s.Practice(practice))
	case kind == model.CommonPractice:
		title = s.Norm(key)
	case id != "":
		title = s.T("explain_of", "Name", s.Norm(key), "Of", s.Practice(kind))
	default:
		title = s.Practice(key)
	}
	for _, t := range Latest(r).Teams {
		if t.ID == team && team != "" {
			title = s.T("explain_of", "Name", title, "Of", t.Name)
		}
	}
	return title
}

// ExplainKeys are the keys that Explain knows, sorted: of a team, those of its
// practices; of the organisation, also those of common norms and of records.
func (s *Speaker) ExplainKeys(r *report.Report, team string) []string {
	var keys []string
	for _, p := range practicesOf(r, team) {
		keys = append(keys, p.ID)
		if def, ok := s.model.Practice(p.ID); ok {
			for _, n := range def.Norms {
				keys = append(keys, n.Key)
			}
		}
		for _, f := range s.model.Facets {
			keys = append(keys, p.ID+"//"+f.Key)
		}
	}
	if team == "" {
		for _, n := range Latest(r).Common {
			keys = append(keys, n.ID)
		}
		for _, f := range r.Fingerprints {
			keys = append(keys, ofPrint+"/"+f.ID)
		}
		for _, o := range ofRecords(r) {
			keys = append(keys, ofOutcome+"/"+o.ID)
		}
	}
	slices.Sort(keys)
	return keys
}

// practicesOf are those of a team in the latest wave, or of the organisation.
func practicesOf(r *report.Report, team string) []report.Practice {
	w := Latest(r)
	if team == "" {
		return w.Practices
	}
	for _, t := range w.Teams {
		if t.ID == team {
			return t.Practices
		}
	}
	return nil
}

// ofRecords are all figures of records but the fingerprints.
func ofRecords(r *report.Report) []report.Outcome {
	return slices.Concat(r.Delivery, r.Outcomes, r.Readings)
}

package wording

import (
	"slices"
	"strings"

	"rubble/model"
	"rubble/report"
)

// A LensPart is a part of a lens beside the scores that speak of it.
type LensPart struct {
	model.LensPart
	Of report.LensPart
}

// LensParts are the parts of a set with what the report has of them.
func LensParts(set model.LensSet, of report.Lens) []LensPart {
	var out []LensPart
	for _, p := range set.Parts {
		id := set.Key + "/" + p.Key
		at := slices.IndexFunc(of.Parts, func(q report.LensPart) bool { return q.ID == id })
		if at < 0 {
			continue
		}
		out = append(out, LensPart{p, of.Parts[at]})
	}
	return out
}

// known says whether the part has a place between alignment and
// deconstruction.
func (p LensPart) known() bool {
	return p.Of.Scores != nil && p.Of.Scores.Alignment.Known() && p.Of.Scores.Deconstruction.Known()
}

func (s *Speaker) practiceNames(ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = s.Practice(id)
	}
	return s.List(names)
}

// LensWhy says why a part has no place between alignment and deconstruction.
func (s *Speaker) LensWhy(p LensPart) string {
	switch {
	case !p.Speaks():
		return s.T("part_unseen")
	case p.Of.Scores == nil:
		return s.T("part_no_practice")
	case p.notAsked():
		return s.T("part_not_asked", "Count", len(p.Practices))
	}
	return s.Why(whyNone(p.Of.Scores.Alignment, p.Of.Scores.Deconstruction))
}

// LensScores says in words where the part lies: the means over its practices.
func (s *Speaker) LensScores(p LensPart) string {
	if !p.known() {
		return sentence(s.LensWhy(p)) + "."
	}
	return s.T("part_scores", "Count", len(p.Of.Practices), "Practices", s.partOf(p), "A", s.ScoreWithInterval(p.Of.Scores.Alignment),
		"D", s.ScoreWithInterval(p.Of.Scores.Deconstruction), "X", s.Score(p.Of.Scores.Dismantling), "R", s.Score(p.Of.Scores.Reinvention))
}

// LensFacets are the means of the facets that speak of the part.
func (s *Speaker) LensFacets(p LensPart) string {
	var out []string
	for _, key := range p.Facets {
		def, ok := s.model.Facet(key)
		if !ok {
			continue
		}
		if f := p.Of.Facets[key]; f.Known() {
			out = append(out, s.T("part_facet", "Facet", def.Name, "Value", s.ScoreWithInterval(f)))
		} else {
			out = append(out, s.T("part_facet_none", "Facet", def.Name, "Why", s.Why(f.Reason)))
		}
	}
	return strings.Join(out, "; ")
}

// Seen says whether anybody was asked about what speaks of the part; that
// nothing speaks of it, facets, records and cards are there to be seen always.
func (p LensPart) Seen(w report.Wave) bool {
	for _, key := range p.Norms {
		if _, asked := w.Norm("", key); asked {
			return true
		}
	}
	if len(p.Cards) > 0 {
		return true
	}
	onlyNorms := len(p.Norms) > 0 && len(p.Practices) == 0 && len(p.Facets) == 0 && len(p.Evidence) == 0
	return !p.notAsked() && !onlyNorms
}

// NormShort is where a norm stands in a few words: hold, or that it was not
// asked.
func (s *Speaker) NormShort(w report.Wave, key string) string {
	n, ok := w.Norm("", key)
	switch {
	case !ok:
		return s.T("reason_not-asked")
	case n.Hold != nil:
		return s.T("part_norm", "State", s.T("state_"+n.State), "Hold", s.Number100(n.Hold))
	case n.State != "":
		return s.T("state_" + n.State)
	}
	return s.Why(n.Value.Reason)
}

// CardsWith says how many of the experiments' cards have a step filled in.
func (s *Speaker) CardsWith(step string, with, all int) string {
	return s.T("cards_with", "Count", with, "Of", all, "Number", s.NumberWord(with), "All", s.NumberWord(all), "Step", s.T("card_step_"+step))
}

package site

import (
	"path"
	"slices"
	"strings"

	"rubble/experiment"
	"rubble/wording"
)

func partID(set, part string) string { return "part-" + set + "-" + part }

// partData is a part of a lens with all that speaks of it.
type partData struct {
	ID, Name, Text, Scores, Why, Unseen string
	Lines                               []partLine
}

// A partLine is one kind of score: text, or links with a note each.
type partLine struct {
	Term, Text string
	Links      []link
}

// partsData is parts of a lens; with a summary they are folded.
type partsData struct {
	Summary string
	Parts   []partData
}

// parts are those of a set one by one; those about which nobody was asked
// are folded.
func (b *builder) parts(p *page, all []wording.LensPart) []block {
	var seen, unseen []wording.LensPart
	for _, part := range all {
		if part.Seen(b.wave) {
			seen = append(seen, part)
		} else {
			unseen = append(unseen, part)
		}
	}
	var out []block
	if len(seen) > 0 {
		out = append(out, b.partList(p, "parts", "", seen))
	}
	if n := len(unseen); n > 0 {
		out = append(out, b.partList(p, "unasked", b.say.T("parts_unasked", "Count", n, "Number", b.say.NumberWord(n)), unseen))
	}
	return out
}

func (b *builder) partList(p *page, name, summary string, parts []wording.LensPart) block {
	return b.block(name, "parts", func() any {
		s := b.say
		out := partsData{Summary: summary}
		for _, part := range parts {
			set, _ := path.Split(part.Of.ID)
			d := partData{ID: partID(path.Clean(set), part.Key), Name: part.Name, Text: part.Text, Scores: s.LensScores(part), Why: part.Why}
			if part.Unseen != "" {
				d.Unseen = s.T("part_not_seen", "Text", part.Unseen)
			}
			d.Lines = b.partLines(p, part)
			out.Parts = append(out.Parts, d)
		}
		return out
	})
}

// partLines are the scores that speak of a part, kind by kind.
func (b *builder) partLines(p *page, part wording.LensPart) []partLine {
	s := b.say
	var out []partLine
	var practices, norms, evidence []link
	for _, id := range part.Practices {
		l := link{Href: p.root() + practiceAddress(id), Text: s.Practice(id)}
		if !slices.Contains(part.Of.Practices, id) {
			pr, asked := b.wave.Practice("", id)
			switch {
			case !asked:
				l.Note = s.T("reason_not-asked")
			case !pr.Alignment.Known():
				l.Note = s.Why(pr.Alignment.Reason)
			default:
				l.Note = s.Why(pr.Deconstruction.Reason)
			}
		}
		practices = append(practices, l)
	}
	for _, key := range part.Norms {
		norms = append(norms, link{Href: b.normLink(p, key), Text: s.Norm(key), Note: s.NormShort(b.wave, key)})
	}
	for _, f := range b.report.Fingerprints {
		if slices.Contains(part.Evidence, f.ID) {
			evidence = append(evidence, link{Href: p.root() + printAddress(f.ID), Text: s.Fingerprint(f.ID), Note: s.Presence(f)})
		}
	}
	for _, line := range [...]partLine{{Term: s.T("part_practices"), Links: practices}, {Term: s.T("part_facets"), Text: s.LensFacets(part)},
		{Term: s.T("part_norms"), Links: norms}, {Term: s.T("part_evidence"), Links: evidence}} {
		if line.Text != "" || len(line.Links) > 0 {
			out = append(out, line)
		}
	}
	var cards []string
	for _, step := range part.Cards {
		with := 0
		for _, c := range b.in.Experiments {
			if filledIn(c, step) {
				with++
			}
		}
		cards = append(cards, s.CardsWith(step, with, len(b.in.Experiments)))
	}
	switch {
	case len(cards) > 0 && len(b.in.Experiments) == 0:
		out = append(out, partLine{Term: s.T("part_cards"), Text: s.T("cards_none")})
	case len(cards) > 0:
		out = append(out, partLine{Term: s.T("part_cards"), Text: s.T("cards_of", "Steps", strings.Join(cards, "; "))})
	}
	return out
}

// filledIn says whether a card has come as far as a step of model.CardFields.
func filledIn(c experiment.Card, step string) bool {
	switch step {
	case "direction":
		return c.Need != ""
	case "current":
		return c.Current != ""
	case "target":
		return c.Target != ""
	case "experiment":
		return c.Experiment != "" && c.Expected != ""
	case "learned":
		return c.Learned != ""
	}
	return false
}

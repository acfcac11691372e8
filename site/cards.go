package site

import (
	"strings"

	"rubble/experiment"
	"rubble/wording"
)

// cardData is one card. The words of a client's own are printed as plain text.
type cardData struct {
	ID, Link, Name, Statement, Who string
	Lines                          []cardLine
	TakeUp, Command                string // of a proposed one
}

type cardLine struct{ Term, Text string }

// add puts a line on the card, if there is something to say.
func (d *cardData) add(term, text string) {
	if text != "" {
		d.Lines = append(d.Lines, cardLine{term, text})
	}
}

func (b *builder) cardOf(p *page, id, norm, team string) cardData {
	s := b.say
	d := cardData{ID: id, Name: s.Norm(norm), Link: b.normLink(p, norm), Who: s.T("card_of_all")}
	if def, ok := b.in.Model.Norm(norm); ok {
		d.Statement = def.Statement
	}
	if team != "" {
		d.Who = s.T("card_of_team", "Team", b.teamName(team))
	}
	return d
}

func (b *builder) card(p *page, c experiment.Card) cardData {
	s := b.say
	d := b.cardOf(p, cardID(c.ID), c.Norm, c.Team)
	current := s.T("card_current")
	if c.Wave != "" {
		current = s.T("card_current_in", "Wave", b.nameOfWave(c.Wave))
	}
	d.add(s.T("card_need"), c.Need)
	d.add(current, c.Current)
	d.add(s.T("card_target_title"), c.Target)
	d.add(s.T("card_shows"), s.Shows(b.report, c.Shows))
	d.add(s.T("card_obstacle"), c.Obstacle)
	d.add(s.T("card_experiment"), c.Experiment)
	d.add(s.T("card_expected"), c.Expected)
	d.add(s.T("card_learned_title"), c.Learned)
	for _, e := range b.report.Experiments {
		if e.ID == c.ID {
			d.add(s.T("card_moved"), s.RungMoved(b.report, e))
		}
	}
	return d
}

// experimentCalled is a card on a narrative page that calls for it by id.
func (b *builder) experimentCalled(p *page, id string) block {
	return b.block("card", "cards", func() any {
		for _, c := range b.in.Experiments {
			if c.ID == id {
				d := b.card(p, c)
				d.ID = "" // a page may call for it twice
				return []cardData{d}
			}
		}
		return []cardData(nil)
	})
}

// proposedCard is one that the report proposes: what stands in the way and
// what to try are put as questions.
func (b *builder) proposedCard(p *page, pr wording.Proposal) cardData {
	s := b.say
	d := b.cardOf(p, proposalID(pr.Norm), pr.Norm, "")
	d.add(s.T("card_need"), pr.Need)
	d.add(s.T("card_current"), pr.Current)
	d.add(s.T("card_target_title"), pr.Target)
	d.add(s.T("card_obstacle"), s.T("card_obstacle_open"))
	d.add(s.T("card_experiment"), s.T("card_experiment_open"))
	d.TakeUp, d.Command = s.T("card_take_up"), "rubble experiment new "+pr.Norm
	return d
}

func cardID(id string) string       { return "card-" + id }
func proposalID(norm string) string { return "proposal-" + strings.ReplaceAll(norm, "/", "-") }

func (b *builder) teamName(id string) string {
	for _, t := range b.wave.Teams {
		if t.ID == id && t.Name != "" {
			return t.Name
		}
	}
	if t, ok := b.in.Config.Team(id); ok && t.Name != "" {
		return t.Name
	}
	return id
}

func (b *builder) nameOfWave(id string) string {
	if w, ok := b.in.Config.Wave(id); ok && w.Name != "" {
		return w.Name
	}
	return id
}

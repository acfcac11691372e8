package site

import (
	"slices"
	"strings"

	"rubble/model"
	"rubble/report"
	"rubble/wording"
)

// linkGroup is links under a heading, with a text below them. One with neither is
// left out.
type linkGroup struct {
	Title, Text string
	Links       []link
}

func (b *builder) linkGroups(name string, groups ...linkGroup) block {
	return b.block(name, "link-groups", func() any { return groups })
}

// normRests leads to what a norm rests on and to what rests on it. Of practices
// without answers the latter are counted only: there may be dozens.
func (b *builder) normRests(p *page, def *model.Norm) {
	s := b.say
	on := linkGroup{Title: s.T("norm_rests_title")}
	for _, key := range def.RestsOn {
		on.Links = append(on.Links, b.normWithState(p, key))
	}
	carries, more := linkGroup{Title: s.T("norm_carries_title")}, 0
	for _, key := range b.in.Model.NormKeys() {
		practice, _, _ := strings.Cut(key, "/")
		if !slices.Contains(s.RestsOn(key), def.Key) {
			continue
		}
		if practice == model.CommonPractice || b.assessed(practice) {
			carries.Links = append(carries.Links, b.normWithState(p, key))
		} else {
			more++
		}
	}
	if len(on.Links) == 0 {
		on.Text = s.T("norm_rests_none")
	}
	switch {
	case more > 0:
		carries.Text = s.T("norm_carries_more", "Count", more, "Number", s.NumberWord(more))
	case len(carries.Links) == 0:
		carries.Text = s.T("norm_carries_none")
	}
	p.add("rests", s.T("section_norm_rests"), nil, b.linkGroups("rests", on, carries))
}

func (b *builder) normWithState(p *page, key string) link {
	return link{Href: b.normLink(p, key), Text: b.say.Norm(key), Note: b.say.NormState(wording.NormOf(b.wave, key))}
}

// normRecords says what records show of a norm, or that none can.
func (b *builder) normRecords(p *page, def *model.Norm, n report.Norm) {
	s := b.say
	if len(def.Fingerprints) == 0 {
		p.add("records", s.T("section_evidence"), []string{s.T("norm_unseen")})
		return
	}
	var prints []report.Fingerprint
	var unread, text []string
	for _, id := range def.Fingerprints {
		if f, ok := wording.Print(b.report, id); ok && b.hasRecords() {
			prints = append(prints, f)
		} else {
			unread = append(unread, s.T("norm_unread", "Fingerprint", s.Fingerprint(id), "Why", s.Why(report.Because(report.NoRecords))))
		}
	}
	var blocks []block
	if len(prints) > 0 {
		if says := s.ClaimSays(n); says != "" {
			text = append(text, says)
		}
		text = append(text, s.T("speaks_of_text"))
		blocks = append(blocks, b.links("records", b.printLinks(p, prints)))
	}
	if len(unread) > 0 {
		blocks = append(blocks, b.list("unread", unread))
	}
	p.add("records", s.T("section_evidence"), text, blocks...)
}

// experimentsOn leads to the cards on a norm, or to what the report proposes
// for it.
func (b *builder) experimentsOn(p *page, n report.Norm) []link {
	s := b.say
	var out []link
	for _, c := range b.in.Experiments {
		if c.Norm == n.ID {
			out = append(out, link{Href: p.root() + roadmapAddress + "#" + cardID(c.ID), Text: s.T("experiment_link", "Norm", s.Norm(n.ID)), Note: b.cardState(c.State)})
		}
	}
	if wording.Proposed(b.report, n) {
		out = append(out, link{Href: p.root() + roadmapAddress + "#" + proposalID(n.ID), Text: s.T("proposal_link")})
	}
	return out
}

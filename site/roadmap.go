package site

import (
	"strings"

	"rubble/experiment"
)

const roadmapAddress = "roadmap/index.html"

// roadmap is the page of experiments: the client's cards by state, and those
// that the report proposes.
func (b *builder) roadmap() {
	s := b.say
	p := b.newPage(roadmapAddress, "roadmap", s.T("page_roadmap"), s.RoadmapFinding(b.report), s.T("roadmap_lede"))
	b.cards(p, experiment.Running, s.T("section_running"))
	b.cards(p, experiment.Proposed, s.T("section_proposed"))
	b.cards(p, experiment.Learned, s.T("section_learned"))
	proposals := s.Proposals(b.report)
	if len(proposals) == 0 {
		return
	}
	p.add("keystones", s.T("section_from_keystones"), []string{s.T("roadmap_text")}, b.block("cards", "cards", func() any {
		var out []cardData
		for _, pr := range proposals {
			out = append(out, b.proposedCard(p, pr))
		}
		return out
	}))
}

// cards are the client's in one state.
func (b *builder) cards(p *page, state experiment.State, title string) {
	var in []experiment.Card
	for _, c := range b.in.Experiments {
		if c.State == state {
			in = append(in, c)
		}
	}
	if len(in) == 0 {
		return
	}
	p.add(string(state), title, nil, b.block("cards", "cards", func() any {
		var out []cardData
		for _, c := range in {
			out = append(out, b.card(p, c))
		}
		return out
	}))
}

// proposals puts the first few proposed experiments on a page, in short.
func (b *builder) proposals(p *page) {
	const most = 3
	s := b.say
	all := s.Proposals(b.report)
	if len(all) == 0 {
		return
	}
	p.add("experiments", s.T("section_experiments"), []string{s.T("experiments_text")}, b.block("list", "keystones", func() any {
		var out []keystoneData
		for _, pr := range all[:min(most, len(all))] {
			next, _, _ := strings.Cut(pr.Target, "\n")
			out = append(out, keystoneData{Link: p.root() + roadmapAddress + "#" + proposalID(pr.Norm), Name: s.Norm(pr.Norm),
				Statement: next, Need: s.T("keystone_need", "Need", pr.Need)})
		}
		return out
	}), b.links("links", []link{{Href: p.root() + roadmapAddress, Text: s.T("read_roadmap")}}))
}

// experimentsOf leads from a practice's page to its experiments; nil if it has
// none.
func (b *builder) experimentsOf(practice string) []block {
	var out []link
	for _, c := range b.in.Experiments {
		if strings.HasPrefix(c.Norm, practice+"/") {
			text := b.say.T("experiment_link", "Norm", b.say.Norm(c.Norm))
			out = append(out, link{Href: "../" + roadmapAddress + "#" + cardID(c.ID), Text: text, Note: b.cardState(c.State)})
		}
	}
	if out == nil {
		return nil
	}
	return []block{b.links("experiments", out)}
}

func (b *builder) cardState(state experiment.State) string {
	switch state {
	case experiment.Running:
		return b.say.T("card_running")
	case experiment.Learned:
		return b.say.T("card_learned")
	}
	return b.say.T("card_proposed")
}

package wording

import (
	"slices"
	"strings"

	"rubble/model"
	"rubble/report"
)

// firstDown is the first of the rungs on which a norm is coming down.
const firstDown = 3

// NormOf is a norm of the organisation, also one that is not in the wave: with
// its practice's reason, or because it was not asked.
func NormOf(w report.Wave, key string) report.Norm {
	id, _, _ := strings.Cut(key, "/")
	if p, ok := w.Practice("", id); ok {
		return normOrWhy(p.Norms, key, p.Alignment.Reason)
	}
	return normOrWhy(w.Common, key, nil)
}

// NormFinding is one sentence on where a norm stands, with what is most to be
// said of it: that records part from the answers, that it is a keystone or
// demanded, else the middle answer where it is on one rung, or as much of the
// answers as is shown.
func (s *Speaker) NormFinding(n report.Norm) string {
	quoted := s.T("quoted", "Text", s.Norm(n.ID))
	state := s.stands(n)
	switch {
	case n.State == "":
		return s.T("norm_finding_none", "Norm", s.Norm(n.ID), "Why", s.Why(n.Value.Reason))
	case n.Claim == "contradicted":
		return s.T("claims_contradicted", "Count", 1, "List", quoted)
	case n.Claim == "gone-unnoticed":
		return s.T("claims_unnoticed", "Count", 1, "List", quoted)
	case n.Keystone:
		return s.T("norm_finding_keystone", "Norm", s.Norm(n.ID), "State", state)
	case n.Mandated:
		return s.T("norm_finding_mandated", "Norm", s.Norm(n.ID), "State", state)
	case len(n.Shares) > 0 && len(middle(n.Shares)) == 1:
		return s.T("norm_finding_middle", "Norm", s.Norm(n.ID), "State", state, "Rungs", s.rungs(middle(n.Shares)))
	case n.Value.Known():
		return s.T("norm_finding_value", "Norm", s.Norm(n.ID), "State", state, "Value", s.Score(n.Value))
	}
	return s.T("norm_finding", "Norm", s.Norm(n.ID), "State", state)
}

// stands is the state of a norm as a verb; nothing where it has none.
func (s *Speaker) stands(n report.Norm) string {
	if n.State == "" {
		return ""
	}
	return s.T("stands_" + n.State)
}

// NormState is the state of a norm in a word, or why there is none.
func (s *Speaker) NormState(n report.Norm) string {
	if n.State == "" {
		return s.Why(n.Value.Reason)
	}
	return s.T("state_" + n.State)
}

// stateAt is the same with the figure, where there is one.
func (s *Speaker) stateAt(n report.Norm) string {
	if n.State == "" || !n.Value.Known() {
		return s.NormState(n)
	}
	return s.T("norm_at", "State", s.NormState(n), "Value", s.ScoreWithInterval(n.Value))
}

// NormAt says that of a norm, and what records say to it.
func (s *Speaker) NormAt(n report.Norm) string {
	text := s.stateAt(n)
	if n.Claim != "" && n.Claim != "no-data" {
		text += "; " + s.T("norm_records", "Claim", s.Claim(n))
	}
	return sentence(text)
}

// NormFigure words the ladder of one norm of a practice, or of a common one.
func (s *Speaker) NormFigure(n report.Norm, mode string) Figure {
	f := s.Ladder(report.Practice{Norms: []report.Norm{n}, Mode: mode, Scores: report.Scores{Alignment: report.Figure{N: n.Value.N}}})
	f.Title = s.T("norm_ladder_state", "State", s.stands(n))
	switch {
	case n.Value.Clamped:
		f.Subtitle = s.T("norm_ladder_alike")
	case len(n.Shares) == 0:
		f.Subtitle = s.T("norm_ladder_word")
	default:
		share, least := shareFrom(n.Shares, firstDown)
		if least && share == 0 {
			f.Title = s.T("norm_ladder_untold")
		} else {
			f.Title = s.T("norm_ladder_title", "Percent", s.Percent(share), "Least", least, "None", share == 0)
		}
		if mode != "consensus" {
			f.Subtitle = s.T("norm_ladder_subtitle", "People", s.People(*orZero(n.Value.N)))
		}
	}
	f.Alt = s.alt(f.Title, []string{s.stateAt(n)})
	return f
}

// A Fact is a term and what is told under it.
type Fact struct{ Term, Text string }

// NormAbout is what the model says of a norm, besides its rungs.
func (s *Speaker) NormAbout(def *model.Norm) []Fact {
	return []Fact{{s.T("norm_need_title"), sentence(def.Need) + "."}, {s.T("norm_seen"), def.Seen}, {s.T("norm_apart"), def.Apart}}
}

// NormFacts are hold, leverage and consensus of a norm with what they mean, as
// far as they are shown, and how far it has moved since the wave before.
func (s *Speaker) NormFacts(r *report.Report, n report.Norm) []Fact {
	var out []Fact
	if n.Hold != nil {
		out = append(out, Fact{s.T("hold"), s.T("norm_hold", "Hold", s.Number100(n.Hold))})
	}
	if n.Leverage != nil {
		out = append(out, Fact{s.T("leverage"), s.T("norm_leverage", "Leverage", s.Number100(n.Leverage))})
	}
	if n.Consensus != nil {
		out = append(out, Fact{s.T("consensus"), s.T("norm_consensus", "Consensus", s.number01(n.Consensus))})
	}
	for _, c := range ChangesTo(r, Latest(r).ID, "") {
		i := slices.IndexFunc(c.Norms, func(m report.NormChange) bool { return m.ID == n.ID })
		if i >= 0 && c.Norms[i].Value.Known() {
			out = append(out, Fact{s.T("norm_since"), s.T("norm_since_by", "By", s.Moved(c.Norms[i].Value))})
		}
	}
	return out
}

// RungShare is the share of the answers on a rung; nothing where shares are not
// told, or only of several rungs together. Where they are told, a rung in none of
// them has no answers.
func (s *Speaker) RungShare(n report.Norm, rung int) string {
	if len(n.Shares) == 0 {
		return ""
	}
	for _, sh := range n.Shares {
		switch {
		case !slices.Contains(sh.Rungs, rung):
		case len(sh.Rungs) == 1:
			return s.T("rung_share", "Percent", s.Percent(sh.Share))
		default:
			return ""
		}
	}
	return s.T("rung_share", "Percent", s.Percent(0))
}

// RungsTogether is the share of the answers on several rungs, of which this is
// the first; nothing of other rungs.
func (s *Speaker) RungsTogether(n report.Norm, rung int) string {
	for _, sh := range n.Shares {
		if last := len(sh.Rungs) - 1; last > 0 && sh.Rungs[0] == rung {
			return s.T("rung_share_merged", "First", s.Rung(rung), "Two", last == 1, "Last", s.Rung(sh.Rungs[last]), "Percent", s.Percent(sh.Share))
		}
	}
	return ""
}

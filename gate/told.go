package gate

import (
	"rubble/ledger"
	"rubble/model"
	"rubble/report"
	"rubble/survey"
)

// Told are the cells that the release tells, by wave, in the order of the
// report: those with a figure for alignment, dismantling or reinvention, the
// common norms as one, and, as cells of no practice, how many people answered.
func (r Release) Told() map[string][]ledger.Cell {
	out := map[string][]ledger.Cell{}
	for i := range r.report.Waves {
		w := &r.report.Waves[i]
		var cells []ledger.Cell
		add := func(scope, practice string, of ...report.Figure) {
			for _, f := range of {
				if f.Known() {
					cells = append(cells, ledger.Cell{Scope: scope, Practice: practice})
					return
				}
			}
		}
		practices := func(scope string, all []report.Practice) {
			for _, pr := range all {
				add(scope, pr.ID, pr.Alignment, pr.Dismantling, pr.Reinvention)
			}
		}
		for _, scope := range counted(w) {
			cells = append(cells, ledger.Cell{Scope: scope})
		}
		practices("", w.Practices)
		for _, pr := range w.Practices {
			for _, role := range pr.Roles {
				add(roleScope(role.Role), pr.ID, role.Alignment, role.Dismantling, role.Reinvention)
			}
		}
		var common []report.Figure
		for _, n := range w.Common {
			common = append(common, n.Value)
		}
		add("", model.CommonPractice, common...)
		for _, t := range w.Teams {
			practices(teamScope(t.ID), t.Practices)
		}
		for _, s := range w.Segments {
			practices(segmentScope(s.ID), s.Practices)
		}
		out[w.ID] = cells
	}
	return out
}

// Held is what is hidden for the sake of others, by wave: of the full report,
// whichever edition of it the release is.
func (r Release) Held() map[string][]ledger.Held { return r.held }

func (p *publisher) heldBack() map[string][]ledger.Held {
	out := map[string][]ledger.Held{}
	for at, code := range p.plan {
		scores := at
		if scores.question = ""; code == report.Protects && (at == scores || p.plan[scores] == "") {
			out[at.wave] = append(out[at.wave], ledger.Held{Cell: ledger.Cell{Scope: at.scope, Practice: at.practice}, Question: at.question})
		}
	}
	for wave, scopes := range p.counts {
		for _, scope := range scopes {
			out[wave] = append(out[wave], ledger.Held{Cell: ledger.Cell{Scope: scope}})
		}
	}
	return out
}

// isHeld says whether an edition hid something for the sake of others.
func (p *publisher) isHeld(at spot) bool {
	return p.in.Judged.Held[at.wave][ledger.Held{Cell: ledger.Cell{Scope: at.scope, Practice: at.practice}, Question: at.question}]
}

// counted are the scopes of which it is told how many people answered.
func counted(w *report.Wave) []string {
	var out []string
	add := func(scope string, n report.Count) {
		if n.Below == 0 && n.N > 0 {
			out = append(out, scope)
		}
	}
	add("", w.Respondents)
	for _, t := range w.Teams {
		if t.Mode == survey.Individual.String() {
			add(teamScope(t.ID), t.Respondents)
		}
	}
	for _, s := range w.Segments {
		if s.Respondents != nil {
			add(segmentScope(s.ID), *s.Respondents)
		}
	}
	return out
}

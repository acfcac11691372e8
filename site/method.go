package site

import "rubble/wording"

// method explains how it is scored, from the model itself.
func (b *builder) method() {
	s, m := b.say, b.in.Model
	p := b.newPage("method/index.html", "method", s.T("page_method"), b.methodFinding(), s.T("method_lede", "Version", m.Version, "Hash", m.Hash))
	p.prose, p.place = m.Method, "first"
	p.add("model-ladder", s.T("section_model_ladder"), nil, b.table("ladder", b.ladderTable()))
	p.add("model-facets", s.T("section_model_facets"), nil, b.table("facets", b.facetTable()))
	p.add("model-fingerprints", s.T("section_model_fingerprints"), nil, b.table("fingerprints", b.fingerprintTable()))
	p.add("model-rules", s.T("section_rules"), nil, b.table("rules", b.rules()))
	p.add("model-settings", s.T("section_model_settings"), []string{b.versions()})
	p.add("robustness", s.T("page_robustness"), []string{s.RobustnessFinding(b.wave)}, b.links("links", []link{b.robustnessLink(p)}))
	b.glossaryStrip(p)
}

// methodFinding counts what was asked and drawn.
func (b *builder) methodFinding() string {
	norms, items := len(b.in.Model.Common), 0
	for _, p := range b.wave.Practices {
		if def, ok := b.in.Model.Practice(p.ID); ok {
			norms += len(def.Norms)
			items += len(def.Asked(b.report.Method.Length))
		}
	}
	s := b.say
	return s.T("method_finding", "Norms", s.Int(norms), "Items", s.Int(items), "Resamples", s.Int(b.report.Method.Replicates))
}

func (b *builder) ladderTable() wording.Table {
	s := b.say
	t := wording.Table{Caption: s.T("section_model_ladder"), Head: []string{s.T("column_rung"), s.T("column_test"), s.T("alignment"), s.T("dismantling"), s.T("reinvention")}}
	for _, r := range b.in.Model.Ladder {
		t.Rows = append(t.Rows, []string{r.Name, r.Test, s.Decimal(r.Alignment, 2), s.Decimal(r.Dismantling, 2), s.Decimal(r.Reinvention, 2)})
	}
	return t
}

func (b *builder) facetTable() wording.Table {
	s := b.say
	t := wording.Table{Caption: s.T("section_model_facets"), Head: []string{s.T("column_facet"), s.T("column_axis"), s.T("column_asks")}}
	for _, f := range b.in.Model.Facets {
		t.Rows = append(t.Rows, []string{f.Name, s.T(f.Axis), f.Asks})
	}
	return t
}

func (b *builder) fingerprintTable() wording.Table {
	s := b.say
	t := wording.Table{Caption: s.T("section_model_fingerprints"), Head: []string{s.T("column_fingerprint"), s.T("column_what"), s.T("column_anchors"), s.T("column_reason")}}
	for _, f := range b.in.Model.Fingerprints {
		t.Rows = append(t.Rows, []string{f.Name, f.Statistic, s.Decimal(f.AbsentAt, 2) + " → " + s.Decimal(f.PresentAt, 2), f.Reason})
	}
	return t
}

// rules are those of the policy in force.
func (b *builder) rules() wording.Table {
	s, l := b.say, b.report.Method.Limits
	t := wording.Table{Caption: s.T("section_rules"), Head: []string{s.T("column_people"), s.T("column_policy")}}
	if l.Shown == 0 {
		t.Rows = [][]string{{s.T("rule_open"), s.T("rule_open_says")}}
		return t
	}
	t.Rows = [][]string{
		{s.T("rule_nothing", "N", s.Int(l.Shown)), s.T("rule_nothing_says")},
		{s.T("rule_rounded", "N", s.Int(l.Shown), "M", s.Int(l.Interval-1)), s.T("rule_rounded_says")},
		{s.T("rule_interval", "N", s.Int(l.Interval), "M", s.Int(l.Distribution-1)), s.T("rule_interval_says")},
		{s.T("rule_distribution", "N", s.Int(l.Distribution)), s.T("rule_distribution_says")},
	}
	return t
}

func (b *builder) versions() string {
	s, m := b.say, b.report.Method
	return s.T("versions_text", "Program", b.report.Generator.Version, "Model", b.report.Model.Version, "Hash", b.report.Model.Hash,
		"Policy", b.report.Policy, "Seed", s.Int(int(m.Seed)), "Replicates", s.Int(m.Replicates), "Percent", s.Percent(m.Confidence))
}

package site

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble"
	"rubble/config"
	"rubble/experiment"
	"rubble/model"
	"rubble/report"
	"rubble/wording"
)

const board = "change-enablement/board"

// withCards makes the pages of a report in which the board is a keystone that
// stands, without laying them out.
func withCards(t *testing.T, cards ...experiment.Card) *builder {
	t.Helper()
	m, problems := model.Read(rubble.Files)
	if problems.Failed() {
		t.Fatal(problems.Sorted()[0])
	}
	s, err := wording.New(rubble.Files, "en", m)
	if err != nil {
		t.Fatal(err)
	}
	value, leverage := 18.0, 60.0
	r := &report.Report{Waves: []report.Wave{{ID: "one", Name: "Spring", Practices: []report.Practice{{ID: "change-enablement",
		Norms: []report.Norm{{ID: board, State: "stands", Value: report.Figure{Value: &value}, Leverage: &leverage, Keystone: true}}}}}}}
	for _, c := range cards {
		r.Experiments = append(r.Experiments, report.Experiment{ID: c.ID, Norm: c.Norm, Team: c.Team, State: string(c.State), Wave: c.Wave})
	}
	b := &builder{in: Input{Model: m, Config: &config.Config{}, Experiments: cards}, report: r, wave: r.Waves[0], say: s, pages: map[string]*page{}}
	if err := b.templates(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if missing := s.Missing(); len(missing) > 0 {
			t.Errorf("no words for %v", missing)
		}
	})
	b.roadmap()
	return b
}

// sections are the ids of a page's, in order.
func sections(p *page) []string {
	var ids []string
	for _, s := range p.sections {
		ids = append(ids, s.id)
	}
	return ids
}

func TestRoadmapSections(t *testing.T) {
	card := func(id string, state experiment.State) experiment.Card {
		return experiment.Card{ID: id, Norm: board, State: state}
	}
	for _, c := range []struct {
		cards []experiment.Card
		want  []string
	}{
		{nil, []string{"keystones"}},
		{[]experiment.Card{card("a", experiment.Learned)}, []string{"learned", "keystones"}},
		{[]experiment.Card{card("a", experiment.Learned), card("b", experiment.Proposed), card("c", experiment.Running)}, []string{"running", "proposed", "learned"}},
	} {
		if diff := cmp.Diff(c.want, sections(withCards(t, c.cards...).pages[roadmapAddress])); diff != "" {
			t.Errorf("with %d cards: %s", len(c.cards), diff)
		}
	}
}

// A card's words are plain text, whatever they hold; what is empty is left out.
func TestCard(t *testing.T) {
	b := withCards(t, experiment.Card{ID: "a", Norm: board, Team: "gone", State: experiment.Running, Wave: "one", Shows: board,
		Obstacle: "<script>alert(1)</script> {{< score >}} [a](javascript:b) \u0000", Expected: "One.\nTwo."})
	got, err := b.pages[roadmapAddress].blocks["running-cards"]()
	if err != nil {
		t.Fatal(err)
	}
	const want = `<div class="cards">
<article class="card" id="card-a">
<h3><a href="../norms/change-enablement/board.html">A board that meets</a></h3>
<p class="statement">Changes need a board that meets and looks at them together.</p>
<p class="quiet">gone</p>
<dl>
<div><dt>What will show it</dt><dd>Where people place “A board that meets” in the next wave.</dd></div>
<div><dt>What stands in the way</dt><dd>&lt;script&gt;alert(1)&lt;/script&gt; {{&lt; score &gt;}} [a](javascript:b) ` + "\uFFFD" + `</dd></div>
<div><dt>What is expected, written before</dt><dd>One.
Two.</dd></div>
<div><dt>Has the rung moved?</dt><dd>The next wave will show it.</dd></div>
</dl>
</article>
</div>`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// The overview leads to the proposals, and a practice to its cards only.
func TestWaysToExperiments(t *testing.T) {
	b := withCards(t)
	p := b.newPage("index.html", "overview", "", "")
	b.proposals(p)
	got, err := p.blocks["experiments-list"]()
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(got, `<a href="roadmap/index.html#proposal-change-enablement-board">A board that meets</a>`) {
		t.Errorf("no way to the proposal: %s", got)
	}
	b = withCards(t, experiment.Card{ID: "a", Norm: board, State: experiment.Running})
	p = b.newPage("index.html", "overview", "", "")
	if b.proposals(p); len(p.sections) != 0 {
		t.Errorf("a norm that is being tried is proposed again: %v", sections(p))
	}
	of := b.experimentsOf("change-enablement")
	if len(of) != 1 || b.experimentsOf("change") != nil {
		t.Fatalf("%d blocks of the practice, and one of another: %v", len(of), b.experimentsOf("change"))
	}
	got, err = of[0].make()
	if err != nil {
		t.Fatal(err)
	}
	const want = `<ul class="links"><li><a href="../roadmap/index.html#card-a">Experiment: A board that meets</a> <span class="quiet">– running</span></li></ul>`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

package site

import (
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/model"
	"rubble/report"
	"rubble/wording"
)

const (
	change = "change-enablement"
	tiers  = "incident-management/tiers"
)

// reported is a builder whose report holds these practices in its latest wave.
func reported(t *testing.T, r *report.Report, practices ...report.Practice) *builder {
	t.Helper()
	b := withCards(t)
	r.Waves = []report.Wave{{ID: "one", Name: "Spring", Practices: practices}}
	b.report, b.wave, b.pages = r, r.Waves[0], map[string]*page{}
	return b
}

func normOf(t *testing.T, b *builder, key string) (*page, *model.Norm) {
	t.Helper()
	def, ok := b.in.Model.Norm(key)
	if !ok {
		t.Fatalf("the model has no %s", key)
	}
	b.norm(def, "individual")
	return b.pages[normAddress(key)], def
}

// made is what a block prints.
func made(t *testing.T, p *page, block string) string {
	t.Helper()
	if p.blocks[block] == nil {
		t.Fatalf("%s has no block %q", p.address, block)
	}
	text, err := p.blocks[block]()
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func sectionOf(t *testing.T, p *page, id string) section {
	t.Helper()
	for _, s := range p.sections {
		if s.id == id {
			return s
		}
	}
	t.Fatalf("%s has no section %q: %v", p.address, id, sections(p))
	return section{}
}

// A norm that is hidden says why, and has no figure; so does one of a practice
// that is hidden altogether.
func TestHiddenNorm(t *testing.T) {
	few := report.Figure{Reason: report.Because(report.TooFewPeople), N: &report.Count{Below: 5}}
	for _, pr := range []report.Practice{
		{ID: change, Scores: report.Scores{Alignment: few}},
		{ID: change, Norms: []report.Norm{{ID: board, Value: few}}},
	} {
		p, def := normOf(t, reported(t, &report.Report{}, pr), board)
		if want := "“A board that meets” cannot be placed: too few people answered."; p.finding != want {
			t.Errorf("got %q, want %q", p.finding, want)
		}
		want := section{id: "stands", title: "Where it stands", text: []string{"Where it stands here may not be shown: too few people answered."}}
		if diff := cmp.Diff(want, sectionOf(t, p, "stands"), cmp.AllowUnexported(section{})); diff != "" {
			t.Error(diff)
		}
		rungs := html.UnescapeString(made(t, p, "rungs-rungs"))
		for _, test := range def.Rungs {
			if !strings.Contains(rungs, test) {
				t.Errorf("the rungs lack %q", test)
			}
		}
		if strings.Contains(rungs, "%") {
			t.Errorf("shares are told of a hidden norm: %s", rungs)
		}
	}
}

// Shares stand beside the rungs that they are of, and once before the first of
// those that were merged.
func TestShownNorm(t *testing.T) {
	value, hold := 87.0, 11.0
	b := reported(t, &report.Report{}, report.Practice{ID: change, Norms: []report.Norm{{ID: board, State: "gone", Value: report.Figure{Value: &value, N: &report.Count{N: 20}},
		Hold: &hold, Mandated: true, Shares: []report.Share{{Rungs: []int{0, 1, 2}, Share: 0.15}, {Rungs: []int{3}, Share: 0.25}, {Rungs: []int{4}, Share: 0.6}}}}})
	p, _ := normOf(t, b, board)
	stands := sectionOf(t, p, "stands")
	if diff := cmp.Diff([]string{"stands-ladder", "stands-facts", "stands-receipt"}, stands.blocks); diff != "" {
		t.Error(diff)
	}
	if figure := made(t, p, "stands-ladder"); strings.Count(figure, "<svg") != 2 {
		t.Errorf("no figure in two sizes: %s", figure)
	}
	shares := regexp.MustCompile(`<li>(?:<span class="together">([^<]*)</span>)?<b>([^<]*)(?: <span class="share">([^<]*)</span>)?</b>`).FindAllStringSubmatch(made(t, p, "rungs-rungs"), -1)
	var got []string
	for _, m := range shares {
		got = append(got, strings.ReplaceAll(m[1]+"|"+m[2]+"|"+m[3], "\u00a0", " "))
	}
	want := []string{"Taken for granted to Relaxed together: 15 % of the answers|Taken for granted|", "|Questioned|", "|Relaxed|",
		"|Suspended|25 % of the answers", "|Removed|60 % of the answers", "|Replaced|0 % of the answers"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff("A board that meets", p.params()["title"]); diff != "" {
		t.Errorf("of the window: %s", diff)
	}
}

// What rests on a norm is named with its state where it has answers, and
// counted where it has none.
func TestWhatRestsOnANorm(t *testing.T) {
	stands := report.Practice{ID: change, Norms: []report.Norm{{ID: change + "/outside-approval", State: "moving"}, {ID: board, State: "stands"}}}
	p, _ := normOf(t, reported(t, &report.Report{}, stands), board)
	got := made(t, p, "rests-rests")
	for _, want := range []string{`<a href="../../norms/change-enablement/outside-approval.html">Outside approval</a> <span class="quiet">– moving</span>`,
		`<a href="../../norms/change-enablement/emergency-door.html">The emergency road</a> <span class="quiet">– not asked</span>`} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
	p, _ = normOf(t, reported(t, &report.Report{}), "common/change-is-risk")
	got = made(t, p, "rests-rests")
	if !strings.Contains(got, " norms rest on it.") || strings.Contains(got, "../../practices/") {
		t.Errorf("those of practices without answers are not counted: %s", got)
	}
}

func TestNormRecords(t *testing.T) {
	asked := report.Practice{ID: change, Norms: []report.Norm{{ID: board, State: "stands"}}}
	lo, mid, hi := 0.6, 0.7, 0.8
	read := &report.Report{Fingerprints: []report.Fingerprint{
		{ID: "approval-heartbeat", Norms: []string{board}, Presence: report.Figure{Value: &mid, Lo: &lo, Hi: &hi}},
		{ID: "approval-wait", Norms: []string{board}, Presence: report.Figure{Reason: report.Because(report.MissingField)}}},
		DataQuality: report.DataQuality{Records: []report.RecordSource{{Kind: "changes"}}}}
	for _, c := range []struct {
		of          *report.Report
		norm, block string
		want        string
	}{
		{read, board, "records-records", `<ul class="links"><li><a href="../../evidence/approval-heartbeat.html">Approval heartbeat</a> <span class="quiet">– the trace is there</span></li>` +
			`<li><a href="../../evidence/approval-wait.html">Waiting for approval</a> <span class="quiet">– no figure (the records lack a field that it needs)</span></li></ul>`},
		{&report.Report{}, board, "records-unread", `<ul><li>Approval heartbeat: no records were read</li><li>Waiting for approval: no records were read</li></ul>`},
	} {
		p, _ := normOf(t, reported(t, c.of, asked), c.norm)
		if diff := cmp.Diff(c.want, made(t, p, c.block)); diff != "" {
			t.Error(diff)
		}
	}
	p, _ := normOf(t, reported(t, read, asked), change+"/risk-by-form")
	want := []string{"No record that is read here can speak of this norm: there is only what people say."}
	if diff := cmp.Diff(want, sectionOf(t, p, "records").text); diff != "" {
		t.Error(diff)
	}
}

func TestNormLink(t *testing.T) {
	b := reported(t, &report.Report{}, report.Practice{ID: change})
	p := b.newPage("evidence/x.html", "evidence", "", "")
	for key, want := range map[string]string{
		board: "../norms/change-enablement/board.html", "common/change-is-risk": "../norms/common/change-is-risk.html",
		tiers: "../practices/incident-management.html#norm-tiers", "change-enablement/none": "", "none/board": "", "common/none": "", "": "",
	} {
		if got := b.normLink(p, key); got != want {
			t.Errorf("%q leads to %q, want %q", key, got, want)
		}
	}
}

// A keystone that nobody has taken up leads to its proposal.
func TestExperimentsOnANorm(t *testing.T) {
	b := withCards(t)
	p := b.newPage(normAddress(board), "norms", "", "")
	want := []link{{Href: "../../roadmap/index.html#proposal-change-enablement-board", Text: "Proposed for this keystone: where it stands, and the next rung"}}
	if diff := cmp.Diff(want, b.experimentsOn(p, wording.NormOf(b.wave, board))); diff != "" {
		t.Error(diff)
	}
	if got := b.experimentsOn(p, wording.NormOf(b.wave, tiers)); got != nil {
		t.Errorf("of a norm without any: %v", got)
	}
}

// Every common norm has a page with its prose.
func TestCommonNorms(t *testing.T) {
	b := reported(t, &report.Report{})
	b.normsPage()
	for _, n := range b.in.Model.Common {
		p := b.pages["norms/"+n.Key+".html"]
		if p == nil {
			t.Errorf("%s has no page", n.Key)
			continue
		}
		got, want := [...]string{p.prose.Text, p.prose.Title, p.kicker, p.finding}, [...]string{n.Prose.Text, "The norm explained", "Common norms", "“" + n.Name + "” cannot be placed: not asked."}
		if got != want || n.Prose.Text == "" {
			t.Errorf("%s: got %q, want %q", n.Key, got, want)
		}
	}
}

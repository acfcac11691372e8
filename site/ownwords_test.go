package site

import (
	"strings"
	"testing"

	"rubble/report"
)

// What people wrote stands on the page of its practice, by question, as text;
// a page without any has no place for it.
func TestOwnWords(t *testing.T) {
	b := reported(t, &report.Report{}, report.Practice{ID: change})
	def, _ := b.in.Model.Practice(change)
	b.wave.Comments = []report.Comment{{Practice: "incident-management", Question: "incident-management/tiers", Texts: []string{"of another practice"}}}
	bare := b.newPage(practiceAddress(change), "practices", "", "")
	if b.ownWords(bare, def); len(bare.sections) != 0 {
		t.Errorf("without notes: %+v", bare.sections)
	}

	norm, item := def.Norms[1], def.Items[0]
	b.wave.Comments = append(b.wave.Comments,
		report.Comment{Practice: change, Question: norm.Key, Texts: []string{`</script><b onclick="x()">{{< x >}} {{ .Site }}`, "=cmd()|second"}},
		report.Comment{Practice: change, Question: item.Key, Texts: []string{"of a statement"}},
		report.Comment{Practice: change, Question: change + "/objection", Texts: []string{strings.Repeat("x", 4096)}})
	p := b.newPage(practiceAddress(change), "practices", "", "")
	b.ownWords(p, def)
	got := made(t, p, "own-words-quoted")
	at := 0
	for _, want := range []string{norm.Name + "</a></h3>", norm.Statement,
		`<blockquote><p dir="auto">&lt;/script&gt;&lt;b onclick=&#34;x()&#34;&gt;{{&lt; x &gt;}} {{ .Site }}</p></blockquote>`, `<p dir="auto">=cmd()|second</p>`,
		"<h3>" + b.say.T("own_words_item") + "</h3>", item.Text, `<p dir="auto">of a statement</p>`,
		"<h3>" + b.say.T("section_objection") + "</h3>", def.Objection, strings.Repeat("x", 4096)} {
		next := strings.Index(got[at:], want)
		if next < 0 {
			t.Fatalf("%q is not there, or out of order: %.2000s", want, got)
		}
		at += next
	}
	if strings.Contains(got, "of another practice") || strings.Count(got, "<blockquote>") != 4 {
		t.Errorf("quotes that do not belong here: %.2000s", got)
	}
}

// The page of a practice without answers tells who reads the open question.
func TestOpenQuestionTellsOfNotes(t *testing.T) {
	for notes, want := range map[bool]string{false: "objection_text", true: "objection_text_quoted"} {
		b := reported(t, &report.Report{})
		b.in.Config.Confidentiality.Notes = notes
		def, _ := b.in.Model.Practice(change)
		b.unaskedPractice(def)
		said := ""
		for _, s := range b.pages[practiceAddress(change)].sections {
			if s.id == "question" {
				said = s.text[0]
			}
		}
		if said == "" || said != b.say.T(want) {
			t.Errorf("notes %t: %q", notes, said)
		}
	}
}

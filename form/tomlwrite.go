package form

import (
	"bytes"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"rubble/model"
	"rubble/survey"
	"rubble/tomlfile"
)

// Options say what a questionnaire asks, and whom.
type Options struct {
	Practices []string // ids, in the order of the form; empty: all of the model's
	Length    string   // norms, short or full; empty: short
	Team      string   // may be left empty for the respondent to fill in, as may Wave and Role
	Wave      string
	Role      string
	Mode      survey.Mode
	Policy    string // of confidentiality: standard, strict or open; empty: standard
	Notes     bool   // those that a person has approved may be published
}

// maxForm is how many bytes a form may have, for what people write into it has
// to be read as well.
const maxForm = tomlfile.MaxSize * 3 / 4

// WriteTOML writes a questionnaire for people to fill in. It holds no answer,
// and [ReadTOML] accepts it as it is. The error is one of w, a practice, a
// length or a role that there is not, or a form that is too long to be read.
func WriteTOML(w io.Writer, m *model.Model, opt Options) error {
	if opt.Length == "" {
		opt.Length = model.LengthShort
	}
	if len(opt.Practices) == 0 {
		opt.Practices = m.PracticeIDs()
	}
	if !slices.Contains(lengths, opt.Length) {
		return fmt.Errorf("length %q is none of %s", opt.Length, strings.Join(lengths, ", "))
	}
	if opt.Role != "" && !slices.Contains(roles, opt.Role) {
		return fmt.Errorf("role %q is none of %s", opt.Role, strings.Join(roles, ", "))
	}
	f := &tomlForm{m: m, opt: opt}
	for _, id := range opt.Practices {
		p, ok := m.Practice(id)
		if !ok {
			return fmt.Errorf("no practice %q in the model: there are %s", id, listed(m.PracticeIDs()))
		}
		if slices.Contains(f.practices, p) {
			return fmt.Errorf("practice %q is asked for twice", id)
		}
		f.practices = append(f.practices, p)
	}
	f.total, f.minutes = Burden(m, opt.Practices, opt.Length)
	f.head()
	f.keys()
	for _, p := range f.practices {
		f.practice(p)
	}
	f.common()
	if f.Len() > maxForm {
		return fmt.Errorf("a form of %d KiB, at most %d KiB leave room for answers and notes: ask about fewer practices", f.Len()>>10, maxForm>>10)
	}
	_, err := w.Write(f.Bytes())
	return err
}

// A tomlForm is a questionnaire being written.
type tomlForm struct {
	bytes.Buffer
	m              *model.Model
	opt            Options
	practices      []*model.Practice
	total, minutes int // questions and what they take
	asked          int // questions written so far
	items          bool
}

func (f *tomlForm) keys() {
	f.line("")
	f.value("wave", f.opt.Wave)
	f.value("team", f.opt.Team)
	if f.opt.Mode == survey.Individual {
		f.line("")
		f.comment("", "Any word or number that stays yours from wave to wave; it is never published.")
		f.value("respondent", "")
		f.line("")
		f.comment("", strings.Join(roles, " | ")+": do you manage this work, do it, or are you served by it?")
		f.value("role", f.opt.Role)
	}
	f.line("")
	f.comment("", "These lines belong to the form: leave them as they are.")
	f.value("mode", f.opt.Mode.String())
	if f.opt.Mode == survey.Consensus {
		f.comment("", "How many took part.")
		f.line("people = 0")
	}
	f.value("length", f.opt.Length)
	f.value("model", f.m.Version)
}

func (f *tomlForm) practice(p *model.Practice) {
	f.section(p.Title, p.Summary, p.ID)
	for _, n := range p.Norms {
		f.norm(n)
	}
	items := p.Asked(f.opt.Length)
	if len(items) > 0 {
		f.line("")
		f.comment("", f.scale())
	}
	for _, it := range items {
		f.ask("", it.Text)
		f.value(path.Base(it.Key), "")
	}
	f.objection(p)
}

// objection asks the open question. It has no number, for it may stay empty.
func (f *tomlForm) objection(p *model.Practice) {
	if p.Objection == "" {
		return
	}
	f.line("")
	f.comment("Open: ", p.Objection)
	f.comment("", "In your own words, or not at all. It is never scored, and "+f.objectionTold())
	f.value(model.Objection, "")
}

// scale explains the points of agreement, once.
func (f *tomlForm) scale() string {
	if f.items {
		return "Statements: 1 (strongly disagree) to 5, as above."
	}
	f.items = true
	return "Statements: how far do you agree? 1 strongly disagree, 2 disagree, 3 neither, 4 agree, 5 strongly agree."
}

func (f *tomlForm) common() {
	if len(f.m.Common) == 0 {
		return
	}
	f.section("Beneath the practices", "Norms that many practices rest on. They are answered like the others, once in each wave: leave them empty if you answered them in another form of it.", model.CommonPractice)
	for _, n := range f.m.Common {
		f.norm(n)
	}
}

func (f *tomlForm) section(title, summary, key string) {
	f.line("")
	f.line("")
	f.rule()
	f.comment("", title)
	if summary != "" {
		f.comment("", summary)
	}
	f.line("")
	f.line("[" + key + "]")
}

func (f *tomlForm) norm(n model.Norm) {
	f.ask("Norm: ", "“"+n.Statement+"”")
	for i, test := range n.Rungs {
		f.comment(fmt.Sprintf("  %d  ", i), test)
	}
	f.value(path.Base(n.Key), "")
}

// ask writes a question with its number among all.
func (f *tomlForm) ask(kind, text string) {
	f.asked++
	f.line("")
	f.comment(fmt.Sprintf("%d/%d ", f.asked, f.total), kind+text)
}

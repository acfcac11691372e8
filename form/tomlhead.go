package form

import (
	"fmt"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"rubble/model"
	"rubble/survey"
)

// width is where comments are wrapped, in characters.
const width = 88

// head explains the form to the person who fills it in.
func (f *tomlForm) head() {
	titles := make([]string, len(f.practices))
	for i, p := range f.practices {
		titles[i] = p.Title
	}
	f.rule()
	f.comment("", "Questionnaire: "+strings.Join(titles, ", "))
	f.rule()
	f.paragraph("A norm is a sentence that a practice takes for fact. This form asks how firmly some norms stand in your team, " +
		"and what is done in their place. No answer is right or wrong, and a low rung is no fault.")
	f.paragraph(fmt.Sprintf("It asks %d questions. To read all of it and answer takes about %s, less for those who stop at the rung that fits. "+
		"A question that begins with “Open” may stay empty.", f.total, minutes(f.minutes)))
	if f.total > MostQuestions {
		f.comment("", fmt.Sprintf("This is a long form: more than %d questions are seldom answered with care. "+
			"Whoever sent it can ask about fewer practices, or choose a shorter length.", MostQuestions))
	}
	f.paragraph("Who reads it: " + f.readers())
	f.paragraph(`"Here" and "we" are the team named below under team, also for those who lead more than that. Nobody can know all: answer by what you have seen and heard. Write the answer to each question between its quotes:`)
	f.answers()
	f.paragraph("Save the file as UTF-8 text, with its ending .toml.")
}

// readers says who gets to see the answers, under the policy in force.
func (f *tomlForm) readers() string {
	if f.opt.Mode == survey.Consensus {
		return "this is your team's own statement, which the report shows whole and under the team's name. " + f.notesTold(0)
	}
	const collector = "whoever collects the forms sees your answers. "
	least := map[string]int{"": 5, "standard": 5, "strict": 8}[f.opt.Policy]
	if least == 0 {
		return collector + "The policy of this survey is open: the report shows figures however few people they come from. " + f.notesTold(0)
	}
	return collector + fmt.Sprintf("The report shows figures of groups, none of fewer than %d people. ", least) + f.notesTold(2*least) +
		" What is hidden cannot be worked out from what is shown, and of each question chance replaces an answer or two of the smallest groups. " +
		"No report can protect you from people who tell each other what they answered, nor where everybody knows who thinks what."
}

// notesTold says whether notes may be read in the report, and from how many
// people on; 0: however few there are, or the wave as a whole decides.
func (f *tomlForm) notesTold(least int) string {
	switch {
	case !f.opt.Notes:
		return "Notes are not published."
	case least == 0:
		return "A note that a person has read and approved may be quoted in it, without name, team or date."
	}
	return fmt.Sprintf("A note that a person has read and approved may be quoted in it, without name, team or date, "+
		"where at least %d people answered about the practice.", least)
}

// objectionTold says so of the open question.
func (f *tomlForm) objectionTold() string {
	if !f.opt.Notes {
		return "no report prints it."
	}
	return "it may be quoted as a note may."
}

func (f *tomlForm) answers() {
	keys := make([]string, len(f.m.Ladder))
	for i, rung := range f.m.Ladder {
		keys[i] = fmt.Sprintf("%s (%d)", rung.Key, i)
	}
	f.point("for a norm, the rung whose test fits, by number or key: " + strings.Join(keys, ", ") + ". " +
		"Where several fit, the highest counts. Rungs 0, 1, 4 and 5 speak of most of the work; 2 and 3 hold as soon as they are true of a part of it. " +
		"A team that never held the norm answers by how it meets the need today, so rung 4 or 5.")
	if f.opt.Length != model.LengthNorms {
		f.point("for a statement, how far you agree: 1 to 5.")
	}
	f.point(`"dont-know" if you cannot tell, or if what is asked about has not occurred. What you leave as "" is unanswered.`)
	f.point(`"not-applicable" if this team does not have the need behind the question. Say why in a note, which may stand beside any other answer as well:`)
	f.line(`#     ` + f.example() + ` = { answer = "not-applicable", note = "…" }`)
	f.point("If a law, a contract or a standard demands a norm, name it:")
	f.line(`#     ` + f.example() + ` = { answer = 2, mandated = "…" }`)
}

// example is the key of a norm that the form asks about.
func (f *tomlForm) example() string {
	for _, p := range f.practices {
		for _, n := range p.Norms {
			return path.Base(n.Key)
		}
	}
	return "norm"
}

func (f *tomlForm) paragraph(text string) {
	f.line("#")
	f.comment("", text)
}

func (f *tomlForm) point(text string) { f.comment("- ", text) }

func (f *tomlForm) rule() { f.line("# " + strings.Repeat("-", width-2)) }

func (f *tomlForm) line(text string) { f.WriteString(text + "\n") }

// value writes a key with a text.
func (f *tomlForm) value(key, text string) { f.line(key + " = " + quoted(text)) }

// comment writes text as comment lines. The first begins with lead, which the
// others leave room for.
func (f *tomlForm) comment(lead, text string) {
	indent := strings.Repeat(" ", utf8.RuneCountInString(lead))
	line, empty := "# "+lead, true
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }) {
		if !empty && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width {
			f.line(line)
			line, empty = "# "+indent, true
		}
		if !empty {
			line += " "
		}
		line += strings.ToValidUTF8(word, "\uFFFD")
		empty = false
	}
	f.line(strings.TrimRight(line, " "))
}

// quoted writes a text as a basic string of TOML.
func quoted(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range strings.ToValidUTF8(text, "\uFFFD") {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case unicode.IsControl(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

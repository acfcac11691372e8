package cli

import (
	"fmt"
	"strings"
	"text/tabwriter"
	"unicode"
	"unicode/utf8"

	"rubble/assess"
	"rubble/config"
	"rubble/gate"
	"rubble/survey"
)

// preview prints what is shown of teams, segments and roles under each policy.
func (a *app) preview(p *assess.Project, v assess.Preview) error {
	fmt.Fprintln(a.Stdout)
	if v.Wave == "" && len(p.Config.Teams) == len(v.Unknown) {
		a.say("What will be hidden cannot be foreseen: list the teams under [[teams]] in config.toml, with people = … in each.")
		return nil
	}
	switch {
	case v.Wave != "":
		a.say("What is shown of " + v.Wave + ", under each policy:")
	case v.Response == everybody:
		a.say("What will be shown if everybody answers, under each policy:")
	default:
		a.say(fmt.Sprintf("What will be shown if %d %% of each team answer, under each policy:", v.Response))
	}
	fmt.Fprintln(a.Stdout)
	ranges, err := a.printOutlook(p, v)
	if err != nil {
		return err
	}
	fmt.Fprintln(a.Stdout)
	if ranges {
		a.say("Where practices differ: from that of which least is shown to that of which most is; in brackets, of how many nothing is.")
	}
	a.legend(p, v)
	for _, f := range v.Policies {
		a.say(hides(f))
	}
	a.say("open hides nothing.")
	for _, f := range v.Policies {
		if advice := advised(p, f); advice != "" && f.Policy == p.Config.Confidentiality.Policy {
			a.say("To hide nothing under " + f.Policy + ", " + advice + ".")
		}
	}
	return nil
}

// width is how wide lines of text may be.
const width = 100

// say prints a paragraph, in lines no wider than a terminal.
func (a *app) say(text string) {
	column := 0
	for _, word := range strings.Fields(text) {
		n := utf8.RuneCountInString(word)
		switch {
		case column == 0:
		case column+1+n > width:
			fmt.Fprintln(a.Stdout)
			column = 0
		default:
			fmt.Fprint(a.Stdout, " ")
			column++
		}
		fmt.Fprint(a.Stdout, word)
		column += n
	}
	fmt.Fprintln(a.Stdout)
}

// printOutlook prints a row for each group of people, and a column for each
// policy; ranges says whether practices differ.
func (a *app) printOutlook(p *assess.Project, v assess.Preview) (ranges bool, err error) {
	var text strings.Builder
	out := tabwriter.NewWriter(&text, 0, 0, 2, ' ', 0)
	head := []string{"", "people"}
	for _, f := range v.Policies {
		head = append(head, f.Policy)
	}
	fmt.Fprintln(out, strings.Join(head, "\t"))
	row := func(name string, of func(gate.Outlook) (gate.Shown, bool)) {
		cells := []string{name}
		for _, f := range v.Policies {
			s := summed(f.Practices, of)
			if len(cells) == 1 {
				cells = append(cells, s.people())
			}
			cells = append(cells, s.String())
			ranges = ranges || s.lowest < s.highest
		}
		fmt.Fprintln(out, strings.Join(cells, "\t"))
	}
	row("the organisation", func(o gate.Outlook) (gate.Shown, bool) { return o.Organisation, true })
	team := func(indent string, t config.Team) {
		row(indent+cut(t.Name), func(o gate.Outlook) (gate.Shown, bool) { return find(o.Teams, t.ID) })
	}
	for _, s := range p.Config.Segments {
		row(cut(s.Name), func(o gate.Outlook) (gate.Shown, bool) { return find(o.Segments, s.ID) })
		for _, t := range p.Teams {
			if t.Segment == s.ID {
				team("  ", t)
			}
		}
	}
	for _, t := range p.Teams {
		if t.Segment == "" {
			team("", t)
		}
	}
	for _, r := range survey.Roles {
		of := func(o gate.Outlook) (gate.Shown, bool) { return find(o.Roles, r) }
		if summed(v.Policies[0].Practices, of).of > 0 {
			row("role "+r, of)
		}
	}
	if err := out.Flush(); err != nil {
		return false, err
	}
	for line := range strings.Lines(text.String()) {
		fmt.Fprintln(a.Stdout, strings.TrimRight(line, " \n"))
	}
	return ranges, nil
}

func find(all []gate.Shown, id string) (gate.Shown, bool) {
	for _, s := range all {
		if s.ID == id {
			return s, true
		}
	}
	return gate.Shown{}, false
}

// longestName is how much of a name a row has room for.
const longestName = 26

func cut(name string) string {
	name = printable(name)
	if utf8.RuneCountInString(name) > longestName {
		name = string([]rune(name)[:longestName-1]) + "…"
	}
	return name
}

// printable is a name without what a terminal would act on.
func printable(name string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return utf8.RuneError
		}
		return r
	}, name)
}

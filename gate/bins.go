package gate

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"rubble/fingerprint"
	"rubble/record"
	"rubble/report"
)

// few is how many records a class or a cell of a map must hold to be told:
// records are about people too.
const few = 5

// How many classes are told one by one, and the longest name in characters.
const (
	mostNames   = 12
	mostCells   = 24
	longestName = 60
	mostKinds   = 60
)

// tally counts records, told from [few] on.
func (p *publisher) tally(n int) report.Count {
	if p.sparse(n) {
		return report.Count{Below: few}
	}
	return report.Count{N: n}
}

// sparse says whether so many records are too few to be told.
func (p *publisher) sparse(n int) bool { return p.limits.Shown > 0 && n < few }

// named tells the largest classes by name, in the order in which they come,
// and puts the others together at the end. Where a single class has few
// records, the smallest of the others goes with it, since what is left of the
// total would tell it. With no class to be told there are no bins.
func (p *publisher) named(classes []report.Bin, most int) []report.Bin {
	order := make([]int, len(classes)) // by falling count
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(classes[b].N.N, classes[a].N.N) })
	told := 0
	for told < min(most, len(order)) && !p.sparse(classes[order[told]].N.N) {
		told++
	}
	if told == len(order)-1 && p.sparse(classes[order[told]].N.N) {
		told--
	}
	if told <= 0 {
		return nil
	}
	hidden, rest := make([]bool, len(classes)), 0
	for _, i := range order[told:] {
		hidden[i] = true
		rest += classes[i].N.N
	}
	var out []report.Bin
	for i, c := range classes {
		if !hidden[i] {
			out = append(out, c)
		}
	}
	if told < len(order) {
		out = append(out, report.Bin{N: p.tally(rest)})
	}
	return out
}

// plain makes a text of the records fit to be shown. What does not print, and
// what turns the direction of a text, becomes a space; the end of a long text
// is cut off.
func plain(text string) string {
	text = strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return ' '
	}, text)
	letters := []rune(strings.Join(strings.Fields(text), " "))
	switch {
	case len(letters) == 0: // a bin without a name would be all the others
		return "\uFFFD"
	case len(letters) > longestName:
		return string(letters[:longestName-1]) + "…"
	}
	return string(letters)
}

// nameBins are the classes that a field of the records names. One with more
// different words than there are kinds of anything holds names of people, such
// as those who called, and then none is told.
func (p *publisher) nameBins(names []fingerprint.NameCount) []report.Bin {
	if p.limits.Shown > 0 && len(names) > mostKinds {
		return nil
	}
	var classes []report.Bin
	for _, n := range names {
		classes = append(classes, report.Bin{ID: plain(n.Name), N: report.Count{N: n.Count}, Marked: n.Chosen})
	}
	return p.named(classes, mostNames)
}

func (p *publisher) cellBins(cells []record.CellCount) []report.Bin {
	var classes []report.Bin
	for _, c := range cells {
		id := plain(strings.Join([]string{c.Impact, c.Urgency, c.Priority}, " · "))
		classes = append(classes, report.Bin{ID: id, N: report.Count{N: c.Count}})
	}
	return p.named(classes, mostCells)
}

// weekdayBins are the changes by working day, with their mean for each such
// day. The last day of the week makes the statistic.
func (p *publisher) weekdayBins(days []fingerprint.WeekdayCount) []report.Bin {
	var week record.Calendar
	for _, d := range days {
		week.Days[d.Weekday] = true
	}
	var classes []report.Bin
	number, left := map[string]int{}, 0
	for _, d := range days {
		id := strings.ToLower(d.Weekday.String()[:3])
		number[id], left = d.Days, left+d.Days
		classes = append(classes, report.Bin{ID: id, N: report.Count{N: d.Changes}, Marked: d.Weekday == week.LastOfWeek()})
	}
	out := p.named(classes, len(classes))
	for i := range out {
		n, isNamed := number[out[i].ID]
		if !isNamed { // the others, at the end
			n = left
		}
		left -= n
		if n > 0 && out[i].N.Below == 0 {
			out[i].PerDay = pointer(score(float64(out[i].N.N) / float64(n)))
		}
	}
	return out
}

package experiment

import (
	"fmt"
	"strings"
)

// head stands at the top of every new card.
const head = `# A card for one experiment. The report prints its words as they stand: name nobody in it.
# Write longer texts between three quotes, with at most %d characters each.

`

// remarks say what belongs under a key that needs saying.
var remarks = map[string]string{
	"need":       "The need that the norm serves. An experiment has to meet it.",
	"current":    "Where the norm stands now. Its figures may be shown: the report shows them, too.",
	"target":     "The next condition, one rung up, and what will show that it is reached.",
	"obstacle":   "What stands between the two? Name one thing, the first that you would run into.",
	"experiment": "The next step: small, soon, and such that it can be undone. What do you do, where, and until when?",
	"expected":   "What do you expect to see, and by when? Write it before you begin: it is what you will learn from.",
	"learned":    "After the next wave: what happened, and what do you know now that you did not know before?",
}

// TOML is a card as its file begins: what is known filled in, the rest left
// open, with a remark on what belongs there.
func (c Card) TOML() []byte {
	var b strings.Builder
	fmt.Fprintf(&b, head, Most)
	field := func(key, value, remark string) {
		fmt.Fprintf(&b, "%-5s = %-28s # %s\n", key, quoted(value), remark)
	}
	field("norm", c.Norm, "its key: rubble model lists them")
	field("team", c.Team, "the team that tries it; empty: the organisation")
	field("state", string(c.State), strings.Join(States, ", "))
	field("wave", c.Wave, "whose figures the current condition is from")
	field("shows", c.Shows, "what will show it: a norm, "+Evidence+"ID, or an outcome such as lead-time")
	for _, t := range c.Texts() {
		fmt.Fprintf(&b, "\n# %s\n%s = %s\n", remarks[t.Key], t.Key, quoted(*t.Value))
	}
	return []byte(b.String())
}

// quoted writes a text as a string of TOML, over several lines if it has
// several.
func quoted(text string) string {
	var b strings.Builder
	long := strings.Contains(text, "\n")
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteRune('\\')
			b.WriteRune(r)
		case r == '\n' || r == '\t':
			b.WriteRune(r)
		case r < ' ' || r == 0x7f:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	if long {
		return "\"\"\"\n" + b.String() + "\"\"\""
	}
	return `"` + b.String() + `"`
}

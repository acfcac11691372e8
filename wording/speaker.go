// Package wording puts a report into words: findings, titles, alternatives,
// tables and notes. It is pure: the same report, model and language give the
// same sentences, and every word of the program that a reader of the site
// meets comes through here or through the same files of content/i18n.
//
// A [Speaker] speaks one language. Numbers follow its locale.
package wording

import (
	"fmt"
	"io/fs"
	"maps"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"

	"github.com/BurntSushi/toml"

	"rubble/diag"
	"rubble/model"
	"rubble/report"
)

// A Speaker words what a report says in one language.
type Speaker struct {
	Language string
	model    *model.Model
	loc      *i18n.Localizer
	phrases  map[string]phrase // those messages that need no template
	numbers  *message.Printer

	mu      sync.RWMutex // pages are written at the same time
	missing map[string]bool
	printed map[decimal]string // few numbers stand on many pages, and printing one takes long
}

// A decimal is a number and how many decimals are printed.
type decimal struct {
	x      float64
	digits int
}

// New makes the speaker of a language from content/i18n/<language>.toml in
// fsys.
func New(fsys fs.FS, lang string, m *model.Model) (*Speaker, error) {
	name := "content/i18n/" + lang + ".toml"
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, diag.Errorf(diag.Pos{File: name}, "no words for the language %q can be read", lang).
			WithHint("the report's language is set in config.toml under [organisation]; en is always there, unless a project's own file is in its way")
	}
	tag, err := language.Parse(lang)
	if err != nil {
		return nil, diag.Errorf(diag.Pos{File: name}, "%q is not the tag of a language", lang)
	}
	bundle := i18n.NewBundle(tag)
	bundle.RegisterUnmarshalFunc("toml", toml.Unmarshal)
	file, err := bundle.ParseMessageFileBytes(data, lang+".toml")
	if err != nil {
		return nil, diag.Errorf(diag.Pos{File: name}, "cannot be read: %v", err)
	}
	return &Speaker{Language: lang, model: m, loc: i18n.NewLocalizer(bundle, lang), phrases: phrases(file.Messages),
		numbers: message.NewPrinter(tag), missing: map[string]bool{}, printed: map[decimal]string{}}, nil
}

// T gives the words for a key. Arguments are names and values in turn; one
// called "Count" chooses the plural, where there is one. A key without words is
// kept, see [Speaker.Missing].
func (s *Speaker) T(key string, args ...any) string {
	if p, ok := s.phrases[key]; ok {
		if text, ok := p.with(args); ok {
			return text
		}
	}
	data := map[string]any{}
	for i := 0; i+1 < len(args); i += 2 {
		data[args[i].(string)] = args[i+1]
	}
	count := data["Count"]
	text, err := s.loc.Localize(&i18n.LocalizeConfig{MessageID: key, TemplateData: data, PluralCount: count})
	if err != nil && count != nil { // one form for all numbers
		text, err = s.loc.Localize(&i18n.LocalizeConfig{MessageID: key, TemplateData: data})
	}
	if err != nil {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.missing[key] = true
		return key
	}
	return text
}

// Missing are the keys that were asked for and have no words. A site that
// would show one must not be published.
func (s *Speaker) Missing() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Sorted(maps.Keys(s.missing))
}

// sentence begins a text with a capital, as a number in words at its head
// needs it.
func sentence(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// Whole prints a number without decimals.
func (s *Speaker) Whole(x float64) string { return s.Decimal(math.Round(x), 0) }

// Int prints a whole number.
func (s *Speaker) Int(n int) string { return s.Decimal(float64(n), 0) }

// Decimal prints a number with that many decimals, and a minus sign where it
// is below 0.
func (s *Speaker) Decimal(x float64, digits int) string {
	if scale := math.Pow10(digits); math.Round(x*scale) == 0 {
		x = 0 // and not −0
	}
	s.mu.RLock()
	text, known := s.printed[decimal{x, digits}]
	s.mu.RUnlock()
	if known {
		return text
	}
	text = s.numbers.Sprint(number.Decimal(x, number.MinFractionDigits(digits), number.MaxFractionDigits(digits)))
	if rest, negative := strings.CutPrefix(text, "-"); negative {
		text = "\u2212" + rest
	}
	s.mu.Lock()
	s.printed[decimal{x, digits}] = text
	s.mu.Unlock()
	return text
}

// Percent prints a share of 0–1, with one decimal where it is small and not
// whole.
func (s *Speaker) Percent(share float64) string {
	digits := 0
	if p := math.Round(1000*share) / 10; p < 10 && p != math.Round(p) {
		digits = 1
	}
	return s.T("percent", "Number", s.Decimal(100*share, digits))
}

// Score prints a figure on 0–100, or a dash where there is none.
func (s *Speaker) Score(f report.Figure) string {
	switch {
	case !f.Known():
		return s.T("no_figure")
	case f.Rounded:
		return s.T("about", "Number", s.Whole(*f.Value))
	}
	return s.Whole(*f.Value)
}

// Interval prints the interval of a figure on 0–100, or nothing.
func (s *Speaker) Interval(f report.Figure) string {
	if !f.HasInterval() {
		return ""
	}
	return s.T("from_to", "Lo", s.Whole(*f.Lo), "Hi", s.Whole(*f.Hi))
}

// ScoreWithInterval prints a figure on 0–100 with its interval in brackets.
func (s *Speaker) ScoreWithInterval(f report.Figure) string {
	if ci := s.Interval(f); ci != "" {
		return s.T("with_interval", "Value", s.Score(f), "Interval", ci)
	}
	return s.Score(f)
}

// People prints a number of people.
func (s *Speaker) People(c report.Count) string {
	if c.Below > 0 {
		return s.T("people_below", "Number", s.Int(c.Below))
	}
	return s.T("people", "Count", c.N, "Number", s.Int(c.N))
}

// Number prints a count without a noun.
func (s *Speaker) Number(c report.Count) string {
	if c.Below > 0 {
		return s.T("below", "Number", s.Int(c.Below))
	}
	return s.Int(c.N)
}

// Why words the reason in place of a figure.
func (s *Speaker) Why(r *report.Reason) string {
	if r == nil {
		return ""
	}
	return s.T("reason_" + string(r.Code))
}

// List joins words with commas and a last "and".
func (s *Speaker) List(words []string) string {
	switch len(words) {
	case 0:
		return ""
	case 1:
		return words[0]
	}
	out := words[0]
	for _, w := range words[1 : len(words)-1] {
		out = s.T("list_comma", "First", out, "Next", w)
	}
	return s.T("list_and", "First", out, "Last", words[len(words)-1])
}

// NumberWord writes small whole numbers as words.
func (s *Speaker) NumberWord(n int) string {
	if n < 0 || n > 12 {
		return s.Int(n)
	}
	return s.T(fmt.Sprintf("number_%d", n))
}

// Practice is a practice's title.
func (s *Speaker) Practice(id string) string {
	if p, ok := s.model.Practice(id); ok {
		return p.Title
	}
	return id
}

// Norm is a norm's label.
func (s *Speaker) Norm(key string) string {
	if n, ok := s.model.Norm(key); ok {
		return n.Name
	}
	return key
}

// practiceOf is the title of a norm's practice.
func (s *Speaker) practiceOf(norm string) string {
	practice, _, _ := strings.Cut(norm, "/")
	return s.Practice(practice)
}

// RestsOn are the norms that a norm rests on.
func (s *Speaker) RestsOn(norm string) []string {
	if n, ok := s.model.Norm(norm); ok {
		return n.RestsOn
	}
	return nil
}

package site

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"rubble/model"
)

// mostTerms is how many words of a page's prose lead to the glossary at most.
const mostTerms = 12

// termLink begins the address of a term; Hugo makes it relative to the page.
const termLink = "/" + glossaryAddress + "#term-"

// A lexicon finds the terms of the glossary in prose.
type lexicon struct {
	phrases map[string][]phrase // by their first word, the longest first
	ours    map[string]bool     // the files of the model's prose
	plain   goldmark.Markdown   // reads Markdown; its texts are where they stand in the source
	pretty  goldmark.Markdown   // and prints it, with the typography of Hugo
	linked  *regexp.Regexp      // a link to a term, printed
}

// A phrase leads to a term.
type phrase struct {
	words  []string // folded
	term   string   // its key
	italic bool     // it does so only where it is set in italics
}

// A mention is a phrase where it stands in a text, in bytes.
type mention struct {
	from, to int
	phrase
}

func newLexicon(m *model.Model) *lexicon {
	extensions := []goldmark.Extender{extension.GFM, extension.DefinitionList, extension.Footnote}
	attributes := goldmark.WithParserOptions(parser.WithAttribute())
	l := &lexicon{phrases: map[string][]phrase{}, ours: map[string]bool{},
		plain:  goldmark.New(goldmark.WithExtensions(extensions...), attributes),
		pretty: goldmark.New(goldmark.WithExtensions(append(extensions, extension.Typographer)...), attributes),
		linked: regexp.MustCompile(`<a href="` + regexp.QuoteMeta(termLink) + `[a-z0-9-]*">([^<]*)</a>`)}
	for _, p := range m.Pages() {
		l.ours[p.Pos.File] = true
	}
	for _, t := range m.Glossary {
		for _, link := range t.Link {
			bare, italic := model.Phrase(link)
			if words := folded(bare); len(words) > 0 {
				l.phrases[words[0]] = append(l.phrases[words[0]], phrase{words, t.Key, italic})
			}
		}
	}
	for _, of := range l.phrases {
		slices.SortStableFunc(of, func(a, b phrase) int { return cmp.Compare(len(b.words), len(a.words)) })
	}
	return l
}

// prose is the text of a page in which the first mention of each term leads to
// the glossary. What a client wrote for this report, on the overview and on
// narrative pages, stays as it is, and a page is not sent to look up what it
// is about.
func (l *lexicon) prose(p *page) string {
	if !l.ours[p.prose.Pos.File] {
		return p.prose.Text
	}
	return l.link(p.prose.Text, p.kicker)
}

// link makes links in Markdown. Without them the text is what it was, byte by
// byte, and so is the page that comes of it: where a bracket would change how
// the rest is read, the text stays without.
func (l *lexicon) link(markdown, subject string) string {
	if len(l.phrases) == 0 || strings.Contains(markdown, "{{") { // a shortcode that is printed as it stands
		return markdown
	}
	seen := map[string]bool{}
	for _, m := range l.mentions(subject) {
		seen[m.term] = m.to-m.from == len(subject)
	}
	var out strings.Builder
	at, made := 0, 0
	for _, m := range l.inMarkdown(markdown) {
		if seen[m.term] || made == mostTerms {
			continue
		}
		seen[m.term] = true
		made++
		out.WriteString(markdown[at:m.from] + "[" + markdown[m.from:m.to] + "](" + termLink + m.term + ")")
		at = m.to
	}
	out.WriteString(markdown[at:])
	if made == 0 || l.print(out.String()) != l.print(markdown) {
		return markdown
	}
	return out.String()
}

// print is the page that Markdown makes, without its links to terms.
func (l *lexicon) print(markdown string) string {
	var out bytes.Buffer
	if err := l.pretty.Convert([]byte(markdown), &out); err != nil {
		return err.Error() // a buffer has room for all
	}
	return l.linked.ReplaceAllString(out.String(), "$1")
}

// inMarkdown are the mentions in running text: not in headings, nor in links,
// images and code.
func (l *lexicon) inMarkdown(markdown string) []mention {
	source := []byte(markdown)
	var out []mention
	_ = ast.Walk(l.plain.Parser().Parse(text.NewReader(source)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n.Kind() {
		case ast.KindHeading, ast.KindLink, ast.KindImage, ast.KindCodeSpan, extast.KindTableHeader, extast.KindDefinitionTerm:
			return ast.WalkSkipChildren, nil
		}
		from, to := run(n)
		if !entering || from == to {
			return ast.WalkContinue, nil
		}
		_, italic := n.Parent().(*ast.Emphasis)
		for _, m := range l.mentions(markdown[from:to]) {
			whole := italic && m.from == 0 && m.to == to-from
			m.from, m.to = m.from+from, m.to+from
			if (whole || !m.italic) && standsAlone(markdown, m.from, m.to) {
				out = append(out, m)
			}
		}
		return ast.WalkContinue, nil
	})
	slices.SortFunc(out, func(a, b mention) int { return cmp.Compare(a.from, b.from) })
	return out
}

// run is where a text begins and ends that the parser may have cut into
// neighbours, which it does at blanks; it is empty for all but the first.
func run(n ast.Node) (from, to int) {
	first, isText := n.(*ast.Text)
	if !isText {
		return 0, 0
	}
	from, to = first.Segment.Start, first.Segment.Stop
	if before, isText := n.PreviousSibling().(*ast.Text); isText && before.Segment.Stop == from {
		return 0, 0
	}
	for {
		next, isText := n.NextSibling().(*ast.Text)
		if !isText || next.Segment.Start != to {
			return from, to
		}
		n, to = next, next.Segment.Stop
	}
}

// standsAlone says whether what stands around a mention, markers of emphasis
// aside, is what stands around words.
func standsAlone(text string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text[:from], "*_"))
	after, _ := utf8.DecodeRuneInString(strings.TrimLeft(text[to:], "*_"))
	return (before == utf8.RuneError || strings.ContainsRune(" \t\n\r|(“‘\"'–—…", before)) &&
		(after == utf8.RuneError || strings.ContainsRune(" \t\n\r|)”’\"'–—….,;:?!", after))
}

// mentions are the phrases in a plain text, in order, the longest where
// several begin with a word. They do not overlap.
func (l *lexicon) mentions(text string) []mention {
	var out []mention
	words := wordsOf(text)
	for i := 0; i < len(words); {
		next := i + 1
		for _, p := range l.phrases[words[i].folded] {
			if matches(text, words[i:], p.words) {
				next = i + len(p.words)
				out = append(out, mention{words[i].from, words[next-1].to, p})
				break
			}
		}
		i = next
	}
	return out
}

// matches says whether the words of a text begin with those of a phrase, a
// blank between each two.
func matches(text string, words []word, of []string) bool {
	for i, w := range of {
		if i >= len(words) || words[i].folded != w {
			return false
		}
		if i == 0 {
			continue
		}
		if gap := text[words[i-1].to:words[i].from]; gap != " " && !(gap == "" && w == possessive) {
			return false
		}
	}
	return true
}

// possessive is a word of its own, so that “the norm's hold” mentions a norm.
const possessive = "'s"

// A word is where it stands in a text, in bytes.
type word struct {
	from, to int
	folded   string
}

// wordsOf are the words of a text: letters and digits, with hyphens and
// apostrophes among them.
func wordsOf(text string) []word {
	var out []word
	add := func(from, to int) {
		if from < to {
			out = append(out, word{from, to, strings.ToLower(strings.ReplaceAll(text[from:to], "’", "'"))})
		}
	}
	begin := -1
	for at, c := range text + " " {
		switch in := unicode.In(c, unicode.Letter, unicode.Digit, unicode.Mark) || strings.ContainsRune("'’-", c); {
		case in && begin < 0:
			begin = at
		case !in && begin >= 0:
			to := begin + len(strings.TrimRight(text[begin:at], "'’"))
			from := to - len(strings.TrimLeft(text[begin:to], "'’"))
			bare := from + len(strings.TrimSuffix(strings.TrimSuffix(text[from:to], "'s"), "’s"))
			add(from, bare)
			add(bare, to)
			begin = -1
		}
	}
	return out
}

func folded(text string) []string {
	var out []string
	for _, w := range wordsOf(text) {
		out = append(out, w.folded)
	}
	return out
}

package site

import (
	_ "embed"
	"html/template"
	"strings"

	"rubble/chart"
	"rubble/wording"
)

//go:embed blocks.gohtml
var blockText string

// A blockSet holds the templates of what is spliced into pages.
type blockSet struct{ *template.Template }

func (b *builder) templates() error {
	t, err := template.New("blocks").Parse(blockText)
	b.blocks = &blockSet{t}
	return err
}

// A block is a figure, a table or a list, made when its page is written.
type block struct {
	name string
	make func() (string, error)
}

func (b *builder) block(name, templateName string, data func() any) block {
	return block{name, func() (string, error) { return b.execute(templateName, data()) }}
}

func (b *builder) execute(templateName string, data any) (string, error) {
	var out strings.Builder
	err := b.blocks.ExecuteTemplate(&out, templateName, data)
	return out.String(), err
}

// A figureData is a figure with its words, its two drawings and its table.
type figureData struct {
	Words        wording.Figure
	Wide, Narrow template.HTML
	TwinTitle    string
	Explore      *exploreData
}

// exploreData is what makes a figure explorable.
type exploreData struct {
	ID, Source, Button string
	Data               template.JS
}

func (b *builder) figure(name string, words wording.Figure, d chart.Drawing) block {
	return b.exploreFigure(name, words, d, nil)
}

// exploreFigure is a figure that can be explored, unless explore is nil.
func (b *builder) exploreFigure(name string, words wording.Figure, d chart.Drawing, explore func() (*exploreData, error)) block {
	return block{name, func() (string, error) {
		data := figureData{Words: words, Wide: template.HTML(d.SVG(chart.Wide)), Narrow: template.HTML(d.SVG(chart.Narrow)),
			TwinTitle: b.say.T("twin_open")}
		if explore != nil {
			var err error
			if data.Explore, err = explore(); err != nil {
				return "", err
			}
		}
		return b.execute("figure", data)
	}}
}

// raised is a block whose headings stand directly below that of the page, with
// none between them. Only the markup of blocks.gohtml holds tags.
func (bl block) raised() block {
	return block{bl.name, func() (string, error) {
		text, err := bl.make()
		return strings.NewReplacer("<h3", "<h2", "</h3>", "</h2>").Replace(text), err
	}}
}

func (b *builder) table(name string, t wording.Table) block {
	return b.block(name, "table", func() any { return t })
}

func (b *builder) list(name string, items []string) block {
	return b.block(name, "list", func() any { return items })
}

func (b *builder) text(name string, text ...string) block {
	return b.block(name, "text", func() any { return text })
}

// A twinData is a table behind a heading that opens it.
type twinData struct {
	Summary string
	Text    []string
	Table   wording.Table
}

func (b *builder) twin(name, summary string, t wording.Table, text ...string) block {
	return b.block(name, "twin", func() any { return twinData{summary, text, t} })
}

// A receiptData says how a number was made.
type receiptData struct {
	Title string
	Text  []string
}

func (b *builder) receipt(name string, text ...string) block {
	return b.block(name, "receipt", func() any { return receiptData{b.say.T("receipt_title"), text} })
}

// scriptData marks JSON that holds no <, > or & as fit for a script element
// of type application/json, where it stands as data.
func scriptData(data []byte) template.JS { return template.JS(data) }

// A link leads on.
type link struct{ Href, Text, Note string }

func (b *builder) links(name string, links []link) block {
	return b.block(name, "links", func() any { return links })
}

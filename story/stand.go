package story

import (
	"bytes"
	"slices"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// A stand is where in a page a shortcode stands.
type stand int

const (
	lost      stand = iota // in code, HTML, or the address of a link: no text is printed there as text
	inHeading              // of which Hugo makes an address
	inText                 // among words
	alone                  // all that its paragraph holds: Hugo leaves the paragraph out
	aloneItem              // all that an item of a list holds
)

// A layout is what the Markdown of a page says of it.
type layout struct {
	stands []stand // of the shortcodes
	html   int     // where HTML other than a comment begins, in bytes; −1 where none does
	first  int     // where the first heading of the first order begins; −1 where none does
}

// layOut reads a page's Markdown with the parser that Hugo uses, and the
// extensions that it has switched on.
func layOut(page string, tags []tag) layout {
	source := []byte(page)
	for _, t := range tags {
		copy(source[t.from:t.to], bytes.Repeat([]byte("x"), t.to-t.from)) // Hugo puts a word in its place, too
	}
	l := layout{stands: make([]stand, len(tags)), html: -1, first: -1}
	markdown := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.DefinitionList, extension.Footnote), goldmark.WithParserOptions(parser.WithAttribute()))
	document := markdown.Parser().Parse(text.NewReader(source))
	_ = ast.Walk(document, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			l.see(n, source, tags)
		}
		return ast.WalkContinue, nil
	})
	return l
}

func (l *layout) see(n ast.Node, source []byte, tags []tag) {
	switch n := n.(type) {
	case *ast.Text:
		i, _ := slices.BinarySearchFunc(tags, n.Segment.Start, func(t tag, at int) int { return t.from - at })
		for ; i < len(tags) && tags[i].from < n.Segment.Stop; i++ {
			l.stands[i] = standOf(n, len(bytes.TrimSpace(n.Value(source))) == tags[i].to-tags[i].from)
		}
	case *ast.Heading:
		if n.Level == 1 && l.first < 0 && n.Lines().Len() > 0 {
			l.first = n.Lines().At(0).Start
		}
	case *ast.HTMLBlock:
		if n.HTMLBlockType != ast.HTMLBlockType2 {
			l.seeHTML(n.Lines(), source)
		}
	case *ast.RawHTML:
		l.seeHTML(n.Segments, source)
	}
}

func (l *layout) seeHTML(lines *text.Segments, source []byte) {
	if l.html >= 0 || lines.Len() == 0 {
		return
	}
	if at := lines.At(0).Start; !bytes.HasPrefix(source[at:], []byte("<!--")) {
		l.html = at
	}
}

// standOf says where a text stands; whole, whether it holds nothing but the
// shortcode.
func standOf(n *ast.Text, whole bool) stand {
	whole = whole && n.Parent().ChildCount() == 1
	for p := n.Parent(); p != nil; p = p.Parent() {
		switch p.(type) {
		case *ast.CodeSpan, *ast.Image:
			return lost
		case *ast.Heading:
			return inHeading
		case *extast.TableCell:
			return inText
		case *ast.Paragraph:
			if whole {
				return alone
			}
			return inText
		case *ast.TextBlock:
			if whole {
				return aloneItem
			}
			return inText
		}
		whole = false
	}
	return lost
}

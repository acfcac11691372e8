package chart

import (
	"math"
	"strconv"
	"strings"
)

// A canvas collects the body of one figure. The origin is at the top left.
type canvas struct {
	size Size
	w    float64
	b    []byte
}

func newCanvas(size Size) *canvas {
	return &canvas{size: size, w: size.width(), b: make([]byte, 0, 8<<10)}
}

// finish wraps the body into an image with a name and a description.
func (c *canvas) finish(class string, height float64, alt Alt) []byte {
	id := slug(alt.ID)
	if c.size == Narrow {
		id += "-n"
	} else {
		id += "-w"
	}
	b := make([]byte, 0, len(c.b)+len(alt.Title)+len(alt.Desc)+400)
	b = append(b, `<svg xmlns="http://www.w3.org/2000/svg" class="fig `...)
	b = append(b, class+" "+c.size.class()+`" viewBox="0 0 `...)
	b = append(number(b, c.w), ' ')
	b = number(b, math.Ceil(height))
	b = append(b, `" role="img" aria-labelledby="`+id+`-t `+id+`-d"><title id="`+id+`-t">`...)
	b = escape(b, printable(alt.Title))
	b = append(b, `</title><desc id="`+id+`-d">`...)
	b = escape(b, printable(alt.Desc))
	b = append(b, "</desc>"...)
	b = append(b, c.b...)
	return append(b, "</svg>"...)
}

// slug keeps of an id what cannot break out of an attribute or a list of ids.
func slug(id string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '_' {
			return r
		}
		return '-'
	}, id)
}

// number appends v with at most one decimal, and no zero before the point.
func number(b []byte, v float64) []byte {
	if math.IsNaN(v) || math.Abs(v) > 1e9 {
		return append(b, '0')
	}
	n := int64(math.Round(v * 10))
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	if n >= 10 || n == 0 {
		b = strconv.AppendInt(b, n/10, 10)
	}
	if n%10 != 0 {
		b = append(b, '.', byte('0'+n%10))
	}
	return b
}

func escape(b []byte, s string) []byte {
	from := 0
	for i := range len(s) {
		var e string
		switch s[i] {
		case '&':
			e = "&amp;"
		case '<':
			e = "&lt;"
		case '>':
			e = "&gt;"
		case '"':
			e = "&#34;"
		default:
			continue
		}
		b = append(append(b, s[from:i]...), e...)
		from = i + 1
	}
	return append(b, s[from:]...)
}

// An anchor says which point of a text its position is.
type anchor uint8

const (
	start anchor = iota
	middle
	end
)

// text prints one line with its base line at y.
func (c *canvas) text(f face, a anchor, x, y float64, s string) { c.turned(f, a, x, y, 0, s) }

// turned prints one line, turned about its position by whole degrees.
func (c *canvas) turned(f face, a anchor, x, y float64, degrees int, s string) {
	if s == "" {
		return
	}
	c.raw("<text")
	if class := strings.TrimSpace(f.class + [...]string{start: "", middle: " mid", end: " end"}[a]); class != "" {
		c.raw(` class="`, class, `"`)
	}
	c.attr("x", x)
	c.attr("y", y)
	if degrees != 0 {
		c.raw(` transform="rotate(`, strconv.Itoa(degrees), " ")
		c.b = append(number(c.b, x), ' ')
		c.b = append(number(c.b, y), `)"`...)
	}
	c.raw(">")
	c.b = escape(c.b, s)
	c.raw("</text>")
}

// raw appends markup as it is.
func (c *canvas) raw(parts ...string) {
	for _, s := range parts {
		c.b = append(c.b, s...)
	}
}

// block prints lines from a top edge down and returns the bottom edge.
func (c *canvas) block(f face, a anchor, x, top float64, lines []string) float64 {
	for i, s := range lines {
		c.text(f, a, x, top+float64(leading*float64(i))+float64(f.px*ascent), s)
	}
	return top + f.lines(len(lines))
}

// centred prints lines about a middle line.
func (c *canvas) centred(f face, a anchor, x, y float64, lines []string) {
	c.block(f, a, x, y-f.lines(len(lines))/2, lines)
}

func (c *canvas) attr(name string, v float64) {
	c.raw(" ", name, `="`)
	c.b = append(number(c.b, v), '"')
}

func (c *canvas) circle(class string, x, y, r float64) {
	c.raw(`<circle class="`, class, `"`)
	c.attr("cx", x)
	c.attr("cy", y)
	c.attr("r", r)
	c.raw("/>")
}

// path draws a shape, unless it is empty.
func (c *canvas) path(class string, p path) {
	if len(p) == 0 {
		return
	}
	c.raw(`<path class="`, class, `" d="`)
	c.b = append(append(c.b, p...), `"/>`...)
}

// A path is the outline of a shape, in the commands of SVG.
type path []byte

func (p path) cmd(c byte, vs ...float64) path {
	p = append(p, c)
	for i, v := range vs {
		if i > 0 && !(math.Round(v*10) < 0) {
			p = append(p, ' ') // a minus parts numbers too
		}
		p = number(p, v)
	}
	return p
}

// line draws a line, in steps from its beginning, which are shorter to write.
func (p path) line(x0, y0, x1, y1 float64) path {
	return p.cmd('M', x0, y0).step(x0, y0, x1, y1)
}

// step draws a line from where the pen is.
func (p path) step(x0, y0, x1, y1 float64) path {
	switch dx, dy := between(x0, x1), between(y0, y1); {
	case dy == 0:
		return p.cmd('h', dx)
	case dx == 0:
		return p.cmd('v', dy)
	default:
		return p.cmd('l', dx, dy)
	}
}

// between gives the way from a to b as they are written, so that steps end
// where they should.
func between(a, b float64) float64 {
	return (math.Round(b*10) - math.Round(a*10)) / 10
}

// segs draws lines one after the other, each begun in a step from the end of
// the one before.
func (p path) segs(lines []seg) path {
	for i, l := range lines {
		if i == 0 {
			p = p.cmd('M', l.a.x, l.a.y)
		} else {
			pen := lines[i-1].b
			p = p.cmd('m', between(pen.x, l.a.x), between(pen.y, l.a.y))
		}
		p = p.step(l.a.x, l.a.y, l.b.x, l.b.y)
	}
	return p
}

func (p path) rect(b box) path {
	w := between(b.x0, b.x1)
	return append(p.cmd('M', b.x0, b.y0).cmd('h', w).cmd('v', between(b.y0, b.y1)).cmd('h', -w), 'z')
}

// polygon draws a closed shape of points given in pairs about x, y.
func (p path) polygon(x, y float64, ds ...float64) path {
	for i := 0; i+1 < len(ds); i += 2 {
		c := byte('L')
		if i == 0 {
			c = 'M'
		}
		p = p.cmd(c, x+ds[i], y+ds[i+1])
	}
	return append(p, 'z')
}

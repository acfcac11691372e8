package table

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"rubble/diag"
)

// readHeader finds the line break and the delimiter, and reads the names.
func (r *Reader) readHeader() error {
	r.text.fill(sniffed)
	r.row.keep = MaxColumns + 1
	r.row.brk = lineBreak(r.text.held())
	if delim, n := sepLine(r.text.held()); n > 0 {
		r.row.delim = delim
		r.after += bytes.Count(r.text.held()[:n], []byte{r.row.brk})
		r.text.start += n
	} else {
		r.row.delim = delimiter(r.text.held())
	}
	if !r.advance() {
		if r.err != nil {
			return r.err
		}
		return diag.Errorf(diag.Pos{File: r.name, Line: 1}, "no header: the file holds nothing but blank lines").
			WithHint("begin it with a line of column names")
	}
	if p := r.judge(); p != nil {
		return p
	}
	if p := r.nameColumns(); p != nil {
		return p
	}
	r.row.keep = len(r.header)
	return nil
}

// nameColumns takes the row as the header.
func (r *Reader) nameColumns() *diag.Problem {
	if r.row.count > MaxColumns {
		return diag.Errorf(r.at(0), "a header of %d columns; at most %d are allowed", r.row.count, MaxColumns).
			WithHint("leave out what is not needed, or check that the header ends in a line break")
	}
	header := make([]string, r.row.count)
	first := make(map[string]int, r.row.count)
	for i, f := range r.row.fields {
		name := strings.TrimSpace(string(f))
		if name == "" {
			return diag.Errorf(r.Pos(i), "column %d has no name", i+1).
				WithHint("name it in the header, or take the column out")
		}
		if j, ok := first[name]; ok {
			// Which name is not told: where the header is missing, it is somebody's words.
			return diag.Errorf(r.Pos(i), "column %d has the same name as column %d", i+1, j+1).
				WithHint("give each column a name of its own; the first line has to name the columns")
		}
		header[i], first[name] = name, i
	}
	r.header = header
	return nil
}

// lineBreak finds how lines end: by the first line break outside quotes. It is
// CR where no LF follows, else LF, before which CR is dropped.
func lineBreak(text []byte) byte {
	quoted := false
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '"':
			quoted = !quoted
		case '\n':
			if !quoted {
				return '\n'
			}
		case '\r':
			for i+1 < len(text) && text[i+1] == '\r' {
				i++
			}
			if !quoted && i+1 < len(text) && text[i+1] != '\n' {
				return '\r'
			}
		}
	}
	return '\n'
}

// delimiter finds the delimiter in the first line that is not blank. A tab is
// one wherever it stands outside quotes, since names hold commas (form tools
// make them of whole questions) but no tabs; else the more frequent of comma
// and semicolon, and comma in a tie.
func delimiter(text []byte) byte {
	var n [256]int
	quoted := false
	for _, b := range bytes.TrimLeft(text, " \r\n") {
		if b == '"' {
			quoted = !quoted
		}
		if !quoted {
			if b == '\n' || b == '\r' {
				break
			}
			n[b]++
		}
	}
	switch {
	case n['\t'] > 0:
		return '\t'
	case n[';'] > n[',']:
		return ';'
	}
	return ','
}

// sepLine reads the line with which Excel is told the delimiter, such as
// "sep=;", and gives the bytes up to the header; 0 if there is none.
func sepLine(text []byte) (delim byte, n int) {
	line := bytes.TrimLeft(text, " \r\n")
	quote := len(line) > 0 && line[0] == '"'
	if quote {
		line = line[1:]
	}
	if len(line) < 5 || !bytes.EqualFold(line[:4], []byte("sep=")) {
		return 0, 0
	}
	delim = line[4]
	rest := line[5:]
	if quote && len(rest) > 0 && rest[0] == '"' {
		rest = rest[1:]
	}
	isDelim := delim == '\t' || delim > ' ' && delim < utf8.RuneSelf && delim != '"' && !isAlnum(delim)
	if !isDelim || len(rest) > 0 && rest[0] != '\r' && rest[0] != '\n' {
		return 0, 0
	}
	rest = bytes.TrimLeft(rest, "\r\n")
	return delim, len(text) - len(rest)
}

func isAlnum(b byte) bool {
	return '0' <= b && b <= '9' || 'a' <= b|0x20 && b|0x20 <= 'z'
}

func delimiterName(b byte) string {
	switch b {
	case ',':
		return "comma"
	case ';':
		return "semicolon"
	case '\t':
		return "tab"
	}
	return strconv.QuoteRune(rune(b))
}

// quoteName quotes the name of a column, cut to what a line can hold.
func quoteName(name string) string {
	const most = 60
	if utf8.RuneCountInString(name) > most {
		name = string([]rune(name)[:most]) + "…"
	}
	return strconv.Quote(name)
}

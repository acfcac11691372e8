package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"encoding/base64"
	"fmt"
	"html"
	"io"
	"regexp"
	"strconv"
	"strings"
)

// A packed part is what was unpacked from bytes, and how.
type packedPart struct {
	how  string
	data []byte
}

// mostUnpacked bounds what one part may grow to.
const mostUnpacked = 64 << 20

// unwrapped are the parts of bytes that are compressed or archived, wherever
// they begin, and what long runs of base64 stand for. What is torn is unpacked
// as far as it goes.
func unwrapped(data []byte) []packedPart {
	var parts []packedPart
	add := func(how string, r io.Reader, err error) {
		if err != nil {
			return
		}
		// Whatever ends the reading, what came before it is there to be read.
		if out, _ := io.ReadAll(io.LimitReader(r, mostUnpacked)); len(out) >= partOf {
			parts = append(parts, packedPart{how, out})
		}
	}
	for i, b := range data {
		rest := data[i:]
		switch {
		case b == 0x1f && bytes.HasPrefix(rest, []byte{0x1f, 0x8b, 8}):
			r, err := gzip.NewReader(bytes.NewReader(rest))
			add(fmt.Sprintf("gzip at %d", i), r, err)
		case b == 0x78 && len(rest) > 2 && (0x7800+int(rest[1]))%31 == 0: // RFC 1950
			r, err := zlib.NewReader(bytes.NewReader(rest))
			add(fmt.Sprintf("zlib at %d", i), r, err)
		}
	}
	add("deflated", flate.NewReader(bytes.NewReader(data)), nil)
	if z, err := zip.NewReader(bytes.NewReader(data), int64(len(data))); err == nil {
		for _, f := range z.File {
			parts = append(parts, packedPart{"name in a zip", []byte(f.Name + "\n" + f.Comment)})
			r, err := f.Open()
			add("zip: member", r, err)
		}
	}
	for _, run := range inBase64.FindAll(data, -1) {
		text := strings.NewReplacer("-", "+", "_", "/", "\n", "", "\r", "").Replace(string(run))
		for from := range 4 { // what stands before it may belong to the run
			out, err := base64.RawStdEncoding.DecodeString(text[from : from+(len(text)-from)/4*4])
			add("base64", bytes.NewReader(out), err)
		}
	}
	return parts
}

// inBase64 is a run of base64 of either alphabet, with or without line breaks.
var inBase64 = regexp.MustCompile(`[A-Za-z0-9+/_-]{24,}(?:\r?\n[A-Za-z0-9+/_-]{4,})*`)

// unescaped is what a text says once the escapes of addresses, of JSON and
// scripts, and of HTML are undone, twice, since one may stand within another;
// then the same without the tags and the invisible characters that may part a
// word. There is none of what does not change by it.
func unescaped(data []byte) [][]byte {
	var out [][]byte
	text := data
	for range 2 {
		text = []byte(html.UnescapeString(string(unescapedOnce(text))))
	}
	if !bytes.Equal(text, data) {
		out = append(out, text)
	}
	joined := invisible.Replace(string(withoutTags(text)))
	if joined != string(text) {
		out = append(out, []byte(joined))
	}
	return out
}

var invisible = strings.NewReplacer("\u00ad", "", "\u200b", "", "\u200c", "", "\u200d", "", "\u2060", "", "\ufeff", "", "\u180e", "")

// unescapedOnce undoes %41, \u0041, \x41 and \101.
func unescapedOnce(data []byte) []byte {
	if !bytes.ContainsAny(data, `%\`) {
		return data
	}
	out := make([]byte, 0, len(data))
	for i := 0; i < len(data); i++ {
		code := func(from, digits, base int) (rune, bool) {
			if i+from+digits > len(data) {
				return 0, false
			}
			n, err := strconv.ParseUint(string(data[i+from:i+from+digits]), base, 32)
			return rune(n), err == nil
		}
		next := byte(0)
		if i+1 < len(data) {
			next = data[i+1]
		}
		if n, ok := code(1, 2, 16); data[i] == '%' && ok {
			out = append(out, byte(n))
			i += 2
		} else if n, ok := code(2, 4, 16); data[i] == '\\' && next == 'u' && ok {
			out = append(out, string(n)...)
			i += 5
		} else if n, ok := code(2, 2, 16); data[i] == '\\' && next == 'x' && ok {
			out = append(out, byte(n))
			i += 3
		} else if n, ok := code(1, 3, 8); data[i] == '\\' && ok {
			out = append(out, byte(n))
			i += 3
		} else {
			out = append(out, data[i])
		}
	}
	return out
}

// withoutTags leaves out what stands in angle brackets, as far as a tag goes.
func withoutTags(data []byte) []byte {
	out := make([]byte, 0, len(data))
	for len(data) > 0 {
		open := bytes.IndexByte(data, '<')
		if open < 0 {
			break
		}
		out, data = append(out, data[:open]...), data[open:]
		end := bytes.IndexByte(data, '>')
		if end < 0 {
			break
		}
		data = data[end+1:]
	}
	return append(out, data...)
}

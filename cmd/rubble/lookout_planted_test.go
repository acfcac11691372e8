package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/zlib"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"hash/fnv"
	"io"
	"net/url"
	"strings"
	"testing"
)

// Every way in which a canary may be wrapped is planted, and found; beside it
// stands another one that is not there, and is not found. A lookout that finds
// nothing would pass every other test.
func TestLookoutFindsWhatIsPlanted(t *testing.T) {
	t.Parallel()
	var of flock
	planted, other := of.hatch("the one that is planted"), of.hatch("another one")
	odd := planted[:5] + strings.ToUpper(planted[5:])
	escaped := func(format string) string {
		var b strings.Builder
		for _, c := range planted {
			fmt.Fprintf(&b, format, c)
		}
		return b.String()
	}
	parted := func(by string) string { return strings.Join(strings.Split(planted, ""), by) }
	sum := sha256.Sum256([]byte(planted))
	half, whole := md5.Sum([]byte(planted)), sha1.Sum([]byte(planted))
	number := fnv.New64a()
	number.Write([]byte(planted))
	for _, c := range []struct{ name, text string }{
		{"as it is", planted},
		{"in other cases", odd},
		{"cut off at the end", planted[:partOf] + "…"},
		{"cut off at the beginning", "…" + planted[len(planted)-partOf:]},
		{"in hexadecimal", strings.ToUpper(hex.EncodeToString([]byte(planted)))},
		{"in base64", base64.StdEncoding.EncodeToString([]byte("respondent=" + planted + "; team=ops"))},
		{"in base64, one further", base64.RawStdEncoding.EncodeToString([]byte("?" + planted))},
		{"in base64, two further", base64.URLEncoding.EncodeToString([]byte("??" + planted + "ü"))},
		{"in base64, capitals", base64.StdEncoding.EncodeToString([]byte(strings.ToUpper(planted)))},
		{"in base64 with line breaks", inLines(base64.StdEncoding.EncodeToString([]byte(odd + strings.Repeat(planted, 9))))},
		{"in UTF-16, little endian", string(inUTF16(planted, binary.LittleEndian))},
		{"in UTF-16, big endian", string(inUTF16(strings.ToUpper(planted), binary.BigEndian))},
		{"escaped for an address", escaped("%%%02X")},
		{"escaped in part", planted[:7] + fmt.Sprintf("%%%02x", planted[7]) + planted[8:]},
		{"escaped for HTML, in numbers", escaped("&#%d;")},
		{"escaped for HTML, in hexadecimal", escaped("&#x%x;")},
		{"escaped for JSON", escaped(`\u%04X`)},
		{"escaped for a script", escaped(`\x%02x`)},
		{"escaped in octal", escaped(`\%03o`)},
		{"escaped twice", url.QueryEscape(escaped("&#%d;"))},
		{"parted by soft hyphens", parted("\u00ad")},
		{"parted by soft hyphens, escaped", parted("&shy;")},
		{"parted by characters of no width", parted("\u200b")},
		{"parted by tags", planted[:6] + `<wbr><tspan x="0" dy="12">` + planted[6:12] + "</tspan>" + planted[12:]},
		{"in gzip", string(packed(t, planted))},
		{"in zlib", squeezed(t, planted, func(w io.Writer) io.WriteCloser { return zlib.NewWriter(w) })},
		{"in a zip", zipped(t, "sheet1.xml", planted)},
		{"in a name in a zip", zipped(t, planted+".xml", "")},
		{"in gzip in gzip", string(packed(t, string(packed(t, planted))))},
		{"in gzip in base64", base64.StdEncoding.EncodeToString(packed(t, planted))},
		{"in a zip, escaped", zipped(t, "a.json", escaped(`\u%04x`))},
		{"as its SHA-256", hex.EncodeToString(sum[:])},
		{"as half its SHA-256", hex.EncodeToString(sum[:16])},
		{"as its SHA-256 in base64", base64.RawURLEncoding.EncodeToString(sum[:])},
		{"as its MD5", strings.ToUpper(hex.EncodeToString(half[:]))},
		{"as its SHA-1", hex.EncodeToString(whole[:])},
		{"as its FNV", fmt.Sprintf("%016x", number.Sum64())},
		{"as its CRC", fmt.Sprintf("%q", fmt.Sprintf("%08x", crc32.ChecksumIEEE([]byte(planted))))},
	} {
		for _, around := range []string{"", "x", "between other words, "} {
			l := newLookout(of.all)
			l.look("here", []byte(around+c.text+around))
			seen := strings.Join(l.sightings(), "\n")
			if !strings.Contains(seen, "the one that is planted") || strings.Contains(seen, "another one") {
				t.Errorf("%s, in %q: found %q", c.name, around, seen)
			}
		}
	}
	l := newLookout(of.all)
	l.look("here", []byte(squeezed(t, planted, func(w io.Writer) io.WriteCloser {
		f, err := flate.NewWriter(w, flate.BestCompression)
		if err != nil {
			t.Fatal(err)
		}
		return f
	})))
	if len(l.sightings()) == 0 {
		t.Error("deflated: not found")
	}
	l = newLookout([]canary{{"another one", other}})
	within := fmt.Sprintf("0%08x", crc32.ChecksumIEEE([]byte(other))) // as it may stand in a SHA-256 of anything
	l.look("here", []byte(within+planted+base64.StdEncoding.EncodeToString([]byte(planted))+zipped(t, planted, planted)))
	if seen := l.sightings(); len(seen) > 0 {
		t.Errorf("found what is not there: %q", seen)
	}
}

func inLines(text string) string {
	var b strings.Builder
	for len(text) > 76 {
		b.WriteString(text[:76] + "\r\n")
		text = text[76:]
	}
	return b.String() + text
}

func squeezed(t *testing.T, text string, by func(io.Writer) io.WriteCloser) string {
	t.Helper()
	var out bytes.Buffer
	w := by(&out)
	if _, err := io.WriteString(w, strings.Repeat("other words ", 9)+text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func zipped(t *testing.T, name, text string) string {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	w, err := z.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(w, strings.Repeat("<c>1</c>", 9)+text); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

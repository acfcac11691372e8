package table

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
)

// longCSV is answers in long form, one a row, of about that many bytes.
func longCSV(size int, quote string) []byte {
	var b bytes.Buffer
	b.WriteString("wave,team,respondent,role,practice,item,answer,note\n")
	for i := 0; b.Len() < size; i++ {
		fmt.Fprintf(&b, "2026-spring,team-%d,%06x,does,change-enablement,norm-%d,%d,%swords%d%s\n",
			i%1000, i*7919%0xFFFFFF, i%25, i%6, quote, i%97, quote)
	}
	return b.Bytes()
}

func packed(tb testing.TB, text []byte) []byte {
	tb.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(text); err != nil {
		tb.Fatal(err)
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

func benchReader(b *testing.B, file []byte, size int) {
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		r, err := NewReader("long.csv", bytes.NewReader(file))
		if err != nil {
			b.Fatal(err)
		}
		for r.Next() {
			r.Row()
		}
		if problems := r.Problems(); r.Err() != nil || !problems.Empty() || r.Rows() == 0 {
			b.Fatal(r.Err(), problems.Sorted())
		}
	}
}

func benchEncodingCSV(b *testing.B, text []byte) {
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		r := csv.NewReader(bytes.NewReader(text))
		r.ReuseRecord = true
		for {
			if _, err := r.Read(); err == io.EOF {
				break
			} else if err != nil {
				b.Fatal(err)
			}
		}
	}
}

const benchSize = 32 << 20

func BenchmarkPlain(b *testing.B) {
	text := longCSV(benchSize, "")
	b.Run("table", func(b *testing.B) { benchReader(b, text, len(text)) })
	b.Run("encoding-csv", func(b *testing.B) { benchEncodingCSV(b, text) })
}

func BenchmarkQuoted(b *testing.B) {
	text := longCSV(benchSize, `"`)
	b.Run("table", func(b *testing.B) { benchReader(b, text, len(text)) })
	b.Run("encoding-csv", func(b *testing.B) { benchEncodingCSV(b, text) })
}

// Megabytes of text, not of the compressed file.
func BenchmarkGzip(b *testing.B) {
	text := longCSV(benchSize, "")
	file := packed(b, text)
	b.Run("table", func(b *testing.B) { benchReader(b, file, len(text)) })
	b.Run("inflate-only", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			z, err := gzip.NewReader(bytes.NewReader(file))
			if err != nil {
				b.Fatal(err)
			}
			if _, err := io.Copy(io.Discard, z); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// One line of 2 MB without a delimiter must not cost more than reading it.
func BenchmarkOneLine(b *testing.B) {
	text := []byte("id,note\n" + strings.Repeat("x", 2<<20))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		r, err := NewReader("line.csv", bytes.NewReader(text))
		if err != nil {
			b.Fatal(err)
		}
		if r.Next() || r.Rows() != 1 {
			b.Fatal("the line was taken for a row")
		}
	}
}

func BenchmarkParseStamp(b *testing.B) {
	for _, c := range []struct {
		name, field string
		layout      Layout
		loc         *time.Location
	}{
		{"iso", "2016-02-29T01:16:00+01:00", ISO, time.UTC},
		{"day-first", "29/2/2016 01:16", DayFirst, time.UTC},
		{"Berlin", "29/2/2016 01:16", DayFirst, zone(b, "Europe/Berlin")},
		{"Berlin-2050", "28/2/2050 01:16", DayFirst, zone(b, "Europe/Berlin")},
	} {
		field := []byte(c.field)
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := ParseStampIn(field, c.layout, c.loc); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

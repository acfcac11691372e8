package attack

import (
	"encoding/json"
	"math"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// A page must not say more than data/report.json. What is compared are numbers
// as they are written: those of the JSON, and those of all other files.

// numeral is a number as a page writes one, with a point or not.
var numeral = regexp.MustCompile(`\d+(?:\.\d+)?`)

// A numeral's number, and how many decimals it has.
type written struct {
	value    float64
	decimals int
}

// numerals are those of a text, each once.
func numerals(text string) []written {
	seen := map[string]bool{}
	var out []written
	for _, word := range numeral.FindAllString(text, -1) {
		if seen[word] {
			continue
		}
		seen[word] = true
		if v, err := strconv.ParseFloat(word, 64); err == nil {
			_, decimals, _ := strings.Cut(word, ".")
			out = append(out, written{v, len(decimals)})
		}
	}
	return out
}

// Parts of a page that hold no words: style sheets, geometry, addresses.
var (
	tag       = regexp.MustCompile(`(?s)<[^>]*>`)
	spoken    = regexp.MustCompile(`(?s)\s(?:aria-label|aria-description|alt|title|content|value|data-[a-z-]+|datetime|label)="([^"]*)"`)
	styles    = regexp.MustCompile(`(?s)<style.*?</style>`)
	geometry  = regexp.MustCompile(`"at":\[[^\]]*\],"span":\[[^\]]*\]|"symbolSize":[0-9.]+`) // of what the report tells
	reference = regexp.MustCompile(`(?i)&#x?[0-9a-f]+;`)
)

// said are the words of a file: of a page, its text, that of its figures and of
// the data in it, and what attributes say aloud.
func said(name, text string) string {
	switch path.Ext(name) {
	case ".html", ".svg":
		text = styles.ReplaceAllString(text, " ")
		var attributes strings.Builder
		for _, m := range spoken.FindAllStringSubmatch(text, -1) {
			attributes.WriteString(" " + m[1])
		}
		text = geometry.ReplaceAllString(tag.ReplaceAllString(text, " "), " ") + attributes.String()
	case ".json", ".csv", ".txt", ".xml", ".md":
	default:
		return ""
	}
	return reference.ReplaceAllString(text, " ")
}

// A stock is the numbers that are published: those of data/report.json.
type stock map[float64]bool

// stockOf takes in all numbers of a JSON text, lengths of lists among them.
func stockOf(data []byte) (stock, error) {
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		return nil, err
	}
	out := stock{}
	out.take(v)
	return out, nil
}

func (s stock) take(v any) {
	switch v := v.(type) {
	case float64:
		s.add(v)
	case string:
		for _, n := range numerals(v) {
			s.add(n.value)
		}
	case []any:
		s.add(float64(len(v)))
		for _, e := range v {
			s.take(e)
		}
	case map[string]any:
		for _, e := range v {
			s.take(e)
		}
	}
}

// add takes in a number, as it is and as a share in percent, and all that it
// may be rounded to.
func (s stock) add(v float64) {
	for _, v := range [...]float64{math.Abs(v), 100 * math.Abs(v)} {
		for decimals := range 5 {
			s[rounded10(v, decimals)] = true
		}
	}
}

// holds says whether a number is one of the stock, or one that such a number
// may be rounded to.
func (s stock) holds(n written) bool { return s[rounded10(n.value, n.decimals)] }

func rounded10(v float64, decimals int) float64 {
	k := math.Pow10(decimals)
	return math.Round(v*k) / k
}

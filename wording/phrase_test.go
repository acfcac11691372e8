package wording

import (
	"os"
	"testing"
	"testing/fstest"

	"github.com/BurntSushi/toml"
	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

// A phrase says what go-i18n says, and leaves to it what it cannot say.
func TestPhrasesAreThoseOfTheTemplates(t *testing.T) {
	for template, want := range map[string]struct {
		text   string
		phrase bool
	}{
		"plain":                        {"plain", true},
		"}} and } alone":               {"}} and } alone", true},
		"{{ .A }}{{.B}} {{\t.A\n}}.":   {"one7 one.", true},
		"a {{- .A }}":                  {"aone", false},
		"{{ .Nobody }}":                {"<no value>", true}, // no value: left to the template
		"{{ .C }}":                     {"1.5", true},
		"{{ if .A }}yes{{ end }}":      {"yes", false},
		"{{ . | len }}":                {"3", false},
		"{{ .A.B }}":                   {"key", false}, // no template either
		"{{ .A":                        {"key", false},
		"{{/* nothing */}}{{ \"q\" }}": {"q", false},
	} {
		file, err := toml.Marshal(map[string]string{"key": template})
		if err != nil {
			t.Fatal(err)
		}
		s, err := New(fstest.MapFS{"content/i18n/en.toml": {Data: file}}, "en", nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, phrase := s.phrases["key"]; phrase != want.phrase {
			t.Errorf("%q: a phrase: %v, want %v", template, phrase, want.phrase)
		}
		if got := s.T("key", "A", "two", "B", 7, "C", 1.5, "A", "one"); got != want.text {
			t.Errorf("%q: %q, want %q", template, got, want.text)
		}
	}
}

// Every phrase of the program's own words is what go-i18n makes of it.
func TestOwnPhrases(t *testing.T) {
	data, err := os.ReadFile("../content/i18n/en.toml")
	if err != nil {
		t.Fatal(err)
	}
	bundle := i18n.NewBundle(language.English)
	bundle.RegisterUnmarshalFunc("toml", toml.Unmarshal)
	file, err := bundle.ParseMessageFileBytes(data, "en.toml")
	if err != nil {
		t.Fatal(err)
	}
	loc := i18n.NewLocalizer(bundle, "en")
	all := phrases(file.Messages)
	if len(all) < len(file.Messages)/2 {
		t.Fatalf("%d phrases among %d messages", len(all), len(file.Messages))
	}
	for key, p := range all {
		var args []any
		values := map[string]any{}
		for i, name := range p.names {
			args, values[name] = append(args, name, i), i
		}
		want, err := loc.Localize(&i18n.LocalizeConfig{MessageID: key, TemplateData: values})
		if got, ok := p.with(args); err != nil || !ok || got != want {
			t.Errorf("%s: %q, want %q, %v", key, got, want, err)
		}
	}
}

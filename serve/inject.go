package serve

import (
	"html"
	"regexp"
	"slices"
	"strings"
)

var (
	headEnd = regexp.MustCompile(`(?i)</head\s*>`)
	policy  = regexp.MustCompile(`(?is)(<meta\s[^>]*http-equiv="?Content-Security-Policy"?\s[^>]*content=")([^"]*)(")`)
)

// inject puts our script and style into a page that is served, and lets its
// policy allow them. A page without a head has them at its end.
func inject(page []byte, edition string) []byte {
	text := policy.ReplaceAllStringFunc(string(page), func(meta string) string {
		part := policy.FindStringSubmatch(meta)
		return part[1] + html.EscapeString(allow(html.UnescapeString(part[2]))) + part[3]
	})
	at := len(text)
	if end := headEnd.FindStringIndex(text); end != nil {
		at = end[0]
	}
	return []byte(text[:at] + `<link rel="stylesheet" href="` + own + `live.css"><script src="` + own + `live.js" data-edition="` + edition + `" defer></script>` + text[at:])
}

// allow widens a content security policy to scripts, styles and events from
// the page's own host.
func allow(policy string) string {
	var directives []string
	sources := map[string][]string{}
	for directive := range strings.SplitSeq(policy, ";") {
		words := strings.Fields(directive)
		if len(words) == 0 {
			continue
		}
		name := strings.ToLower(words[0])
		if _, twice := sources[name]; twice { // of two, the first is in force
			continue
		}
		directives, sources[name] = append(directives, name), words[1:]
	}
	fallback, restricted := sources["default-src"]
	for _, name := range [...]string{"script-src", "style-src", "connect-src"} {
		from, given := sources[name]
		switch {
		case !given && !restricted:
			continue
		case !given:
			from, directives = fallback, append(directives, name)
		}
		from = slices.DeleteFunc(slices.Clone(from), func(s string) bool { return strings.EqualFold(s, "'none'") })
		if !slices.Contains(from, "'self'") {
			from = append(from, "'self'")
		}
		sources[name] = from
	}
	for i, name := range directives {
		directives[i] = strings.Join(append([]string{name}, sources[name]...), " ")
	}
	return strings.Join(directives, "; ")
}

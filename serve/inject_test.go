package serve

import (
	"strings"
	"testing"
)

const tags = `<link rel="stylesheet" href="/_rubble/live.css"><script src="/_rubble/live.js" data-edition="e" defer></script>`

func TestInject(t *testing.T) {
	for _, c := range []struct{ page, want string }{
		{"<head></head><body></body>", "<head>" + tags + "</head><body></body>"},
		{"<HEAD>\n</HEAD >", "<HEAD>\n" + tags + "</HEAD >"},
		{"<head></head><p></head></p>", "<head>" + tags + "</head><p></head></p>"},
		{"no head", "no head" + tags},
		{"", tags},
		{`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'"></head>`,
			`<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; script-src &#39;self&#39;; style-src &#39;self&#39;; connect-src &#39;self&#39;">` + tags + `</head>`},
		{"<META\nhttp-equiv=content-security-policy\ncontent=\"default-src 'none'\"></head>",
			"<META\nhttp-equiv=content-security-policy\ncontent=\"default-src &#39;none&#39;; script-src &#39;self&#39;; style-src &#39;self&#39;; connect-src &#39;self&#39;\">" + tags + "</head>"},
		{`<meta name="description" content="default-src 'none'"></head>`, `<meta name="description" content="default-src 'none'">` + tags + `</head>`},
		{`<meta http-equiv="Content-Security-Policy" content="img-src &quot;"></head>`, `<meta http-equiv="Content-Security-Policy" content="img-src &#34;">` + tags + `</head>`},
	} {
		if got := string(inject([]byte(c.page), "e")); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.page, got, c.want)
		}
	}
}

// A policy lets our script, style and events through, and nothing else that it
// did not let through before.
func TestAllow(t *testing.T) {
	for _, c := range []struct{ policy, want string }{
		{"", ""},
		{" ; ", ""},
		{"img-src 'none'", "img-src 'none'"}, // nothing of ours is restricted
		{"default-src 'none'", "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"},
		{"default-src 'self' https:", "default-src 'self' https:; script-src 'self' https:; style-src 'self' https:; connect-src 'self' https:"},
		{"script-src 'none'", "script-src 'self'"},
		{"connect-src https://example.com", "connect-src https://example.com 'self'"},
		{"Default-Src 'NONE'; SCRIPT-src 'self'", "default-src 'NONE'; script-src 'self'; style-src 'self'; connect-src 'self'"},
		{"script-src 'self'; script-src 'none'", "script-src 'self'"},
	} {
		got := allow(c.policy)
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.policy, got, c.want)
		}
		if again := allow(got); again != got {
			t.Errorf("%q: widened twice it is %q", c.policy, again)
		}
	}
}

// What is put into a page as it is served is not put into the site.
func TestServedBytesOnly(t *testing.T) {
	page := []byte(`<meta http-equiv="Content-Security-Policy" content="default-src 'none'"></head>`)
	before := string(page)
	if got := string(inject(page, "e")); !strings.Contains(got, "connect-src") || string(page) != before {
		t.Errorf("the page is now %s", page)
	}
}

package serve

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/diag"
)

// An answer is what tests look at of a response.
type answer struct {
	Status                int
	Type, Allow, Location string
	Body                  string
}

// ask sends a request as it stands to a site of a few files.
func ask(t *testing.T, request string) (answer, http.Header) {
	t.Helper()
	b := newBoard()
	b.run = "run"
	b.put(map[string][]byte{
		"index.html": []byte("<head></head>home"), "practices/index.html": []byte("<head></head>all"), "practices/one.html": []byte("<head></head>one"),
		"data/report.json": []byte("{}"), "style.css": []byte("p{}"), "x.js": []byte("1"), "odd.bin": []byte("?"), "a b/index.html": []byte("<head></head>spaced"),
	}, diag.List{})
	l, err := Listen(0)
	if err != nil {
		t.Fatal(err)
	}
	over := make(chan struct{})
	server := &http.Server{Handler: &handler{board: b, over: over}}
	go server.Serve(l)
	defer server.Close()
	defer close(over)
	c, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	method, _, _ := strings.Cut(request, " ")
	if _, err := io.WriteString(c, strings.ReplaceAll(request, "\n", "\r\n")+"\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	resp, err := http.ReadResponse(bufio.NewReader(c), &http.Request{Method: method})
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer{resp.StatusCode, resp.Header.Get("Content-Type"), resp.Header.Get("Allow"), resp.Header.Get("Location"), string(body)}, resp.Header
}

const (
	htmlType = "text/html; charset=utf-8"
	textType = "text/plain; charset=utf-8"
	injected = `<link rel="stylesheet" href="/_rubble/live.css"><script src="/_rubble/live.js" data-edition="run-1" defer></script></head>`
)

func TestHandler(t *testing.T) {
	missing := answer{Status: 404, Type: htmlType, Body: string(inject([]byte(missingPage), "run-1"))}
	for _, c := range []struct {
		request string
		want    answer
	}{
		{"GET /", answer{Status: 200, Type: htmlType, Body: "<head>" + injected + "home"}},
		{"GET /index.html?x=1", answer{Status: 200, Type: htmlType, Body: "<head>" + injected + "home"}},
		{"GET /practices/", answer{Status: 200, Type: htmlType, Body: "<head>" + injected + "all"}},
		{"GET /practices", answer{Status: 302, Type: htmlType, Location: "/practices/", Body: "<a href=\"/practices/\">Found</a>.\n\n"}},
		{"GET /a%20b", answer{Status: 302, Type: htmlType, Location: "/a%20b/", Body: "<a href=\"/a%20b/\">Found</a>.\n\n"}},
		{"GET /a%20b/", answer{Status: 200, Type: htmlType, Body: "<head>" + injected + "spaced"}},
		{"GET /data/report.json", answer{Status: 200, Type: "application/json", Body: "{}"}},
		{"GET /style.css", answer{Status: 200, Type: "text/css; charset=utf-8", Body: "p{}"}},
		{"GET /x.js", answer{Status: 200, Type: "text/javascript; charset=utf-8", Body: "1"}},
		{"GET /odd.bin", answer{Status: 200, Type: "application/octet-stream", Body: "?"}},
		{"HEAD /style.css", answer{Status: 200, Type: "text/css; charset=utf-8"}},
		{"HEAD /_rubble/events", answer{Status: 200, Type: "text/event-stream"}},

		{"GET /data/", missing},      // no folder is listed
		{"GET /data", missing},       //
		{"GET //practices", missing}, // which a browser would take for a host
		{"GET //127.0.0.1/practices", missing},
		{"GET /../../../../etc/passwd", missing},
		{"GET /practices/../../serve.go", missing},
		{"GET /%2e%2e/%2e%2e/etc/passwd", missing},
		{"GET /..%5c..%5cconfig.toml", missing},
		{"GET /index.html/", missing},
		{"GET /<script>alert(1)</script>", missing},
		{"GET /_rubble/", answer{Status: 404, Type: textType, Body: "there is no such file\n"}},
		{"GET /_rubble/../serve.go", answer{Status: 404, Type: textType, Body: "there is no such file\n"}},
		{"GET /_rubble/serve.go", answer{Status: 404, Type: textType, Body: "there is no such file\n"}},

		{"POST /", answer{Status: 405, Type: textType, Allow: "GET, HEAD", Body: "a site can only be read\n"}},
		{"DELETE /_rubble/events", answer{Status: 405, Type: textType, Allow: "GET, HEAD", Body: "a site can only be read\n"}},
		{"OPTIONS /", answer{Status: 405, Type: textType, Allow: "GET, HEAD", Body: "a site can only be read\n"}},
	} {
		got, header := ask(t, c.request+" HTTP/1.1\nHost: localhost:8080\nConnection: close")
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", c.request, diff)
		}
		for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "same-origin", "Referrer-Policy": "no-referrer", "Access-Control-Allow-Origin": ""} {
			if got := header.Get(name); got != want {
				t.Errorf("%s: %s is %q", c.request, name, got)
			}
		}
		if got.Status == 200 && header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: may be stored", c.request)
		}
	}
}

// Only who asks for this computer by a name of its own is given anything,
// whatever the path.
func TestHost(t *testing.T) {
	for host, want := range map[string]int{
		"localhost": 200, "localhost:8080": 200, "LocalHost:1": 200, "127.0.0.1": 200, "127.0.0.1:8080": 200, "[::1]": 200, "[::1]:8080": 200,
		"": 403, "example.com": 403, "localhost.example.com": 403, "127.0.0.1.example.com:8080": 403, "example.com:127.0.0.1": 403,
		"0.0.0.0": 403, "0": 403, "127.1": 403, "localhost.": 403, "192.168.1.2:8080": 403, "[::]": 403, "[::1": 403, "localhost@example.com": 403,
	} {
		for _, path := range []string{"/", "/_rubble/live.js", "/data/report.json"} {
			got, _ := ask(t, fmt.Sprintf("GET %s HTTP/1.1\nHost: %s\nConnection: close", path, host))
			refused := got.Status == 400 && want == 403 // by Go's server, as no host at all
			if got.Status != want && !refused {
				t.Errorf("%s of %q: %d, want %d", path, host, got.Status, want)
			}
		}
	}
	if got, _ := ask(t, "GET http://example.com/ HTTP/1.1\nHost: localhost\nConnection: close"); got.Status != 403 {
		t.Errorf("another host in the request line: %d", got.Status)
	}
	if got, _ := ask(t, "GET / HTTP/1.0"); got.Status != 403 {
		t.Errorf("no host at all: %d", got.Status)
	}
	if got, _ := ask(t, "GET /_rubble/events HTTP/1.1\nHost: example.com\nConnection: close"); got.Status != 403 {
		t.Errorf("events for another host: %d", got.Status)
	}
}

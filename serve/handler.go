package serve

import (
	"embed"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
)

// own is the folder of our script and style, in a name that no page of a site
// can have.
const own = "/_rubble/"

//go:embed live.js live.css
var assets embed.FS

// A handler serves what is on a board. Answers may be confidential, and any
// page that a browser shows can ask this computer for something; so it gives
// nothing to who asks by another name, as one does who has turned his own name
// to point here (DNS rebinding), and forbids other pages to use what they get.
type handler struct {
	board *board
	over  <-chan struct{} // closed when all is over
}

func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	head := w.Header()
	head.Set("Cache-Control", "no-store")
	head.Set("X-Content-Type-Options", "nosniff")
	head.Set("Cross-Origin-Resource-Policy", "same-origin")
	head.Set("Referrer-Policy", "no-referrer")
	switch {
	case !local(r.Host):
		http.Error(w, "this site is served to this computer alone: open it as 127.0.0.1 or localhost", http.StatusForbidden)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		head.Set("Allow", "GET, HEAD")
		http.Error(w, "a site can only be read", http.StatusMethodNotAllowed)
	case r.URL.Path == own+"events":
		h.events(w, r)
	case strings.HasPrefix(r.URL.Path, own):
		ours(w, strings.TrimPrefix(r.URL.Path, own))
	default:
		h.page(w, r)
	}
}

// local says whether a Host header names this computer.
func local(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	return host == "127.0.0.1" || host == "::1" || host == "[::1]" || strings.EqualFold(host, "localhost")
}

func ours(w http.ResponseWriter, name string) {
	data, err := assets.ReadFile(name)
	if err != nil {
		http.Error(w, "there is no such file", http.StatusNotFound)
		return
	}
	send(w, http.StatusOK, name, data)
}

// page serves a file of the site. A request that comes before the first build
// has ended waits for it.
func (h *handler) page(w http.ResponseWriter, r *http.Request) {
	v, renewed := h.board.look()
	for v == nil {
		select {
		case <-renewed:
			v, renewed = h.board.look()
		case <-r.Context().Done():
			return
		case <-h.over:
			http.Error(w, "no site was built in time", http.StatusServiceUnavailable)
			return
		}
	}
	if v.files == nil {
		send(w, http.StatusServiceUnavailable, "none.html", inject([]byte(nonePage), v.edition))
		return
	}
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	data, found := v.files[name]
	switch _, folder := v.files[name+"/index.html"]; {
	case found && strings.HasSuffix(name, ".html"):
		send(w, http.StatusOK, name, inject(data, v.edition))
	case found:
		send(w, http.StatusOK, name, data)
	case folder: // its links are relative
		http.Redirect(w, r, (&url.URL{Path: "/" + name + "/"}).String(), http.StatusFound)
	default:
		send(w, http.StatusNotFound, "missing.html", inject([]byte(missingPage), v.edition))
	}
}

// Pages of our own, which become the site's as soon as it has them.
const (
	nonePage = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>No site yet</title></head>
<body><h1>There is no site yet</h1><p>The terminal says what keeps it from being built. This page becomes the site once that is mended.</p></body></html>
`
	missingPage = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>No such page</title></head>
<body><h1>The site has no such page</h1><p><a href="/">Go to its first page</a>, or stay: if the page comes, it shows here.</p></body></html>
`
)

// types of what a site may hold. They do not depend on the machine.
var types = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".json": "application/json", ".txt": "text/plain; charset=utf-8", ".csv": "text/csv; charset=utf-8", ".xml": "application/xml",
	".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp",
	".avif": "image/avif", ".ico": "image/x-icon", ".woff": "font/woff", ".woff2": "font/woff2", ".ttf": "font/ttf", ".otf": "font/otf",
	".pdf": "application/pdf",
}

func send(w http.ResponseWriter, status int, name string, data []byte) {
	kind, known := types[strings.ToLower(path.Ext(name))]
	if !known {
		kind = "application/octet-stream"
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	w.WriteHeader(status)
	w.Write(data) // who has gone needs no answer
}

// events tells a page what is on the board, now and whenever that changes, as
// server-sent events.
func (h *handler) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	out := http.NewResponseController(w)
	if r.Method == http.MethodHead {
		return
	}
	fmt.Fprint(w, "retry: 500\n\n")
	for {
		v, renewed := h.board.look()
		if v != nil {
			fmt.Fprintf(w, "data: %s\n\n", v.notice)
		}
		if out.Flush() != nil {
			return
		}
		select {
		case <-renewed:
		case <-r.Context().Done():
			return
		case <-h.over:
			return
		}
	}
}

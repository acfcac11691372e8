// Package rubble holds the program's own files: the model and the words of
// the report, the templates and the style of its pages, and the defaults of
// every setting. A file of the same path in a client's folder takes the place
// of one of these.
package rubble

import "embed"

// Files are content/, templates/, static/ and config.toml.
//
//go:embed all:content all:templates all:static config.toml
var Files embed.FS

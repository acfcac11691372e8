// Package demo holds a whole client folder, to be tried out and read: settings,
// answers over two waves, records of incidents and of changes, cards of
// experiments and pages of its own.
//
// The incident records are real, and of another organisation (see
// client/records/ATTRIBUTION.md). All else is invented: the company, its teams
// and their people by hand, their answers and the change records by the
// command in invent.
package demo

import (
	"embed"
	"io/fs"
)

// all: so that a file with a leading dot or underscore is not lost.
//
//go:embed all:client
var client embed.FS

// Files is the client folder. Its root is the folder itself.
func Files() fs.FS {
	files, err := fs.Sub(client, "client")
	if err != nil {
		panic(err) // the name is valid: it is written above
	}
	return files
}

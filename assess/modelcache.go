package assess

import (
	"fmt"
	"io/fs"
	"strings"

	"rubble/diag"
	"rubble/model"
)

// A modelCache keeps the model from one load to the next, as long as the
// client's files under content/ that it could be made of are the same by name,
// size and time.
type modelCache struct {
	key   string
	model *model.Model // without any problem
}

// read reads the model, or gives the one kept.
func (c *modelCache) read(client, all fs.FS) (*model.Model, diag.List) {
	key, known := modelKey(client)
	if known && c.model != nil && key == c.key {
		return c.model, diag.List{}
	}
	m, problems := model.Read(all)
	*c = modelCache{}
	if known && problems.Empty() {
		*c = modelCache{key, m}
	}
	return m, problems
}

// modelKey tells one state of the client's files from another; known is false
// where a file cannot be looked at.
func modelKey(client fs.FS) (key string, known bool) {
	var out strings.Builder
	err := fs.WalkDir(client, "content", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil && name == "content": // there is none
			return fs.SkipAll
		case err != nil:
			return err
		case name == "content/story" || name == "content/i18n":
			return fs.SkipDir
		case e.IsDir():
			return nil
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		fmt.Fprintln(&out, name, info.Size(), info.ModTime().UnixNano())
		return nil
	})
	return out.String(), err == nil
}

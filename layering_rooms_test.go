package rubble_test

import (
	"fmt"
	"path"
	"slices"
	"strings"
)

// module is the path of ours.
const module = "rubble"

// A room says what a package may import besides the standard library: folders
// of ours, and modules of others with all that they hold.
type room struct {
	all    bool // any of ours
	ours   []string
	others []string
}

// A floorPlan gives the room of each folder. The root's folder is called
// rubble, and a name that ends in /* stands for every folder below.
type floorPlan map[string]room

// of gives the room of a folder.
func (p floorPlan) of(folder string) (room, bool) {
	r, ok := p[folder]
	for ; !ok && folder != "."; folder = path.Dir(folder) {
		r, ok = p[folder+"/*"]
	}
	return r, ok
}

// allows says whether a package of ours or of others may be imported.
func (r room) allows(imported string) bool {
	if imported == module || strings.HasPrefix(imported, module+"/") {
		return r.all || slices.Contains(r.ours, strings.TrimPrefix(imported, module+"/"))
	}
	first, _, _ := strings.Cut(imported, "/")
	if !strings.Contains(first, ".") {
		return imported != "C" // the standard library
	}
	return slices.ContainsFunc(r.others, func(m string) bool {
		return imported == m || strings.HasPrefix(imported, m+"/")
	})
}

// readRooms reads the table that begins with a cell "package" from Markdown.
// Its cells are the package, what it holds, and the two lists of names in
// backquotes; – stands for none, and all for any of ours.
func readRooms(doc string) (floorPlan, error) {
	_, rest, found := strings.Cut(doc, "\n| package |")
	if !found {
		return nil, fmt.Errorf("no table of rooms: it begins with | package |")
	}
	plan := floorPlan{}
	for i, line := range strings.Split(rest, "\n") {
		if i < 2 { // the header and the line below it
			continue
		}
		if !strings.HasPrefix(line, "|") {
			break
		}
		if err := plan.add(strings.Split(strings.Trim(line, "|"), "|")); err != nil {
			return nil, err
		}
	}
	return plan, plan.check()
}

func (p floorPlan) add(cells []string) error {
	name := strings.Trim(cells[0], " `")
	if len(cells) != 4 {
		return fmt.Errorf("the row of %s has %d cells, 4 are wanted", name, len(cells))
	}
	if _, twice := p[name]; twice {
		return fmt.Errorf("%s has two rows", name)
	}
	ours, all, err := names(cells[2])
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	others, _, err := names(cells[3])
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	p[name] = room{all: all, ours: ours, others: others}
	return nil
}

// names reads a list such as "`diag`, `model`".
func names(cell string) (list []string, all bool, err error) {
	cell = strings.TrimSpace(cell)
	if cell == "all" || cell == "–" {
		return nil, cell == "all", nil
	}
	for name := range strings.SplitSeq(cell, ", ") {
		if len(name) < 3 || name[0] != '`' || name[len(name)-1] != '`' {
			return nil, false, fmt.Errorf("%q is neither names in backquotes, nor all, nor –", name)
		}
		list = append(list, name[1:len(name)-1])
	}
	return list, false, nil
}

// check finds rooms that others may import and that have no row themselves.
func (p floorPlan) check() error {
	for name, r := range p {
		for _, o := range r.ours {
			if _, ok := p.of(o); !ok {
				return fmt.Errorf("%s may import %s, which has no row", name, o)
			}
		}
	}
	return nil
}

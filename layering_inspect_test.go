package rubble_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// An inspector goes through a tree and notes what breaks the rules.
type inspector struct {
	plan     floorPlan
	fset     *token.FileSet
	files    int
	roomless map[string]bool // folders that were named already
	breaches []string
}

// inspect holds all Go files of the module in fsys against the plan. Tests,
// whatever the go command passes over, and modules further down are left out.
func inspect(fsys fs.FS, plan floorPlan) (files int, breaches []string, err error) {
	in := &inspector{plan: plan, fset: token.NewFileSet(), roomless: map[string]bool{}}
	err = fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && passedOver(fsys, name):
			return fs.SkipDir
		case d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		return in.file(fsys, name)
	})
	return in.files, in.breaches, err
}

func passedOver(fsys fs.FS, dir string) bool {
	if dir == "." {
		return false
	}
	base := path.Base(dir)
	_, err := fs.Stat(fsys, path.Join(dir, "go.mod"))
	return err == nil || base == "testdata" || base == "node_modules" || base[0] == '.' || base[0] == '_'
}

func (in *inspector) file(fsys fs.FS, name string) error {
	text, err := fs.ReadFile(fsys, name)
	if err != nil {
		return err
	}
	file, err := parser.ParseFile(in.fset, name, text, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	in.files++
	folder := path.Dir(name)
	if folder == "." {
		folder = module
	}
	room, ok := in.plan.of(folder)
	if !ok {
		if !in.roomless[folder] {
			in.breach(file.Name, "%s has no row in the table of rooms", folder)
		}
		in.roomless[folder] = true
		return nil
	}
	in.imports(folder, room, file)
	if folder != "gate" {
		in.reports(folder, file)
	}
	in.exported(folder, file)
	return nil
}

func (in *inspector) breach(at ast.Node, format string, args ...any) {
	in.breaches = append(in.breaches, fmt.Sprintf("%s: %s", in.fset.Position(at.Pos()), fmt.Sprintf(format, args...)))
}

func (in *inspector) imports(folder string, room room, file *ast.File) {
	for _, spec := range file.Imports {
		imported, _ := strconv.Unquote(spec.Path.Value) // the parser has checked it
		if spec.Name != nil && spec.Name.Name == "." {
			in.breach(spec, "a dot import hides where names come from")
		}
		if !room.allows(imported) {
			in.breach(spec, "%s may not import %s", folder, imported)
		}
	}
}

// imported gives the names under which a file knows the packages of a module.
func imported(file *ast.File, module string) map[string]bool {
	names := map[string]bool{}
	for _, spec := range file.Imports {
		p, _ := strconv.Unquote(spec.Path.Value)
		switch {
		case p != module && !strings.HasPrefix(p, module+"/"):
		case spec.Name != nil:
			names[spec.Name.Name] = true
		default:
			names[path.Base(version.ReplaceAllString(p, ""))] = true
		}
	}
	return names
}

var version = regexp.MustCompile(`/v[0-9]+$`)

// reports finds composite literals of report.Report, and new.
func (in *inspector) reports(folder string, file *ast.File) {
	names := imported(file, module+"/report")
	var isReport func(e ast.Expr) bool
	isReport = func(e ast.Expr) bool {
		switch e := e.(type) {
		case *ast.Ident:
			return folder == "report" && e.Name == "Report"
		case *ast.SelectorExpr:
			x, ok := e.X.(*ast.Ident)
			return ok && names[x.Name] && e.Sel.Name == "Report"
		case *ast.ArrayType:
			return isReport(e.Elt)
		case *ast.MapType:
			return isReport(e.Value)
		case *ast.StarExpr:
			return isReport(e.X)
		}
		return false
	}
	ast.Inspect(file, func(n ast.Node) bool {
		made := false
		switch n := n.(type) {
		case *ast.CompositeLit:
			made = isReport(n.Type)
		case *ast.CallExpr:
			f, ok := n.Fun.(*ast.Ident)
			made = ok && f.Name == "new" && len(n.Args) == 1 && isReport(n.Args[0])
		}
		if made {
			in.breach(n, "a report.Report is made here: only package gate makes one")
		}
		return true
	})
}

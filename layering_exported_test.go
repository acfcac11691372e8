package rubble_test

import "go/ast"

// hidden are the modules that no exported name of some rooms may mention, so
// that they can be exchanged without anybody else noticing.
var hidden = map[string][]string{
	"chart": {"github.com/go-echarts/go-echarts"},
	"site":  {"github.com/gohugoio/hugo"},
}

// exported finds exported names that mention what their room hides.
func (in *inspector) exported(folder string, file *ast.File) {
	names := map[string]bool{}
	for _, m := range hidden[folder] {
		for name := range imported(file, m) {
			names[name] = true
		}
	}
	if len(names) == 0 {
		return
	}
	eachExported(file, func(name string, signature ast.Node) {
		eachVisible(signature, func(s *ast.SelectorExpr) {
			if x, ok := s.X.(*ast.Ident); ok && names[x.Name] {
				in.breach(s, "the exported %s mentions %s.%s", name, x.Name, s.Sel.Name)
			}
		})
	})
}

// eachExported calls f for what others see of each exported declaration.
func eachExported(file *ast.File, f func(name string, signature ast.Node)) {
	for _, decl := range file.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			if d.Name.IsExported() && (d.Recv == nil || ast.IsExported(receiver(d))) {
				f(d.Name.Name, d.Type)
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				switch s := spec.(type) {
				case *ast.TypeSpec:
					if s.Name.IsExported() {
						f(s.Name.Name, s)
					}
				case *ast.ValueSpec:
					for _, name := range s.Names {
						if name.IsExported() {
							f(name.Name, s)
						}
					}
				}
			}
		}
	}
}

// receiver names the type that a method belongs to.
func receiver(d *ast.FuncDecl) (name string) {
	ast.Inspect(d.Recv.List[0].Type, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && name == "" {
			name = id.Name
		}
		return name == ""
	})
	return name
}

// eachVisible calls f for the qualified names in a declaration that others can
// see: neither in the bodies of functions nor in unexported fields.
func eachVisible(n ast.Node, f func(*ast.SelectorExpr)) {
	fields := func(list *ast.FieldList) {
		for _, field := range list.List {
			visible := len(field.Names) == 0 // embedded
			for _, name := range field.Names {
				visible = visible || name.IsExported()
			}
			if visible {
				eachVisible(field.Type, f)
			}
		}
	}
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BlockStmt:
			return false
		case *ast.StructType:
			fields(n.Fields)
			return false
		case *ast.InterfaceType:
			fields(n.Methods)
			return false
		case *ast.SelectorExpr:
			f(n)
		}
		return true
	})
}

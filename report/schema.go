package report

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
)

// JSONSchema is the schema of a report's JSON form (draft 2020-12), made from
// the types.
func JSONSchema() []byte {
	defs := object{}
	root := object{
		"$schema": "https://json-schema.org/draft/2020-12/schema",
		"title":   "rubble report",
		"$ref":    define(reflect.TypeFor[Report](), defs)["$ref"],
		"$defs":   defs,
	}
	out, err := json.MarshalIndent(root, "", "  ")
	if err != nil {
		panic(err) // maps of text only
	}
	return append(out, '\n')
}

type object = map[string]any

// schemaOf is the schema of a type; structs are defined once, in defs.
func schemaOf(t reflect.Type, defs object) object {
	switch t {
	case reflect.TypeFor[Count]():
		return object{"oneOf": []object{{"type": "integer", "minimum": 0}, {"type": "string", "pattern": "^below [0-9]+$"}}}
	case reflect.TypeFor[Code]():
		return object{"type": "string", "enum": sortedCodes()}
	}
	switch t.Kind() {
	case reflect.Pointer:
		return schemaOf(t.Elem(), defs)
	case reflect.Bool:
		return object{"type": "boolean"}
	case reflect.String:
		return object{"type": "string"}
	case reflect.Int, reflect.Uint64:
		return object{"type": "integer"}
	case reflect.Float64:
		return object{"type": "number"}
	case reflect.Slice:
		return object{"type": "array", "items": schemaOf(t.Elem(), defs)}
	case reflect.Array:
		return object{"type": "array", "items": schemaOf(t.Elem(), defs), "minItems": t.Len(), "maxItems": t.Len()}
	case reflect.Map:
		return object{"type": "object", "additionalProperties": schemaOf(t.Elem(), defs)}
	}
	return define(t, defs)
}

// define puts the schema of a struct into defs and refers to it.
func define(t reflect.Type, defs object) object {
	if _, done := defs[t.Name()]; !done {
		properties, required := object{}, []string{}
		defs[t.Name()] = object{"type": "object", "properties": properties, "additionalProperties": false}
		fields(t, func(name string, optional bool, of reflect.Type) {
			properties[name] = schemaOf(of, defs)
			if !optional {
				required = append(required, name)
			}
		})
		defs[t.Name()].(object)["required"] = required
	}
	return object{"$ref": "#/$defs/" + t.Name()}
}

// fields visits a struct's fields as its JSON form has them, embedded structs
// laid open.
func fields(t reflect.Type, visit func(name string, optional bool, of reflect.Type)) {
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous {
			fields(f.Type, visit)
			continue
		}
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		visit(name, strings.Contains(options, "omitempty"), f.Type)
	}
}

func sortedCodes() []string {
	var out []string
	for _, c := range Codes() {
		out = append(out, string(c))
	}
	slices.Sort(out)
	return out
}

package story

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"rubble/diag"
	"rubble/model"
)

// scores are what the shortcode score can print: one figure, the verdict, or
// the finding, which is a sentence. Where it does not say which, it prints
// alignment and deconstruction.
var scores = []string{"alignment", "deconstruction", "dismantling", "finding", "gap", "reinvention", "verdict"}

// charts are what the shortcode chart can draw, and whether it is of one
// practice.
var charts = map[string]bool{"plane": false, "ahead": false, "graph": false, "ladder": true, "facets": true, "teams": true}

func (c checker) score(s said) Call {
	usage := fmt.Sprintf(`{{< score practice=%q figure="alignment" >}}`, first(c.names.Practices))
	call := Call{Name: "score", What: s.named["figure"], Practice: s.named["practice"]}
	for _, key := range slices.Sorted(maps.Keys(s.named)) {
		if key != "practice" && key != "figure" {
			c.unknown(s, key, []string{"practice", "figure"}, usage)
		}
	}
	for _, value := range s.plain {
		c.problems.Errorf(c.pos, "shortcode score has %q without a name", value).WithHint("%s", usage)
	}
	_, given := s.named["practice"]
	switch {
	case given:
		c.practice(call.Practice)
	case len(s.plain)+len(s.named) == 0 || len(s.named) == 1 && call.What != "":
		c.problems.Errorf(c.pos, "shortcode score does not say of which practice").WithHint("%s", usage)
	}
	if _, given := s.named["figure"]; given {
		c.oneOf("figure", call.What, scores)
	}
	return call
}

func (c checker) chart(s said) Call {
	usage := fmt.Sprintf(`{{< chart plane >}}, or {{< chart ladder %q >}}`, first(c.names.Practices))
	if !c.plain(s, 2, "which chart", usage) {
		return Call{Name: "chart"}
	}
	call := Call{Name: "chart", What: s.plain[0]}
	ofOne, known := charts[call.What]
	switch {
	case !known:
		c.oneOf("chart", call.What, slices.Sorted(maps.Keys(charts)))
	case ofOne && len(s.plain) == 1:
		c.problems.Errorf(c.pos, "chart %s does not say of which practice", call.What).
			WithHint("{{< chart %s %q >}}", call.What, first(c.names.Practices))
	case ofOne:
		call.Practice = s.plain[1]
		c.practice(call.Practice)
	case len(s.plain) == 2:
		c.problems.Errorf(c.pos, "chart %s is of all practices, and takes none", call.What).WithHint("{{< chart %s >}}", call.What)
	}
	return call
}

func (c checker) norm(s said) Call {
	if !c.plain(s, 1, "which norm", `{{< norm "change-enablement/board" >}}; rubble model --json lists the keys`) {
		return Call{Name: "norm"}
	}
	key := s.plain[0]
	var allowed []string
	for _, k := range c.names.Model.NormKeys() {
		practice, norm, _ := strings.Cut(k, "/")
		switch assessed := practice == model.CommonPractice || slices.Contains(c.names.Practices, practice); {
		case !assessed && k == key:
			c.notAssessed(practice)
			return Call{Name: "norm", What: key}
		case assessed && norm == key:
			c.problems.Errorf(c.pos, "there is no norm %q", key).WithHint("did you mean %q?", k)
			return Call{Name: "norm", What: key}
		case assessed:
			allowed = append(allowed, k)
		}
	}
	c.oneOf("norm", key, allowed)
	return Call{Name: "norm", What: key}
}

func (c checker) experiment(s said) Call {
	if !c.plain(s, 1, "which card", `{{< experiment "change-enablement-board" >}}: the name of its file, without .toml`) {
		return Call{Name: "experiment"}
	}
	if len(c.names.Experiments) == 0 {
		c.problems.Errorf(c.pos, "there is no experiment %q", s.plain[0]).WithHint("rubble experiment new writes a card; leave the shortcode out until there is one")
	} else {
		c.oneOf("experiment", s.plain[0], c.names.Experiments)
	}
	return Call{Name: "experiment", What: s.plain[0]}
}

// plain says whether a shortcode has values without names only, at least one
// and at most so many.
func (c checker) plain(s said, most int, which, usage string) bool {
	for _, key := range slices.Sorted(maps.Keys(s.named)) {
		c.unknown(s, key, nil, usage)
	}
	switch n := len(s.plain); {
	case len(s.named) > 0:
	case n == 0:
		c.problems.Errorf(c.pos, "shortcode %s does not say %s", s.name, which).WithHint("%s", usage)
	case n > most:
		c.problems.Errorf(c.pos, "shortcode %s has %d values, at most %d", s.name, n, most).WithHint("%s", usage)
	default:
		return true
	}
	return false
}

func (c checker) unknown(s said, key string, keys []string, usage string) {
	wrong := c.problems.Errorf(c.pos, "shortcode %s does not take %s=%q", s.name, key, s.named[key]).WithHint("%s", usage)
	if near := diag.Nearest(key, keys); near != "" {
		wrong.WithHint("did you mean %s? %s", near, usage)
	}
}

func (c checker) practice(id string) {
	if _, known := c.names.Model.Practice(id); known && !slices.Contains(c.names.Practices, id) {
		c.notAssessed(id)
		return
	}
	c.oneOf("practice", id, c.names.Practices)
}

func (c checker) notAssessed(practice string) {
	c.problems.Errorf(c.pos, "practice %q is not assessed", practice).WithHint("add it to practices under [model] in config.toml, or leave the shortcode out")
}

func (c checker) oneOf(what, value string, allowed []string) {
	if slices.Contains(allowed, value) {
		return
	}
	wrong := c.problems.Errorf(c.pos, "there is no %s %q", what, value)
	switch near := diag.Nearest(value, allowed); {
	case near != "":
		wrong.WithHint("did you mean %q?", near)
	case len(allowed) <= 12:
		wrong.WithHint("there are %s", strings.Join(allowed, ", "))
	}
}

func first(of []string) string {
	if len(of) == 0 {
		return "…"
	}
	return of[0]
}

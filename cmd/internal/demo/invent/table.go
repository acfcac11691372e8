package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"

	"rubble/form"
	"rubble/model"
	"rubble/survey"
)

// table is a team's answers in a wave, in the long form.
func table(m *model.Model, t *profile, w wave) ([]byte, error) {
	var sheets []survey.Sheet
	for _, n := range t.respondents(w) {
		sheets = append(sheets, t.person(n).sheet(m, w))
	}
	var out bytes.Buffer
	if err := form.WriteLong(&out, sheets); err != nil {
		return nil, err
	}
	return t.reasoned(out.Bytes())
}

// reasoned writes a table again with the reasons for what is not applicable,
// which a sheet does not hold.
func (t *profile) reasoned(data []byte) ([]byte, error) {
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		return nil, err
	}
	column := func(name string) int { return slices.Index(rows[0], name) }
	practice, item, answer, note := column("practice"), column("item"), column("answer"), column("note")
	for _, row := range rows[1:] {
		if row[answer] != "not-applicable" {
			continue
		}
		key := row[practice] + "/" + row[item]
		if row[note] = t.notApplicable[key].why; row[note] == "" {
			return nil, fmt.Errorf("team %s gives no reason why %s is not applicable", t.id, key)
		}
	}
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	err = w.WriteAll(rows)
	return out.Bytes(), err
}

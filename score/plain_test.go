package score

import (
	"rubble/model"
	"rubble/survey"
)

// Plainly scores one wave as though it were not the latest, without what is
// only said of that.
func Plainly(m *model.Model, set Settings) func([]survey.Sheet) Wave {
	c := compile(m, set)
	return func(sheets []survey.Sheet) Wave { return c.round(set.Waves[0], sheets).wave }
}

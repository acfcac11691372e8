package source

import "slices"

// An incidentField is a canonical field of an incident.
type incidentField uint8

const (
	fieldID incidentField = iota
	fieldOpened
	fieldResolved
	fieldClosed
	fieldDue
	fieldSLAMet
	fieldKnowledge
	fieldHops
	fieldReopened
	fieldHold
	fieldGroups
	fieldPriority
	fieldImpact
	fieldUrgency
	fieldGroup
	fieldContact
	fieldCode
	fieldItem
	fieldTeam
	fieldState
	fieldProblem
	fieldChange
	fieldCausedBy
	incidentFields // how many there are
)

var incidentFieldNames = [incidentFields]string{
	"id", "opened_at", "resolved_at", "closed_at", "due_at", "sla_met", "knowledge",
	"hops", "reopened", "hold", "groups",
	"priority", "impact", "urgency", "group", "contact", "code", "item", "team", "state",
	"problem", "change", "caused_by",
}

func (f incidentField) String() string { return incidentFieldNames[f] }

// incidentFieldNamed finds a field by its canonical name.
func incidentFieldNamed(name string) (incidentField, bool) {
	i := slices.Index(incidentFieldNames[:], name)
	return incidentField(max(i, 0)), i >= 0
}

// The fields of one kind follow each other, so that a row holds each kind in
// an array.
const (
	firstStamp  = fieldOpened
	firstAnswer = fieldSLAMet
	firstCount  = fieldHops
	firstText   = fieldPriority
	firstLink   = fieldProblem // links are texts too

	stampFields  = int(firstAnswer - firstStamp)
	answerFields = int(firstCount - firstAnswer)
	countFields  = int(firstText - firstCount)
	textFields   = int(incidentFields - firstText)
	linkFields   = int(incidentFields - firstLink)
)

// worded says whether the values of a field can be renamed.
func (f incidentField) worded() bool {
	return f >= firstText || f >= firstAnswer && f < firstCount
}

package source

// The canonical fields of an incident.
const (
	incidentOpened field = iota + fieldBegan
	incidentResolved
	incidentClosed
	incidentDue
	incidentSLAMet
	incidentKnowledge
	incidentHops
	incidentReopened
	incidentHold
	incidentGroups
	incidentPriority
	incidentImpact
	incidentUrgency
	incidentGroup
	incidentContact
	incidentCode
	incidentItem
	incidentTeam
	incidentState
	incidentProblem // the links, which are texts too
	incidentChange
	incidentCausedBy
	incidentFields // how many there are

	incidentStamps  = int(incidentSLAMet - incidentOpened)
	incidentChoices = int(incidentHops - incidentSLAMet)
	incidentCounts  = int(incidentPriority - incidentHops)
	incidentTexts   = int(incidentFields - incidentPriority)
	incidentLinks   = int(incidentFields - incidentProblem)
)

var incidentKind = kind{
	name: "incidents",
	one:  "an incident",
	names: []string{
		"id", "opened_at", "resolved_at", "closed_at", "due_at", "sla_met", "knowledge",
		"hops", "reopened", "hold", "groups",
		"priority", "impact", "urgency", "group", "contact", "code", "item", "team", "state",
		"problem", "change", "caused_by",
	},
	stamps:  incidentStamps,
	choices: []choice{answers, answers},
	counts:  incidentCounts,
	early:   []early{{incidentResolved, "resolved before it was opened: kept, with a negative time to resolve"}},
	folds:   true,
}

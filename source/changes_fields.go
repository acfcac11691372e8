package source

import "rubble/record"

// The canonical fields of a change.
const (
	changeRequested field = iota + fieldBegan
	changeApproved
	changeStarted
	changeCompleted
	changeType
	changeDecision
	changeOutside
	changeOutcome
	changeTeam
	changeService
	changeItem
	changeFields // how many there are

	changeStamps  = int(changeType - changeRequested)
	changeChoices = int(changeTeam - changeType)
	changeTexts   = int(changeFields - changeTeam)
)

var changeKind = kind{
	name: "changes",
	one:  "a change",
	names: []string{
		"id", "requested_at", "approved_at", "started_at", "completed_at",
		"type", "decision", "outside_approval", "outcome",
		"team", "service", "item",
	},
	stamps: changeStamps,
	choices: []choice{
		choiceOf("none of standard, normal and emergency", record.Standard, record.Normal, record.Emergency),
		choiceOf("none of approved, changed and rejected", record.Approved, record.Altered, record.Rejected),
		answers,
		choiceOf("none of successful, failed, backed-out and cancelled",
			record.Successful, record.Failed, record.BackedOut, record.Cancelled),
	},
	early: []early{
		{changeApproved, "approved before it was requested: kept, without a time of waiting"},
		{changeStarted, "started before it was requested: kept, without a share of time spent waiting"},
		{changeCompleted, "completed before it was requested: kept, without a lead time"},
	},
}

// choiceOf makes a choice of the words by which package record calls values.
func choiceOf[V interface {
	~uint8
	String() string
}](other string, values ...V) choice {
	c := choice{words: make(map[string]uint8, len(values)), other: other}
	for _, v := range values {
		c.words[v.String()] = uint8(v)
	}
	return c
}

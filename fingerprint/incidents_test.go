package fingerprint

import (
	"testing"

	"rubble/record"
	"rubble/stat"
)

func TestCatchAll(t *testing.T) {
	in := record.IncidentTally{Incidents: 500, Code: record.Words{"other": 60, "fixed": 100, "Not Listed": 40, "broken": 40}}
	a := anchorsOf[CatchAllKey]
	names := []NameCount{{"fixed", 100, false}, {"other", 60, true}, {"Not Listed", 40, true}, {"broken", 40, false}}
	whole(t, CatchAll(in, a, 0.95, []string{"Other", "not listed", "unheard of"}),
		a.figure("catch-all", 100.0/240, stat.Wilson(100, 240, 0.95), 240, Detail{Names: names}))
	whole(t, CatchAll(in, a, 0.95, nil), Evidence{Key: "catch-all", N: 240, Reason: NotConfigured})
	whole(t, CatchAll(record.IncidentTally{Incidents: 500}, a, 0.95, nil), Evidence{Key: "catch-all", Reason: MissingField})
	in.Code = record.Words{"other": 199}
	whole(t, CatchAll(in, a, 0.95, nil), Evidence{Key: "catch-all", N: 199, Reason: TooFew})
	whole(t, CatchAll(record.IncidentTally{}, a, 0.95, nil), Evidence{Key: "catch-all", Reason: NoRecords})
}

// Of 400 contacts, 4 are one in a hundred.
func TestSingleDoor(t *testing.T) {
	in := record.IncidentTally{Incidents: 400, Contact: record.Words{"phone": 300, "mail": 94, "chat": 4, "walk-in": 2}}
	a, desk := anchorsOf[SingleDoorKey], []string{"phone", "chat"}
	names := []NameCount{{"phone", 300, true}, {"mail", 94, false}, {"chat", 4, true}, {"walk-in", 2, false}}
	whole(t, SingleDoor(in, a, 0.95, desk), a.figure("single-door", 304.0/400, stat.Wilson(304, 400, 0.95), 400, Detail{Names: names}))
	whole(t, SingleDoor(in, a, 0.95, nil), Evidence{Key: "single-door", N: 400, Reason: NotConfigured})
	in.Contact = record.Words{"phone": 300, "mail": 95, "chat": 3, "walk-in": 2}
	whole(t, SingleDoor(in, a, 0.95, desk), Evidence{Key: "single-door", N: 400, Reason: TooFewChannels})
	whole(t, SingleDoor(in, a, 0.95, nil), Evidence{Key: "single-door", N: 400, Reason: TooFewChannels})
	in.Contact = record.Words{"phone": 66, "mail": 66, "chat": 67}
	whole(t, SingleDoor(in, a, 0.95, desk), Evidence{Key: "single-door", N: 199, Reason: TooFew})
	in.Contact = nil
	whole(t, SingleDoor(in, a, 0.95, desk), Evidence{Key: "single-door", Reason: MissingField})
}

// The anchors fall: few links are much presence.
func TestLearningLink(t *testing.T) {
	a := anchorsOf[LearningLinkKey]
	got := LearningLink(record.IncidentTally{Incidents: 900, Learning: record.Answers{Yes: 20, No: 780}}, a, 0.95)
	ci := stat.Wilson(20, 800, 0.95)
	whole(t, got, Evidence{Key: "learning-link", Statistic: 0.025, Interval: ci, N: 800,
		Presence: 1, PresenceLo: a.Presence(ci.Hi), PresenceHi: 1})
	if got.PresenceLo >= 1 || got.PresenceLo < 0.9 {
		t.Errorf("presence from %v", got.PresenceLo)
	}
}

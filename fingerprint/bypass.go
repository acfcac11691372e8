package fingerprint

import "rubble/record"

// BypassKey is the key of [Bypass].
const BypassKey = "bypass"

// Bypass is the share of emergency changes among those that tell their type,
// with the Wilson interval: the short road that people in a hurry take.
func Bypass(t record.ChangeTally, a Anchors, confidence float64) Evidence {
	words := make(record.Words, len(t.Types))
	for kind, count := range t.Types {
		words[kind.String()] += count
	}
	names, emergencies := named(words, []string{record.Emergency.String()})
	return a.share(BypassKey, t.Changes, emergencies, confidence, Detail{Names: names})
}

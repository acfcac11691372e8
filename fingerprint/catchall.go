package fingerprint

import "rubble/record"

// CatchAllKey is the key of [CatchAll].
const CatchAllKey = "catch-all"

// CatchAll is the share of incidents closed under a code that the settings
// call vague, of those closed under any, with the Wilson interval.
func CatchAll(t record.IncidentTally, a Anchors, confidence float64, vague []string) Evidence {
	names, share := named(t.Code, vague)
	e := a.share(CatchAllKey, t.Incidents, share, confidence, Detail{Names: names})
	if e.Reason == "" && len(vague) == 0 {
		return Evidence{Key: CatchAllKey, N: share.N, Reason: NotConfigured}
	}
	return e
}

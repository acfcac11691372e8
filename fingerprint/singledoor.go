package fingerprint

import "rubble/record"

// SingleDoorKey is the key of [SingleDoor].
const SingleDoorKey = "single-door"

// inUse is the share of contacts, as 1 in so many, from which a channel
// counts as in use.
const inUse = 100

// SingleDoor is the share of contacts that came in by channels that the
// settings call the service desk's, of those that tell their channel, with the
// Wilson interval. Channels with one contact in a hundred or more are in use;
// with fewer of them than a.LeastChannels there is no other way to take.
func SingleDoor(t record.IncidentTally, a Anchors, confidence float64, desk []string) Evidence {
	names, share := named(t.Contact, desk)
	e := a.share(SingleDoorKey, t.Incidents, share, confidence, Detail{Names: names})
	channels := 0
	for _, name := range names {
		if inUse*name.Count >= share.N {
			channels++
		}
	}
	without := func(reason Reason) Evidence { return Evidence{Key: SingleDoorKey, N: share.N, Reason: reason} }
	switch {
	case e.Reason != "":
		return e
	case channels < a.LeastChannels:
		return without(TooFewChannels)
	case len(desk) == 0:
		return without(NotConfigured)
	}
	return e
}

package main

// How each team sees the practices by which something new reaches its users.
// The facets of a view are: flow, automation, iteration, collaboration,
// adoption; vision, own knowledge, capability, retooling, trust, reshaping.

// The board was done away with in the spring of 2015, and everybody says so.
// The freeze nobody thinks of as a choice.
var changeViews = map[string]view{
	"service-desk": {usual: held,
		norms:  norms(in{gone, "board"}, in{doubted, "failure-tightens"}, in{eased, "standard-is-listed"}),
		facets: facets(36, 18, 28, 32, 46, 14, 10, 24, 20, 30, 18), earlier: 3},
	"payments": {usual: eased,
		norms: norms(in{gone, "board"}, in{held, "freeze"}, in{doubted, "outside-approval failure-tightens"},
			in{trial, "windows"}, in{dropped, "rare-is-safe"}),
		facets: facets(76, 72, 70, 66, 78, 30, 24, 44, 38, 40, 34), earlier: 12},
	"network": {usual: eased,
		norms: norms(in{gone, "board"}, in{held, "windows outside-approval freeze"}, in{doubted, "risk-by-form"},
			in{trial, "standard-is-listed"}),
		facets: facets(54, 62, 54, 60, 68, 20, 18, 42, 36, 34, 22), earlier: 4},
	"platform": {usual: rebuilt,
		norms:  norms(in{gone, "board"}, in{doubted, "freeze"}, in{trial, "emergency-door"}),
		facets: facets(84, 86, 82, 76, 66, 66, 74, 80, 78, 70, 58), earlier: 20},
	"warehouse": {usual: own,
		norms:  norms(in{held, "windows freeze standard-is-listed"}, in{doubted, "rare-is-safe"}),
		facets: facets(34, 16, 26, 40, 8, 62, 76, 72, 70, 78, 66), earlier: 6},
	"data": {usual: eased,
		norms:  norms(in{gone, "board"}, in{dropped, "windows emergency-door"}, in{held, "risk-by-form freeze"}),
		facets: facets(78, 70, 76, 64, 72, 26, 22, 40, 36, 42, 28), earlier: 8},
	"identity":  {usual: doubted, norms: norms(in{gone, "board"}), facets: facets(50, 60, 48, 50, 70, 30, 20, 40, 30, 30, 20)},
	"mainframe": {usual: held, norms: norms(in{gone, "board"}), facets: facets(40, 30, 20, 46, 30, 12, 16, 20, 30, 36, 10)},
}

// Deployment is the furthest, and still moving.
var deploymentViews = map[string]view{
	"payments": {usual: rebuilt,
		norms:  norms(in{eased, "in-order staging-proves"}),
		facets: facets(74, 78, 70, 66, 64, 50, 60, 66, 64, 52, 38), earlier: 16},
	"platform": {usual: own,
		norms:  norms(in{rebuilt, "environments-owned way-back"}, in{trial, "in-order"}),
		before: norms(in{split, "way-back"}),
		facets: facets(92, 90, 88, 84, 60, 70, 82, 86, 88, 76, 66), earlier: 14},
}

// Releases have become smaller and more frequent, by methods that others
// published; a release is still a release.
var releaseViews = map[string]view{
	"payments": {usual: eased,
		norms:  norms(in{held, "calendar"}, in{dropped, "same-day"}),
		facets: facets(70, 66, 62, 58, 76, 24, 22, 36, 34, 40, 26), earlier: 2},
	"platform": {usual: eased,
		norms:  norms(in{dropped, "same-day handover release-manager"}),
		facets: facets(82, 84, 80, 72, 86, 40, 34, 56, 48, 60, 44), earlier: 3},
	"network": {usual: eased,
		norms:  norms(in{held, "calendar live-is-done"}),
		facets: facets(56, 52, 48, 60, 66, 20, 18, 38, 30, 36, 24), earlier: 1},
}

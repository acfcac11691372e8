package main

// How each team sees the practices that help people when something fails. The
// facets stand in the order of those in flow.go.

var incidentViews = map[string]view{
	"service-desk": {usual: doubted,
		norms: norms(in{held, "code-explains builders-do-not-answer restore-then-forget"},
			in{eased, "tiers matrix one-commander"}, in{split, "deviation"}),
		facets: facets(36, 24, 38, 46, 50, 18, 16, 32, 26, 30, 22), earlier: 5},
	"payments": {usual: dropped,
		norms:  norms(in{eased, "code-explains"}, in{trial, "clock"}, in{split, "deviation"}),
		facets: facets(66, 58, 72, 74, 70, 22, 28, 46, 34, 48, 30), earlier: 9},
	"network": {usual: doubted,
		norms: norms(in{held, "one-commander"}, in{eased, "queue-handover clock builders-do-not-answer"},
			in{split, "matrix"}),
		facets: facets(44, 58, 46, 50, 54, 20, 24, 46, 42, 36, 28), earlier: -4},
	"platform": {usual: eased,
		norms: norms(in{own, "builders-do-not-answer restore-then-forget deviation"}, in{split, "tiers"},
			in{doubted, "matrix clock code-explains"}),
		facets: facets(72, 84, 78, 72, 56, 80, 82, 92, 98, 78, 84), earlier: 11},
	"warehouse": {usual: eased,
		norms:  norms(in{own, "queue-handover"}, in{dropped, "matrix"}, in{held, "code-explains"}),
		facets: facets(70, 40, 66, 78, 30, 36, 52, 60, 54, 66, 40), earlier: 5},
	"data": {usual: doubted,
		norms:  norms(in{eased, "tiers clock matrix restore-then-forget queue-handover"}),
		facets: facets(48, 44, 52, 54, 46, 22, 26, 38, 30, 40, 30), earlier: 6},
	"identity":  {usual: doubted, facets: facets(50, 50, 50, 56, 60, 26, 24, 40, 30, 40, 30)},
	"mainframe": {usual: split, facets: facets(60, 40, 40, 60, 30, 16, 30, 40, 50, 56, 20)},
}

// The problem managers were let go between the waves, and most of what they
// asked for with them. That learning would need such people is still believed
// by many, and nothing of people's own has come in their place.
var problemViews = map[string]view{
	"service-desk": {usual: dropped,
		norms:  norms(in{gone, "root-cause uninvolved action-list after-the-fact"}, in{held, "known-error"}, in{eased, "separate-learning"}),
		before: norms(in{doubted, "root-cause uninvolved"}, in{eased, "action-list"}),
		facets: facets(46, 40, 44, 54, 62, 14, 12, 18, 16, 34, 20), earlier: -5},
	"network": {usual: gone,
		norms:  norms(in{eased, "repair-queues"}, in{eased, "separate-learning"}),
		before: norms(in{doubted, "root-cause uninvolved"}, in{eased, "action-list"}),
		facets: facets(54, 46, 48, 60, 66, 18, 20, 30, 26, 42, 24), earlier: -5},
	"data": {usual: dropped,
		norms:  norms(in{eased, "known-error repair-queues separate-learning"}),
		before: norms(in{doubted, "root-cause uninvolved"}, in{eased, "action-list"}),
		facets: facets(50, 48, 52, 58, 60, 20, 24, 34, 28, 44, 26), earlier: -5},
	"identity":  {usual: dropped, facets: facets(50, 40, 44, 50, 60, 20, 20, 30, 20, 30, 20)},
	"mainframe": {usual: eased, facets: facets(40, 30, 30, 46, 40, 12, 20, 20, 30, 36, 10)},
}

// The desk stands on its norms. The warehouses never had one: whoever drives
// a truck there rings those who write the software.
var deskViews = map[string]view{
	"service-desk": {usual: held,
		norms:  norms(in{doubted, "script go-between"}, in{eased, "deflection"}),
		facets: facets(34, 40, 36, 18, 48, 16, 12, 22, 18, 26, 12), earlier: 2},
	"warehouse": {usual: own,
		norms:  norms(in{eased, "user-describes"}, in{dropped, "single-door"}),
		facets: facets(58, 30, 66, 84, 22, 60, 74, 70, 66, 80, 62), earlier: 1},
}

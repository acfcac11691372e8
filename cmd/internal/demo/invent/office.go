package main

// How the service management office sees what it asks of all the others. The
// facets stand in the order of those in flow.go.

// Agreements have become short, and may be talked over at any time. That a
// breach has to cost something, and that the office's own instruments say what
// was one, is hardly talked about.
var levelViews = map[string]view{
	"service-management": {usual: eased,
		norms:  norms(in{doubted, "measured-inside green-report"}, in{held, "breach-has-price"}),
		facets: facets(80, 86, 74, 82, 90, 16, 12, 30, 22, 26, 24), earlier: -3},
}

// Reports have become shorter, and go up as ever. Whether a target met is an
// achievement divides the office: some of its people go where the work is, and
// some add up.
var measureViews = map[string]view{
	"service-management": {usual: held,
		norms:  norms(in{doubted, "figures-speak"}, in{eased, "monthly-report"}, in{split, "target-hit"}),
		facets: facets(30, 24, 28, 22, 58, 10, 14, 34, 20, 18, 8), earlier: -1},
}

// Two of the office saw a company that coaches its people in improving. Since
// then there are coaches, an hour a week and a wall of the office's own
// making; what is coached are solutions that worked elsewhere, towards the
// next level.
var improvementViews = map[string]view{
	"service-management": {usual: doubted,
		norms:  norms(in{split, "improvement-apart"}, in{own, "register"}, in{held, "adopt-solutions maturity-target"}, in{eased, "must-succeed"}),
		before: norms(in{trial, "register"}),
		facets: facets(64, 58, 66, 70, 88, 84, 52, 90, 92, 84, 96), earlier: 4},
}

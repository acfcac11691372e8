package main

// How the product teams see the making of what is to be used. The facets
// stand in the order of those in flow.go.

// The code is everybody's, and unfinished work meets in it each evening, by
// rules that came of the teams' own collisions. Money still knows building and
// maintaining, and a date once given still binds.
var softwareViews = map[string]view{
	"products": {usual: rebuilt,
		norms:  norms(in{own, "apart-until-finished"}, in{doubted, "build-then-maintain"}, in{eased, "estimate-is-promise"}, in{dropped, "done-at-handover"}),
		before: norms(in{split, "author-alters"}),
		facets: facets(88, 90, 84, 76, 80, 56, 64, 82, 76, 68, 48), earlier: 5},
}

// The test phase and its written cases went in the winter, for techniques
// that books describe. Somebody still signs.
var testViews = map[string]view{
	"products": {usual: eased,
		norms:  norms(in{dropped, "phase cases-written"}, in{split, "independent-tester"}, in{held, "sign-off"}, in{doubted, "passed-is-fit"}),
		before: norms(in{eased, "phase cases-written"}, in{doubted, "independent-tester"}),
		facets: facets(72, 66, 74, 68, 84, 34, 38, 56, 30, 46, 50), earlier: 6},
}

// What the teams know has an archive with keepers. That one writes when the
// work is done, and shares what has been reviewed, is no longer so plain.
var knowledgeViews = map[string]view{
	"products": {usual: held,
		norms:  norms(in{doubted, "document-is-knowledge"}, in{eased, "write-afterwards"}, in{split, "reviewed-first"}),
		before: norms(in{doubted, "write-afterwards reviewed-first"}),
		facets: facets(50, 46, 54, 48, 40, 30, 36, 44, 18, 40, 28), earlier: 1},
}

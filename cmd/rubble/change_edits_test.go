package main

import "strings"

// replaced changes one place of a text.
func replaced(old, new string) func(string) string {
	return func(text string) string { return strings.Replace(text, old, new, 1) }
}

// A clientEdit is an edit of one answer or one record, with the files of the
// site that it changes besides the report's data and the manifest: all of
// them, and no other, above all no page of another team.
type clientEdit struct {
	name, file string
	change     func(string) string
	want       []string
}

var clientEdits = []clientEdit{
	// From rung 5 to rung 0: one of twelve people no longer sees the board
	// replaced. The team's own pages, the practice, and where it says how far its
	// figures can be trusted; the norm's page, and wherever it stands beside a
	// record, on a card or on a narrative page; how far people of that role stand
	// from others. Its own scores stay as they are in whole numbers, and with them
	// every plane and every lens.
	// What is said of how far answers can be trusted: what holds together, and
	// what other scorings give. Neither another practice or norm
	// nor another team nor the method is touched.
	{"an answer of one team", answersFile,
		replaced("wh-02,is-served,change-enablement,board,5,", "wh-02,is-served,change-enablement,board,0,"),
		[]string{"data-quality/index.html", "disagreements/index.html", "evidence/approval-heartbeat.html", "evidence/approval-wait.html",
			"evidence/claims.html", "index.html", "method/robustness.html", "norms/change-enablement/board.html", "norms/index.html", "practices/change-enablement.html",
			"roadmap/index.html", "story/the-hour-on-thursday.html", "teams/index.html", "teams/warehouse.html"}},
	// A common norm enters no score of a practice, and stands on its page, where
	// all norms do, below the list of the practices and, with its hold, in the
	// lenses that speak of it. No record speaks of this one.
	{"an answer to a common norm", answersFile,
		replaced("wh-02,is-served,common,control-before-trust,0,", "wh-02,is-served,common,control-before-trust,5,"),
		[]string{"lenses/agile.html", "lenses/devops.html", "lenses/itil-4.html", "lenses/toyota-kata.html",
			"norms/common/control-before-trust.html", "norms/index.html", "practices/index.html"}},
	// One more of 296 incidents passes through a second group: a figure of
	// evidence, which enters no score. It speaks of norms of two practices.
	{"the groups of one incident", logFile,
		replaced(closed, strings.Replace(closed, "Group 56", "Group 57", 1)),
		[]string{"evidence/claims.html", "evidence/index.html", "evidence/tier-ladder.html", "practices/incident-management.html",
			"practices/service-desk.html", "roadmap/index.html"}},
	// The number of incidents is told on the overview, with the quality of the
	// data and under every fingerprint of incidents, also where it gives no
	// figure; no fingerprint of changes knows of it.
	{"one incident more", logFile,
		func(text string) string { return text + strings.Replace(closed, "INC0000045", "INC9999999", 1) },
		[]string{"data-quality/index.html", "evidence/auto-close.html", "evidence/catch-all.html", "evidence/claims.html",
			"evidence/index.html", "evidence/learning-link.html", "evidence/matrix.html", "evidence/single-door.html",
			"evidence/tier-ladder.html", "index.html", "practices/incident-management.html", "practices/problem-management.html",
			"practices/service-desk.html", "roadmap/index.html"}},
	// A consent on Friday: when consents are given and how long they are
	// waited for, with what is said of the two; not when changes are made.
	{"the consent to one change", changesFile,
		replaced(allowed, strings.Replace(allowed, "03-03 14:09", "03-04 14:09", 1)),
		[]string{"evidence/approval-heartbeat.html", "evidence/approval-wait.html", "evidence/claims.html", "evidence/index.html",
			"practices/change-enablement.html", "roadmap/index.html", "story/the-hour-on-thursday.html"}},
	// A change that failed counts in how the work goes, month by month. Of
	// failed changes there are too few for a fingerprint of them.
	{"the outcome of one change", changesFile,
		replaced(allowed+"2016-03-09 13:48,2016-03-09 15:27,normal,approved,true,successful", allowed+"2016-03-09 13:48,2016-03-09 15:27,normal,approved,true,failed"),
		[]string{"evidence/index.html"}},
}

package main

// A profile is a team whose members answer one by one.
type profile struct {
	id            string // of config.toml
	alias         string // as the answers spell the team, if not by id
	prefix        string // of respondents
	first, second int    // respondents in each wave
	left          int    // of the first wave's respondents, not in the second
	turns         turns
	common        view
	notApplicable map[string]reason // by key in full
}

// Turns are the practices that a team's people are asked about: each is asked
// about those of one turn, the same in both waves.
type turns [][]string

// A reason is why something is not applicable, and to what share of a team.
type reason struct {
	share float64
	why   string
}

func (t *profile) spelling() string {
	if t.alias != "" {
		return t.alias
	}
	return t.id
}

// asked are the practices of the n-th person.
func (t *profile) asked(n int) []string { return t.turns[n%len(t.turns)] }

const (
	changes      = "change-enablement"
	deployments  = "deployment-management"
	improvement  = "continual-improvement"
	incidents    = "incident-management"
	knowledge    = "knowledge-management"
	levels       = "service-level-management"
	measurements = "measurement-and-reporting"
	problems     = "problem-management"
	releases     = "release-management"
	desks        = "service-desk"
	software     = "software-development-and-management"
	tests        = "service-validation-and-testing"
)

// views are those of each team, by practice.
var views = map[string]map[string]view{changes: changeViews, deployments: deploymentViews, incidents: incidentViews,
	problems: problemViews, releases: releaseViews, desks: deskViews, levels: levelViews, measurements: measureViews,
	improvement: improvementViews, software: softwareViews, tests: testViews, knowledge: knowledgeViews}

var profiles = []profile{
	{id: "service-desk", prefix: "sd", first: 31, second: 34, left: 5,
		turns:  turns{{incidents, desks, changes}, {incidents, desks, problems}},
		common: view{usual: held, norms: norms(in{doubted, "professional-means plan-before-doing one-process"}, in{eased, "ticket-is-work"})},
		notApplicable: map[string]reason{
			changes + "/windows":            {0.18, "We put nothing live ourselves."},
			changes + "/automation-by-hand": {0.12, "The service desk has no production of its own."},
		}},
	{id: "payments", prefix: "pay", first: 27, second: 27, left: 0,
		turns: turns{{changes, incidents, deployments}, {changes, deployments, releases}, {changes, incidents, releases}},
		common: view{usual: doubted, norms: norms(in{held, "audit-demands control-before-trust"},
			in{eased, "plan-before-doing roles-are-people one-process"}, in{dropped, "managers-of-service"})}},
	{id: "network", alias: "Networks", prefix: "net", first: 24, second: 24, left: 10,
		turns:  turns{{changes, incidents, problems}, {changes, incidents, releases}},
		common: view{usual: doubted, norms: norms(in{held, "change-is-risk record-is-reality"}, in{eased, "it-and-the-business"})}},
	{id: "platform", prefix: "plt", first: 17, second: 22, left: 0,
		turns: turns{{changes, deployments, incidents}, {changes, deployments, releases}},
		common: view{usual: split, norms: norms(in{rebuilt, "control-before-trust change-is-risk"},
			in{dropped, "one-process managers-of-service"}, in{eased, "audit-demands record-is-reality ticket-is-work"})}},
	{id: "warehouse", prefix: "wh", first: 11, second: 12, left: 1,
		turns:  turns{{changes, incidents, desks}},
		common: view{usual: doubted, norms: norms(in{dropped, "best-practice-exists professional-means roles-are-people"}, in{rebuilt, "ticket-is-work"})}},
	{id: "data", prefix: "dr", first: 6, second: 7, left: 0,
		turns:  turns{{changes, incidents, problems}},
		common: view{usual: doubted},
		notApplicable: map[string]reason{
			incidents + "/one-commander":          {0.4, "None of our services has ever had a major incident."},
			incidents + "/adoption-guide":         {0.3, "We had no major incident to divide work in."},
			incidents + "/collaboration-own-call": {0.3, "We had no major incident."},
			incidents + "/builders-do-not-answer": {0.2, "Nobody is called out for reports."},
		}},
	{id: "identity", prefix: "id", first: 4, second: 4, left: 1,
		turns: turns{{changes, incidents, problems}}, common: view{usual: held}},
	{id: "mainframe", prefix: "mf", first: 3, second: 3, left: 1,
		turns: turns{{changes, incidents, problems}}, common: view{usual: held}},
	{id: "service-management", prefix: "smo", first: 21, second: 22, left: 5,
		turns: turns{{levels, measurements, improvement}},
		common: view{usual: held, norms: norms(in{doubted, "professional-means change-is-risk roles-are-people"},
			in{eased, "ticket-is-work"})},
		notApplicable: map[string]reason{
			levels + "/flow-change-of-target":   {0.1, "I have seen no target change yet."},
			improvement + "/iteration-long-run": {0.1, "Nothing that I was part of has come to an end."},
			measurements + "/iteration-chart":   {0.15, "I make no charts."},
		}},
	{id: "products", prefix: "prd", first: 25, second: 27, left: 5,
		turns: turns{{software, tests, knowledge}},
		common: view{usual: doubted, norms: norms(in{dropped, "managers-of-service"},
			in{eased, "one-process it-and-the-business ticket-is-work change-is-risk"}, in{held, "audit-demands"})},
		notApplicable: map[string]reason{
			software + "/build-then-maintain":    {0.12, "My pages live for one campaign; nothing of mine grows old."},
			tests + "/copy-of-production":        {0.12, "What I make is tried on paper, with customers in a shop."},
			knowledge + "/collaboration-without": {0.15, "No other team has needed a page from us."},
		}},
}

package main

// A profile is what a team is like in the second wave.
type profile struct {
	id            string // of config.toml
	alias         string // as the answers spell the team, if not by id
	prefix        string // of respondents
	first, second int    // respondents in each wave
	left          int    // of the first wave's respondents, not in the second
	practices     map[string]view
	common        view
	notApplicable map[string]reason // by key in full
}

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

const (
	changes   = "change-enablement"
	incidents = "incident-management"
)

// profiles are the teams whose members answer one by one.
var profiles = []profile{
	{id: "service-desk", prefix: "sd", first: 31, second: 34, left: 5,
		practices: map[string]view{
			changes: {usual: held,
				norms: norms(in{doubted, "board freeze failure-tightens"}, in{eased, "standard-is-listed"}),
				//             flow aut it col ado   vis own cap ret tru resh
				facets: facets(38, 22, 30, 34, 52, 14, 10, 24, 20, 30, 18), earlier: 3},
			incidents: {usual: doubted,
				norms: norms(in{held, "code-explains builders-do-not-answer restore-then-forget"},
					in{eased, "tiers matrix one-commander"}, in{split, "deviation"}),
				facets: facets(36, 24, 38, 46, 50, 18, 16, 32, 26, 30, 22), earlier: 5},
		},
		common: view{usual: held, norms: norms(in{doubted, "professional-means plan-before-doing one-process"}, in{eased, "ticket-is-work"})},
		notApplicable: map[string]reason{
			changes + "/windows":            {0.18, "We put nothing live ourselves."},
			changes + "/automation-by-hand": {0.12, "The service desk has no production of its own."},
		}},
	{id: "payments", prefix: "pay", first: 27, second: 27, left: 0,
		practices: map[string]view{
			changes: {usual: eased,
				norms: norms(in{held, "freeze"}, in{doubted, "outside-approval failure-tightens"},
					in{trial, "windows"}, in{dropped, "rare-is-safe"}),
				facets: facets(76, 72, 70, 66, 78, 30, 24, 44, 38, 40, 34), earlier: 12},
			incidents: {usual: dropped,
				norms:  norms(in{eased, "code-explains"}, in{trial, "clock"}, in{split, "deviation"}),
				facets: facets(66, 58, 72, 74, 70, 22, 28, 46, 34, 48, 30), earlier: 9},
		},
		common: view{usual: doubted, norms: norms(in{held, "audit-demands control-before-trust"},
			in{eased, "plan-before-doing roles-are-people one-process"}, in{dropped, "managers-of-service"})}},
	{id: "network", alias: "Networks", prefix: "net", first: 24, second: 24, left: 6,
		practices: map[string]view{
			changes: {usual: eased,
				norms: norms(in{held, "windows outside-approval"}, in{doubted, "risk-by-form freeze"},
					in{trial, "standard-is-listed"}),
				facets: facets(54, 62, 54, 60, 68, 20, 18, 42, 36, 34, 22), earlier: 4},
			incidents: {usual: doubted,
				norms: norms(in{held, "one-commander"}, in{eased, "queue-handover clock builders-do-not-answer"},
					in{split, "matrix"}),
				facets: facets(44, 58, 46, 50, 54, 20, 24, 46, 42, 36, 28), earlier: -4},
		},
		common: view{usual: doubted, norms: norms(in{held, "change-is-risk record-is-reality"}, in{eased, "it-and-the-business"})}},
	{id: "platform", prefix: "plt", first: 18, second: 22, left: 0,
		practices: map[string]view{
			changes: {usual: rebuilt,
				norms:  norms(in{eased, "freeze"}, in{trial, "emergency-door"}, in{dropped, "board"}),
				facets: facets(84, 86, 82, 76, 66, 66, 74, 80, 78, 70, 58), earlier: 20},
			incidents: {usual: eased,
				norms: norms(in{own, "builders-do-not-answer restore-then-forget deviation"}, in{split, "tiers"},
					in{doubted, "matrix clock code-explains"}),
				facets: facets(72, 84, 78, 72, 56, 80, 82, 92, 98, 78, 84), earlier: 11},
		},
		common: view{usual: split, norms: norms(in{rebuilt, "control-before-trust change-is-risk"},
			in{dropped, "one-process managers-of-service"}, in{eased, "audit-demands record-is-reality ticket-is-work"})}},
	{id: "warehouse", prefix: "wh", first: 11, second: 12, left: 1,
		practices: map[string]view{
			changes: {usual: own,
				norms:  norms(in{held, "windows freeze standard-is-listed"}, in{doubted, "rare-is-safe"}),
				facets: facets(34, 16, 26, 40, 8, 62, 76, 72, 70, 78, 66), earlier: 6},
			incidents: {usual: eased,
				norms:  norms(in{own, "queue-handover"}, in{dropped, "matrix"}, in{held, "code-explains"}),
				facets: facets(70, 40, 66, 78, 30, 36, 52, 60, 54, 66, 40), earlier: 5},
		},
		common: view{usual: doubted, norms: norms(in{dropped, "best-practice-exists professional-means roles-are-people"}, in{rebuilt, "ticket-is-work"})}},
	{id: "data", prefix: "dr", first: 6, second: 7, left: 0,
		practices: map[string]view{
			changes: {usual: eased,
				norms:  norms(in{dropped, "windows emergency-door"}, in{held, "risk-by-form"}),
				facets: facets(78, 70, 76, 64, 72, 26, 22, 40, 36, 42, 28), earlier: 8},
			incidents: {usual: doubted,
				norms:  norms(in{eased, "tiers clock matrix restore-then-forget queue-handover"}),
				facets: facets(48, 44, 52, 54, 46, 22, 26, 38, 30, 40, 30), earlier: 6},
		},
		common: view{usual: doubted},
		notApplicable: map[string]reason{
			incidents + "/one-commander":          {0.4, "None of our services has ever had a major incident."},
			incidents + "/adoption-guide":         {0.3, "We had no major incident to divide work in."},
			incidents + "/collaboration-own-call": {0.3, "We had no major incident."},
			incidents + "/builders-do-not-answer": {0.2, "Nobody is called out for reports."},
		}},
	{id: "identity", prefix: "id", first: 4, second: 4, left: 1,
		practices: map[string]view{
			changes:   {usual: doubted, facets: facets(50, 60, 48, 50, 70, 30, 20, 40, 30, 30, 20)},
			incidents: {usual: doubted, facets: facets(50, 50, 50, 56, 60, 26, 24, 40, 30, 40, 30)},
		},
		common: view{usual: held}},
	{id: "mainframe", prefix: "mf", first: 3, second: 3, left: 1,
		practices: map[string]view{
			changes:   {usual: held, facets: facets(40, 30, 20, 46, 30, 12, 16, 20, 30, 36, 10)},
			incidents: {usual: split, facets: facets(60, 40, 40, 60, 30, 16, 30, 40, 50, 56, 20)},
		},
		common: view{usual: held}},
}

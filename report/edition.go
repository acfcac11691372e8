package report

// The editions of a report, as [Report.Edition] names them. Each but the full
// one is what is left of it once something has been taken away.
const (
	Full    = "full"
	Sponsor = "sponsor" // the organisation alone
	OfTeam  = "team:"   // with a team's id behind it: the organisation and that team
)

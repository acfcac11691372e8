package chart

import "strings"

// sampleGraph is the norms of six practices and those beneath them, with
// invented states and weights.
func sampleGraph() Graph {
	g := Graph{
		Alt: Alt{ID: "graph", Title: "What rests on what", Desc: "Of 51 norms, three carry most of the others."},
		Names: GraphNames{
			Edge: "from what carries to what rests on it", Keystone: "keystone", Stands: "stands", Moving: "moving", Gone: "gone",
			Unknown: "not known", Weight: "the larger, the more leverage",
		},
	}
	keystones := map[string]bool{"outside-approval": true, "tiers": true, "agreement": true}
	group := -1
	for i, line := range strings.Split(sampleNorms, "\n") {
		if title, ok := strings.CutPrefix(line, "# "); ok {
			g.Groups = append(g.Groups, GraphGroup{Title: title, Common: group < 0})
			group++
			continue
		}
		id, rest, _ := strings.Cut(line, ": ")
		label, carriers, _ := strings.Cut(rest, " < ")
		n := GraphNode{ID: id, Label: label, Weight: float64(i * 37 % 90), State: State(i * 7 % 4), Keystone: keystones[id]}
		if n.Keystone {
			n.State, n.Weight = Stands, 95
		}
		if group > 0 {
			n.Note = carriers
		}
		for c := range strings.FieldsSeq(carriers) {
			g.Edges = append(g.Edges, GraphEdge{Norm: id, RestsOn: c})
		}
		g.Groups[group].Nodes = append(g.Groups[group].Nodes, n)
	}
	return g
}

// samplePart is the part of a graph that a practice needs: its norms and what
// they rest on, however far below.
func samplePart(title string) Graph {
	g := sampleGraph()
	g.Alt.ID = "part"
	keep := map[string]bool{}
	for _, group := range g.Groups {
		for _, n := range group.Nodes {
			keep[n.ID] = keep[n.ID] || group.Title == title
		}
	}
	for range g.Edges {
		for _, e := range g.Edges {
			keep[e.RestsOn] = keep[e.RestsOn] || keep[e.Norm]
		}
	}
	part := g
	part.Groups = nil
	for _, group := range g.Groups {
		kept := GraphGroup{Title: group.Title, Common: group.Common}
		for _, n := range group.Nodes {
			if keep[n.ID] {
				kept.Nodes = append(kept.Nodes, n)
			}
		}
		if len(kept.Nodes) > 0 {
			part.Groups = append(part.Groups, kept)
		}
	}
	return part
}

// A norm a line, with what it rests on behind the <.
const sampleNorms = `# Beneath many practices
control-before-trust: Work is safe because it is controlled
change-is-risk: Every change is a threat to stability < control-before-trust
plan-before-doing: It can be known beforehand what will happen
roles-are-people: A duty needs a named role to hold it
it-and-the-business: IT is a supplier and the business its customer
record-is-reality: What is not in the tool did not happen
process-is-quality: Who follows the process does good work < control-before-trust
best-practice-exists: Somebody has already found the right way, and it can be adopted
professional-means: "This is not professional" ends the discussion < process-is-quality
one-process: Every team works by the same process < process-is-quality
audit-demands: The auditor demands it < control-before-trust
managers-of-service: Those who manage a service are others than those who make it < it-and-the-business
ticket-is-work: Work is a ticket with one assignee < record-is-reality
# Change enablement
outside-approval: A change is safe only once somebody outside the team has approved it < change-is-risk control-before-trust
board: Approval needs a board that meets < outside-approval
risk-by-form: The risk of a change can be judged from a form, before it is made < plan-before-doing
standard-is-listed: What may pass without asking stands on a list beforehand < risk-by-form
windows: Changes belong in windows, at night or at the weekend < change-is-risk
freeze: When it matters most, nothing may change < change-is-risk
rare-is-safe: Larger changes, each with more care, are safer than many small ones < change-is-risk
failure-tightens: A failed change calls for more control < control-before-trust
emergency-door: Who is in a hurry takes the emergency road < board
# Incident management
tiers: Work goes up the tiers, from generalists to experts < single-door first-line-generalist
queue-handover: To hand a ticket to another queue is progress < tiers
restore-then-forget: The incident is over when service is back < separate-learning
matrix: Priority comes from a table of impact and urgency < process-is-quality
clock: Meeting the target time is good service < agreement target-hit
deviation: Somebody erred when an incident happened < control-before-trust
one-commander: In a major incident one person commands < roles-are-people
code-explains: A closing code says what it was < record-is-reality
builders-do-not-answer: Those who built it are not those who are called < roles-are-people
# Problem management
root-cause: There is one root cause, and it can be found < plan-before-doing
separate-learning: Learning is a process of its own, with its own manager < roles-are-people
known-error: A known error is as good as handled < record-is-reality
after-the-fact: One learns from failures, not from ordinary work
# Service desk
single-door: Everyone comes through one door
user-describes: The user notices and describes the fault
script: A good answer comes from a script < process-is-quality
deflection: A contact avoided is a contact well served
first-line-generalist: The first to answer need not know the product
# Service request management
request-approval: Someone must approve what someone needs < control-before-trust it-and-the-business
catalogue-first: Only what is in the catalogue can be asked for < process-is-quality
fulfilled-by-people: Between asking and having stands a person
one-at-a-time: Each request is a case, and its recurrence no news
# Service level management
agreement: Service is what was agreed < it-and-the-business
availability-percent: Quality is a percentage of uptime
yearly-review: Targets are set once a year < plan-before-doing
green-report: All lights green is good service < record-is-reality`

package main

import (
	"fmt"
	"strings"
	"time"
)

// after is a moment so many hours after a Monday in January, as a table has it.
func after(hours int) string {
	return time.Date(2026, 1, 5, hours, 15, 0, 0, time.UTC).Format(time.RFC3339)
}

// records writes incidents and changes. Whatever tells of a person or of one
// record is a canary: ids, those who called and who worked on it, what is
// described, and what fewer than five records have in common.
func (c *caged) records() {
	var b strings.Builder
	b.WriteString("id,opened_at,resolved_at,groups,hops,reopened,priority,impact,urgency,group,contact,code,item,problem,change,caused_by,team,state," +
		"caller,caller_email,assignee,contact_name,location,description,work_notes\n")
	for i := range 600 {
		word := func(what, usual string) string {
			if i%150 == 7 { // four of them
				return c.hatch("a rare " + what)
			}
			return usual
		}
		fmt.Fprintf(&b, "%s,%s,%s,%d,%d,0,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,",
			c.hatch(fmt.Sprintf("the id of incident %d", i)), after(i%84*24+8+i%9), after(i%84*24+20+i%7), 1+i%3, i%4,
			word("priority", fmt.Sprint(1+i%3)), word("impact", fmt.Sprint(1+i%3)), word("urgency", fmt.Sprint(1+i%2)),
			c.hatch(fmt.Sprintf("group %d", i%3)), word("channel", []string{"phone", "mail", "portal"}[i%3]), word("closing code", []string{"solved", "other"}[i%2]),
			c.hatch(fmt.Sprintf("item %d", i%9)), c.hatch("the problem"), c.hatch("the change"), c.hatch("the change that caused it"),
			c.hatch("the team in the incidents"), c.hatch("the state of incidents"))
		fmt.Fprintf(&b, "%s,%s@example.com,%s,%s,12 %s Street,\"%s, and more\",%s\n", c.hatch(fmt.Sprintf("caller %d", i%5)), c.hatch(fmt.Sprintf("caller's address %d", i%5)),
			c.hatch("the assignee"), c.hatch("the contact's name"), c.hatch("a street"), c.hatch(fmt.Sprintf("the description of incident %d", i)), c.hatch("work notes"))
	}
	c.files["records/incidents.csv"] = b.String()
	b.Reset()
	b.WriteString("id,requested_at,approved_at,started_at,completed_at,type,decision,outside_approval,outcome,team,service,item,requester,approver,risk_note\n")
	for i := range 600 {
		asked := i%84*24 + 8 + i%9
		fmt.Fprintf(&b, "%s,%s,%s,%s,%s,normal,approved,%s,%s,%s,%s,%s,%s,%s,%s\n",
			c.hatch(fmt.Sprintf("the id of change %d", i)), after(asked), after(asked+24+i%5), after(asked+60), after(asked+61), []string{"yes", "no"}[i%2], []string{"successful", "failed"}[i%7/6],
			c.hatch("the team in the changes"), c.hatch("the service of changes"), c.hatch("the item of changes"),
			c.hatch("who requests changes"), c.hatch("who approves changes"), c.hatch("a note on risk"))
	}
	c.files["records/changes.csv"] = b.String()
}

// prose writes pages and a card of the owner's, which are published but for
// their comments.
func (c *caged) prose() {
	c.files["experiments/board-by-day.toml"] = fmt.Sprintf("# %s\nnorm = \"change-enablement/board\"\nteam = \"desk\"\nstate = \"running\"\nwave = %q\ntarget = \"Less\"\nexpected = \"More\" # %s\n",
		c.hatch("a comment on a card"), later, c.hatch("a comment on an expectation"))
	c.files["content/overview.md"] = fmt.Sprintf("+++\n# %s\ntitle = \"Note\"\n+++\nSaid first.\n", c.hatch("a comment on the overview"))
	c.files["content/story/first.md"] = fmt.Sprintf("+++\ntitle = \"A story\" # %s\n+++\n{{< score practice=\"change-enablement\" figure=\"alignment\" >}}\n\n{{< norm \"change-enablement/board\" >}}\n",
		c.hatch("a comment on a story"))
	c.files["answers/README.md"] = c.hatch("what stands beside the answers")
	c.files["records/README.txt"] = c.hatch("what stands beside the records")
}

package main

import (
	"fmt"
	"path"
	"strings"

	"rubble/model"
)

// A caged is a client's folder in which everything that may never leave it is a
// canary.
type caged struct {
	flock
	files   map[string]string
	key     string // of the project, as the environment has it
	public  string // the name of the organisation, which is no canary
	content []canary
}

// The teams of the folder and how many of them answer: the second is shown
// rounded, the third not at all.
var cagedTeams = []struct {
	id     string
	people int
}{{"platform", 12}, {"shop", 6}, {"desk", 3}}

const (
	earlier = "2025-autumn"
	later   = "2026-spring"
)

func newCaged(m *model.Model) *caged {
	var public flock
	c := &caged{files: map[string]string{}, public: public.hatch("what may be seen")}
	c.key = c.hatch("the key of the project")
	c.settings()
	for _, wave := range []string{earlier, later} {
		for _, team := range cagedTeams {
			c.table(m, wave, team.id, team.people)
		}
		c.together(m, wave)
	}
	c.records()
	c.prose()
	c.content = c.all
	c.alone(m)
	return c
}

func (c *caged) settings() {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n[organisation]\nname = %q # %s\ntime_zone = \"Europe/Berlin\"\n", c.hatch("a comment in the settings"), c.public, c.hatch("a comment behind a setting"))
	fmt.Fprintf(&b, "[model]\npractices = [\"change-enablement\", \"incident-management\"]\n[confidentiality]\nstable_ids = true\n[score]\nreplicates = 200\n")
	fmt.Fprintf(&b, "[calendar]\nworking_days = [\"mon\", \"tue\", \"wed\", \"thu\", \"fri\"]\n[[waves]]\nid = %q\n[[waves]]\nid = %q\n", earlier, later)
	for _, team := range append(cagedTeams[:len(cagedTeams):len(cagedTeams)], struct {
		id     string
		people int
	}{"office", 7}) {
		fmt.Fprintf(&b, "[[teams]]\nid = %q\npeople = %d\naliases = [%q] # %s\n", team.id, team.people+3, c.alias(team.id), c.hatch("a comment on "+team.id))
	}
	fmt.Fprintf(&b, "[[records]]\nkind = \"incidents\"\nfiles = [\"records/inc*.csv\"]\norigin = \"From the tool.\"\n# %s\ndesk_channels = [\"phone\"]\nvague_codes = [\"other\"]\n",
		c.hatch("a comment on the records"))
	fmt.Fprintf(&b, "[[records]]\nkind = \"changes\"\nfiles = [\"records/changes.csv\"]\n")
	c.files["config.toml"] = b.String()
}

// table writes the answers of a team's people, one by one, as a table. Each id,
// note and objection is a canary, and so is what team they name, an alias.
func (c *caged) table(m *model.Model, wave, team string, people int) {
	var b strings.Builder
	b.WriteString("team,respondent,role,practice,item,answer,note\n")
	for i := range people {
		who := fmt.Sprintf("%s %d", team, i+1)
		id := c.id(who)
		for _, p := range m.Practices {
			if p.ID != "change-enablement" && p.ID != "incident-management" {
				continue
			}
			for at, key := range asked(&p) {
				answer, note := fmt.Sprint(1+(i+at+len(wave))%4), c.hatch("a note of "+who+" on "+key+" in "+wave)
				if (i+at)%11 == 0 {
					answer = "not-applicable"
				}
				fmt.Fprintf(&b, "%s,%s,does,%s,%s,%s,\"Ask %s, they know.\"\n", c.alias(team), id, p.ID, path.Base(key), answer, note)
			}
			fmt.Fprintf(&b, "%s,%s,does,%s,objection,%s is wrong,\"%s, too\"\n", c.alias(team), id, p.ID,
				c.hatch("an objection of "+who+" to "+p.ID+" in "+wave), c.hatch("a note on an objection of "+who+" to "+p.ID+" in "+wave))
		}
	}
	c.files[fmt.Sprintf("answers/%s/%s.csv", wave, team)] = b.String()
}

// asked are the questions of the short form about a practice.
func asked(p *model.Practice) []string {
	var keys []string
	for _, n := range p.Norms {
		keys = append(keys, n.Key)
	}
	for _, it := range p.Asked(model.LengthShort) {
		keys = append(keys, it.Key)
	}
	return keys
}

// id is the id of a respondent, the same in both waves; of some it is their
// address.
func (c *caged) id(who string) string {
	id := c.hatch("the id of " + who)
	if strings.HasSuffix(who, "3") {
		id += "@example.com"
	}
	return id
}

func (c *caged) alias(team string) string { return c.hatch("an alias of " + team) }

// together writes what a team stated together.
func (c *caged) together(m *model.Model, wave string) {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\nteam = %q\nmode = \"consensus\"\npeople = 7\n", c.hatch("a comment in a joint form of "+wave), c.alias("office"))
	c.form(&b, m, "the office in "+wave)
	c.files["answers/"+wave+"/office.toml"] = b.String()
}

// form writes answers as TOML, with notes and what demands a norm.
func (c *caged) form(b *strings.Builder, m *model.Model, who string) {
	p, _ := m.Practice("change-enablement")
	fmt.Fprintf(b, "\n[%s]\nobjection = \"\"\"\n%s\n\"\"\"\n", p.ID, c.hatch("an objection of "+who))
	norms := len(p.Norms)
	for i, key := range asked(p) {
		fmt.Fprintf(b, "%s = { answer = %d, note = \"%s\"", path.Base(key), 1+i%4, c.hatch("a note of "+who+" on "+key))
		if i < norms {
			fmt.Fprintf(b, ", mandated = \"%s Act\"", c.hatch("what demands "+key+" of "+who))
		}
		fmt.Fprintf(b, " } # %s\n", c.hatch("a comment of "+who+" on "+key))
	}
}

// alone writes the forms of single people, whose files and folders bear their
// names. One names nobody, so that the file is the id.
func (c *caged) alone(m *model.Model) {
	for i, head := range []string{"", "respondent = \"" + c.hatch("the id in a form") + "\"\nrole = \"does\"\n"} {
		var b strings.Builder
		fmt.Fprintf(&b, "team = %q\n%s", c.alias("desk"), head)
		c.form(&b, m, fmt.Sprintf("the desk's form %d", i))
		folder, name := c.hatch(fmt.Sprintf("a folder with a person's name, %d", i)), c.hatch(fmt.Sprintf("a file with a person's name, %d", i))
		c.files[path.Join("answers", later, folder, name+".toml")] = b.String()
	}
}

package score

// examine adds to a practice of the organisation what bears on how far its
// figures can be trusted.
func (c *compiled) examine(p *Practice, o *organisation, wave string) {
	p.Reliability = c.reliability(o.at, o.samples)
	p.Between = c.between(o.samples)
	p.Roles, p.RoleGaps, p.NormGaps = o.roles(wave)
	p.Smallest = c.smallest(o.at, p, o.samples)
}

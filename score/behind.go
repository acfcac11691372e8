package score

// Behind is how many people are taken to be behind a figure, of whom so many
// count and so many have it: all who count, if half of them have it, else those
// who have. What is told, and how it was worked out, would else say of some that
// they left a question open, who may be of a team of which nothing is told.
func Behind(counting, having int) int {
	if 2*having >= counting {
		return max(counting, having)
	}
	return having
}

// covering is how many who count [Behind] is to go by: none, where nothing is
// hidden, so that those who have a figure are behind it; else all.
func (c *compiled) covering(counting int) int {
	if c.set.Open {
		return 0
	}
	return counting
}

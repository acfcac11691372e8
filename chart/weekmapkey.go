package chart

// key prints what the shades stand for, as a strip of swatches with their
// meanings below, and returns where the maps begin.
func (m WeekMaps) key(c *canvas) float64 {
	var classes, texts []string
	add := func(class, text string) {
		if text = printable(text); text != "" {
			classes, texts = append(classes, class), append(texts, text)
		}
	}
	add("none", m.Empty)
	for k, text := range m.Levels {
		add(levelClass(k), text)
	}
	y := 2.0
	if title := small.wrap(m.Key, c.w, 2); len(title) > 0 {
		y = c.block(small, start, 0, y, title) + 5
	}
	if len(texts) == 0 {
		return y + 8
	}
	cell := min(small.widest(texts)+8, c.w/float64(len(texts)))
	most := 0
	for i, text := range texts {
		x := float64(i) * cell
		c.path(classes[i], path{}.rect(boxAt(x, y, cell, 11).grow(-0.7)))
		lines := small.wrap(text, cell-6, 3)
		c.block(small, middle, x+cell/2, y+15, lines)
		most = max(most, len(lines))
	}
	return y + 15 + small.lines(most) + 18
}

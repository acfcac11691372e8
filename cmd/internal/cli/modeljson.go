package cli

import "rubble/model"

// What rubble model --json prints. Keys are written in full; adding a field
// keeps what others rely on, renaming one does not.
type (
	modelJSON struct {
		Version      string            `json:"version"`
		Hash         string            `json:"hash"`
		Practices    []practiceJSON    `json:"practices"`
		Common       []normJSON        `json:"common"`
		Ladder       []rungJSON        `json:"ladder"`
		Facets       []facetJSON       `json:"facets"`
		Thresholds   thresholdsJSON    `json:"thresholds"`
		Fingerprints []fingerprintJSON `json:"fingerprints"`
	}
	practiceJSON struct {
		ID      string     `json:"id"`
		Title   string     `json:"title"`
		Group   string     `json:"group"`
		Summary string     `json:"summary"`
		Norms   []normJSON `json:"norms"`
		Items   []itemJSON `json:"items"`
	}
	normJSON struct {
		ID           string   `json:"id"`
		Name         string   `json:"name"`
		Statement    string   `json:"statement"`
		Need         string   `json:"need"`
		RestsOn      []string `json:"rests_on"`
		Fingerprints []string `json:"fingerprints"`
		Rungs        []string `json:"rungs"`
	}
	itemJSON struct {
		ID      string `json:"id"`
		Text    string `json:"text"`
		Facet   string `json:"facet"`
		Reverse bool   `json:"reverse"`
		Length  string `json:"length"`
	}
	rungJSON struct {
		ID          string  `json:"id"`
		Name        string  `json:"name"`
		Test        string  `json:"test"`
		Alignment   float64 `json:"alignment"`
		Dismantling float64 `json:"dismantling"`
		Reinvention float64 `json:"reinvention"`
	}
	facetJSON struct {
		ID     string `json:"id"`
		Axis   string `json:"axis"`
		Name   string `json:"name"`
		Asks   string `json:"asks"`
		Ladder bool   `json:"ladder"`
	}
	thresholdsJSON struct {
		Alignment      float64 `json:"alignment"`
		Deconstruction float64 `json:"deconstruction"`
		OwnKnowledge   float64 `json:"own_knowledge"`
		Clear          float64 `json:"clear"`
		Likely         float64 `json:"likely"`
		NotApplicable  float64 `json:"not_applicable"`
		Catalogue      int     `json:"catalogue"`
		KeystoneHold   float64 `json:"keystone_hold"`
		Keystones      int     `json:"keystones"`
		StandsBelow    float64 `json:"stands_below"`
		GoneFrom       float64 `json:"gone_from"`
	}
	fingerprintJSON struct {
		ID         string  `json:"id"`
		Name       string  `json:"name"`
		From       string  `json:"from"`
		Statistic  string  `json:"statistic"`
		AbsentAt   float64 `json:"absent_at"`
		PresentAt  float64 `json:"present_at"`
		Least      int     `json:"least"`
		LeastCells int     `json:"least_cells,omitempty"`
		LeastBits  float64 `json:"least_bits,omitempty"`
		Reason     string  `json:"reason"`
	}
)

func newModelJSON(m *model.Model) modelJSON {
	out := modelJSON{Version: m.Version, Hash: m.Hash, Practices: []practiceJSON{}, Common: normsJSON(m.Common),
		Facets: []facetJSON{}, Thresholds: thresholdsJSON(m.Thresholds), Fingerprints: []fingerprintJSON{}}
	for _, p := range m.Practices {
		items := []itemJSON{}
		for _, it := range p.Items {
			items = append(items, itemJSON{it.Key, it.Text, it.Facet, it.Reverse, it.Length})
		}
		out.Practices = append(out.Practices, practiceJSON{p.ID, p.Title, p.Group, p.Summary, normsJSON(p.Norms), items})
	}
	for _, r := range m.Ladder {
		out.Ladder = append(out.Ladder, rungJSON{r.Key, r.Name, r.Test, r.Alignment, r.Dismantling, r.Reinvention})
	}
	for _, f := range m.Facets {
		out.Facets = append(out.Facets, facetJSON{f.Key, f.Axis, f.Name, f.Asks, f.Ladder})
	}
	for _, f := range m.Fingerprints {
		out.Fingerprints = append(out.Fingerprints, fingerprintJSON{f.Key, f.Name, f.From, f.Statistic,
			f.AbsentAt, f.PresentAt, f.Least, f.LeastCells, f.LeastBits, f.Reason})
	}
	return out
}

func normsJSON(norms []model.Norm) []normJSON {
	out := []normJSON{}
	for _, n := range norms {
		out = append(out, normJSON{n.Key, n.Name, n.Statement, n.Need, append([]string{}, n.RestsOn...), append([]string{}, n.Fingerprints...), n.Rungs[:]})
	}
	return out
}

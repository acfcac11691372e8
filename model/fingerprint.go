package model

// A Fingerprint is a statistic on records that speaks of norms. Presence is 0
// where the statistic is at AbsentAt and 1 where it is at PresentAt; the two
// may stand in either order. With fewer than Least of what Unit says, or less
// than another least, there is no figure.
type Fingerprint struct {
	Key           string  `json:"id"`
	Name          string  `json:"name"`
	From          string  `json:"from"` // kind of records
	Statistic     string  `json:"statistic"`
	AbsentAt      float64 `toml:"absent_at" json:"absent_at"`
	PresentAt     float64 `toml:"present_at" json:"present_at"`
	Least         int     `json:"least"`
	Unit          string  `json:"unit"` // what Least and a figure's n count, one of Units
	LeastCells    int     `toml:"least_cells" json:"least_cells,omitempty"`
	LeastBits     float64 `toml:"least_bits" json:"least_bits,omitempty"`
	LeastWeeks    int     `toml:"least_weeks" json:"least_weeks,omitempty"`
	LeastChannels int     `toml:"least_channels" json:"least_channels,omitempty"`
	Calendar      bool    `json:"calendar,omitempty"` // needs working days, hours and time zone of the configuration
	Reason        string  `json:"reason"`
}

// Units are what a fingerprint may count.
var Units = []string{"changes", "incidents", "contacts", "days", "failures"}

// Fingerprint looks a fingerprint up.
func (m *Model) Fingerprint(key string) (*Fingerprint, bool) {
	for i := range m.Fingerprints {
		if m.Fingerprints[i].Key == key {
			return &m.Fingerprints[i], true
		}
	}
	return nil, false
}

package config

import "time"

// Records are files of one kind, read with one preset.
type Records struct {
	Kind     string                       // incidents or changes
	Files    []string                     // patterns, relative to the project
	Preset   string                       // canonical: that of the kind
	TimeZone string                       `toml:"time_zone"` // of stamps without an offset, IANA; "": the organisation's
	Origin   string                       // a sentence on where the records come from
	Columns  map[string]string            // canonical = theirs
	Values   map[string]map[string]string // by canonical field: theirs = canonical

	VagueCodes   []string `toml:"vague_codes"`   // closing codes of incidents that say nothing
	DeskChannels []string `toml:"desk_channels"` // channels of incidents that are the service desk's
}

// RecordsLocation is the time zone of the stamps of Records[i] that have no
// offset: their own, else the organisation's, else UTC.
func (c *Config) RecordsLocation(i int) *time.Location {
	if name := c.Records[i].TimeZone; name != "" {
		return zone(name)
	}
	return c.Location()
}

func (c *Config) checkRecords(wrong wrongFunc, oneOf oneOfFunc) {
	for i, r := range c.Records {
		oneOf(Element("records", i, "kind"), r.Kind, "incidents", "changes")
		if len(r.Files) == 0 {
			wrong(Element("records", i, "files"), "no files are named").WithHint(`files = ["records/*.csv"]`)
		}
		if !isZone(r.TimeZone) {
			wrong(Element("records", i, "time_zone"), noZone, r.TimeZone).WithHint(zoneHint)
		}
		if r.Kind != "changes" {
			continue
		}
		for _, key := range incidentsOnly(r) {
			wrong(Element("records", i, key), "%s stands with records of kind %q, which have none", key, r.Kind).
				WithHint(`move it to the [[records]] with kind = "incidents"`)
		}
	}
}

// incidentsOnly lists the settings of records that speak of incidents.
func incidentsOnly(r Records) []string {
	var keys []string
	if r.VagueCodes != nil {
		keys = append(keys, "vague_codes")
	}
	if r.DeskChannels != nil {
		keys = append(keys, "desk_channels")
	}
	return keys
}

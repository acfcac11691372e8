package assess

import (
	"strings"

	"rubble/config"
	"rubble/diag"
	"rubble/record"
)

// warnUnmet names the words of the settings that occur in no incident of the
// wave: a typing error would look as though a norm had left no trace.
func (p *Project) warnUnmet(t record.IncidentTally, problems *diag.List) {
	if t.Incidents == 0 {
		return
	}
	for i, entry := range p.Config.Records {
		for _, of := range [...]struct {
			setting, field, what string
			words                []string
			met                  record.Words
		}{
			{"vague_codes", "code", "closing code", entry.VagueCodes, t.Code},
			{"desk_channels", "contact", "channel", entry.DeskChannels, t.Contact},
		} {
			pos := p.Config.At(config.Element("records", i, of.setting))
			if len(of.met) == 0 && len(of.words) > 0 {
				problems.Warnf(pos, "no incident of the wave tells a %s, so that %s says nothing", of.what, of.setting).
					WithHint("name its column under [records.columns]: %s = \"…\"", of.field)
				continue
			}
			for _, word := range of.words {
				warnUnmetWord(problems, pos, of.what, word, of.met)
			}
		}
	}
}

func warnUnmetWord(problems *diag.List, pos diag.Pos, what, word string, met record.Words) {
	var near []string // by length, since texts in records may be long
	for _, m := range met.Sorted() {
		if strings.EqualFold(m, word) {
			return
		}
		if len(m) <= len(word)+3 {
			near = append(near, m)
		}
	}
	warning := problems.Warnf(pos, "no incident of the wave has the %s %.60q", what, word)
	if meant := diag.Nearest(word, near); meant != "" {
		warning.WithHint("did you mean %.60q?", meant)
		return
	}
	warning.WithHint("write it as the records do, after [records.values] has renamed it; upper and lower case are the same")
}

package source

import (
	"slices"
	"strconv"
	"strings"

	"rubble/config"
	"rubble/diag"
	"rubble/experiment"
)

// norm is the key of the norm that a card names.
func (r *cardReader) norm(spelling string) string {
	if spelling == "" {
		r.problems.Errorf(r.file.At("norm"), "a card without a norm").WithHint("write norm = \"KEY\"; rubble model lists the norms with their keys")
		return ""
	}
	key, wrong := experiment.FindNorm(r.file.At("norm"), spelling, r.m.NormKeys())
	if wrong != nil {
		r.problems.Add(wrong)
	}
	return key
}

func (r *cardReader) team(spelling string) string {
	if spelling == "" {
		return ""
	}
	t, listed := r.cfg.Team(spelling)
	isIt := func(seen config.Team) bool { return seen.ID == t.ID || seen.ID == spelling }
	if i := slices.IndexFunc(r.names.Teams, isIt); i >= 0 {
		return r.names.Teams[i].ID
	}
	if listed && (len(r.cfg.Teams) > 0 || len(r.names.Teams) == 0) {
		return t.ID
	}
	r.unknown("team", spelling, cardIDs(r.names.Teams, func(t config.Team) string { return t.ID }))
	return ""
}

func (r *cardReader) wave(id string) string {
	known := cardIDs(r.cfg.Waves, func(w config.Wave) string { return w.ID })
	if len(known) == 0 {
		known = cardIDs(r.names.Waves, func(w config.Wave) string { return w.ID })
	}
	if id != "" && len(known) > 0 && !slices.Contains(known, id) {
		r.unknown("wave", id, known)
		return ""
	}
	return id
}

func (r *cardReader) state(word string) experiment.State {
	if word != "" && !slices.Contains(experiment.States, word) {
		r.unknown("state", word, experiment.States)
	}
	if word == "" {
		return experiment.Proposed
	}
	return experiment.State(word)
}

// shows finds the figure that is to show whether the target is reached.
func (r *cardReader) shows(word string) string {
	switch id, isEvidence := strings.CutPrefix(word, experiment.Evidence); {
	case word == "" || slices.Contains(r.names.Outcomes, word):
		return word
	case isEvidence:
		if _, ok := r.m.Fingerprint(id); ok {
			return word
		}
		var known []string
		for _, f := range r.m.Fingerprints {
			known = append(known, experiment.Evidence+f.Key)
		}
		r.unknown("shows", word, known)
	default:
		key, wrong := experiment.FindNorm(r.file.At("shows"), word, r.m.NormKeys())
		if wrong == nil {
			return key
		}
		if near := diag.Nearest(word, r.names.Outcomes); near != "" {
			wrong.WithHint("did you mean the outcome %q?", near)
		}
		r.problems.Add(wrong)
	}
	return ""
}

// unknown reports a word that is none of those there are.
func (r *cardReader) unknown(key, word string, known []string) {
	wrong := r.problems.Errorf(r.file.At(key), "unknown %s %.80q", key, word)
	if near := diag.Nearest(word, known); near != "" {
		wrong.WithHint("did you mean %q?", near)
		return
	}
	const most = 12
	list := strings.Join(known[:min(most, len(known))], ", ")
	if len(known) > most {
		list += " and " + strconv.Itoa(len(known)-most) + " more"
	}
	wrong.WithHint("there are %s", list)
}

func cardIDs[T any](all []T, id func(T) string) []string {
	var out []string
	for _, x := range all {
		out = append(out, id(x))
	}
	return out
}

package main

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"rubble/model"
	"rubble/survey"
)

// seed is that of everything invented here.
const seed = "harbour-and-lane"

// dice gives a source of chance that belongs to the parts alone, so that
// another team, person or question changes nothing in this one.
func dice(parts ...string) *rand.Rand {
	sum := sha256.Sum256([]byte(seed + "\x00" + strings.Join(parts, "\x00")))
	return rand.New(rand.NewPCG(binary.LittleEndian.Uint64(sum[:8]), binary.LittleEndian.Uint64(sum[8:16])))
}

// A person answers in one or both waves, much alike.
type person struct {
	*profile
	id           string
	asked        []string // practices
	role         string
	disposition  float64 // how far along this person sees things, in standard deviations
	acquiescence float64 // how much is agreed with, whatever it says; of 100
	vague        float64 // chance of not knowing
	hasty        bool    // leaves off early
}

func (t *profile) person(n int) person {
	p := person{profile: t, id: fmt.Sprintf("%s-%02d", t.prefix, n), asked: t.asked(n)}
	d := dice(t.id, p.id)
	p.disposition = d.NormFloat64()
	p.acquiescence = 4 + float64(8*d.NormFloat64())
	p.vague = 0.01 + float64(0.05*d.Float64()*d.Float64())
	switch r := d.Float64(); {
	case r < 0.14:
		p.role = "manages"
		p.disposition += 0.5 // who answers for a thing sees it further along
	case r < 0.80:
		p.role = "does"
	case r < 0.94:
		p.role = "is-served"
		p.disposition -= 0.2
		p.vague += 0.04
	}
	p.hasty = d.Float64() < 0.03
	return p
}

// sheet is what the person answers in a wave.
func (p person) sheet(m *model.Model, w wave) survey.Sheet {
	s := survey.Sheet{Wave: w.id, Team: p.spelling(), Respondent: p.id, Role: p.role, Length: model.LengthShort}
	for _, practice := range m.Practices {
		if !slices.Contains(p.asked, practice.ID) {
			continue
		}
		view := views[practice.ID][p.profile.id]
		for _, n := range practice.Norms {
			s.Responses = p.answer(s.Responses, w, n.Key, func(l float64) int8 { return view.rung(n.Key, w, l-w.ago(view.earlier/20)) })
		}
		for i, item := range practice.Asked(model.LengthShort) {
			if p.hasty && i > 3 {
				break
			}
			s.Responses = p.answer(s.Responses, w, item.Key, func(l float64) int8 {
				return p.agreement(item, view.leaning(item.Facet)-w.ago(view.earlier), l)
			})
		}
	}
	if p.hasty {
		return s
	}
	for _, n := range m.Common {
		s.Responses = p.answer(s.Responses, w, n.Key, func(l float64) int8 { return p.common.rung(n.Key, w, l-w.ago(0.3)) })
	}
	return s
}

// ago is how far back something stood in the first wave.
func (w wave) ago(by float64) float64 {
	if w.first {
		return by
	}
	return 0
}

// answer adds the response to a question, or none where it is left blank.
// What is given follows from a standard normal value that is much the same in
// both waves.
func (p person) answer(to []survey.Response, w wave, key string, given func(latent float64) int8) []survey.Response {
	steady, now := dice(p.profile.id, p.id, key), dice(p.profile.id, p.id, key, w.id)
	latent := float64(0.5*p.disposition) + float64(0.75*steady.NormFloat64()) + float64(0.43*now.NormFloat64())
	latent += float64(0.3 * dice(p.profile.id, key).NormFloat64())
	r := survey.Response{Question: key}
	chance, na := now.Float64(), p.notApplicable[key].share
	switch {
	case steady.Float64() < na:
		r.Kind = survey.NotApplicable
	case chance < p.vague:
		r.Kind = survey.DontKnow
	case chance < p.vague+0.008:
		return to
	default:
		r.Value = given(latent)
	}
	return append(to, r)
}

// agreement is the point of an item, for how far what it asks about is so
// here, 0–100.
func (p person) agreement(item model.Item, so, latent float64) int8 {
	so += float64(24 * latent)
	if item.Reverse {
		so = 100 - so
	}
	so = min(max(so+p.acquiescence, 0), 100)
	return int8(1 + math.Round(so/25))
}

// Package attack is a hostile statistician: from nothing but what is published
// of a project, and the model, which everybody may read, it bounds with integer
// programming what those could have said of whom nothing is told. Its test
// holds the gate to the promise that no hidden figure can be narrowed down to
// less than 25 of 100, and that no answer can be worked out; and shows that the
// same attack succeeds where single figures are hidden and nothing else.
//
// The bounds of a cell in a table that others give away are those of
// Willenborg & de Waal (2001), Elements of Statistical Disclosure Control,
// §6.3; cells that are told to some decimals are intervals, as in Fischetti &
// Salazar-González (2000), JASA 95, 916–928.
package attack

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// A published is what stands in data/report.json, as far as it is used: the test
// of readings lists the numbers that are not, and why.
type published struct {
	Suppression string
	Method      struct {
		Confidence     float64
		Alignment      float64 `json:"threshold_alignment"`
		Deconstruction float64 `json:"threshold_deconstruction"`
		Limits         struct{ Shown, Interval, Distribution, Tenths, Lots int }
	}
	Waves      []publishedWave
	Changes    []change
	Suppressed []struct{ What, Why string }
}

type publishedWave struct {
	ID          string
	Across      publishedScores
	Practices   []practice
	Teams       []publishedTeam
	Segments    []publishedSegment
	SegmentGaps []segmentGap `json:"segment_gaps"`
	Roles       []struct {
		ID          string
		Respondents count
	}
}

// A change is from one wave to the next; of the organisation where there is no
// team.
type change struct {
	From, To, Team, Practice string
	publishedScores
	Norms []struct {
		ID    string
		Value figure
	}
}

type publishedTeam struct {
	ID, Mode    string
	People      int // 0: not told
	Respondents count
	Practices   []practice
}

type publishedSegment struct {
	ID        string
	Teams     []string
	Practices []practice
}

type segmentGap struct {
	One, Other, Practice, Axis string
	Difference                 figure
}

type publishedScores struct{ Alignment, Dismantling, Reinvention, Deconstruction, Gap figure }

// A practice is one of a team, a segment or the organisation.
type practice struct {
	ID, Mode string
	publishedScores
	Facets   map[string]figure
	Norms    []norm
	Roles    []roleScores
	RoleGaps []roleGap `json:"role_gaps"`
	NormGaps []normGap `json:"norm_gaps"`
	Bounds   *struct{ Alignment, Dismantling, Reinvention [2]float64 }
	Smallest *struct {
		Answers     int
		Exact, Down bool
		Figure      string
	} `json:"smallest_change"`
}

type roleScores struct {
	Role string
	publishedScores
}

type roleGap struct {
	One, Other, Axis string
	Difference       figure
}

type normGap struct {
	Norm, One, Other string
	Difference       figure
}

type norm struct {
	ID              string
	Value           figure
	State           string
	Hold, Consensus *float64
	Shares          []struct {
		Rungs []int
		Share float64
	}
}

type figure struct {
	Value, Lo, Hi    *float64
	N                *count
	Rounded, Clamped bool
	Reason           *struct{ Code string }
}

// why is the reason for which there is no figure; empty where there is one.
func (f figure) why() string {
	if f.Reason == nil {
		return ""
	}
	return f.Reason.Code
}

// A count is a number of people, or below −n.
type count int

// UnmarshalJSON reads 12 or "below 5".
func (c *count) UnmarshalJSON(data []byte) error {
	text := strings.Trim(string(data), `"`)
	below, found := strings.CutPrefix(text, "below ")
	n, err := strconv.Atoi(below)
	if err != nil {
		return fmt.Errorf("a count of %s", data)
	}
	if *c = count(n); found {
		*c = count(-n)
	}
	return nil
}

// told is how many people are behind a figure, where it is told.
func (f figure) told() (int, bool) {
	if f.N == nil || *f.N < 0 {
		return 0, false
	}
	return int(*f.N), true
}

// readReport reads data/report.json.
func readReport(data []byte) (*published, error) {
	var p published
	if err := json.Unmarshal(data, &p); err != nil {
		return nil, err
	}
	return &p, nil
}

func practiceOf(practices []practice, id string) *practice {
	for i := range practices {
		if practices[i].ID == id {
			return &practices[i]
		}
	}
	return nil
}

// quantity finds a figure of a practice: alignment, dismantling, reinvention, a
// facet or a norm; and the norm, where it is one.
func (p *practice) quantity(key string) (figure, *norm) {
	switch key {
	case alignment:
		return p.Alignment, nil
	case dismantling:
		return p.Dismantling, nil
	case reinvention:
		return p.Reinvention, nil
	}
	for i := range p.Norms {
		if p.Norms[i].ID == key {
			return p.Norms[i].Value, &p.Norms[i]
		}
	}
	return p.Facets[key], nil
}

const (
	alignment   = "alignment"
	dismantling = "dismantling"
	reinvention = "reinvention"
)

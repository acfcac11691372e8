package attack

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"testing"

	"rubble"
	"rubble/assess"
	"rubble/gate"
	"rubble/model"
)

// findGLPK gives the path of GLPK's solver, or skips the test.
func findGLPK(t *testing.T) string {
	program, err := exec.LookPath("glpsol")
	if err == nil {
		return program
	}
	const missing = "no glpsol, GLPK's solver: install glpk-utils"
	if os.Getenv("RUBBLE_REQUIRE") != "" {
		t.Fatal(missing)
	}
	t.Skip(missing)
	return ""
}

// seeds are how many organisations of each shape are attacked. In every other
// one the small teams are all at the bottom, where a sum tells all its parts.
const seeds = 2

// seconds is how long the solver may take for one bound. Where it does not come
// to an end, what it has found is within what is possible.
const seconds = 3

// TestAttack holds the gate to its promise: from all that is published, and
// even where it is known how answers are replaced, no hidden figure of a team
// can be narrowed down to less than 25 of 100, and no answer is known. With the
// gate off, where single figures are hidden and nothing else, the same attack
// succeeds.
func TestAttack(t *testing.T) {
	glpsol := findGLPK(t)
	m := readModel(t)
	var log logbook
	t.Run("shapes", func(t *testing.T) {
		for _, of := range shapes() {
			for seed := range uint64(seeds) {
				t.Run(fmt.Sprintf("%s/%d", of.name, seed), func(t *testing.T) {
					t.Parallel()
					attackShape(t, &solver{glpsol, t.TempDir(), seconds}, m, of, draw{people: seed, low: seed%2 == 1}, &log)
				})
			}
		}
	})
	t.Log("\n" + log.String())
	for _, of := range shapes() {
		if _, ran := log.recovered[of.name]; ran && of.recoverable && log.recovered[of.name] == 0 {
			t.Errorf("%s: with the gate off nothing is worked out, so that the attack proves nothing", of.name)
		}
	}
}

// attackShape attacks an organisation under the three policies, of which open
// hides nothing, and with the gate off.
func attackShape(t *testing.T, s *solver, m *model.Model, of shape, by draw, log *logbook) {
	t.Helper()
	signed := loaded(t, m, of, by, "open")
	know := knowing{open: publishedOf(t, signed, on), sheets: signed.Answers.Sheets}
	if found := attackAll(t, s, m, know.open, know); len(found) > 0 {
		t.Errorf("open, which hides nothing: %v", found)
	}
	for _, policy := range []string{"standard", "strict"} {
		p := loaded(t, m, of, by, policy)
		know.lots = fallsOf(p)
		found := attackAll(t, s, m, publishedOf(t, p, on), know)
		log.line(of.name, policy, "on", found)
		for _, f := range found.breaches() {
			t.Errorf("%s, the gate on: %s", policy, f)
		}
		if policy == "standard" {
			found = attackAll(t, s, m, publishedOf(t, p, off), know)
			log.line(of.name, policy, "off", found)
			log.add(of.name, found)
		}
	}
}

func readModel(t *testing.T) *model.Model {
	t.Helper()
	m, problems := model.Read(rubble.Files)
	if problems.Failed() {
		t.Fatal(problems.Sorted()[0])
	}
	return m
}

// findings are all of one release.
type findings []finding

// attackAll attacks a release, and holds each bound against what the same
// answers show under the policy open.
func attackAll(t *testing.T, s *solver, m *model.Model, r *published, know knowing) findings {
	t.Helper()
	var out findings
	all := tablesOf(m, r, know)
	for i := range r.Waves {
		w := &r.Waves[i]
		of := all[i]
		for _, table := range of {
			found, err := table.attack(t.Context(), s)
			if err != nil {
				t.Error(err)
			}
			out = append(out, found...)
		}
		out = append(out, r.across(w, of, know)...)
	}
	for _, f := range out {
		if !f.sure || f.target.kind != hidden || f.table.lots() > 0 && !f.lots {
			continue // or it is wider
		}
		if v := know.value(f); !(v >= f.truth.lo-0.06 && v <= f.truth.hi+0.06) {
			t.Errorf("%s is %.1f in truth: the attack is wrong", f, v)
		}
	}
	return out
}

func (fs findings) breaches() findings {
	var out findings
	for _, f := range fs {
		if (f.target.kind == hidden || f.target.kind >= leftOpen) && (f.fixed || f.truth.wide() < narrow-1e-6) {
			out = append(out, f)
		}
	}
	return out
}

func (f finding) String() string {
	return fmt.Sprintf("%s, %s: told to be within %.1f–%.1f, truly within %.1f–%.1f, every answer known %t, the solver done %t", f.table.wave, f.of(), f.told.lo,
		f.told.hi, f.truth.lo, f.truth.hi, f.fixed, f.sure)
}

func (f finding) of() string {
	switch at := f.target; {
	case at.kind == crossing:
		return fmt.Sprintf("%s of the %d of %s in the role %q", at.quantity, f.table.inCell(f.table.teams[at.team].id, f.role), f.table.teams[at.team].id, f.role)
	case f.role != "":
		return at.quantity + " of " + f.role
	case at.team == none:
		return "dismantling of all in " + f.table.whole.ID
	case at.kind == leftOpen:
		return fmt.Sprintf("%s of those of %s who left questions open", at.quantity, f.table.teams[at.team].id)
	default:
		return fmt.Sprintf("%s of the %d of %s", at.quantity, f.table.behind(at.team, at.quantity), f.table.teams[at.team].id)
	}
}

// loaded is a project of a shape.
func loaded(t *testing.T, m *model.Model, of shape, by draw, policy string) *assess.Project {
	t.Helper()
	files, err := generate(m, of, by, policy)
	if err != nil {
		t.Fatal(err)
	}
	return projectOf(t, files)
}

func projectOf(t *testing.T, files fs.FS) *assess.Project {
	t.Helper()
	p, problems := assess.Load(context.Background(), files, rubble.Files, func(string, int, int) {})
	if problems.Failed() {
		t.Fatal(problems.Sorted()[0])
	}
	return p
}

// key goes into the lots.
const key = "a key that nobody knows"

// A release is made of a project: with the gate on, or off.
func on(p *assess.Project) (gate.Release, error)  { return p.Release("test", key) }
func off(p *assess.Project) (gate.Release, error) { return p.Primary("test") }

// publishedOf is what data/report.json says of a project.
func publishedOf(t *testing.T, p *assess.Project, release func(*assess.Project) (gate.Release, error)) *published {
	t.Helper()
	made, err := release(p)
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(made.Report())
	if err != nil {
		t.Fatal(err)
	}
	r, err := readReport(data)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

package assess

import "testing"

// Six people answered one norm of incident management, which asks nine norms
// and eleven items in a short form: 19 are open in each. The other wave has
// none of their sheets.
func TestOpen(t *testing.T) {
	p, _ := load(t, files(project()))
	def, _ := p.Model.Practice("incident-management")
	asked := len(def.Norms) + len(def.Asked(p.Config.Model.Length))
	if asked != 20 {
		t.Fatalf("the practice asks %d questions, the test was written for 20", asked)
	}
	for wave, want := range map[string][2]int{"2026-spring": {6 * 19, 6}, "2030-spring": {}} {
		if questions, of := p.Open(wave); questions != want[0] || of != want[1] {
			t.Errorf("%s: %d questions in %d questionnaires, want %v", wave, questions, of, want)
		}
	}
}

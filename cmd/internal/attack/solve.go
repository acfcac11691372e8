package attack

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// A solver runs GLPK: a program's file in, its solution out.
type solver struct {
	glpsol  string
	folder  string // for files; it may hold those of one run at a time
	seconds int    // at most, for each run in whole numbers, and ten times that for others
}

// An answer is what is known of the least value of a sum: it is at least
// bound, and at most best, which a solution has. Where the solver comes to an
// end, the two are the same.
type answer struct {
	best   float64
	proved bool // nothing less is possible
}

// infeasible is what the solver says of a program that contradicts itself.
type infeasible struct{ status string }

func (e infeasible) Error() string { return "glpsol: no solution (" + e.status + ")" }

// least solves for the least value of a sum. What the solver's preprocessing
// makes of a program that is tight, and the primal simplex of that, can be
// impossible by its last digits: then it is solved otherwise.
func (s *solver) least(ctx context.Context, p *program, of sum) (answer, error) {
	found, err := s.solve(ctx, p, of)
	if none := (infeasible{}); errors.As(err, &none) && (none.status == "n" || !p.inWholes()) {
		return s.solve(ctx, p, of, "--nointopt", "--dual")
	}
	return found, err
}

func (s *solver) solve(ctx context.Context, p *program, of sum, options ...string) (answer, error) {
	problem, solution := filepath.Join(s.folder, "problem.lp"), filepath.Join(s.folder, "solution.txt")
	if err := os.WriteFile(problem, p.write(of), 0o600); err != nil {
		return answer{}, err
	}
	seconds := s.seconds
	if !p.inWholes() {
		seconds *= 10
	}
	options = append([]string{"--lp", problem, "--tmlim", strconv.Itoa(seconds), "-w", solution}, options...)
	out, err := exec.CommandContext(ctx, s.glpsol, options...).CombinedOutput()
	if err != nil {
		return answer{}, fmt.Errorf("glpsol: %w\n%s", err, out)
	}
	data, err := os.ReadFile(solution)
	if err != nil {
		return answer{}, fmt.Errorf("glpsol wrote no solution: %w\n%s", err, out)
	}
	return parse(data)
}

// parse reads a solution as glp_write_mip and glp_write_sol write it: a line
// "s mip rows columns status objective", or "s bas rows columns primal dual
// objective" where no variable is whole.
func parse(data []byte) (answer, error) {
	for lines := bufio.NewScanner(bytes.NewReader(data)); lines.Scan(); {
		f := strings.Fields(lines.Text())
		if len(f) < 6 || f[0] != "s" {
			continue
		}
		status := f[4]
		if f[1] == "bas" {
			status = map[string]string{"f f": "o"}[f[4]+" "+f[5]]
		}
		if status != "o" && status != "f" {
			return answer{}, infeasible{f[4]}
		}
		best, err := strconv.ParseFloat(f[len(f)-1], 64)
		return answer{best, status == "o"}, err
	}
	return answer{}, fmt.Errorf("glpsol wrote no line of results")
}

// bounds solves for the least and the greatest value of a sum. sure says that
// the solver came to an end on both: else the true bounds are wider.
func (s *solver) bounds(ctx context.Context, p *program, of sum) (within span, sure bool, err error) {
	low, err := s.least(ctx, p, of)
	if err != nil {
		return span{}, false, err
	}
	high, err := s.least(ctx, p, sum{}.add(of, -1))
	if err != nil {
		return span{}, false, err
	}
	return span{low.best, -high.best}, low.proved && high.proved, nil
}

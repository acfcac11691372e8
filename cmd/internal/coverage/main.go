// Command coverage counts how often the intervals that rubble prints hold the
// truth. It draws answers from populations whose scores are known, has package
// score work out the figures with their intervals, and prints a table in
// Markdown. It is run when the estimators change, by make coverage, and is no
// part of the tests.
//
// A team is surveyed alone and as one of twelve. Where the headcount is
// unknown, the truth is the expectation of a team without end; where it is
// known, the mean of the people drawn, of whom four in five answer. Each run
// has a seed of its own, 1 and up, and the table is the same on any number of
// processors.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"

	"rubble"
	"rubble/model"
	"rubble/score"
)

func main() {
	debug.SetGCPercent(400) // little is kept: a quarter of the time goes into collecting otherwise
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// practice is the one whose questions are asked.
const practice = "change-enablement"

// Bounds of what may be asked for.
const (
	most    = 1_000_000 // runs, replicates
	largest = 10_000    // respondents of a team
)

func run(args []string, stdout, stderr io.Writer) int {
	o, err := parse(args, stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		fmt.Fprintf(stderr, "coverage: %v\n", err)
		return 2
	}
	m, problems := model.Read(rubble.Files)
	for _, p := range problems.Sorted() {
		fmt.Fprintln(stderr, p)
	}
	if problems.Failed() {
		return 1
	}
	p, err := newPopulation(m, practice)
	if err != nil {
		fmt.Fprintf(stderr, "coverage: %v\n", err)
		return 1
	}
	s := &simulation{population: p, runs: o.runs, replicates: o.replicates, confidence: 0.95, score: score.Score}
	var results []result
	for _, d := range o.designs() {
		results = append(results, result{d, s.tally(d)})
		fmt.Fprintf(stderr, "n = %d, headcount %s: done\n", d.size, results[len(results)-1].headcountName())
	}
	fmt.Fprintf(stdout, "%d runs with seeds from 1 on, %d replicates each, %s.\n\n", o.runs, o.replicates, practice)
	writeShort(stdout, results, s.confidence)
	fmt.Fprintln(stdout)
	writeAll(stdout, results)
	return 0
}

// options are what the flags say.
type options struct {
	runs, replicates int
	sizes            []int
}

// designs are each size without a headcount, then with one.
func (o options) designs() []design {
	var out []design
	for _, n := range o.sizes {
		out = append(out, design{size: n}, design{size: n, known: true})
	}
	return out
}

func parse(args []string, stderr io.Writer) (options, error) {
	var o options
	flags := flag.NewFlagSet("coverage", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.IntVar(&o.runs, "runs", 2000, "surveys for each size, with and without a headcount")
	flags.IntVar(&o.replicates, "replicates", 2000, "resamples for each interval")
	sizes := flags.String("sizes", "2,3,5,7,10,15,20,30,50,100,200", "respondents of a team, separated by commas")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	if flags.NArg() > 0 {
		return o, fmt.Errorf("%q was found after the flags, where nothing was expected", flags.Arg(0))
	}
	for _, of := range []struct {
		flag  string
		value int
	}{{"runs", o.runs}, {"replicates", o.replicates}} {
		if of.value < 1 || of.value > most {
			return o, fmt.Errorf("-%s is %d, 1 to %d was expected", of.flag, of.value, most)
		}
	}
	for text := range strings.SplitSeq(*sizes, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil || n < 2 || n > largest {
			return o, fmt.Errorf("-sizes holds %q, whole numbers from 2 to %d were expected", text, largest)
		}
		if slices.Contains(o.sizes, n) {
			return o, fmt.Errorf("-sizes holds %d twice", n)
		}
		o.sizes = append(o.sizes, n)
	}
	return o, nil
}

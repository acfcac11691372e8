package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rubble/assess"
	"rubble/config"
	"rubble/diag"
	"rubble/form"
	"rubble/model"
	"rubble/survey"
)

func (a *app) questionnaire() *cobra.Command {
	var opt form.Options
	var consensus bool
	c := &cobra.Command{
		Use:   "questionnaire",
		Short: "Write a questionnaire to fill in, as TOML",
		Long: "Write a questionnaire to fill in, as TOML, to standard output.\n" +
			"Save it under answers/<wave>/, fill it in, and run rubble check.",
		Example: "  rubble questionnaire --team platform > answers/2026-spring/platform-1.toml",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if consensus {
				opt.Mode = survey.Consensus
			}
			return a.writeForm(c, opt)
		},
	}
	c.Flags().StringSliceVar(&opt.Practices, "practice", nil, "a practice to ask about; may be given several times (default: those of config.toml, or the first ones)")
	c.Flags().StringVar(&opt.Length, "length", "", "norms, short or full (default: as in config.toml)")
	c.Flags().StringVar(&opt.Team, "team", "", "the team that \"here\" means")
	c.Flags().StringVar(&opt.Wave, "wave", "", "the wave that it belongs to")
	c.Flags().BoolVar(&consensus, "consensus", false, "for a team to fill in together")
	return c
}

func (a *app) writeForm(c *cobra.Command, opt form.Options) error {
	client, err := a.open()
	if err != nil {
		return err
	}
	p, problems := assess.LoadModel(client, a.Files)
	if err := a.report(problems); err != nil {
		return err
	}
	if err := complete(&opt, p); err != nil {
		return asUsage(c, err)
	}
	questions, minutes := form.Burden(p.Model, opt.Practices, opt.Length)
	if err := form.WriteTOML(a.Stdout, p.Model, opt); err != nil {
		return err
	}
	fmt.Fprintf(a.Stderr, "%d questions, about %d minutes\n", questions, minutes)
	if all := p.Settings().Practices; len(opt.Practices) < len(all) {
		fmt.Fprintf(a.Stderr, "it asks about %s; --practice asks about others: %s\n", strings.Join(opt.Practices, ", "), strings.Join(without(all, opt.Practices), ", "))
	}
	if warning := form.WarnBurden(p.Model, opt.Practices, opt.Length); warning != nil {
		fmt.Fprintln(a.Stderr, warning)
	}
	return nil
}

// complete fills in what the command line leaves open, and says what of it
// the project does not have.
func complete(opt *form.Options, p *assess.Project) error {
	opt.Policy = p.Config.Confidentiality.Policy
	if opt.Length == "" {
		opt.Length = p.Config.Model.Length
	}
	most := p.Config.Model.PerRespondent
	if len(opt.Practices) == 0 {
		opt.Practices = p.Settings().Practices
		opt.Practices = opt.Practices[:min(most, len(opt.Practices))]
	}
	if len(opt.Practices) > most {
		return fmt.Errorf("%d practices for one person, at most %d (model.per_respondent in config.toml)", len(opt.Practices), most)
	}
	for i, id := range opt.Practices {
		if slices.Contains(opt.Practices[:i], id) {
			return fmt.Errorf("practice %q is asked for twice", id)
		}
		if err := known("practice", id, p.Settings().Practices); err != nil {
			return err
		}
	}
	if err := known("length", opt.Length, []string{model.LengthNorms, model.LengthShort, model.LengthFull}); err != nil {
		return err
	}
	if _, ok := p.Config.Wave(opt.Wave); opt.Wave != "" && !ok {
		return known("wave", opt.Wave, ids(p.Config.Waves, func(w config.Wave) string { return w.ID }))
	}
	if _, ok := p.Config.Team(opt.Team); opt.Team != "" && !ok {
		return known("team", opt.Team, ids(p.Config.Teams, func(t config.Team) string { return t.ID }))
	}
	return nil
}

// without gives those of all that are not in some.
func without(all, some []string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(s string) bool { return slices.Contains(some, s) })
}

func ids[T any](all []T, id func(T) string) []string {
	out := make([]string, len(all))
	for i, x := range all {
		out[i] = id(x)
	}
	return out
}

// known says that a word is none of those there are, and which one was meant.
func known(thing, word string, all []string) error {
	if slices.Contains(all, word) {
		return nil
	}
	if near := diag.Nearest(word, all); near != "" {
		return fmt.Errorf("no %s %q: did you mean %q?", thing, word, near)
	}
	return fmt.Errorf("no %s %q: there are %s", thing, word, strings.Join(all, ", "))
}

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
			"Save it under answers/<wave>/, fill it in, and run rubble check.\n\n" +
			"It asks about the practices that --practice names; without it, about those of the first entry of [[asked]] in config.toml\n" +
			"that fits --role and --team; where none fits, about those under [model], as many of them as one person is asked about.\n" +
			"config.toml lists the teams; one may be given by its id, its name or an alias.",
		Example: "  rubble questionnaire --team platform > answers/2026-spring/platform-1.toml\n" +
			"  rubble questionnaire --role is-served --length norms > to-hand-out.toml",
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if consensus {
				opt.Mode = survey.Consensus
			}
			return a.writeForm(c, opt)
		},
	}
	c.Flags().StringSliceVar(&opt.Practices, "practice", nil, "a practice to ask about; may be given several times (default: those of [[asked]] or [model] in config.toml)")
	c.Flags().StringVar(&opt.Length, "length", "", "norms, short or full (default: as in config.toml)")
	c.Flags().StringVar(&opt.Team, "team", "", "the team that \"here\" means, and that [[asked]] in config.toml may have practices for")
	c.Flags().StringVar(&opt.Wave, "wave", "", "the wave that it belongs to")
	c.Flags().StringVar(&opt.Role, "role", "", "manages, does or is-served: whom it is for, and what [[asked]] in config.toml asks them about")
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
	fmt.Fprintf(a.Stderr, "%s, about %s\n", count(questions, "question"), count(minutes, "minute"))
	if all := p.Settings().Practices; len(opt.Practices) < len(all) {
		fmt.Fprintf(a.Stderr, "it asks about %s; --practice asks about others: %s\n", strings.Join(opt.Practices, ", "), some(without(all, opt.Practices)))
	}
	if warning := form.WarnBurden(p.Model, opt.Practices, opt.Length); warning != nil {
		fmt.Fprintln(a.Stderr, warning)
	}
	return nil
}

// complete fills in what the command line leaves open, and says what of it
// the project does not have.
func complete(opt *form.Options, p *assess.Project) error {
	opt.Policy, opt.Notes = p.Config.Confidentiality.Policy, p.Config.Confidentiality.Notes
	if opt.Length == "" {
		opt.Length = p.Config.Model.Length
	}
	if err := known("length", opt.Length, []string{model.LengthNorms, model.LengthShort, model.LengthFull}); err != nil {
		return err
	}
	if opt.Role != "" {
		if err := known("role", opt.Role, survey.Roles); err != nil {
			return err
		}
	}
	if _, ok := p.Config.Wave(opt.Wave); opt.Wave != "" && !ok {
		return known("wave", opt.Wave, ids(p.Config.Waves, func(w config.Wave) string { return w.ID }))
	}
	if err := resolve(&opt.Team, p.Config); err != nil {
		return err
	}
	if len(opt.Practices) > 0 {
		return checkPractices(opt.Practices, p)
	}
	var err error
	opt.Practices, err = practicesFor(opt.Role, opt.Team, p)
	return err
}

// resolve puts the id of a team in the place of its name or an alias. Where
// the settings list no teams a spelling stands for itself.
func resolve(team *string, c *config.Config) error {
	if *team == "" || len(c.Teams) == 0 {
		return nil
	}
	t, ok := c.Team(*team)
	if !ok {
		return known("team", *team, ids(c.Teams, func(t config.Team) string { return t.ID }))
	}
	*team = t.ID
	return nil
}

// practicesFor are those that the settings ask somebody of a role and a team
// about. Of all that the model has it picks none by itself.
func practicesFor(role, team string, p *assess.Project) ([]string, error) {
	if asked := p.Config.AskedOf(role, team); len(asked) > 0 {
		return asked, nil
	}
	all, most := p.Settings().Practices, p.Config.Model.PerRespondent
	if len(all) > most && len(p.Config.Model.Practices) == 0 {
		return nil, fmt.Errorf("the model has %d practices, and one person is asked about at most %d: "+
			"name them with --practice, or list them in config.toml, under [model], or under [[asked]] for a role or a team", len(all), most)
	}
	return all[:min(most, len(all))], nil
}

// checkPractices says which of the practices named cannot be asked about.
func checkPractices(practices []string, p *assess.Project) error {
	if n, most := len(practices), p.Config.Model.PerRespondent; n > most {
		return fmt.Errorf("%d practices for one person, at most %d (model.per_respondent in config.toml)", n, most)
	}
	for i, id := range practices {
		if slices.Contains(practices[:i], id) {
			return fmt.Errorf("practice %q is asked for twice", id)
		}
		if err := known("practice", id, p.Model.PracticeIDs()); err != nil {
			return err
		}
		if !slices.Contains(p.Settings().Practices, id) {
			return fmt.Errorf("practice %q is not assessed in this project: add it to practices under [model] in config.toml", id)
		}
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
	return fmt.Errorf("no %s %q: there are %s", thing, word, some(all))
}

// some joins words, the first of many.
func some(all []string) string {
	const most = 8
	if len(all) <= most+1 {
		return strings.Join(all, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(all[:most], ", "), len(all)-most)
}

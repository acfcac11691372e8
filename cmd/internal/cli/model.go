package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"rubble/assess"
	"rubble/model"
)

func (a *app) model() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "model",
		Short: "Print the model in force: practices, norms, items, and what they are worth",
		Long: "Print the model in force: practices, norms, items, and what they are worth.\n" +
			"In a project's folder that is the program's model with the project's files over it; elsewhere it is the program's.\n" +
			"Keep it with rubble model --json > models/VERSION.json: answers given under it can then be read under a later one.",
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			m, err := a.modelInForce()
			if err != nil {
				return err
			}
			if asJSON {
				return printJSON(a.Stdout, m)
			}
			a.printModel(m)
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print the model as JSON")
	c.AddCommand(a.modelDiff())
	return c
}

// modelInForce is the project's model, or the program's own outside of any
// project.
func (a *app) modelInForce() (*model.Model, error) {
	client, err := a.open()
	if err != nil {
		return nil, err
	}
	p, problems := assess.LoadModel(client, a.Files)
	if assess.NoProject(problems) && a.project == "." {
		m, own := model.Read(a.Files)
		return m, a.report(own)
	}
	return p.Model, a.report(problems)
}

func (a *app) printModel(m *model.Model) {
	fmt.Fprintf(a.Stdout, "model %s (%s)\n", m.Version, m.Hash)
	for _, p := range m.Practices {
		fmt.Fprintf(a.Stdout, "\n%s (%s): %d norms, %d items\n", p.Title, p.ID, len(p.Norms), len(p.Items))
		for _, n := range p.Norms {
			fmt.Fprintf(a.Stdout, "  %s: %s\n", n.Key, n.Statement)
		}
	}
	fmt.Fprintf(a.Stdout, "\nCommon norms: %d\n", len(m.Common))
	for _, n := range m.Common {
		fmt.Fprintf(a.Stdout, "  %s: %s\n", n.Key, n.Statement)
	}
}

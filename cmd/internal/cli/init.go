package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"rubble/config"
	"rubble/diag"
)

func (a *app) initialise() *cobra.Command {
	var wave string
	c := &cobra.Command{
		Use:   "init DIR",
		Short: "Make a folder for a new project",
		Args:  cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if !config.IsSlug(wave) {
				return asUsage(c, fmt.Errorf("a wave called %q cannot name a folder: a–z, 0–9 and -", wave))
			}
			return a.newProject(args[0], wave)
		},
	}
	c.Flags().StringVar(&wave, "wave", "wave-1", "the first wave: a folder of answers/")
	return c
}

// firstPractices are what a new project begins with: all that the model has
// are more than anybody answers.
const firstPractices = `practices = ["change-enablement", "incident-management", "service-desk"]`

const ignored = "# what rubble build writes\n/public/\n"

// everyPractice is the line of the program's settings in whose place
// firstPractices stand.
var everyPractice = regexp.MustCompile(`(?m)^practices = \[\] +`)

// newProject makes the folder, and changes nothing that is there already.
func (a *app) newProject(dir, wave string) error {
	settings, err := fs.ReadFile(a.Files, config.File)
	if err != nil {
		return err
	}
	if _, err := os.Lstat(filepath.Join(dir, config.File)); err == nil {
		return diag.Errorf(diag.Pos{File: filepath.ToSlash(filepath.Join(dir, config.File))}, "there is a project here already").
			WithHint("name another folder; nothing was changed")
	}
	if !everyPractice.Match(settings) {
		return diag.Errorf(diag.Pos{File: config.File}, "the program's settings have no line practices = [], with which a project begins").
			WithHint("the program is built wrongly: take another one")
	}
	settings = everyPractice.ReplaceAll(settings, []byte(firstPractices+"  "))
	answers := filepath.Join(dir, "answers", wave)
	for _, d := range []string{answers, filepath.Join(dir, "records")} {
		if err := os.MkdirAll(d, 0o777); err != nil {
			return cannotWrite(d, err)
		}
	}
	for name, data := range map[string][]byte{config.File: settings, ".gitignore": []byte(ignored)} {
		if err := writeNew(filepath.Join(dir, name), data); err != nil && !errors.Is(err, fs.ErrExist) {
			return cannotWrite(filepath.Join(dir, name), err)
		}
	}
	there := ""
	if filepath.Clean(dir) != "." {
		there = " --project " + quoted(dir)
	}
	fmt.Fprintf(a.Stdout, `%s is ready. Next:
  1. name your organisation and teams in %s, and the practices to ask about (rubble model%s lists all)
  2. rubble questionnaire%s --team YOUR-TEAM > %s
     (a team of fewer than five is shown only what it answers together: add --consensus)
  3. fill it in; rubble check%s says what is missing
  4. rubble serve%s shows the report while you work, rubble build%s writes it
`, dir, filepath.Join(dir, config.File), there, there, quoted(filepath.Join(answers, "me.toml")), there, there, there)
	return nil
}

// plain is a path that means itself to every shell.
var plain = regexp.MustCompile(`^[A-Za-z0-9_./-]+$`)

// quoted is a path as a shell takes it.
func quoted(path string) string {
	if plain.MatchString(path) {
		return path
	}
	return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
}

// writeNew writes a file that must not be there yet.
func writeNew(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

func cannotWrite(name string, err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	return diag.Errorf(diag.Pos{File: filepath.ToSlash(name)}, "cannot be written: %w", err).
		WithHint("name a folder that you may write to")
}

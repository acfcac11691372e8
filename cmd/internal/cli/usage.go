package cli

import (
	"errors"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"rubble/diag"
)

// A usageError is a command line that cannot be understood.
type usageError struct {
	command string
	err     error
}

func (u *usageError) Error() string { return u.err.Error() }
func (u *usageError) Unwrap() error { return u.err }

func asUsage(c *cobra.Command, err error) error { return &usageError{c.CommandPath(), err} }

func strictly(args cobra.PositionalArgs) cobra.PositionalArgs {
	return func(c *cobra.Command, given []string) error {
		err := args(c, given)
		switch {
		case err == nil:
			return nil
		case c.HasSubCommands():
			return unknown(c, given[0])
		}
		return asUsage(c, err)
	}
}

// unknown says that a command has no such command, and which may have been
// meant.
func unknown(c *cobra.Command, name string) error {
	var names []string
	for _, of := range c.Commands() {
		names = append(names, of.Name())
	}
	p := diag.Errorf(diag.Pos{}, "unknown command %q for %q", name, c.CommandPath())
	if near := diag.Nearest(name, names); near != "" {
		p.WithHint("did you mean %q?", near)
	}
	return asUsage(c, p)
}

// wrongFlag puts into plain words what cannot be a flag's value.
func wrongFlag(c *cobra.Command, err error) error {
	if wrong, ok := errors.AsType[*strconv.NumError](err); ok {
		err = errors.New(strings.TrimSuffix(err.Error(), wrong.Error()) + notA(wrong))
	}
	return asUsage(c, err)
}

func notA(wrong *strconv.NumError) string {
	switch {
	case wrong.Func == "ParseBool":
		return "neither true nor false"
	case errors.Is(wrong, strconv.ErrRange):
		return "out of range"
	case wrong.Func == "ParseUint":
		return "not a whole number from 0 on"
	}
	return "not a whole number"
}

// help is the command that helps with others, and fails where there is none of
// the name.
func help() *cobra.Command {
	return &cobra.Command{
		Use:   "help [command]",
		Short: "Say what a command does",
		RunE: func(c *cobra.Command, args []string) error {
			of, left, err := c.Root().Find(args)
			if err != nil {
				return asUsage(c, err)
			}
			if len(left) > 0 {
				return unknown(of, left[0])
			}
			of.InitDefaultHelpFlag()
			return of.Help()
		},
	}
}

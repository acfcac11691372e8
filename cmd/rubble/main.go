// Command rubble measures how far an organisation's service management has
// aligned, and how far it has taken its own norms apart.
package main

import (
	"context"
	"os"
	"os/signal"

	"rubble"
	"rubble/cmd/internal/cli"
)

func main() { os.Exit(run()) }

func run() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	return cli.Run(ctx, cli.Env{Stdout: os.Stdout, Stderr: os.Stderr, Files: rubble.Files}, os.Args[1:])
}

#!/usr/bin/env bash
# portable.sh  finds out, without compiling Hugo for each system, whether the
# program can be built for Linux, macOS and Windows without cgo: every package
# must have files for each of them, and those that do not import Hugo are
# vetted for Windows, tests included. `make cross` compiles it all.
set -euo pipefail
export CGO_ENABLED=0

for system in linux darwin windows; do
	echo "   $system"
	GOOS=$system go list -deps ./... >/dev/null
done
small=$(go list -f '{{.ImportPath}} {{join .Deps " "}}' ./... | grep -v ' github.com/gohugoio/hugo' | cut -d ' ' -f 1)
# shellcheck disable=SC2086 # a list of packages
GOOS=windows go vet $small

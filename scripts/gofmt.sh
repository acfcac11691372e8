#!/usr/bin/env bash
# gofmt.sh  fails if a Go file is not as gofmt would write it, and names it.
set -euo pipefail

files=$(gofmt -l .)
if [ -n "$files" ]; then
	echo "these files are not as gofmt writes them (gofmt -w . mends it):" >&2
	echo "$files" >&2
	exit 1
fi

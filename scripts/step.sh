#!/usr/bin/env bash
# step.sh NAME COMMAND...  runs a command, says when it begins and ends, and
# every half minute that it still runs, so that a log is never silent for long.
set -uo pipefail

name=$1
shift
start=$SECONDS
echo "== $name"

(
	while sleep 30 >/dev/null 2>&1 && kill -0 $$ 2>/dev/null; do
		echo "   $name: $((SECONDS - start)) s so far"
	done
) &
ticker=$!
trap 'kill "$ticker" 2>/dev/null' EXIT

if "$@"; then
	echo "   $name: done in $((SECONDS - start)) s"
else
	status=$?
	echo "   $name: FAILED after $((SECONDS - start)) s" >&2
	exit "$status"
fi

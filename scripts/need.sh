#!/usr/bin/env bash
# need.sh  makes sure that there are a C compiler, for the race detector, a
# Chromium, in which the pages are tested, and GLPK's solver, with which it is
# tested that nothing hidden can be worked out. What is missing is installed
# through apt-get; where that cannot be done, it is said what to do instead.
set -euo pipefail

# first PROGRAM...  prints the path of the first that can be run.
first() {
	local program
	for program; do
		type -P "$program" && return
	done
	return 1
}

compiler() { first ${CC:+"$CC"} gcc clang cc; }

browser() {
	if [ -n "${CHROMIUM:-}" ]; then
		first "$CHROMIUM"
	else
		first chromium chromium-browser google-chrome google-chrome-stable
	fi
}

solver() { first glpsol; }

fail() {
	echo "need.sh: $1" >&2
	exit 1
}

# install PACKAGE REMEDY
install() {
	local root=()
	type -P apt-get >/dev/null || fail "no $1 found, and no apt-get to install it with: $2"
	if [ "$(id -u)" -ne 0 ]; then
		root=(sudo -n)
		"${root[@]}" true 2>/dev/null || fail "no $1 found, and installing it takes root: sudo apt-get install $1, or $2"
	fi
	echo "== no $1 found: installing it with apt-get"
	"${root[@]}" apt-get update -qq
	"${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$1"
}

type -P go >/dev/null || fail "no go found: Go 1.26 or later is at https://go.dev/dl/"
compiler >/dev/null || install gcc "install a C compiler and name it in CC"
if ! browser >/dev/null; then
	[ -z "${CHROMIUM:-}" ] || fail "CHROMIUM names $CHROMIUM, which cannot be run"
	install chromium "install Chromium or Chrome and name it in CHROMIUM"
fi
solver >/dev/null || install glpk-utils "install GLPK, so that glpsol can be run"

echo "== $(go version)"
echo "== compiler $(compiler)"
echo "== browser $(browser)"
echo "== solver $(solver)"

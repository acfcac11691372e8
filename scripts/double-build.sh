#!/usr/bin/env bash
# double-build.sh  builds the demonstration under circumstances that must not
# matter and compares the results byte for byte: time zone, language, number
# of processors, folder, clock, the times of files, the order in which they
# were written, and the names of the files of answers.
set -euo pipefail

work=$(mktemp -d)

echo "   compiling"
go build -o "$work/rubble" ./cmd/rubble
rubble=$work/rubble

# try NAME ENVIRONMENT... -- ARGUMENTS...  runs the program in a folder of its own.
try() {
	local name=$1 env=()
	shift
	echo "   $name"
	while [ "$1" != -- ]; do
		env+=("$1")
		shift
	done
	shift
	env "${env[@]}" "$rubble" "$@" >"$work/log" 2>&1 || {
		cat "$work/log" >&2
		exit 1
	}
}

same() {
	diff -rq "$1" "$2" >"$work/log" || {
		echo "the same input gave other bytes ($3); both are left in $work:" >&2
		head -n 40 "$work/log" >&2
		exit 1
	}
}

first=$work/a
second="$work/a deeper folder/with another name/b"
third=$work/c
mkdir -p "$(dirname "$second")" "$third"

try 'demo, in UTC and in one thread' TZ=UTC LANG=C LC_ALL=C GOMAXPROCS=1 -- demo "$first"
sleep 1.1
try 'demo, elsewhere and in four threads' TZ=Pacific/Kiritimati LANG=de_DE.UTF-8 LC_ALL=de_DE.UTF-8 GOMAXPROCS=4 -- demo "$second"
same "$first" "$second" 'time zone, language, processors, folder, clock'
test -s "$first/public/index.html" || {
	echo "the demonstration has no index.html" >&2
	exit 1
}

# The client's folder, written back to front, the latest file first.
(cd "$first" && find . -path ./public -prune -o -type f -print | LC_ALL=C sort -r) | while read -r file; do
	mkdir -p "$third/$(dirname "$file")"
	cp "$first/$file" "$third/$file"
	touch -t 199912312359 "$third/$file"
done
# Files of answers are found in the order of their names: turn it round.
number=1000
find "$third/answers" -type f | LC_ALL=C sort | while read -r file; do
	number=$((number - 1))
	mv "$file" "$(dirname "$file")/$number-$(basename "$file")"
done
try 'build, of a copy in another order' TZ=America/St_Johns LANG=C LC_ALL=C GOMAXPROCS=3 -- build --project "$third"
same "$first/public" "$third/public" 'order, names and times of files'

echo "   $(find "$first/public" -type f | wc -l) files of the site, three times the same"
rm -rf "$work"

package diag

import "strings"

// Nearest gives the candidate that a slip of the pen would most likely have
// turned into word: the one at the least edit distance (Levenshtein), if that
// is at most two, or a third of a longer word, three at most, and if more than
// one letter is wrong, more than half of the shorter word's stand in the other.
// Of several, the first in order; empty if none is near.
func Nearest(word string, candidates []string) string {
	limit := min(3, max(2, len(word)/3))
	best, found := limit+1, ""
	for _, c := range candidates {
		a, b := strings.ToLower(word), strings.ToLower(c)
		d := distance(a, b)
		if d > 1 && 2*missing(a, b) >= min(len(a), len(b)) {
			continue
		}
		if d < best || d == best && found != "" && c < found {
			best, found = d, c
		}
	}
	return found
}

// missing is how many letters of the shorter word the longer lacks, in bytes.
func missing(a, b string) int {
	if len(a) > len(b) {
		a, b = b, a
	}
	var left [256]int
	for i := range len(b) {
		left[b[i]]++
	}
	n := 0
	for i := range len(a) {
		if left[a[i]]--; left[a[i]] < 0 {
			n++
		}
	}
	return n
}

// distance is the edit distance of two words, in bytes.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}

package config

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// maxSlug is the longest name of a page, in bytes.
const maxSlug = 80

// devices are names that Windows keeps for itself, whatever follows the dot.
var devices = map[string]bool{"con": true, "prn": true, "aux": true, "nul": true,
	"com0": true, "com1": true, "com2": true, "com3": true, "com4": true, "com5": true, "com6": true, "com7": true, "com8": true, "com9": true,
	"lpt0": true, "lpt1": true, "lpt2": true, "lpt3": true, "lpt4": true, "lpt5": true, "lpt6": true, "lpt7": true, "lpt8": true, "lpt9": true}

// reserved are names that pages of the site have already.
var reserved = map[string]bool{"index": true}

// IsSlug says whether a name can be that of a page on any web host and any
// file system: a–z, 0–9 and inner hyphens, at most 80 bytes, no device.
func IsSlug(s string) bool {
	return s != "" && len(s) <= maxSlug && !devices[s] && !reserved[s] &&
		strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == "" &&
		s[0] != '-' && s[len(s)-1] != '-'
}

// Slug makes a name that [IsSlug] out of any text. What cannot be kept is
// replaced, and a text that lost something, or that ends as though it had,
// gets a suffix made from all of it, so that two texts do not share a name.
func Slug(text string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(strings.TrimSpace(text)) {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	s := strings.TrimRight(b.String(), "-")
	if s == text && IsSlug(s) && !suffixed(s) {
		return s
	}
	sum := sha256.Sum256([]byte(text))
	suffix := hex.EncodeToString(sum[:suffixLen/2])
	if s == "" {
		return suffix
	}
	return strings.TrimRight(s[:min(len(s), maxSlug-suffixLen-1)], "-") + "-" + suffix
}

// suffixLen is the length of a suffix, in hexadecimal digits.
const suffixLen = 8

// suffixed says whether a name ends in what Slug could have put there.
func suffixed(s string) bool {
	tail := s[strings.LastIndexByte(s, '-')+1:]
	return len(tail) == suffixLen && strings.Trim(tail, "0123456789abcdef") == ""
}

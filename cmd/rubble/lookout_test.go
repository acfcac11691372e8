package main

import (
	"bytes"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"hash/crc32"
	"hash/fnv"
	"maps"
	"slices"
	"strings"
	"unicode/utf16"
)

// A canary is a text that nobody could guess, put where nothing may leave from.
// Where it turns up, what it is names the leak.
type canary struct{ what, text string }

// A lookout finds canaries in bytes, whatever these are wrapped in. It finds
// part of one as well: eight characters in a row.
type lookout struct {
	folded *needles // in small letters
	exact  *needles // base64, in which the case of a letter tells
	found  map[string]bool
}

// partOf is how much of a canary is enough to be found.
const partOf = 8

func newLookout(canaries []canary) *lookout {
	l := &lookout{newNeedles(), newNeedles(), map[string]bool{}}
	l.learn(canaries...)
	return l
}

// learn adds canaries to those that are looked for.
func (l *lookout) learn(canaries ...canary) {
	for _, c := range canaries {
		for _, text := range []string{c.text, strings.ToLower(c.text), strings.ToUpper(c.text)} {
			l.folded.add([]byte(hex.EncodeToString([]byte(text))), c.what+", in hexadecimal")
			l.addBase64(text, c.what)
		}
		small := strings.ToLower(c.text)
		for at := 0; at+partOf <= len(small); at++ {
			part := small[at : at+partOf]
			l.folded.add([]byte(part), c.what)
			l.folded.add(inUTF16(part, binary.LittleEndian), c.what+", in UTF-16")
			l.folded.add(inUTF16(part, binary.BigEndian), c.what+", in UTF-16")
		}
		l.addHashes(c)
	}
}

func inUTF16(text string, order binary.AppendByteOrder) []byte {
	var out []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		out = order.AppendUint16(out, unit)
	}
	return out
}

// addBase64 adds what stands in base64 for a text, whatever stands before and
// after it: less the characters that hang on these.
func (l *lookout) addBase64(text, what string) {
	for before := range 3 {
		padded := append(make([]byte, before), text...)
		whole := len(padded) / 3 * 3
		for _, e := range []*base64.Encoding{base64.StdEncoding, base64.URLEncoding} {
			l.exact.add([]byte(e.EncodeToString(padded[:whole])[(before*8+5)/6:]), what+", in base64")
		}
	}
}

// addHashes adds hashes of a text, as they are and cut to half, but to no fewer
// than eight bytes: whoever knows the ids finds them by their hashes. One of four
// bytes is found where it stands by itself: within what is hexadecimal for other
// reasons, of which there is much, eight digits of some canary turn up by chance.
func (l *lookout) addHashes(c canary) {
	text, what := []byte(c.text), "a hash of "+c.what
	md, sha, long := md5.Sum(text), sha1.Sum(text), sha256.Sum256(text)
	small, smallA, wide, wideA := fnv.New32(), fnv.New32a(), fnv.New64(), fnv.New64a()
	for _, h := range []hash.Hash{small, smallA, wide, wideA} {
		h.Write(text)
	}
	for _, sum := range [][]byte{md[:], sha[:], long[:], wide.Sum(nil), wideA.Sum(nil)} {
		short := sum[:max(len(sum)/2, 8)]
		l.folded.add([]byte(hex.EncodeToString(short)), what)
		l.exact.add([]byte(base64.RawStdEncoding.EncodeToString(short[:len(short)/3*3])), what)
		l.exact.add([]byte(base64.RawURLEncoding.EncodeToString(short[:len(short)/3*3])), what)
	}
	for _, sum := range [][]byte{small.Sum(nil), smallA.Sum(nil), binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(text))} {
		l.folded.addAlone([]byte(hex.EncodeToString(sum)), what)
	}
}

// look looks at bytes, at what they say once escapes are undone, and at all
// that is packed into them.
func (l *lookout) look(place string, data []byte) { l.lookInto(place, data, 0) }

// deepest is how often something may be packed into something.
const deepest = 4

func (l *lookout) lookInto(place string, data []byte, depth int) {
	l.match(place, data)
	for _, plain := range unescaped(data) {
		l.match(place, plain)
	}
	if depth == deepest {
		return
	}
	for _, p := range unwrapped(data) {
		l.lookInto(place+", "+p.how, p.data, depth+1)
	}
}

func (l *lookout) match(place string, data []byte) {
	note := func(what string) { l.found[place+": "+what] = true }
	l.exact.in(data, note)
	l.folded.in(smallLetters(data), note)
}

// sightings are what was found where, sorted.
func (l *lookout) sightings() []string { return slices.Sorted(maps.Keys(l.found)) }

// smallLetters folds the case of ASCII letters, and leaves all other bytes.
func smallLetters(data []byte) []byte {
	out := bytes.Clone(data)
	for i, b := range out {
		if 'A' <= b && b <= 'Z' {
			out[i] = b + 'a' - 'A'
		}
	}
	return out
}

// needles are byte strings that are looked for all at once, by their first
// eight bytes.
type needles struct {
	begin [1 << 16]bool // whether one begins like that, folded to 16 bits
	all   map[uint64][]needle
}

type needle struct {
	bytes []byte
	what  string
	alone bool // no hexadecimal digit stands beside it
}

func newNeedles() *needles { return &needles{all: map[uint64][]needle{}} }

func fold16(x uint64) uint16 { return uint16(x ^ x>>16 ^ x>>32 ^ x>>48) }

func (n *needles) add(text []byte, what string) { n.put(needle{bytes: text, what: what}) }

func (n *needles) addAlone(text []byte, what string) {
	n.put(needle{bytes: text, what: what, alone: true})
}

func (n *needles) put(one needle) {
	if len(one.bytes) < 8 {
		panic("a needle of fewer than 8 bytes")
	}
	begin := binary.BigEndian.Uint64(one.bytes)
	n.begin[fold16(begin)] = true
	n.all[begin] = append(n.all[begin], one)
}

// in calls found for each needle that is in the data.
func (n *needles) in(data []byte, found func(what string)) {
	var window uint64
	for i, b := range data {
		window = window<<8 | uint64(b)
		if i < 7 || !n.begin[fold16(window)] {
			continue
		}
		for _, needle := range n.all[window] {
			at := data[i-7:]
			if bytes.HasPrefix(at, needle.bytes) && !(needle.alone && (isHex(data[:i-7], -1) || isHex(at, len(needle.bytes)))) {
				found(needle.what)
			}
		}
	}
}

// isHex says whether a hexadecimal digit stands at a place; −1 is the last.
func isHex(data []byte, at int) bool {
	if at < 0 {
		at += len(data)
	}
	return 0 <= at && at < len(data) && strings.IndexByte("0123456789abcdef", data[at]) >= 0
}

package model

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"rubble/diag"
	"rubble/tomlfile"
)

// The folders and files of content that make up the model.
const (
	modelFile     = "content/model.toml"
	practicesDir  = "content/practices"
	normsDir      = "content/norms"
	referencesDir = "content/references"
	methodFile    = "content/method/method.md"
)

// unreadable is what to do about a file that is there and cannot be read.
const unreadable = "a project's content/ takes the place of the program's: remove what should not be there"

// Read reads the model from the files under content/ in fsys and checks it.
// A model with errors on the list must not be used.
func Read(fsys fs.FS) (*Model, diag.List) {
	r := &reader{fsys: fsys, m: &Model{questions: map[string]Question{}}, places: map[string]*tomlfile.File{}}
	r.ladder()
	for _, name := range r.files(normsDir) {
		r.common(name)
	}
	for _, name := range r.files(practicesDir) {
		r.practice(name)
	}
	for _, name := range r.files(referencesDir) {
		r.reference(name)
	}
	r.method()
	if !r.problems.Failed() {
		r.resolve()
		r.check()
	}
	if !r.problems.Failed() {
		r.m.Hash = r.m.hash()
	}
	return r.m, r.problems
}

type reader struct {
	fsys     fs.FS
	m        *Model
	problems diag.List
	places   map[string]*tomlfile.File // by file
	owners   []owner                   // of every norm and item, in the order of reading
}

// An owner says where a norm or an item was written.
type owner struct {
	key  string // in full
	file *tomlfile.File
	path string // within the file: norms[3]
}

func (r *reader) files(dir string) []string {
	entries, err := fs.ReadDir(r.fsys, dir)
	if err != nil {
		r.problems.Errorf(diag.Pos{File: dir}, "cannot be read: %w", cause(err)).WithHint(unreadable)
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() && path.Ext(e.Name()) == ".md" {
			names = append(names, path.Join(dir, e.Name()))
		}
	}
	return names
}

func (r *reader) ladder() {
	var doc struct {
		Version      string
		Rungs        []Rung
		Facets       []Facet
		Thresholds   Thresholds
		Fingerprints []Fingerprint
	}
	data, err := fs.ReadFile(r.fsys, modelFile)
	if err != nil {
		r.problems.Errorf(diag.Pos{File: modelFile}, "cannot be read: %w", cause(err)).WithHint(unreadable)
		return
	}
	file, problems := tomlfile.Decode(modelFile, data, &doc)
	r.problems.Join(problems)
	if problems.Failed() {
		return
	}
	r.places[modelFile] = file
	if len(doc.Rungs) != Rungs {
		r.problems.Errorf(file.At("rungs[0]"), "the ladder has %d rungs, it needs %d", len(doc.Rungs), Rungs)
		return
	}
	copy(r.m.Ladder[:], doc.Rungs)
	r.m.Version, r.m.Facets, r.m.Thresholds, r.m.Fingerprints = doc.Version, doc.Facets, doc.Thresholds, doc.Fingerprints
}

// normText is a norm as a file writes it.
type normText struct {
	Key          string
	Name         string
	Statement    string
	Need         string
	RestsOn      []string `toml:"rests_on"`
	Fingerprints []string
	Seen         string
	Apart        string
	Rungs        []string
}

func (r *reader) norm(t normText, practice string, file *tomlfile.File, at string) Norm {
	n := Norm{Key: practice + "/" + t.Key, Name: t.Name, Statement: t.Statement, Need: t.Need, RestsOn: t.RestsOn,
		Fingerprints: slices.Concat([]string{}, t.Fingerprints), Seen: t.Seen, Apart: t.Apart}
	if len(t.Rungs) != Rungs {
		r.problems.Errorf(file.At(join(at, "rungs")), "norm %q describes %d rungs, the ladder has %d", t.Key, len(t.Rungs), Rungs)
	}
	copy(n.Rungs[:], t.Rungs)
	r.owners = append(r.owners, owner{n.Key, file, at})
	return n
}

func (r *reader) common(name string) {
	var t normText
	file, text, ok := r.page(name, &t)
	if !ok {
		return
	}
	if t.Key != "" {
		r.problems.Errorf(file.At("key"), "a common norm takes its key from the file's name").WithHint("leave key out")
	}
	t.Key = strings.TrimSuffix(path.Base(name), ".md")
	n := r.norm(t, CommonPractice, file, "")
	n.Prose = text
	r.m.Common = append(r.m.Common, n)
}

func (r *reader) practice(name string) {
	var doc struct {
		Title   string
		Group   string
		Summary string
		Norms   []normText
		Items   []Item
	}
	file, text, ok := r.page(name, &doc)
	if !ok {
		return
	}
	p := Practice{ID: strings.TrimSuffix(path.Base(name), ".md"), Title: doc.Title, Group: doc.Group,
		Summary: doc.Summary, Prose: text}
	for i, t := range doc.Norms {
		p.Norms = append(p.Norms, r.norm(t, p.ID, file, indexed("norms", i)))
	}
	for i, it := range doc.Items {
		it.Key = p.ID + "/" + it.Key
		p.Items = append(p.Items, it)
		r.owners = append(r.owners, owner{it.Key, file, indexed("items", i)})
	}
	p.Prose.Title = p.Title
	r.m.Practices = append(r.m.Practices, p)
}

func (r *reader) reference(name string) {
	var doc struct {
		Title       string
		Summary     string
		Dismantling ReferenceValue
		Facets      map[string]ReferenceValue
		Sources     []string
	}
	_, text, ok := r.page(name, &doc)
	if !ok {
		return
	}
	ref := Reference{ID: strings.TrimSuffix(path.Base(name), ".md"), Title: doc.Title, Summary: doc.Summary,
		Dismantling: doc.Dismantling, Facets: doc.Facets, Sources: doc.Sources, Prose: text}
	ref.Prose.Title = ref.Title
	r.m.References = append(r.m.References, ref)
}

func (r *reader) method() {
	var doc struct{ Title string }
	if _, text, ok := r.page(methodFile, &doc); ok {
		r.m.Method = text
		r.m.Method.Title = doc.Title
	}
}

// hash is of everything that is measured, in its JSON form: the same whatever
// the spelling of the files.
func (m *Model) hash() string {
	measured := *m
	measured.Hash = ""
	data, err := json.Marshal(measured)
	if err != nil {
		panic(err) // plain structs of text and finite numbers
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:6])
}

// cause strips the path from an error of a file system, which the position
// says already.
func cause(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return p.Err
	}
	return err
}

package model

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"path"
	"slices"

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
	r := newReader(fsys)
	r.read()
	if !r.problems.Failed() {
		r.resolve()
		r.check()
	}
	if !r.problems.Failed() {
		r.m.Hash = r.m.hash()
	}
	return r.m, r.problems
}

func newReader(fsys fs.FS) *reader {
	return &reader{fsys: fsys, m: &Model{questions: map[string]Question{}}, places: map[string]*tomlfile.File{}, reaches: map[string]map[string][]string{}, aparts: map[string]map[string]string{}}
}

// read takes up all files.
func (r *reader) read() {
	r.ladder()
	for _, f := range pagesOf[normText](r, normsDir) {
		r.common(f)
	}
	for _, f := range pagesOf[practiceText](r, practicesDir) {
		r.practice(f)
	}
	for _, f := range pagesOf[referenceText](r, referencesDir) {
		r.reference(f)
	}
	for _, f := range pagesOf[lensText](r, lensesDir) {
		r.lens(f)
	}
	r.method()
	r.retired()
	r.glossary()
}

type reader struct {
	fsys     fs.FS
	m        *Model
	problems diag.List
	places   map[string]*tomlfile.File      // by file
	reaches  map[string]map[string][]string // by practice: what its own file says of lenses
	aparts   map[string]map[string]string   // by practice: why it stands apart from lenses
	owners   []owner                        // of every norm and item, in the order of reading
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

func (r *reader) common(f pageOf[normText]) {
	t := f.front
	if t.Key != "" {
		r.problems.Errorf(f.file.At("key"), "a common norm takes its key from the file's name").WithHint("leave key out")
	}
	t.Key = f.id()
	n := r.norm(t, CommonPractice, f.file, "")
	n.Prose = f.page
	r.m.Common = append(r.m.Common, n)
}

// practiceText is a practice as a file writes it.
type practiceText struct {
	Title     string
	Group     string
	Summary   string
	Objection string
	Norms     []normText
	Items     []Item
	Lenses    map[string][]string
	Apart     map[string]string
}

func (r *reader) practice(f pageOf[practiceText]) {
	t := f.front
	p := Practice{ID: f.id(), Title: t.Title, Group: t.Group, Summary: t.Summary, Objection: t.Objection, Prose: f.page}
	for i, n := range t.Norms {
		p.Norms = append(p.Norms, r.norm(n, p.ID, f.file, indexed("norms", i)))
	}
	for i, it := range t.Items {
		it.Key = p.ID + "/" + it.Key
		p.Items = append(p.Items, it)
		r.owners = append(r.owners, owner{it.Key, f.file, indexed("items", i)})
	}
	p.Prose.Title = p.Title
	r.reaches[p.ID], r.aparts[p.ID] = t.Lenses, t.Apart
	r.m.Practices = append(r.m.Practices, p)
}

// referenceText is a reference as a file writes it.
type referenceText struct {
	Title       string
	Summary     string
	Dismantling ReferenceValue
	Facets      map[string]ReferenceValue
	Sources     []string
}

func (r *reader) reference(f pageOf[referenceText]) {
	t := f.front
	ref := Reference{ID: f.id(), Title: t.Title, Summary: t.Summary, Dismantling: t.Dismantling, Facets: t.Facets,
		Sources: t.Sources, Prose: f.page}
	ref.Prose.Title = ref.Title
	r.m.References = append(r.m.References, ref)
}

func (r *reader) method() {
	for _, f := range readPages[struct{ Title string }](r, []string{methodFile}) {
		r.m.Method = f.page
		r.m.Method.Title = f.front.Title
	}
}

// hash is of everything that is measured, in its JSON form: the same whatever
// the spelling of the files.
func (m *Model) hash() string {
	measured := *m
	measured.Hash, measured.Glossary = "", nil
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

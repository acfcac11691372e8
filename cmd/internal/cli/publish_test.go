package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"rubble/assess"
	"rubble/config"
	"rubble/ledger"
)

// opened is a project's folder with a ledger of so many editions, and an app at
// work in it.
func opened(t *testing.T, editions int) (a *app, p *assess.Project, dir string) {
	t.Helper()
	dir = t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	a = &app{Env: Env{Stderr: &bytes.Buffer{}}, project: dir, opened: root}
	t.Cleanup(a.close)
	p = &assess.Project{Config: &config.Config{}, Ledger: ledgerOf(editions)}
	p.Config.Organisation.Name = "Harbour"
	put(t, filepath.Join(dir, ledger.File), bytesOf(t, p.Ledger))
	return a, p, dir
}

func ledgerOf(editions int) ledger.Ledger {
	l := ledger.Ledger{Organisation: "Harbour"}
	for n := range editions {
		l, _ = l.Add(ledger.Edition{Policy: "standard", Model: string(rune('a' + n))})
	}
	return l
}

func bytesOf(t *testing.T, l ledger.Ledger) []byte {
	t.Helper()
	data, err := l.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func put(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(name, data, 0o666); err != nil {
		t.Fatal(err)
	}
}

// begin makes the file of a ledger on its way.
func begin(t *testing.T, a *app) *os.File {
	t.Helper()
	f, err := a.opened.OpenFile(newLedger, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// holds checks what the ledger on disk is.
func holds(t *testing.T, dir string, want ledger.Ledger) {
	t.Helper()
	got, err := os.ReadFile(filepath.Join(dir, ledger.File))
	if err != nil || !bytes.Equal(got, bytesOf(t, want)) {
		t.Errorf("the ledger is %s, %v", got, err)
	}
}

func TestRemember(t *testing.T) {
	a, p, dir := opened(t, 1)
	if err := a.remember(begin(t, a), p, bytesOf(t, ledgerOf(2))); err != nil {
		t.Fatal(err)
	}
	holds(t, dir, ledgerOf(2))
	if _, err := os.Lstat(filepath.Join(dir, newLedger)); !os.IsNotExist(err) {
		t.Errorf("%s is still there: %v", newLedger, err)
	}
}

// Somebody else publishes, from a copy or by hand, while the site is written:
// their edition stays.
func TestRememberBesideAnother(t *testing.T) {
	a, p, dir := opened(t, 1)
	put(t, filepath.Join(dir, ledger.File), bytesOf(t, ledgerOf(3)))
	err := a.remember(begin(t, a), p, bytesOf(t, ledgerOf(2)))
	const want = "ledger.json: somebody has published this project meanwhile; the site stands, but what it tells was not remembered\n" +
		"\trun rubble publish again, so that their edition is taken into account"
	if err == nil || err.Error() != want {
		t.Errorf("got %v", err)
	}
	holds(t, dir, ledgerOf(3))
}

// The disk is full, or gone.
func TestRememberFails(t *testing.T) {
	a, p, dir := opened(t, 1)
	f := begin(t, a)
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	err := a.remember(f, p, bytesOf(t, ledgerOf(2)))
	want := filepath.ToSlash(filepath.Join(dir, ledger.File)) + ": cannot be written: file already closed; the site stands, but what it tells was not remembered\n" +
		"\tmake room for it, and run rubble publish again before any answer comes, goes or changes"
	if err == nil || err.Error() != want {
		t.Errorf("got %v", err)
	}
	holds(t, dir, ledgerOf(1))
}

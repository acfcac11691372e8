package main

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// wrongRecords are incidents with mistakes, each a settings' [[records]] with
// more settings and a file. § stands for a text that is a canary.
var wrongRecords = map[string][2]string{
	"headless":        {"", "INC1,2026-03-01T10:00:00Z,§,§@example.com,\"§, and more\"\nINC2,2026-03-02T10:00:00Z,a,b,c"},
	"headless-days":   {"", "§,1/3/2026 10:00,§\nINC2,2/3/2026 10:00,b"},
	"headless-log":    {"preset = \"servicenow-log\"", "§,Closed,false,0,29/2/2016 01:16,§,Phone"},
	"headless-twice":  {"", "§,2026-03-01T10:00:00Z,§"},
	"headless-near":   {"", "id,2026-03-01T10:00:00Z,§"},
	"headless-count":  {"", "§,17,§"},
	"head-empty":      {"", "id,opened_at,\n§,2026-03-01T10:00:00Z,§"},
	"stamp":           {"", "id,opened_at\nINC1,§"},
	"stamp-and-words": {"", "id,opened_at\nINC1,2026-03-01 §"},
	"other-stamp":     {"", "id,opened_at,resolved_at\n§,2026-03-01T10:00:00Z,§"},
	"count":           {"", "id,opened_at,hops,reopened\n§,2026-03-01T10:00:00Z,§,0"},
	"choice":          {"", "id,opened_at,sla_met\n§,2026-03-01T10:00:00Z,§"},
	"no-id":           {"", "id,opened_at,caller\n,2026-03-01T10:00:00Z,§"},
	"id-twice":        {"", "id,opened_at,caller\n§,2026-03-01T10:00:00Z,§\n§,2026-03-01T10:00:00Z,§"},
	"early":           {"", "id,opened_at,resolved_at,caller\n§,2026-03-02T10:00:00Z,2026-03-01T10:00:00Z,§"},
	"torn":            {"", "id,opened_at,caller\nINC1,2026-03-01T10:00:00Z,\"§"},
	"stray":           {"", "id,opened_at,caller\nINC1,2026-03-01T10:00:00Z,a \"§\""},
	"too-few":         {"", "id,opened_at,caller\n§"},
	"long":            {"", "id,opened_at,caller\nINC1,2026-03-01T10:00:00Z," + strings.Repeat("§ ", 40_000)},
	"zero":            {"", "id,opened_at,caller\nINC1,2026-03-01T10:00:00Z,§\x00"},
	"not-utf-8":       {"", "id,opened_at,caller\nINC1,2026-03-01T10:00:00Z,§ \xC3\x28 \xF0\x9F" + strings.Repeat(" größer", 60)},
	"columns":         {"[records.columns]\ngroup = \"team of\"", "id,opened_at,caller\nINC1,2026-03-01T10:00:00Z,§"},
	"words":           {"desk_channels = [\"phone\"]\nvague_codes = [\"other\"]", "id,opened_at,contact,code\nINC1,2026-03-01T10:00:00Z,§,§"},
	"order":           {"preset = \"servicenow-log\"", "number,opened_at,sys_updated_at,sys_mod_count,caller_id\n§,1/3/2026 10:00,§,§,§"},
}

// Nor does a message about records tell of whom and what they are.
func TestCanariesInWrongRecords(t *testing.T) {
	t.Parallel()
	var of flock
	for some := range slices.Chunk(slices.Sorted(maps.Keys(wrongRecords)), 10) { // since no more than a hundred problems are printed
		settings := "[model]\npractices = [\"change-enablement\"]\n"
		files := map[string]string{"answers/w/a.csv": "team,respondent,practice,item,answer\nops,a,change-enablement,board,3\n"}
		for _, name := range some {
			c := wrongRecords[name]
			files["records/"+name+".csv"] = of.filled(c[1], "what stands in the records "+name) + "\n"
			settings += "[[records]]\nkind = \"incidents\"\nfiles = [\"records/" + name + ".csv\"]\n" + c[0] + "\n"
		}
		files["config.toml"] = settings
		heard := checked(t, files)
		for _, name := range some {
			if !strings.Contains(heard, "records/"+name+".csv:") && name != "words" {
				t.Errorf("%s: nothing is said of it:\n%s", name, heard)
			}
		}
		l := newLookout(of.all)
		l.look("rubble check", []byte(heard))
		for _, sighting := range l.sightings() {
			t.Errorf("%s\n%s", sighting, heard)
		}
	}
}

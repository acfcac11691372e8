package chart

import (
	"bytes"
	"encoding/json"
)

// json gives the content of the script element, what all views have in common
// once.
func (d exploreData) json() ([]byte, error) {
	if len(d.Views) > 1 {
		if err := d.share(); err != nil {
			return nil, err
		}
	}
	return json.Marshal(d)
}

// An object is one of JSON, its values as they are written.
type object = map[string]json.RawMessage

// share moves into the option of the figure what is the same in the options
// of all views. Series are shared key by key, if each view has as many; their
// names stay, so that a view's series can be told apart.
func (d *exploreData) share() error {
	options := make([]object, len(d.Views))
	series := make([][]object, len(d.Views))
	for i, v := range d.Views {
		if err := json.Unmarshal(v.Option, &options[i]); err != nil {
			return err
		}
		if err := json.Unmarshal(options[i]["series"], &series[i]); err != nil {
			return err
		}
	}
	common := take(options, "")
	if common["series"] == nil && sameLength(series) {
		shared := make([]object, len(series[0]))
		for k := range shared {
			var all []object
			for i := range series {
				all = append(all, series[i][k])
			}
			shared[k] = take(all, "name")
		}
		if err := write(common, "series", shared); err != nil {
			return err
		}
		for i := range options {
			if err := write(options[i], "series", series[i]); err != nil {
				return err
			}
		}
	}
	for i := range d.Views {
		own, err := json.Marshal(options[i])
		if err != nil {
			return err
		}
		d.Views[i].Option = own
	}
	option, err := json.Marshal(common)
	d.Option = option
	return err
}

func write(o object, key string, value any) error {
	b, err := json.Marshal(value)
	o[key] = b
	return err
}

// take moves what is the same in all objects out of them, but for one key.
func take(all []object, but string) object {
	common := object{}
	for key, value := range all[0] {
		same := key != but
		for _, o := range all {
			same = same && bytes.Equal(o[key], value)
		}
		if same {
			common[key] = value
		}
	}
	for key := range common {
		for _, o := range all {
			delete(o, key)
		}
	}
	return common
}

func sameLength(series [][]object) bool {
	for _, s := range series {
		if len(s) != len(series[0]) {
			return false
		}
	}
	return true
}

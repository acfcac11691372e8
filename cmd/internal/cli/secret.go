package cli

import (
	"os"
	"slices"

	"rubble/assess"
	"rubble/diag"
	"rubble/report"
)

// keyName is the variable of the environment that holds the project's secret:
// it goes into what is drawn by lot.
const keyName = "RUBBLE_KEY"

// unguarded says whether answers were drawn by lot and no secret went into it:
// whoever knows the ids of respondents, which are often names, could draw the
// same.
func (t told) unguarded() bool {
	drawn := slices.ContainsFunc(t.report().DataQuality.Answers, func(of report.AnswerSource) bool { return of.Lots > 0 })
	return drawn && len(os.Getenv(keyName)) < assess.KeyLength
}

// secret fails where a secret is missing.
func (t told) secret() error {
	if !t.unguarded() {
		return nil
	}
	return diag.Errorf(diag.Pos{}, "%s is not set, or shorter than %d characters; nothing was published", keyName, assess.KeyLength).
		WithHint("some answers of small groups are replaced by lot, and without a secret others could find out whose: make one and keep it, since later editions need the same: export %s=$(openssl rand -hex 16)", keyName)
}

// keyless warns where a secret is missing from what nobody else is to see.
func (t told) keyless() diag.List {
	var problems diag.List
	if t.unguarded() {
		problems.Warnf(diag.Pos{}, "%s is not set, or shorter than %d characters: some answers of small groups were replaced by lot without a secret, and rubble publish will draw others",
			keyName, assess.KeyLength).
			WithHint("hand none of this on; for the figures that rubble publish will tell, make a secret and keep it as you keep the answers: export %s=$(openssl rand -hex 16)", keyName)
	}
	return problems
}

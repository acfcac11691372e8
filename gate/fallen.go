package gate

import (
	"rubble/ledger"
	"rubble/survey"
)

// Fallen is where lots fell among answers of which [Draw] gave others under a
// policy, and what they put there, for the ledger; nil under a policy without
// lots. Its hashes hang on the lottery: whoever lacks the key learns nothing of
// whose answers were replaced.
func Fallen(answers, drawn survey.Answers, policy string, lottery Lottery) ledger.Fallen {
	if limits[policy].Lots == 0 {
		return nil
	}
	return ledger.FallenIn(answers, drawn, lottery.sum("fallen"))
}

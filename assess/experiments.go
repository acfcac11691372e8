package assess

import (
	"io/fs"

	"rubble/diag"
	"rubble/fingerprint"
	"rubble/source"
)

// readExperiments reads the cards, once it is known which teams and waves
// there are.
func (p *Project) readExperiments(client fs.FS, problems *diag.List) {
	cards, wrong := source.ReadExperiments(client, p.Config, p.Model, source.CardNames{Teams: p.Teams, Waves: p.Waves,
		Outcomes: []string{fingerprint.ChangeFailureShareKey, fingerprint.DeploymentFrequencyKey, fingerprint.LeadTimeKey,
			fingerprint.StandardShareKey, fingerprint.ReopeningKey, fingerprint.TimeToResolveKey, fingerprint.ApprovalInformationKey}})
	problems.Join(wrong)
	p.Experiments = cards
}

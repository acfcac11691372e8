package main

// joint are the teams that answer together.
var joint = []statement{
	{team: "online-shop", people: 9,
		second: `
change-enablement
  outside-approval=5 board=5 risk-by-form=4 standard-is-listed=5 windows=5 freeze=2 rare-is-safe=5 failure-tightens=3 emergency-door=4
  flow-small=5 automation-by-hand=2 iteration-scheduled=1 collaboration-together=4 adoption-rule=4 vision-beyond=4
  own-knowledge-dropped=4 capability-new=5 retooling-same-form=2 trust-without-approval=2 reshaping-post=4
incident-management
  tiers=4 queue-handover=4 restore-then-forget=5 matrix=4 clock=4 deviation=5 one-commander=3 code-explains=2 builders-do-not-answer=5
  flow-lay-between=3 automation-ended=4 iteration-two-weeks=5 collaboration-own-call=1 adoption-guide=5 vision-drawing=4
  own-knowledge-gave-up=2 capability-method=5 retooling-own=4 trust-without-lines=1 reshaping-roster=1
deployment-management
  deployers=4 environments-owned=4 deploy-is-release=5 by-the-runbook=5 staging-proves=3 way-back=2 in-order=4
  flow-one-day=5 automation-halted=5 iteration-month-between=1 collaboration-next-day=1 adoption-template=5 vision-no-environments=3
  own-knowledge-measured=2 capability-no-interruption=5 retooling-same-steps=2 trust-past-hands=2 reshaping-money=4
common
  audit-demands=1 best-practice-exists=2 change-is-risk=4 control-before-trust=4 it-and-the-business=3 managers-of-service=4
  one-process=3 plan-before-doing=4 process-is-quality=2 professional-means=2 record-is-reality=1 roles-are-people=3 ticket-is-work=1`,
		first: `
change-enablement
  outside-approval=3 board=4 risk-by-form=2 standard-is-listed=4 windows=2 freeze=1 rare-is-safe=4 failure-tightens=2 emergency-door=2
  flow-small=4 automation-by-hand=3 iteration-scheduled=2 collaboration-together=4 adoption-rule=4 vision-beyond=2
  own-knowledge-dropped=3 capability-new=4 retooling-same-form=4 trust-without-approval=3 reshaping-post=2
incident-management
  tiers=2 queue-handover=2 restore-then-forget=4 matrix=2 clock=1 deviation=4 one-commander=1 code-explains=1 builders-do-not-answer=4
  flow-lay-between=4 automation-ended=3 iteration-two-weeks=4 collaboration-own-call=2 adoption-guide=4 vision-drawing=2
  own-knowledge-gave-up=2 capability-method=4 retooling-own=2 trust-without-lines=2 reshaping-roster=2
deployment-management
  deployers=3 environments-owned=2 deploy-is-release=2 by-the-runbook=4 staging-proves=2 way-back=1 in-order=2
  flow-one-day=4 automation-halted=4 iteration-month-between=1 collaboration-next-day=2 adoption-template=5 vision-no-environments=2
  own-knowledge-measured=2 capability-no-interruption=4 retooling-same-steps=3 trust-past-hands=3 reshaping-money=2
common
  audit-demands=1 best-practice-exists=1 change-is-risk=2 control-before-trust=2 it-and-the-business=2 managers-of-service=4
  one-process=1 plan-before-doing=2 process-is-quality=1 professional-means=2 record-is-reality=1 roles-are-people=2 ticket-is-work=0`,
		notes: map[string]string{
			"change-enablement/freeze":                   "Three weeks in December instead of seven; the basket and the payment page still stop.",
			"change-enablement/board":                    "It is gone. What touches Payments still goes on the list for Thursday.",
			"deployment-management/deploy-is-release":    "New pages lie in the shop for a week, seen by ourselves only.",
			"incident-management/restore-then-forget":    "Every fault that customers noticed is replayed on a Thursday with whoever wants to come.",
			"incident-management/builders-do-not-answer": "Developers have carried the phone since the relaunch.",
			"incident-management/reshaping-roster":       "The roster used to be filled by hosting alone.",
		}},
	{team: "stores", people: 7,
		second: `
change-enablement
  outside-approval=2 board=4 risk-by-form=0 standard-is-listed=2 windows=0 freeze=0 rare-is-safe=0 failure-tightens=0 emergency-door=1
  flow-small=2 automation-by-hand=4 iteration-scheduled=5 collaboration-together=3 adoption-rule=4 vision-beyond=1
  own-knowledge-dropped=1 capability-new=2 retooling-same-form=4 trust-without-approval=4 reshaping-post=1
incident-management
  tiers=2 queue-handover=1 restore-then-forget=1 matrix=4 clock=2 deviation=1 one-commander=1 code-explains=0 builders-do-not-answer=1
  flow-lay-between=3 automation-ended=2 iteration-two-weeks=3 collaboration-own-call=2 adoption-guide=4 vision-drawing=1
  own-knowledge-gave-up=2 capability-method=3 retooling-own=4 trust-without-lines=3 reshaping-roster=4
service-desk
  single-door=1 user-describes=0 script=2 deflection=1 first-line-generalist=1 go-between=2 short-calls=0
  flow-story-anew=4 automation-accounts=2 iteration-rewritten=3 collaboration-listened=4 adoption-seen-elsewhere=3 vision-no-desk=1
  own-knowledge-side-by-side=1 capability-repaired=2 retooling-as-delivered=5 trust-without-ticket=4 reshaping-moved=1
common
  audit-demands=0 best-practice-exists=0 change-is-risk=0 control-before-trust=1 it-and-the-business=0 managers-of-service=2
  one-process=1 plan-before-doing=1 process-is-quality=0 professional-means=1 record-is-reality=0 roles-are-people=0 ticket-is-work=dont-know`,
		first: `
change-enablement
  outside-approval=0 board=4 risk-by-form=0 standard-is-listed=2 windows=0 freeze=0 rare-is-safe=0 failure-tightens=0 emergency-door=0
  flow-small=2 automation-by-hand=5 iteration-scheduled=5 collaboration-together=2 adoption-rule=3 vision-beyond=1
  own-knowledge-dropped=1 capability-new=2 retooling-same-form=5 trust-without-approval=5 reshaping-post=1
incident-management
  tiers=1 queue-handover=1 restore-then-forget=1 matrix=2 clock=0 deviation=1 one-commander=2 code-explains=0 builders-do-not-answer=0
  flow-lay-between=4 automation-ended=1 iteration-two-weeks=2 collaboration-own-call=3 adoption-guide=3 vision-drawing=1
  own-knowledge-gave-up=1 capability-method=2 retooling-own=4 trust-without-lines=4 reshaping-roster=5
service-desk
  single-door=1 user-describes=0 script=2 deflection=1 first-line-generalist=1 go-between=2 short-calls=0
  flow-story-anew=4 automation-accounts=2 iteration-rewritten=2 collaboration-listened=4 adoption-seen-elsewhere=3 vision-no-desk=1
  own-knowledge-side-by-side=1 capability-repaired=2 retooling-as-delivered=5 trust-without-ticket=4 reshaping-moved=1
common
  audit-demands=0 best-practice-exists=0 change-is-risk=0 control-before-trust=0 it-and-the-business=0 managers-of-service=1
  one-process=0 plan-before-doing=0 process-is-quality=0 professional-means=0 record-is-reality=0 roles-are-people=0 ticket-is-work=dont-know`,
		notes: map[string]string{
			"change-enablement/windows":          "Tills are changed on Sundays, when the shops are shut.",
			"change-enablement/outside-approval": "Price labels and receipts pass on our own word since January; everything that touches cards does not.",
			"change-enablement/board":            "There is no board any more. Our list goes in by Wednesday all the same.",
			"incident-management/matrix":         "We look at the queue in front of the tills.",
			"common/ticket-is-work":              "We could not agree.",
		},
		mandated: map[string]string{
			"change-enablement/outside-approval": "PCI DSS 3.1, requirement 6.4.5.2: documented approval of changes by authorised parties",
		}},
}

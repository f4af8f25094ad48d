#include "rule/service/case_hand.h"

const struct case_hand case_hands[SLA_HANDS] = {
	[SLA_RESPONSE] = { commitment_kind_response, clock_hand_response, "response_due_at", "acknowledged_at",
			   "title_response" },
	[SLA_ONSITE] = { commitment_kind_arrival, clock_hand_onsite, "onsite_due_at", "on_site_at", "title_arrival" },
	[SLA_RESTORE] = { commitment_kind_restore, clock_hand_restore, "restore_due_at", "restored_at",
			  "title_restore" },
};

bool case_hand_of(enum commitment_kind kind, enum sla_hand *ret)
{
	for (enum sla_hand h = SLA_RESPONSE; h <= SLA_RESTORE; h++)
		if (case_hands[h].owed == kind)
			return *ret = h, true;
	return false;
}

instant case_hand_due(const struct service_case *c, enum sla_hand hand)
{
	const instant due[] = {
		[SLA_RESPONSE] = c->response_due_at, [SLA_ONSITE] = c->onsite_due_at, [SLA_RESTORE] = c->restore_due_at
	};

	return due[hand];
}

instant case_hand_done(const struct service_case *c, enum sla_hand hand)
{
	const instant done[] = { [SLA_RESPONSE] = c->acknowledged_at,
				 [SLA_ONSITE] = c->on_site_at.us != 0 ? c->on_site_at : c->restored_at,
				 [SLA_RESTORE] = c->restored_at };

	return done[hand];
}

enum target_verdict case_hand_verdict(const struct service_case *c, enum sla_hand hand)
{
	const enum target_verdict verdict[] = { [SLA_RESPONSE] = c->response_verdict,
						[SLA_ONSITE] = c->onsite_verdict,
						[SLA_RESTORE] = c->restore_verdict };

	return verdict[hand];
}

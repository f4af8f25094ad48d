#include "app/use_case.h"

#include <string.h>

#include "app/contract/acceptance.h"
#include "app/inherit.h"
#include "app/letters.h"
#include "app/presale/milestones.h"
#include "app/service/cases.h"
#include "app/service/charges.h"
#include "app/service/visits.h"

const struct use_case use_cases[] = {
	{ "user", "invite", NULL, user_invited },
	{ "engagement", "create", engagement_numbered, NULL },
	{ "engagement", "hold", NULL, engagement_held },
	{ "tender", "create", NULL, tender_received },

	{ "acceptance", "sign", NULL, acceptance_signed },
	{ "handover_item", "confirm", NULL, handover_confirmed },
	{ "contract", "close", contract_closing, NULL },

	{ "service_case", "create", case_arrives, case_arrived },
	{ "service_case", "dispatch", NULL, case_stepped },
	{ "service_case", "acknowledge", NULL, case_stepped },
	{ "service_case", "arrive", NULL, case_stepped },
	{ "service_case", "wait", NULL, case_stepped },
	{ "service_case", "resume", NULL, case_stepped },
	{ "service_case", "restore", NULL, case_stepped },
	{ "service_case", "confirm", NULL, case_stepped },
	{ "service_case", "close", NULL, case_stepped },
	{ "service_case", "reopen", NULL, case_stepped },
	{ "case_event", "create", NULL, case_event_added },

	{ "work_order", "create", work_order_priced, NULL },
	{ "work_order", "change", work_order_priced, NULL },
	{ "work_order", "start", work_order_priced, NULL },
	{ "work_order", "finish", work_order_priced, NULL },

	{ "visit", "record", NULL, visit_recorded },
	{ "visit", "sign", NULL, visit_confirmed },
	{ "visit", "confirm", NULL, visit_confirmed },
	{ "revisit_record", "sign", record_signing, record_signed },
	{ "revisit_record", "void", NULL, record_voided },
	{ .entity = NULL },
};

FALLIBLE use_case_prepare(struct act *act, const struct entity *e, const char *action, const void *before,
			  void *record)
{
	TRY(inherit_fields(act, e, before, record));
	for (const struct use_case *u = use_cases; u->entity != NULL; u++)
		if (u->prepare != NULL && strcmp(u->entity, e->name) == 0 && strcmp(u->action, action) == 0)
			TRY(u->prepare(act, before, record));
	return NULL;
}

FALLIBLE use_case_follow(struct act *act, const struct entity *e, const char *action, const void *before, void *record)
{
	TRY(inherit_pass_on(act, e, before, record));
	for (const struct use_case *u = use_cases; u->entity != NULL; u++)
		if (u->follow != NULL && strcmp(u->entity, e->name) == 0 && strcmp(u->action, action) == 0)
			TRY(u->follow(act, before, record));
	return NULL;
}

#include "app/service/ceilings.h"

#include "base/instant.h"
#include "entity/all.h"
#include "rule/service/part_ceiling.h"
#include "store/record.h"

static FALLIBLE contract_of(struct act *act, const struct work_order *w, int64_t *ret)
{
	void *record = NULL;

	*ret = w->contract.v;
	if (*ret != 0 || w->service_case.v == 0)
		return NULL;
	TRY(store_get(act->db, &service_case_entity, w->service_case.v, &record, act->arena));
	*ret = ((struct service_case *)record)->contract.v;
	return NULL;
}

FALLIBLE work_order_capped(struct act *act, const void *before, void *work_order)
{
	struct work_order *w = work_order;
	struct lines list = { 0 };
	int64_t contract = 0;

	(void)before;
	TRY(contract_of(act, w, &contract));
	if (contract == 0 || w->charges.count == 0)
		return NULL;
	TRY(store_all(act->db, &part_ceiling_entity, "contract", value_int(contract), &list, act->arena));
	for (unsigned i = 0; i < w->charges.count; i++) {
		struct charge_line *line = LINE_AT(w->charges, struct charge_line, i);
		money most = part_ceiling_of(&list, line, instant_date(act->now));
		/* What was agreed lower stays. */
		if (most.minor != UNSET && (line->ceiling.minor == UNSET || most.minor < line->ceiling.minor))
			line->ceiling = most;
	}
	return NULL;
}

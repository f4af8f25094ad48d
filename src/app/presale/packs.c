#include "app/presale/packs.h"

#include "rule/presale/customer_pack.h"
#include "store/record.h"

static FALLIBLE judge_case(struct act *act, struct pack_item *i)
{
	void *record = NULL;

	TRY(store_find(act->db, &case_study_entity, "id", value_int(i->case_study.v), &record, act->arena));
	i->problem = record == NULL ? pack_problem_not_disclosed : case_study_problem(record);
	return NULL;
}

static FALLIBLE judge_certificate(struct act *act, struct pack_item *i)
{
	void *record = NULL;

	TRY(store_find(act->db, &certificate_entity, "id", value_int(i->certificate.v), &record, act->arena));
	i->problem = record == NULL ? pack_problem_expired : certificate_problem(record, instant_date(act->now));
	return NULL;
}

static FALLIBLE judge_advantage(struct act *act, struct pack_item *i)
{
	void *record = NULL;

	TRY(store_find(act->db, &advantage_point_entity, "id", value_int(i->advantage_point.v), &record, act->arena));
	i->problem = record == NULL ? pack_problem_unproven : advantage_point_problem(record);
	return NULL;
}

FALLIBLE pack_judged(struct act *act, const void *before, void *pack)
{
	struct customer_pack *p = pack;

	if (before == pack || p->stage != customer_pack_stage_draft)
		return NULL;
	for (unsigned i = 0; i < p->items.count; i++) {
		struct pack_item *item = LINE_AT(p->items, struct pack_item, i);
		if (item->case_study.v != 0)
			TRY(judge_case(act, item));
		else if (item->certificate.v != 0)
			TRY(judge_certificate(act, item));
		else if (item->advantage_point.v != 0)
			TRY(judge_advantage(act, item));
	}
	return NULL;
}

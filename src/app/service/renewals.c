#include "app/service/renewals.h"

#include <string.h>

#include "app/policies.h"
#include "app/save.h"
#include "app/whys.h"
#include "base/buffer.h"
#include "base/instant.h"
#include "base/random.h"
#include "store/record.h"

/* No contract wants to be told longer ahead. */
#define AHEAD_MOST 366

static FALLIBLE ending_soon(struct act *act, date today, struct buffer *ret)
{
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(
		act->db,
		"SELECT c.\"id\" FROM contract c WHERE c.\"stage\" = 'accepted' AND c.\"warranty_end_on\" >= $1 AND"
		" c.\"warranty_end_on\" <= $2 AND NOT EXISTS (SELECT 1 FROM warranty_notice n WHERE"
		" n.\"contract\" = c.\"id\") ORDER BY c.\"warranty_end_on\", c.\"id\"",
		SQL_ARGS(value_int(today.day), value_int(today.day + AHEAD_MOST)), &r, act->arena));
	while (true) {
		TRY(rows_next(r, &has, act->arena));
		if (!has)
			return NULL;
		int64_t id = rows_int(r, 0);
		buffer_put(ret, &id, sizeof id);
	}
}

/* Whoever won the business is asked first; else who leads the project. */
static user_id seller_of(const struct contract *c)
{
	return c->owner.v != 0 ? c->owner : c->project_manager;
}

static FALLIBLE make_lead(struct act *act, const struct contract *c, int64_t *ret)
{
	struct opportunity *o = record_new(&opportunity_entity, act->arena);

	o->name = why_name(act->arena, "title_renewal", c->name, date_text(c->warranty_end_on, act->arena));
	o->customer = c->customer;
	o->site = c->site;
	o->source = opportunity_source_service;
	o->seasonal_exposure = c->seasonal_exposure;
	o->owner = seller_of(c);
	o->team = c->team;
	TRY(save_new(act, &opportunity_entity, o));
	*ret = o->record.id;
	return NULL;
}

static FALLIBLE tell_one(struct act *act, int64_t id, date today)
{
	struct warranty_notice *n = record_new(&warranty_notice_entity, act->arena);
	struct service_policy policy;
	void *contract = NULL;

	TRY(store_get(act->db, &contract_entity, id, &contract, act->arena));
	const struct contract *c = contract;
	TRY(policies_of_contract(act, c, &policy));
	if (c->warranty_end_on.day - today.day > policy.renewal_lead_days)
		return NULL;
	n->contract.v = id;
	n->owner = seller_of(c);
	TRY(make_lead(act, c, &n->opportunity.v));
	return save_new(act, &warranty_notice_entity, n);
}

FALLIBLE notice_titled(struct act *act, const void *before, void *notice)
{
	struct warranty_notice *n = notice;
	void *contract = NULL;

	(void)before;
	TRY(store_get(act->db, &contract_entity, n->contract.v, &contract, act->arena));
	n->title = why_name(act->arena, "title_warranty_notice", ((struct contract *)contract)->name, NULL);
	return NULL;
}

FALLIBLE warranties_end(struct act *act)
{
	date today = instant_date(act->now);
	struct buffer ids = BUFFER(act->arena);

	TRY(ending_soon(act, today, &ids));
	for (size_t at = 0; at < ids.used; at += sizeof(int64_t)) {
		int64_t id;
		memcpy(&id, (const char *)ids.data + at, sizeof id);
		TRY(tell_one(act, id, today));
	}
	return NULL;
}

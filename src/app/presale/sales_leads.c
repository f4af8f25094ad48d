#include "app/presale/sales_leads.h"

#include "app/presale/house.h"
#include "app/presale/quick.h"
#include "app/save.h"
#include "app/take.h"
#include "base/random.h"
#include "entity/all.h"
#include "json/write.h"
#include "meta/rights.h"
#include "rule/presale/sales_lead.h"
#include "store/record.h"

#define FALL_AT_ONCE 100

/* --- holding --- */

/* The user is locked: of two leads taken at once the second is counted with the first. */
static FALLIBLE hold(struct act *act, int64_t user, struct sales_lead *l)
{
	struct presale_policy p;
	struct value held;
	void *u = NULL;

	TRY(presale_policies(act, &p));
	TRY(record_take(act, &user_entity, user, &u));
	TRY(sql_value(act->db, "SELECT count(*) FROM sales_lead WHERE holder = $1 AND stage = 'held' AND id <> $2",
		      SQL_ARGS(value_int(user), value_int(l->record.id)), &held, act->arena));
	if (!lead_may_be_held(held.i, p.lead_most))
		return error_with(act->arena, ERROR_CONFLICT, "holder", "lead_too_many", "%lld",
				  (long long)p.lead_most);
	l->follow_up_by = lead_follow_up_by(instant_date(act->now), p.lead_days);
	return NULL;
}

FALLIBLE lead_taking(struct act *act, const void *before, void *lead)
{
	(void)before;
	return hold(act, act->who->user, lead);
}

FALLIBLE lead_assigning(struct act *act, const void *before, void *lead)
{
	struct sales_lead *l = lead;

	(void)before;
	return l->holder.v == 0 ? NULL : hold(act, l->holder.v, l);
}

FALLIBLE lead_following_up(struct act *act, const void *before, void *lead)
{
	struct sales_lead *l = lead;
	struct presale_policy p;

	(void)before;
	if (l->stage != sales_lead_stage_held)
		return NULL;
	TRY(presale_policies(act, &p));
	l->follow_up_by = lead_follow_up_by(instant_date(act->now), p.lead_days);
	return NULL;
}

FALLIBLE leads_fall_back(struct act *act)
{
	struct lines all = { 0 };
	unsigned done = 0;

	TRY(store_all(act->db, &sales_lead_entity, "stage",
		      value_text(sales_lead_stage_choices.labels[sales_lead_stage_held]), &all, act->arena));
	for (unsigned i = 0; i < all.count && done < FALL_AT_ONCE; i++) {
		const struct sales_lead *was = LINE_AT(all, struct sales_lead, i);
		if (!lead_falls_back(was, instant_date(act->now)))
			continue;
		struct sales_lead *l = save_copy(&sales_lead_entity, was, act->arena);
		l->return_reason = arena_print(act->arena, "%s 前没有跟进 / not followed up by then",
					       date_text(was->follow_up_by, act->arena));
		TRY(save_advance(act, &sales_lead_entity, was, l, "return"));
		done++;
	}
	return NULL;
}

/* --- opening --- */

static void put(json_t *object, const char *key, const char *text)
{
	if (text != NULL)
		json_object_set_new(object, key, json_string(text));
}

static const char *id_of(struct act *act, int64_t id)
{
	return id_text(id, act->arena);
}

static FALLIBLE customer_of(struct act *act, struct sales_lead *l)
{
	AUTO_JSON *body = json_object();
	void *made = NULL;

	TRY(quick_customer_named(act, l->company, &l->customer.v));
	if (l->customer.v != 0)
		return NULL;
	put(body, "name", l->company);
	put(body, "city", l->city);
	put(body, "industry", l->industry);
	TRY(save_create(act, &customer_entity, body, &made));
	l->customer.v = ((struct record *)made)->id;
	return NULL;
}

static FALLIBLE add_contact(struct act *act, struct sales_lead *l)
{
	AUTO_JSON *body = json_object();
	void *made = NULL;

	if (l->contact_name == NULL || rights_scope(&contact_entity, act->who, CREATE) == 0)
		return NULL;
	put(body, "name", l->contact_name);
	put(body, "phone", l->phone);
	put(body, "customer", id_of(act, l->customer.v));
	put(body, "purpose", "线索联系");
	TRY(save_create(act, &contact_entity, body, &made));
	l->contact_name = l->phone = NULL; /* they are the contact's, and leave with him (A5) */
	return NULL;
}

FALLIBLE lead_opening(struct act *act, const void *before, void *lead)
{
	struct sales_lead *l = lead;
	AUTO_JSON *body = json_object();
	void *made = NULL;

	(void)before;
	if (l->stage != sales_lead_stage_held)
		return NULL; /* the step says so */
	TRY(customer_of(act, l));
	TRY(add_contact(act, l));
	put(body, "name", l->title);
	put(body, "customer", id_of(act, l->customer.v));
	put(body, "scope", l->need);
	put(body, "source", l->source == 0 ? NULL : opportunity_source_choices.labels[l->source]);
	TRY(save_create(act, &opportunity_entity, body, &made));
	l->opportunity.v = ((struct record *)made)->id;
	return NULL;
}

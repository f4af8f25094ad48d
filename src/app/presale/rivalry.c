#include "app/presale/rivalry.h"

#include "app/presale/house.h"
#include "app/save.h"
#include "base/instant.h"
#include "base/money.h"
#include "rule/presale/freshness.h"
#include "rule/refusal.h"
#include "store/record.h"

/* --- how old it is --- */

static FALLIBLE stale_day(struct act *act, date as_of, date expires_on, date *ret)
{
	struct presale_policy p;

	TRY(presale_policies(act, &p));
	*ret = stale_from(as_of, p.stale_days, expires_on);
	return NULL;
}

FALLIBLE product_dated(struct act *act, const void *before, void *product)
{
	struct competitor_product *p = product;

	(void)before;
	return stale_day(act, p->as_of, (date){ 0 }, &p->stale_on);
}

FALLIBLE intel_dated(struct act *act, const void *before, void *item)
{
	struct intel_item *i = item;

	(void)before;
	return stale_day(act, i->learnt_on, i->expires_on, &i->stale_on);
}

FALLIBLE note_dated(struct act *act, const void *before, void *note)
{
	struct industry_note *n = note;

	(void)before;
	return stale_day(act, n->as_of, (date){ 0 }, &n->stale_on);
}

/* --- what a rival was expected to offer, and offered --- */

/* The latest that was read out of that rival in that piece of business. */
static FALLIBLE opened_price(struct act *act, const struct rival_forecast *f, money *ret)
{
	struct value v;

	TRY(sql_value(act->db,
		      "SELECT price FROM opening_bid WHERE opportunity = $1 AND competitor = $2 AND price IS NOT NULL"
		      " ORDER BY opened_on DESC, id DESC",
		      SQL_ARGS(value_int(f->opportunity.v), value_int(f->competitor.v)), &v, act->arena));
	ret->minor = v.tag == VALUE_INT ? v.i : UNSET;
	return NULL;
}

FALLIBLE forecast_adding(struct act *act, const void *before, void *forecast)
{
	struct rival_forecast *f = forecast;
	void *competitor = NULL;
	struct value there;

	(void)before;
	if (f->competitor.v == 0)
		return NULL; /* the declaration says that it is required */
	TRY(store_get(act->db, &competitor_entity, f->competitor.v, &competitor, act->arena));
	f->title = ((struct competitor *)competitor)->name;
	TRY(sql_value(act->db, "SELECT id FROM rival_forecast WHERE opportunity = $1 AND competitor = $2",
		      SQL_ARGS(value_int(f->opportunity.v), value_int(f->competitor.v)), &there, act->arena));
	if (there.tag != VALUE_NONE)
		return error_new(act->arena, ERROR_CONFLICT, "competitor", "not_unique");
	return opened_price(act, f, &f->actual_price);
}

FALLIBLE opening_named(struct act *act, const void *before, void *opening)
{
	struct opening_bid *o = opening;
	void *record = NULL;

	(void)before;
	if (o->name == NULL && o->ours)
		o->name = act->app->company;
	if (o->name == NULL && o->competitor.v != 0) {
		TRY(store_get(act->db, &competitor_entity, o->competitor.v, &record, act->arena));
		o->name = ((struct competitor *)record)->name;
	}
	if (o->opened_on.day != 0 || o->tender.v == 0)
		return NULL;
	TRY(store_get(act->db, &tender_entity, o->tender.v, &record, act->arena));
	instant opened = ((struct tender *)record)->opening_at;
	o->opened_on = instant_date(opened.us != 0 && instant_before(opened, act->now) ? opened : act->now);
	return NULL;
}

static FALLIBLE compare_forecast(struct act *act, int64_t id)
{
	void *before = NULL;
	money actual;

	TRY(store_get(act->db, &rival_forecast_entity, id, &before, act->arena));
	struct rival_forecast *after = save_copy(&rival_forecast_entity, before, act->arena);
	TRY(opened_price(act, after, &actual));
	if (actual.minor == after->actual_price.minor)
		return NULL;
	after->actual_price = actual;
	return save_again(act, &rival_forecast_entity, before, after, "open");
}

/* All of the business: a line may have named another rival before. */
FALLIBLE opening_recorded(struct act *act, const void *before, void *opening)
{
	const struct opening_bid *o = opening;
	struct lines all = { 0 };

	(void)before;
	if (o->opportunity.v == 0)
		return NULL;
	TRY(store_all(act->db, &rival_forecast_entity, "opportunity", value_int(o->opportunity.v), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++)
		TRY(compare_forecast(act, LINE_AT(all, struct rival_forecast, i)->record.id));
	return NULL;
}

/* --- what a highlight is held against --- */

/* Lines of before name the person alone: his part in the deal is looked up, where he has one. */
static FALLIBLE find_part(struct act *act, const struct highlight *h, struct highlight_stakeholder *line)
{
	struct lines all = { 0 };

	TRY(store_all(act->db, &stakeholder_entity, "contact", value_int(line->contact.v), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++)
		if (LINE_AT(all, struct stakeholder, i)->opportunity.v == h->opportunity.v)
			line->stakeholder.v = LINE_AT(all, struct stakeholder, i)->record.id;
	return NULL;
}

static FALLIBLE name_person(struct act *act, const struct highlight *h, unsigned i, struct error **all)
{
	struct highlight_stakeholder *line = LINE_AT(h->stakeholders, struct highlight_stakeholder, i);
	const char *field = arena_print(act->arena, "stakeholders[%u].stakeholder", i);
	struct env env = act_env(act);
	void *record = NULL;

	if (line->stakeholder.v == 0 && line->contact.v == 0) {
		object(all, &env, field, "required");
		return NULL;
	}
	if (line->stakeholder.v == 0)
		return find_part(act, h, line);
	TRY(store_get(act->db, &stakeholder_entity, line->stakeholder.v, &record, act->arena));
	const struct stakeholder *s = record;
	if (s->opportunity.v != h->opportunity.v)
		object(all, &env, field, "of_another_opportunity");
	line->contact = s->contact;
	return NULL;
}

/* Those it draws have a part in this deal. */
static FALLIBLE name_people(struct act *act, const struct highlight *h)
{
	struct error *all = NULL;

	for (unsigned i = 0; i < h->stakeholders.count; i++)
		TRY(name_person(act, h, i, &all));
	return all;
}

static FALLIBLE own_level(struct act *act, struct highlight *h)
{
	void *capability = NULL;

	h->own_level = UNSET;
	if (h->capability.v == 0)
		return NULL;
	TRY(store_get(act->db, &capability_entity, h->capability.v, &capability, act->arena));
	h->own_level = ((struct capability *)capability)->level;
	return NULL;
}

FALLIBLE capability_changed(struct act *act, const void *before, void *capability)
{
	const struct capability *c = capability;
	struct lines all = { 0 };
	void *was = NULL;

	if (((const struct capability *)before)->level == c->level)
		return NULL;
	TRY(store_all(act->db, &highlight_entity, "capability", value_int(c->record.id), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		TRY(store_get(act->db, &highlight_entity, LINE_AT(all, struct highlight, i)->record.id, &was,
			      act->arena));
		struct highlight *h = save_copy(&highlight_entity, was, act->arena);
		if (h->stage == highlight_stage_used)
			continue;
		h->own_level = c->level;
		TRY(save_again(act, &highlight_entity, was, h, "capability"));
	}
	return NULL;
}

FALLIBLE highlight_sized(struct act *act, const void *before, void *highlight)
{
	struct highlight *h = highlight;
	struct presale_policy p;
	void *record = NULL;

	(void)before;
	if (h->opportunity.v == 0)
		return NULL; /* the declaration says that it is required */
	TRY(store_get(act->db, &opportunity_entity, h->opportunity.v, &record, act->arena));
	const struct opportunity *o = record;
	if (h->project_budget.minor == UNSET)
		h->project_budget = o->budget.minor != UNSET ? o->budget : o->amount_est;
	if (h->stage != highlight_stage_used)
		TRY(own_level(act, h));
	TRY(presale_policies(act, &p));
	if (h->max_share.millionths == UNSET)
		h->max_share.millionths = p.highlight_percent * (DECIMAL_ONE / 100);
	return name_people(act, h);
}

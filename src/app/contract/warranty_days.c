#include "app/contract/warranty_days.h"

#include "app/desk/calendars.h"
#include "app/policies.h"
#include "app/save.h"
#include "app/service/coverages.h"
#include "app/service/planner.h"
#include "meta/kinds.h"
#include "rule/service/coverage.h"
#include "store/record.h"

#define FLOOR_SEASONS 2 /* of heating and cooling, 建设工程质量管理条例 40 */

static const enum warranty_start_event events[] = { [WARRANTY_FROM_ACCEPTANCE] = warranty_start_event_acceptance,
						    [WARRANTY_FROM_USE] = warranty_start_event_use_start,
						    [WARRANTY_FROM_DELIVERY] = warranty_start_event_delivery,
						    [WARRANTY_FROM_FIXED] = warranty_start_event_fixed };

static FALLIBLE last_arrival(struct act *act, const struct contract *c, date *ret)
{
	struct value last;

	TRY(sql_value(act->db, "SELECT max(\"arrived_on\") FROM delivery_arrival WHERE \"contract\" = $1",
		      SQL_ARGS(value_int(c->record.id)), &last, act->arena));
	*ret = (date){ last.tag == VALUE_NONE ? 0 : (int32_t)last.i };
	return NULL;
}

FALLIBLE warranty_start_find(struct act *act, const struct contract *c, const struct service_policy *policy,
			     struct warranty_start *ret)
{
	enum warranty_event promised = (enum warranty_event)policy->warranty_start;
	struct warranty_days days = { c->accepted_on, c->used_from_on, c->delivered_on, c->warranty_fixed_on };

	if (promised == WARRANTY_FROM_DELIVERY && days.delivered.day == 0)
		TRY(last_arrival(act, c, &days.delivered));
	*ret = warranty_start_of(promised, &days, act->arena);
	return NULL;
}

/* --- the law's least --- */

static FALLIBLE heating_of(struct act *act, const struct contract *c, const struct season_row **ret)
{
	struct seasons seasons = { 0 };
	void *site = NULL;

	*ret = NULL;
	if (c->site.v == 0)
		return NULL;
	TRY(store_get(act->db, &site_entity, c->site.v, &site, act->arena));
	TRY(seasons_load(act, &seasons));
	*ret = season_find(&seasons, SEASON_HEATING, ((struct site *)site)->city, date_civil(c->accepted_on).year);
	return NULL;
}

/* The latest of what its works ask for. A structure lasts its design life, which is none of this contract's to
 * know. */
static FALLIBLE floor_find(struct act *act, const struct contract *c, date *ret)
{
	struct floor_terms t = { .acceptance = c->accepted_on, .seasons = FLOOR_SEASONS };

	*ret = (date){ 0 };
	if (!c->construction)
		return NULL;
	TRY(heating_of(act, c, &t.heating));
	for (t.category = WORK_GOODS_ONLY; t.category < WORK_STRUCTURE; t.category++) {
		if (!choices_have(c->work_types, work_category_name(t.category)))
			continue;
		date end = warranty_floor_of(&t).statutory_end;
		if (end.day > ret->day)
			*ret = end;
	}
	return NULL;
}

FALLIBLE warranty_begin(struct act *act, struct contract *c)
{
	const struct calendar *calendar = NULL;
	struct service_policy policy;
	struct warranty_start start;
	struct warranty w;

	TRY(policies_of_contract(act, c, &policy));
	TRY(calendars_load(act, &calendar));
	TRY(warranty_start_find(act, c, &policy, &start));
	TRY(floor_find(act, c, &c->warranty_floor_on));
	bool rolls = policy.warranty_rolls != 0;
	struct period term = { (int)policy.warranty_term, (enum period_unit)policy.warranty_unit };
	w = warranty_above(warranty_of(start.on, term, rolls, calendar), c->warranty_floor_on, rolls, calendar);
	c->warranty_event = events[start.from];
	c->warranty_start_on = start.on;
	c->warranty_end_on = w.last_day;
	c->warranty_report_until = w.report_until;
	c->warranty_certainty = w.confidence == CONFIDENCE_FALLBACK ? certainty_fallback : certainty_announced;
	c->parts_until_on = period_last_day(c->accepted_on, (struct period){ (int)policy.parts_years, PERIOD_YEAR });
	return NULL;
}

/* --- what hangs on it --- */

static void cover_until(struct equipment *e, struct coverage_end end)
{
	e->warranty_end_on = end.day;
	e->warranty_by = end.by;
}

/* As the contract, or longer by a cover of its own. */
static FALLIBLE cover(struct act *act, struct equipment *e, const struct contract *c,
		      const struct service_policy *policy)
{
	int64_t life = e->design_life_years != UNSET ? e->design_life_years : policy->design_life_years;
	struct cover beside;

	TRY(cover_find(act, e->contract, (equipment_id){ e->record.id }, instant_date(act->now), &beside));
	cover_until(e, coverage_until(&beside.beside, c->warranty_end_on));
	e->supply_until_on = period_last_day(c->accepted_on, (struct period){ (int)life, PERIOD_YEAR });
	return NULL;
}

FALLIBLE warranty_cover_new(struct act *act, struct equipment *e)
{
	struct service_policy policy;
	void *record = NULL;

	if (e->contract.v == 0)
		return NULL;
	TRY(store_get(act->db, &contract_entity, e->contract.v, &record, act->arena));
	const struct contract *c = record;
	if (c->accepted_on.day == 0)
		return NULL;
	TRY(policies_of_contract(act, c, &policy));
	return cover(act, e, c, &policy);
}

FALLIBLE warranty_cover_again(struct act *act, struct equipment *e)
{
	struct equipment *after = save_copy(&equipment_entity, e, act->arena);
	struct cover beside;

	TRY(warranty_cover_new(act, after));
	if (after->supply_until_on.day == 0) { /* of no accepted contract: its own covers alone */
		TRY(cover_find(act, e->contract, (equipment_id){ e->record.id }, instant_date(act->now), &beside));
		cover_until(after, coverage_until(&beside.beside, (date){ 0 }));
	}
	if (after->warranty_end_on.day == e->warranty_end_on.day && after->warranty_by == e->warranty_by)
		return NULL;
	return save_again(act, &equipment_entity, e, after, "coverage");
}

FALLIBLE warranty_cover_devices(struct act *act, const struct contract *c, const char *action)
{
	struct service_policy policy;
	struct lines all = { 0 };

	TRY(policies_of_contract(act, c, &policy));
	TRY(store_all(act->db, &equipment_entity, "contract", value_int(c->record.id), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		struct equipment *before = LINE_AT(all, struct equipment, i);
		struct equipment *after = save_copy(&equipment_entity, before, act->arena);
		TRY(cover(act, after, c, &policy));
		TRY(save_again(act, &equipment_entity, before, after, action));
	}
	return NULL;
}

/* A plan that ends with the warranty goes on doing so. */
static FALLIBLE end_plans(struct act *act, const struct contract *was, const struct contract *is)
{
	struct lines all = { 0 };

	TRY(store_all(act->db, &visit_plan_entity, "contract", value_int(is->record.id), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		const struct visit_plan *p = LINE_AT(all, struct visit_plan, i);
		struct visit_plan *after;
		void *whole = NULL;
		if (p->to_on.day != was->warranty_end_on.day || is->warranty_end_on.day == was->warranty_end_on.day)
			continue;
		TRY(store_get(act->db, &visit_plan_entity, p->record.id, &whole, act->arena));
		after = save_copy(&visit_plan_entity, whole, act->arena);
		after->to_on = is->warranty_end_on;
		TRY(save_again(act, &visit_plan_entity, whole, after, "warranty"));
	}
	return NULL;
}

static bool same_days(const struct contract *a, const struct contract *b)
{
	return a->used_from_on.day == b->used_from_on.day && a->delivered_on.day == b->delivered_on.day;
}

FALLIBLE warranty_days_changed(struct act *act, const void *before, void *contract)
{
	struct contract *c = contract, *after;

	if (c->stage != contract_stage_accepted || same_days(before, c))
		return NULL;
	after = save_copy(&contract_entity, c, act->arena);
	TRY(warranty_begin(act, after));
	TRY(save_again(act, &contract_entity, c, after, "warranty"));
	TRY(end_plans(act, c, after));
	*c = *after;
	TRY(warranty_cover_devices(act, c, "warranty"));
	return plans_follow(act, c->record.id);
}

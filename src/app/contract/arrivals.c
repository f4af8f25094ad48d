#include "app/contract/arrivals.h"

#include <stddef.h>

#include "app/contract/events.h"
#include "app/contract/warranty_days.h"
#include "app/save.h"
#include "base/instant.h"
#include "base/money.h"
#include "base/text.h"
#include "meta/rights.h"
#include "rule/contract/delivery.h"
#include "store/record.h"

#define UNIT(d, i) LINE_AT((d)->units, struct arrival_unit, i)

/* --- serial numbers --- */

static FALLIBLE check_known(struct act *act, const struct delivery_arrival *d, unsigned i, struct error **all)
{
	const char *serial = serial_normal(UNIT(d, i)->serial_no, act->arena);
	void *record = NULL;

	if (serial == NULL)
		return NULL;
	TRY(store_find(act->db, &equipment_entity, "serial_no", value_text(serial), &record, act->arena));
	if (record != NULL)
		error_append(all,
			     error_with(act->arena, ERROR_INVALID, arena_print(act->arena, "units[%u].serial_no", i),
					"serial_known", "%s", ((struct equipment *)record)->name));
	return NULL;
}

FALLIBLE arrival_scanning(struct act *act, const void *before, void *arrival)
{
	const struct delivery_arrival *d = arrival, *was = before;
	struct error *all = NULL;

	if (was != NULL && was->stage == delivery_arrival_stage_opened)
		return NULL; /* the rule says that it stands */
	for (unsigned i = 0; i < d->units.count; i++)
		TRY(check_known(act, d, i, &all));
	return all;
}

static FALLIBLE device_of(struct act *act, const struct delivery_arrival *d, struct arrival_unit *u)
{
	struct equipment *q = record_new(&equipment_entity, act->arena);

	q->name = u->name;
	q->category = u->category;
	q->brand = u->brand;
	q->model = u->model;
	q->serial_no = u->serial_no;
	q->customer = d->customer;
	q->site = d->site;
	q->contract = d->contract;
	q->location = u->location;
	TRY(save_new(act, &equipment_entity, q));
	u->equipment.v = q->record.id;
	return NULL;
}

/* --- what has arrived of an order --- */

static bool same_goods(const struct purchase_order_line *l, const struct arrival_unit *u)
{
	return text_same(l->name, u->name) && (l->model == NULL || u->model == NULL || text_same(l->model, u->model));
}

static int64_t counted(const struct arrival_unit *u)
{
	bool came = u->condition == unit_condition_good;

	return !came ? 0 : u->quantity.millionths == UNSET ? DECIMAL_ONE : u->quantity.millionths;
}

static void count_line(struct purchase_order_line *l, const struct delivery_arrival *d)
{
	int64_t arrived = l->arrived.millionths == UNSET ? 0 : l->arrived.millionths;

	for (unsigned i = 0; i < d->units.count; i++)
		if (same_goods(l, UNIT(d, i)))
			arrived += counted(UNIT(d, i));
	l->arrived.millionths = arrived;
}

static bool all_arrived(const struct purchase_order *o)
{
	for (unsigned i = 0; i < o->lines.count; i++) {
		const struct purchase_order_line *l = LINE_AT(o->lines, struct purchase_order_line, i);
		if (l->arrived.millionths == UNSET || l->arrived.millionths < l->quantity.millionths)
			return false;
	}
	return true;
}

static FALLIBLE count_order(struct act *act, const struct delivery_arrival *d)
{
	const struct entity *e = &purchase_order_entity;
	void *was = NULL;
	struct purchase_order *o;

	if (d->purchase_order.v == 0)
		return NULL;
	TRY(store_get(act->db, e, d->purchase_order.v, &was, act->arena));
	o = save_copy(e, was, act->arena);
	for (unsigned i = 0; i < o->lines.count; i++)
		count_line(LINE_AT(o->lines, struct purchase_order_line, i), d);
	if (o->stage == purchase_order_stage_ordered && all_arrived(o))
		return save_advance(act, e, was, o, "arrive");
	return save_again(act, e, was, o, "counted");
}

FALLIBLE arrival_opened(struct act *act, const void *before, void *arrival)
{
	const struct entity *e = &delivery_arrival_entity;
	struct delivery_arrival *d = arrival, *after = save_copy(e, d, act->arena);

	(void)before;
	for (unsigned i = 0; i < after->units.count; i++)
		if (UNIT(after, i)->condition == unit_condition_good && UNIT(after, i)->serial_no != NULL)
			TRY(device_of(act, after, UNIT(after, i)));
	TRY(save_again(act, e, d, after, "devices"));
	*d = *after;
	TRY(count_order(act, d));
	TRY(milestones_done(act, d->contract.v, milestone_event_arrival, d->opened_on));
	return event_happened(act, d->contract.v, payment_event_arrival);
}

FALLIBLE order_placed(struct act *act, const void *before, void *order)
{
	const struct purchase_order *o = order;

	(void)before;
	return milestones_done(act, o->contract.v, milestone_event_order, o->ordered_on);
}

/* --- an order from the bill of material --- */

static FALLIBLE approved_version(struct act *act, int64_t opportunity, const struct solution_version **ret)
{
	struct lines all = { 0 };
	int64_t newest = 0;
	void *record = NULL;

	TRY(store_all(act->db, &solution_version_entity, "opportunity", value_int(opportunity), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++)
		if (LINE_AT(all, struct solution_version, i)->stage == solution_version_stage_approved)
			newest = LINE_AT(all, struct solution_version, i)->record.id;
	if (newest != 0)
		TRY(store_get(act->db, &solution_version_entity, newest, &record, act->arena));
	*ret = record;
	return NULL;
}

static FALLIBLE ordered_already(struct act *act, int64_t contract, const struct bom_line *l, int64_t *ret)
{
	struct value v;

	TRY(sql_value(act->db,
		      "SELECT CAST(sum(l.\"quantity\") AS BIGINT) FROM purchase_order_line l"
		      " JOIN purchase_order o ON o.\"id\" = l.\"purchase_order\""
		      " WHERE o.\"contract\" = $1 AND o.\"stage\" <> 'cancelled' AND l.\"name\" = $2"
		      " AND coalesce(l.\"model\", '') = $3",
		      SQL_ARGS(value_int(contract), value_text(l->name), value_text(l->model == NULL ? "" : l->model)),
		      &v, act->arena));
	*ret = v.tag == VALUE_NONE ? 0 : v.i;
	return NULL;
}

static FALLIBLE order_line(struct act *act, const struct bom_line *l, int64_t contract, struct lines *to)
{
	struct purchase_order_line *line = LINE_AT(*to, struct purchase_order_line, to->count);
	const struct purchase_order_line *blank = record_new(&purchase_order_line_entity, act->arena);
	int64_t ordered;

	TRY(ordered_already(act, contract, l, &ordered));
	if (l->quantity.millionths == UNSET || l->quantity.millionths <= ordered)
		return NULL;
	*line = *blank;
	line->name = l->name;
	line->brand = l->brand;
	line->model = l->model;
	line->unit = l->unit;
	line->quantity.millionths = l->quantity.millionths - ordered;
	line->unit_cost = l->unit_cost;
	to->count++;
	return NULL;
}

FALLIBLE order_draft(struct act *act, int64_t contract)
{
	const struct entity *e = &contract_entity;
	const struct solution_version *v = NULL;
	struct purchase_order *o = record_new(&purchase_order_entity, act->arena);
	void *record = NULL;

	TRY(store_load(act->db, e, contract, act->who, rights_scope(e, act->who, READ), &record, act->arena));
	if (record == NULL || (rights_any(&purchase_order_entity, act->who) & CREATE) == 0)
		return error_new(act->arena, ERROR_DENIED, NULL, "not_allowed");
	TRY(approved_version(act, ((struct contract *)record)->opportunity.v, &v));
	o->contract.v = contract;
	o->supplier = "待定 / to be named";
	o->lines.rows = arena_array(act->arena, struct purchase_order_line, v == NULL ? 1 : v->lines.count + 1);
	for (unsigned i = 0; v != NULL && i < v->lines.count; i++)
		TRY(order_line(act, LINE_AT(v->lines, struct bom_line, i), contract, &o->lines));
	if (o->lines.count == 0)
		return error_new(act->arena, ERROR_CONFLICT, "lines", "nothing_to_order");
	o->owner.v = act->who->user;
	return save_new(act, &purchase_order_entity, o);
}

/* --- a unit that takes the place of another --- */

static void keep(struct equipment *q, const struct equipment *old)
{
	static const char always[] = "customer site contract part_of warranty_end_on supply_until_on";
	const struct entity *e = &equipment_entity;

	FOR_FIELDS(f, e) {
		bool unset = field_get(f, q).tag == VALUE_NONE;
		if (word_in(always, f->name) || (unset && word_in("location brand model ip_address unit parameters"
								  " design_life_years manual",
								  f->name)))
			field_set(f, q, field_get(f, old));
	}
	q->seasonal_exposure = q->seasonal_exposure || old->seasonal_exposure;
	q->critical = q->critical || old->critical;
}

FALLIBLE equipment_placing(struct act *act, const void *before, void *equipment)
{
	struct equipment *q = equipment;
	void *record = NULL;

	(void)before;
	q->serial_no = serial_normal(q->serial_no, act->arena);
	if (q->replaces.v == 0)
		return warranty_cover_new(act, q);
	TRY(store_get(act->db, &equipment_entity, q->replaces.v, &record, act->arena));
	const struct equipment *old = record;
	if (old->stage != equipment_stage_active)
		return error_new(act->arena, ERROR_CONFLICT, "replaces", "not_active");
	keep(q, old);
	if (q->installed_on.day == 0)
		q->installed_on = instant_date(act->now);
	return NULL;
}

/* Its parts go over to the new unit. */
static FALLIBLE parts_follow(struct act *act, int64_t from, int64_t to)
{
	const struct entity *e = &equipment_entity;
	struct lines all = { 0 };

	TRY(store_all(act->db, e, "part_of", value_int(from), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		const struct equipment *was = LINE_AT(all, struct equipment, i);
		struct equipment *part = save_copy(e, was, act->arena);
		part->part_of.v = to;
		if (was->stage == equipment_stage_active)
			TRY(save_again(act, e, was, part, "swapped"));
	}
	return NULL;
}

FALLIBLE equipment_swapped(struct act *act, const void *before, void *equipment)
{
	const struct entity *e = &equipment_entity;
	const struct equipment *q = equipment;
	void *was = NULL;
	struct equipment *old;

	(void)before;
	if (q->replaces.v == 0)
		return NULL;
	TRY(store_get(act->db, e, q->replaces.v, &was, act->arena));
	old = save_copy(e, was, act->arena);
	old->replaced_by.v = q->record.id;
	old->retired_on = q->installed_on;
	old->retire_reason = q->swap_reason == NULL ? "换件 / replaced" : q->swap_reason;
	TRY(save_advance(act, e, was, old, "retire"));
	return parts_follow(act, old->record.id, q->record.id);
}

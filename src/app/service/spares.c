#include "app/service/spares.h"

#include "app/save.h"
#include "base/instant.h"
#include "base/money.h"
#include "base/random.h"
#include "entity/all.h"
#include "rule/service/cost_price.h"
#include "rule/service/spare_allocation.h"
#include "store/record.h"

#define REQUEST(all, i) LINE_AT(all, struct part_request, i)

/* --- what a move costs --- */

static bool comes_in(enum stock_move_kind kind)
{
	return kind == stock_move_kind_receive || kind == stock_move_kind_take_back ||
	       kind == stock_move_kind_adjust_up;
}

static struct stock_value value_of(const struct spare_part *p)
{
	return (struct stock_value){
		.quantity = { p->on_hand.millionths == UNSET ? 0 : p->on_hand.millionths },
		.worth = p->worth == UNSET ? 0 : p->worth,
		.last = p->average_cost,
	};
}

/* What comes back, or turns up, is worth what the rest is. */
static money price_in(const struct stock_move *m, const struct stock_value *s)
{
	money average = stock_unit_cost(s);

	if (m->kind == stock_move_kind_receive)
		return m->unit_price;
	return average.minor == UNSET ? (money){ 0 } : average;
}

static bool apply(struct stock_move *m, struct stock_value *s)
{
	m->unit_cost = comes_in(m->kind) ? price_in(m, s) : stock_unit_cost(s);
	if (comes_in(m->kind))
		stock_in(s, m->quantity, m->unit_cost);
	else if (m->kind != stock_move_kind_transfer && !stock_out(s, m->quantity))
		return false;
	m->average_after = stock_unit_cost(s);
	return true;
}

static FALLIBLE place_of(struct act *act, int64_t part, int64_t warehouse, struct stock_place **ret)
{
	const char *key = arena_print(act->arena, "%s/%s", id_text(part, act->arena), id_text(warehouse, act->arena));
	void *found = NULL;

	TRY(store_find(act->db, &stock_place_entity, "key", value_text(key), &found, act->arena));
	if (found == NULL) {
		struct stock_place *p = record_new(&stock_place_entity, act->arena);
		p->key = key;
		p->spare_part.v = part;
		p->warehouse.v = warehouse;
		p->quantity.millionths = 0;
		found = p;
	}
	*ret = found;
	return NULL;
}

static FALLIBLE check_place(struct act *act, const struct stock_move *m)
{
	struct stock_place *from = NULL;

	if (m->from_warehouse.v == 0)
		return NULL;
	TRY(place_of(act, m->spare_part.v, m->from_warehouse.v, &from));
	if (from->quantity.millionths >= m->quantity.millionths)
		return NULL;
	return error_with(act->arena, ERROR_CONFLICT, "quantity", "stock_short", "%s",
			  decimal_text(from->quantity, act->arena));
}

FALLIBLE stock_moving(struct act *act, const void *before, void *move)
{
	struct stock_move *m = move;
	struct stock_value value;
	void *part = NULL;

	(void)before;
	if (m->spare_part.v == 0 || m->quantity.millionths == UNSET || m->kind == stock_move_kind_unset)
		return NULL; /* named by the declaration */
	if (m->kind == stock_move_kind_receive && m->unit_price.minor == UNSET)
		return NULL; /* named by the rule */
	m->moved_at = act->now;
	TRY(store_get(act->db, &spare_part_entity, m->spare_part.v, &part, act->arena));
	value = value_of(part);
	TRY(check_place(act, m));
	if (!apply(m, &value))
		return error_with(act->arena, ERROR_CONFLICT, "quantity", "stock_short", "%s",
				  decimal_text(value.quantity, act->arena));
	return NULL;
}

/* --- what it changes --- */

static FALLIBLE shift_place(struct act *act, int64_t part, int64_t warehouse, int64_t millionths)
{
	struct stock_place *before = NULL, *after;

	if (warehouse == 0)
		return NULL;
	TRY(place_of(act, part, warehouse, &before));
	after = save_copy(&stock_place_entity, before, act->arena);
	after->quantity.millionths += millionths;
	if (before->record.id == 0)
		return save_new(act, &stock_place_entity, after);
	return save_again(act, &stock_place_entity, before, after, "moved");
}

static FALLIBLE shift_part(struct act *act, const struct stock_move *m)
{
	struct stock_move copy = *m;
	struct spare_part *after;
	struct stock_value value;
	void *before = NULL;

	TRY(store_get(act->db, &spare_part_entity, m->spare_part.v, &before, act->arena));
	value = value_of(before);
	(void)apply(&copy, &value);
	after = save_copy(&spare_part_entity, before, act->arena);
	after->on_hand = value.quantity;
	after->worth = (int64_t)value.worth;
	after->average_cost = stock_unit_cost(&value);
	return save_again(act, &spare_part_entity, before, after, "moved");
}

/* --- who gets it --- */

static FALLIBLE open_requests(struct act *act, int64_t part, struct lines *ret)
{
	struct lines all = { 0 };

	TRY(store_all(act->db, &part_request_entity, "spare_part", value_int(part), &all, act->arena));
	ret->rows = arena_array(act->arena, struct part_request, all.count + 2);
	for (unsigned i = 0; i < all.count; i++)
		if (REQUEST(all, i)->stage == part_request_stage_open)
			*REQUEST(*ret, ret->count++) = *REQUEST(all, i);
	return NULL;
}

static struct spare_demand *demands_of(const struct lines *open, struct arena *a)
{
	struct spare_demand *d = arena_array(a, struct spare_demand, open->count + 1);

	for (unsigned i = 0; i < open->count; i++) {
		const struct part_request *r = REQUEST(*open, i);
		d[i] = (struct spare_demand){ .repair = r->purpose == part_purpose_repair,
					      .priority = (int)r->priority,
					      .created = instant_date(r->record.created_at),
					      .wanted = r->quantity.millionths,
					      .index = i };
	}
	return d;
}

static FALLIBLE note_allocation(struct act *act, const struct part_request *r, int64_t allocated)
{
	struct part_request *after = save_copy(&part_request_entity, r, act->arena);

	if (r->allocated.millionths == allocated)
		return NULL;
	after->allocated.millionths = allocated;
	return save_again(act, &part_request_entity, r, after, "allocated");
}

static FALLIBLE note_reserved(struct act *act, const struct spare_part *before, int64_t reserved)
{
	struct spare_part *after = save_copy(&spare_part_entity, before, act->arena);

	if (before->reserved.millionths == reserved)
		return NULL;
	after->reserved.millionths = reserved;
	return save_again(act, &spare_part_entity, before, after, "reserved");
}

/* All open requests of the part are served anew from what there is: repairs first, by priority, then by age. */
static FALLIBLE allocate(struct act *act, int64_t part)
{
	struct lines open = { 0 };
	struct spare_demand *d;
	void *record = NULL;
	int64_t reserved = 0;

	TRY(store_get(act->db, &spare_part_entity, part, &record, act->arena));
	TRY(open_requests(act, part, &open));
	d = demands_of(&open, act->arena);
	spare_allocate(d, open.count, value_of(record).quantity.millionths);
	for (unsigned i = 0; i < open.count; i++) {
		reserved += d[i].allocated;
		TRY(note_allocation(act, REQUEST(open, d[i].index), d[i].allocated));
	}
	return note_reserved(act, record, reserved);
}

FALLIBLE stock_moved(struct act *act, const void *before, void *move)
{
	const struct stock_move *m = move;

	(void)before;
	TRY(shift_place(act, m->spare_part.v, m->from_warehouse.v, -m->quantity.millionths));
	TRY(shift_place(act, m->spare_part.v, m->to_warehouse.v, m->quantity.millionths));
	if (m->kind == stock_move_kind_transfer)
		return NULL;
	TRY(shift_part(act, m));
	return allocate(act, m->spare_part.v);
}

/* --- requests --- */

#define PRIORITY_LEAST 5

/* What it gets among the others; it is not stored yet, or not as it is now. */
static FALLIBLE allocate_own(struct act *act, struct part_request *r)
{
	struct lines open = { 0 };
	struct spare_demand *d;
	void *part = NULL;
	unsigned n = 0;

	TRY(store_get(act->db, &spare_part_entity, r->spare_part.v, &part, act->arena));
	TRY(open_requests(act, r->spare_part.v, &open));
	for (unsigned i = 0; i < open.count; i++)
		if (REQUEST(open, i)->record.id != r->record.id)
			*REQUEST(open, n++) = *REQUEST(open, i);
	*REQUEST(open, n) = *r;
	if (r->record.created_at.us == 0)
		REQUEST(open, n)->record.created_at = act->now;
	open.count = n + 1;
	d = demands_of(&open, act->arena);
	spare_allocate(d, open.count, value_of(part).quantity.millionths);
	for (unsigned i = 0; i < open.count; i++)
		if (d[i].index == n)
			r->allocated.millionths = d[i].allocated;
	return NULL;
}

static FALLIBLE take_priority(struct act *act, struct part_request *r)
{
	void *record = NULL;

	TRY(store_get(act->db, &service_case_entity, r->service_case.v, &record, act->arena));
	r->customer = ((struct service_case *)record)->customer;
	if (((struct service_case *)record)->priority != UNSET)
		r->priority = ((struct service_case *)record)->priority;
	return NULL;
}

FALLIBLE part_requesting(struct act *act, const void *before, void *request)
{
	struct part_request *r = request;
	void *record = NULL;

	(void)before;
	r->priority = PRIORITY_LEAST;
	if (r->service_case.v == 0 && r->work_order.v != 0) {
		TRY(store_get(act->db, &work_order_entity, r->work_order.v, &record, act->arena));
		r->service_case = ((struct work_order *)record)->service_case;
		r->customer = ((struct work_order *)record)->customer;
	}
	if (r->service_case.v != 0)
		TRY(take_priority(act, r));
	if (r->spare_part.v == 0 || r->quantity.millionths == UNSET)
		return NULL; /* named by the declaration */
	return allocate_own(act, r);
}

FALLIBLE part_requested(struct act *act, const void *before, void *request)
{
	(void)before;
	return allocate(act, ((struct part_request *)request)->spare_part.v);
}

static FALLIBLE order_fitting(struct act *act, const struct part_request *r, const struct spare_part *part)
{
	struct work_order *w = record_new(&work_order_entity, act->arena);

	w->title = arena_print(act->arena, "%s：%s", r->number, part->name);
	w->kind = work_order_kind_installation;
	w->service_case = r->service_case;
	w->customer = r->customer;
	return save_new(act, &work_order_entity, w);
}

FALLIBLE part_issued(struct act *act, const void *before, void *request)
{
	const struct part_request *r = request;
	struct stock_move *m = record_new(&stock_move_entity, act->arena);
	void *part = NULL;

	(void)before;
	TRY(store_get(act->db, &spare_part_entity, r->spare_part.v, &part, act->arena));
	m->kind = stock_move_kind_issue;
	m->spare_part = r->spare_part;
	m->quantity = r->quantity;
	m->from_warehouse = r->warehouse;
	m->part_request.v = r->record.id;
	m->work_order = r->work_order;
	TRY(save_new(act, &stock_move_entity, m));
	return r->install && r->work_order.v == 0 ? order_fitting(act, r, part) : NULL;
}

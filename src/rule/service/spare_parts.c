/* A move of parts names the places it needs; a request is issued out of what is kept for it; what is lent or sent to
 * its maker comes back (S97-S103, A25). */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/refusal.h"

enum { FROM = 1, TO = 2, PRICE = 4, REASON = 8 };

static const unsigned asked[] = {
	[stock_move_kind_receive] = TO | PRICE,	   [stock_move_kind_issue] = FROM,
	[stock_move_kind_transfer] = FROM | TO,	   [stock_move_kind_take_back] = TO,
	[stock_move_kind_adjust_up] = TO | REASON, [stock_move_kind_adjust_down] = FROM | REASON,
	[stock_move_kind_scrap] = FROM | REASON,
};

static void check_place(struct error **all, const struct env *env, const char *field, bool is_set, bool is_asked)
{
	if (is_set != is_asked)
		object(all, env, field, is_asked ? "required" : "not_for_this_move");
}

FALLIBLE stock_move_check(struct stock_move *m, const struct stock_move *before, const struct env *env)
{
	unsigned needs = asked[m->kind];
	struct error *all = NULL;

	(void)before;
	if (m->kind == stock_move_kind_unset)
		return NULL; /* named by the declaration */
	check_place(&all, env, "from_warehouse", m->from_warehouse.v != 0, needs & FROM);
	check_place(&all, env, "to_warehouse", m->to_warehouse.v != 0, needs & TO);
	check_place(&all, env, "unit_price", m->unit_price.minor != UNSET, needs & PRICE);
	if ((needs & REASON) && m->reason == NULL)
		object(&all, env, "reason", "required");
	if (m->kind == stock_move_kind_transfer && m->from_warehouse.v == m->to_warehouse.v)
		object(&all, env, "to_warehouse", "same_place");
	return all;
}

FALLIBLE part_request_check(struct part_request *r, const struct part_request *before, const struct env *env)
{
	struct error *all = NULL;

	if (before != NULL && before->stage != part_request_stage_open)
		return unchanged(&part_request_entity, before, r, "notes owner", "request_is_closed", env);
	if (r->purpose == part_purpose_repair && r->service_case.v == 0 && r->work_order.v == 0)
		object(&all, env, "service_case", "repair_needs_case");
	if (r->purpose == part_purpose_sale && r->customer.v == 0)
		object(&all, env, "customer", "required");
	return all;
}

FALLIBLE part_request_issue(struct part_request *r, const struct env *env)
{
	struct error *all = NULL;

	if (r->allocated.millionths == UNSET || r->allocated.millionths < r->quantity.millionths)
		refuse(&all, env, "allocated", "parts_kept_for_others");
	return all;
}

FALLIBLE loan_unit_check(struct loan_unit *u, const struct loan_unit *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (u->due_back_on.day < u->lent_on.day)
		object(&all, env, "due_back_on", "end_before_start");
	return all;
}

FALLIBLE loan_unit_take_back(struct loan_unit *u, const struct env *env)
{
	struct error *all = NULL;

	if (u->back_on.day == 0)
		u->back_on = instant_date(env->now);
	refuse_future(&all, env, "back_on", u->back_on);
	return all;
}

FALLIBLE maker_return_check(struct maker_return *r, const struct maker_return *before, const struct env *env)
{
	if (before == NULL || before->stage == maker_return_stage_draft)
		return NULL;
	return unchanged(&maker_return_entity, before, r, "notes owner due_on", "sent_is_fixed", env);
}

FALLIBLE maker_return_send(struct maker_return *r, const struct env *env)
{
	struct error *all = NULL;

	if (r->sent_on.day == 0)
		r->sent_on = instant_date(env->now);
	refuse_future(&all, env, "sent_on", r->sent_on);
	return all;
}

FALLIBLE maker_return_settle(struct maker_return *r, const struct env *env)
{
	struct error *all = NULL;

	if (r->settled_on.day == 0)
		r->settled_on = instant_date(env->now);
	refuse_future(&all, env, "settled_on", r->settled_on);
	if (r->answer == maker_answer_replaced && r->new_serial_no == NULL)
		refuse(&all, env, "new_serial_no", "required_for_step");
	return all;
}

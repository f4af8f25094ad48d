/* A work order: what was done, what it cost us, and what the customer agreed to pay before a part was
 * fitted (S75, A17).  Who pays which line is said by rule/service/repair_charge.  What was confirmed and then changed
 * is confirmed no longer, and says so (TRUST T11). */
#include "base/buffer.h"
#include "base/money.h"
#include "entity/all.h"
#include "rule/contract/delivery.h"
#include "rule/refusal.h"
#include "rule/service/measure.h"

#define CHARGE(w, i) LINE_AT((w)->charges, struct charge_line, i)
#define VALUE(w, i) LINE_AT((w)->values, struct work_value, i)

static void add(money *sum, money m)
{
	if (m.minor != UNSET)
		sum->minor = sum->minor == UNSET ? m.minor : sum->minor + m.minor;
}

static void sum_up(struct work_order *w)
{
	w->net = w->tax = w->gross = w->internal_cost = (money){ UNSET };
	for (unsigned i = 0; i < w->charges.count; i++) {
		struct charge_line *line = CHARGE(w, i);
		bool priced = line->unit_cost.minor != UNSET && line->quantity.millionths != UNSET;
		line->cost = priced ? money_times(line->unit_cost, line->quantity) : (money){ UNSET };
		add(&w->internal_cost, line->cost);
		add(&w->net, line->net);
		add(&w->tax, line->tax);
		add(&w->gross, line->gross);
	}
}

static void judge_values(struct work_order *w)
{
	for (unsigned i = 0; i < w->values.count; i++) {
		struct work_value *v = VALUE(w, i);
		const struct limits limits = limits_of(v);
		v->verdict = value_judged(&limits, v->value_after);
		v->off_percent = value_off_percent(v->target, v->value_after);
	}
}

/* The names of what is not as it was when the customer confirmed it; "" for nothing. */
static const char *changed_names(const struct work_order *before, const struct work_order *w, const struct env *env)
{
	const struct error *all = unchanged(&work_order_entity, before, w, "", "changed", env);
	struct buffer b = BUFFER(env->arena);

	for (; all != NULL; all = all->next)
		buffer_print(&b, "%s%s", b.used > 0 ? " " : "", all->field);
	if (w->gross.minor != before->gross.minor)
		buffer_print(&b, "%sgross", b.used > 0 ? " " : "");
	return buffer_text(&b);
}

static void void_confirmation(struct work_order *w, const struct work_order *before, const struct env *env)
{
	const char *what = changed_names(before, w, env);

	if (*what == '\0')
		return;
	w->stage = work_order_stage_finished;
	w->voided_at = env->now;
	w->voided_by.v = env->actor->user;
	w->voided_what = what;
	w->voided_hash = before->content_hash;
	w->confirmed_by = w->signer = w->signer_position = w->content_hash = w->signature_hash = NULL;
	w->signature.v = w->engineer_signature.v = 0;
	w->confirmed_at = (instant){ 0 };
}

FALLIBLE work_order_check(struct work_order *w, const struct work_order *before, const struct env *env)
{
	struct error *all = NULL;

	/* The fitting of a part that was sold belongs to the customer alone (S103). */
	if (w->service_case.v == 0 && w->visit.v == 0 &&
	    !(w->kind == work_order_kind_installation && w->customer.v != 0))
		object(&all, env, "service_case", "case_or_visit_needed");
	for (unsigned i = 0; i < w->values.count; i++)
		if (VALUE(w, i)->lower.millionths != UNSET && VALUE(w, i)->upper.millionths != UNSET &&
		    VALUE(w, i)->lower.millionths > VALUE(w, i)->upper.millionths)
			object_in_row(&all, env, "values", i, "upper", "ends_before_it_begins");
	sum_up(w);
	judge_values(w);
	if (before != NULL && before->stage == work_order_stage_confirmed && w->stage == work_order_stage_confirmed)
		void_confirmation(w, before, env);
	return all;
}

FALLIBLE work_order_start(struct work_order *w, const struct env *env)
{
	w->started_at = env->now;
	return NULL;
}

static void agreed_by(struct work_order *w, const struct env *env)
{
	w->charge_agreed_at = env->now;
	w->agreed_gross.minor = w->gross.minor == UNSET ? 0 : w->gross.minor;
}

FALLIBLE work_order_agree(struct work_order *w, const struct env *env)
{
	agreed_by(w, env);
	return NULL;
}

FALLIBLE work_order_accept(struct work_order *w, const struct env *env)
{
	w->cause_accepted_at = env->now;
	w->dispute_reason = NULL;
	return NULL;
}

/* Commissioning is not done until every value is inside its limits, before and after known (S78). */
static void check_values(struct error **all, const struct work_order *w, const struct env *env)
{
	if (w->kind == work_order_kind_tuning && w->values.count == 0)
		refuse(all, env, "values", "required_for_step");
	for (unsigned i = 0; i < w->values.count; i++) {
		const struct work_value *v = VALUE(w, i);
		if (v->value_after.millionths == UNSET)
			refuse_row(all, env, "values", i, "value_after", "required_for_step");
		else if (v->verdict == value_verdict_outside)
			refuse_row(all, env, "values", i, "value_after", "outside_tolerance");
		if (w->kind == work_order_kind_tuning && v->value_before.millionths == UNSET)
			refuse_row(all, env, "values", i, "value_before", "required_for_step");
	}
}

static bool needs_cause(const struct work_order *w)
{
	return w->kind == work_order_kind_repair || w->kind == work_order_kind_replacement;
}

FALLIBLE work_order_finish(struct work_order *w, const struct env *env)
{
	struct error *all = NULL;

	if (needs_cause(w) && w->cause == fault_cause_unset)
		refuse(&all, env, "cause", "required_for_step");
	if (w->gross.minor > 0 && w->charge_agreed_at.us == 0)
		refuse(&all, env, "charge_agreed_by", "agreement_needed");
	else if (w->gross.minor > 0 && w->gross.minor > w->agreed_gross.minor)
		refuse(&all, env, "charge_agreed_by", "agreement_outdated");
	judge_values(w);
	check_values(&all, w, env);
	w->finished_at = env->now;
	return all;
}

/* A dispute that begins again is open again. */
FALLIBLE work_order_dispute(struct work_order *w, const struct env *env)
{
	(void)env;
	w->settled_at = (instant){ 0 };
	w->settled_by.v = 0;
	w->settled_with = w->settlement = NULL;
	w->cause_accepted_by = NULL;
	w->cause_accepted_at = (instant){ 0 };
	return NULL;
}

FALLIBLE work_order_settle(struct work_order *w, const struct env *env)
{
	struct error *all = NULL;

	if (w->dispute_reason == NULL)
		refuse(&all, env, "dispute_reason", "nothing_in_dispute");
	w->settled_by.v = env->actor->user;
	w->settled_at = env->now;
	return all;
}

static void check_price(struct error **all, const struct work_order *w, const struct env *env)
{
	if (w->gross.minor > 0 && w->gross.minor > w->agreed_gross.minor)
		refuse(all, env, "charge_agreed_by", "agreement_outdated");
}

/* Without a signature: by telephone or message. */
FALLIBLE work_order_confirm(struct work_order *w, const struct env *env)
{
	struct error *all = NULL;

	check_price(&all, w, env);
	w->confirmed_at = env->now;
	return all;
}

FALLIBLE work_order_sign(struct work_order *w, const struct env *env)
{
	struct error *all = NULL;

	check_price(&all, w, env);
	if (w->signature.v != 0 && w->signature.v == w->engineer_signature.v)
		refuse(&all, env, "signature", "signs_for_another");
	w->confirmed_by = w->signer;
	w->confirmed_at = env->now;
	return all;
}

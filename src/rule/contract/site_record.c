/* What was covered up has a picture and the supervisor's name; what was tuned is inside its tolerance; a trial run
 * lasts as long as was promised (S40, S78). */
#include "base/instant.h"
#include "base/money.h"
#include "rule/contract/delivery.h"
#include "rule/refusal.h"

#define VALUE(r, i) LINE_AT((r)->values, struct site_value, i)

decimal value_off_percent(decimal target, decimal value)
{
	wide off, size;

	if (target.millionths == UNSET || value.millionths == UNSET || target.millionths == 0)
		return (decimal){ UNSET };
	off = (wide)value.millionths - target.millionths;
	size = target.millionths < 0 ? -(wide)target.millionths : target.millionths;
	return (decimal){ divide_half_up(off * 100 * DECIMAL_ONE, size) };
}

bool value_passes(const struct site_value *v)
{
	decimal off = value_off_percent(v->target, v->value_after);
	int64_t size = off.millionths < 0 ? -off.millionths : off.millionths;

	if (v->value_after.millionths == UNSET)
		return false;
	if (off.millionths == UNSET)
		return v->target.millionths == UNSET || v->target.millionths == v->value_after.millionths;
	return size <= (v->tolerance_percent.millionths == UNSET ? 0 : v->tolerance_percent.millionths);
}

int64_t trial_days(date from, date to)
{
	return from.day == 0 || to.day < from.day ? 0 : to.day - from.day + 1;
}

FALLIBLE site_record_check(struct site_record *r, const struct site_record *before, const struct env *env)
{
	struct error *all = NULL;

	if (before != NULL && before->stage == site_record_stage_signed)
		return unchanged(&site_record_entity, before, r, "document owner", "signed_is_fixed", env);
	if (r->to_on.day != 0 && r->to_on.day < r->from_on.day)
		object(&all, env, "to_on", "ends_before_it_begins");
	for (unsigned i = 0; i < r->values.count; i++) {
		VALUE(r, i)->off_percent = value_off_percent(VALUE(r, i)->target, VALUE(r, i)->value_after);
		VALUE(r, i)->passed = value_passes(VALUE(r, i));
	}
	return all;
}

static void sign_concealed(struct error **all, const struct site_record *r, const struct env *env)
{
	if (r->document.v == 0)
		refuse(all, env, "document", "picture_before_covering");
	if (r->supervisor == NULL && r->customer_signer == NULL)
		refuse(all, env, "supervisor", "witness_needed");
}

static void sign_commissioning(struct error **all, const struct site_record *r, const struct env *env)
{
	if (r->values.count == 0)
		refuse(all, env, "values", "required_for_step");
	for (unsigned i = 0; i < r->values.count; i++) {
		if (VALUE(r, i)->value_after.millionths == UNSET)
			refuse_row(all, env, "values", i, "value_after", "required_for_step");
		else if (!VALUE(r, i)->passed)
			refuse_row(all, env, "values", i, "value_after", "outside_tolerance");
	}
}

static void sign_trial(struct error **all, const struct site_record *r, const struct env *env)
{
	if (r->to_on.day == 0)
		refuse(all, env, "to_on", "required_for_step");
	else if (r->days_required != UNSET && trial_days(r->from_on, r->to_on) < r->days_required)
		refuse_count(all, env, "to_on", "trial_too_short", r->days_required);
	if (r->customer_signer == NULL)
		refuse(all, env, "customer_signer", "required_for_step");
	refuse_future(all, env, "to_on", r->to_on);
}

FALLIBLE site_record_sign(struct site_record *r, const struct env *env)
{
	struct error *all = NULL;

	if (r->signed_on.day == 0)
		r->signed_on = instant_date(env->now);
	refuse_future(&all, env, "signed_on", r->signed_on);
	if (r->signed_on.day < r->from_on.day)
		refuse(&all, env, "signed_on", "before_it_begins");
	if (r->kind == site_record_kind_concealed_work)
		sign_concealed(&all, r, env);
	if (r->kind == site_record_kind_commissioning)
		sign_commissioning(&all, r, env);
	if (r->kind == site_record_kind_trial_run)
		sign_trial(&all, r, env);
	return all;
}

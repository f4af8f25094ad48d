/* A visit is recorded when there is something of each thing looked at; on site it is signed by hand, by
 * phone confirmed by the customer; entered later it says so (A10, A13, S129, S130). */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/refusal.h"

#define CHECK(v, i) LINE_AT((v)->checks, struct visit_check, i)

static bool is_signed(enum visit_stage stage)
{
	return stage == visit_stage_signed || stage == visit_stage_closed;
}

FALLIBLE visit_check(struct visit *v, const struct visit *before, const struct env *env)
{
	struct error *all = NULL;

	if (before != NULL && is_signed(before->stage))
		error_append(&all, unchanged(&visit_entity, before, v, "lessons", "signed_is_fixed", env));
	return all;
}

FALLIBLE visit_reschedule(struct visit *v, const struct env *env)
{
	struct error *all = NULL;

	if (v->planned_on.day < instant_date(env->now).day)
		refuse(&all, env, "planned_on", "in_the_past");
	return all;
}

FALLIBLE visit_start(struct visit *v, const struct env *env)
{
	v->started_at = env->now;
	v->actual_on = instant_date(env->now);
	return NULL;
}

static void check_equipment(struct error **all, const struct visit *v, const struct env *env)
{
	unsigned seen = 0;

	for (unsigned i = 0; i < v->checks.count; i++) {
		const struct visit_check *check = CHECK(v, i);
		seen += check->state == check_state_normal || check->state == check_state_abnormal;
		if (check->state == check_state_abnormal && check->finding == NULL)
			refuse_row(all, env, "checks", i, "finding", "required_for_step");
	}
	if (seen == 0)
		refuse(all, env, "checks", "no_equipment_checked");
}

FALLIBLE visit_record(struct visit *v, const struct env *env)
{
	struct error *all = NULL;

	refuse_future(&all, env, "actual_on", v->actual_on);
	if (v->channel == visit_channel_phone && v->called_at.us == 0)
		refuse(&all, env, "called_at", "required_for_step");
	if (v->channel == visit_channel_phone && v->called_whom == NULL)
		refuse(&all, env, "called_whom", "required_for_step");
	check_equipment(&all, v, env);
	v->recorded_at = env->now;
	v->late_entry = v->actual_on.day < instant_date(env->now).day;
	return all;
}

/* A message is enough where nobody could sign: by phone, from afar, or when the customer was away. */
FALLIBLE visit_confirm(struct visit *v, const struct env *env)
{
	struct error *all = NULL;

	if (v->channel == visit_channel_onsite && v->absent_reason == NULL)
		refuse(&all, env, "absent_reason", "signature_needed");
	v->signed_at = env->now;
	return all;
}

FALLIBLE visit_close(struct visit *v, const struct env *env)
{
	v->closed_at = env->now;
	return NULL;
}

FALLIBLE visit_void(struct visit *v, const struct env *env)
{
	(void)env;
	v->signed_at = v->closed_at = (instant){ 0 };
	v->confirmed_by = NULL;
	return NULL;
}

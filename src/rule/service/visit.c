/* A visit is recorded when there is something of each thing looked at; on site it is signed by hand, by
 * phone confirmed by the customer; entered later it says so (A10, A13, S129, S130). */
#include "base/buffer.h"
#include "base/instant.h"
#include "base/money.h"
#include "entity/all.h"
#include "meta/kinds.h"
#include "rule/refusal.h"
#include "rule/service/measure.h"

#define CHECK(v, i) LINE_AT((v)->checks, struct visit_check, i)
#define READING(v, i) LINE_AT((v)->readings, struct visit_reading, i)

static bool is_signed(enum visit_stage stage)
{
	return stage == visit_stage_signed || stage == visit_stage_closed;
}

static void judge(struct visit_reading *r)
{
	const struct limits limits = { { UNSET }, { UNSET }, r->lower, r->upper };

	r->verdict = r->kind == reading_kind_number ? value_judged(&limits, r->number) : value_verdict_unset;
}

static void judge_all(struct visit *v)
{
	for (unsigned i = 0; i < v->readings.count; i++)
		judge(READING(v, i));
}

FALLIBLE visit_check(struct visit *v, const struct visit *before, const struct env *env)
{
	struct error *all = NULL;

	judge_all(v);
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

static struct visit_check *check_of(const struct visit *v, equipment_id device)
{
	for (unsigned i = 0; i < v->checks.count; i++)
		if (device.v != 0 && CHECK(v, i)->equipment.v == device.v)
			return CHECK(v, i);
	return NULL;
}

/* What was read outside its limits makes its device one that is not in order, whatever was tapped. */
static void mark_devices(const struct visit *v, struct arena *a)
{
	for (unsigned i = 0; i < v->readings.count; i++) {
		struct visit_check *check =
			reading_is_bad(READING(v, i)) ? check_of(v, READING(v, i)->equipment) : NULL;
		if (check == NULL)
			continue;
		check->state = check_state_abnormal;
		if (check->finding == NULL)
			check->finding = reading_text(READING(v, i), a);
	}
}

static bool is_read(const struct visit_reading *r)
{
	return r->kind == reading_kind_number  ? r->number.millionths != UNSET
	       : r->kind == reading_kind_words ? r->words != NULL
					       : r->state != check_state_unset;
}

/* A device that was not looked at has no readings. */
static void check_readings(struct error **all, const struct visit *v, const struct env *env)
{
	for (unsigned i = 0; i < v->readings.count; i++) {
		const struct visit_reading *r = READING(v, i);
		const struct visit_check *check = check_of(v, r->equipment);
		if (check != NULL && check->state == check_state_not_checked)
			continue;
		if (r->needed && !is_read(r))
			refuse_row(all, env, "readings", i, "item", "required_for_step");
		if (r->photo_needed && r->photo.v == 0 && v->channel == visit_channel_onsite)
			refuse_row(all, env, "readings", i, "photo", "required_for_step");
		if (reading_is_bad(r) && check == NULL && r->equipment.v != 0)
			refuse_row(all, env, "readings", i, "equipment", "no_result_of_device");
	}
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
	if (choices_have(v->programmes, "technical") && v->lessons == NULL && !v->no_lessons)
		refuse(&all, env, "lessons", "lesson_or_none");
	judge_all(v);
	mark_devices(v, env->arena);
	check_equipment(&all, v, env);
	check_readings(&all, v, env);
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

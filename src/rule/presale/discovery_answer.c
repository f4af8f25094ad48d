/* An answer says something, from somebody, on a day; what is unknown has a day on which it is asked (A21), and a
 * scale has a number with its unit (S50). */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/presale/measure.h"
#include "rule/refusal.h"

static bool says_something(const struct discovery_answer *d)
{
	return d->text != NULL || d->level != UNSET || d->value.millionths != UNSET || d->lines.count > 0 ||
	       d->delivery_model != delivery_model_unset;
}

/* A list that stands in a table of its own is the answer. */
static bool stands_elsewhere(const struct discovery_answer *d)
{
	return d->kind == answer_kind_devices || d->kind == answer_kind_software || d->kind == answer_kind_target;
}

static void check_scale(struct error **all, const struct discovery_answer *d, const struct env *env)
{
	struct measure m;

	if (d->kind == answer_kind_scale && d->value.millionths == UNSET && !measure_find(d->text, env->arena, &m))
		object(all, env, "text", "number_with_unit_needed");
}

static void check_said(struct error **all, const struct discovery_answer *d, const struct env *env)
{
	if (!says_something(d) && !stands_elsewhere(d))
		object(all, env, "text", "nothing_said");
	else
		check_scale(all, d, env);
}

FALLIBLE discovery_answer_check(struct discovery_answer *d, const struct discovery_answer *before,
				const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (d->state == answer_state_unknown && d->ask_on.day == 0)
		object(&all, env, "ask_on", "day_to_ask_needed");
	if (d->state == answer_state_known || d->state == answer_state_assumed)
		check_said(&all, d, env);
	if (d->value.millionths != UNSET && d->unit == NULL)
		object(&all, env, "unit", "unit_needed");
	if (d->answered_on.day > instant_date(env->now).day)
		object(&all, env, "answered_on", "in_the_future");
	if (d->set_aside && d->set_aside_reason == NULL)
		object(&all, env, "set_aside_reason", "required");
	return all;
}

/* A plan is agreed when nothing is missing, and completed when everybody has passed; a session is held by those who
 * signed for it; marks stand once they are given (S104-S114). */
#include "base/instant.h"
#include "entity/all.h"
#include "meta/kinds.h"
#include "rule/refusal.h"

FALLIBLE trainer_check(struct trainer *t, const struct trainer *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (t->practising_since.day > instant_date(env->now).day)
		object(&all, env, "practising_since", "in_the_future");
	return all;
}

FALLIBLE training_plan_check(struct training_plan *p, const struct training_plan *before, const struct env *env)
{
	if (before == NULL || before->stage != training_plan_stage_completed)
		return NULL;
	return unchanged(&training_plan_entity, before, p, "notes owner", "completed_is_fixed", env);
}

FALLIBLE training_plan_agree(struct training_plan *p, const struct env *env)
{
	struct error *all = NULL;

	if (p->agreed_on.day == 0)
		p->agreed_on = instant_date(env->now);
	refuse_future(&all, env, "agreed_on", p->agreed_on);
	if (p->gaps_open > 0)
		refuse_count(&all, env, "gaps_open", "training_gaps_open", p->gaps_open);
	return all;
}

FALLIBLE training_plan_complete(struct training_plan *p, const struct env *env)
{
	struct error *all = NULL;

	if (p->completed_on.day == 0)
		p->completed_on = instant_date(env->now);
	refuse_future(&all, env, "completed_on", p->completed_on);
	if (p->gaps_open > 0)
		refuse_count(&all, env, "gaps_open", "training_gaps_open", p->gaps_open);
	if (p->trainees_open > 0)
		refuse_count(&all, env, "trainees_open", "trainees_not_passed", p->trainees_open);
	return all;
}

#define ATTENDANCE(s, i) LINE_AT((s)->attendance, struct training_attendance, i)

static void check_signed_once(struct error **all, const struct training_session *s, const struct env *env)
{
	for (unsigned i = 0; i < s->attendance.count; i++)
		for (unsigned k = 0; k < i; k++)
			if (ATTENDANCE(s, i)->trainee.v == ATTENDANCE(s, k)->trainee.v) {
				refuse_row(all, env, "attendance", i, "trainee", "named_twice_here");
				break;
			}
}

FALLIBLE training_session_check(struct training_session *s, const struct training_session *before,
				const struct env *env)
{
	struct error *all = NULL;

	check_signed_once(&all, s, env);
	if (before != NULL && before->stage == training_session_stage_held)
		error_append(&all, unchanged(&training_session_entity, before, s, "sign_in_sheet owner",
					     "held_is_fixed", env));
	return all;
}

FALLIBLE training_session_hold(struct training_session *s, const struct env *env)
{
	struct error *all = NULL;
	unsigned present = 0;

	for (unsigned i = 0; i < s->attendance.count; i++)
		present += ATTENDANCE(s, i)->present;
	if (present == 0)
		refuse(&all, env, "attendance", "nobody_came");
	if (s->starts_at.us > env->now.us)
		refuse(&all, env, "starts_at", "in_the_future");
	return all;
}

FALLIBLE trainee_check(struct trainee *t, const struct trainee *before, const struct env *env)
{
	if (before == NULL || before->stage != trainee_stage_assessed || t->stage != trainee_stage_assessed)
		return NULL;
	return unchanged(&trainee_entity, before, t, "satisfaction opinion contact owner name", "marks_are_fixed", env);
}

FALLIBLE trainee_assess(struct trainee *t, const struct env *env)
{
	struct error *all = NULL;

	if (t->assessed_on.day == 0)
		t->assessed_on = instant_date(env->now);
	refuse_future(&all, env, "assessed_on", t->assessed_on);
	if (t->attendance.millionths == UNSET)
		refuse(&all, env, "attendance", "no_session_held");
	t->assessed_by.v = env->actor->user;
	t->attempts = (t->attempts == UNSET ? 0 : t->attempts) + 1;
	return all;
}

/* Who has passed needs no second round, but for the competences he lacks. */
FALLIBLE trainee_retrain(struct trainee *t, const struct env *env)
{
	struct error *all = NULL;

	if (t->verdict == training_verdict_passed && t->competent)
		refuse(&all, env, "verdict", "has_passed");
	t->assessed_on.day = 0;
	return all;
}

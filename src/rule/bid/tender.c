/* A tender is pursued once every fact read from its document was confirmed by a person, every change of it
 * decided on, and while there is still time. */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/refusal.h"

static void must_not_be_after_deadline(struct error **all, const struct tender *t, const char *field, instant at,
				       const struct env *env)
{
	if (at.us != 0 && t->deadline_at.us != 0 && instant_before(t->deadline_at, at))
		object(all, env, field, "after_deadline");
}

FALLIBLE tender_check(struct tender *t, const struct tender *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (t->opening_at.us != 0 && t->deadline_at.us != 0 && instant_before(t->opening_at, t->deadline_at))
		object(&all, env, "opening_at", "before_deadline");
	if (t->issued_on.day != 0)
		must_not_be_after_deadline(&all, t, "issued_on", date_start(t->issued_on), env);
	must_not_be_after_deadline(&all, t, "sale_ends_at", t->sale_ends_at, env);
	must_not_be_after_deadline(&all, t, "questions_until", t->questions_until, env);
	return all;
}

static void decide(struct tender *t, const struct env *env)
{
	t->decided_by.v = env->actor->user;
	t->decided_at = env->now;
}

FALLIBLE tender_pursue(struct tender *t, const struct env *env)
{
	struct error *all = NULL;

	if (t->facts_open > 0)
		refuse_count(&all, env, "facts_open", "facts_unconfirmed", t->facts_open);
	if (t->changes_open > 0)
		refuse_count(&all, env, "changes_open", "changes_undecided", t->changes_open);
	if (t->deadline_at.us != 0 && !instant_before(env->now, t->deadline_at))
		refuse(&all, env, "deadline_at", "too_late");
	decide(t, env);
	return all;
}

FALLIBLE tender_decline(struct tender *t, const struct env *env)
{
	decide(t, env);
	return NULL;
}

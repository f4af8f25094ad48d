/* A visit counts when it was held and says what comes next, by whom and until when (S4, S28). */
#include "rule/presale/engagement.h"

#include "base/buffer.h"
#include "base/instant.h"
#include "rule/party/evaluator.h"
#include "rule/presale/exclusionary.h"
#include "rule/refusal.h"

/* --- what a minute still lacks --- */

const char *engagement_gaps(const struct engagement *v, struct arena *a)
{
	const struct {
		enum engagement_gap gap;
		bool open;
	} gaps[] = {
		{ engagement_gap_outcome, v->outcome == NULL },
		{ engagement_gap_next_step, v->next_step == NULL },
		{ engagement_gap_next_owner, v->next_step != NULL && v->next_owner.v == 0 },
		{ engagement_gap_next_due_on, v->next_step != NULL && v->next_due_on.day == 0 },
	};
	struct buffer b = BUFFER(a);

	if (v->stage != engagement_stage_held)
		return NULL;
	for (unsigned i = 0; i < sizeof gaps / sizeof *gaps; i++)
		if (gaps[i].open)
			buffer_print(&b, "%s%s", b.used > 0 ? "," : "", engagement_gap_choices.labels[gaps[i].gap]);
	return b.used == 0 ? NULL : buffer_text(&b);
}

/* --- what may be written --- */

static void no_exclusion(struct error **all, const struct engagement *v, const struct env *env)
{
	const struct {
		const char *field, *text;
	} written[] = {
		{ "facts", v->facts },	 { "outcome", v->outcome }, { "next_step", v->next_step },
		{ "topics", v->topics }, { "minutes", v->minutes },
	};

	for (unsigned i = 0; i < sizeof written / sizeof *written; i++)
		if (exclusionary_text(written[i].text))
			object(all, env, written[i].field, "no_exclusionary_parameters");
}

FALLIBLE engagement_check(struct engagement *v, const struct engagement *before, const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	v->gaps = engagement_gaps(v, env->arena);
	if (evaluator_named(v->their_people))
		object(&all, env, "their_people", "no_evaluators");
	no_exclusion(&all, v, env);
	return all;
}

FALLIBLE engagement_participant_check(struct engagement_participant *p, const struct engagement_participant *before,
				      const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if ((p->contact.v == 0) == (p->user.v == 0))
		object(&all, env, "contact", "one_of_theirs_or_ours");
	return all;
}

/* --- holding it --- */

FALLIBLE engagement_hold(struct engagement *v, const struct env *env)
{
	struct error *all = NULL;

	if (instant_before(env->now, v->held_at))
		refuse(&all, env, "held_at", "in_the_future");
	if (v->next_step != NULL && v->next_owner.v == 0)
		refuse(&all, env, "next_owner", "required_for_step");
	if (v->next_step != NULL && v->next_due_on.day == 0)
		refuse(&all, env, "next_due_on", "required_for_step");
	return all;
}

/* From what a customer says to what we decided: nothing is dropped in silence (S3, S12, S17, S20, S41, C19). */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/refusal.h"

static bool has_source(const struct requirement *r)
{
	return r->contact.v != 0 || r->engagement.v != 0 || r->discovery_answer.v != 0 || r->clause.v != 0;
}

FALLIBLE requirement_link_check(struct requirement_link *l, const struct requirement_link *before,
				const struct env *env)
{
	struct error *all = NULL;

	(void)before;
	if (l->engagement.v == 0 && l->clause.v == 0 && l->acceptance.v == 0 && l->name == NULL)
		object(&all, env, "name", "required");
	return all;
}

FALLIBLE requirement_check(struct requirement *r, const struct requirement *before, const struct env *env)
{
	struct error *all = NULL;
	date today = instant_date(env->now);

	(void)before;
	r->link_count = (int64_t)r->links.count + (has_source(r) ? 1 : 0);
	if (r->real_need != NULL && r->real_need_same)
		object(&all, env, "real_need_same", "real_need_or_same");
	if (r->noted_on.day > today.day)
		object(&all, env, "noted_on", "in_the_future");
	if (r->confirmed_on.day > today.day)
		object(&all, env, "confirmed_on", "in_the_future");
	if (r->confirmed_on.day != 0 && r->confirmed_by.v == 0)
		object(&all, env, "confirmed_by", "required");
	if (r->replied_on.day > today.day)
		object(&all, env, "replied_on", "in_the_future");
	return all;
}

/* What was said has something behind it, or means just that (S41). */
FALLIBLE requirement_analyse(struct requirement *r, const struct env *env)
{
	struct error *all = NULL;

	if (r->kind == requirement_kind_stated && r->real_need == NULL && !r->real_need_same)
		refuse(&all, env, "real_need", "real_need_or_same");
	r->analysed_on = instant_date(env->now);
	return all;
}

FALLIBLE requirement_review(struct requirement *r, const struct env *env)
{
	struct error *all = NULL;

	if (r->feasibility != feasibility_feasible && r->feasibility_note == NULL)
		refuse(&all, env, "feasibility_note", "required_for_step");
	r->reviewed_by.v = env->actor->user;
	r->reviewed_on = instant_date(env->now);
	return all;
}

static void decided(struct requirement *r, const struct env *env)
{
	r->decided_by.v = env->actor->user;
	r->decided_on = instant_date(env->now);
}

/* Against the advice of those who would build it, with a reason. */
FALLIBLE requirement_accept(struct requirement *r, const struct env *env)
{
	struct error *all = NULL;

	if (r->feasibility == feasibility_infeasible && r->decision_reason == NULL)
		refuse(&all, env, "decision_reason", "accepted_against_review");
	decided(r, env);
	return all;
}

FALLIBLE requirement_negotiate(struct requirement *r, const struct env *env)
{
	decided(r, env);
	return NULL;
}

FALLIBLE requirement_decline(struct requirement *r, const struct env *env)
{
	decided(r, env);
	return NULL;
}

FALLIBLE requirement_merge(struct requirement *r, const struct env *env)
{
	struct error *all = NULL;

	if (r->merged_into.v == r->record.id)
		refuse(&all, env, "merged_into", "merged_into_itself");
	decided(r, env);
	return all;
}

/* What is approved stays as it was approved; a second person approves, and there must be something to approve. */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/refusal.h"

FALLIBLE library_entry_check(struct library_entry *l, const struct library_entry *before, const struct env *env)
{
	struct error *all = NULL;

	if (before != NULL && before->stage == library_entry_stage_approved && l->stage == before->stage)
		error_append(&all, unchanged(&library_entry_entity, before, l, "keywords valid_to owner notes",
					     "approved_is_fixed", env));
	return all;
}

FALLIBLE library_entry_approve(struct library_entry *l, const struct env *env)
{
	date today = instant_date(env->now);
	struct error *all = NULL;

	if (l->text == NULL && l->value == NULL && l->commitment_key == NULL)
		refuse(&all, env, "text", "answer_needed");
	if (l->kind == library_kind_answer && l->question == NULL)
		refuse(&all, env, "question", "required_for_step");
	if (l->valid_to.day != 0 && l->valid_to.day < today.day)
		refuse(&all, env, "valid_to", "already_over");
	l->approved_by.v = env->actor->user;
	l->approved_on = today;
	return all;
}

/* What is approved is the content of a price sheet: a change of it takes the approval away (TRUST T14, T15). */
#include "entity/all.h"
#include "base/text.h"
#include "rule/refusal.h"

static void void_approval(struct bid_price *p, const struct env *env)
{
	p->stage = bid_price_stage_draft;
	p->voided_by.v = env->actor->user;
	p->voided_at = env->now;
}

FALLIBLE bid_price_check(struct bid_price *p, const struct bid_price *before, const struct env *env)
{
	struct error *all = NULL;
	bool has = p->content.plain != NULL || p->content.box != NULL;

	if (!has)
		object(&all, env, "content", "required");
	if (before != NULL && before->stage == p->stage && p->stage != bid_price_stage_draft &&
	    !text_same(before->content_hash, p->content_hash))
		void_approval(p, env);
	return all;
}

FALLIBLE bid_price_submit(struct bid_price *p, const struct env *env)
{
	p->submitted_by.v = env->actor->user;
	p->return_reason = NULL;
	p->seen_hash = NULL;
	return NULL;
}

FALLIBLE bid_price_approve(struct bid_price *p, const struct env *env)
{
	struct error *all = NULL;

	if (p->seen_hash != NULL && !text_same(p->seen_hash, p->content_hash))
		refuse(&all, env, "seen_hash", "changed_since_seen");
	p->approved_hash = p->content_hash;
	p->approved_by.v = env->actor->user;
	p->approved_at = env->now;
	p->voided_by.v = 0;
	p->voided_at.us = 0;
	return all;
}

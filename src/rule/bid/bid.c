/* A bid is sealed when nothing in it would throw it out (app/bid/bid_readiness.h), handed in before the deadline,
 * opened not before its time; what was sealed stays as it was (DOMAIN 2.3, A22; TRUST T6, T7). */
#include "base/instant.h"
#include "entity/all.h"
#include "rule/refusal.h"

static bool past_deadline(const struct bid *b, instant at)
{
	return b->deadline_at.us != 0 && !instant_before(at, b->deadline_at);
}

FALLIBLE bid_check(struct bid *b, const struct bid *before, const struct env *env)
{
	struct error *all = NULL;

	if ((b->warranty_term == UNSET) != (b->warranty_unit == term_unit_unset))
		object(&all, env, "warranty_unit", "term_needs_unit");
	if (before != NULL && before->stage == bid_stage_preparing && past_deadline(b, env->now))
		error_append(&all, unchanged(&bid_entity, before, b, "name owner team notes", "too_late", env));
	if (before != NULL && before->stage != bid_stage_preparing)
		error_append(&all, unchanged(&bid_entity, before, b, "name owner team notes", "sealed_is_fixed", env));
	return all;
}

FALLIBLE bid_seal(struct bid *b, const struct env *env)
{
	struct error *all = NULL;

	if (past_deadline(b, env->now))
		refuse(&all, env, "deadline_at", "too_late");
	b->sealed_at = env->now;
	b->sealed_by.v = env->actor->user;
	return all;
}

/* Recorded after the deadline, a submission before it counts with its receipt (补录, A22). */
FALLIBLE bid_submit(struct bid *b, const struct env *env)
{
	struct error *all = NULL;

	if (b->submitted_at.us == 0)
		b->submitted_at = env->now;
	b->late_entry = past_deadline(b, env->now);
	if (instant_before(env->now, b->submitted_at))
		refuse(&all, env, "submitted_at", "in_the_future");
	if (past_deadline(b, b->submitted_at))
		refuse(&all, env, "submitted_at", "too_late");
	else if (b->late_entry && b->receipt_no == NULL && b->receipt.v == 0)
		refuse(&all, env, "receipt_no", "receipt_needed");
	return all;
}

/* What was handed in elsewhere is recorded as what it is: with the platform's time and its receipt (A22). */
FALLIBLE bid_record(struct bid *b, const struct env *env)
{
	struct error *all = NULL;

	if (instant_before(env->now, b->submitted_at))
		refuse(&all, env, "submitted_at", "in_the_future");
	if (b->submitted_at.us != 0 && past_deadline(b, b->submitted_at))
		refuse(&all, env, "submitted_at", "too_late");
	b->late_entry = true;
	return all;
}

FALLIBLE bid_withdraw(struct bid *b, const struct env *env)
{
	struct error *all = NULL;

	if (past_deadline(b, env->now))
		refuse(&all, env, "deadline_at", "too_late");
	return all;
}

FALLIBLE bid_open(struct bid *b, const struct env *env)
{
	struct error *all = NULL;

	if (b->opening_at.us != 0 && instant_before(env->now, b->opening_at))
		refuse(&all, env, "opening_at", "not_before_opening");
	b->opened_at = env->now;
	return all;
}

FALLIBLE bid_win(struct bid *b, const struct env *env)
{
	struct error *all = NULL;

	refuse_future(&all, env, "award_notice_on", b->award_notice_on);
	return all;
}

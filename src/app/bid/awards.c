#include "app/bid/awards.h"

#include "app/desk/calendars.h"
#include "app/save.h"
#include "entity/all.h"
#include "rule/bid/legal_deadline.h"
#include "store/record.h"

#define PUBLICITY_DAYS 3 /* 招标投标法实施条例 54: at least */
#define RESULT_DAYS 1	 /* 政府采购法实施条例 43: a notice of one workday */

static date end_of(enum legal_limit limit, const struct tender *t, date from, const struct calendar *c)
{
	if (from.day == 0 || t->regime == procurement_regime_unset)
		return (date){ 0 };
	return legal_deadline(limit, t->regime, from, c).last_day;
}

/* Counted from the end of the notice (政府采购法实施条例 53); under the bidding law an objection to the result is made
 * while it is public (招标投标法实施条例 54). */
static date challenge_end(const struct award_notice *n, const struct tender *t, const struct calendar *c)
{
	date last = end_of(LIMIT_CHALLENGE, t, n->publicity_until, c);

	return last.day != 0 ? last : n->publicity_until;
}

static void set_days(struct award_notice *n, const struct tender *t, const struct calendar *c)
{
	bool gov = t->regime == procurement_regime_gov_procurement;

	if (n->publicity_days == UNSET && n->kind != award_notice_kind_failed)
		n->publicity_days = gov ? RESULT_DAYS : PUBLICITY_DAYS;
	if (n->publicity_days != UNSET)
		n->publicity_until = publicity_last_day(n->published_on, (int)n->publicity_days);
	n->challenge_until = challenge_end(n, t, c);
	n->answer_until = end_of(LIMIT_CHALLENGE_ANSWER, t, n->challenged_on, c);
	date answered = n->answered_on.day != 0 ? n->answered_on : n->answer_until;
	n->complaint_until = end_of(LIMIT_COMPLAINT, t, answered, c);
}

FALLIBLE award_dated(struct act *act, const void *before, void *notice)
{
	struct award_notice *n = notice;
	const struct calendar *c = NULL;
	void *record = NULL;

	(void)before;
	if (n->tender.v == 0 || n->published_on.day == 0)
		return NULL; /* the declaration says that they are required */
	TRY(store_get(act->db, &tender_entity, n->tender.v, &record, act->arena));
	TRY(calendars_load(act, &c));
	set_days(n, record, c);
	return NULL;
}

FALLIBLE review_of_bid(struct act *act, const void *before, void *review)
{
	struct bid_review *r = review;
	void *record = NULL;

	(void)before;
	if (r->bid.v == 0)
		return NULL; /* the declaration says that it is required */
	TRY(store_get(act->db, &bid_entity, r->bid.v, &record, act->arena));
	r->title = ((struct bid *)record)->name;
	r->won = ((struct bid *)record)->stage == bid_stage_won;
	return NULL;
}

FALLIBLE review_decided(struct act *act, const void *before, void *bid)
{
	const struct bid *b = bid;
	void *was = NULL;

	(void)before;
	TRY(store_find(act->db, &bid_review_entity, "bid", value_int(b->record.id), &was, act->arena));
	if (was == NULL || ((struct bid_review *)was)->won == (b->stage == bid_stage_won))
		return NULL;
	struct bid_review *r = save_copy(&bid_review_entity, was, act->arena);
	r->won = b->stage == bid_stage_won;
	return save_again(act, &bid_review_entity, was, r, "decided");
}

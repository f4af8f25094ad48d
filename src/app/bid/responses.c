#include "app/bid/responses.h"

#include <string.h>

#include "app/bid/bid_counts.h"
#include "app/bid/promise.h"
#include "app/policies.h"
#include "app/save.h"
#include "app/take.h"
#include "base/buffer.h"
#include "base/text.h"
#include "rule/bid/clause_value.h"
#include "rule/bid/lot.h"
#include "store/record.h"

/* --- whose answer it is --- */

static struct error *refused(struct act *act, const char *field, const char *reason)
{
	return error_new(act->arena, ERROR_CONFLICT, field, reason);
}

FALLIBLE responses_sealed(struct act *act, int64_t clause, bool *ret)
{
	struct value n;

	TRY(sql_value(act->db,
		      "SELECT count(*) FROM clause_response r JOIN bid b ON b.id = r.bid"
		      " WHERE r.clause = $1 AND b.stage <> 'preparing'",
		      SQL_ARGS(value_int(clause)), &n, act->arena));
	*ret = n.i > 0;
	return NULL;
}

/* The bid, locked, while it may still be written to. */
static FALLIBLE open_bid(struct act *act, int64_t id, struct bid **ret)
{
	void *bid = NULL;

	TRY(record_take(act, &bid_entity, id, &bid));
	*ret = bid;
	return (*ret)->stage == bid_stage_preparing ? NULL : refused(act, "bid", "sealed_is_fixed");
}

static FALLIBLE clause_of(struct act *act, const struct clause_response *r, const struct bid *b, struct clause **ret)
{
	void *clause = NULL;

	TRY(store_get(act->db, &clause_entity, r->clause.v, &clause, act->arena));
	*ret = clause;
	if ((*ret)->tender.v != b->tender.v)
		return error_new(act->arena, ERROR_INVALID, "clause", "of_another_tender");
	return lot_concerns((*ret)->lot, b->lot) ? NULL
						 : error_new(act->arena, ERROR_INVALID, "clause", "of_another_lot");
}

static FALLIBLE must_be_first(struct act *act, const struct clause_response *r)
{
	struct value there;

	TRY(sql_value(act->db, "SELECT id FROM clause_response WHERE bid = $1 AND clause = $2",
		      SQL_ARGS(value_int(r->bid.v), value_int(r->clause.v)), &there, act->arena));
	return there.tag == VALUE_NONE ? NULL : refused(act, "clause", "not_unique");
}

/* --- promises --- */

static FALLIBLE check_promise(const struct promise *p, const struct service_policy *policy, struct arena *a)
{
	const char *blank = promise_blank(p, policy);

	if (!promise_is_made(p, policy))
		return error_with(a, ERROR_INVALID, "commitment_key", "promise_not_made", "%s", p->key);
	if (blank != NULL)
		return error_with(a, ERROR_INVALID, "commitment_key", "policy_blank", "%s", blank);
	return NULL;
}

/* The words that the key stands for in this bid. */
static FALLIBLE promised_text(struct act *act, const struct bid *b, const char *key, const char **ret)
{
	struct promises all = promises_read(act->arena);
	struct buffer text = BUFFER(act->arena);
	struct promise_list list;
	struct service_policy policy;
	int64_t edition;

	TRY(promise_list_read(key, &all, act->arena, &list));
	if (b->policy_template != NULL && strcmp(list.template, b->policy_template) != 0)
		return error_with(act->arena, ERROR_INVALID, "commitment_key", "not_as_in_bid", "%s",
				  b->policy_template);
	TRY(policies_of_bid(act, b, &policy, &edition));
	for (unsigned i = 0; i < list.count; i++) {
		TRY(check_promise(list.promise[i], &policy, act->arena));
		buffer_add(&text, promise_text(list.promise[i], &policy, LANGUAGE_ZH, act->arena));
	}
	*ret = buffer_text(&text);
	return NULL;
}

/* Words of one's own beside a promise would be a second promise: they belong into the explanation. */
static FALLIBLE word_promise(struct act *act, const struct bid *b, const struct clause_response *before,
			     struct clause_response *r)
{
	const char *text = NULL;
	bool typed = r->text != NULL && (before == NULL || !text_same(before->text, r->text));

	if (r->commitment_key == NULL)
		return NULL;
	TRY(promised_text(act, b, r->commitment_key, &text));
	if (typed && strcmp(r->text, text) != 0)
		return error_new(act->arena, ERROR_INVALID, "text", "text_of_promise");
	r->text = text;
	return NULL;
}

/* A value offered is compared with the one asked for where that is certain. */
static FALLIBLE judge_value(struct act *act, const struct clause *c, struct clause_response *r)
{
	static const enum deviation verdicts[] = { [VALUE_UNKNOWN] = deviation_unset,
						   [VALUE_WORSE] = deviation_negative,
						   [VALUE_SAME] = deviation_none,
						   [VALUE_BETTER] = deviation_positive };
	enum clause_verdict verdict = clause_value_compare(c->text, r->value, act->arena);

	if (r->deviation == deviation_unset)
		r->deviation = verdicts[verdict];
	if (verdict == VALUE_WORSE && r->deviation != deviation_negative)
		return error_new(act->arena, ERROR_CONFLICT, "deviation", "value_is_worse");
	return NULL;
}

/* --- use cases --- */

FALLIBLE response_writing(struct act *act, const void *before, void *response)
{
	struct clause_response *r = response;
	struct clause *clause = NULL;
	struct bid *b = NULL;

	if (r->bid.v == 0 || r->clause.v == 0)
		return NULL; /* the declaration says that they are required */
	TRY(open_bid(act, r->bid.v, &b));
	if (before == response)
		return NULL; /* it is being removed */
	if (before == NULL) {
		TRY(clause_of(act, r, b, &clause));
		TRY(must_be_first(act, r));
	}
	return word_promise(act, b, before, r);
}

FALLIBLE response_answering(struct act *act, const void *before, void *response)
{
	struct clause_response *r = response;
	void *clause = NULL;

	TRY(response_writing(act, before, response));
	TRY(store_get(act->db, &clause_entity, r->clause.v, &clause, act->arena));
	return judge_value(act, clause, r);
}

static bool same_answer(const struct clause_response *a, const struct clause_response *b)
{
	return text_same(a->text, b->text) && text_same(a->value, b->value) && a->deviation == b->deviation &&
	       text_same(a->explanation, b->explanation) && text_same(a->commitment_key, b->commitment_key) &&
	       text_same(a->evidence, b->evidence) && a->evidence_file.v == b->evidence_file.v &&
	       a->evidence_page == b->evidence_page;
}

/* What counts as answered stays an answer; what was reviewed and reads otherwise now is to be reviewed again. */
FALLIBLE response_changing(struct act *act, const void *before, void *response)
{
	const struct clause_response *was = before;
	struct clause_response *is = response;
	struct env env = act_env(act);
	void *clause = NULL;

	TRY(response_writing(act, before, response));
	if (is->stage == clause_response_stage_open || same_answer(was, is))
		return NULL;
	TRY(store_get(act->db, &clause_entity, is->clause.v, &clause, act->arena));
	TRY(judge_value(act, clause, is));
	if (is->deviation == deviation_unset)
		return refused(act, "deviation", "required_for_step");
	TRY(clause_response_answer(is, &env));
	is->stage = clause_response_stage_answered;
	is->reviewed_by.v = 0;
	is->reviewed_at = (instant){ 0 };
	return NULL;
}

static bool counts_alike(const struct clause_response *a, const struct clause_response *b)
{
	return a->stage == b->stage && a->deviation == b->deviation && (a->evidence == NULL) == (b->evidence == NULL) &&
	       (a->evidence_file.v == 0) == (b->evidence_file.v == 0) &&
	       (a->evidence_page == UNSET) == (b->evidence_page == UNSET);
}

FALLIBLE response_written(struct act *act, const void *before, void *response)
{
	const struct clause_response *r = response;

	if (act->counted_last == r->bid.v || (before != NULL && before != response && counts_alike(before, response)))
		return NULL;
	return bid_recount(act, r->bid.v);
}

/* --- when the question, or the promise, becomes another --- */

static FALLIBLE open_again(struct act *act, const struct clause_response *before, const char *text)
{
	struct clause_response *after = save_copy(&clause_response_entity, before, act->arena);

	after->text = text;
	after->stage = clause_response_stage_open;
	after->reviewed_by.v = 0;
	after->reviewed_at = (instant){ 0 };
	return save_again(act, &clause_response_entity, before, after, "reword");
}

FALLIBLE responses_reopen(struct act *act, int64_t clause)
{
	struct lines all = { 0 };

	TRY(store_all(act->db, &clause_response_entity, "clause", value_int(clause), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		const struct clause_response *r = LINE_AT(all, struct clause_response, i);
		if (r->stage != clause_response_stage_open)
			TRY(open_again(act, r, r->text));
	}
	return NULL;
}

/* The words of its promise today; what can no longer be promised has none. */
static FALLIBLE text_today(struct act *act, const struct bid *b, const struct clause_response *r, const char **ret)
{
	struct error *e = promised_text(act, b, r->commitment_key, ret);

	if (e == NULL || e->code != ERROR_INVALID)
		return e;
	*ret = NULL;
	return NULL;
}

typedef FALLIBLE stale_work(struct act *act, const struct clause_response *r, const char *text);

static FALLIBLE each_stale(struct act *act, const struct bid *b, stale_work *work, int64_t *ret_count)
{
	struct lines all = { 0 };

	*ret_count = 0;
	TRY(store_all(act->db, &clause_response_entity, "bid", value_int(b->record.id), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		const struct clause_response *r = LINE_AT(all, struct clause_response, i);
		const char *text = NULL;
		if (r->commitment_key == NULL)
			continue;
		TRY(text_today(act, b, r, &text));
		if (text_same(text, r->text))
			continue;
		*ret_count += r->stage != clause_response_stage_open;
		if (work != NULL)
			TRY(work(act, r, text));
	}
	return NULL;
}

FALLIBLE responses_stale(struct act *act, const struct bid *b, int64_t *ret)
{
	return each_stale(act, b, NULL, ret);
}

static FALLIBLE word_anew(struct act *act, int64_t bid)
{
	void *b = NULL;
	int64_t count;

	TRY(record_take(act, &bid_entity, bid, &b));
	if (((struct bid *)b)->stage != bid_stage_preparing)
		return NULL;
	TRY(each_stale(act, b, open_again, &count));
	return bid_recount(act, bid);
}

FALLIBLE bid_changed(struct act *act, const void *before, void *bid)
{
	const struct bid *was = before, *is = bid;

	if (was->warranty_term == is->warranty_term && was->warranty_unit == is->warranty_unit &&
	    text_same(was->policy_template, is->policy_template))
		return NULL;
	return word_anew(act, is->record.id);
}

FALLIBLE promises_changed(struct act *act, const void *before, void *policy)
{
	const struct policy *p = policy;
	struct lines all = { 0 };

	(void)before;
	TRY(store_all(act->db, &bid_entity, "policy_template", value_text(p->template), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++)
		TRY(word_anew(act, LINE_AT(all, struct bid, i)->record.id));
	return NULL;
}

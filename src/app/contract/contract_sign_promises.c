/* contract_sign_promises.c -- from the answers of the bid and the promises of the template to the
 * commitments of the contract: one for each promise, each with its measure, clause and answer. */
#include <stdlib.h>
#include <string.h>

#include "app/bid/clauses.h"
#include "app/bid/promise.h"
#include "app/contract/contract_sign.h"
#include "app/policies.h"
#include "app/save.h"
#include "base/text.h"
#include "store/record.h"

#define TITLE_MOST 200
#define SOURCE_MOST 200
#define MEASURE_MOST 4000

struct answer {
	const struct clause_response *response;
	const struct clause *clause;
	struct promise_list list; /* count 0: in its own words */
};

struct signing {
	struct act *act;
	const struct contract *contract;
	struct service_policy policy;
	struct promises promises;
	struct answer *answers; /* in the order of the document */
	size_t count;
};

/* --- the answers of the bid --- */

static int by_place(const void *a, const void *b)
{
	const struct clause *x = ((const struct answer *)a)->clause, *y = ((const struct answer *)b)->clause;

	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	return x->record.id < y->record.id ? -1 : 1;
}

static FALLIBLE read_answer(struct signing *s, const struct clause_response *r)
{
	struct answer *answer = &s->answers[s->count];
	void *clause = NULL;

	if (r->stage == clause_response_stage_open)
		return NULL;
	TRY(store_get(s->act->db, &clause_entity, r->clause.v, &clause, s->act->arena));
	*answer = (struct answer){ .response = r, .clause = clause };
	if (r->commitment_key != NULL)
		TRY(promise_list_read(r->commitment_key, &s->promises, s->act->arena, &answer->list));
	s->count++;
	return NULL;
}

static FALLIBLE read_answers(struct signing *s)
{
	struct lines all = { 0 };

	if (s->contract->bid.v == 0)
		return NULL;
	TRY(store_all(s->act->db, &clause_response_entity, "bid", value_int(s->contract->bid.v), &all, s->act->arena));
	s->answers = arena_array(s->act->arena, struct answer, all.count + 1);
	for (unsigned i = 0; i < all.count; i++)
		TRY(read_answer(s, LINE_AT(all, struct clause_response, i)));
	if (s->count > 1)
		qsort(s->answers, s->count, sizeof *s->answers, by_place);
	return NULL;
}

static bool answers_with(const struct answer *answer, const struct promise *p)
{
	for (unsigned i = 0; i < answer->list.count; i++)
		if (answer->list.promise[i] == p)
			return true;
	return false;
}

/* --- one commitment --- */

static struct commitment *commitment_new(const struct signing *s, const char *title, enum commitment_kind kind)
{
	struct commitment *c = record_new(&commitment_entity, s->act->arena);

	c->contract.v = s->contract->record.id;
	c->kind = kind;
	c->title = text_clip(title, TITLE_MOST, s->act->arena);
	c->owner = s->contract->project_manager.v != 0 ? s->contract->project_manager : s->contract->owner;
	return c;
}

/* "招标文件 3.2、4.1；seed-2019/1 S91 S93": every clause that asked for it, and where the promise is from. */
static const char *source_of(const struct signing *s, const struct promise *p)
{
	struct buffer b = BUFFER(s->act->arena);

	for (size_t i = 0; i < s->count; i++)
		if (answers_with(&s->answers[i], p))
			buffer_print(&b, "%s%s", b.used > 0 ? "、" : "招标文件 ", s->answers[i].clause->no);
	buffer_print(&b, "%s%s/%lld %s", b.used > 0 ? "；" : "", s->contract->policy_template,
		     (long long)s->contract->policy_edition, p->source);
	return text_clip(buffer_text(&b), SOURCE_MOST, s->act->arena);
}

static void link_answer(struct commitment *c, const struct answer *answer)
{
	c->clause.v = answer->clause->record.id;
	c->clause_response.v = answer->response->record.id;
}

static FALLIBLE commit_promise(struct signing *s, const struct promise *p)
{
	struct commitment *c = commitment_new(s, p->title[LANGUAGE_ZH], p->kind);

	for (size_t i = s->count; i > 0; i--) /* the first in the document stays */
		if (answers_with(&s->answers[i - 1], p))
			link_answer(c, &s->answers[i - 1]);
	if (c->clause.v == 0 && !promise_is_made(p, &s->policy))
		return NULL;
	c->measure = promise_text(p, &s->policy, LANGUAGE_ZH, s->act->arena);
	c->policy_keys = *p->policies == '\0' ? NULL : promise_policies(p, &s->policy, s->act->arena);
	c->policy_values = c->policy_keys == NULL ? NULL : promise_values(p, &s->policy, s->act->arena);
	c->source = source_of(s, p);
	c->proof_kind = p->proof;
	return save_new(s->act, &commitment_entity, c);
}

/* What was said of service in words of its own is promised too. */
static FALLIBLE commit_own_words(struct signing *s, const struct answer *answer)
{
	const struct clause_response *r = answer->response;
	const struct clause *clause = answer->clause;
	struct commitment *c;

	if (answer->list.count > 0 || clause->category != clause_category_service)
		return NULL;
	c = commitment_new(s, arena_print(s->act->arena, "%s %s", clause->no, clause->text), commitment_kind_other);
	c->measure = text_clip(r->text != NULL ? r->text : r->value, MEASURE_MOST, s->act->arena);
	c->source = text_clip(arena_print(s->act->arena, "招标文件 %s", clause->no), SOURCE_MOST, s->act->arena);
	c->proof_kind = proof_kind_file;
	link_answer(c, answer);
	return save_new(s->act, &commitment_entity, c);
}

FALLIBLE contract_commit(struct act *act, const struct contract *c)
{
	struct signing s = { .act = act, .contract = c, .promises = promises_read(act->arena) };

	TRY(policies_of_contract(act, c, &s.policy));
	TRY(read_answers(&s));
	for (size_t i = 0; i < s.promises.count; i++)
		TRY(commit_promise(&s, &s.promises.row[i]));
	for (size_t i = 0; i < s.count; i++)
		TRY(commit_own_words(&s, &s.answers[i]));
	return NULL;
}

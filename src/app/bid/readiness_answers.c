#include "app/bid/readiness_look.h"

#include <string.h>

#include "rule/bid/lot.h"
#include "store/record.h"

static bool proven(const struct clause_response *r)
{
	return r->evidence != NULL || r->evidence_file.v != 0 || r->evidence_page != UNSET;
}

static struct finding_place at_answer(const struct clause_response *r, const char *field, const char *detail)
{
	return (struct finding_place){ .entity = "clause_response",
				       .id = r->record.id,
				       .field = field,
				       .title = r->no,
				       .detail = detail,
				       .owner = r->owner.v };
}

/* Another customer's name in what we say to this one. */
static const char *foreign_name(const struct looking *l, const char *text)
{
	for (unsigned i = 0; text != NULL && i < l->customers.count; i++) {
		const struct customer *c = LINE_AT(l->customers, struct customer, i);
		if (c->record.id != l->tender->customer.v && strstr(text, c->name) != NULL)
			return c->name;
	}
	return NULL;
}

static void look_at_words(struct looking *l, const struct clause_response *r, const char *field, const char *text)
{
	const char *condition = condition_attached(text), *foreign = foreign_name(l, text);

	if (condition != NULL) {
		l->facts.conditions++;
		place_add(l, readiness_code_CONDITION_ATTACHED, at_answer(r, field, condition));
	}
	if (foreign != NULL) {
		l->passages[l->facts.passage_count++] = foreign;
		place_add(l, readiness_code_FOREIGN_PROJECT_NAME, at_answer(r, field, foreign));
	}
	if (text != NULL && passage_is_blank(text)) {
		l->passages[l->facts.passage_count++] = text;
		place_add(l, readiness_code_PLACEHOLDER_LEFT, at_answer(r, field, NULL));
	}
}

static void look_at_answer(struct looking *l, const struct clause *c, const struct clause_response *r)
{
	bool qualifies = c->category == clause_category_qualification;

	look_at_words(l, r, "text", r->text);
	look_at_words(l, r, "value", r->value);
	look_at_words(l, r, "explanation", r->explanation);
	l->numeric += r->text != NULL && strpbrk(c->text, "0123456789") != NULL;
	if (answer_is_copied(c->text, r->text, l->act->arena)) {
		l->facts.copied++;
		place_add(l, readiness_code_COPIED_TEXT, at_answer(r, "text", NULL));
	}
	if (c->evidence_required != NULL && !proven(r)) {
		l->facts.evidence_missing++;
		place_add(l, readiness_code_EVIDENCE_MISSING, at_answer(r, "evidence", c->evidence_required));
	}
	if (qualifies && (r->deviation == deviation_negative || !proven(r))) {
		l->facts.qualifications_missing++;
		place_add(l, readiness_code_QUALIFICATION_MISSING, at_answer(r, "evidence", c->evidence_required));
	}
	if (r->deviation != deviation_negative)
		return;
	if (c->category == clause_category_contract && strstr(c->text, "付款") != NULL) {
		l->facts.payment_negative++;
		place_add(l, readiness_code_PAYMENT_DEVIATION, at_answer(r, "deviation", r->explanation));
	}
	place_add(l, readiness_code_TOO_MANY_NEGATIVES, at_answer(r, "deviation", r->explanation));
	if (c->mark == requirement_mark_star)
		place_add(l, readiness_code_STAR_NEGATIVE, at_answer(r, "deviation", r->explanation));
}

static const struct clause_response *answer_to(const struct lines *answers, int64_t clause)
{
	for (unsigned i = 0; i < answers->count; i++)
		if (LINE_AT(*answers, struct clause_response, i)->clause.v == clause)
			return LINE_AT(*answers, struct clause_response, i);
	return NULL;
}

static void look_at_clause(struct looking *l, const struct lines *answers, const struct clause *c)
{
	const struct clause_response *r = answer_to(answers, c->record.id);

	if (r != NULL && r->stage != clause_response_stage_open) {
		look_at_answer(l, c, r);
		if (c->mark == requirement_mark_star && !proven(r))
			place_add(l, readiness_code_STAR_NEGATIVE, at_answer(r, "evidence", NULL));
		return;
	}
	l->facts.clauses_unanswered++;
	place_add(l, readiness_code_CLAUSE_UNANSWERED,
		  r != NULL ? at_answer(r, "text", NULL)
			    : (struct finding_place){ .entity = "clause", .id = c->record.id, .title = c->no });
}

/* Names are looked for among all customers: a list that is short beside what is searched. */
static FALLIBLE load_customers(struct looking *l)
{
	AUTO_ROWS *r = NULL;
	unsigned n = 0;
	bool has;
	struct customer *all;
	struct value count;

	TRY(sql_value(l->act->db, "SELECT count(*) FROM customer", SQL_NO_ARGS, &count, l->act->arena));
	all = arena_array(l->act->arena, struct customer, (size_t)count.i + 1);
	TRY(sql_rows(l->act->db, "SELECT id, \"name\" FROM customer ORDER BY id", SQL_NO_ARGS, &r, l->act->arena));
	for (; n < count.i; n++) {
		TRY(rows_next(r, &has, l->act->arena));
		if (!has)
			break;
		all[n].record.id = rows_int(r, 0);
		all[n].name = rows_text(r, 1, l->act->arena);
	}
	l->customers = (struct lines){ all, n };
	return NULL;
}

FALLIBLE look_at_answers(struct looking *l)
{
	struct act *act = l->act;
	struct lines clauses = { 0 }, answers = { 0 };

	TRY(load_customers(l));
	TRY(store_all(act->db, &clause_entity, "tender", value_int(l->tender->record.id), &clauses, act->arena));
	lot_clauses(&clauses, l->bid->lot);
	TRY(store_all(act->db, &clause_response_entity, "bid", value_int(l->bid->record.id), &answers, act->arena));
	l->passages = arena_array(act->arena, const char *, 6 * (size_t)answers.count + 1);
	for (unsigned i = 0; i < clauses.count; i++)
		look_at_clause(l, &answers, LINE_AT(clauses, struct clause, i));
	l->facts.passages = l->passages;
	/* A few are how one answers; nearly all of them say that nobody read (2.5). */
	if (l->facts.copied * 100 <= l->numeric * l->policy.copied_percent)
		l->facts.copied = 0;
	return NULL;
}

/* matrix_read.c -- clauses and answers side by side, and what is computed of each pair. */
#include <stdlib.h>

#include "app/bid/matrix.h"
#include "app/find.h"
#include "app/presale/house.h"
#include "app/record_list.h"
#include "app/readable.h"
#include "base/random.h"
#include "base/text.h"
#include "json/write.h"
#include "meta/rights.h"
#include "rule/bid/answer_check.h"
#include "rule/bid/clause_value.h"
#include "rule/bid/lot.h"
#include "rule/bid/mark_meaning.h"
#include "store/record.h"

#define OVERLAP (15 * INT64_C(1000000)) /* the longest a write may lie before it is stored */

/* --- reading --- */

static int by_place(const void *a, const void *b)
{
	const struct clause *x = ((const struct matrix_row *)a)->clause, *y = ((const struct matrix_row *)b)->clause;

	if (x->place != y->place)
		return x->place == UNSET ? 1 : y->place == UNSET ? -1 : x->place < y->place ? -1 : 1;
	return x->record.id < y->record.id ? -1 : x->record.id > y->record.id;
}

static int by_clause(const void *a, const void *b)
{
	const struct clause_response *x = a, *y = b;

	return x->clause.v < y->clause.v ? -1 : x->clause.v > y->clause.v;
}

FALLIBLE matrix_read(struct act *act, int64_t bid, struct matrix *ret)
{
	struct lines clauses = { 0 }, answers = { 0 };
	void *b = NULL, *t = NULL;

	TRY(record_readable(act, &bid_entity, bid, &b));
	TRY(store_get(act->db, &tender_entity, ((struct bid *)b)->tender.v, &t, act->arena));
	TRY(readable_all(act, &clause_entity, "tender", ((struct tender *)t)->record.id, &clauses));
	lot_clauses(&clauses, ((struct bid *)b)->lot);
	TRY(readable_all(act, &clause_response_entity, "bid", bid, &answers));
	*ret = (struct matrix){ .bid = b,
				.tender = t,
				.rows = arena_array(act->arena, struct matrix_row, clauses.count + 1),
				.count = clauses.count };
	if (answers.count > 0)
		qsort(answers.rows, answers.count, sizeof(struct clause_response), by_clause);
	for (unsigned i = 0; i < clauses.count; i++) {
		const struct clause *c = LINE_AT(clauses, struct clause, i);
		struct clause_response key = { .clause.v = c->record.id };
		ret->rows[i] = (struct matrix_row){ c, answers.count == 0
							       ? NULL
							       : bsearch(&key, answers.rows, answers.count,
									 sizeof(struct clause_response), by_clause) };
	}
	qsort(ret->rows, ret->count, sizeof *ret->rows, by_place);
	return NULL;
}

/* --- writing it down --- */

struct showing {
	struct act *act;
	const struct matrix *matrix;
	const bool *shown; /* NULL: all */
	struct expansion owner, answered_by, reviewed_by, returned_by, evidence_file, library_entry;
	struct name_of_id *changers; /* per response: who wrote it last */
	unsigned changer_count;
	struct buffer *out;
};

static bool is_shown(const struct showing *s, unsigned i)
{
	return s->shown == NULL || s->shown[i];
}

static bool any_shown(const struct showing *s)
{
	for (unsigned i = 0; i < s->matrix->count; i++)
		if (is_shown(s, i))
			return true;
	return false;
}

static FALLIBLE names_find(struct showing *s)
{
	const struct entity *e = &clause_response_entity;
	void **records = arena_array(s->act->arena, void *, s->matrix->count + 1);
	struct {
		const char *field;
		struct expansion *into;
	} wanted[] = { { "owner", &s->owner },
		       { "answered_by", &s->answered_by },
		       { "reviewed_by", &s->reviewed_by },
		       { "returned_by", &s->returned_by },
		       { "evidence_file", &s->evidence_file },
		       { "library_entry", &s->library_entry } };
	unsigned n = 0;

	for (unsigned i = 0; i < s->matrix->count; i++)
		if (is_shown(s, i) && s->matrix->rows[i].response != NULL)
			records[n++] = (void *)(uintptr_t)s->matrix->rows[i].response;
	for (unsigned i = 0; i < sizeof wanted / sizeof *wanted; i++)
		TRY(find_names(s->act, e, entity_field(e, wanted[i].field), records, n, wanted[i].into));
	return NULL;
}

static FALLIBLE changers_find(struct showing *s)
{
	AUTO_ROWS *r = NULL;
	bool has;

	s->changers = arena_array(s->act->arena, struct name_of_id, s->matrix->count + 1);
	TRY(sql_rows(s->act->db,
		     "SELECT r.\"id\", u.\"name\" FROM clause_response r JOIN audit a ON a.entity = 'clause_response'"
		     " AND a.record = r.\"id\" AND a.version = r.\"version\" AND a.action <> 'denied'"
		     " LEFT JOIN \"user\" u ON u.\"id\" = a.actor WHERE r.\"bid\" = $1 ORDER BY r.\"id\"",
		     SQL_ARGS(value_int(s->matrix->bid->record.id)), &r, s->act->arena));
	while (true) {
		TRY(rows_next(r, &has, s->act->arena));
		if (!has || s->changer_count == s->matrix->count)
			return NULL;
		s->changers[s->changer_count++] = (struct name_of_id){ rows_int(r, 0), rows_text(r, 1, s->act->arena) };
	}
}

static const char *changer_of(const struct showing *s, int64_t response)
{
	unsigned from = 0, to = s->changer_count;

	while (from < to) {
		unsigned middle = (from + to) / 2;
		if (s->changers[middle].id == response)
			return s->changers[middle].title;
		if (s->changers[middle].id < response)
			from = middle + 1;
		else
			to = middle;
	}
	return NULL;
}

static void number_write(struct buffer *b, const char *key, int64_t n)
{
	if (n != UNSET) {
		json_member_int(b, key, n);
		return;
	}
	json_key(b, key);
	json_none(b);
}

static void clause_write(struct buffer *b, const struct clause *c)
{
	json_key(b, "clause");
	json_open(b, '{');
	json_member(b, "id", id_text(c->record.id, b->arena));
	json_member(b, "no", c->no);
	json_member(b, "mark", requirement_mark_choices.labels[c->mark]);
	json_member(b, "category",
		    c->category == clause_category_unset ? NULL : clause_category_choices.labels[c->category]);
	json_member(b, "text", c->text);
	number_write(b, "page", c->page);
	json_member(b, "evidence_required", c->evidence_required);
	json_close(b, '}');
}

static void named_write(struct buffer *b, const char *key, int64_t id, const struct expansion *names)
{
	const char *title = NULL;

	json_key(b, key);
	if (id == 0) {
		json_none(b);
		return;
	}
	for (unsigned i = 0; i < names->count && title == NULL; i++)
		title = names->names[i].id == id ? names->names[i].title : NULL;
	json_open(b, '{');
	json_member(b, "id", id_text(id, b->arena));
	json_member(b, "title", title);
	json_close(b, '}');
}

static void response_write(const struct showing *s, const struct clause_response *r)
{
	struct buffer *b = s->out;

	json_open(b, '{');
	json_member(b, "id", id_text(r->record.id, b->arena));
	json_member_int(b, "version", r->record.version);
	json_member(b, "stage", clause_response_stage_choices.labels[r->stage]);
	json_member(b, "text", r->text);
	json_member(b, "value", r->value);
	json_member(b, "deviation", r->deviation == deviation_unset ? NULL : deviation_choices.labels[r->deviation]);
	json_member(b, "explanation", r->explanation);
	json_member(b, "commitment_key", r->commitment_key);
	json_member(b, "evidence", r->evidence);
	number_write(b, "evidence_page", r->evidence_page);
	named_write(b, "evidence_file", r->evidence_file.v, &s->evidence_file);
	named_write(b, "owner", r->owner.v, &s->owner);
	json_member(b, "due_on", r->due_on.day == 0 ? NULL : date_text(r->due_on, b->arena));
	named_write(b, "answered_by", r->answered_by.v, &s->answered_by);
	named_write(b, "reviewed_by", r->reviewed_by.v, &s->reviewed_by);
	json_member(b, "reviewed_at", r->reviewed_at.us == 0 ? NULL : instant_text(r->reviewed_at, b->arena));
	named_write(b, "returned_by", r->returned_by.v, &s->returned_by);
	json_member(b, "return_reason", r->return_reason);
	named_write(b, "library_entry", r->library_entry.v, &s->library_entry);
	json_member(b, "changed_at", instant_text(r->record.changed_at, b->arena));
	json_member(b, "changed_by", changer_of(s, r->record.id));
	json_close(b, '}');
}

static const char *verdict_word(enum clause_verdict v)
{
	static const char *const words[] = {
		[VALUE_UNKNOWN] = NULL, [VALUE_WORSE] = "negative", [VALUE_SAME] = "none", [VALUE_BETTER] = "positive"
	};

	return words[v];
}

static void row_write(const struct showing *s, const struct matrix_row *row)
{
	const struct clause_response *r = row->response;
	const struct clause *c = row->clause;
	struct buffer *b = s->out;

	json_open(b, '{');
	clause_write(b, c);
	json_member(b, "means", mark_meaning_choices.labels[mark_meaning_in(s->matrix->tender, c->mark)]);
	json_member_bool(b, "asked", clause_value_asked(c->text, b->arena));
	json_member(b, "computed", r == NULL ? NULL : verdict_word(clause_value_compare(c->text, r->value, b->arena)));
	json_member_bool(b, "copied", r != NULL && answer_copies(c->text, r->text, b->arena));
	json_member_bool(b, "unproven", answer_unproven(s->matrix->tender, c, r));
	json_key(b, "response");
	if (r == NULL)
		json_none(b);
	else
		response_write(s, r);
	json_close(b, '}');
}

static void counts_write(struct buffer *b, const struct bid *bid)
{
	json_key(b, "counts");
	json_open(b, '{');
	json_member_int(b, "clauses", bid->clauses_total);
	json_member_int(b, "unanswered", bid->clauses_unanswered);
	json_member_int(b, "fatal_negative", bid->stars_negative);
	json_member_int(b, "fatal_unproven", bid->stars_without_evidence);
	json_member_int(b, "negatives", bid->negatives);
	number_write(b, "most_negatives", bid->max_general_negatives);
	json_close(b, '}');
}

/* 照抄招标文件: answers of clauses with a number that only repeat the question. */
static FALLIBLE copied_write(const struct showing *s)
{
	struct copied_count n = { 0 };
	struct presale_policy p;

	TRY(presale_policies(s->act, &p));
	for (unsigned i = 0; i < s->matrix->count; i++) {
		const struct matrix_row *row = &s->matrix->rows[i];
		if (row->response != NULL)
			copied_add(&n, row->clause->text, row->response->text, s->act->arena);
	}
	json_key(s->out, "copied");
	json_open(s->out, '{');
	json_member_int(s->out, "numeric", n.numeric);
	json_member_int(s->out, "copied", n.copied);
	json_member_bool(s->out, "warning", copied_too_much(&n, p.copied_percent));
	json_close(s->out, '}');
	return NULL;
}

static void heads_write(const struct showing *s)
{
	const struct tender *t = s->matrix->tender;
	const struct bid *bid = s->matrix->bid;
	struct buffer *b = s->out;

	json_key(b, "bid");
	json_open(b, '{');
	json_member(b, "id", id_text(bid->record.id, b->arena));
	json_member(b, "number", bid->number);
	json_member(b, "title", bid->name);
	json_member(b, "lot", bid->lot);
	json_member(b, "stage", bid_stage_choices.labels[bid->stage]);
	json_member(b, "opportunity", bid->opportunity.v == 0 ? NULL : id_text(bid->opportunity.v, b->arena));
	json_member(b, "policy_template", bid->policy_template);
	json_close(b, '}');
	json_key(b, "tender");
	json_open(b, '{');
	json_member(b, "id", id_text(t->record.id, b->arena));
	json_member(b, "title", t->name);
	json_member(b, "star", mark_meaning_choices.labels[mark_meaning_in(t, requirement_mark_star)]);
	json_member(b, "triangle", mark_meaning_choices.labels[mark_meaning_in(t, requirement_mark_triangle)]);
	json_member_bool(b, "meanings_said",
			 t->star_meaning != mark_meaning_unset || t->triangle_meaning != mark_meaning_unset);
	json_close(b, '}');
}

/* Who asks whether something is new, and nothing is, costs little. */
static FALLIBLE rows_write(struct showing *s)
{
	if (any_shown(s)) {
		TRY(names_find(s));
		TRY(changers_find(s));
		TRY(copied_write(s));
	}
	json_key(s->out, "rows");
	json_open(s->out, '[');
	for (unsigned i = 0; i < s->matrix->count; i++)
		if (is_shown(s, i))
			row_write(s, &s->matrix->rows[i]);
	json_close(s->out, ']');
	return NULL;
}

FALLIBLE matrix_members(struct act *act, const struct matrix *m, const bool *shown, struct buffer *b)
{
	struct showing s = { .act = act, .matrix = m, .shown = shown, .out = b };

	heads_write(&s);
	counts_write(b, m->bid);
	json_member_int(b, "total", m->count);
	json_member_int(b, "at", act->now.us);
	return rows_write(&s);
}

FALLIBLE matrix_view(struct act *act, int64_t bid, instant since, struct buffer *b)
{
	struct matrix m;
	bool *shown = NULL;

	TRY(matrix_read(act, bid, &m));
	if (since.us != 0) {
		shown = arena_array(act->arena, bool, m.count + 1);
		for (unsigned i = 0; i < m.count; i++) {
			const struct matrix_row *row = &m.rows[i];
			shown[i] = row->clause->record.changed_at.us >= since.us - OVERLAP ||
				   (row->response != NULL && row->response->record.changed_at.us >= since.us - OVERLAP);
		}
	}
	json_open(b, '{');
	TRY(matrix_members(act, &m, shown, b));
	json_close(b, '}');
	return NULL;
}

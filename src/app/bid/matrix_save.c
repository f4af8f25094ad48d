/* matrix_save.c -- cells into records: what a cell's writer saw must still be there, row by row in a savepoint of its
 * own, so that one that is refused or too late costs nobody else anything. */
#include <string.h>

#include "app/bid/bid_counts.h"
#include "app/bid/matrix.h"
#include "app/record_list.h"
#include "app/save.h"
#include "app/take.h"
#include "base/random.h"
#include "base/text.h"
#include "json/record.h"
#include "json/write.h"
#include "rule/bid/clause_value.h"
#include "store/record.h"

#define CELLS_MOST 2000
#define COLUMNS                                                                                              \
	"text value deviation explanation commitment_key evidence evidence_page evidence_file owner due_on " \
	"library_entry"
/* What makes an answer; the rest says who gives it, and when. */
#define CONTENT "text value deviation explanation commitment_key evidence evidence_page evidence_file library_entry"

struct cell {
	const char *clause_text;
	int64_t clause;
	const struct field *field;
	json_t *was, *value; /* borrowed of the body; NULL: null */
	bool late;
};

struct saving {
	struct act *act;
	struct matrix *matrix;
	const struct locale *locale;
	enum language language;
	struct cell *cells;
	unsigned count;
	bool *touched; /* per row of the matrix */
	unsigned saved;
	struct buffer conflicts, refused;
};

/* --- what was sent --- */

static FALLIBLE cell_read(struct saving *s, const json_t *in, unsigned n, struct cell *ret)
{
	const char *name = json_string_value(json_object_get(in, "field"));
	struct arena *a = s->act->arena;
	const char *place = arena_print(a, "cells[%u]", n);

	*ret = (struct cell){ .was = json_object_get(in, "was"), .value = json_object_get(in, "value") };
	ret->clause_text = json_string_value(json_object_get(in, "clause"));
	if (ret->clause_text == NULL || !id_parse(ret->clause_text, &ret->clause))
		return error_new(a, ERROR_INVALID, arena_print(a, "%s.clause", place), "not_an_id");
	if (name == NULL || !word_in(COLUMNS, name))
		return error_new(a, ERROR_INVALID, arena_print(a, "%s.field", place), "unknown_field");
	ret->field = entity_field(&clause_response_entity, name);
	return NULL;
}

static FALLIBLE cells_read(struct saving *s, const json_t *body)
{
	json_t *cells = json_object_get(body, "cells");
	size_t n = json_array_size(cells);

	if (!json_is_array(cells) || n == 0)
		return error_new(s->act->arena, ERROR_INVALID, "cells", "required");
	if (n > CELLS_MOST)
		return error_new(s->act->arena, ERROR_INVALID, "cells", "out_of_range");
	s->cells = arena_array(s->act->arena, struct cell, n);
	for (size_t i = 0; i < n; i++)
		TRY(cell_read(s, json_array_get(cells, i), (unsigned)i, &s->cells[s->count++]));
	return NULL;
}

/* --- what is there now --- */

/* The value as the field would hold it; false: it is none. */
static bool value_of(const struct saving *s, const struct field *f, json_t *sent, struct value *ret)
{
	AUTO_JSON *body = json_object();
	void *scratch = record_new(&clause_response_entity, s->act->arena);

	if (body == NULL || json_object_set(body, f->name, sent == NULL ? json_null() : sent) != 0)
		arena_exhausted(s->act->arena);
	if (record_read(&clause_response_entity, scratch, body, s->act->who, READ_PATCH, NULL, s->act->arena) != NULL)
		return false;
	*ret = field_get(f, scratch);
	return true;
}

/* Still what its writer saw, or already what he wants. */
static bool is_in_time(const struct saving *s, const struct cell *c, const struct clause_response *now)
{
	struct value have = now == NULL ? NO_VALUE : field_get(c->field, now), was, wanted;

	return (value_of(s, c->field, c->was, &was) && value_same(was, have)) ||
	       (value_of(s, c->field, c->value, &wanted) && value_same(wanted, have));
}

static FALLIBLE conflict_write(struct saving *s, const struct cell *c, const struct clause_response *now)
{
	struct buffer *b = &s->conflicts;
	AUTO_ROWS *r = NULL;
	bool has = false;

	TRY(sql_rows(s->act->db,
		     "SELECT u.\"name\", a.at FROM audit a LEFT JOIN \"user\" u ON u.\"id\" = a.actor"
		     " WHERE a.entity = 'clause_response' AND a.record = $1 AND a.changes LIKE $2"
		     " ORDER BY a.version DESC LIMIT 1",
		     SQL_ARGS(value_int(now == NULL ? 0 : now->record.id),
			      value_text(arena_print(s->act->arena, "%%\"%s\"%%", c->field->name))),
		     &r, s->act->arena));
	TRY(rows_next(r, &has, s->act->arena));
	json_open(b, '{');
	json_member(b, "clause", c->clause_text);
	json_member(b, "field", c->field->name);
	json_key(b, "now");
	value_write(b, c->field, now == NULL ? NO_VALUE : field_get(c->field, now));
	json_member(b, "by", has ? rows_text(r, 0, s->act->arena) : NULL);
	json_member(b, "at", has ? instant_text((instant){ rows_int(r, 1) }, s->act->arena) : NULL);
	json_close(b, '}');
	return NULL;
}

static void refuse_write(struct saving *s, const struct cell *c, const struct error *all)
{
	struct buffer *b = &s->refused;

	for (; all != NULL; all = all->next) {
		json_open(b, '{');
		json_member(b, "clause", c->clause_text);
		json_member(b, "field", all->field);
		json_member(b, "reason", all->reason);
		json_member(b, "message", locale_reason(s->locale, s->language, all, b->arena));
		json_close(b, '}');
	}
}

/* --- one row --- */

static bool refusal(const struct error *e)
{
	return e != NULL && (e->code == ERROR_INVALID || e->code == ERROR_CONFLICT || e->code == ERROR_DENIED);
}

/* The work in a savepoint: what a refusal left behind is undone. */
typedef FALLIBLE row_work(struct saving *s, json_t *body, struct clause_response **row);

static FALLIBLE attempt(struct saving *s, row_work *work, json_t *body, struct clause_response **row)
{
	struct clause_response *kept = *row;
	AUTO_TX tx = { 0 };

	TRY(tx_begin(&tx, s->act->db, s->act->arena));
	struct error *e = work(s, body, row);
	if (e != NULL) {
		*row = kept;
		return e;
	}
	return tx_commit(&tx, s->act->arena);
}

static FALLIBLE write_cells(struct saving *s, json_t *body, struct clause_response **row)
{
	const struct entity *e = &clause_response_entity;
	void *saved = NULL;

	TRY(*row == NULL ? save_create(s->act, e, body, &saved)
			 : save_change(s->act, e, (*row)->record.id, 0, body, &saved));
	*row = saved;
	return NULL;
}

static FALLIBLE answer(struct saving *s, json_t *body, struct clause_response **row)
{
	void *saved = NULL;

	(void)body;
	TRY(save_step(s->act, &clause_response_entity, (*row)->record.id, 0, "answer", NULL, &saved));
	*row = saved;
	return NULL;
}

/* What is no answer any more is open, and may then be written. */
static FALLIBLE open_and_write(struct saving *s, json_t *body, struct clause_response **row)
{
	void *saved = NULL;

	TRY(save_step(s->act, &clause_response_entity, (*row)->record.id, 0, "reopen", NULL, &saved));
	*row = saved;
	return write_cells(s, body, row);
}

static void body_set(struct arena *a, json_t *body, const char *name, json_t *value)
{
	if (json_object_set(body, name, value == NULL ? json_null() : value) != 0)
		arena_exhausted(a);
}

static void body_text(struct arena *a, json_t *body, const char *name, const char *text)
{
	if (json_object_set_new(body, name, json_string(text)) != 0)
		arena_exhausted(a);
}

/* A number is compared by the machine, unless its writer says otherwise in the same breath. */
static void judge(const struct saving *s, const struct clause *c, json_t *body)
{
	static const enum deviation verdicts[] = {
		[VALUE_WORSE] = deviation_negative, [VALUE_SAME] = deviation_none, [VALUE_BETTER] = deviation_positive
	};
	const char *value = json_string_value(json_object_get(body, "value"));
	enum clause_verdict v = value == NULL ? VALUE_UNKNOWN : clause_value_compare(c->text, value, s->act->arena);

	if (v != VALUE_UNKNOWN && json_object_get(body, "deviation") == NULL)
		body_text(s->act->arena, body, "deviation", deviation_choices.labels[verdicts[v]]);
}

static bool has_content(const json_t *body)
{
	const char *name;
	json_t *ignored;

	json_object_foreach((json_t *)(uintptr_t)body, name, ignored) if (word_in(CONTENT, name)) return true;
	return false;
}

static bool looks_complete(const struct clause_response *r)
{
	return r->stage == clause_response_stage_open && r->deviation != deviation_unset &&
	       (r->text != NULL || r->value != NULL || r->commitment_key != NULL);
}

/* What it says of the row, or NULL; *row is the record as it is then. */
static FALLIBLE row_write(struct saving *s, json_t *body, struct clause_response **row, struct error **ret_note)
{
	bool content = has_content(body), answered = *row != NULL && (*row)->stage != clause_response_stage_open;
	struct error *e = attempt(s, write_cells, body, row);

	if (answered && content && refusal(e)) {
		*ret_note = e;
		e = attempt(s, open_and_write, body, row);
	}
	TRY(e);
	if (!content || !looks_complete(*row))
		return NULL;
	e = attempt(s, answer, NULL, row);
	if (!refusal(e))
		return e;
	*ret_note = e;
	return NULL;
}

static const struct matrix_row *row_of(const struct saving *s, int64_t clause)
{
	for (unsigned i = 0; i < s->matrix->count; i++)
		if (s->matrix->rows[i].clause->record.id == clause)
			return &s->matrix->rows[i];
	return NULL;
}

/* The cells from `first` on that are of its clause; those of others are left for later. */
static FALLIBLE body_fill(struct saving *s, unsigned first, const struct clause_response *now, json_t *body,
			  unsigned *ret_count)
{
	for (unsigned i = first; i < s->count; i++) {
		struct cell *c = &s->cells[i];
		if (c->clause != s->cells[first].clause)
			continue;
		if (!is_in_time(s, c, now)) {
			TRY(conflict_write(s, c, now));
			continue;
		}
		body_set(s->act->arena, body, c->field->name, c->value);
		++*ret_count;
	}
	return NULL;
}

static FALLIBLE row_save(struct saving *s, unsigned first, const struct matrix_row *at)
{
	struct clause_response *row = (struct clause_response *)(uintptr_t)at->response;
	struct error *note = NULL;
	AUTO_JSON *body = json_object();
	unsigned n = 0;

	TRY(body_fill(s, first, row, body, &n));
	s->touched[at - s->matrix->rows] = true;
	if (n == 0)
		return NULL;
	judge(s, at->clause, body);
	if (row == NULL) {
		body_text(s->act->arena, body, "bid", id_text(s->matrix->bid->record.id, s->act->arena));
		body_text(s->act->arena, body, "clause", s->cells[first].clause_text);
	}
	struct error *e = row_write(s, body, &row, &note);
	if (e != NULL && !refusal(e))
		return e;
	s->saved += e == NULL ? n : 0;
	refuse_write(s, &s->cells[first], e != NULL ? e : note);
	return NULL;
}

static bool is_first_of_its_clause(const struct saving *s, unsigned at)
{
	for (unsigned i = 0; i < at; i++)
		if (s->cells[i].clause == s->cells[at].clause)
			return false;
	return true;
}

static FALLIBLE rows_save(struct saving *s)
{
	for (unsigned i = 0; i < s->count; i++) {
		const struct matrix_row *at = row_of(s, s->cells[i].clause);
		if (!is_first_of_its_clause(s, i))
			continue;
		if (at != NULL)
			TRY(row_save(s, i, at));
		else
			refuse_write(s, &s->cells[i],
				     error_new(s->act->arena, ERROR_INVALID, "clause", "no_such_record"));
	}
	return NULL;
}

/* --- answers that are accepted --- */

static FALLIBLE review(struct saving *s, json_t *body, struct clause_response **row)
{
	void *saved = NULL;

	(void)body;
	TRY(save_step(s->act, &clause_response_entity, (*row)->record.id, 0, "review", NULL, &saved));
	*row = saved;
	return NULL;
}

static FALLIBLE review_row(struct saving *s, const struct cell *c)
{
	const struct matrix_row *at = row_of(s, c->clause);
	struct clause_response *row = at == NULL ? NULL : (struct clause_response *)(uintptr_t)at->response;

	if (row == NULL) {
		refuse_write(s, c, error_new(s->act->arena, ERROR_INVALID, "clause", "no_such_record"));
		return NULL;
	}
	s->touched[at - s->matrix->rows] = true;
	struct error *e = attempt(s, review, NULL, &row);
	if (e != NULL && !refusal(e))
		return e;
	s->saved += e == NULL;
	refuse_write(s, c, e);
	return NULL;
}

/* {"review":[clause]}: each for itself; one that is refused keeps none of the others back. */
static FALLIBLE rows_review(struct saving *s, const json_t *clauses)
{
	size_t n = json_array_size(clauses);

	if (!json_is_array(clauses) || n == 0 || n > CELLS_MOST)
		return error_new(s->act->arena, ERROR_INVALID, "review", n == 0 ? "required" : "out_of_range");
	for (size_t i = 0; i < n; i++) {
		struct cell c = { .clause_text = json_string_value(json_array_get(clauses, i)) };
		if (c.clause_text == NULL || !id_parse(c.clause_text, &c.clause))
			return error_new(s->act->arena, ERROR_INVALID, arena_print(s->act->arena, "review[%zu]", i),
					 "not_an_id");
		TRY(review_row(s, &c));
	}
	return NULL;
}

/* --- the answer --- */

static FALLIBLE saved_write(struct saving *s, struct buffer *b)
{
	struct matrix m;
	bool *shown;

	TRY(matrix_read(s->act, s->matrix->bid->record.id, &m));
	shown = arena_array(s->act->arena, bool, m.count + 1);
	memcpy(shown, s->touched, m.count * sizeof *shown);
	json_open(b, '{');
	json_member_int(b, "saved", s->saved);
	json_key(b, "conflicts");
	json_raw(b, buffer_text(&s->conflicts));
	json_key(b, "refused");
	json_raw(b, buffer_text(&s->refused));
	TRY(matrix_members(s->act, &m, shown, b));
	json_close(b, '}');
	return NULL;
}

/* The bid is locked first: who saves at the same time waits, and then sees what is there.  Its answers are counted when
 * all are written: to count a thousand after each of a thousand is a million. */
FALLIBLE matrix_save(struct act *act, int64_t bid, const json_t *body, const struct locale *locale, enum language lang,
		     struct buffer *b)
{
	struct act batch = *act;
	struct saving s = { .act = &batch,
			    .locale = locale,
			    .language = lang,
			    .conflicts = BUFFER(act->arena),
			    .refused = BUFFER(act->arena) };
	const json_t *reviewed = json_object_get(body, "review");
	struct matrix m;
	void *taken = NULL;

	batch.counted_last = bid;
	s.matrix = &m;
	TRY(record_readable(act, &bid_entity, bid, &taken)); /* whether he may see it at all */
	if (reviewed == NULL)
		TRY(cells_read(&s, body));
	TRY(record_take(act, &bid_entity, bid, &taken));
	if (((const struct bid *)taken)->stage != bid_stage_preparing)
		return error_new(act->arena, ERROR_CONFLICT, "bid", "sealed_is_fixed");
	TRY(matrix_read(act, bid, &m));
	s.touched = arena_array(act->arena, bool, m.count + 1);
	json_open(&s.conflicts, '[');
	json_open(&s.refused, '[');
	TRY(reviewed != NULL ? rows_review(&s, reviewed) : rows_save(&s));
	TRY(bid_recount(act, bid));
	json_close(&s.conflicts, ']');
	json_close(&s.refused, ']');
	return saved_write(&s, b);
}

/* The table comes out of the child as numbers and texts, one behind the other. */
#include <string.h>

#include "base/text.h"
#include "child/child.h"
#include "office/parcel.h"
#include "office/xlsx_read.h"

#define MEMORY (256u * 1024 * 1024)

struct opening {
	const char *data;
	size_t n;
	const struct xlsx_asked *asked;
	struct arena arena;
	int pipe;
};

static void pack_table(struct buffer *b, const struct xlsx_table *t)
{
	pack_text(b, t->sheet);
	pack_number(b, t->nsheets);
	for (size_t i = 0; i < t->nsheets; i++)
		pack_text(b, t->sheets[i]);
	pack_number(b, t->table.count);
	for (size_t i = 0; i < t->table.count; i++) {
		const struct csv_row *row = &t->table.rows[i];
		pack_number(b, (size_t)row->line);
		pack_number(b, row->reason != NULL);
		pack_number(b, row->count);
		for (size_t c = 0; c < row->count; c++)
			pack_text(b, row->cells[c]);
	}
}

/* "D" and the packed table, or "R" with the error's code, its reason and its detail. */
static void open_in_arena(void *arg)
{
	struct opening *o = arg;
	struct xlsx_table t;
	struct buffer b = BUFFER(&o->arena);
	struct error *e = xlsx_read(&o->arena, o->data, o->n, o->asked, &t);

	buffer_char(&b, e == NULL ? 'D' : 'R');
	if (e == NULL)
		pack_table(&b, &t);
	else {
		pack_number(&b, e->code);
		pack_text(&b, e->reason);
		pack_text(&b, e->detail);
	}
	child_say(o->pipe, b.data, b.used);
}

static void open_work(int pipe, void *arg)
{
	struct opening *o = arg;

	o->pipe = pipe;
	o->arena.limit = MEMORY;
	if (!arena_try(&o->arena, open_in_arena, o))
		child_out_of_memory();
}

static const char **unpack_texts(struct unpacking *u, size_t *ret_count)
{
	size_t count = unpack_count(u, 5);
	const char **texts = arena_array(u->arena, const char *, count + 1);

	for (size_t i = 0; i < count; i++)
		texts[i] = unpack_text(u);
	*ret_count = count;
	return texts;
}

static void unpack_table(struct unpacking *u, struct xlsx_table *t)
{
	t->sheet = unpack_text(u);
	t->sheets = unpack_texts(u, &t->nsheets);
	t->table.count = unpack_count(u, 12);
	t->table.rows = arena_array(u->arena, struct csv_row, t->table.count + 1);
	for (size_t i = 0; i < t->table.count; i++) {
		struct csv_row *row = &t->table.rows[i];
		row->line = (int)(unpack_number(u) & INT32_MAX);
		row->reason = unpack_number(u) != 0 ? "csv_ragged" : NULL;
		row->cells = unpack_texts(u, &row->count);
		u->bad |= row->reason == NULL && row->count != t->table.rows[0].count;
	}
}

static FALLIBLE damaged(struct arena *a)
{
	return error_new(a, ERROR_INVALID, NULL, "xlsx_damaged");
}

/* Of the codes only those that a reader has a use for. */
static FALLIBLE refusal(struct unpacking *u)
{
	size_t code = unpack_number(u);
	const char *reason = unpack_text(u), *detail = unpack_text(u);
	enum error_code as = code == ERROR_TOO_LARGE || code == ERROR_MEDIA ? (enum error_code)code : ERROR_INVALID;

	return u->bad ? damaged(u->arena) : error_with(u->arena, as, NULL, reason, "%s", detail);
}

FALLIBLE xlsx_open(struct arena *a, const char *data, size_t n, const struct xlsx_asked *asked,
		   struct xlsx_table *ret_table)
{
	static const struct child_limits limits = {
		.reach = CHILD_SEALED,
		.memory = MEMORY,
		.answer = 128u * 1024 * 1024,
		.milliseconds = 5000,
	};
	struct opening o = { .data = data, .n = n, .asked = asked };
	struct child_answer answer;
	struct xlsx_table t = { 0 };

	TRY(child_run(a, &limits, NULL, open_work, &o, &answer));
	struct unpacking u = { .arena = a, .at = answer.data + 1, .end = answer.data + answer.n };
	if (answer.n > 0 && answer.data[0] == 'R')
		return refusal(&u);
	if (answer.n == 0)
		return damaged(a);
	unpack_table(&u, &t);
	if (u.bad || u.at != u.end)
		return damaged(a);
	*ret_table = t;
	return NULL;
}

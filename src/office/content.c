/* A tree of short lists: a document has some dozens of names, and its rows have fewer. */
#include "office/content.h"

#include <inttypes.h>
#include <string.h>

struct content *content_new(struct arena *a)
{
	struct content *c = arena_new(a, struct content);

	c->arena = a;
	return c;
}

static struct content_value *value_here(const struct content *c, const char *name)
{
	for (struct content_value *v = c->first; v != NULL; v = v->next) {
		if (strcmp(v->name, name) == 0)
			return v;
	}
	return NULL;
}

/* The value of that name, new or emptied unless it is of the kind already. */
static struct content_value *value_of(struct content *c, const char *name, enum content_kind kind)
{
	struct content_value *v = value_here(c, name);

	if (v == NULL) {
		v = arena_new(c->arena, struct content_value);
		v->name = arena_copy(c->arena, name);
		*(c->last == NULL ? &c->first : &c->last->next) = v;
		c->last = v;
	} else if (v->kind != kind) {
		*v = (struct content_value){ .name = v->name, .next = v->next };
	}
	v->kind = kind;
	return v;
}

void content_text(struct content *c, const char *name, const char *text)
{
	value_of(c, name, CONTENT_TEXT)->text = arena_copy(c->arena, text == NULL ? "" : text);
}

void content_number(struct content *c, const char *name, int64_t number)
{
	value_of(c, name, CONTENT_TEXT)->text = arena_print(c->arena, "%" PRId64, number);
}

static void content_period(struct content *c, const char *name, const char *small, const char *great, int64_t amount,
			   int64_t per)
{
	content_number(c, arena_print(c->arena, "%s_%s", name, small), amount);
	if (amount % per == 0)
		content_number(c, arena_print(c->arena, "%s_%s", name, great), amount / per);
	else
		content_text(c, arena_print(c->arena, "%s_%s", name, great), "");
}

void content_minutes(struct content *c, const char *name, int64_t minutes)
{
	content_period(c, name, "minutes", "hours", minutes, 60);
}

void content_months(struct content *c, const char *name, int64_t months)
{
	content_period(c, name, "months", "years", months, 12);
}

void content_rows(struct content *c, const char *name)
{
	value_of(c, name, CONTENT_ROWS);
}

struct content *content_row(struct content *c, const char *name)
{
	struct content_value *v = value_of(c, name, CONTENT_ROWS);
	struct content *row = content_new(c->arena);

	row->outer = c;
	v->rows = arena_room(c->arena, v->rows, v->count, &v->room, sizeof *v->rows);
	v->rows[v->count++] = row;
	content_number(row, "row_number", (int64_t)v->count);
	return row;
}

void content_adopt(struct content *c, const char *name, const struct content *from, const char *list)
{
	struct content_value *to = value_of(c, name, CONTENT_ROWS), *rows = value_here(from, list);

	for (size_t i = 0; rows != NULL && i < rows->count; i++) {
		rows->rows[i]->outer = c;
		to->rows = arena_room(c->arena, to->rows, to->count, &to->room, sizeof *to->rows);
		to->rows[to->count++] = rows->rows[i];
	}
}

void content_picture(struct content *c, const char *name, const struct picture *p)
{
	value_of(c, name, CONTENT_PICTURE)->picture = p == NULL ? (struct picture){ 0 } : *p;
}

const struct content_value *content_find(const struct content *c, const char *name)
{
	for (; c != NULL; c = c->outer) {
		const struct content_value *v = value_here(c, name);
		if (v != NULL)
			return v;
	}
	return NULL;
}

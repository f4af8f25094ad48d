#include "app/audit.h"

#include <stdlib.h>
#include <string.h>

#include "json/record.h"
#include "json/write.h"
#include "meta/diff.h"
#include "meta/kinds.h"
#include "store/record.h"

#define CHAINS 8 /* as many as db/migrations/0000 begins */

const struct actor actor_installation = { .login = "trine" };

static void line_text(struct buffer *b, const char *s)
{
	buffer_add(b, s);
	buffer_char(b, '\n');
}

static void line_int(struct buffer *b, int64_t i)
{
	buffer_int(b, i);
	buffer_char(b, '\n');
}

const char *audit_canonical(int64_t chain, int64_t number, int64_t at, int64_t actor, const char *via,
			    const struct audit_entry *entry, const char *previous, struct arena *a)
{
	struct buffer b = BUFFER(a);

	line_text(&b, previous);
	line_int(&b, chain);
	line_int(&b, number);
	line_int(&b, at);
	line_int(&b, actor);
	line_text(&b, via);
	line_text(&b, entry->action);
	line_text(&b, entry->entity);
	line_int(&b, entry->record);
	line_int(&b, entry->version);
	line_text(&b, entry->after_hash);
	buffer_add(&b, entry->changes);
	return buffer_text(&b);
}

/* Writers of one server share a writer; those of several would wait for each other at one chain. */
static int64_t chain_of(const struct act *act)
{
	return sql_engine(act->db) == SQL_SQLITE ? 0 : (act->who->user >> 8) % CHAINS;
}

/* Locks the chain: the next number, and the hash to go on from. */
static FALLIBLE head_take(struct act *act, int64_t chain, int64_t *ret_number, const char **ret_hash)
{
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(act->db, "UPDATE audit_head SET number = number + 1 WHERE chain = $1 RETURNING number, hash",
		     SQL_ARGS(value_int(chain)), &r, act->arena));
	TRY(rows_next(r, &has, act->arena));
	if (!has)
		return error_new(act->arena, ERROR_INTERNAL, NULL, "audit_damaged");
	*ret_number = rows_int(r, 0);
	*ret_hash = rows_text(r, 1, act->arena);
	while (has)
		TRY(rows_next(r, &has, act->arena));
	return NULL;
}

FALLIBLE audit_write(struct act *act, const struct audit_entry *entry)
{
	int64_t chain = chain_of(act), number = 0;
	const char *previous = NULL, *canonical;
	char hash[HASH_HEX];

	TRY(head_take(act, chain, &number, &previous));
	canonical = audit_canonical(chain, number, act->now.us, act->who->user, act->via, entry, previous, act->arena);
	mac_of(act->app->keys.audit, canonical, strlen(canonical), hash);
	TRY(sql_run(act->db,
		    "INSERT INTO audit (chain, number, at, actor, via, action, entity, record, version, changes, "
		    "after_hash,"
		    " hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
		    SQL_ARGS(value_int(chain), value_int(number), value_int(act->now.us), value_int(act->who->user),
			     value_text(act->via), value_text(entry->action), value_text(entry->entity),
			     value_int(entry->record), value_int(entry->version), value_text(entry->changes),
			     value_text(entry->after_hash), value_text(hash)),
		    NULL, act->arena));
	return sql_run(act->db, "UPDATE audit_head SET hash = $1 WHERE chain = $2",
		       SQL_ARGS(value_text(hash), value_int(chain)), NULL, act->arena);
}

struct column {
	const char *name;
	struct value value;
};

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct column *)a)->name, ((const struct column *)b)->name);
}

/* An empty value says nothing, so that a column added later changes no hash; neither does a flag
 * that is off. */
static bool says_nothing(const struct entity *e, const struct column *c)
{
	const struct field *f = c->value.tag == VALUE_INT && c->value.i == 0 ? entity_field(e, c->name) : NULL;

	return c->value.tag == VALUE_NONE || (f != NULL && f->kind == &kind_flag);
}

void audit_image(const struct entity *e, const struct value *values, struct buffer *image)
{
	unsigned n = store_width(e);
	const char **names = arena_array(image->arena, const char *, n);
	struct column *columns = arena_array(image->arena, struct column, n);

	store_names(e, names);
	for (unsigned i = 0; i < n; i++)
		columns[i] = (struct column){ names[i], values[i] };
	qsort(columns, n, sizeof *columns, by_name);
	buffer_add(image, e->name);
	buffer_char(image, '{');
	for (unsigned i = 0; i < n; i++) {
		struct value v = columns[i].value;
		if (says_nothing(e, &columns[i]))
			continue;
		buffer_add(image, columns[i].name);
		buffer_char(image, "nitb"[v.tag]);
		if (v.tag == VALUE_INT) {
			buffer_int(image, v.i);
			buffer_char(image, ';');
		} else {
			buffer_int(image, (int64_t)v.n);
			buffer_char(image, ':');
			buffer_put(image, v.s, v.n);
		}
	}
	buffer_char(image, '}');
}

static void record_image(const struct entity *e, const void *record, struct buffer *image)
{
	struct value *values = arena_array(image->arena, struct value, store_width(e));

	store_values(e, record, values);
	audit_image(e, values, image);
	FOR_FIELDS(f, e) {
		if (f->kind != &kind_lines)
			continue;
		const struct lines *lines = (const struct lines *)((const char *)record + f->offset);
		for (unsigned i = 0; i < lines->count; i++)
			record_image(f->target, (const char *)lines->rows + i * f->target->size, image);
	}
}

const char *audit_hash(const struct entity *e, const void *record, struct arena *a)
{
	struct buffer image = BUFFER(a);
	char hash[HASH_HEX];

	record_image(e, record, &image);
	hash_of(image.data, image.used, hash);
	return arena_copy(a, hash);
}

/* Sealed values and personal data leave no trace in the trail: it says that they changed, no more. */
static void change_write(const struct field *f, struct value was, struct value is, void *arg)
{
	struct buffer *b = arg;

	json_key(b, f->name);
	if (f->kind == &kind_sealed || (f->flags & PERSONAL)) {
		json_text(b, f->kind == &kind_sealed ? "sealed" : "personal");
		return;
	}
	json_open(b, '[');
	value_write(b, f, was);
	value_write(b, f, is);
	json_close(b, ']');
}

static void lines_note(struct buffer *b, const struct entity *e, const void *after)
{
	FOR_FIELDS(f, e) {
		const struct lines *lines = (const struct lines *)((const char *)after + f->offset);
		if (f->kind != &kind_lines || lines->count == 0)
			continue;
		json_key(b, f->name);
		json_open(b, '[');
		for (unsigned i = 0; i < lines->count; i++)
			record_write(b, f->target, (const char *)lines->rows + i * f->target->size, &actor_installation,
				     WRITE_WHOLE, NULL, 0);
		json_close(b, ']');
	}
}

static void origin_note(struct buffer *b, const struct origin *o)
{
	json_key(b, ORIGIN_KEY);
	json_open(b, '{');
	json_member(b, "author", o->author);
	json_member(b, "at", o->at.us == 0 ? NULL : instant_text(o->at, b->arena));
	json_close(b, '}');
}

FALLIBLE audit_record(struct act *act, const char *action, const struct entity *e, const void *before,
		      const void *after)
{
	const struct record *r = after != NULL ? after : before;
	struct buffer changes = BUFFER(act->arena);

	json_open(&changes, '{');
	diff(e, before, after, change_write, &changes);
	if (after != NULL)
		lines_note(&changes, e, after);
	if (before == NULL && act->origin.of == e)
		origin_note(&changes, &act->origin);
	json_close(&changes, '}');
	return audit_write(act, &(struct audit_entry){
					.action = action,
					.entity = e->name,
					.record = r->id,
					.version = r->version,
					.changes = buffer_text(&changes),
					.after_hash = after == NULL ? "" : audit_hash(e, after, act->arena),
				});
}

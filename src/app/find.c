#include "app/find.h"

#include <string.h>

#include "app/audit.h"
#include "base/random.h"
#include "json/write.h"
#include "meta/kinds.h"
#include "meta/rights.h"
#include "store/query.h"
#include "store/record.h"

#define HISTORY_MOST 200

static FALLIBLE seen(struct act *act, const struct entity *e, const struct record *r)
{
	return audit_write(act, &(struct audit_entry){ .action = "view",
						       .entity = e->name,
						       .record = r->id,
						       .version = r->version,
						       .changes = "{}",
						       .after_hash = "" });
}

bool find_is_watched_in_lists(const struct entity *e)
{
	return e->watched && entity_flagged(e, PERSONAL) != NULL;
}

FALLIBLE find_one(struct act *act, const struct entity *e, int64_t id, void **ret)
{
	void *record = NULL;

	TRY(store_load(act->db, e, id, act->who, rights_scope(e, act->who, READ), &record, act->arena));
	if (record == NULL)
		return error_new(act->arena, ERROR_MISSING, NULL, "no_such_record");
	if (e->watched)
		TRY(seen(act, e, record));
	*ret = record;
	return NULL;
}

FALLIBLE find_page(struct act *act, struct list *l, struct list_page *ret)
{
	l->who = act->who;
	l->scope = rights_scope(l->entity, act->who, READ);
	if (l->scope == 0)
		return error_new(act->arena, ERROR_DENIED, NULL, "not_allowed");
	TRY(list_read(act->db, l, true, ret, act->arena));
	for (unsigned i = 0; find_is_watched_in_lists(l->entity) && i < ret->count; i++)
		TRY(seen(act, l->entity, ret->records[i]));
	return NULL;
}

/* The ids a field of the records leads to, each once. */
static unsigned distinct_ids(const struct field *f, void *const *records, unsigned count, struct name_of_id *names)
{
	unsigned n = 0;

	for (unsigned i = 0; i < count; i++) {
		struct value v = field_get(f, records[i]);
		unsigned j = 0;
		while (j < n && names[j].id != v.i)
			j++;
		if (v.tag == VALUE_INT && j == n)
			names[n++].id = v.i;
	}
	return n;
}

static void name_set(struct name_of_id *names, unsigned n, int64_t id, const char *title)
{
	for (unsigned i = 0; i < n; i++)
		if (names[i].id == id)
			names[i].title = title;
}

/* A customer is told what our people are called where the declaration says so, though their records stay shut. */
static unsigned naming_scope(const struct entity *e, const struct field *title, const struct actor *who)
{
	bool bound = e->is_party || entity_flagged(e, PARTY) != NULL;

	if (who->customer != 0 && !bound && title != NULL && rights_read_field(e, title, who))
		return ALL;
	return rights_scope(e, who, READ);
}

static FALLIBLE read_names(struct act *act, const struct entity *e, struct name_of_id *names, unsigned n)
{
	const struct field *title = entity_flagged(e, TITLE);
	struct query *q = query_new(act->arena);
	AUTO_ROWS *r = NULL;
	bool has;

	query_add(q, "SELECT ");
	query_add(q, e->columns);
	query_add(q, " FROM ");
	query_name(q, e->name);
	query_add(q, " WHERE ");
	query_scope(q, e, act->who, naming_scope(e, title, act->who));
	query_add(q, " AND \"id\" IN (");
	for (unsigned i = 0; i < n; i++) {
		query_add(q, i > 0 ? ", " : "");
		query_arg(q, value_int(names[i].id));
	}
	query_add(q, ")");
	TRY(sql_rows(act->db, buffer_text(&q->text), q->args, q->nargs, &r, act->arena));
	while (true) {
		TRY(rows_next(r, &has, act->arena));
		if (!has)
			return NULL;
		void *record = record_of_row(e, r, act->arena);
		if (title == NULL || rights_read_field(e, title, act->who))
			name_set(names, n, ((struct record *)record)->id, record_title(e, record, act->arena));
	}
}

FALLIBLE find_names(struct act *act, const struct entity *e, const struct field *f, void *const *records,
		    unsigned count, struct expansion *ret)
{
	struct name_of_id *names = arena_array(act->arena, struct name_of_id, count + 1);
	unsigned n = distinct_ids(f, records, count, names);

	(void)e;
	if (n > 0)
		TRY(read_names(act, f->target, names, n));
	*ret = (struct expansion){ f->name, names, n };
	return NULL;
}

static void change_item(struct buffer *b, json_t *all, const struct entity *e, const struct actor *who)
{
	const char *key;
	json_t *pair;

	json_key(b, "changes");
	json_open(b, '[');
	json_object_foreach(all, key, pair)
	{
		const struct field *f = entity_field(e, key);
		if (f == NULL || !rights_read_field(e, f, who))
			continue;
		json_open(b, '{');
		json_member(b, "field", key);
		if (json_is_array(pair) && f->kind != &kind_lines) {
			json_key(b, "from");
			json_raw(b, json_compact(json_array_get(pair, 0), b->arena));
			json_key(b, "to");
			json_raw(b, json_compact(json_array_get(pair, 1), b->arena));
		} else
			json_member_bool(b, "hidden", f->kind != &kind_lines);
		json_close(b, '}');
	}
	json_close(b, ']');
}

static void origin_item(struct buffer *b, const json_t *all)
{
	const json_t *origin = json_object_get(all, ORIGIN_KEY);

	if (origin == NULL)
		return;
	json_key(b, "origin");
	json_raw(b, json_compact(origin, b->arena));
}

static void history_item(struct buffer *b, const struct rows *r, const struct entity *e, const struct actor *who)
{
	struct arena *a = b->arena;
	AUTO_JSON *all = json_read(rows_text(r, 4, a), a);
	const char *name = rows_text(r, 5, a);

	json_open(b, '{');
	json_member(b, "at", instant_text((instant){ rows_int(r, 0) }, a));
	json_key(b, "actor");
	json_open(b, '{');
	json_member(b, "id", rows_int(r, 1) == 0 ? NULL : id_text(rows_int(r, 1), a));
	json_member(b, "name", name == NULL ? "Trine" : name);
	json_close(b, '}');
	json_member(b, "action", rows_text(r, 2, a));
	json_member(b, "via", rows_text(r, 6, a));
	json_member_int(b, "version", rows_int(r, 3));
	change_item(b, all, e, who);
	origin_item(b, all);
	json_close(b, '}');
}

FALLIBLE find_history(struct act *act, const struct entity *e, int64_t id, struct buffer *b)
{
	void *record = NULL;
	bool has;

	TRY(store_load(act->db, e, id, act->who, rights_scope(e, act->who, READ), &record, act->arena));
	if (act->who->customer != 0 || (record == NULL && !(rights_scope(e, act->who, READ) & ALL)))
		return error_new(act->arena, ERROR_MISSING, NULL, "no_such_record");
	AUTO_ROWS *r = NULL;
	TRY(sql_rows(act->db,
		     arena_print(act->arena,
				 "SELECT a.at, a.actor, a.action, a.version, a.changes, u.name, a.via FROM audit a"
				 " LEFT JOIN \"user\" u ON u.id = a.actor WHERE a.entity = $1 AND a.record = $2"
				 " AND a.action <> 'denied'"
				 " ORDER BY a.at DESC, a.number DESC LIMIT %d",
				 HISTORY_MOST),
		     SQL_ARGS(value_text(e->name), value_int(id)), &r, act->arena));
	TRY(rows_next(r, &has, act->arena));
	if (record == NULL && !has)
		return error_new(act->arena, ERROR_MISSING, NULL, "no_such_record");
	json_open(b, '{');
	json_key(b, "items");
	json_open(b, '[');
	while (has) {
		history_item(b, r, e, act->who);
		TRY(rows_next(r, &has, act->arena));
	}
	json_close(b, ']');
	json_key(b, "next");
	json_none(b);
	json_close(b, '}');
	return NULL;
}

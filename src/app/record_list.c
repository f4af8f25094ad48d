#include "app/record_list.h"

#include "app/find.h"
#include "base/instant.h"
#include "base/money.h"
#include "base/random.h"
#include "json/write.h"
#include "meta/rights.h"
#include "store/record.h"

#define NAMES_MOST 8

static FALLIBLE load_whole(struct act *act, const struct entity *e, void **records, unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		TRY(store_get(act->db, e, ((const struct record *)records[i])->id, &records[i], act->arena));
	return NULL;
}

FALLIBLE records_find(struct act *act, const struct wanted *w, void ***ret, unsigned *ret_count)
{
	struct list l = {
		.entity = w->entity,
		.who = act->who,
		.scope = rights_scope(w->entity, act->who, READ),
		.order = { .column = w->by, .descending = true, .nullable = true },
		.limit = PAGE_MOST,
	};
	struct list_page page = { 0 };

	*ret_count = 0;
	if (l.scope == 0)
		return NULL;
	if (w->field != NULL)
		l.filters[l.nfilters++] =
			(struct list_filter){ entity_field(w->entity, w->field), LIST_EQ, &w->value, 1 };
	TRY(list_read(act->db, &l, false, &page, act->arena));
	if (w->whole)
		TRY(load_whole(act, w->entity, page.records, page.count));
	*ret = page.records;
	*ret_count = page.count;
	return NULL;
}

FALLIBLE records_newest(struct act *act, const struct entity *e, const char *where, int64_t about, int most,
			struct lines *ret)
{
	struct buffer all = BUFFER(act->arena);
	AUTO_ROWS *r = NULL;
	unsigned n = 0;
	bool has;

	*ret = (struct lines){ 0 };
	if (rights_scope(e, act->who, READ) == 0)
		return NULL;
	TRY(sql_rows(act->db,
		     arena_print(act->arena, "SELECT %s FROM \"%s\" WHERE %s ORDER BY \"id\" DESC LIMIT %d", e->columns,
				 e->name, where, most),
		     SQL_ARGS(value_int(about)), &r, act->arena));
	while (true) {
		TRY(rows_next(r, &has, act->arena));
		if (!has)
			break;
		const void *record = record_of_row(e, r, act->arena);
		if (!rights_read_record(e, record, act->who))
			continue;
		buffer_put(&all, record, e->size);
		n++;
	}
	*ret = (struct lines){ all.data, n };
	return NULL;
}

FALLIBLE record_named(struct act *act, const struct entity *e, const void *record, const char *names, struct buffer *b)
{
	struct expansion all[NAMES_MOST];
	void *const one[] = { (void *)(uintptr_t)record };
	unsigned n = 0;

	FOR_FIELDS(f, e)
		if (n < NAMES_MOST && word_in(names, f->name))
			TRY(find_names(act, e, f, one, 1, &all[n++]));
	record_write(b, e, record, act->who, WRITE_WHOLE, all, n);
	return NULL;
}

FALLIBLE records_write(struct act *act, const char *key, const struct wanted *w, const char *names, struct buffer *b)
{
	void **records = NULL;
	unsigned n;

	TRY(records_find(act, w, &records, &n));
	json_key(b, key);
	json_open(b, '[');
	for (unsigned i = 0; i < n; i++)
		TRY(record_named(act, w->entity, records[i], names, b));
	json_close(b, ']');
	return NULL;
}

FALLIBLE record_readable(struct act *act, const struct entity *e, int64_t id, void **ret)
{
	TRY(store_load(act->db, e, id, act->who, rights_scope(e, act->who, READ), ret, act->arena));
	return *ret == NULL ? error_new(act->arena, ERROR_MISSING, NULL, "no_such_record") : NULL;
}

FALLIBLE title_write(struct act *act, const char *key, const struct entity *e, int64_t id, struct buffer *b)
{
	void *record = NULL;

	json_key(b, key);
	if (id != 0)
		TRY(store_load(act->db, e, id, act->who, rights_scope(e, act->who, READ), &record, act->arena));
	if (record == NULL) {
		json_none(b);
		return NULL;
	}
	json_open(b, '{');
	json_member(b, "id", id_text(id, b->arena));
	json_member(b, "title", record_title(e, record, b->arena));
	json_close(b, '}');
	return NULL;
}

void decimal_write(struct buffer *b, const char *key, decimal d)
{
	json_member(b, key, d.millionths == UNSET ? NULL : decimal_text(d, b->arena));
}

void money_write(struct buffer *b, const char *key, money m)
{
	json_member(b, key, m.minor == UNSET ? NULL : money_text(m, b->arena));
}

void date_write(struct buffer *b, const char *key, date d)
{
	json_member(b, key, d.day == 0 ? NULL : date_text(d, b->arena));
}

#include "store/lines.h"

#include "base/buffer.h"
#include "base/random.h"
#include "meta/kinds.h"
#include "store/record.h"

#define FOR_LINES(f, e)  \
	FOR_FIELDS(f, e) \
		if (f->kind == &kind_lines)

static const struct field *parent_of(const struct field *f)
{
	return entity_flagged(f->target, PARENT);
}

FALLIBLE lines_load(struct sql *db, const struct entity *e, void *record, struct arena *a)
{
	FOR_LINES(f, e) {
		const struct entity *row = f->target;
		struct buffer rows = BUFFER(a);
		unsigned count = 0;
		bool has;
		AUTO_ROWS *r = NULL;

		TRY(sql_rows(db,
			     arena_print(a, "SELECT %s FROM \"%s\" WHERE \"%s\" = $1 ORDER BY \"seq\"", row->columns,
					 row->name, parent_of(f)->name),
			     SQL_ARGS(value_int(((struct record *)record)->id)), &r, a));
		while (true) {
			TRY(rows_next(r, &has, a));
			if (!has)
				break;
			buffer_put(&rows, record_of_row(row, r, a), row->size);
			count++;
		}
		*(struct lines *)((char *)record + f->offset) = (struct lines){ rows.data, count };
	}
	return NULL;
}

FALLIBLE lines_insert(struct sql *db, const struct entity *e, const void *record, struct arena *a)
{
	const struct record *parent = record;

	FOR_LINES(f, e) {
		const struct lines *lines = (const struct lines *)((const char *)record + f->offset);
		for (unsigned i = 0; i < lines->count; i++) {
			struct record *row = (struct record *)((char *)lines->rows + i * f->target->size);
			*row = (struct record){ row->id != 0 ? row->id : id_new(), parent->version,
						row->created_at.us != 0 ? row->created_at : parent->changed_at,
						parent->changed_at, row->created_by };
			field_set(parent_of(f), row, value_int(parent->id));
			field_set(entity_field(f->target, "seq"), row, value_int(i + 1));
			TRY(store_insert(db, f->target, row, a));
		}
	}
	return NULL;
}

FALLIBLE lines_delete(struct sql *db, const struct entity *e, int64_t parent, struct arena *a)
{
	FOR_LINES(f, e)
		TRY(sql_run(db,
			    arena_print(a, "DELETE FROM \"%s\" WHERE \"%s\" = $1", f->target->name, parent_of(f)->name),
			    SQL_ARGS(value_int(parent)), NULL, a));
	return NULL;
}

FALLIBLE lines_replace(struct sql *db, const struct entity *e, const void *record, struct arena *a)
{
	TRY(lines_delete(db, e, ((const struct record *)record)->id, a));
	return lines_insert(db, e, record, a);
}

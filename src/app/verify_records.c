/* verify_records.c -- every record against the trail: the hash of what lies in its row now, and in the rows of
 * its lines, must be the one its last act wrote; and nothing is there, or gone, without an act. */
#include <inttypes.h>

#include "app/audit.h"
#include "app/verify_part.h"
#include "base/random.h"
#include "meta/kinds.h"
#include "store/record.h"

/* The image of the row at hand, from what is stored, not from what a record makes of it. */
static void image_of_row(const struct entity *e, const struct rows *r, struct buffer *image)
{
	unsigned n = store_width(e);
	struct value *values = arena_array(image->arena, struct value, n);

	for (unsigned i = 0; i < n; i++)
		values[i] = rows_value(r, i);
	audit_image(e, values, image);
}

static FALLIBLE image_of_lines(struct sql *db, const struct entity *e, int64_t parent, struct buffer *image)
{
	FOR_FIELDS(f, e) {
		AUTO_ROWS *r = NULL;
		bool has = true;
		if (f->kind != &kind_lines)
			continue;
		TRY(sql_rows(db,
			     arena_print(image->arena, "SELECT %s FROM \"%s\" WHERE \"%s\" = $1 ORDER BY \"seq\"",
					 f->target->columns, f->target->name, entity_flagged(f->target, PARENT)->name),
			     SQL_ARGS(value_int(parent)), &r, image->arena));
		while (true) {
			TRY(rows_next(r, &has, image->arena));
			if (!has)
				break;
			image_of_row(f->target, r, image);
		}
	}
	return NULL;
}

struct last_act {
	int64_t version;
	const char *hash; /* NULL: none is known */
};

/* The last act that wrote the record; one that removed it leaves no hash. */
static FALLIBLE last_act_of(struct sql *db, const struct entity *e, int64_t id, struct last_act *ret, struct arena *a)
{
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(db,
		     "SELECT version, after_hash FROM audit WHERE entity = $1 AND record = $2 AND (after_hash <> '' OR "
		     "action ="
		     " 'remove') ORDER BY version DESC, at DESC LIMIT 1",
		     SQL_ARGS(value_text(e->name), value_int(id)), &r, a));
	TRY(rows_next(r, &has, a));
	*ret = (struct last_act){ has ? rows_int(r, 0) : 0, has ? rows_text(r, 1, a) : NULL };
	return NULL;
}

static FALLIBLE check_record(struct verifying *v, const struct entity *e, const struct rows *r, struct arena *a)
{
	struct buffer image = BUFFER(a);
	int64_t id = rows_int(r, 0), version = rows_int(r, 1);
	const char *name = id_text(id, a);
	struct last_act last = { 0 };
	char hash[HASH_HEX];

	image_of_row(e, r, &image);
	TRY(image_of_lines(v->db, e, id, &image));
	hash_of(image.data, image.used, hash);
	TRY(last_act_of(v->db, e, id, &last, a));
	if (last.hash == NULL)
		verify_break(v, "%s %s is there, but the trail knows nothing of it", e->name, name);
	else if (last.hash[0] == '\0')
		verify_break(v, "%s %s is there, but the trail says that it was removed", e->name, name);
	else if (last.version != version)
		verify_break(v, "%s %s is version %" PRId64 ", but the trail goes to version %" PRId64, e->name, name,
			     version, last.version);
	else if (strcmp(last.hash, hash) != 0)
		verify_break(v, "%s %s was changed past the program: it is not what version %" PRId64 " wrote", e->name,
			     name, version);
	v->found.records++;
	return NULL;
}

static FALLIBLE records_batch(struct verifying *v, const struct entity *e, int64_t *after, bool *ret_more,
			      struct arena *a)
{
	AUTO_ROWS *r = NULL;
	unsigned count = 0;
	bool has;

	TRY(sql_rows(
		v->db,
		arena_print(a, "SELECT %s FROM \"%s\" WHERE \"id\" > $1 ORDER BY \"id\" LIMIT $2", e->columns, e->name),
		SQL_ARGS(value_int(*after), value_int(VERIFY_BATCH)), &r, a));
	while (v->found.first == NULL) {
		AUTO_ARENA one = { 0 };
		TRY(rows_next(r, &has, a));
		if (!has)
			break;
		*after = rows_int(r, 0);
		struct error *err = check_record(v, e, r, &one);
		if (err != NULL)
			return error_carry(err, a);
		count++;
	}
	*ret_more = count == VERIFY_BATCH && v->found.first == NULL;
	return NULL;
}

FALLIBLE verify_records_of(struct verifying *v, const struct entity *e)
{
	int64_t after = INT64_MIN;
	bool more = true;

	while (more) {
		AUTO_ARENA batch = { 0 };
		struct error *err = records_batch(v, e, &after, &more, &batch);
		if (err != NULL)
			return error_carry(err, v->arena);
	}
	return NULL;
}

/* Acts of a record that is not there, and was never removed by one. */
static FALLIBLE find_vanished(struct verifying *v, const struct entity *e)
{
	struct value gone;

	TRY(sql_value(
		v->db,
		arena_print(v->arena,
			    "SELECT a.record FROM audit a WHERE a.entity = $1 AND a.version = 1 AND a.after_hash <> ''"
			    " AND NOT EXISTS (SELECT 1 FROM \"%s\" r WHERE r.id = a.record)"
			    " AND NOT EXISTS (SELECT 1 FROM audit b WHERE b.entity = a.entity AND b.record = a.record"
			    " AND b.action = 'remove') LIMIT 1",
			    e->name),
		SQL_ARGS(value_text(e->name)), &gone, v->arena));
	if (gone.tag == VALUE_INT)
		verify_break(v, "%s %s is in the trail, was never removed, and is not there", e->name,
			     id_text(gone.i, v->arena));
	return NULL;
}

FALLIBLE verify_records(struct verifying *v)
{
	FOR_ENTITIES(e) {
		if (e->row)
			continue;
		TRY(verify_records_of(v, e));
		if (v->found.first == NULL)
			TRY(find_vanished(v, e));
		if (v->found.first != NULL)
			return NULL;
	}
	return NULL;
}

/* Also those that no foreign key watches over, and on either engine. */
static FALLIBLE reference_check(struct verifying *v, const struct entity *e, const struct field *f)
{
	struct value lost;

	TRY(sql_value(v->db,
		      arena_print(v->arena,
				  "SELECT r.id FROM \"%s\" r WHERE r.\"%s\" IS NOT NULL AND NOT EXISTS"
				  " (SELECT 1 FROM \"%s\" t WHERE t.id = r.\"%s\") LIMIT 1",
				  e->name, f->name, f->target->name, f->name),
		      SQL_NO_ARGS, &lost, v->arena));
	if (lost.tag == VALUE_INT)
		verify_break(v, "%s %s: its %s leads to a %s that is not there", e->name, id_text(lost.i, v->arena),
			     f->name, f->target->name);
	return NULL;
}

FALLIBLE verify_references(struct verifying *v)
{
	FOR_ENTITIES(e)
		FOR_FIELDS(f, e)
			if (f->target != NULL && f->kind != &kind_lines && v->found.first == NULL)
				TRY(reference_check(v, e, f));
	return NULL;
}

#include "app/presale/solution_compare.h"

#include "json/record.h"
#include "json/write.h"
#include "meta/rights.h"
#include "rule/presale/bom_compare.h"
#include "store/record.h"

static FALLIBLE load(struct act *act, int64_t id, const char *field, struct solution_version **ret)
{
	const struct entity *e = &solution_version_entity;
	void *record = NULL;

	TRY(store_load(act->db, e, id, act->who, rights_scope(e, act->who, READ), &record, act->arena));
	if (record == NULL)
		return error_new(act->arena, ERROR_MISSING, field, "no_such_record");
	*ret = record;
	return NULL;
}

static void side_write(struct act *act, const char *key, const struct entity *e, const void *record, struct buffer *b)
{
	json_key(b, key);
	if (record == NULL)
		json_none(b);
	else
		record_write(b, e, record, act->who, e->row ? WRITE_WHOLE : WRITE_ROW, NULL, 0);
}

/* Which of the fields that the actor may read are no longer as they were. */
static void fields_write(struct act *act, const struct bom_pair *p, struct buffer *b)
{
	const struct entity *e = &bom_line_entity;

	json_key(b, "fields");
	json_open(b, '[');
	if (p->change == BOM_CHANGED)
		FOR_FIELDS(f, e)
			if (!(f->flags & PARENT) && strcmp(f->name, "seq") != 0 && rights_read_field(e, f, act->who) &&
			    !value_same(field_get(f, p->was), field_get(f, p->now)))
				json_text(b, f->name);
	json_close(b, ']');
}

static void pair_write(struct act *act, const struct bom_pair *p, struct buffer *b)
{
	json_open(b, '{');
	json_member(b, "change", bom_change_name(p->change));
	fields_write(act, p, b);
	side_write(act, "was", &bom_line_entity, p->was, b);
	side_write(act, "now", &bom_line_entity, p->now, b);
	json_close(b, '}');
}

FALLIBLE solution_compare(struct act *act, int64_t version, int64_t with, struct buffer *b)
{
	struct solution_version *was = NULL, *now = NULL;
	struct bom_pair *pairs;
	unsigned n = 0, same = 0;

	TRY(load(act, version, NULL, &now));
	TRY(load(act, with, "with", &was));
	pairs = bom_compare(&was->lines, &now->lines, act->arena, &n);
	json_open(b, '{');
	side_write(act, "was", &solution_version_entity, was, b);
	side_write(act, "now", &solution_version_entity, now, b);
	json_key(b, "lines");
	json_open(b, '[');
	for (unsigned i = 0; i < n; i++)
		if (pairs[i].change == BOM_SAME)
			same++;
		else
			pair_write(act, &pairs[i], b);
	json_close(b, ']');
	json_member_int(b, "same", same);
	json_close(b, '}');
	return NULL;
}

#include "cmd/demo_values.h"

#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "store/record.h"

/* --- references and values --- */

void demo_remember(struct demo *d, const char *name, const struct entity *e, int64_t id)
{
	for (struct demo_ref *r = d->refs; r != NULL; r = r->next)
		if (strcmp(r->name, name) == 0) {
			r->entity = e;
			r->id = id;
			return;
		}
	struct demo_ref *fresh = arena_new(&d->arena, struct demo_ref);
	*fresh = (struct demo_ref){ arena_copy(&d->arena, name), e, id, d->refs };
	d->refs = fresh;
}

FALLIBLE demo_ref_find(struct demo *d, const char *name, struct demo_ref **ret, struct arena *a)
{
	for (struct demo_ref *r = d->refs; r != NULL && name != NULL; r = r->next)
		if (strcmp(r->name, name) == 0) {
			*ret = r;
			return NULL;
		}
	return error_with(a, ERROR_MISSING, "ref", "no_such_record", "%s", name == NULL ? "" : name);
}

/* "-700" or "-700 09:30" before or after the script's today. */
instant demo_moment(const struct demo *d, const char *text)
{
	char *rest;
	long days = strtol(text, &rest, 10);
	int hour = 9, minute = 0;

	if (*rest == ' ' || *rest == 'T') {
		hour = atoi(rest + 1);
		minute = atoi(strchr(rest, ':') == NULL ? "0" : strchr(rest, ':') + 1);
	}
	return instant_plus(date_start(date_plus(d->today, (int)days)), hour * HOUR + minute * MINUTE);
}

/* $ref or $ref.field */
static FALLIBLE ref_value(struct demo *d, struct act *act, const char *text, json_t **ret)
{
	const char *dot = strchr(text, '.');
	struct demo_ref *r = NULL;
	void *record = NULL;

	TRY(demo_ref_find(d, dot == NULL ? text + 1 : arena_copy_n(act->arena, text + 1, (size_t)(dot - text) - 1), &r,
			  act->arena));
	if (dot == NULL) {
		*ret = json_string(id_text(r->id, act->arena));
		return NULL;
	}
	const struct field *f = entity_field(r->entity, dot + 1);
	if (f == NULL)
		return error_with(act->arena, ERROR_INVALID, "with", "unknown_field", "%s", text);
	TRY(store_get(act->db, r->entity, r->id, &record, act->arena));
	struct value v = field_get(f, record);
	*ret = v.tag == VALUE_NONE ? json_null() : json_string(f->kind->text(f, v, act->arena));
	return NULL;
}

static FALLIBLE resolve(struct demo *d, struct act *act, const json_t *in, json_t **ret);

static FALLIBLE resolve_text(struct demo *d, struct act *act, const char *text, json_t **ret)
{
	if (text[0] == '$')
		return ref_value(d, act, text, ret);
	if (text[0] == '@' && strchr(text, 'T') != NULL)
		*ret = json_string(instant_text(demo_moment(d, text + 1), act->arena));
	else if (text[0] == '@')
		*ret = json_string(date_text(instant_date(demo_moment(d, text + 1)), act->arena));
	else
		*ret = json_string(text);
	return NULL;
}

FALLIBLE demo_resolve(struct demo *d, struct act *act, const json_t *in, json_t **ret)
{
	const char *key;
	json_t *v;

	*ret = json_object();
	json_object_foreach((json_t *)(uintptr_t)in, key, v)
	{
		json_t *out = NULL;
		TRY(resolve(d, act, v, &out));
		json_object_set_new(*ret, key, out);
	}
	return NULL;
}

static FALLIBLE resolve_array(struct demo *d, struct act *act, const json_t *in, json_t **ret)
{
	size_t i;
	json_t *v;

	*ret = json_array();
	json_array_foreach(in, i, v)
	{
		json_t *out = NULL;
		TRY(resolve(d, act, v, &out));
		json_array_append_new(*ret, out);
	}
	return NULL;
}

static FALLIBLE resolve(struct demo *d, struct act *act, const json_t *in, json_t **ret)
{
	if (json_is_object(in))
		return demo_resolve(d, act, in, ret);
	if (json_is_array(in))
		return resolve_array(d, act, in, ret);
	if (json_is_string(in))
		return resolve_text(d, act, json_string_value(in), ret);
	*ret = json_deep_copy(in);
	return NULL;
}

/* --- records found by what they hold --- */

void demo_found_free(struct demo_found *f)
{
	json_drop(&f->where);
}

FALLIBLE demo_find_all(struct demo *d, struct act *act, const json_t *line, struct demo_found *ret)
{
	const char *key;
	json_t *v;

	ret->entity = entity_find(json_member_text(line, "entity", act->arena));
	if (ret->entity == NULL)
		return error_new(act->arena, ERROR_INVALID, "entity", "no_such_record");
	TRY(demo_resolve(d, act, json_object_get(line, "where"), &ret->where));
	json_object_foreach(ret->where, key, v)
	{
		const struct field *f = entity_field(ret->entity, key);
		struct value wanted = NO_VALUE;
		if (f != NULL && f->kind->parse(f, json_string_value(v), act->arena, &wanted) == NULL)
			return store_all(act->db, ret->entity, key, wanted, &ret->all, act->arena);
	}
	return error_new(act->arena, ERROR_INVALID, "where", "required");
}

const struct record *demo_found_at(const struct demo_found *f, unsigned i)
{
	return (const struct record *)((const char *)f->all.rows + i * f->entity->size);
}

bool demo_fits(const struct demo_found *f, const struct record *r, struct arena *a)
{
	const char *key;
	json_t *v;

	json_object_foreach(f->where, key, v)
	{
		const struct field *field = entity_field(f->entity, key);
		struct value is = field == NULL ? NO_VALUE : field_get(field, r);
		if (is.tag == VALUE_NONE || strcmp(field->kind->text(field, is, a), json_string_value(v)) != 0)
			return false;
	}
	return true;
}

/* The one record with "entity" and "where", or the one named by "ref". */
FALLIBLE demo_record_meant(struct demo *d, struct act *act, const json_t *line, struct demo_ref *ret)
{
	AUTO_FOUND f = { 0 };
	struct demo_ref *named = NULL;

	if (json_object_get(line, "where") == NULL) {
		TRY(demo_ref_find(d, json_member_text(line, "ref", act->arena), &named, act->arena));
		*ret = *named;
		return NULL;
	}
	TRY(demo_find_all(d, act, line, &f));
	for (unsigned i = 0; i < f.all.count; i++)
		if (demo_fits(&f, demo_found_at(&f, i), act->arena)) {
			*ret = (struct demo_ref){ .entity = f.entity, .id = demo_found_at(&f, i)->id };
			return NULL;
		}
	return error_with(act->arena, ERROR_MISSING, "where", "no_such_record", "%s", f.entity->name);
}

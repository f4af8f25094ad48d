#include "app/save.h"

#include <string.h>

#include "app/audit.h"
#include "app/sealing.h"
#include "app/use_case.h"
#include "base/random.h"
#include "json/record.h"
#include "meta/flow.h"
#include "meta/kinds.h"
#include "meta/rights.h"
#include "meta/validate.h"
#include "store/counter.h"
#include "store/outbox.h"
#include "store/record.h"

/* --- the parts of the road --- */

void *save_copy(const struct entity *e, const void *record, struct arena *a)
{
	return memcpy(arena_alloc(a, e->size), record, e->size);
}

/* Whose a new record is, where the body does not say. */
static void belong(struct act *act, const struct entity *e, void *record)
{
	const struct actor *who = act->who;
	bool only_mine = rights_scope(e, who, CREATE) == MINE;

	((struct record *)record)->created_by = who->user;
	FOR_FIELDS(f, e) {
		if (field_get(f, record).tag != VALUE_NONE)
			continue;
		if ((f->flags & OWNER) && who->user != 0 && (only_mine || strcmp(f->name, "owner") == 0))
			field_set(f, record, value_int(who->user));
		if ((f->flags & TEAM) && who->team != 0)
			field_set(f, record, value_int(who->team));
		if ((f->flags & PARTY) && who->customer != 0)
			field_set(f, record, value_int(who->customer));
	}
}

static FALLIBLE number_fields(struct act *act, const struct entity *e, void *record)
{
	FOR_FIELDS(f, e) {
		const char *number = NULL;
		if (f->number == NULL || field_get(f, record).tag != VALUE_NONE)
			continue;
		TRY(counter_next(act->db, f->number, instant_date(act->now), &number, act->arena));
		field_set(f, record, value_text(number));
	}
	return NULL;
}

static FALLIBLE check_references(struct act *act, const struct entity *e, const void *before, const void *after);

/* Rows that were sent are new, each of them. */
static FALLIBLE check_row_references(struct act *act, const struct field *f, const void *before, const void *after)
{
	const struct lines *rows = (const struct lines *)((const char *)after + f->offset);
	struct error *problems = NULL;

	if (before != NULL && rows->rows == ((const struct lines *)((const char *)before + f->offset))->rows)
		return NULL;
	for (unsigned i = 0; i < rows->count; i++) {
		struct error *found =
			check_references(act, f->target, NULL, (const char *)rows->rows + i * f->target->size);
		for (struct error *p = found; p != NULL; p = p->next)
			p->field = arena_print(act->arena, "%s[%u].%s", f->name, i, p->field);
		error_append(&problems, found);
	}
	return problems;
}

/* Every reference that is new leads to a record the actor may read. */
static FALLIBLE check_references(struct act *act, const struct entity *e, const void *before, const void *after)
{
	struct error *problems = NULL;

	FOR_FIELDS(f, e) {
		struct value v = field_get(f, after);
		void *found = NULL;
		if (f->kind == &kind_lines)
			error_append(&problems, check_row_references(act, f, before, after));
		if (f->target == NULL || f->kind == &kind_lines || v.tag == VALUE_NONE || (f->flags & PARENT) ||
		    (before != NULL && value_same(v, field_get(f, before))))
			continue;
		TRY(store_load(act->db, f->target, v.i, act->who, rights_scope(f->target, act->who, READ), &found,
			       act->arena));
		if (found == NULL)
			error_append(&problems, error_new(act->arena, ERROR_INVALID, f->name, "no_such_record"));
	}
	return problems;
}

/* Rows get their parent and their place first: those are not the client's to say. */
static FALLIBLE check_lines(const struct entity *e, const void *record, const struct env *env)
{
	struct error *problems = NULL;

	FOR_FIELDS(f, e) {
		const struct lines *lines = (const struct lines *)((const char *)record + f->offset);
		for (unsigned i = 0; f->kind == &kind_lines && i < lines->count; i++) {
			void *row = (char *)lines->rows + i * f->target->size;
			field_set(entity_flagged(f->target, PARENT), row,
				  value_int(((const struct record *)record)->id));
			field_set(entity_field(f->target, "seq"), row, value_int(i + 1));
			struct error *found = f->target->check == NULL ? NULL : f->target->check(row, NULL, env);
			error_append(&found, validate(f->target, row, env->arena));
			for (struct error *p = found; p != NULL; p = p->next)
				p->field = arena_print(env->arena, "%s[%u].%s", f->name, i,
						       p->field == NULL ? "" : p->field);
			error_append(&problems, found);
		}
	}
	return problems;
}

static FALLIBLE check_all(struct act *act, const struct entity *e, const void *before, void *after)
{
	struct env env = act_env(act);
	struct error *problems = NULL;

	if (e->check != NULL)
		problems = e->check(after, before, &env);
	error_append(&problems, validate(e, after, act->arena));
	error_append(&problems, check_lines(e, after, &env));
	return problems;
}

/* The engine says which index; we say which field. */
static struct error *name_unique_field(const struct entity *e, struct error *err, struct arena *a)
{
	if (err == NULL || strcmp(err->reason, "not_unique") != 0 || err->detail == NULL)
		return err;
	FOR_FIELDS(f, e)
		if ((f->flags & UNIQUE) && strstr(err->detail, f->name) != NULL)
			return error_new(a, ERROR_CONFLICT, f->name, "not_unique");
	return error_new(a, ERROR_CONFLICT, NULL, "not_unique");
}

static FALLIBLE tell(struct act *act, const char *action, const struct entity *e, const struct record *r)
{
	return outbox_add(act->db,
			  &(struct outbox_event){ .at = act->now,
						  .event = action,
						  .entity = e->name,
						  .record = r->id,
						  .version = r->version,
						  .actor = act->who->user },
			  act->arena);
}

static FALLIBLE insert(struct act *act, const struct entity *e, void *record)
{
	struct record *r = record;

	r->id = id_new();
	r->version = 1;
	r->created_at = r->changed_at = act->now;
	r->created_by = act->who->user;
	TRY(number_fields(act, e, record));
	TRY(check_all(act, e, NULL, record));
	TRY(sealing_close(act, e, NULL, record));
	TRY(name_unique_field(e, store_insert(act->db, e, record, act->arena), act->arena));
	TRY(audit_record(act, "create", e, NULL, record));
	return tell(act, "create", e, r);
}

static FALLIBLE update(struct act *act, const struct entity *e, const void *before, void *after, const char *action)
{
	struct record *r = after;

	r->version = ((const struct record *)before)->version + 1;
	r->changed_at = act->now;
	TRY(check_all(act, e, before, after));
	TRY(sealing_close(act, e, before, after));
	TRY(name_unique_field(e, store_update(act->db, e, before, after, act->arena), act->arena));
	TRY(audit_record(act, action, e, before, after));
	return tell(act, action, e, r);
}

/* The record with what the actor may do to it: 404 where he may not see it, 403 where he may not. */
static FALLIBLE load_for(struct act *act, const struct entity *e, int64_t id, unsigned right, void **ret)
{
	void *record = NULL;

	TRY(store_load(act->db, e, id, act->who, rights_scope(e, act->who, READ), &record, act->arena));
	if (record == NULL)
		return error_new(act->arena, ERROR_MISSING, NULL, "no_such_record");
	if (!rights_cover(e, record, act->who, rights_scope(e, act->who, right)))
		return error_new(act->arena, ERROR_DENIED, NULL, "not_allowed");
	if (e->appended && right != READ)
		return error_new(act->arena, ERROR_DENIED, NULL, "append_only");
	*ret = record;
	return NULL;
}

static FALLIBLE check_version(const void *record, int64_t version, struct arena *a)
{
	if (version != 0 && ((const struct record *)record)->version != version)
		return error_new(a, ERROR_STALE, NULL, "someone_was_faster");
	return NULL;
}

/* --- the four verbs --- */

FALLIBLE save_create(struct act *act, const struct entity *e, const json_t *body, void **ret)
{
	void *record = record_new(e, act->arena);
	unsigned scope = rights_scope(e, act->who, CREATE);

	if (scope == 0)
		return error_new(act->arena, ERROR_DENIED, NULL, "not_allowed");
	TRY(record_read(e, record, body, act->who, READ_NEW, NULL, act->arena));
	belong(act, e, record);
	if (!rights_cover(e, record, act->who, scope))
		return error_new(act->arena, ERROR_DENIED, NULL, "not_in_your_scope");
	TRY(check_references(act, e, NULL, record));
	TRY(save_new(act, e, record));
	*ret = record;
	return NULL;
}

FALLIBLE save_new(struct act *act, const struct entity *e, void *record)
{
	flow_begin(e, record);
	TRY(use_case_prepare(act, e, "create", NULL, record));
	TRY(insert(act, e, record));
	return use_case_follow(act, e, "create", NULL, record);
}

FALLIBLE save_again(struct act *act, const struct entity *e, const void *before, void *after, const char *action)
{
	TRY(use_case_prepare(act, e, action, before, after));
	TRY(update(act, e, before, after, action));
	return use_case_follow(act, e, action, before, after);
}

FALLIBLE save_advance(struct act *act, const struct entity *e, const void *before, void *after, const char *action)
{
	struct env env = act_env(act);

	TRY(use_case_prepare(act, e, action, before, after));
	TRY(flow_step(e, after, action, &env));
	TRY(update(act, e, before, after, action));
	return use_case_follow(act, e, action, before, after);
}

FALLIBLE save_change(struct act *act, const struct entity *e, int64_t id, int64_t version, const json_t *body,
		     void **ret)
{
	void *before = NULL, *after;

	TRY(load_for(act, e, id, CHANGE, &before));
	TRY(check_version(before, version, act->arena));
	after = save_copy(e, before, act->arena);
	TRY(record_read(e, after, body, act->who, READ_PATCH, NULL, act->arena));
	TRY(check_references(act, e, before, after));
	TRY(save_again(act, e, before, after, "change"));
	*ret = after;
	return NULL;
}

static FALLIBLE may_step(struct act *act, const struct entity *e, const void *record, const char *action)
{
	const struct step *s = entity_step(e, action, record_stage(e, record));

	if (!flow_knows(e, action))
		return error_with(act->arena, ERROR_MISSING, NULL, "no_such_step", "%s", action);
	return s != NULL && !rights_step(s, act->who) ? error_new(act->arena, ERROR_DENIED, NULL, "not_allowed") : NULL;
}

FALLIBLE save_step(struct act *act, const struct entity *e, int64_t id, int64_t version, const char *action,
		   const json_t *body, void **ret)
{
	void *before = NULL, *after;
	const struct step *s;

	TRY(load_for(act, e, id, ACT, &before));
	TRY(check_version(before, version, act->arena));
	TRY(may_step(act, e, before, action));
	after = save_copy(e, before, act->arena);
	s = entity_step(e, action, record_stage(e, before));
	if (body != NULL && s != NULL)
		TRY(record_read(e, after, body, act->who, READ_STEP, s->takes, act->arena));
	TRY(check_references(act, e, before, after));
	TRY(save_advance(act, e, before, after, action));
	*ret = after;
	return NULL;
}

FALLIBLE save_remove(struct act *act, const struct entity *e, int64_t id, int64_t version)
{
	void *before = NULL;

	TRY(load_for(act, e, id, REMOVE, &before));
	TRY(check_version(before, version, act->arena));
	return save_drop(act, e, before);
}

FALLIBLE save_drop(struct act *act, const struct entity *e, void *before)
{
	struct record *r;

	TRY(use_case_prepare(act, e, "remove", before, before));
	TRY(store_delete(act->db, e, ((struct record *)before)->id, ((struct record *)before)->version, act->arena));
	r = save_copy(e, before, act->arena);
	r->version++;
	TRY(audit_write(act, &(struct audit_entry){ .action = "remove",
						    .entity = e->name,
						    .record = r->id,
						    .version = r->version,
						    .changes = "{}",
						    .after_hash = "" }));
	TRY(tell(act, "remove", e, r));
	return use_case_follow(act, e, "remove", before, before);
}

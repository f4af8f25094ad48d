#include "cmd/demo_script.h"

#include <stdlib.h>
#include <string.h>

#include "app/files.h"
#include "app/lane.h"
#include "app/people.h"
#include "app/save.h"
#include "base/buffer.h"
#include "base/embedded.h"
#include "base/random.h"
#include "base/text.h"
#include "cmd/demo_visits.h"
#include "entity/all.h"
#include "json/read.h"
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

static FALLIBLE ref_find(struct demo *d, const char *name, struct demo_ref **ret, struct arena *a)
{
	for (struct demo_ref *r = d->refs; r != NULL && name != NULL; r = r->next)
		if (strcmp(r->name, name) == 0) {
			*ret = r;
			return NULL;
		}
	return error_with(a, ERROR_MISSING, "ref", "no_such_record", "%s", name == NULL ? "" : name);
}

/* "-700" or "-700 09:30" before or after the script's today. */
static instant moment_of(const struct demo *d, const char *text)
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

	TRY(ref_find(d, dot == NULL ? text + 1 : arena_copy_n(act->arena, text + 1, (size_t)(dot - text) - 1), &r,
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
		*ret = json_string(instant_text(moment_of(d, text + 1), act->arena));
	else if (text[0] == '@')
		*ret = json_string(date_text(instant_date(moment_of(d, text + 1)), act->arena));
	else
		*ret = json_string(text);
	return NULL;
}

static FALLIBLE resolve_object(struct demo *d, struct act *act, const json_t *in, json_t **ret)
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
		return resolve_object(d, act, in, ret);
	if (json_is_array(in))
		return resolve_array(d, act, in, ret);
	if (json_is_string(in))
		return resolve_text(d, act, json_string_value(in), ret);
	*ret = json_deep_copy(in);
	return NULL;
}

/* --- one act --- */

static FALLIBLE do_create(struct demo *d, struct act *act, const json_t *line)
{
	const struct entity *e = entity_find(json_member_text(line, "entity", act->arena));
	const char *ref = json_member_text(line, "ref", act->arena);
	AUTO_JSON *body = NULL;
	void *record = NULL;

	if (e == NULL)
		return error_new(act->arena, ERROR_INVALID, "entity", "no_such_record");
	TRY(resolve_object(d, act, json_object_get(line, "with"), &body));
	TRY(save_create(act, e, body, &record));
	if (ref != NULL)
		demo_remember(d, ref, e, ((struct record *)record)->id);
	return NULL;
}

static FALLIBLE do_attach(struct demo *d, struct act *act, const json_t *line)
{
	const char *path = json_member_text(line, "file", act->arena),
		   *name = json_member_text(line, "name", act->arena);
	const char *ref = json_member_text(line, "as_ref", act->arena);
	const struct embedded *file = embedded_find(path == NULL ? "" : path);
	struct demo_ref *about = NULL;
	void *record = NULL, *attached = NULL;
	char sha256[HASH_HEX];

	if (file == NULL)
		return error_with(act->arena, ERROR_MISSING, "file", "no_such_record", "%s", path == NULL ? "" : path);
	TRY(ref_find(d, json_member_text(line, "ref", act->arena), &about, act->arena));
	TRY(store_get(act->db, about->entity, about->id, &record, act->arena));
	TRY(demo_keep(d, act, file->data, embedded_size(file), sha256));
	TRY(files_attach(act, about->entity, record, name, sha256, embedded_size(file),
			 files_media_type(file->data, embedded_size(file)), &attached));
	if (ref != NULL)
		demo_remember(d, ref, &file_entity, ((struct record *)attached)->id);
	return NULL;
}

static FALLIBLE do_change(struct demo *d, struct act *act, const json_t *line, const char *verb)
{
	struct demo_ref *about = NULL;
	AUTO_JSON *body = NULL;
	void *record = NULL;

	TRY(ref_find(d, json_member_text(line, "ref", act->arena), &about, act->arena));
	TRY(resolve_object(d, act, json_object_get(line, "with"), &body));
	if (strcmp(verb, "change") != 0)
		return save_step(act, about->entity, about->id, 0, verb, body, &record);
	TRY(store_get(act->db, about->entity, about->id, &record, act->arena));
	return save_change(act, about->entity, about->id, ((struct record *)record)->version, body, &record);
}

/* The records one after another under the name `ref`, each with the acts that follow. */
static FALLIBLE do_each(struct demo *d, struct act *act, const json_t *line)
{
	const struct entity *e = entity_find(json_member_text(line, "entity", act->arena));
	const char *ref = json_member_text(line, "ref", act->arena), *key;
	AUTO_JSON *where = NULL;
	struct lines all = { 0 };
	json_t *v, *inner;
	size_t k;

	TRY(resolve_object(d, act, json_object_get(line, "where"), &where));
	json_object_foreach(where, key, v)
	{
		const struct field *f = entity_field(e, key);
		struct value wanted = NO_VALUE;
		if (f != NULL && f->kind->parse(f, json_string_value(v), act->arena, &wanted) == NULL)
			TRY(store_all(act->db, e, key, wanted, &all, act->arena));
	}
	for (unsigned i = 0; i < all.count; i++) {
		demo_remember(d, ref, e, ((struct record *)((char *)all.rows + i * e->size))->id);
		json_array_foreach(json_object_get(line, "acts"), k, inner) TRY(demo_act(d, act, inner));
	}
	return NULL;
}

FALLIBLE demo_act(struct demo *d, struct act *act, const json_t *line)
{
	const char *verb = json_member_text(line, "do", act->arena);

	if (verb == NULL)
		return error_new(act->arena, ERROR_INVALID, "do", "required");
	if (strcmp(verb, "create") == 0)
		return do_create(d, act, line);
	if (strcmp(verb, "attach") == 0)
		return do_attach(d, act, line);
	if (strcmp(verb, "each") == 0)
		return do_each(d, act, line);
	if (strcmp(verb, "visits") == 0)
		return demo_visits(d, act, line);
	return do_change(d, act, line, verb);
}

/* --- the script --- */

struct playing {
	struct demo *demo;
	const json_t *line;
	struct arena *arena;
};

/* The person as he is in the database: his roles, his team. */
static FALLIBLE actor_of(struct act *act, const char *login, struct actor *ret)
{
	void *user = NULL;

	TRY(people_find(act, login, &user));
	const struct user *u = user;
	*ret = (struct actor){ u->record.id, u->login, roles_mask(u->roles), u->team.v, u->customer.v };
	return NULL;
}

static FALLIBLE play_line(struct sql *db, void *arg)
{
	struct playing *p = arg;
	const char *at = json_member_text(p->line, "at", p->arena), *login = json_member_text(p->line, "as", p->arena);
	struct act act = {
		.app = p->demo->app, .db = db, .arena = p->arena, .who = &actor_installation, .via = "demo"
	};
	struct actor who;

	act.now = at == NULL ? p->demo->now : moment_of(p->demo, at);
	p->demo->now = act.now;
	if (login != NULL) {
		TRY(actor_of(&act, login, &who));
		act.who = &who;
	}
	return demo_act(p->demo, &act, p->line);
}

static struct error *located(const struct error *e, const char *path, size_t line, struct arena *a)
{
	struct error *all = NULL;

	for (; e != NULL; e = e->next)
		error_append(&all, error_with(a, e->code, e->field == NULL ? NULL : arena_copy(a, e->field), e->reason,
					      "%s, act %zu: %s", path, line + 1, e->detail == NULL ? "" : e->detail));
	return all;
}

/* Every person is known by his log-in: "$sales". */
static FALLIBLE know_people(struct sql *db, void *arg)
{
	struct demo *d = arg;
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(db, "SELECT id, login FROM \"user\"", SQL_NO_ARGS, &r, &d->arena));
	while (true) {
		TRY(rows_next(r, &has, &d->arena));
		if (!has)
			return NULL;
		demo_remember(d, rows_text(r, 1, &d->arena), &user_entity, rows_int(r, 0));
	}
}

/* One chapter: a file of the story. */
static FALLIBLE play_chapter(struct demo *d, const struct embedded *file, struct arena *a)
{
	AUTO_JSON *script = NULL;
	json_t *line;
	size_t i;

	TRY(json_parse(file->data, embedded_size(file), &script, a));
	json_array_foreach(script, i, line)
	{
		AUTO_ARENA own = { 0 };
		struct playing p = { d, line, &own };
		struct error *e = NULL;
		if (json_is_string(line)) /* a heading */
			continue;
		e = lane_write_wait(d->app, &own, play_line, &p);
		if (e != NULL)
			return located(e, file->path, i, a);
	}
	return NULL;
}

static FALLIBLE play_chapters(struct demo *d, const char *folder, struct arena *a)
{
	TRY(lane_write_wait(d->app, a, know_people, d));
	for (const struct embedded *file = embedded_files; file->path != NULL; file++)
		if (strncmp(file->path, folder, strlen(folder)) == 0)
			TRY(play_chapter(d, file, a));
	return NULL;
}

FALLIBLE demo_play(struct invocation *in, const struct app *app, const char *folder, date today)
{
	struct demo demo = { .app = app, .today = today };
	struct error *e = play_chapters(&demo, folder, &in->arena);

	arena_free(&demo.arena);
	return e;
}

#include "cmd/demo_script.h"

#include <stdlib.h>
#include <string.h>

#include "app/about.h"
#include "app/bid/tender_desk.h"
#include "app/contract/delivery.h"
#include "app/contract/drafts.h"
#include "app/files.h"
#include "app/lane.h"
#include "app/people.h"
#include "app/save.h"
#include "app/sealing.h"
#include "base/buffer.h"
#include "base/embedded.h"
#include "base/random.h"
#include "base/text.h"
#include "cmd/demo_tender.h"
#include "cmd/demo_values.h"
#include "cmd/demo_letters.h"
#include "cmd/demo_visits.h"
#include "entity/all.h"
#include "json/read.h"
#include "store/record.h"

/* --- one act --- */

static FALLIBLE do_create(struct demo *d, struct act *act, const json_t *line)
{
	const struct entity *e = entity_find(json_member_text(line, "entity", act->arena));
	const char *ref = json_member_text(line, "ref", act->arena);
	AUTO_JSON *body = NULL;
	void *record = NULL;

	if (e == NULL)
		return error_new(act->arena, ERROR_INVALID, "entity", "no_such_record");
	TRY(demo_resolve(d, act, json_object_get(line, "with"), &body));
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
	struct buffer content = BUFFER(act->arena);
	struct demo_ref *about = NULL;
	void *record = NULL, *attached = NULL;
	char sha256[HASH_HEX];

	if (file == NULL)
		return error_with(act->arena, ERROR_MISSING, "file", "no_such_record", "%s", path == NULL ? "" : path);
	TRY(demo_ref_find(d, json_member_text(line, "ref", act->arena), &about, act->arena));
	TRY(store_get(act->db, about->entity, about->id, &record, act->arena));
	demo_dated(d, file->data, embedded_size(file), &content);
	TRY(demo_keep(d, act, content.data, content.used, sha256));
	TRY(files_attach(act, about->entity, record, name, sha256, content.used,
			 files_media_type(content.data, content.used), &attached));
	if (ref != NULL)
		demo_remember(d, ref, &file_entity, ((struct record *)attached)->id);
	return NULL;
}

static FALLIBLE do_find(struct demo *d, struct act *act, const json_t *line)
{
	struct demo_ref found;

	TRY(demo_record_meant(d, act, line, &found));
	demo_remember(d, json_member_text(line, "ref", act->arena), found.entity, found.id);
	return NULL;
}

static FALLIBLE do_comment(struct demo *d, struct act *act, const json_t *line)
{
	struct demo_ref about;
	void *comment = NULL;

	TRY(demo_record_meant(d, act, line, &about));
	return about_comment(act, about.entity, about.id, json_member_text(line, "text", act->arena),
			     json_member_text(line, "visibility", act->arena), &comment);
}

/* The plan of a tender, backwards from its deadline, as POST tender/ID/plan makes it. */
static FALLIBLE do_plan(struct demo *d, struct act *act, const json_t *line)
{
	struct demo_ref about;

	TRY(demo_record_meant(d, act, line, &about));
	return tender_plan_draft(act, about.id);
}

/* Onto the need-to-know list of what is sealed. */
static FALLIBLE do_admit(struct demo *d, struct act *act, const json_t *line)
{
	struct demo_ref about;
	AUTO_JSON *body = NULL;
	int64_t user;

	TRY(demo_record_meant(d, act, line, &about));
	TRY(demo_resolve(d, act, json_object_get(line, "with"), &body));
	const char *id = json_member_text(body, "user", act->arena);
	if (id == NULL || !id_parse(id, &user))
		return error_new(act->arena, ERROR_INVALID, "user", "required");
	return sealing_admit(act, about.entity, about.id, user);
}

static FALLIBLE do_change(struct demo *d, struct act *act, const json_t *line, const char *verb)
{
	struct demo_ref about;
	AUTO_JSON *body = NULL;
	void *record = NULL;

	TRY(demo_record_meant(d, act, line, &about));
	TRY(demo_resolve(d, act, json_object_get(line, "with"), &body));
	if (strcmp(verb, "change") != 0)
		return save_step(act, about.entity, about.id, 0, verb, body, &record);
	TRY(store_get(act->db, about.entity, about.id, &record, act->arena));
	return save_change(act, about.entity, about.id, ((struct record *)record)->version, body, &record);
}

/* The records one after another under the name `ref`, each with the acts that follow. */
static FALLIBLE do_each(struct demo *d, struct act *act, const json_t *line)
{
	const char *ref = json_member_text(line, "ref", act->arena);
	AUTO_FOUND f = { 0 };
	json_t *inner;
	size_t k;

	TRY(demo_find_all(d, act, line, &f));
	for (unsigned i = 0; i < f.all.count; i++) {
		if (!demo_fits(&f, demo_found_at(&f, i), act->arena))
			continue;
		demo_remember(d, ref, f.entity, demo_found_at(&f, i)->id);
		json_array_foreach(json_object_get(line, "acts"), k, inner) TRY(demo_act(d, act, inner));
	}
	return NULL;
}

/* A contract's papers from its bid; its days over what was bid. */
static FALLIBLE do_draft(struct demo *d, struct act *act, const json_t *line)
{
	struct demo_ref ref;

	TRY(demo_record_meant(d, act, line, &ref));
	return contract_draft(act, ref.id);
}

static FALLIBLE do_deliver(struct demo *d, struct act *act, const json_t *line)
{
	struct demo_ref ref;

	TRY(demo_record_meant(d, act, line, &ref));
	return delivery_plan(act, ref.id, LANGUAGE_ZH);
}

static const struct {
	const char *verb;
	FALLIBLE (*act)(struct demo *d, struct act *act, const json_t *line);
} verbs[] = {
	{ "create", do_create }, { "attach", do_attach },   { "read", demo_read }, { "book", demo_book },
	{ "find", do_find },	 { "comment", do_comment }, { "each", do_each },   { "visits", demo_visits },
	{ "plan_bid", do_plan }, { "admit", do_admit },	    { "draft", do_draft }, { "deliver_plan", do_deliver },
	{ "mail", demo_mail },	 { "chat", demo_chat },
};

FALLIBLE demo_act(struct demo *d, struct act *act, const json_t *line)
{
	const char *verb = json_member_text(line, "do", act->arena);

	if (verb == NULL)
		return error_new(act->arena, ERROR_INVALID, "do", "required");
	for (unsigned i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (strcmp(verbs[i].verb, verb) == 0)
			return verbs[i].act(d, act, line);
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

	act.now = at == NULL ? p->demo->now : demo_moment(p->demo, at);
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

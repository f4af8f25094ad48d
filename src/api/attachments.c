/* attachments.c -- comments and files of a record: who may read the record may read them. */
#include <string.h>

#include "api/handlers.h"
#include "api/page.h"
#include "app/about.h"
#include "app/bid/book_sheets.h"
#include "app/files.h"
#include "app/service/mails.h"
#include "base/random.h"
#include "http/form.h"
#include "json/record.h"
#include "meta/rights.h"

static FALLIBLE list_about(struct exchange *x, const char *entity)
{
	struct buffer b = BUFFER(x->act.arena);

	TRY(about_list(&x->act, x->entity, x->id, entity_find(entity), &b));
	answer_json(x, 200, &b);
	return NULL;
}

FALLIBLE comment_list(struct exchange *x)
{
	return list_about(x, "comment");
}

FALLIBLE file_list(struct exchange *x)
{
	return list_about(x, "file");
}

static FALLIBLE answer_created(struct exchange *x, const char *entity, const void *record, const struct actor *reader)
{
	struct buffer b = BUFFER(x->act.arena);

	record_write(&b, entity_find(entity), record, reader, WRITE_WHOLE, NULL, 0);
	reply_header(
		x->http, "Location",
		arena_print(b.arena, "/api/v1/%s/%s", entity, id_text(((const struct record *)record)->id, b.arena)));
	answer_json(x, 201, &b);
	return NULL;
}

FALLIBLE comment_add(struct exchange *x)
{
	void *record = NULL;

	TRY(about_comment(&x->act, x->entity, x->id, json_member_text(x->body, "text", x->act.arena),
			  json_member_text(x->body, "visibility", x->act.arena), &record));
	return answer_created(x, "comment", record, x->act.who);
}

struct adding {
	struct exchange *x;
	struct form_file file;
	char sha256[HASH_HEX];
	void *record;
	struct error *error;
};

static void may_add_work(struct sql *db, void *arg)
{
	struct adding *in = arg;
	struct act act = in->x->act;
	void *about = NULL;

	act.db = db;
	in->error = about_may_add(&act, in->x->entity, in->x->id, &about);
}

static FALLIBLE add_work(struct sql *db, void *arg)
{
	struct adding *in = arg;
	struct act act = in->x->act;
	void *about = NULL;

	act.db = db;
	TRY(about_may_add(&act, in->x->entity, in->x->id, &about));
	return files_attach(&act, in->x->entity, about, in->file.name, in->sha256, in->file.size,
			    files_media_type_of(in->file.name, in->file.data, in->file.size), &in->record);
}

/* The right is asked first; then the content is made durable; then the record speaks of it. */
FALLIBLE file_add(struct exchange *x)
{
	struct adding in = { .x = x };
	struct error *e = NULL;

	TRY(form_file(x->http, "file", &in.file));
	if (!lane_read(x->api->app, x->act.arena, may_add_work, &in, &e))
		return e != NULL ? e : exhausted(x);
	TRY(in.error);
	TRY(files_keep(x->api->app, in.file.data, in.file.size, in.sha256, x->act.arena));
	TRY(lane_write_wait(x->api->app, x->act.arena, add_work, &in));
	TRY(book_sheets_prepare(&x->act, x->entity, in.record));
	/* What was sent is no secret to the sender: its hash is his receipt. */
	return answer_created(x, "file", in.record, &actor_installation);
}

/* A message as it came, by a mail server's hook; for who may decide what becomes of mail. */
FALLIBLE mail_receive(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);
	struct form_file file;

	if (rights_scope(entity_find("mail_message"), x->act.who, ACT) == 0)
		return error_new(x->act.arena, ERROR_DENIED, NULL, "not_allowed");
	TRY(form_file(x->http, "file", &file));
	TRY(mail_take_in(x->api->app, &actor_installation, "mail", file.data, file.size, &b));
	answer_json(x, 201, &b);
	return NULL;
}

FALLIBLE file_content(struct exchange *x)
{
	struct file_content content;

	TRY(about_content(&x->act, x->id, &content));
	answer_file(x, content.name, content.media_type, content.data);
	return NULL;
}

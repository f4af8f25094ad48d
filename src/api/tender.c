/* tender.c -- a tender document is read on a worker: found and parsed outside any transaction, then kept
 * in one; its text and its pages to look at; the contract against the bid. */
#include <stdlib.h>

#include "api/handlers.h"
#include "api/page.h"
#include "app/about.h"
#include "app/bid/tender_archive.h"
#include "app/bid/tender_document.h"
#include "app/bid/tender_notice.h"
#include "app/bid/tender_reading.h"
#include "app/contract/contract_sign.h"
#include "base/random.h"
#include "base/text.h"
#include "http/form.h"

struct reading_work {
	struct exchange *x;
	struct tender_reading reading;
	int64_t file; /* 0: the newest */
	struct archive *archive;
	struct buffer answer;
	struct error *error;
};

static void find_work(struct sql *db, void *arg)
{
	struct reading_work *w = arg;
	struct act act = w->x->act;

	act.db = db;
	w->error = tender_reading_find(&act, w->x->id, w->file, &w->reading);
}

static FALLIBLE attach_work(struct sql *db, void *arg)
{
	struct reading_work *w = arg;
	struct act act = w->x->act;

	act.db = db;
	return tender_archive_attach(&act, w->archive, &w->reading);
}

static FALLIBLE keep_work(struct sql *db, void *arg)
{
	struct reading_work *w = arg;
	struct act act = w->x->act;

	act.db = db;
	return tender_reading_keep(&act, &w->reading, &w->answer);
}

static FALLIBLE wanted_file(struct exchange *x, int64_t *ret)
{
	const char *key;
	json_t *v;

	json_object_foreach(x->body, key, v)
	{
		if (strcmp(key, "file") != 0)
			return error_new(x->act.arena, ERROR_INVALID, arena_copy(x->act.arena, key), "unknown_field");
		if (!json_is_string(v) || !id_parse(json_string_value(v), ret))
			return error_new(x->act.arena, ERROR_INVALID, "file", "not_an_id");
	}
	return NULL;
}

FALLIBLE tender_read(struct exchange *x)
{
	struct reading_work w = { .x = x, .answer = BUFFER(x->act.arena) };
	struct error *e = NULL;

	TRY(wanted_file(x, &w.file));
	if (!lane_read(x->api->app, x->act.arena, find_work, &w, &e))
		return e != NULL ? e : exhausted(x);
	TRY(w.error);
	if (archive_is(w.reading.file->name)) {
		TRY(tender_archive_open(x->api->app, &w.reading, &w.archive, x->act.arena));
		TRY(lane_write_wait(x->api->app, x->act.arena, attach_work, &w));
	}
	TRY(tender_reading_parse(x->api->app, &w.reading, x->act.arena));
	TRY(lane_write_wait(x->api->app, x->act.arena, keep_work, &w));
	answer_json(x, 200, &w.answer);
	return NULL;
}

/* --- a notice --- */

struct taking {
	struct exchange *x;
	struct notice notice;
	struct buffer answer;
};

static FALLIBLE take_work(struct sql *db, void *arg)
{
	struct taking *t = arg;
	struct act act = t->x->act;

	act.db = db;
	return notice_take(&act, &t->notice, &t->answer);
}

FALLIBLE tender_take(struct exchange *x)
{
	struct taking t = { .x = x, .answer = BUFFER(x->act.arena) };
	struct form_file file;

	TRY(page_parameters(x, "customer"));
	TRY(form_file(x->http, "file", &file));
	const char *buyer = text_trim(request_parameter(x->http, "customer"), x->act.arena);
	t.notice = (struct notice){ .name = file.name,
				    .data = file.data,
				    .size = file.size,
				    .buyer = buyer == NULL || *buyer == '\0' ? NULL : buyer };
	TRY(notice_open(&x->act, &t.notice));
	TRY(lane_write_wait(x->api->app, x->act.arena, take_work, &t));
	answer_json(x, 201, &t.answer);
	return NULL;
}

/* --- to look at --- */

struct showing {
	struct exchange *x;
	int64_t file;
	struct tender_document document;
	struct file_content content;
	struct error *error;
};

static void show_work(struct sql *db, void *arg)
{
	struct showing *s = arg;
	struct act act = s->x->act;

	act.db = db;
	s->error = tender_document_find(&act, s->x->id, s->file, &s->document);
}

FALLIBLE tender_document_show(struct exchange *x)
{
	const char *file = request_parameter(x->http, "file");
	struct showing s = { .x = x };
	struct buffer b = BUFFER(x->act.arena);
	struct error *e = NULL;

	TRY(page_parameters(x, "file"));
	if (file != NULL && !id_parse(file, &s.file))
		return error_new(x->act.arena, ERROR_MALFORMED, "file", "not_an_id");
	if (!lane_read(x->api->app, x->act.arena, show_work, &s, &e))
		return e != NULL ? e : exhausted(x);
	TRY(s.error);
	TRY(tender_document_write(x->api->app, &s.document, x->language, &b));
	answer_json(x, 200, &b);
	return NULL;
}

static void content_work(struct sql *db, void *arg)
{
	struct showing *s = arg;
	struct act act = s->x->act;

	act.db = db;
	s->error = about_content(&act, s->x->id, &s->content);
}

FALLIBLE file_page_show(struct exchange *x)
{
	const char *page = request_parameter(x->http, "page");
	long number = page == NULL ? 1 : strtol(page, NULL, 10);
	struct showing s = { .x = x };
	struct error *e = NULL;
	struct value picture;

	TRY(page_parameters(x, "page"));
	if (number < 1 || number > 100000)
		return error_new(x->act.arena, ERROR_MALFORMED, "page", "not_a_number");
	if (!lane_read(x->api->app, x->act.arena, content_work, &s, &e))
		return e != NULL ? e : exhausted(x);
	TRY(s.error);
	TRY(about_page_picture(&s.content, (int)number, &picture, x->act.arena));
	answer_file(x, arena_print(x->act.arena, "page_%ld.jpg", number), "image/jpeg", picture);
	return NULL;
}

FALLIBLE contract_signing_show(struct exchange *x)
{
	return answer_worded_view(x, contract_signing_view);
}

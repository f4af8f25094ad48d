/* answer.c -- replies: JSON, nothing, and problems by RFC 9457. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "api/exchange.h"
#include "api/route.h"
#include "app/presale/house_stages.h"
#include "base/random.h"
#include "base/text.h"
#include "json/record.h"
#include "meta/rights.h"

static const struct {
	int status;
	const char *type;
} problems[] = {
	[ERROR_MALFORMED] = { 400, "malformed" },
	[ERROR_UNAUTHENTICATED] = { 401, "unauthenticated" },
	[ERROR_DENIED] = { 403, "denied" },
	[ERROR_MISSING] = { 404, "missing" },
	[ERROR_METHOD] = { 405, "method" },
	[ERROR_CONFLICT] = { 409, "conflict" },
	[ERROR_STALE] = { 412, "stale" },
	[ERROR_TOO_LARGE] = { 413, "too_large" },
	[ERROR_MEDIA] = { 415, "media" },
	[ERROR_INVALID] = { 422, "invalid" },
	[ERROR_VERSION_NEEDED] = { 428, "version_needed" },
	[ERROR_TOO_MANY] = { 429, "too_many" },
	[ERROR_UNKNOWN_OUTCOME] = { 503, "outcome_unknown" },
	[ERROR_BUSY] = { 503, "busy" },
	[ERROR_NO_ROOM] = { 507, "no_room" },
	[ERROR_INTERNAL] = { 500, "internal" },
};

struct error *exhausted(struct exchange *x)
{
	bool may_have_written = x->route != NULL && x->route->lane == LANE_SLOW && strcmp(x->http->method, "GET") != 0;

	x->spare = may_have_written ? (struct error){ .code = ERROR_UNKNOWN_OUTCOME, .reason = "outcome_unknown" }
				    : (struct error){ .code = ERROR_BUSY, .reason = "out_of_memory" };
	return &x->spare;
}

void answer_json(struct exchange *x, int status, struct buffer *b)
{
	reply_status(x->http, status);
	reply_content(x->http, "application/json; charset=utf-8", buffer_text(b), b->used);
}

FALLIBLE answer_view(struct exchange *x, view_writer *view)
{
	struct buffer b = BUFFER(x->act.arena);

	TRY(view(&x->act, x->id, &b));
	answer_json(x, 200, &b);
	return NULL;
}

FALLIBLE answer_worded_view(struct exchange *x, worded_view_writer *view)
{
	struct buffer b = BUFFER(x->act.arena);

	TRY(view(&x->act, x->id, x->language, &b));
	answer_json(x, 200, &b);
	return NULL;
}

FALLIBLE answer_only_to_readers(struct exchange *x, const char *entity)
{
	if (rights_scope(entity_find(entity), x->act.who, READ) != 0)
		return NULL;
	return error_new(x->act.arena, ERROR_DENIED, NULL, "not_allowed");
}

struct wording {
	struct exchange *x;
	const struct locale *words;
	struct error *error;
};

static void wording_work(struct sql *db, void *arg)
{
	struct wording *w = arg;
	struct act act = w->x->act;

	act.db = db;
	w->error = house_locale(&act, w->x->api->locale, &w->words);
}

FALLIBLE house_words(struct exchange *x, const struct locale **ret)
{
	struct wording w = { .x = x };
	struct error *e = NULL;

	if (!lane_read(x->api->app, x->act.arena, wording_work, &w, &e))
		return e != NULL ? e : exhausted(x);
	TRY(w.error);
	*ret = w.words;
	return NULL;
}

#define NAMES_A_STAGE "opportunity_stage."

static bool names_a_stage(const struct error *e)
{
	return e->code != ERROR_INTERNAL && e->detail != NULL && text_starts(e->detail, NAMES_A_STAGE);
}

/* Where the words cannot be read, the product's own are said. */
void refusal_in_house_words(struct exchange *x, struct sql *db)
{
	struct wording w = { .x = x };

	for (struct error *e = x->error; e != NULL; e = e->next) {
		if (!names_a_stage(e))
			continue;
		if (w.words == NULL && db != NULL)
			wording_work(db, &w);
		else if (w.words == NULL)
			w.error = house_words(x, &w.words);
		if (w.error != NULL)
			return;
		e->detail = locale_word(w.words, x->language, "choice", e->detail);
	}
}

void answer_nothing(struct exchange *x)
{
	reply_status(x->http, 204);
}

void answer_etag(struct exchange *x, int64_t version)
{
	reply_header(x->http, "ETag", arena_print(&x->http->arena, "\"%lld\"", (long long)version));
}

/* The engine's own words are for the log alone; a stage is called by its label. */
static const char *shown_detail(const struct exchange *x, const struct error *e)
{
	if (e->code == ERROR_INTERNAL)
		return NULL;
	return e->detail == NULL ? NULL : locale_word(x->api->locale, x->language, "choice", e->detail);
}

static void problem_item(struct buffer *b, const struct exchange *x, const struct error *e)
{
	struct error shown = *e;

	shown.detail = shown_detail(x, e);
	json_open(b, '{');
	json_member(b, "field", e->field);
	json_member(b, "reason", e->reason);
	json_member(b, "message", locale_reason(x->api->locale, x->language, &shown, b->arena));
	if (shown.detail != NULL)
		json_member(b, "detail", shown.detail);
	json_close(b, '}');
}

void answer_problem(struct exchange *x, const struct error *e)
{
	struct buffer b = BUFFER(&x->http->arena);
	int status = problems[e->code].status;
	struct error shown = *e;

	shown.detail = shown_detail(x, e);
	json_open(&b, '{');
	json_member(&b, "type", arena_print(b.arena, "urn:trine:problem:%s", problems[e->code].type));
	json_member(&b, "title", locale_reason(x->api->locale, x->language, &shown, b.arena));
	json_member_int(&b, "status", status);
	json_key(&b, "errors");
	json_open(&b, '[');
	for (const struct error *p = e; p != NULL; p = p->next)
		problem_item(&b, x, p);
	json_close(&b, ']');
	if (x->current != NULL) {
		json_key(&b, "current");
		record_write(&b, x->entity, x->current, x->act.who, WRITE_WHOLE, NULL, 0);
	}
	json_close(&b, '}');
	if (status == 429 || status == 503)
		reply_header(x->http, "Retry-After", e->code == ERROR_TOO_MANY && e->detail != NULL ? e->detail : "1");
	if (status == 405)
		reply_header(x->http, "Allow", e->detail == NULL ? "" : e->detail);
	if (status == 401)
		reply_header(x->http, "WWW-Authenticate", "Bearer realm=\"trine\"");
	reply_status(x->http, status);
	reply_content(x->http, "application/problem+json; charset=utf-8", buffer_text(&b), b.used);
}

/* RFC 8187: every byte that is no plain letter or digit as %XX. */
static const char *disposition(const char *name, struct arena *a)
{
	struct buffer b = BUFFER(a);

	buffer_add(&b, "attachment; filename*=UTF-8''");
	for (; *name != '\0'; name++)
		if (isalnum((unsigned char)*name) || *name == '.' || *name == '-' || *name == '_')
			buffer_char(&b, *name);
		else
			buffer_print(&b, "%%%02X", (unsigned char)*name);
	return buffer_text(&b);
}

/* Always a download, never shown in our origin (TRUST G42). */
void answer_file(struct exchange *x, const char *name, const char *media_type, struct value data)
{
	reply_status(x->http, 200);
	reply_header(x->http, "Content-Disposition", disposition(name, x->act.arena));
	reply_content(x->http, media_type, data.s, data.n);
}

FALLIBLE wanted_version(struct exchange *x, int64_t *ret)
{
	const char *match = request_header(x->http, "If-Match");
	char *end;

	if (match == NULL)
		return error_new(x->act.arena, ERROR_VERSION_NEEDED, "If-Match", "version_needed");
	if (match[0] != '"' || (*ret = strtoll(match + 1, &end, 10)) <= 0 || strcmp(end, "\"") != 0)
		return error_new(x->act.arena, ERROR_MALFORMED, "If-Match", "not_a_version");
	return NULL;
}

/* service_views.c -- the pages of the service desk, and the page behind a code on a device, which needs no log-in. */
#include <string.h>

#include "api/handlers.h"
#include "api/page.h"
#include "app/files.h"
#include "app/service/caller.h"
#include "app/service/chats.h"
#include "app/service/census_view.h"
#include "app/service/desk_policies.h"
#include "app/service/dispatch_board.h"
#include "app/service/reports.h"
#include "app/service/sign_links.h"
#include "app/service/visit_forms.h"
#include "base/instant.h"
#include "http/form.h"

#define DAYS_MOST 42
#define PHOTOS_AN_HOUR 30 /* of one address: an office behind one */
#define LOOKS_AN_HOUR 120
#define SIGNS_AN_HOUR 20

FALLIBLE dispatch_show(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);

	TRY(dispatch_view(&x->act, x->language, &b));
	answer_json(x, 200, &b);
	return NULL;
}

FALLIBLE candidates_show(struct exchange *x)
{
	TRY(answer_only_to_readers(x, "dispatch_offer"));
	return answer_worded_view(x, candidates_view);
}

FALLIBLE duty_show(struct exchange *x)
{
	const char *from = request_parameter(x->http, "from");
	date day = instant_date(x->act.now);
	struct buffer b = BUFFER(x->act.arena);

	TRY(page_parameters(x, "from"));
	if (from != NULL && !date_parse_iso(from, &day))
		return error_new(x->act.arena, ERROR_MALFORMED, "from", "not_a_date");
	TRY(duty_view(&x->act, day, DAYS_MOST, &b));
	answer_json(x, 200, &b);
	return NULL;
}

FALLIBLE visit_form_show(struct exchange *x)
{
	return answer_worded_view(x, visit_form_view);
}

FALLIBLE warranty_cost_show(struct exchange *x)
{
	return answer_view(x, warranty_cost_view);
}

/* A year back, unless other days are named. */
FALLIBLE census_show(struct exchange *x)
{
	const char *from = request_parameter(x->http, "from"), *to = request_parameter(x->http, "to");
	date last = instant_date(x->act.now), first = date_plus(last, -365);
	struct buffer b = BUFFER(x->act.arena);

	TRY(page_parameters(x, "from to"));
	if (from != NULL && !date_parse_iso(from, &first))
		return error_new(x->act.arena, ERROR_MALFORMED, "from", "not_a_date");
	if (to != NULL && !date_parse_iso(to, &last))
		return error_new(x->act.arena, ERROR_MALFORMED, "to", "not_a_date");
	TRY(census_view(&x->act, first, last, &b));
	answer_json(x, 200, &b);
	return NULL;
}

FALLIBLE caller_show(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);

	TRY(page_parameters(x, "phone"));
	TRY(caller_view(&x->act, request_parameter(x->http, "phone"), &b));
	answer_json(x, 200, &b);
	return NULL;
}

FALLIBLE chat_read_show(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);

	TRY(chat_propose(&x->act, x->body, x->language, &b));
	answer_json(x, 200, &b);
	return NULL;
}

struct taking {
	struct exchange *x;
	char sha256[HASH_HEX];
	struct buffer answer;
};

static FALLIBLE take_work(struct sql *db, void *arg)
{
	struct taking *t = arg;
	struct act act = t->x->act;

	act.db = db;
	return chat_take(&act, t->x->body, t->sha256, &t->answer);
}

/* The text is made durable; then the case speaks of it. */
FALLIBLE chat_case(struct exchange *x)
{
	struct taking t = { .x = x, .answer = BUFFER(x->act.arena) };
	const char *text = chat_text(x->body, x->act.arena);

	TRY(chat_check(&x->act, x->body));
	TRY(files_keep(x->api->app, text, strlen(text), t.sha256, x->act.arena));
	TRY(lane_write_wait(x->api->app, x->act.arena, take_work, &t));
	answer_json(x, 201, &t.answer);
	return NULL;
}

FALLIBLE report_link_show(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);

	TRY(report_link_view(&x->act, x->entity, x->id, &b));
	answer_json(x, 200, &b);
	return NULL;
}

/* --- without a log-in: the act is the installation's, for the customer whose code it is --- */

static struct act through(const struct exchange *x, const char *door)
{
	struct act act = x->act;

	act.who = &actor_installation;
	act.via = door;
	return act;
}

static struct act unnamed(const struct exchange *x)
{
	return through(x, "report");
}

/* So many in an hour from where he asks. */
static FALLIBLE slow_down(struct exchange *x, const char *what, int64_t most, const char *reason)
{
	const char *key = arena_print(x->act.arena, "%s:%s", what, x->http->peer);
	int wait = throttle_try(x->api->throttle, key, (unsigned)most, HOUR, x->act.now);

	return wait == 0 ? NULL : error_with(x->act.arena, ERROR_TOO_MANY, NULL, reason, "%d", wait);
}

FALLIBLE report_show(struct exchange *x)
{
	struct act act = unnamed(x);
	struct buffer b = BUFFER(x->act.arena);

	TRY(report_page(&act, x->parts[1], &b));
	answer_json(x, 200, &b);
	return NULL;
}

FALLIBLE report_create(struct exchange *x)
{
	struct act act = unnamed(x);
	struct buffer b = BUFFER(x->act.arena);
	struct dispatch_policy policy;

	TRY(dispatch_policies(&act, &policy));
	TRY(slow_down(x, arena_print(x->act.arena, "report:%s", x->parts[1]), policy.reports_an_hour,
		      "too_many_reports"));
	TRY(report_make(&act, x->parts[1], x->body, &b));
	answer_json(x, 201, &b);
	return NULL;
}

FALLIBLE report_follow_show(struct exchange *x)
{
	struct act act = unnamed(x);
	struct buffer b = BUFFER(x->act.arena);

	TRY(report_follow(&act, x->parts[2], &b));
	answer_json(x, 200, &b);
	return NULL;
}

struct adding {
	struct exchange *x;
	struct report_photo photo;
	struct error *error;
};

static void may_add_work(struct sql *db, void *arg)
{
	struct adding *in = arg;
	struct act act = unnamed(in->x);

	act.db = db;
	in->error = report_may_add(&act, in->photo.follow, in->photo.size, in->photo.media_type);
}

static FALLIBLE add_work(struct sql *db, void *arg)
{
	struct adding *in = arg;
	struct act act = unnamed(in->x);

	act.db = db;
	return report_add(&act, &in->photo);
}

FALLIBLE report_photo_add(struct exchange *x)
{
	struct adding in = { .x = x, .photo = { .follow = x->parts[2] } };
	struct form_file file = { 0 };
	char sha256[HASH_HEX];
	struct error *e = NULL;

	TRY(slow_down(x, "photo", PHOTOS_AN_HOUR, "too_many_reports"));
	TRY(form_file(x->http, "file", &file));
	in.photo.name = file.name;
	in.photo.size = file.size;
	in.photo.media_type = files_media_type(file.data, file.size);
	if (!lane_read(x->api->app, x->act.arena, may_add_work, &in, &e))
		return e != NULL ? e : exhausted(x);
	TRY(in.error);
	TRY(files_keep(x->api->app, file.data, file.size, sha256, x->act.arena));
	in.photo.sha256 = sha256;
	TRY(lane_write_wait(x->api->app, x->act.arena, add_work, &in));
	answer_nothing(x);
	return NULL;
}

/* --- a paper is signed on the customer's own telephone --- */

static struct act by_link(const struct exchange *x)
{
	return through(x, "link");
}

FALLIBLE sign_link_create(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);

	TRY(sign_link_make(&x->act, x->entity, x->id, x->body, &b));
	answer_json(x, 201, &b);
	return NULL;
}

FALLIBLE sign_show(struct exchange *x)
{
	struct act act = by_link(x);
	struct buffer b = BUFFER(x->act.arena);

	TRY(slow_down(x, "sign_look", LOOKS_AN_HOUR, "too_many_tries"));
	TRY(sign_page(&act, x->parts[1], x->api->locale, x->language, &b));
	answer_json(x, 200, &b);
	return NULL;
}

struct signing {
	struct exchange *x;
	struct sign_word word;
	struct buffer answer;
	struct error *error;
};

static void look_work(struct sql *db, void *arg)
{
	struct signing *s = arg;
	struct act act = by_link(s->x);

	act.db = db;
	s->error = sign_look(&act, s->word.token);
}

static FALLIBLE sign_work(struct sql *db, void *arg)
{
	struct signing *s = arg;
	struct act act = by_link(s->x);

	act.db = db;
	return sign_take(&act, &s->word, &s->answer);
}

/* Whether the link stands is asked first; then the strokes are made durable; then the paper is signed. */
FALLIBLE sign_create(struct exchange *x)
{
	struct signing s = { .x = x, .word = { .token = x->parts[1] }, .answer = BUFFER(x->act.arena) };
	char sha256[HASH_HEX];
	struct error *e = NULL;

	TRY(slow_down(x, "sign", SIGNS_AN_HOUR, "too_many_tries"));
	if (!lane_read(x->api->app, x->act.arena, look_work, &s, &e))
		return e != NULL ? e : exhausted(x);
	TRY(s.error);
	TRY(sign_word_read(&x->act, x->body, &s.word));
	TRY(files_keep(x->api->app, s.word.picture, s.word.size, sha256, x->act.arena));
	s.word.sha256 = sha256;
	TRY(lane_write_wait(x->api->app, x->act.arena, sign_work, &s));
	answer_json(x, 200, &s.answer);
	return NULL;
}

#include "api/serve.h"

#include <stdlib.h>
#include <string.h>

#include "api/denial.h"
#include "api/guard.h"
#include "api/metrics.h"
#include "api/pages.h"
#include "api/route.h"
#include "app/find.h"
#include "app/once.h"
#include "base/log.h"
#include "base/text.h"

#define PREFIX "/api/v1/"
#define KEY_MAX 200

/* --- who asks --- */

static const char *bearer(const struct exchange *x)
{
	const char *header = request_header(x->http, "Authorization");

	return header != NULL && strncmp(header, "Bearer ", 7) == 0 ? header + 7 : NULL;
}

static bool is_unsafe(const struct exchange *x)
{
	return strcmp(x->http->method, "GET") != 0 && strcmp(x->http->method, "HEAD") != 0;
}

static FALLIBLE find_session(struct exchange *x, struct sql *db)
{
	const char *token = bearer(x),
		   *secret =
			   token != NULL ? token : request_cookie(x->http, x->http->secure ? "__Host-trine" : "trine");
	bool open = x->route->flags & ANYBODY;
	struct session *s = NULL;

	if (secret != NULL && *secret != '\0')
		TRY(session_find(db, secret, x->act.now, &s, x->act.arena));
	if (s != NULL && (s->kind == SESSION_TOKEN) != (token != NULL))
		s = NULL;
	if (s == NULL && !open)
		return error_new(x->act.arena, ERROR_UNAUTHENTICATED, NULL, "log_in");
	if (is_unsafe(x) && token == NULL && (s != NULL || open))
		TRY(guard_origin(x, x->route->flags & STATED_ORIGIN));
	x->session = s;
	x->act.who = s != NULL ? &s->actor : &x->nobody;
	x->act.via = token != NULL ? "token" : "web";
	return NULL;
}

/* --- what for --- */

static bool is_json(const struct exchange *x)
{
	const char *type = request_header(x->http, "Content-Type");

	return type != NULL &&
	       (text_starts(type, "application/json") || text_starts(type, "application/merge-patch+json"));
}

static FALLIBLE read_body(struct exchange *x)
{
	if (!is_unsafe(x) || x->route->flags & ANY_BODY || x->http->body_size == 0) {
		if (x->http->body_size == 0 && is_unsafe(x) && !(x->route->flags & ANY_BODY))
			return json_parse("{}", 2, &x->body, x->act.arena);
		return NULL;
	}
	if (!is_json(x))
		return error_new(x->act.arena, ERROR_MEDIA, "Content-Type", "not_json_type");
	TRY(json_parse(x->http->body, x->http->body_size, &x->body, x->act.arena));
	if (!json_is_object(x->body))
		return error_new(x->act.arena, ERROR_MALFORMED, NULL, "not_an_object");
	return NULL;
}

/* Under a key: of a body that is but a price, a bare hash would tell it. */
static const char *request_fingerprint(const struct exchange *x)
{
	char body[HASH_HEX];

	mac_of(x->act.app->keys.audit, x->http->body == NULL ? "" : x->http->body, x->http->body_size, body);
	return arena_print(x->act.arena, "%s %s %s", x->http->method, x->http->path, body);
}

/* Now and then a request says that its session is still used. */
static bool must_touch(const struct exchange *x)
{
	const struct session *s = x->session;

	return s != NULL && s->kind == SESSION_LOGIN && s->seen_at.us + SESSION_TOUCH < x->act.now.us;
}

/* Who reads a watched record is written down: that needs a lane for writing. */
static enum lane lane_of(const struct exchange *x)
{
	bool watched = x->entity != NULL && (x->nparts > 1 ? x->entity->watched : find_is_watched_in_lists(x->entity));

	return (watched || must_touch(x)) && x->route->lane == LANE_READ ? LANE_WRITE : x->route->lane;
}

/* --- doing it --- */

static const char *reply_place(const struct request *r)
{
	for (unsigned i = 0; i < r->nheaders; i++)
		if (strcmp(r->headers[i].name, "Location") == 0)
			return r->headers[i].value;
	return NULL;
}

static void replay(struct exchange *x, const struct once *o)
{
	struct buffer b = BUFFER(x->act.arena);

	buffer_add(&b, o->answer);
	if (o->place != NULL)
		reply_header(x->http, "Location", o->place);
	reply_header(x->http, "Idempotent-Replayed", "true");
	if (o->status == 204)
		answer_nothing(x);
	else
		answer_json(x, o->status, &b);
}

static FALLIBLE handle_once(struct exchange *x, const char *key)
{
	const char *request = request_fingerprint(x);
	struct once *before = NULL;

	if (strlen(key) > KEY_MAX || *key == '\0')
		return error_new(x->act.arena, ERROR_MALFORMED, "Idempotency-Key", "too_long");
	TRY(once_find(&x->act, key, request, &before));
	if (before != NULL) {
		replay(x, before);
		return NULL;
	}
	TRY(x->route->handle(x));
	if (x->route->flags & UNKEPT)
		return NULL;
	return once_keep(&x->act, key, request,
			 &(struct once){ x->http->status, reply_place(x->http),
					 x->http->content == NULL ? "" : x->http->content });
}

static FALLIBLE handle_write(struct exchange *x)
{
	const char *key = strcmp(x->http->method, "POST") == 0 ? request_header(x->http, "Idempotency-Key") : NULL;
	AUTO_TX tx = { 0 };

	TRY(tx_begin(&tx, x->act.db, x->act.arena));
	if (must_touch(x))
		TRY(session_touch(&x->act, x->session->hash));
	TRY(key != NULL && x->session != NULL ? handle_once(x, key) : x->route->handle(x));
	return tx_commit(&tx, x->act.arena);
}

static void handle(struct exchange *x, struct sql *db)
{
	x->act.db = db;
	x->error = lane_of(x) == LANE_WRITE ? handle_write(x) : x->route->handle(x);
	refusal_in_house_words(x, db);
}

/* A refusal takes back what a handler may have put into the reply. */
static void finish(struct exchange *x)
{
	struct request *r = x->http;

	if (x->error != NULL) {
		r->nheaders = 0;
		r->content = NULL;
		r->content_size = 0;
		answer_problem(x, x->error);
		for (const struct error *e = x->error; e != NULL; e = e->next)
			if (e->code == ERROR_INTERNAL || e->code == ERROR_UNKNOWN_OUTCOME)
				log_line("failed", "%s %s: %s %s", r->method, r->path, e->reason,
					 e->detail == NULL ? "" : e->detail);
	}
	guard_headers(r, true);
	x->finished = true;
}

static void finish_work(void *arg)
{
	finish(arg);
}

/* No memory for anything more: the barest reply.  What was to be stored may be. */
static void finish_bare(struct request *r)
{
	r->nheaders = 0;
	reply_status(r, 503);
	reply_header(r, "Retry-After", "1");
	reply_content(r, "application/problem+json; charset=utf-8", HTTP_EXHAUSTED, sizeof HTTP_EXHAUSTED - 1);
	guard_headers(r, true);
}

static void close_exchange(struct exchange *x)
{
	if (!arena_try(&x->http->arena, finish_work, x) || !x->finished)
		finish_bare(x->http);
	metrics_count(x->api->metrics, x->route, x->http->status, x->began);
}

/* --- lanes --- */

struct doing {
	struct exchange *x;
	struct sql *db;
};

static void do_handle(void *arg)
{
	struct doing *d = arg;

	handle(d->x, d->db);
	struct error *unnoted = denial_note(d->x, d->db);
	if (unnoted != NULL)
		d->x->error = unnoted;
}

static void authenticate(struct sql *db, void *arg)
{
	struct exchange *x = arg;

	x->error = find_session(x, db);
	if (x->error == NULL && lane_of(x) == LANE_READ)
		handle(x, db);
}

static void write_work(struct sql *db, struct job *job)
{
	struct exchange *x = (struct exchange *)((char *)job - offsetof(struct exchange, job));

	if (!arena_try(x->act.arena, do_handle, &(struct doing){ x, db }))
		x->error = exhausted(x);
}

static void write_done(struct job *job, enum job_end end)
{
	struct exchange *x = (struct exchange *)((char *)job - offsetof(struct exchange, job));

	if (end != JOB_STORED)
		x->error = lane_end(end, &x->spare);
	close_exchange(x);
	if (x->suspended)
		request_resume(x->http);
}

static void start_write(struct exchange *x)
{
	x->job = (struct job){ .work = write_work, .done = write_done };
	database_write(x->api->app->database, &x->job);
}

/* Reads who asks; then the lane's own work. True: the reply is ready. */
static bool begin(struct exchange *x)
{
	struct error *e = NULL;

	if (!lane_read(x->api->app, x->act.arena, authenticate, x, &e))
		x->error = e != NULL ? e : exhausted(x);
	if (x->error == NULL && lane_of(x) == LANE_WRITE) {
		if (!x->suspended)
			request_suspend(x->http);
		x->suspended = true;
		start_write(x);
		return false;
	}
	if (x->error == NULL && x->route->lane == LANE_SLOW)
		if (!arena_try(x->act.arena, do_handle, &(struct doing){ x, NULL }))
			x->error = exhausted(x);
	close_exchange(x);
	return true;
}

static void task_work(struct task *task)
{
	struct exchange *x = (struct exchange *)((char *)task - offsetof(struct exchange, task));

	if (begin(x))
		request_resume(x->http);
}

static bool must_wait(const struct exchange *x)
{
	return x->route->lane == LANE_SLOW || database_engine(x->api->app->database) == SQL_POSTGRES;
}

static bool dispatch(struct exchange *x)
{
	if (x->route->lane == LANE_NOW) {
		if (!arena_try(x->act.arena, do_handle, &(struct doing){ x, NULL }))
			x->error = exhausted(x);
		close_exchange(x);
		return true;
	}
	if (must_wait(x)) {
		x->suspended = true;
		request_suspend(x->http);
		x->task.work = task_work;
		if (workers_add(x->api->workers, &x->task))
			return false;
		x->spare = (struct error){ .code = ERROR_BUSY, .reason = "overloaded" };
		x->error = &x->spare;
		close_exchange(x);
		request_resume(x->http);
		return false;
	}
	if (lane_of(x) == LANE_READ)
		return begin(x);
	x->suspended = true;
	request_suspend(x->http);
	if (begin(x))
		request_resume(x->http);
	return false;
}

/* --- from the server --- */

static void split_path(struct exchange *x)
{
	const char *p = x->http->path + strlen(PREFIX);

	while (*p != '\0' && x->nparts < PATH_PARTS) {
		size_t n = strcspn(p, "/");
		x->parts[x->nparts++] = arena_copy_n(x->act.arena, p, n);
		p += n + (p[n] == '/');
	}
}

struct arrival {
	struct request *r;
	struct api *api;
	struct exchange *x;
};

static void arrive(void *arg)
{
	struct arrival *in = arg;
	struct exchange *x = arena_new(&in->r->arena, struct exchange);
	const char *allowed = NULL;

	x->api = in->api;
	x->began = metrics_clock();
	x->http = in->r;
	x->act = (struct act){
		.app = in->api->app, .arena = &in->r->arena, .who = &x->nobody, .via = "web", .now = instant_now()
	};
	x->nobody = (struct actor){ .user = -1, .login = "" };
	x->language = locale_choose(request_header(in->r, "Accept-Language"));
	in->r->state = in->x = x;
	split_path(x);
	x->error = route_find(x, &x->route, &allowed);
	if (x->error == NULL && x->route == NULL) {
		x->error = error_with(x->act.arena, ERROR_METHOD, NULL, "no_such_method", "%s", allowed);
		return;
	}
	if (x->error == NULL)
		x->error = read_body(x);
}

bool serve_answer(struct request *r, void *arg)
{
	struct arrival in = { .r = r, .api = arg };

	if (!text_starts(r->path, PREFIX))
		return pages_answer(r, arg);
	if (!arena_try(&r->arena, arrive, &in) || in.x == NULL) {
		finish_bare(r);
		return true;
	}
	if (in.x->error != NULL) {
		close_exchange(in.x);
		return true;
	}
	return dispatch(in.x);
}

void serve_refuse(struct request *r, int status, const char *reason, void *api)
{
	(void)api;
	char *words = arena_print(
		&r->arena,
		"{\"type\":\"urn:trine:problem:refused\",\"title\":\"%s\",\"status\":%d,\"errors\":[{\"field\":null,"
		"\"reason\":\"%s\",\"message\":\"%s\"}]}",
		reason, status, reason, reason);
	reply_status(r, status);
	reply_content(r, "application/problem+json; charset=utf-8", words, strlen(words));
	guard_headers(r, true);
}

void serve_ended(struct request *r, void *api)
{
	struct exchange *x = r->state;

	(void)api;
	if (x != NULL)
		json_drop(&x->body);
}

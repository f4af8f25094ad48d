/* serve.c -- trine serve. */
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "api/serve.h"
#include "app/routine.h"
#include "base/log.h"
#include "cmd/commands.h"
#include "cmd/control.h"
#include "cmd/installation.h"
#include "http/server.h"

#define BODY_LIMIT (40u << 20)
#define MEMORY_LIMIT (160u << 20)
#define CONNECTIONS 4000
#define WORKERS 4
#define WORKERS_PG 16

struct running {
	struct invocation *in;
	struct app *app;
	struct api api;
	struct server *server;
	struct control *control;
	struct routine *routine;
	int lock;
};

/* "127.0.0.1:8080", "[::1]:8080" */
static FALLIBLE split_address(const char *listen, struct server_settings *s, struct arena *a)
{
	const char *colon = strrchr(listen, ':');
	char *address, *end;
	long port;

	if (colon == NULL)
		return error_with(a, ERROR_INVALID, "listen", "not_an_address", "%s", listen);
	port = strtol(colon + 1, &end, 10);
	if (colon[1] == '\0' || *end != '\0' || port < 0 || port > 65535)
		return error_with(a, ERROR_INVALID, "listen", "not_an_address", "%s", listen);
	address = arena_copy_n(a, listen, (size_t)(colon - listen));
	if (address[0] == '[') {
		address++;
		address[strcspn(address, "]")] = '\0';
	}
	s->address = address;
	s->port = (int)port;
	return NULL;
}

static FALLIBLE file_text(struct invocation *in, const char *path, const char **ret)
{
	struct buffer b = BUFFER(&in->arena);
	char piece[4096];
	size_t n;
	FILE *f;

	if (path == NULL)
		return NULL;
	f = fopen(path_from(in, path), "re");
	if (f == NULL)
		return error_with(&in->arena, ERROR_MISSING, "tls", "cannot_open", "%s", path);
	while ((n = fread(piece, 1, sizeof piece, f)) > 0)
		buffer_put(&b, piece, n);
	fclose(f);
	*ret = buffer_text(&b);
	return NULL;
}

static FALLIBLE read_settings(struct invocation *in, struct server_settings *s, const char **ret_url)
{
	const char *listen = option_take(in, "listen"), *certificate = option_take(in, "tls-cert");
	const char *key = option_take(in, "tls-key");

	*ret_url = option_take(in, "url");
	s->trusted_proxy = option_take(in, "trust-proxy");
	s->threads = (unsigned)sysconf(_SC_NPROCESSORS_ONLN);
	s->body_limit = BODY_LIMIT;
	s->memory_limit = MEMORY_LIMIT;
	s->connection_limit = CONNECTIONS;
	TRY(split_address(listen == NULL ? "127.0.0.1:8080" : listen, s, &in->arena));
	TRY(file_text(in, certificate, &s->certificate));
	return file_text(in, key, &s->key);
}

static FALLIBLE open_api(struct running *r)
{
	bool postgres = database_engine(r->app->database) == SQL_POSTGRES;

	r->api.app = r->app;
	r->api.workers = workers_new(postgres ? WORKERS_PG : WORKERS, 512);
	r->api.throttle = throttle_new(65536);
	if (r->api.workers == NULL || r->api.throttle == NULL)
		return error_new(&r->in->arena, ERROR_BUSY, NULL, "out_of_memory");
	return locale_new(&r->api.locale, &r->in->arena);
}

static FALLIBLE start(struct running *r)
{
	struct invocation *in = r->in;
	struct server_settings s = {
		.answer = serve_answer, .refuse = serve_refuse, .ended = serve_ended, .arg = &r->api
	};
	const char *url = NULL;

	TRY(read_settings(in, &s, &url));
	if (!installation_exists(in))
		return error_with(&in->arena, ERROR_MISSING, "data", "not_initialised", "%s", in->data);
	r->lock = installation_lock(in);
	if (r->lock < 0 && (in->database == NULL || sql_engine_of(in->database) == SQL_SQLITE))
		return error_with(&in->arena, ERROR_CONFLICT, "data", "already_served", "%s", in->data);
	TRY(installation_open(in, &r->app));
	r->app->url = url;
	TRY(open_api(r));
	TRY(server_start(&s, &r->server, &in->arena));
	if (url == NULL)
		r->app->url = arena_print(&in->arena, "%s://%s:%d", s.certificate == NULL ? "http" : "https", s.address,
					  server_port(r->server));
	TRY(control_start(r->app, &r->control, &in->arena));
	TRY(routine_start(r->app, &r->routine, &in->arena));
	fprintf(in->out, "listening on http%s://%s:%d\n", s.certificate == NULL ? "" : "s", s.address,
		server_port(r->server));
	fflush(in->out);
	return NULL;
}

/* What runs is answered first; then nothing is written any more. */
static void stop(struct running *r)
{
	server_drain(r->server);
	routine_stop(&r->routine);
	control_stop(&r->control);
	server_stop(&r->server);
	workers_free(&r->api.workers);
	installation_close(r->in, &r->app);
	throttle_free(&r->api.throttle);
	locale_free(&r->api.locale);
	if (r->lock >= 0)
		close(r->lock);
}

int serve_main(struct invocation *in)
{
	struct running r = { .in = in, .lock = -1 };
	struct error *e;
	sigset_t ends;
	int got;

	sigemptyset(&ends);
	sigaddset(&ends, SIGTERM);
	sigaddset(&ends, SIGINT);
	pthread_sigmask(SIG_BLOCK, &ends, NULL);
	e = start(&r);
	if (e == NULL) {
		sigwait(&ends, &got);
		log_line("stopping", "signal %d", got);
	}
	stop(&r);
	return e == NULL ? EXIT_DONE : command_failed(in, e);
}

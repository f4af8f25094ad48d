/* serve.c -- trine serve. */
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "api/metrics.h"
#include "api/serve.h"
#include "app/mailer.h"
#include "app/routine.h"
#include "base/log.h"
#include "cmd/commands.h"
#include "cmd/conf.h"
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
	struct conf *conf;
	struct mail_server mail_server;
	struct egress_networks egress;
	struct mailer *mailer;
	int lock;
	atomic_bool stopping;
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

static FALLIBLE read_settings(struct running *r, struct server_settings *s)
{
	struct invocation *in = r->in;

	TRY(conf_read(in, &r->conf));
	if (in->argc != 1)
		return error_with(&in->arena, ERROR_INVALID, NULL, "unknown_setting", "%s", in->argv[1]);
	s->trusted_proxy = conf_text(r->conf, "trust_proxy");
	s->threads = (unsigned)sysconf(_SC_NPROCESSORS_ONLN);
	s->body_limit = (size_t)conf_number(r->conf, "body_limit_mb") << 20;
	s->memory_limit = (size_t)conf_number(r->conf, "memory_limit_mb") << 20;
	s->connection_limit = (unsigned)conf_number(r->conf, "connections");
	TRY(split_address(conf_text(r->conf, "listen"), s, &in->arena));
	TRY(file_text(in, conf_text(r->conf, "tls_cert"), &s->certificate));
	TRY(file_text(in, conf_text(r->conf, "tls_key"), &s->key));
	return egress_networks_parse(conf_text(r->conf, "metrics_allow"), &r->api.door.allowed, &in->arena);
}

/* Without a mail server letters wait in the outbox, and /metrics says so; bots are told all the same. */
static FALLIBLE start_mailer(struct running *r)
{
	const char *smtp = conf_text(r->conf, "smtp"), *from = conf_text(r->conf, "smtp_from");

	TRY(egress_networks_parse(conf_text(r->conf, "egress_allow"), &r->egress, &r->in->arena));
	if (smtp == NULL) {
		log_line("mail_not_configured", "no smtp is set: letters to users wait in the outbox");
		return mailer_start(r->app, &(struct mailer_settings){ .allowed = &r->egress }, &r->mailer,
				    &r->in->arena);
	}
	if (from == NULL || !mail_address_plain(from))
		return error_with(&r->in->arena, ERROR_INVALID, "smtp_from", "bad_setting", "%s",
				  from == NULL ? "" : from);
	TRY(mail_server_parse(smtp, &r->mail_server, &r->in->arena));
	r->mail_server.allowed = r->egress;
	r->mail_server.user = conf_text(r->conf, "smtp_user");
	r->mail_server.password = conf_text(r->conf, "smtp_password_file");
	r->api.door.mail_configured = true;
	return mailer_start(r->app, &(struct mailer_settings){ &r->mail_server, from, &r->egress }, &r->mailer,
			    &r->in->arena);
}

static FALLIBLE open_api(struct running *r)
{
	bool postgres = database_engine(r->app->database) == SQL_POSTGRES;

	r->api.app = r->app;
	r->api.workers = workers_new(postgres ? WORKERS_PG : WORKERS, 512);
	r->api.throttle = throttle_new(65536);
	r->api.metrics = metrics_new();
	if (r->api.workers == NULL || r->api.throttle == NULL || r->api.metrics == NULL)
		return error_new(&r->in->arena, ERROR_BUSY, NULL, "out_of_memory");
	return locale_new(&r->api.locale, &r->in->arena);
}

static FALLIBLE start(struct running *r)
{
	struct invocation *in = r->in;
	struct server_settings s = {
		.answer = serve_answer, .refuse = serve_refuse, .ended = serve_ended, .arg = &r->api
	};
	const char *url;

	TRY(read_settings(r, &s));
	url = conf_text(r->conf, "url");
	if (!installation_exists(in))
		return error_with(&in->arena, ERROR_MISSING, "data", "not_initialised", "%s", in->data);
	r->lock = installation_lock(in);
	if (r->lock < 0 && (in->database == NULL || sql_engine_of(in->database) == SQL_SQLITE))
		return error_with(&in->arena, ERROR_CONFLICT, "data", "already_served", "%s", in->data);
	TRY(installation_open(in, &r->app));
	r->app->url = url;
	r->app->stopping = &r->stopping;
	r->app->anchor = conf_text(r->conf, "anchor");
	TRY(open_api(r));
	TRY(server_start(&s, &r->server, &in->arena));
	if (url == NULL)
		r->app->url = arena_print(&in->arena, "%s://%s:%d", s.certificate == NULL ? "http" : "https", s.address,
					  server_port(r->server));
	TRY(control_start(r->app, &r->control, &in->arena));
	TRY(routine_start(r->app, &r->routine, &in->arena));
	TRY(start_mailer(r));
	fprintf(in->out, "listening on http%s://%s:%d\n", s.certificate == NULL ? "" : "s", s.address,
		server_port(r->server));
	fflush(in->out);
	return NULL;
}

/* What runs is answered first; then nothing is written any more. */
static void stop(struct running *r)
{
	atomic_store(&r->stopping, true);
	server_drain(r->server);
	mailer_stop(&r->mailer);
	routine_stop(&r->routine);
	control_stop(&r->control);
	server_stop(&r->server);
	workers_free(&r->api.workers);
	installation_close(r->in, &r->app);
	throttle_free(&r->api.throttle);
	metrics_free(&r->api.metrics);
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

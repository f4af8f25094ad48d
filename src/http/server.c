#include "http/server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/text.h"
#include "http/connection.h"

#define DRAIN_MS 4000 /* SIGTERM ends the server within 5 s */
#define IDLE_SECONDS 30
#define HEADER_MEMORY (32 * 1024)

struct server {
	struct server_settings settings;
	struct MHD_Daemon *daemon;
	struct MHD_Response *exhausted; /* 503, made beforehand: for when there is no memory to make one */
	int port;
	_Atomic bool draining;
	_Atomic int answering; /* requests between their end and their reply, suspended ones among them */
};

/* --- what a request is --- */

static enum MHD_Result parameter_add(void *arg, enum MHD_ValueKind kind, const char *name, size_t name_size,
				     const char *value, size_t value_size)
{
	struct request *r = arg;

	(void)kind;
	if (r->nquery == HTTP_PARAMETERS)
		return MHD_NO;
	r->query[r->nquery++] = (struct parameter){ arena_copy_n(&r->arena, name, name_size),
						    value == NULL ? "" : arena_copy_n(&r->arena, value, value_size) };
	return MHD_YES;
}

static const char *address_text(const struct sockaddr *address, struct arena *a)
{
	char text[INET6_ADDRSTRLEN] = "";

	if (address->sa_family == AF_INET)
		inet_ntop(AF_INET, &((const struct sockaddr_in *)(const void *)address)->sin_addr, text, sizeof text);
	else if (address->sa_family == AF_INET6)
		inet_ntop(AF_INET6, &((const struct sockaddr_in6 *)(const void *)address)->sin6_addr, text,
			  sizeof text);
	return arena_copy(a, text);
}

/* Behind a proxy we trust, the last address it has added is the client's. */
static void find_peer(struct connection *c)
{
	struct request *r = &c->request;
	const struct server_settings *s = &c->server->settings;
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(c->mhd, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
	const char *forwarded, *last;

	r->peer = address_text(info->client_addr, &r->arena);
	r->secure = s->certificate != NULL;
	if (s->trusted_proxy == NULL || strcmp(r->peer, s->trusted_proxy) != 0)
		return;
	forwarded = request_header(r, "X-Forwarded-For");
	if (forwarded != NULL) {
		last = strrchr(forwarded, ',');
		r->peer = text_trim(last == NULL ? forwarded : last + 1, &r->arena);
	}
	forwarded = request_header(r, "X-Forwarded-Proto");
	r->secure |= forwarded != NULL && strcmp(forwarded, "https") == 0;
}

struct beginning {
	struct connection *c;
	const char *url, *method;
};

static void begin(void *arg)
{
	struct beginning *b = arg;
	struct request *r = &b->c->request;

	r->method = arena_copy(&r->arena, b->method);
	r->path = arena_copy(&r->arena, b->url);
	MHD_get_connection_values_n(b->c->mhd, MHD_GET_ARGUMENT_KIND, parameter_add, r);
	find_peer(b->c);
	b->c->body = BUFFER(&r->arena);
}

/* --- replies --- */

static enum MHD_Result send_exhausted(struct server *s, struct MHD_Connection *mhd)
{
	return MHD_queue_response(mhd, 503, s->exhausted);
}

/* All of its headers, or none: the ones that protect belong to the reply. */
static struct MHD_Response *make_response(const struct connection *c)
{
	const struct request *r = &c->request;
	struct MHD_Response *response =
		MHD_create_response_from_buffer(r->content_size, (void *)(uintptr_t)r->content, MHD_RESPMEM_PERSISTENT);
	bool whole = response != NULL;

	for (unsigned i = 0; whole && i < r->nheaders; i++)
		whole = MHD_add_response_header(response, r->headers[i].name, r->headers[i].value) == MHD_YES;
	if (whole && c->state == REFUSED)
		whole = MHD_add_response_header(response, "Connection", "close") == MHD_YES;
	if (!whole && response != NULL)
		MHD_destroy_response(response);
	return whole ? response : NULL;
}

static enum MHD_Result send_reply(struct connection *c)
{
	struct MHD_Response *response = make_response(c);
	enum MHD_Result result;

	if (response == NULL)
		return send_exhausted(c->server, c->mhd);
	result = MHD_queue_response(c->mhd, (unsigned)c->request.status, response);
	MHD_destroy_response(response);
	return result;
}

struct refusing {
	struct connection *c;
	int status;
	const char *reason;
};

static void refuse_work(void *arg)
{
	struct refusing *r = arg;
	const struct server_settings *s = &r->c->server->settings;

	s->refuse(&r->c->request, r->status, r->reason, s->arg);
}

static enum MHD_Result refuse(struct connection *c, int status, const char *reason)
{
	c->state = REFUSED;
	if (!arena_try(&c->request.arena, refuse_work, &(struct refusing){ c, status, reason }))
		return send_exhausted(c->server, c->mhd);
	return send_reply(c);
}

static size_t declared_length(const struct request *r)
{
	const char *length = request_header(r, "Content-Length");

	return length == NULL ? 0 : strtoull(length, NULL, 10);
}

static struct connection *connection_new(struct server *s, struct MHD_Connection *mhd)
{
	struct connection *c = calloc(1, sizeof *c);

	if (c == NULL)
		return NULL;
	c->server = s;
	c->mhd = mhd;
	c->request.connection = c;
	c->request.arena.limit = s->settings.memory_limit;
	return c;
}

static enum MHD_Result on_begin(struct connection *c, const char *url, const char *method, const char *version)
{
	int problem = framing_problem(c->mhd, method, version);

	if (!arena_try(&c->request.arena, begin, &(struct beginning){ c, url, method })) {
		c->state = REFUSED;
		return send_exhausted(c->server, c->mhd);
	}
	if (problem != 0)
		return refuse(c, problem, "bad_framing");
	if (c->request.nquery == HTTP_PARAMETERS)
		return refuse(c, 400, "too_many_parameters");
	if (declared_length(&c->request) > c->server->settings.body_limit)
		return refuse(c, 413, "body_too_large");
	return MHD_YES;
}

struct piece {
	struct buffer *body;
	const char *data;
	size_t size;
};

static void piece_add(void *arg)
{
	struct piece *p = arg;

	buffer_put(p->body, p->data, p->size);
}

static enum MHD_Result on_body(struct connection *c, const char *data, size_t *size)
{
	struct piece piece = { &c->body, data, *size };

	*size = 0;
	c->too_large |= c->body.used + piece.size > c->server->settings.body_limit;
	if (c->state != REFUSED && !c->too_large && !c->starved)
		c->starved = !arena_try(&c->request.arena, piece_add, &piece);
	return MHD_YES;
}

/* Counted before the flag is looked at, so that server_drain() misses none. */
static bool count_in(struct connection *c)
{
	atomic_fetch_add(&c->server->answering, 1);
	c->counted = true;
	return !atomic_load(&c->server->draining);
}

static void count_out(struct connection *c)
{
	if (c->counted)
		atomic_fetch_sub(&c->server->answering, 1);
	c->counted = false;
}

static enum MHD_Result on_complete(struct connection *c)
{
	struct request *r = &c->request;
	const struct server_settings *s = &c->server->settings;

	if (c->too_large)
		return refuse(c, 413, "body_too_large");
	if (c->starved) {
		c->state = REFUSED;
		return send_exhausted(c->server, c->mhd);
	}
	if (!count_in(c)) {
		count_out(c);
		return refuse(c, 503, "stopping");
	}
	c->state = ANSWERING;
	r->body = buffer_text(&c->body);
	r->body_size = c->body.used;
	if (!s->answer(r, s->arg))
		return MHD_YES; /* suspended; called again after request_resume() */
	c->state = ANSWERED;
	count_out(c);
	return send_reply(c);
}

static enum MHD_Result on_request(void *arg, struct MHD_Connection *mhd, const char *url, const char *method,
				  const char *version, const char *data, size_t *size, void **state)
{
	struct connection *c = *state;

	if (c == NULL) {
		c = connection_new(arg, mhd);
		if (c == NULL)
			return send_exhausted(arg, mhd);
		*state = c;
		return on_begin(c, url, method, version);
	}
	if (*size > 0)
		return on_body(c, data, size);
	if (c->state == REFUSED)
		return MHD_YES;
	if (c->state == READING)
		return on_complete(c);
	c->state = ANSWERED;
	count_out(c);
	return send_reply(c);
}

static void on_end(void *arg, struct MHD_Connection *mhd, void **state, enum MHD_RequestTerminationCode why)
{
	struct connection *c = *state;

	(void)arg, (void)mhd, (void)why;
	if (c == NULL)
		return;
	count_out(c);
	c->server->settings.ended(&c->request, c->server->settings.arg);
	arena_free(&c->request.arena);
	free(c);
	*state = NULL;
}

void request_suspend(struct request *r)
{
	MHD_suspend_connection(r->connection->mhd);
}

void request_resume(struct request *r)
{
	MHD_resume_connection(r->connection->mhd);
}

/* --- start and stop --- */

static FALLIBLE listen_at(const struct server_settings *s, int *ret_fd, int *ret_port, struct arena *a)
{
	struct sockaddr_in v4 = { .sin_family = AF_INET, .sin_port = htons((uint16_t)s->port) };
	struct sockaddr_in6 v6 = { .sin6_family = AF_INET6, .sin6_port = htons((uint16_t)s->port) };
	bool is_v6 = inet_pton(AF_INET6, s->address, &v6.sin6_addr) == 1;
	struct sockaddr *address = is_v6 ? (struct sockaddr *)&v6 : (struct sockaddr *)&v4;
	socklen_t size = is_v6 ? sizeof v6 : sizeof v4;
	int fd, on = 1;

	if (!is_v6 && inet_pton(AF_INET, s->address, &v4.sin_addr) != 1)
		return error_with(a, ERROR_INVALID, "listen", "not_an_address", "%s", s->address);
	fd = socket(address->sa_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd < 0)
		return error_new(a, ERROR_INTERNAL, "listen", "cannot_listen");
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
	if (bind(fd, address, size) != 0 || listen(fd, 1024) != 0 || getsockname(fd, address, &size) != 0) {
		close(fd);
		return error_with(a, ERROR_INTERNAL, "listen", "port_taken", "%s:%d", s->address, s->port);
	}
	*ret_port = ntohs(is_v6 ? v6.sin6_port : v4.sin_port);
	*ret_fd = fd;
	return NULL;
}

static void quiet(void *arg, const char *format, va_list ap)
{
	(void)arg, (void)format, (void)ap;
}

static void server_free(struct server *s)
{
	if (s->exhausted != NULL)
		MHD_destroy_response(s->exhausted);
	free(s);
}

static struct MHD_Response *exhausted_new(void)
{
	static const char words[] = HTTP_EXHAUSTED;
	static const struct header headers[] = {
		{ "Content-Type", "application/problem+json; charset=utf-8" },
		{ "Retry-After", "1" },
		{ "Cache-Control", "no-store" },
		{ "X-Content-Type-Options", "nosniff" },
		{ "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'" },
	};
	struct MHD_Response *r =
		MHD_create_response_from_buffer(sizeof words - 1, (void *)(uintptr_t)words, MHD_RESPMEM_PERSISTENT);

	for (unsigned i = 0; r != NULL && i < sizeof headers / sizeof *headers; i++)
		MHD_add_response_header(r, headers[i].name, headers[i].value);
	return r;
}

FALLIBLE server_start(const struct server_settings *settings, struct server **ret, struct arena *a)
{
	struct server *s = calloc(1, sizeof *s);
	unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG;
	struct error *e;
	int fd = -1;

	if (s == NULL)
		return error_new(a, ERROR_BUSY, NULL, "out_of_memory");
	s->settings = *settings;
	s->exhausted = exhausted_new();
	e = s->exhausted == NULL ? error_new(a, ERROR_BUSY, NULL, "out_of_memory")
				 : listen_at(settings, &fd, &s->port, a);
	if (e != NULL) {
		server_free(s);
		return e;
	}
	struct MHD_OptionItem tls[] = {
		{ MHD_OPTION_HTTPS_MEM_CERT, 0, (void *)(uintptr_t)settings->certificate },
		{ MHD_OPTION_HTTPS_MEM_KEY, 0, (void *)(uintptr_t)settings->key },
		{ MHD_OPTION_END, 0, NULL },
	};
	s->daemon = MHD_start_daemon(flags | (settings->certificate != NULL ? MHD_USE_TLS : 0), 0, NULL, NULL,
				     on_request, s, MHD_OPTION_EXTERNAL_LOGGER, quiet, NULL, MHD_OPTION_LISTEN_SOCKET,
				     fd, MHD_OPTION_THREAD_POOL_SIZE, settings->threads, MHD_OPTION_CONNECTION_TIMEOUT,
				     (unsigned)IDLE_SECONDS, MHD_OPTION_CONNECTION_LIMIT, settings->connection_limit,
				     MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)HEADER_MEMORY,
				     MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_NOTIFY_COMPLETED, on_end, s,
				     MHD_OPTION_ARRAY, settings->certificate != NULL ? tls : tls + 2, MHD_OPTION_END);
	if (s->daemon == NULL) {
		close(fd);
		server_free(s);
		return error_new(a, ERROR_INTERNAL, "listen", "cannot_listen");
	}
	*ret = s;
	return NULL;
}

int server_port(const struct server *s)
{
	return s->port;
}

void server_drain(struct server *s)
{
	if (s == NULL)
		return;
	atomic_store(&s->draining, true);
	for (int waited = 0; atomic_load(&s->answering) > 0 && waited < DRAIN_MS; waited++)
		usleep(1000);
}

void server_stop(struct server **s)
{
	if (*s == NULL)
		return;
	MHD_stop_daemon((*s)->daemon);
	server_free(*s);
	*s = NULL;
}

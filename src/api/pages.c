#include "api/pages.h"

#include <string.h>

#include "api/guard.h"
#include "api/metrics.h"
#include "base/embedded.h"
#include "base/text.h"

#define WEB "web/dist/"

static const struct {
	const char *suffix, *type;
} types[] = {
	{ ".html", "text/html; charset=utf-8" },
	{ ".js", "text/javascript; charset=utf-8" },
	{ ".css", "text/css; charset=utf-8" },
	{ ".svg", "image/svg+xml" },
	{ ".png", "image/png" },
	{ ".webmanifest", "application/manifest+json" },
	{ ".json", "application/json" },
	{ ".woff2", "font/woff2" },
};

static const char *type_of(const char *path)
{
	for (unsigned i = 0; i < sizeof types / sizeof *types; i++)
		if (text_ends(path, types[i].suffix))
			return types[i].type;
	return "application/octet-stream";
}

/* An address of the pages may hold a point too: that to follow a report by does. */
static bool is_page(const char *path)
{
	return text_starts(path, "/report/") || strchr(path + 1, '.') == NULL;
}

static void plain(struct request *r, int status, const char *words)
{
	reply_status(r, status);
	reply_content(r, "text/plain; charset=utf-8", words, strlen(words));
	guard_headers(r, true);
}

/* Hashed names never change their content; the page that names them is asked for every time. */
static void send_embedded(struct request *r, const struct embedded *e)
{
	const char *accepts = request_header(r, "Accept-Encoding");
	const struct embedded *packed = embedded_find(arena_print(&r->arena, "%s.gz", e->path));
	bool fixed = strstr(e->path, "/assets/") != NULL;

	reply_status(r, 200);
	if (packed != NULL && accepts != NULL && strstr(accepts, "gzip") != NULL) {
		reply_header(r, "Content-Encoding", "gzip");
		reply_content(r, type_of(e->path), packed->data, embedded_size(packed));
	} else
		reply_content(r, type_of(e->path), e->data, embedded_size(e));
	reply_header(r, "Vary", "Accept-Encoding");
	reply_header(r, "Cache-Control", fixed ? "public, max-age=31536000, immutable" : "no-cache");
	guard_headers(r, false);
}

struct ready {
	bool ok;
};

static void ready_work(struct sql *db, void *arg)
{
	STACK_ARENA(a, 4096);
	struct value v;

	((struct ready *)arg)->ok = sql_value(db, "SELECT 1", SQL_NO_ARGS, &v, &a) == NULL;
}

static void readyz(struct request *r, struct api *api)
{
	struct ready ready = { false };
	struct error *e = NULL;

	lane_read(api->app, &r->arena, ready_work, &ready, &e);
	plain(r, ready.ok ? 200 : 503, ready.ok ? "ready\n" : "database lost\n");
}

struct paging {
	struct request *r;
	struct api *api;
};

static void page_work(void *arg)
{
	struct paging *p = arg;
	struct request *r = p->r;
	const struct embedded *e;

	if (strcmp(r->method, "GET") != 0 && strcmp(r->method, "HEAD") != 0) {
		reply_header(r, "Allow", "GET, HEAD");
		plain(r, 405, "GET\n");
	} else if (strcmp(r->path, "/healthz") == 0)
		plain(r, 200, "ok\n");
	else if (strcmp(r->path, "/readyz") == 0)
		readyz(r, p->api);
	else if (strcmp(r->path, "/metrics") == 0 && metrics_may_read(&p->api->door, r->peer))
		metrics_show(r, p->api);
	else {
		e = embedded_find(arena_print(&r->arena, WEB "%s", r->path + 1));
		if (e == NULL && is_page(r->path))
			e = embedded_find(WEB "index.html");
		if (e == NULL)
			plain(r, 404, "not found\n");
		else
			send_embedded(r, e);
	}
}

bool pages_answer(struct request *r, struct api *api)
{
	int64_t began = metrics_clock();

	if (!arena_try(&r->arena, page_work, &(struct paging){ r, api }))
		reply_status(r, 503);
	metrics_count(api->metrics, NULL, r->status, began);
	return true;
}

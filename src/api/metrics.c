#include "api/metrics.h"

#include <inttypes.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "api/guard.h"
#include "app/metrics.h"
#include "base/instant.h"

#define ROUTES_MOST 128
#define CLASSES 5 /* 1xx to 5xx */

/* Upper bounds in microseconds; what takes longer is in the last, unbounded one. */
static const int64_t bounds[] = { 1000,	  2500,	  5000,	  10000,   25000,   50000,
				  100000, 250000, 500000, 1000000, 2500000, 10000000 };
#define BOUNDS (sizeof bounds / sizeof *bounds)

struct metrics {
	atomic_ulong requests[ROUTES_MOST + 1][CLASSES]; /* the last row: pages */
	atomic_ulong took[BOUNDS + 1];
	atomic_ulong microseconds;
};

struct metrics *metrics_new(void)
{
	return calloc(1, sizeof(struct metrics));
}

void metrics_free(struct metrics **m)
{
	free(*m);
	*m = NULL;
}

int64_t metrics_clock(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * SECOND + t.tv_nsec / 1000;
}

static void add(atomic_ulong *counter, unsigned long n)
{
	atomic_fetch_add_explicit(counter, n, memory_order_relaxed);
}

static unsigned long read_counter(atomic_ulong *counter)
{
	return atomic_load_explicit(counter, memory_order_relaxed);
}

void metrics_count(struct metrics *m, const struct route *route, int status, int64_t began)
{
	size_t row = route == NULL || route - routes >= ROUTES_MOST ? ROUTES_MOST : (size_t)(route - routes);
	int64_t us = metrics_clock() - began;
	size_t bound = 0;

	if (status < 100 || status > 599)
		return;
	while (bound < BOUNDS && us > bounds[bound])
		bound++;
	add(&m->requests[row][status / 100 - 1], 1);
	add(&m->took[bound], 1);
	add(&m->microseconds, (unsigned long)us);
}

static void figure(struct buffer *b, const char *name, const char *type, const char *help, int64_t value)
{
	buffer_print(b, "# HELP %s %s\n# TYPE %s %s\n%s %" PRId64 "\n", name, help, name, type, name, value);
}

static void requests_write(struct buffer *b, struct metrics *m)
{
	buffer_add(b, "# HELP trine_requests_total Requests answered, by route and class of status.\n"
		      "# TYPE trine_requests_total counter\n");
	for (size_t i = 0; i <= ROUTES_MOST; i++)
		for (unsigned class = 0; class < CLASSES; class ++) {
			unsigned long n = read_counter(&m->requests[i][class]);
			if (n == 0)
				continue;
			buffer_print(b, "trine_requests_total{method=\"%s\",route=\"%s\",status=\"%uxx\"} %lu\n",
				     i == ROUTES_MOST ? "" : routes[i].method,
				     i == ROUTES_MOST ? "page" : routes[i].pattern, class + 1, n);
		}
}

static void latency_write(struct buffer *b, struct metrics *m)
{
	static const char name[] = "trine_request_seconds";
	unsigned long sum = 0;

	buffer_print(b, "# HELP %s How long requests took, from their arrival to their answer.\n# TYPE %s histogram\n",
		     name, name);
	for (size_t i = 0; i < BOUNDS; i++) {
		sum += read_counter(&m->took[i]);
		buffer_print(b, "%s_bucket{le=\"%g\"} %lu\n", name, (double)bounds[i] / 1e6, sum);
	}
	sum += read_counter(&m->took[BOUNDS]);
	buffer_print(b, "%s_bucket{le=\"+Inf\"} %lu\n%s_sum %.6f\n%s_count %lu\n", name, sum, name,
		     (double)read_counter(&m->microseconds) / 1e6, name, sum);
}

static void writer_write(struct buffer *b, struct database *d)
{
	struct database_figures f = database_figures(d);

	figure(b, "trine_writer_queued", "gauge", "Writes that wait for the writer.", (int64_t)f.queued);
	figure(b, "trine_writer_groups_total", "counter", "Commits of the writer, each of a group of writes.",
	       (int64_t)f.groups);
	figure(b, "trine_writer_jobs_total", "counter", "Writes in those commits.", (int64_t)f.jobs);
	buffer_print(b,
		     "# HELP trine_build_info What runs.\n# TYPE trine_build_info "
		     "gauge\ntrine_build_info{engine=\"%s\"} 1\n",
		     database_engine(d) == SQL_SQLITE ? "sqlite" : "postgresql");
}

struct asking {
	struct installation_figures figures;
	struct arena *arena;
	struct error *error;
};

static void ask_database(struct sql *db, void *arg)
{
	struct asking *a = arg;

	a->error = metrics_read(db, instant_now(), &a->figures, a->arena);
}

static void installation_write(struct buffer *b, const struct api *api)
{
	struct asking a = { .arena = b->arena };
	struct error *e = NULL;
	bool up = lane_read(api->app, b->arena, ask_database, &a, &e) && a.error == NULL;

	figure(b, "trine_database_up", "gauge", "Whether the database answers.", up);
	figure(b, "trine_mail_configured", "gauge", "0: no mail server is set, letters wait.",
	       api->door.mail_configured);
	if (!up)
		return;
	figure(b, "trine_database_bytes", "gauge", "Size of the database.", a.figures.database_bytes);
	figure(b, "trine_sessions", "gauge", "Log-ins and tokens that are good now.", a.figures.sessions);
	figure(b, "trine_outbox_letters", "gauge", "Letters that are not delivered yet.", a.figures.letters_waiting);
	figure(b, "trine_outbox_late_seconds", "gauge", "How long the first of them has been due.",
	       a.figures.letters_late_us / SECOND);
	figure(b, "trine_audit_rows", "gauge", "Rows of the audit trail.", a.figures.audit_rows);
}

void metrics_show(struct request *r, struct api *api)
{
	struct buffer b = BUFFER(&r->arena);

	requests_write(&b, api->metrics);
	latency_write(&b, api->metrics);
	writer_write(&b, api->app->database);
	installation_write(&b, api);
	reply_status(r, 200);
	reply_content(r, "text/plain; version=0.0.4; charset=utf-8", buffer_text(&b), b.used);
	guard_headers(r, true);
}

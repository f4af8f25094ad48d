#include "app/lane.h"

struct reading {
	const struct app *app;
	struct arena *arena;
	struct sql *db;
	void (*work)(struct sql *db, void *arg);
	void *arg;
	struct error *error;
};

static void read_work(void *arg)
{
	struct reading *r = arg;

	r->error = database_take(r->app->database, &r->db, r->arena);
	if (r->error == NULL)
		r->work(r->db, r->arg);
}

bool lane_read(const struct app *app, struct arena *a, void (*work)(struct sql *db, void *arg), void *arg,
	       struct error **ret_error)
{
	struct reading r = { .app = app, .arena = a, .work = work, .arg = arg };
	bool ok = arena_try(a, read_work, &r);

	database_give(app->database, r.db);
	*ret_error = ok ? r.error : NULL;
	return ok && r.error == NULL;
}

struct error *lane_end(enum job_end end, struct error *room)
{
	static const struct error ends[] = {
		[JOB_NO_ROOM] = { .code = ERROR_NO_ROOM, .reason = "disk_full" },
		[JOB_UNKNOWN] = { .code = ERROR_UNKNOWN_OUTCOME, .reason = "outcome_unknown" },
		[JOB_BUSY] = { .code = ERROR_BUSY, .reason = "database_busy" },
	};

	if (end == JOB_STORED)
		return NULL;
	*room = ends[end];
	return room;
}

struct writing {
	struct sql *db;
	struct arena *arena;
	FALLIBLE (*work)(struct sql *db, void *arg);
	void *arg;
	struct error *error;
	bool finished;
};

static FALLIBLE in_transaction(struct writing *w)
{
	AUTO_TX tx = { 0 };

	TRY(tx_begin(&tx, w->db, w->arena));
	TRY(w->work(w->db, w->arg));
	return tx_commit(&tx, w->arena);
}

static void write_guarded(void *arg)
{
	struct writing *w = arg;

	w->error = in_transaction(w);
	w->finished = true;
}

static void write_work(struct sql *db, void *arg)
{
	struct writing *w = arg;

	w->db = db;
	if (!arena_try(w->arena, write_guarded, w))
		w->finished = false;
}

FALLIBLE lane_write_wait(const struct app *app, struct arena *a, FALLIBLE (*work)(struct sql *db, void *arg), void *arg)
{
	struct writing w = { .arena = a, .work = work, .arg = arg };
	struct error *spare = error_new(a, ERROR_BUSY, NULL, "out_of_memory"); /* while there is room to say it */
	enum job_end end = database_write_wait(app->database, write_work, &w);

	if (end == JOB_STORED && !w.finished)
		return spare;
	return end == JOB_STORED ? w.error : lane_end(end, spare);
}

#include "app/lane.h"

struct reading {
	struct sql *db;
	void (*work)(struct sql *db, void *arg);
	void *arg;
};

static void read_work(void *arg)
{
	struct reading *r = arg;

	r->work(r->db, r->arg);
}

bool lane_read(const struct app *app, struct arena *a, void (*work)(struct sql *db, void *arg), void *arg,
	       struct error **ret_error)
{
	struct reading r = { .work = work, .arg = arg };
	bool ok;

	*ret_error = database_take(app->database, &r.db, a);
	if (*ret_error != NULL)
		return false;
	ok = arena_try(a, read_work, &r);
	database_give(app->database, r.db);
	return ok;
}

FALLIBLE lane_end(enum job_end end, struct arena *a)
{
	switch (end) {
	case JOB_NO_ROOM:
		return error_new(a, ERROR_NO_ROOM, NULL, "disk_full");
	case JOB_UNKNOWN:
		return error_new(a, ERROR_UNKNOWN_OUTCOME, NULL, "outcome_unknown");
	case JOB_BUSY:
		return error_new(a, ERROR_BUSY, NULL, "database_busy");
	case JOB_STORED:
	default:
		return NULL;
	}
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
	struct error *exhausted = error_new(a, ERROR_BUSY, NULL, "out_of_memory"); /* while there is room to say it */
	enum job_end end = database_write_wait(app->database, write_work, &w);

	if (end == JOB_STORED && !w.finished)
		return exhausted;
	if (end != JOB_STORED)
		return lane_end(end, a);
	return w.error;
}

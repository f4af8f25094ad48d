#include "sql/database.h"

#include <errno.h>
#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "sql/engine.h"

#define GROUP 64	      /* most jobs of one commit */
#define CHECKPOINT_EVERY 2000 /* rows written between two checkpoints */
#define IDLE_KEPT 64	      /* connections kept for the next reader */
#define IDLE_RESTING 1	      /* of them, when nobody asks: each knows all tables by heart */
#define ROOM 4096	      /* for the writer's own words: an error and a statement */
#define QUIET_SECONDS 10      /* without a write, before the database rests */

struct database {
	char *url;
	enum sql_engine engine;

	_Atomic bool stirred;	   /* a connection was asked for since it rested */
	pthread_mutex_t idle_lock; /* guards idle, idle_count */
	struct sql *idle[IDLE_KEPT];
	unsigned idle_count;

	pthread_mutex_t queue_lock; /* guards first, last, closing, figures */
	pthread_cond_t queue_filled;
	struct job *first, *last;
	bool closing;
	struct database_figures figures;

	struct sql *writer; /* SQLite only, used by the writer thread alone */
	pthread_t writer_thread;
	int64_t checkpointed; /* sql_written() at the last checkpoint */
};

/* With the lock held. False: nothing came for a while. */
static bool queue_wait(struct database *d)
{
	struct timespec until;

	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_sec += QUIET_SECONDS;
	while (d->first == NULL && !d->closing)
		if (pthread_cond_clockwait(&d->queue_filled, &d->queue_lock, CLOCK_MONOTONIC, &until) == ETIMEDOUT)
			return d->first != NULL;
	return true;
}

/* Takes what is queued, up to a group; waits for something.  *ret NULL: nothing came for a while.
 * False: closing, and empty. */
static bool queue_take(struct database *d, struct job **ret)
{
	struct job *first, *last;
	bool came;

	pthread_mutex_lock(&d->queue_lock);
	came = queue_wait(d);
	first = last = d->first;
	int n = 1;
	for (; last != NULL && last->next != NULL && n < GROUP; n++)
		last = last->next;
	if (last != NULL) {
		d->figures.groups++;
		d->figures.jobs += (unsigned)n;
		d->figures.queued -= (unsigned)n;
	}
	d->first = last == NULL ? NULL : last->next;
	if (d->first == NULL)
		d->last = NULL;
	if (last != NULL)
		last->next = NULL;
	pthread_mutex_unlock(&d->queue_lock);
	*ret = first;
	return first != NULL || !came;
}

struct database_figures database_figures(struct database *d)
{
	pthread_mutex_lock(&d->queue_lock);
	struct database_figures figures = d->figures;
	pthread_mutex_unlock(&d->queue_lock);
	return figures;
}

static bool queue_empty(struct database *d)
{
	pthread_mutex_lock(&d->queue_lock);
	bool empty = d->first == NULL;
	pthread_mutex_unlock(&d->queue_lock);
	return empty;
}

/* PASSIVE between groups disturbs nobody; TRUNCATE when idle keeps the log file small. */
static void checkpoint(struct database *d, bool idle)
{
	STACK_ARENA(a, ROOM);
	struct value v;
	struct error *e;

	if (sql_written(d->writer) - d->checkpointed < (idle ? 1 : CHECKPOINT_EVERY))
		return;
	e = sql_value(d->writer, idle ? "PRAGMA wal_checkpoint(TRUNCATE)" : "PRAGMA wal_checkpoint(PASSIVE)",
		      SQL_NO_ARGS, &v, &a);
	if (e == NULL)
		d->checkpointed = sql_written(d->writer);
}

static void group_end(struct job *first, enum job_end end)
{
	for (struct job *job = first, *next; job != NULL; job = next) {
		next = job->next;
		job->done(job, end);
	}
}

static enum job_end end_of(const struct error *e)
{
	if (e == NULL)
		return JOB_STORED;
	if (e->detail != NULL && strstr(e->detail, "full") != NULL)
		return JOB_NO_ROOM;
	return e->code == ERROR_BUSY ? JOB_BUSY : JOB_UNKNOWN;
}

/* The engine ended the transaction by itself: nothing of it is stored. */
static enum job_end end_of_given_up(const struct sql *writer)
{
	return writer->gave_up == ERROR_NO_ROOM		  ? JOB_NO_ROOM
	       : writer->gave_up == ERROR_UNKNOWN_OUTCOME ? JOB_UNKNOWN
							  : JOB_BUSY;
}

/* Every job in its own savepoint, which the work opens; one commit for all. */
static enum job_end group_run(struct database *d, struct job *first)
{
	STACK_ARENA(a, ROOM);
	AUTO_TX tx = { 0 };
	struct error *e = tx_begin(&tx, d->writer, &a);

	if (e != NULL)
		return e->code == ERROR_NO_ROOM ? JOB_NO_ROOM : JOB_BUSY;
	for (struct job *job = first; job != NULL; job = job->next) {
		job->work(d->writer, job);
		if (!sql_transaction_lives(d->writer))
			return end_of_given_up(d->writer);
		if (d->writer->spoiled)
			return JOB_BUSY;
	}
	return end_of(tx_commit(&tx, &a));
}

#ifdef TRINE_CHECK
/* The controls of the fault tests. */
static bool sabotaged(const char *how)
{
	const char *told = getenv("TRINE_SABOTAGE");

	return told != NULL && strcmp(told, how) == 0;
}

/* Acknowledged before it is durable, and then slow to commit. */
static bool run_sabotaged(struct database *d, struct job *first)
{
	if (!sabotaged("ack_before_commit"))
		return false;
	AUTO_ARENA a = { 0 };
	AUTO_TX tx = { 0 };
	if (tx_begin(&tx, d->writer, &a) != NULL)
		return false;
	for (struct job *job = first; job != NULL; job = job->next)
		job->work(d->writer, job);
	group_end(first, JOB_STORED);
	usleep(200 * 1000);
	struct error *e = tx_commit(&tx, &a);
	(void)e; /* who cares */
	return true;
}
#else
static bool sabotaged(const char *how)
{
	(void)how;
	return false;
}

static bool run_sabotaged(struct database *d, struct job *first)
{
	(void)d, (void)first;
	return false;
}
#endif

/* Once a commit failed on the disk nothing that is said later can be trusted (TRUST G5). */
static void fail_stop(enum job_end end)
{
	static const char words[] = "trine: the disk failed at a commit; stopping, restart to recover\n";

	if (end != JOB_UNKNOWN || sabotaged("go_on"))
		return;
	if (write(STDERR_FILENO, words, sizeof words - 1) < 0)
		_exit(1);
	usleep(50 * 1000); /* the answers 503 outcome_unknown get out */
	_exit(1);
}

/* A server that nobody asks gives back what it only keeps to be faster. */
static void rest(struct database *d)
{
	if (!atomic_exchange(&d->stirred, false))
		return;
	checkpoint(d, true);
	sql_rest(d->writer);
	pthread_mutex_lock(&d->idle_lock);
	while (d->idle_count > IDLE_RESTING)
		sql_close(&d->idle[--d->idle_count]);
	for (unsigned i = 0; i < d->idle_count; i++)
		sql_rest(d->idle[i]);
	pthread_mutex_unlock(&d->idle_lock);
	malloc_trim(0);
}

static void *writer_main(void *arg)
{
	struct database *d = arg;
	struct job *group;

	while (queue_take(d, &group)) {
		if (group == NULL) {
			rest(d);
			continue;
		}
		if (!run_sabotaged(d, group)) {
			enum job_end end = group_run(d, group);
			atomic_store_explicit(&d->stirred, true, memory_order_relaxed);
			group_end(group, end);
			fail_stop(end);
		}
		checkpoint(d, queue_empty(d) && sql_written(d->writer) - d->checkpointed > CHECKPOINT_EVERY / 4);
	}
	checkpoint(d, true);
	return NULL;
}

FALLIBLE database_take(struct database *d, struct sql **ret, struct arena *a)
{
	struct sql *db = NULL;

	atomic_store_explicit(&d->stirred, true, memory_order_relaxed);
	pthread_mutex_lock(&d->idle_lock);
	if (d->idle_count > 0)
		db = d->idle[--d->idle_count];
	pthread_mutex_unlock(&d->idle_lock);
	if (db == NULL)
		TRY(sql_open(d->url, true, &db, a));
	*ret = db;
	return NULL;
}

void database_give(struct database *d, struct sql *db)
{
	if (db == NULL)
		return;
	pthread_mutex_lock(&d->idle_lock);
	if (d->idle_count < IDLE_KEPT && db->depth == 0 && !db->spoiled) {
		d->idle[d->idle_count++] = db;
		db = NULL;
	}
	pthread_mutex_unlock(&d->idle_lock);
	sql_close(&db);
}

static void write_here(struct database *d, struct job *job)
{
	STACK_ARENA(a, ROOM);
	struct sql *db = NULL;
	struct error *e = database_take(d, &db, &a);

	if (e == NULL)
		job->work(db, job);
	database_give(d, db);
	job->done(job, e == NULL ? JOB_STORED : JOB_BUSY);
}

void database_write(struct database *d, struct job *job)
{
	bool closing;

	if (d->engine == SQL_POSTGRES) {
		write_here(d, job);
		return;
	}
	job->next = NULL;
	pthread_mutex_lock(&d->queue_lock);
	closing = d->closing;
	if (!closing) {
		if (d->last != NULL)
			d->last->next = job;
		else
			d->first = job;
		d->last = job;
		d->figures.queued++;
		pthread_cond_signal(&d->queue_filled);
	}
	pthread_mutex_unlock(&d->queue_lock);
	if (closing)
		job->done(job, JOB_BUSY);
}

struct waiting {
	struct job job; /* first: a job is its waiting */
	void (*work)(struct sql *db, void *arg);
	void *arg;
	pthread_mutex_t lock;
	pthread_cond_t ended;
	bool is_done;
	enum job_end end;
};

static void waiting_work(struct sql *db, struct job *job)
{
	struct waiting *w = (struct waiting *)job;

	w->work(db, w->arg);
}

static void waiting_done(struct job *job, enum job_end end)
{
	struct waiting *w = (struct waiting *)job;

	pthread_mutex_lock(&w->lock);
	w->end = end;
	w->is_done = true;
	pthread_cond_signal(&w->ended);
	pthread_mutex_unlock(&w->lock);
}

enum job_end database_write_wait(struct database *d, void (*work)(struct sql *db, void *arg), void *arg)
{
	struct waiting w = { .job = { .work = waiting_work, .done = waiting_done },
			     .work = work,
			     .arg = arg,
			     .lock = PTHREAD_MUTEX_INITIALIZER,
			     .ended = PTHREAD_COND_INITIALIZER };

	database_write(d, &w.job);
	pthread_mutex_lock(&w.lock);
	while (!w.is_done)
		pthread_cond_wait(&w.ended, &w.lock);
	pthread_mutex_unlock(&w.lock);
	return w.end;
}

static void database_free(struct database *d)
{
	for (unsigned i = 0; i < d->idle_count; i++)
		sql_close(&d->idle[i]);
	sql_close(&d->writer);
	pthread_mutex_destroy(&d->idle_lock);
	pthread_mutex_destroy(&d->queue_lock);
	pthread_cond_destroy(&d->queue_filled);
	free(d->url);
	free(d);
}

FALLIBLE database_open(const char *url, struct database **ret, struct arena *a)
{
	struct database *d = calloc(1, sizeof *d);
	struct error *e = NULL;

	if (d == NULL || (d->url = strdup(url)) == NULL) {
		free(d);
		return error_new(a, ERROR_BUSY, NULL, "out_of_memory");
	}
	d->engine = sql_engine_of(url);
	atomic_store(&d->stirred, true); /* there is something to give back of the start */
	pthread_mutex_init(&d->idle_lock, NULL);
	pthread_mutex_init(&d->queue_lock, NULL);
	pthread_cond_init(&d->queue_filled, NULL);
	if (d->engine == SQL_SQLITE) {
		e = sql_open(url, false, &d->writer, a);
		if (e == NULL && pthread_create(&d->writer_thread, NULL, writer_main, d) != 0)
			e = error_new(a, ERROR_BUSY, NULL, "out_of_memory");
	}
	if (e != NULL) {
		database_free(d);
		return e;
	}
	*ret = d;
	return NULL;
}

void database_close(struct database **d)
{
	struct database *old = *d;

	if (old == NULL)
		return;
	*d = NULL;
	if (old->engine == SQL_SQLITE) {
		pthread_mutex_lock(&old->queue_lock);
		old->closing = true;
		pthread_cond_signal(&old->queue_filled);
		pthread_mutex_unlock(&old->queue_lock);
		pthread_join(old->writer_thread, NULL);
	}
	database_free(old);
}

const char *database_url(const struct database *d)
{
	return d->url;
}

enum sql_engine database_engine(const struct database *d)
{
	return d->engine;
}

/* database.h -- the connections of one server, and who may use which.
 *
 * SQLite: one writer thread owns the only connection that writes and checkpoints; what is queued is
 * committed as a group, one fsync for all (synchronous=FULL).  Readers take a connection each.
 * PostgreSQL: readers and writers take a connection from one pool; a write runs on the thread that
 * asks for it, so that thread must be one that may wait.
 *
 * A failed disk at a commit stops the process: the waiting jobs are told JOB_UNKNOWN first. */
#ifndef SQL_DATABASE_H
#define SQL_DATABASE_H

#include "sql/sql.h"

struct database;

enum job_end {
	JOB_STORED,  /* what the work did is durable (or it did nothing, or rolled itself back) */
	JOB_NO_ROOM, /* the disk is full; nothing of it is stored */
	JOB_UNKNOWN, /* the disk failed at the commit: stored or not, nobody knows */
	JOB_BUSY,    /* the database could not be reached or is shutting down; nothing is stored */
};

/* Lives until done() was called; both run on a thread of the database. */
struct job {
	void (*work)(struct sql *db, struct job *job);
	void (*done)(struct job *job, enum job_end end);
	struct job *next;
};

FALLIBLE database_open(const char *url, struct database **ret, struct arena *a);
void database_close(struct database **d); /* runs what is queued, checkpoints, closes */
const char *database_url(const struct database *d);
enum sql_engine database_engine(const struct database *d);

/* What the writer has done so far; with PostgreSQL nothing waits here. */
struct database_figures {
	uint64_t queued;                /* jobs that wait now */
	uint64_t groups, jobs;          /* commits, and the jobs in them */
};
struct database_figures database_figures(struct database *d);

void database_write(struct database *d, struct job *job);
/* The same, waiting for its end; for jobs and commands, never from a thread of the HTTP library. */
enum job_end database_write_wait(struct database *d, void (*work)(struct sql *db, void *arg), void *arg);

/* A connection for reading (SQLite: read-only). Give it back on every path. */
FALLIBLE database_take(struct database *d, struct sql **ret, struct arena *a);
void database_give(struct database *d, struct sql *db);

#endif

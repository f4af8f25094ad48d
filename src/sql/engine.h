/* engine.h -- what an engine must do for sql.c; private to this folder. */
#ifndef SQL_ENGINE_H
#define SQL_ENGINE_H

#include "sql/sql.h"

/* The words of transactions.  They take no memory that is not there already: a rollback must not need any. */
enum control {
	CONTROL_BEGIN,
	CONTROL_SNAPSHOT,
	CONTROL_COMMIT,
	CONTROL_ROLLBACK,
	CONTROL_SAVEPOINT, /* and the two below: of the depth */
	CONTROL_RELEASE,
	CONTROL_ROLLBACK_TO,
	CONTROLS,
};
#define SAVEPOINTS 8

struct engine {
	enum sql_engine name;
	FALLIBLE (*control)(struct sql *db, enum control what, unsigned depth, struct arena *a);
	FALLIBLE(*rows)
	(struct sql *db, const char *text, const struct value *args, unsigned nargs, struct rows **ret,
	 struct arena *a);
	FALLIBLE (*next)(struct rows *r, bool *ret_has, struct arena *a);
	struct value (*value)(const struct rows *r, unsigned column);
	void (*finish)(struct rows *r); /* frees the answer */
	FALLIBLE (*script)(struct sql *db, const char *text, struct arena *a);
	bool (*lives)(const struct sql *db); /* the transaction is still open */
	void (*rest)(struct sql *db);	     /* NULL: it keeps nothing to give back */
	void (*close)(struct sql *db);
};

struct sql {
	const struct engine *engine;
	unsigned depth; /* transactions open, savepoints counted */
	int64_t written;
	bool spoiled;		 /* something could not be rolled back: the transaction may not be committed */
	enum error_code gave_up; /* why the engine gave up the last transaction that it rolled back by itself */
};

struct rows {
	const struct engine *engine;
	struct sql *db;
	struct arena *arena; /* whose work is unwound when a value has no room */
	int64_t changed; /* rows a statement without an answer has changed */
};

FALLIBLE sqlite_open(const char *path, bool read_only, struct sql **ret, struct arena *a);
FALLIBLE postgres_open(const char *url, bool read_only, struct sql **ret, struct arena *a);

#endif

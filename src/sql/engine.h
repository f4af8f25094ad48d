/* engine.h -- what an engine must do for sql.c; private to this folder. */
#ifndef SQL_ENGINE_H
#define SQL_ENGINE_H

#include "sql/sql.h"

struct engine {
	enum sql_engine name;
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
};

struct rows {
	const struct engine *engine;
	struct sql *db;
	int64_t changed; /* rows a statement without an answer has changed */
};

FALLIBLE sqlite_open(const char *path, bool read_only, struct sql **ret, struct arena *a);
FALLIBLE postgres_open(const char *url, bool read_only, struct sql **ret, struct arena *a);

#endif

/* filled.h -- a database with at least one record of every entity, each with its trail, and one file with content. */
#ifndef TEST_APP_FILLED_H
#define TEST_APP_FILLED_H

#include "app/act.h"
#include "store/fresh_database.h"

struct filled {
	struct fresh_database fresh;
	struct app app; /* its database is not open: the connection of act is all there is */
	struct act act;
	char folder[100];	/* where contents lie with SQLite */
	char content[HASH_HEX]; /* the hash of the one file's content */
};

void filled_open(struct filled *f, enum sql_engine engine);
void filled_close(struct filled *f);
/* A new record with every field that must be set, stored and in the trail. */
void *filled_add(struct filled *f, const struct entity *e);

#endif

/* migrate.h -- brings a database to the version of this program: db/migrations/NNNN_*.sql in order,
 * forward only, each in a transaction of its own, each immutable once it was run. */
#ifndef SQL_MIGRATE_H
#define SQL_MIGRATE_H

#include "sql/sql.h"

/* Refuses a database that is newer than this program (database_newer) and one whose migrations are
 * not those of this program (migration_changed).  ret_ran: how many were run. */
FALLIBLE migrate(struct sql *db, int *ret_ran, struct arena *a);
/* Only those that `like` has run: an empty database with the same tables. */
FALLIBLE migrate_like(struct sql *db, struct sql *like, struct arena *a);
/* How many are still to run, without running them. */
FALLIBLE migrate_pending(struct sql *db, int *ret_pending, struct arena *a);

#endif

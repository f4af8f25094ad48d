/* counter.h -- human numbers: prefix, day, running number of that day: BX20261123-003.
 * The row of the day is locked until the transaction ends, so numbers never collide. */
#ifndef STORE_COUNTER_H
#define STORE_COUNTER_H

#include "sql/sql.h"

FALLIBLE counter_next(struct sql *db, const char *prefix, date day, const char **ret, struct arena *a);

#endif

/* lines.h -- the rows of a record's lines(...) fields, in tables of their own, in order.
 * A row entity has a PARENT field and a field `seq`; the whole set is written with its parent. */
#ifndef STORE_LINES_H
#define STORE_LINES_H

#include "meta/entity.h"
#include "sql/sql.h"

FALLIBLE lines_load(struct sql *db, const struct entity *e, void *record, struct arena *a);
FALLIBLE lines_insert(struct sql *db, const struct entity *e, const void *record, struct arena *a);
FALLIBLE lines_replace(struct sql *db, const struct entity *e, const void *record, struct arena *a);
FALLIBLE lines_delete(struct sql *db, const struct entity *e, int64_t parent, struct arena *a);

#endif

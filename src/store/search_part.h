/* search_part.h -- private to store/search*.c: what the index has of a record, and what it was made from. */
#ifndef STORE_SEARCH_PART_H
#define STORE_SEARCH_PART_H

#include "meta/entity.h"
#include "sql/sql.h"

/* The pieces of its entry (search/gram.h), packed. */
struct value search_pieces(const struct entity *e, const void *record, struct arena *a);
/* Whether it was made from the declarations and readings of this program. */
FALLIBLE search_is_current(struct sql *db, bool *ret, struct arena *a);
/* An id of those a segment is of, eight bytes. */
int64_t search_id_at(const unsigned char *bytes);

#endif

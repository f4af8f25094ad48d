/* record.h -- records in and out of SQL, drawn from their declarations. */
#ifndef STORE_RECORD_H
#define STORE_RECORD_H

#include "meta/entity.h"
#include "sql/sql.h"

/* Each with its entry in the search index (store/search.h). */
/* The record as it is, id and version included. */
FALLIBLE store_insert(struct sql *db, const struct entity *e, const void *record, struct arena *a);
/* Writes the record over the one it was; ERROR_STALE when that has another version by now. */
FALLIBLE store_update(struct sql *db, const struct entity *e, const void *before, const void *record, struct arena *a);
FALLIBLE store_delete(struct sql *db, const struct entity *e, int64_t id, int64_t version, struct arena *a);

/* The record if it lies in the scope, with its lines; *ret NULL if there is none. */
FALLIBLE store_load(struct sql *db, const struct entity *e, int64_t id, const struct actor *who, unsigned scope,
		    void **ret, struct arena *a);
/* The record, whoever asks; ERROR_MISSING if there is none. For rules' needs, not for readers. */
FALLIBLE store_get(struct sql *db, const struct entity *e, int64_t id, void **ret, struct arena *a);
/* The record whose field has the value; *ret NULL if there is none, the first if there are several. */
FALLIBLE store_find(struct sql *db, const struct entity *e, const char *field, struct value v, void **ret,
		    struct arena *a);
/* All records whose field has the value, by id. *ret is an array of e->size elements. */
FALLIBLE store_all(struct sql *db, const struct entity *e, const char *field, struct value v, struct lines *ret,
		   struct arena *a);
/* Those whose field ("id", or a reference) is one of the ids, a hundred asked for at once; the records of one id stand
 * in the order of their own.  Ids may repeat; 0 is none. */
FALLIBLE store_all_among(struct sql *db, const struct entity *e, const char *field, const int64_t *ids, size_t n,
			 struct lines *ret, struct arena *a);

/* The stored values of a record, in the order of e->columns, and their names; the canonical form that
 * the audit trail hashes is made from them. */
unsigned store_width(const struct entity *e);
void store_values(const struct entity *e, const void *record, struct value *out);
void store_names(const struct entity *e, const char **out);

/* The row the answer stands at, whose columns are e->columns. Texts are copied. */
void *record_of_row(const struct entity *e, const struct rows *r, struct arena *a);

#endif

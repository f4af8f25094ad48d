/* validate.h -- what a declaration alone can say about a record. */
#ifndef META_VALIDATE_H
#define META_VALIDATE_H

#include "meta/entity.h"

/* All problems of the record, chained; NULL if it has none. */
FALLIBLE validate(const struct entity *e, const void *record, struct arena *a);
/* The problem of one value; NULL if it has none.  Lengths in characters. */
const char *validate_value(const struct field *f, struct value v);

#endif

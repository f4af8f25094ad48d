/* readable.h -- what of a record's kin the actor may read: for pages that bring many records together. */
#ifndef APP_READABLE_H
#define APP_READABLE_H

#include "app/act.h"

/* All records of the entity whose field leads to the id, without their rows, those he may not read left out. */
FALLIBLE readable_all(struct act *act, const struct entity *e, const char *field, int64_t id, struct lines *ret);
/* Whether he may read the field at all. */
bool readable_field(const struct act *act, const struct entity *e, const char *field);

#endif

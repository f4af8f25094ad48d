/* diff.h -- what changed between two versions of a record. */
#ifndef META_DIFF_H
#define META_DIFF_H

#include "meta/entity.h"

/* Calls changed() for each field whose value differs, in declared order; before NULL: a new record. */
void diff(const struct entity *e, const void *before, const void *after,
	  void (*changed)(const struct field *f, struct value was, struct value is, void *arg), void *arg);

#endif

/* inherit.h -- what a record has from the record it belongs to: whose it is, and where.
 *
 * The comments of the declarations say it in words ("customer is the contract's"); here it is one table.
 * Derived fields, and all of one that follows, are the other record's, whatever a client sends; others are
 * filled in where they are unset.  When the other record changes, those that follow it change with it.
 * What is done for an opportunity is its team's, whoever wrote it down. */
#ifndef APP_INHERIT_H
#define APP_INHERIT_H

#include "app/act.h"

/* Before a write: from each record that is newly referred to. before NULL: the record is new. */
FALLIBLE inherit_fields(struct act *act, const struct entity *e, const void *before, void *record);
/* After a write: into the records that follow this one. */
FALLIBLE inherit_pass_on(struct act *act, const struct entity *e, const void *before, const void *record);
/* The reference through which the entity has the field; NULL: it has it of its own. */
const struct field *inherit_via(const struct entity *e, const char *field);

#endif

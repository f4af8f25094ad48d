/* rights.h -- what a declaration lets an actor do.  The answers are data: app and store put the
 * scope into the WHERE clause, so a record out of scope is not there. */
#ifndef META_RIGHTS_H
#define META_RIGHTS_H

#include "meta/entity.h"

/* The records on which the actor has the right: a mask of enum scope, 0 for none. */
unsigned rights_scope(const struct entity *e, const struct actor *who, unsigned right);
/* All rights the actor has on some record: a mask of enum right. */
unsigned rights_any(const struct entity *e, const struct actor *who);
/* Whether a record that was loaded lies in the scope; the same rule as store/scope.c in SQL. */
bool rights_cover(const struct entity *e, const void *record, const struct actor *who, unsigned scope);
/* Whether a record that was loaded without its scope may be read. */
bool rights_read_record(const struct entity *e, const void *record, const struct actor *who);
bool rights_read_field(const struct entity *e, const struct field *f, const struct actor *who);
bool rights_write_field(const struct entity *e, const struct field *f, const struct actor *who);
bool rights_step(const struct step *s, const struct actor *who);
/* Why this very record's step is not the actor's to take, whatever his role: the reason, and the field that says so;
 * NULL: it is. */
const char *rights_stand(const struct entity *e, const struct step *s, const void *record, const struct actor *who,
			 const char **ret_field);
/* Whether what the actor may do differs from record to record, so that it has to be asked for (app/turn.h). */
bool rights_vary(const struct entity *e, const struct actor *who);

#endif

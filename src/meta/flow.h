/* flow.h -- the life cycle of a record: its first stage and its steps. */
#ifndef META_FLOW_H
#define META_FLOW_H

#include "meta/entity.h"

/* A new record: presets, first stage. */
void flow_begin(const struct entity *e, void *record);
/* Takes the step.  A refusal lists all that is missing: needed fields that are unset, then what the
 * rule says, then that it is somebody else's to take.  After a refusal the record is spent: load it again. */
FALLIBLE flow_step(const struct entity *e, void *record, const char *action, const struct env *env);
/* Whether any stage knows the action at all. */
bool flow_knows(const struct entity *e, const char *action);

#endif

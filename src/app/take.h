/* take.h -- a record that is to be changed beside the one at hand: locked until the transaction ends,
 * then read, so that of two who count or change it at once the second sees what the first did. */
#ifndef APP_TAKE_H
#define APP_TAKE_H

#include "app/act.h"

/* ERROR_MISSING if there is none; whoever asks. */
FALLIBLE record_take(struct act *act, const struct entity *e, int64_t id, void **ret);

#endif

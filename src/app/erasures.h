/* erasures.h -- the list of persons whose data was erased, kept outside the database, beside the keys: a backup made
 * before an erasure brings the person back, and this list erases him again (DOMAIN A5, C28).
 *
 * DIR/keys/erased, a line for each: the contact's id and the day, and nothing of the person.  Only added to, and
 * durable before the erasure is.  An erasure whose transaction failed afterwards is on it too: it was asked for. */
#ifndef APP_ERASURES_H
#define APP_ERASURES_H

#include "app/act.h"
#include "base/buffer.h"

/* Follows erase.  An installation without a data directory (one that is just being restored) keeps no list. */
FALLIBLE erasure_note(struct act *act, int64_t contact);

/* In the transaction that is open: every contact of the list that is there with his data is erased by the same step as
 * the first time, with its audit row.  ERROR_INVALID erasures_damaged with the line; ERROR_MISSING cannot_open. */
FALLIBLE erasures_repeat(struct act *act, const char *list, int64_t *ret_erased);

/* Items of "today" for who may erase: persons we have had nothing to do with for the policy's years, and whose
 * organisations have no running contract.  Nobody is erased by that: it is a question. */
FALLIBLE erasures_remind(struct act *act, struct buffer *b);

#endif

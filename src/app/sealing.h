/* sealing.h -- values for the few: closed when they are written, opened for those on the record's
 * need-to-know list alone, and every opening is in the trail (TRUST T4, T5).  A bid's price sheet is sealed with its
 * bid: one key, one list. */
#ifndef APP_SEALING_H
#define APP_SEALING_H

#include "app/act.h"
#include "base/buffer.h"

/* Closes what waits as plain in the record's sealed fields.  Who writes first gets on the list; from then on
 * only who is on it may write, or take away (`before` NULL: the record is new). */
FALLIBLE sealing_close(struct act *act, const struct entity *e, const void *before, void *record);
/* The plain text of a sealed field. ERROR_DENIED for who is not on the list, whatever the role; ERROR_CONFLICT
 * two_custodians while it takes a second one (app/bid/custody.h).  purpose: for the trail; NULL: none was said. */
FALLIBLE sealing_reveal(struct act *act, const struct entity *e, const void *record, const struct field *f,
			const char *purpose, const char **ret);
/* Only whether sealing_reveal() would. */
FALLIBLE sealing_may_open(struct act *act, const struct entity *e, const void *record, const struct field *f);
FALLIBLE sealing_must_be_listed(struct act *act, const struct entity *e, int64_t record);
FALLIBLE sealing_is_listed(struct act *act, const struct entity *e, int64_t record, bool *ret);
/* For a rule that must know, or the program alone (the secret of a bot), never for a reader: nothing of it may leave
 * the act.  NULL: nothing is there. */
FALLIBLE sealing_use(struct act *act, const struct entity *e, const void *record, const struct field *f,
		     const char **ret);
/* Puts the actor on the list of what is not sealed yet; where it is, he has to be on it. */
FALLIBLE sealing_enter(struct act *act, const struct entity *e, const void *record, const char *field);
/* HMAC-SHA-256 of a text under the key of what the record is sealed with: says that two are the same, tells nobody
 * without that key which. */
FALLIBLE sealing_hash(struct act *act, const struct entity *e, const void *record, const char *text,
		      char ret[HASH_HEX]);
/* Puts a user on the list whose role may read what is sealed; only who is on it himself may. */
FALLIBLE sealing_admit(struct act *act, const struct entity *e, int64_t record, int64_t user);
/* {"items":[{"user":{"id","name"},"by":…,"at":…}]}, who came first first; only for who is on it and may still read
 * what is sealed.  by is null where it was the writer himself.  ERROR_MISSING: nothing is sealed in such records. */
FALLIBLE sealing_list(struct act *act, const struct entity *e, int64_t record, struct buffer *b);

#endif

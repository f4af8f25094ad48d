/* sealing.h -- values for the few: closed when they are written, opened for those on the record's
 * need-to-know list alone, and every opening is in the trail (TRUST T4, T5). */
#ifndef APP_SEALING_H
#define APP_SEALING_H

#include "app/act.h"
#include "base/buffer.h"

/* Closes what waits as plain in the record's sealed fields.  Who writes first gets on the list; from then on
 * only who is on it may write, or take away (`before` NULL: the record is new). */
FALLIBLE sealing_close(struct act *act, const struct entity *e, const void *before, void *record);
/* The plain text of a sealed field. ERROR_DENIED for who is not on the list, whatever the role. */
FALLIBLE sealing_reveal(struct act *act, const struct entity *e, const void *record, const struct field *f,
			const char **ret);
/* The plain text of a ONE_WAY field, for the program alone: the secret of a bot.  NULL: none is set. */
FALLIBLE sealing_use(struct act *act, const struct entity *e, const void *record, const struct field *f,
		     const char **ret);
/* Puts a user on the list whose role may read what is sealed; only who is on it himself may. */
FALLIBLE sealing_admit(struct act *act, const struct entity *e, int64_t record, int64_t user);
/* {"items":[{"user":{"id","name"},"by":…,"at":…}]}, who came first first; only for who is on it and may still read
 * what is sealed.  by is null where it was the writer himself.  ERROR_MISSING: nothing is sealed in such records. */
FALLIBLE sealing_list(struct act *act, const struct entity *e, int64_t record, struct buffer *b);

#endif

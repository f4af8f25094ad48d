/* record_list.h -- records as they stand on a page made for a kind of work: as the reader may read them, what they
 * refer to called by its name. */
#ifndef APP_RECORD_LIST_H
#define APP_RECORD_LIST_H

#include "app/act.h"
#include "base/buffer.h"
#include "store/list.h"

#define PAGE_MOST 100

/* Which records: those of `entity` that the actor may read and whose `field` is the value (NULL: all), in the
 * order of `by`, newest first; with `whole` their rows are loaded too.  None where he may read none. */
struct wanted {
	const struct entity *entity;
	const char *field;
	struct value value;
	const char *by;
	bool whole;
};

FALLIBLE records_find(struct act *act, const struct wanted *w, void ***ret, unsigned *ret_count);
/* Those of `where`, in which $1 is `about`, that the actor may read, the newest first; without their rows. */
FALLIBLE records_newest(struct act *act, const struct entity *e, const char *where, int64_t about, int most,
			struct lines *ret);
/* One of them; `names`: the references of it that are written with their titles, blank-separated. */
FALLIBLE record_named(struct act *act, const struct entity *e, const void *record, const char *names, struct buffer *b);
/* "key": [records]. */
FALLIBLE records_write(struct act *act, const char *key, const struct wanted *w, const char *names, struct buffer *b);

/* The record if the actor may read it; ERROR_MISSING else. */
FALLIBLE record_readable(struct act *act, const struct entity *e, int64_t id, void **ret);
/* "key": {"id","title"}, or null where there is none or it is not to be seen. */
FALLIBLE title_write(struct act *act, const char *key, const struct entity *e, int64_t id, struct buffer *b);
void decimal_write(struct buffer *b, const char *key, decimal d);
void money_write(struct buffer *b, const char *key, money m);
void date_write(struct buffer *b, const char *key, date d);

#endif

/* audit.h -- the trail: who did what to which record, chained by keyed hashes in the transaction of
 * the act itself.  An act that cannot be written into the trail does not happen. */
#ifndef APP_AUDIT_H
#define APP_AUDIT_H

#include "app/act.h"
#include "base/buffer.h"

struct audit_entry {
	const char *action; /* create change remove view reveal login export denied, or a step */
	const char *entity; /* "" where none is meant */
	int64_t record, version;
	const char *changes;	/* JSON {"field":[was,is]}; "{}" for none; of an imported one ORIGIN_KEY besides */
	const char *after_hash; /* "" where no record was written */
};

#define ORIGIN_KEY "@origin" /* {"author","at"}; no field is called so */

FALLIBLE audit_write(struct act *act, const struct audit_entry *entry);
/* The same for a record: diff against before (NULL: new), hash of after (NULL: removed). */
FALLIBLE audit_record(struct act *act, const char *action, const struct entity *e, const void *before,
		      const void *after);

/* The hash of a record's after-image: of all stored values that are not empty, sorted by column, and of
 * its rows. `values` as from store_values() or as read from the database. */
void audit_image(const struct entity *e, const struct value *values, struct buffer *image);
const char *audit_hash(const struct entity *e, const void *record, struct arena *a);

/* What the hash of a trail row is taken over. */
const char *audit_canonical(int64_t chain, int64_t number, int64_t at, int64_t actor, const char *via,
			    const struct audit_entry *entry, const char *previous, struct arena *a);

#endif

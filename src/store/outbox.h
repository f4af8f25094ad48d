/* outbox.h -- events written with the change they tell of, delivered at least once afterwards. */
#ifndef STORE_OUTBOX_H
#define STORE_OUTBOX_H

#include "sql/sql.h"

struct outbox_event {
	instant at;
	const char *event, *entity;
	int64_t record, version, actor;
	const char *payload; /* for a deliverer; NULL: a fact only */
	instant due_at;	     /* when to deliver; unset: nobody has to */
};

FALLIBLE outbox_add(struct sql *db, const struct outbox_event *event, struct arena *a);

#endif

#include "store/outbox.h"

#include "base/random.h"

FALLIBLE outbox_add(struct sql *db, const struct outbox_event *event, struct arena *a)
{
	return sql_run(db,
		       "INSERT INTO outbox (id, at, event, entity, record, version, actor, payload, attempts, due_at)"
		       " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9)",
		       SQL_ARGS(value_int(id_new()), value_int(event->at.us), value_text(event->event),
				value_text(event->entity), value_int(event->record), value_int(event->version),
				value_int(event->actor), value_text(event->payload),
				event->due_at.us == 0 ? NO_VALUE : value_int(event->due_at.us)),
		       NULL, a);
}

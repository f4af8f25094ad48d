#include "api/denial.h"

#include <string.h>

#include "app/audit.h"

static bool is_denied_write(const struct exchange *x)
{
	return x->error != NULL && x->error->code == ERROR_DENIED && x->session != NULL &&
	       strcmp(x->http->method, "GET") != 0 && strcmp(x->http->method, "HEAD") != 0;
}

/* What was tried, not with what: the body may hold what nobody may read. */
static const char *attempt(const struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);

	json_open(&b, '{');
	json_member(&b, "method", x->http->method);
	json_member(&b, "path", x->http->path);
	json_member(&b, "reason", x->error->reason);
	json_close(&b, '}');
	return buffer_text(&b);
}

static FALLIBLE note_work(struct sql *db, void *arg)
{
	struct exchange *x = arg;
	struct act act = x->act;

	act.db = db;
	return audit_write(&act, &(struct audit_entry){ .action = "denied",
							.entity = x->entity == NULL ? "" : x->entity->name,
							.record = x->id,
							.changes = attempt(x),
							.after_hash = "" });
}

FALLIBLE denial_note(struct exchange *x, struct sql *db)
{
	AUTO_TX tx = { 0 };

	if (!is_denied_write(x))
		return NULL;
	if (db == NULL)
		return lane_write_wait(x->api->app, x->act.arena, note_work, x);
	TRY(tx_begin(&tx, db, x->act.arena));
	TRY(note_work(db, x));
	return tx_commit(&tx, x->act.arena);
}

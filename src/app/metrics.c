#include "app/metrics.h"

static FALLIBLE figure(struct sql *db, const char *text, const struct value *args, unsigned nargs, int64_t *ret,
		       struct arena *a)
{
	struct value v;

	TRY(sql_value(db, text, args, nargs, &v, a));
	*ret = v.tag == VALUE_INT ? v.i : 0;
	return NULL;
}

FALLIBLE metrics_read(struct sql *db, instant now, struct installation_figures *ret, struct arena *a)
{
	bool sqlite = sql_engine(db) == SQL_SQLITE;
	int64_t due = 0;

	TRY(figure(db, "SELECT count(*) FROM session WHERE expires_at > $1 AND kind <> 'reset'",
		   SQL_ARGS(value_int(now.us)), &ret->sessions, a));
	TRY(figure(db, "SELECT count(*) FROM outbox WHERE due_at IS NOT NULL AND payload IS NOT NULL", SQL_NO_ARGS,
		   &ret->letters_waiting, a));
	TRY(figure(db, "SELECT min(due_at) FROM outbox WHERE due_at IS NOT NULL AND payload IS NOT NULL", SQL_NO_ARGS,
		   &due, a));
	ret->letters_late_us = due != 0 && due < now.us ? now.us - due : 0;
	TRY(figure(db, "SELECT CAST(sum(number) AS BIGINT) FROM audit_head", SQL_NO_ARGS, &ret->audit_rows, a));
	return figure(db,
		      sqlite ? "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
			     : "SELECT pg_database_size(current_database())",
		      SQL_NO_ARGS, &ret->database_bytes, a);
}

bool metrics_may_read(const struct metrics_door *door, const char *peer)
{
	return egress_listed(&door->allowed, peer);
}

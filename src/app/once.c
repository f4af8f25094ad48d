#include "app/once.h"

#include <string.h>

FALLIBLE once_find(struct act *act, const char *key, const char *request, struct once **ret)
{
	AUTO_ROWS *r = NULL;
	struct once *found;
	bool has;

	TRY(sql_rows(act->db,
		     "SELECT request, status, place, answer FROM idempotency WHERE actor = $1 AND key = $2 AND at > $3",
		     SQL_ARGS(value_int(act->who->user), value_text(key), value_int(act->now.us - DAY)), &r,
		     act->arena));
	TRY(rows_next(r, &has, act->arena));
	if (!has)
		return NULL;
	if (strcmp(rows_text(r, 0, act->arena), request) != 0)
		return error_new(act->arena, ERROR_CONFLICT, "Idempotency-Key", "key_reused");
	found = arena_new(act->arena, struct once);
	found->status = (int)rows_int(r, 1);
	found->place = rows_text(r, 2, act->arena);
	found->answer = rows_text(r, 3, act->arena);
	*ret = found;
	return NULL;
}

FALLIBLE once_keep(struct act *act, const char *key, const char *request, const struct once *answer)
{
	TRY(sql_run(act->db, "DELETE FROM idempotency WHERE actor = $1 AND key = $2 AND at <= $3",
		    SQL_ARGS(value_int(act->who->user), value_text(key), value_int(act->now.us - DAY)), NULL,
		    act->arena));
	return sql_run(act->db,
		       "INSERT INTO idempotency (actor, key, request, status, place, answer, at)"
		       " VALUES ($1, $2, $3, $4, $5, $6, $7)",
		       SQL_ARGS(value_int(act->who->user), value_text(key), value_text(request),
				value_int(answer->status), value_text(answer->place), value_text(answer->answer),
				value_int(act->now.us)),
		       NULL, act->arena);
}

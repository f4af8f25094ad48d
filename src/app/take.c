#include "app/take.h"

#include "store/record.h"

FALLIBLE record_take(struct act *act, const struct entity *e, int64_t id, void **ret)
{
	const char *lock = arena_print(act->arena, "UPDATE \"%s\" SET \"id\" = \"id\" WHERE \"id\" = $1", e->name);

	TRY(sql_run(act->db, lock, SQL_ARGS(value_int(id)), NULL, act->arena));
	return store_get(act->db, e, id, ret, act->arena);
}

#include "store/counter.h"

#include "base/instant.h"

FALLIBLE counter_next(struct sql *db, const char *prefix, date day, const char **ret, struct arena *a)
{
	struct civil c = date_civil(day);
	const char *name = arena_print(a, "%s%04d%02d%02d", prefix, c.year, c.month, c.day);
	struct value next;

	TRY(sql_value(db,
		      "INSERT INTO counter (name, next) VALUES ($1, 1)"
		      " ON CONFLICT (name) DO UPDATE SET next = counter.next + 1 RETURNING next",
		      SQL_ARGS(value_text(name)), &next, a));
	*ret = arena_print(a, "%s-%03lld", name, (long long)next.i);
	return NULL;
}

#include "app/readable.h"

#include <string.h>

#include "meta/rights.h"
#include "store/record.h"

FALLIBLE readable_all(struct act *act, const struct entity *e, const char *field, int64_t id, struct lines *ret)
{
	struct lines all = { 0 };
	unsigned kept = 0;

	if (rights_scope(e, act->who, READ) != 0)
		TRY(store_all(act->db, e, field, value_int(id), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		const char *row = (const char *)all.rows + i * e->size;
		if (rights_read_record(e, row, act->who))
			memmove((char *)all.rows + kept++ * e->size, row, e->size);
	}
	*ret = (struct lines){ all.rows, kept };
	return NULL;
}

bool readable_field(const struct act *act, const struct entity *e, const char *field)
{
	return rights_read_field(e, entity_field(e, field), act->who);
}

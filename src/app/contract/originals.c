#include "app/contract/originals.h"

#include "app/take.h"
#include "entity/all.h"
#include "store/record.h"

static FALLIBLE lent_to(struct act *act, const struct borrowed_original *other)
{
	void *user = NULL;
	const char *who = "";

	if (other->owner.v != 0) {
		TRY(store_get(act->db, &user_entity, other->owner.v, &user, act->arena));
		who = ((struct user *)user)->name;
	}
	return error_with(act->arena, ERROR_CONFLICT, "certificate", "already_lent", "%s", who);
}

FALLIBLE original_lending(struct act *act, const void *before, void *borrowed)
{
	const struct borrowed_original *b = borrowed;
	struct lines all = { 0 };
	void *locked = NULL;

	(void)before;
	TRY(record_take(act, &certificate_entity, b->certificate.v, &locked));
	TRY(store_all(act->db, &borrowed_original_entity, "certificate", value_int(b->certificate.v), &all,
		      act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		const struct borrowed_original *other = LINE_AT(all, struct borrowed_original, i);
		if (other->stage == borrowed_original_stage_lent && other->record.id != b->record.id)
			return lent_to(act, other);
	}
	return NULL;
}

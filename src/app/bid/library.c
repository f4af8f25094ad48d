#include "app/bid/library.h"

#include "app/presale/house.h"
#include "app/save.h"
#include "app/take.h"
#include "base/instant.h"
#include "rule/presale/freshness.h"

FALLIBLE library_approving(struct act *act, const void *before, void *entry)
{
	struct library_entry *l = entry;
	struct presale_policy p;

	(void)before;
	TRY(presale_policies(act, &p));
	l->review_on = stale_from(instant_date(act->now), p.library_days, l->valid_to);
	return NULL;
}

FALLIBLE library_used(struct act *act, const void *before, void *response)
{
	const struct clause_response *was = before, *is = response;
	struct library_entry *after;
	void *entry = NULL;

	if (is->library_entry.v == 0 || (was != NULL && was->library_entry.v == is->library_entry.v))
		return NULL;
	TRY(record_take(act, &library_entry_entity, is->library_entry.v, &entry));
	after = save_copy(&library_entry_entity, entry, act->arena);
	after->uses = after->uses == UNSET ? 1 : after->uses + 1;
	after->last_used_on = instant_date(act->now);
	return save_again(act, &library_entry_entity, entry, after, "use");
}

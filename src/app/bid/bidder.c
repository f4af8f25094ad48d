#include "app/bid/bidder.h"

#include "entity/all.h"
#include "store/record.h"

FALLIBLE bidder_name(struct act *act, int64_t bid, const char **ret_name)
{
	void *book = NULL, *profile = NULL;

	if (bid != 0)
		TRY(store_find(act->db, &bid_book_entity, "bid", value_int(bid), &book, act->arena));
	if (book != NULL && ((struct bid_book *)book)->profile.v != 0)
		TRY(store_get(act->db, &house_profile_entity, ((struct bid_book *)book)->profile.v, &profile,
			      act->arena));
	*ret_name = profile != NULL ? ((struct house_profile *)profile)->name : act->app->company;
	return NULL;
}

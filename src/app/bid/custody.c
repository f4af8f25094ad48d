#include "app/bid/custody.h"

#include "app/presale/house.h"
#include "app/sealing.h"
#include "rule/bid/custody.h"
#include "rule/refusal.h"
#include "store/record.h"

static FALLIBLE was_granted(struct act *act, int64_t bid, bool *ret)
{
	struct value v;

	TRY(sql_value(
		act->db,
		"SELECT 1 FROM reveal_request WHERE bid = $1 AND asked_by = $2 AND stage = 'granted' AND ends_at > $3",
		SQL_ARGS(value_int(bid), value_int(act->who->user), value_int(act->now.us)), &v, act->arena));
	*ret = v.tag != VALUE_NONE;
	return NULL;
}

FALLIBLE custody_allows(struct act *act, const struct entity *e, int64_t id)
{
	void *bid = NULL;
	bool granted;

	if (e != &bid_entity)
		return NULL;
	TRY(store_get(act->db, e, id, &bid, act->arena));
	if (!bid_is_closed(bid))
		return NULL;
	TRY(was_granted(act, id, &granted));
	return granted ? NULL : error_new(act->arena, ERROR_CONFLICT, NULL, "two_custodians");
}

FALLIBLE reveal_asking(struct act *act, const void *before, void *request)
{
	struct reveal_request *r = request;
	struct presale_policy p;
	void *record = NULL;
	bool listed;

	(void)before;
	if (r->bid.v == 0)
		return NULL; /* the declaration says that it is required */
	TRY(store_get(act->db, &bid_entity, r->bid.v, &record, act->arena));
	const struct bid *b = record;
	TRY(sealing_is_listed(act, &bid_entity, b->record.id, &listed));
	if (!listed)
		return error_new(act->arena, ERROR_INVALID, "bid", "need_to_know");
	TRY(presale_policies(act, &p));
	r->title = b->name;
	r->asked_by.v = act->who->user;
	r->minutes = p.reveal_minutes;
	return NULL;
}

FALLIBLE reveal_deciding(struct act *act, const void *before, void *request)
{
	const struct reveal_request *r = request;
	void *bid = NULL;

	(void)before;
	TRY(sealing_must_be_listed(act, &bid_entity, r->bid.v));
	TRY(store_get(act->db, &bid_entity, r->bid.v, &bid, act->arena));
	return bid_is_closed(bid) ? NULL : error_new(act->arena, ERROR_CONFLICT, "bid", "nothing_is_closed");
}

/* Otherwise who unseals alone would see alone what takes two. */
FALLIBLE bid_unsealing(struct act *act, const void *before, void *bid)
{
	const struct bid *b = bid;

	(void)before;
	return b->price.box == NULL ? NULL : custody_allows(act, &bid_entity, b->record.id);
}

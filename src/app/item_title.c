#include "app/item_title.h"

#include "base/text.h"
#include "entity/all.h"
#include "meta/rights.h"
#include "store/record.h"

#define BEGINNING 24 /* characters of a clause */

static FALLIBLE readable(struct act *act, const struct entity *e, int64_t id, const void **ret)
{
	void *record = NULL;

	TRY(store_find(act->db, e, "id", value_int(id), &record, act->arena));
	*ret = record != NULL && rights_read_record(e, record, act->who) ? record : NULL;
	return NULL;
}

static const char *beginning(const char *text, struct arena *a)
{
	const char *end = text;

	for (size_t i = 0; i < BEGINNING && *end != '\0' && *end != '\n'; i++)
		text_next(&end);
	return arena_print(a, "%.*s%s", (int)(end - text), text, *end == '\0' ? "" : "…");
}

/* A number alone says nothing to who has three bids in hand. */
static FALLIBLE title_of_answer(struct act *act, const struct clause_response *r, const char **ret)
{
	const void *clause = NULL, *bid = NULL;
	struct arena *a = act->arena;

	TRY(readable(act, &clause_entity, r->clause.v, &clause));
	TRY(readable(act, &bid_entity, r->bid.v, &bid));
	*ret = r->no;
	if (clause != NULL)
		*ret = arena_print(a, "%s %s", *ret, beginning(((const struct clause *)clause)->text, a));
	if (bid != NULL)
		*ret = arena_print(a, "%s · %s", ((const struct bid *)bid)->name, *ret);
	return NULL;
}

FALLIBLE item_title(struct act *act, const struct entity *e, const void *record, const char **ret)
{
	if (e == &clause_response_entity)
		return title_of_answer(act, record, ret);
	*ret = record_title(e, record, act->arena);
	return NULL;
}

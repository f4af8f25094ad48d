#include "app/item.h"

#include "base/random.h"
#include "base/text.h"
#include "entity/all.h"
#include "json/write.h"
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

static FALLIBLE title_of(struct act *act, const struct entity *e, const void *record, const char **ret)
{
	if (e == &clause_response_entity)
		return title_of_answer(act, record, ret);
	*ret = record_title(e, record, act->arena);
	return NULL;
}

/* The first that it refers to and that he may read. */
static const struct entity *const before_contract[] = { &opportunity_entity, &bid_entity,      &tender_entity,
							&contract_entity,    &customer_entity, NULL };
static const struct entity *const after_contract[] = { &customer_entity, &contract_entity, NULL };

static const struct field *field_to(const struct entity *e, const struct entity *target)
{
	FOR_FIELDS(f, e)
		if (f->target == target && f->kind != &kind_lines)
			return f;
	return NULL;
}

FALLIBLE item_home(struct act *act, const struct entity *e, const void *record, const char **ret)
{
	const struct entity *const *home = e->phase == PHASE_AFTERSALES ? after_contract : before_contract;
	const void *found = NULL;

	*ret = NULL;
	for (; *home != NULL && found == NULL; home++) {
		const struct field *f = field_to(e, *home);
		struct value id = f == NULL ? NO_VALUE : field_get(f, record);
		if (id.tag == VALUE_INT)
			TRY(readable(act, *home, id.i, &found));
		if (found != NULL)
			*ret = record_title(*home, found, act->arena);
	}
	return NULL;
}

FALLIBLE item_named(struct act *act, const struct entity *e, const void *record, struct buffer *b)
{
	const char *title, *home;

	TRY(title_of(act, e, record, &title));
	TRY(item_home(act, e, record, &home));
	json_member(b, "entity", e->name);
	json_member(b, "id", id_text(((const struct record *)record)->id, b->arena));
	json_member(b, "title", title);
	if (home != NULL && strstr(title, home) == NULL)
		json_member(b, "why", home);
	if (e->trade_field == NULL)
		return NULL;
	json_key(b, "kind");
	json_open(b, '{');
	json_member(b, "field", e->trade_field);
	json_member(b, "name", field_get(entity_field(e, e->trade_field), record).s);
	json_close(b, '}');
	return NULL;
}

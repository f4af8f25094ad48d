#include "app/presale/catalog_view.h"

#include "base/instant.h"
#include "base/random.h"
#include "entity/all.h"
#include "json/record.h"
#include "json/write.h"
#include "meta/rights.h"
#include "store/list.h"
#include "store/record.h"

#define BUNDLES_MOST 100

struct focused {
	catalog_item_id *items;
	unsigned count;
};

static bool in_focus(const struct focused *f, const struct catalog_item *item)
{
	for (unsigned i = 0; i < f->count; i++)
		if (f->items[i].v == item->record.id)
			return true;
	return false;
}

static FALLIBLE page_of(struct act *act, const struct entity *e, const char *q, unsigned most, const char *sort,
			struct list_page *ret)
{
	struct list l = { .entity = e,
			  .who = act->who,
			  .scope = rights_scope(e, act->who, READ),
			  .search = q,
			  .order = { sort, false, true },
			  .limit = most };

	return l.scope == 0 ? NULL : list_read(act->db, &l, false, ret, act->arena);
}

/* Of one focus, when it runs today. */
static FALLIBLE focus_write(struct act *act, int64_t id, struct focused *all, struct buffer *b)
{
	date today = instant_date(act->now);
	void *record = NULL;

	TRY(store_get(act->db, &sales_focus_entity, id, &record, act->arena));
	const struct sales_focus *f = record;
	if (today.day < f->from_on.day || today.day > f->to_on.day)
		return NULL;
	record_write(b, &sales_focus_entity, f, act->who, WRITE_WHOLE, NULL, 0);
	catalog_item_id *items = arena_array(act->arena, catalog_item_id, all->count + f->items.count + 1);
	for (unsigned i = 0; i < all->count; i++)
		items[i] = all->items[i];
	for (unsigned i = 0; i < f->items.count; i++)
		items[all->count + i] = LINE_AT(f->items, struct focus_item, i)->item;
	*all = (struct focused){ items, all->count + f->items.count };
	return NULL;
}

static FALLIBLE foci_write(struct act *act, struct focused *all, struct buffer *b)
{
	struct list_page page = { 0 };

	TRY(page_of(act, &sales_focus_entity, NULL, BUNDLES_MOST, "from_on", &page));
	json_key(b, "focus");
	json_open(b, '[');
	for (unsigned i = 0; i < page.count; i++)
		TRY(focus_write(act, ((struct record *)page.records[i])->id, all, b));
	json_close(b, ']');
	return NULL;
}

static FALLIBLE bundles_write(struct act *act, const char *q, struct buffer *b)
{
	struct list_page page = { 0 };

	TRY(page_of(act, &bundle_entity, q, BUNDLES_MOST, "name", &page));
	json_key(b, "bundles");
	json_open(b, '[');
	for (unsigned i = 0; i < page.count; i++) {
		void *whole = NULL;
		TRY(store_get(act->db, &bundle_entity, ((struct record *)page.records[i])->id, &whole, act->arena));
		record_write(b, &bundle_entity, whole, act->who, WRITE_WHOLE, NULL, 0);
	}
	json_close(b, ']');
	return NULL;
}

/* Focus, then what is sold, then what is no longer. */
static int rank(const struct focused *f, const struct catalog_item *item)
{
	return item->stage == catalog_item_stage_retired ? 2 : in_focus(f, item) ? 0 : 1;
}

static void item_write(struct act *act, const struct focused *f, const struct catalog_item *item, struct buffer *b)
{
	json_open(b, '{');
	json_key(b, "item");
	record_write(b, &catalog_item_entity, item, act->who, WRITE_WHOLE, NULL, 0);
	json_member_bool(b, "in_focus", in_focus(f, item));
	json_close(b, '}');
}

static FALLIBLE items_write(struct act *act, const char *q, const struct focused *f, struct buffer *b)
{
	struct list_page page = { 0 };

	TRY(page_of(act, &catalog_item_entity, q, CATALOG_MOST, "category", &page));
	json_key(b, "items");
	json_open(b, '[');
	for (int wanted = 0; wanted <= 2; wanted++)
		for (unsigned i = 0; i < page.count; i++)
			if (rank(f, page.records[i]) == wanted)
				item_write(act, f, page.records[i], b);
	json_close(b, ']');
	json_member_bool(b, "more", page.more);
	return NULL;
}

FALLIBLE catalog_view(struct act *act, const char *q, struct buffer *b)
{
	struct focused all = { 0 };

	if (rights_scope(&catalog_item_entity, act->who, READ) == 0)
		return error_new(act->arena, ERROR_DENIED, NULL, "not_allowed");
	json_open(b, '{');
	TRY(foci_write(act, &all, b));
	TRY(bundles_write(act, q, b));
	TRY(items_write(act, q, &all, b));
	json_close(b, '}');
	return NULL;
}

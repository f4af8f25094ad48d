#include "app/presale/catalog.h"

#include "base/instant.h"
#include "base/text.h"
#include "rule/refusal.h"
#include "store/record.h"

static FALLIBLE item_of(struct act *act, catalog_item_id id, struct catalog_item **ret)
{
	void *record = NULL;

	TRY(store_find(act->db, &catalog_item_entity, "id", value_int(id.v), &record, act->arena));
	*ret = record;
	return NULL;
}

static void fill_text(const char **at, const char *s)
{
	if (*at == NULL)
		*at = s;
}

static void fill_number(int64_t *at, int64_t n)
{
	if (*at == UNSET)
		*at = n;
}

FALLIBLE catalog_fill(struct act *act, struct bom_line *line)
{
	struct catalog_item *item = NULL;

	if (line->item.v != 0)
		TRY(item_of(act, line->item, &item));
	if (item == NULL)
		return NULL;
	fill_text(&line->number, item->number);
	fill_text(&line->name, item->name);
	fill_text(&line->brand, item->brand);
	fill_text(&line->model, item->model);
	fill_text(&line->unit, item->unit);
	fill_number(&line->unit_cost.minor, item->cost.minor);
	fill_number(&line->unit_price.minor, item->list_price.minor);
	fill_number(&line->tax_rate.millionths, item->tax_rate.millionths);
	return NULL;
}

FALLIBLE bundle_pricing(struct act *act, const void *before, void *bundle)
{
	struct bundle *b = bundle;

	(void)before;
	for (unsigned i = 0; i < b->lines.count; i++) {
		struct bundle_line *l = LINE_AT(b->lines, struct bundle_line, i);
		struct catalog_item *item = NULL;
		if (l->item.v != 0)
			TRY(item_of(act, l->item, &item));
		if (item == NULL)
			continue;
		fill_number(&l->unit_price.minor, item->list_price.minor);
		l->unit_cost = item->cost;
	}
	return NULL;
}

FALLIBLE margin_floor_on(struct act *act, date day, decimal *ret)
{
	struct value v;

	TRY(sql_value(act->db,
		      "SELECT \"floor\" FROM margin_policy WHERE effective_on <= $1"
		      " ORDER BY effective_on DESC, id DESC LIMIT 1",
		      SQL_ARGS(value_int(day.day)), &v, act->arena));
	ret->millionths = v.tag == VALUE_NONE ? UNSET : v.i;
	return NULL;
}

/* --- records that name a product --- */

/* The words follow the product unless they say something else. */
static void say_product(const struct field *text, const struct catalog_item *item, const struct catalog_item *was,
			void *record)
{
	struct value said = field_get(text, record);

	if (said.tag == VALUE_NONE || (was != NULL && text_same(said.s, was->name)))
		field_set(text, record, value_text(item->name));
}

static FALLIBLE name_product(struct act *act, const struct entity *e, const char *text, const void *before,
			     void *record)
{
	const struct field *product = entity_field(e, "catalog_item");
	struct value id = field_get(product, record), old = before == NULL ? NO_VALUE : field_get(product, before);
	struct catalog_item *item = NULL, *was = NULL;
	struct error *all = NULL;
	struct env env = act_env(act);

	if (id.tag == VALUE_NONE)
		return NULL;
	TRY(item_of(act, (catalog_item_id){ id.i }, &item));
	if (old.tag != VALUE_NONE)
		TRY(item_of(act, (catalog_item_id){ old.i }, &was));
	if (item == NULL)
		return NULL; /* the reference is refused by itself */
	if (item->stage == catalog_item_stage_retired && !value_same(id, old))
		object(&all, &env, "catalog_item", "item_retired");
	say_product(entity_field(e, text), item, was, record);
	return all;
}

FALLIBLE introduction_named(struct act *act, const void *before, void *introduction)
{
	return name_product(act, &introduction_entity, "topic", before, introduction);
}

FALLIBLE advantage_named(struct act *act, const void *before, void *advantage)
{
	return name_product(act, &advantage_point_entity, "product", before, advantage);
}

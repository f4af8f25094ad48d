#include "app/record_list.h"
#include "app/service/spares.h"
#include "base/instant.h"
#include "base/money.h"
#include "entity/all.h"
#include "json/write.h"
#include "meta/rights.h"
#include "rule/service/spare_needs.h"
#include "store/record.h"

/* A quarter ahead: as long as a maker takes for a last order. */
#define LAST_BUY_AHEAD 90

#define PARTS_MOST 200

struct needed {
	int64_t part;
	struct spare_state state;
};

static decimal column_decimal(const struct rows *r, unsigned column)
{
	struct value v = rows_value(r, column);

	return (decimal){ v.tag == VALUE_NONE ? UNSET : v.i };
}

static struct needed needed_of(const struct rows *r)
{
	struct value per = rows_value(r, 4);

	return (struct needed){ rows_int(r, 0),
				{ .on_hand = column_decimal(r, 1),
				  .reserved = column_decimal(r, 2),
				  .min_quantity = column_decimal(r, 3),
				  .per_devices = per.tag == VALUE_NONE ? UNSET : per.i,
				  .last_buy_on = { (int32_t)rows_int(r, 5) },
				  .installed = rows_int(r, 6),
				  .supply_until = { (int32_t)rows_int(r, 7) } } };
}

/* Parts for which somebody has said how many must lie ready or until when they can be had, each with the devices in
 * use that it belongs to; those that are short, or whose last order is near. */
static FALLIBLE find_needed(struct act *act, struct needed *ret, unsigned *ret_count)
{
	date today = instant_date(act->now);
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(act->db,
		     "SELECT p.\"id\", p.\"on_hand\", p.\"reserved\", p.\"min_quantity\", p.\"per_devices\","
		     " p.\"last_buy_on\", CAST(coalesce(sum(coalesce(e.\"quantity\", 1)), 0) AS BIGINT),"
		     " max(e.\"supply_until_on\") FROM spare_part p LEFT JOIN equipment e ON e.\"model\" = p.\"model\""
		     " AND e.\"stage\" <> 'retired' WHERE p.\"min_quantity\" IS NOT NULL OR"
		     " p.\"per_devices\" IS NOT NULL OR p.\"last_buy_on\" IS NOT NULL"
		     " GROUP BY p.\"id\", p.\"on_hand\", p.\"reserved\", p.\"min_quantity\", p.\"per_devices\","
		     " p.\"last_buy_on\", p.\"name\" ORDER BY p.\"name\"",
		     SQL_NO_ARGS, &r, act->arena));
	while (*ret_count < PARTS_MOST) {
		TRY(rows_next(r, &has, act->arena));
		if (!has)
			return NULL;
		ret[*ret_count] = needed_of(r);
		*ret_count += spare_why(&ret[*ret_count].state, today, LAST_BUY_AHEAD, act->arena) != NULL;
	}
	return NULL;
}

static void write_state(struct buffer *b, const struct spare_state *s, date today, enum language language)
{
	static const char *const last[] = {
		[LAST_BUY_FAR] = NULL, [LAST_BUY_NEAR] = "near", [LAST_BUY_MISSED] = "missed"
	};
	int64_t on_hand = s->on_hand.millionths == UNSET ? 0 : s->on_hand.millionths;
	int64_t reserved = s->reserved.millionths == UNSET ? 0 : s->reserved.millionths;

	decimal_write(b, "free", (decimal){ on_hand - reserved });
	decimal_write(b, "minimum", spare_minimum(s));
	decimal_write(b, "short", spare_short(s));
	json_member_int(b, "installed", s->installed);
	date_write(b, "supply_until", s->supply_until);
	json_member(b, "last_buy", last[spare_last_buy(s, today, LAST_BUY_AHEAD)]);
	json_member(b, "why", why_text(spare_why(s, today, LAST_BUY_AHEAD, b->arena), language, b->arena));
}

static FALLIBLE write_part(struct act *act, const struct needed *n, enum language language, struct buffer *b)
{
	void *part = NULL;

	TRY(store_get(act->db, &spare_part_entity, n->part, &part, act->arena));
	json_open(b, '{');
	json_key(b, "part");
	TRY(record_named(act, &spare_part_entity, part, "", b));
	write_state(b, &n->state, instant_date(act->now), language);
	json_close(b, '}');
	return NULL;
}

static const struct why *claim(const struct part_request *r, struct arena *a)
{
	const char *on = date_text(instant_date(r->record.created_at), a);

	if (r->purpose == part_purpose_sale)
		return why_new(a, "part_by_sale", on, NULL);
	return why_new(a, "part_by_repair", arena_print(a, "%lld", (long long)r->priority), on, NULL);
}

static FALLIBLE write_requests(struct act *act, enum language language, struct buffer *b)
{
	const struct wanted open = { &part_request_entity, "stage", value_text("open"), "id", false };
	unsigned count = 0;
	void **all = NULL;

	TRY(records_find(act, &open, &all, &count));
	json_key(b, "requests");
	json_open(b, '[');
	for (unsigned i = 0; i < count; i++) {
		json_open(b, '{');
		json_key(b, "request");
		TRY(record_named(act, &part_request_entity, all[i], "spare_part service_case work_order customer", b));
		json_member(b, "why", why_text(claim(all[i], b->arena), language, b->arena));
		json_close(b, '}');
	}
	json_close(b, ']');
	return NULL;
}

FALLIBLE spares_view(struct act *act, enum language language, struct buffer *b)
{
	struct needed *needed = arena_array(act->arena, struct needed, PARTS_MOST + 1);
	unsigned count = 0;

	if (rights_scope(&spare_part_entity, act->who, READ) == 0)
		return error_new(act->arena, ERROR_DENIED, NULL, "not_allowed");
	TRY(find_needed(act, needed, &count));
	json_open(b, '{');
	date_write(b, "today", instant_date(act->now));
	json_key(b, "parts");
	json_open(b, '[');
	for (unsigned i = 0; i < count; i++)
		TRY(write_part(act, &needed[i], language, b));
	json_close(b, ']');
	TRY(write_requests(act, language, b));
	json_close(b, '}');
	return NULL;
}

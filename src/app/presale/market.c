#include "app/presale/market.h"

#include <stdlib.h>
#include <string.h>

#include "app/record_list.h"
#include "base/instant.h"
#include "base/money.h"
#include "base/random.h"
#include "base/text.h"
#include "entity/all.h"
#include "json/write.h"
#include "meta/rights.h"
#include "rule/presale/industry.h"
#include "store/record.h"

#define EVENTS_MOST (3 * PAGE_MOST)

/* One thing that happened in the market. */
struct event {
	const struct entity *entity;
	const void *record;
	const char *kind, *industry;
	competitor_id competitor;
	date on, stale_on;
};

struct market {
	struct act *act;
	const struct market_filter *filter;
	struct event *event;
	unsigned count;
};

static bool is_of_industry(const char *industries, const char *industry)
{
	return industry == NULL || (industries != NULL && strstr(industries, industry) != NULL);
}

static void add(struct market *m, struct event e)
{
	if (m->count < EVENTS_MOST && is_of_industry(e.industry, m->filter->industry))
		m->event[m->count++] = e;
}

static FALLIBLE intel_event(struct market *m, const void *record, struct event *e)
{
	const struct intel_item *i = record;

	(void)m;
	*e = (struct event){
		.industry = i->industry, .competitor = i->competitor, .on = i->learnt_on, .stale_on = i->stale_on
	};
	return NULL;
}

static FALLIBLE product_event(struct market *m, const void *record, struct event *e)
{
	const struct competitor_product *p = record;
	void *competitor = NULL;

	TRY(store_get(m->act->db, &competitor_entity, p->competitor.v, &competitor, m->act->arena));
	*e = (struct event){ .industry = ((struct competitor *)competitor)->industries,
			     .competitor = p->competitor,
			     .on = p->as_of,
			     .stale_on = p->stale_on };
	return NULL;
}

static FALLIBLE opening_event(struct market *m, const void *record, struct event *e)
{
	const struct opening_bid *o = record;
	void *customer = NULL;

	if (o->customer.v != 0)
		TRY(store_get(m->act->db, &customer_entity, o->customer.v, &customer, m->act->arena));
	*e = (struct event){ .industry = customer == NULL ? NULL : ((struct customer *)customer)->industry,
			     .competitor = o->competitor,
			     .on = o->opened_on };
	return NULL;
}

static const struct stream {
	const char *kind, *by;
	const struct entity *entity;
	FALLIBLE (*read)(struct market *m, const void *record, struct event *e);
} streams[] = {
	{ "intel", "learnt_on", &intel_item_entity, intel_event },
	{ "product", "as_of", &competitor_product_entity, product_event },
	{ "opening", "opened_on", &opening_bid_entity, opening_event },
};

static FALLIBLE gather(struct market *m, const struct stream *s)
{
	bool one = m->filter->competitor != 0;
	struct wanted w = { s->entity, one ? "competitor" : NULL, value_int(m->filter->competitor), s->by, false };
	void **records = NULL;
	unsigned n;

	TRY(records_find(m->act, &w, &records, &n));
	for (unsigned i = 0; i < n; i++) {
		struct event e;
		TRY(s->read(m, records[i], &e));
		e.entity = s->entity;
		e.record = records[i];
		e.kind = s->kind;
		add(m, e);
	}
	return NULL;
}

static int newest_first(const void *a, const void *b)
{
	const struct event *x = a, *y = b;

	return x->on.day != y->on.day ? (x->on.day > y->on.day ? -1 : 1) : strcmp(x->kind, y->kind);
}

static FALLIBLE event_write(struct market *m, const struct event *e, struct buffer *b)
{
	date today = instant_date(m->act->now);

	json_open(b, '{');
	json_member(b, "kind", e->kind);
	json_member(b, "entity", e->entity->name);
	date_write(b, "on", e->on);
	json_member(b, "industry", e->industry);
	TRY(title_write(m->act, "competitor", &competitor_entity, e->competitor.v, b));
	json_member_bool(b, "stale", e->stale_on.day != 0 && today.day >= e->stale_on.day);
	json_key(b, "record");
	TRY(record_named(m->act, e->entity, e->record, "tender", b));
	json_close(b, '}');
	return NULL;
}

/* --- what we know of an industry --- */

static FALLIBLE industries_write(struct act *act, enum language lang, struct buffer *b)
{
	AUTO_ROWS *r = NULL;
	bool has;

	json_key(b, "industries");
	json_open(b, '[');
	if (rights_scope(&industry_note_entity, act->who, READ) == ALL)
		TRY(sql_rows(
			act->db,
			"SELECT industry, CAST(sum(business) AS BIGINT), CAST(sum(trend) AS BIGINT),"
			" CAST(sum(software) AS BIGINT) FROM ("
			" SELECT industry, CASE WHEN kind = 'business' THEN 1 ELSE 0 END AS business,"
			" CASE WHEN kind = 'status_trend' THEN 1 ELSE 0 END AS trend, 0 AS software FROM industry_note"
			" UNION ALL SELECT industry, 0, 0, 1 FROM third_party_software) AS known"
			" GROUP BY industry ORDER BY industry",
			SQL_NO_ARGS, &r, act->arena));
	while (r != NULL) {
		TRY(rows_next(r, &has, act->arena));
		if (!has)
			break;
		struct industry_known k = { rows_int(r, 1), rows_int(r, 2), rows_int(r, 3) };
		json_open(b, '{');
		json_member(b, "industry", rows_text(r, 0, act->arena));
		json_member_int(b, "business", k.business);
		json_member_int(b, "status_trend", k.status_trend);
		json_member_int(b, "software", k.software);
		decimal_write(b, "complete", industry_complete(&k));
		json_member(b, "why", why_text(industry_why(&k, act->arena), lang, act->arena));
		json_close(b, '}');
	}
	json_close(b, ']');
	return NULL;
}

FALLIBLE market_view(struct act *act, const struct market_filter *f, enum language lang, struct buffer *b)
{
	struct market m = { .act = act, .filter = f, .event = arena_array(act->arena, struct event, EVENTS_MOST) };
	struct wanted rivals = { &competitor_entity, NULL, NO_VALUE, "id", false };

	for (const struct stream *s = streams; s < streams + sizeof streams / sizeof *streams; s++)
		if (f->kind == NULL || text_same(f->kind, s->kind))
			TRY(gather(&m, s));
	if (m.count > 1)
		qsort(m.event, m.count, sizeof *m.event, newest_first);
	json_open(b, '{');
	date_write(b, "today", instant_date(act->now));
	json_key(b, "events");
	json_open(b, '[');
	for (unsigned i = 0; i < m.count; i++)
		TRY(event_write(&m, &m.event[i], b));
	json_close(b, ']');
	TRY(records_write(act, "competitors", &rivals, "", b));
	TRY(industries_write(act, lang, b));
	json_close(b, '}');
	return NULL;
}

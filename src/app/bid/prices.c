#include "app/bid/prices.h"

#include "app/bid/offer_text.h"
#include "app/presale/catalog.h"
#include "app/presale/house.h"
#include "app/save.h"
#include "app/sealing.h"
#include "app/take.h"
#include "base/money.h"
#include "base/text.h"
#include "rule/bid/custody.h"
#include "rule/bid/lot.h"
#include "rule/finance/amount.h"
#include "rule/refusal.h"
#include "store/record.h"

static const struct field *content_field(void)
{
	return entity_field(&bid_price_entity, "content");
}

static const struct field *bid_price_field(void)
{
	return entity_field(&bid_entity, "price");
}

/* --- what it says --- */

FALLIBLE price_of_bid(struct act *act, int64_t bid, struct bid_price **ret)
{
	void *record = NULL;

	TRY(store_find(act->db, &bid_price_entity, "bid", value_int(bid), &record, act->arena));
	*ret = record;
	return NULL;
}

static FALLIBLE content_parse(const char *text, struct offer *ret, struct arena *a)
{
	AUTO_JSON *body = NULL;

	*ret = (struct offer){ .opening_total = { UNSET }, .body_total = { UNSET } };
	if (text == NULL)
		return NULL;
	if (json_parse(text, strlen(text), &body, a) != NULL || !json_is_object(body))
		return error_new(a, ERROR_INVALID, NULL, "not_an_object");
	return offer_read(body, ret, a);
}

FALLIBLE price_content(struct act *act, const struct bid_price *p, struct offer *ret)
{
	const char *text = NULL;

	TRY(sealing_use(act, &bid_price_entity, p, content_field(), &text));
	return content_parse(text, ret, act->arena);
}

static FALLIBLE lowest_expected(struct act *act, const struct bid *b, money *ret)
{
	struct value v;

	TRY(sql_value(act->db, "SELECT CAST(min(price_guess) AS BIGINT) FROM rival_forecast WHERE opportunity = $1",
		      SQL_ARGS(value_int(b->opportunity.v)), &v, act->arena));
	ret->minor = v.tag == VALUE_INT ? v.i : UNSET;
	return NULL;
}

FALLIBLE price_bounds(struct act *act, const struct bid *b, struct offer_bounds *ret)
{
	struct presale_policy p;
	void *record = NULL;

	TRY(store_get(act->db, &tender_entity, b->tender.v, &record, act->arena));
	const struct tender *t = record;
	TRY(presale_policies(act, &p));
	ret->cap = lot_cap(t, b->lot);
	ret->least_of_cap.millionths = p.cap_percent * (DECIMAL_ONE / 100);
	ret->least_of_rival.millionths = p.rival_percent * (DECIMAL_ONE / 100);
	TRY(lowest_expected(act, b, &ret->next_lowest));
	return margin_floor_on(act, instant_date(act->now), &ret->margin_floor);
}

/* --- writing it --- */

static FALLIBLE bid_of(struct act *act, bid_id id, struct bid **ret)
{
	void *record = NULL;

	TRY(store_get(act->db, &bid_entity, id.v, &record, act->arena));
	*ret = record;
	return NULL;
}

static FALLIBLE under_content(struct error *all, struct arena *a)
{
	for (struct error *e = all; e != NULL; e = e->next)
		e->field = e->field == NULL ? "content" : arena_print(a, "content.%s", e->field);
	return all;
}

static const char *hash_of_content(struct act *act, const struct bid_price *p, const char *text, struct error **err)
{
	char hash[HASH_HEX] = "";

	*err = sealing_hash(act, &bid_price_entity, p, text, hash);
	return arena_copy(act->arena, hash);
}

/* The canonical text of what was sent, and its hash. */
static FALLIBLE take_content(struct act *act, struct bid_price *p)
{
	struct buffer text = BUFFER(act->arena);
	struct error *failed = NULL;
	struct offer o;

	TRY(under_content(content_parse(p->content.plain, &o, act->arena), act->arena));
	offer_write(&text, &o, false);
	p->content.plain = buffer_text(&text);
	TRY(sealing_enter(act, &bid_price_entity, p, "content"));
	p->content_hash = hash_of_content(act, p, p->content.plain, &failed);
	return failed;
}

static FALLIBLE only_one(struct act *act, bid_id bid)
{
	struct bid_price *there = NULL;

	TRY(price_of_bid(act, bid.v, &there));
	return there == NULL ? NULL : error_new(act->arena, ERROR_CONFLICT, "bid", "not_unique");
}

FALLIBLE price_writing(struct act *act, const void *before, void *price)
{
	const struct bid_price *was = before;
	struct bid_price *p = price;
	struct bid *b = NULL;

	if (p->bid.v == 0 || p->content.plain == NULL)
		return NULL; /* nothing new; or the declaration says what is missing */
	TRY(bid_of(act, p->bid, &b));
	if (b->stage != bid_stage_preparing)
		return error_new(act->arena, ERROR_CONFLICT, "bid", "sealed_is_fixed");
	if (was == NULL)
		TRY(only_one(act, p->bid));
	TRY(take_content(act, p));
	p->title = b->name;
	if (was != NULL && text_same(was->content_hash, p->content_hash))
		return NULL;
	p->edition = was == NULL || was->edition == UNSET ? 1 : was->edition + 1;
	p->written_by.v = act->who->user;
	p->written_at = act->now;
	return NULL;
}

FALLIBLE price_written(struct act *act, const void *before, void *price)
{
	const struct bid_price *p = price;
	const char *stands = NULL;
	struct offer o;
	void *was = NULL;

	(void)before;
	TRY(price_content(act, p, &o));
	struct offer_total t = offer_price(&o, act->arena);
	/* A sheet that is not filled in yet says no price. */
	bool says = o.count > 0 && t.incomplete == 0 && !t.too_large;
	const char *total = says ? money_text(t.gross, act->arena) : NULL;
	TRY(record_take(act, &bid_entity, p->bid.v, &was));
	TRY(sealing_use(act, &bid_entity, was, bid_price_field(), &stands));
	if (total == NULL || text_same(stands, total))
		return NULL;
	struct bid *b = save_copy(&bid_entity, was, act->arena);
	b->price = (struct sealed){ .plain = total };
	return save_again(act, &bid_entity, was, b, "price");
}

/* --- checks and approval --- */

struct judged {
	struct offer offer;
	struct offer_total total;
	struct offer_finding *found;
	size_t count;
	decimal floor;
	money cap;
};

static FALLIBLE judge(struct act *act, const struct bid_price *p, struct judged *j)
{
	struct offer_bounds bounds;
	struct bid *b = NULL;

	TRY(bid_of(act, p->bid, &b));
	TRY(price_bounds(act, b, &bounds));
	TRY(price_content(act, p, &j->offer));
	j->total = offer_price(&j->offer, act->arena);
	j->count = offer_check(&j->offer, &j->total, &bounds, &j->found, act->arena);
	j->floor = bounds.margin_floor;
	j->cap = bounds.cap;
	return NULL;
}

static void refuse_faults(struct error **all, struct act *act, const struct judged *j)
{
	for (size_t i = 0; i < j->count; i++)
		if (j->found[i].fatal)
			error_append(all, error_with(act->arena, ERROR_CONFLICT, "content", "price_finding", "%s",
						     j->found[i].code));
}

FALLIBLE price_submitting(struct act *act, const void *before, void *price)
{
	struct bid_price *p = price;
	struct error *all = NULL;
	struct judged j;

	(void)before;
	TRY(sealing_must_be_listed(act, &bid_entity, p->bid.v));
	TRY(judge(act, p, &j));
	refuse_faults(&all, act, &j);
	return all;
}

static bool under_floor(const struct judged *j)
{
	return j->floor.millionths != UNSET && j->total.margin_rate.millionths != UNSET &&
	       j->total.margin_rate.millionths < j->floor.millionths;
}

/* The text in the box is the one whose hash stands beside it. */
static FALLIBLE same_as_hashed(struct act *act, const struct bid_price *p, const char *hash, struct error **all)
{
	struct env env = act_env(act);
	struct error *failed = NULL;
	const char *text = NULL;

	TRY(sealing_use(act, &bid_price_entity, p, content_field(), &text));
	const char *is = hash_of_content(act, p, text == NULL ? "" : text, &failed);
	if (failed != NULL)
		return failed;
	if (!text_same(is, hash))
		refuse(all, &env, "content", "price_hash_differs");
	return NULL;
}

FALLIBLE price_approving(struct act *act, const void *before, void *price)
{
	struct env env = act_env(act);
	struct bid_price *p = price;
	struct error *all = NULL;
	struct judged j;

	(void)before;
	TRY(sealing_must_be_listed(act, &bid_entity, p->bid.v));
	TRY(judge(act, p, &j));
	TRY(same_as_hashed(act, p, p->content_hash, &all));
	refuse_faults(&all, act, &j);
	p->approved_cap = j.cap;
	if (under_floor(&j) && !(act->who->roles & LEADERS))
		refuse(&all, &env, "content", "margin_needs_leader");
	return all;
}

FALLIBLE price_returning(struct act *act, const void *before, void *price)
{
	const struct bid_price *p = price;
	struct bid *b = NULL;

	(void)before;
	TRY(sealing_must_be_listed(act, &bid_entity, p->bid.v));
	TRY(bid_of(act, p->bid, &b));
	return b->stage == bid_stage_preparing ? NULL : error_new(act->arena, ERROR_CONFLICT, "bid", "sealed_is_fixed");
}

/* --- with the bid --- */

FALLIBLE bid_price_kept(struct act *act, const void *before, void *bid)
{
	const struct bid *b = bid;
	struct bid_price *p = NULL;

	(void)before;
	if (b->price.plain == NULL)
		return NULL;
	TRY(price_of_bid(act, b->record.id, &p));
	return p == NULL ? NULL : error_new(act->arena, ERROR_CONFLICT, "price", "price_of_sheet");
}

static FALLIBLE same_total(struct act *act, const struct bid *b, const struct bid_price *p, struct error **all)
{
	struct env env = act_env(act);
	const char *price = NULL;
	struct offer o;

	TRY(price_content(act, p, &o));
	struct offer_total t = offer_price(&o, act->arena);
	TRY(sealing_use(act, &bid_entity, b, bid_price_field(), &price));
	if (!text_same(price, money_text(t.gross, act->arena)))
		refuse(all, &env, "price", "price_of_sheet");
	return NULL;
}

static bool said_by_readiness(const struct error *all)
{
	for (; all != NULL; all = all->next)
		if (text_same(all->field, "readiness.PRICE_SHEET_MISSING"))
			return true;
	return false;
}

FALLIBLE prices_ready(struct act *act, const struct bid *b, struct error **all)
{
	struct env env = act_env(act);
	struct bid_price *p = NULL;

	TRY(price_of_bid(act, b->record.id, &p));
	if (p == NULL)
		return NULL; /* PRICE_SHEET_MISSING, where the house does not say otherwise */
	if (p->stage != bid_price_stage_approved) {
		if (!said_by_readiness(*all))
			refuse(all, &env, "price", "price_not_approved");
		return NULL;
	}
	TRY(same_as_hashed(act, p, p->approved_hash, all));
	return same_total(act, b, p, all);
}

/* What is read out is what was sealed; a box that was exchanged since shows by its hash. */
FALLIBLE bid_opening(struct act *act, const void *before, void *bid)
{
	struct bid *b = bid;
	const char *price = NULL;
	char hash[HASH_HEX];

	(void)before;
	if (b->price.box == NULL)
		return NULL;
	hash_of(b->price.box, b->price.size, hash);
	if (b->price_hash != NULL && !text_same(b->price_hash, hash))
		return error_new(act->arena, ERROR_CONFLICT, "price", "price_hash_differs");
	if (b->opened_price.minor != UNSET)
		return NULL;
	TRY(sealing_use(act, &bid_entity, b, bid_price_field(), &price));
	if (price != NULL)
		(void)amount_read(price, act->arena, &b->opened_price);
	return NULL;
}

/* Our own line of the record of the opening, unless it stands there. */
FALLIBLE bid_opened(struct act *act, const void *before, void *bid)
{
	const struct bid *b = bid;
	struct value there;

	(void)before;
	TRY(sql_value(
		act->db,
		"SELECT id FROM opening_bid WHERE tender = $1 AND ours = 1 AND ($2 = '' OR lot IS NULL OR lot = $2)",
		SQL_ARGS(value_int(b->tender.v), value_text(b->lot == NULL ? "" : b->lot)), &there, act->arena));
	if (there.tag != VALUE_NONE || b->opened_price.minor == UNSET || b->opened_price.minor == 0)
		return NULL;
	struct opening_bid *o = record_new(&opening_bid_entity, act->arena);
	o->tender = b->tender;
	o->lot = b->lot;
	o->ours = true;
	o->price = b->opened_price;
	o->rank = b->rank;
	return save_new(act, &opening_bid_entity, o);
}

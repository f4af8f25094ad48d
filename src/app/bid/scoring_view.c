#include "app/bid/scoring_view.h"

#include "app/bid/outlook.h"
#include "app/find.h"
#include "app/record_list.h"
#include "base/money.h"
#include "base/random.h"
#include "json/write.h"
#include "rule/bid/lot.h"
#include "rule/finance/amount.h"
#include "store/record.h"

#define CURVE_POINTS 61

static void score_write(struct buffer *b, const char *key, int64_t hundredths)
{
	json_member(b, key, hundredths == UNSET ? NULL : score_text(hundredths, b->arena));
}

static FALLIBLE load(struct act *act, int64_t bid, struct bid_view_of *ret)
{
	void *record = NULL;

	TRY(find_one(act, &bid_entity, bid, &record));
	return outlook_load(act, record, ret);
}

static FALLIBLE head_write(struct act *act, const struct bid_view_of *v, struct buffer *b)
{
	json_key(b, "bid");
	TRY(record_named(act, &bid_entity, v->bid, "tender customer owner", b));
	json_key(b, "tender");
	return record_named(act, &tender_entity, v->tender, "customer opportunity", b);
}

/* --- the table --- */

static FALLIBLE item_write(struct act *act, const struct expected_score *e, struct buffer *b)
{
	static const char *const sources[] = { NULL, "computed", "reviews" };
	struct wanted reviews = { &score_review_entity, "score_item", value_int(e->item->record.id), "id", false };
	bool proven = e->item->proof != NULL || e->item->proof_file.v != 0 || e->source == SOURCE_COMPUTED;
	decimal at_risk = { e->points.millionths == UNSET ? e->item->points.millionths
							  : e->item->points.millionths - e->points.millionths };

	json_open(b, '{');
	json_key(b, "record");
	TRY(record_named(act, &score_item_entity, e->item, "owner", b));
	TRY(records_write(act, "reviews", &reviews, "owner", b));
	json_member(b, "source", sources[e->source]);
	decimal_write(b, "expected", e->points);
	decimal_write(b, "at_risk", at_risk);
	json_member_bool(b, "proven", proven);
	json_close(b, '}');
	return NULL;
}

static FALLIBLE items_write(struct act *act, const struct bid_view_of *v, struct buffer *b)
{
	json_key(b, "items");
	json_open(b, '[');
	for (unsigned i = 0; i < v->score_count; i++)
		TRY(item_write(act, &v->scores[i], b));
	json_close(b, ']');
	return NULL;
}

static void totals_write(const struct bid_view_of *v, struct buffer *b)
{
	int64_t open = 0, unproven = 0;

	for (unsigned i = 0; i < v->score_count; i++) {
		const struct expected_score *e = &v->scores[i];
		if (e->item == v->outlook.formula)
			continue;
		open += e->source == SOURCE_NONE;
		if (e->source == SOURCE_REVIEWS && e->item->proof == NULL && e->item->proof_file.v == 0)
			unproven += divide_half_up(e->points.millionths, DECIMAL_ONE / 100);
	}
	json_key(b, "totals");
	json_open(b, '{');
	score_write(b, "points", v->all_points);
	score_write(b, "other_full", v->outlook.other_full);
	score_write(b, "expected", v->outlook.ours);
	score_write(b, "unproven", unproven);
	json_member_int(b, "open", open);
	json_close(b, '}');
}

/* --- the price --- */

static FALLIBLE rivals_write(struct act *act, const struct bid_view_of *v, struct buffer *b)
{
	json_key(b, "rivals");
	json_open(b, '[');
	for (size_t i = 0; i < v->outlook.count; i++) {
		const struct expected_rival *r = &v->outlook.rivals[i];
		json_open(b, '{');
		json_member(b, "id", id_text(v->forecasts[i]->record.id, b->arena));
		TRY(title_write(act, "competitor", &competitor_entity, v->forecasts[i]->competitor.v, b));
		money_write(b, "price", r->price);
		score_write(b, "other", r->other);
		json_member_bool(b, "assumed", r->other == UNSET);
		score_write(b, "price_score", r->rank == 0 ? UNSET : r->price_score);
		score_write(b, "total", r->rank == 0 ? UNSET : r->total);
		json_member_int(b, "rank", r->rank);
		json_close(b, '}');
	}
	json_close(b, ']');
	return NULL;
}

static void point_write(struct buffer *b, const struct outlook_point *p)
{
	json_open(b, '{');
	money_write(b, "price", p->price);
	score_write(b, "price_score", p->price_score);
	score_write(b, "total", p->total);
	score_write(b, "best_rival", p->best_rival);
	json_member_int(b, "rank", p->rank);
	json_close(b, '}');
}

static void curve_write(struct act *act, struct bid_view_of *v, struct buffer *b)
{
	struct outlook_point points[CURVE_POINTS];
	money from, to, best = { UNSET };
	bool drawn =
		v->outlook.formula != NULL && outlook_range(&v->outlook, lot_cap(v->tender, v->bid->lot), &from, &to);

	if (drawn) {
		outlook_curve(&v->outlook, from, to, points, CURVE_POINTS, act->arena);
		best = outlook_highest_winning(points, CURVE_POINTS);
	}
	json_key(b, "curve");
	json_open(b, '[');
	for (size_t i = 0; drawn && i < CURVE_POINTS; i++)
		point_write(b, &points[i]);
	json_close(b, ']');
	money_write(b, "highest_winning", best);
}

static void formula_write(const struct bid_view_of *v, enum language lang, struct buffer *b)
{
	const struct score_item *f = v->outlook.formula;

	json_member(b, "formula", f == NULL ? NULL : id_text(f->record.id, b->arena));
	json_member(b, "why", f == NULL ? NULL : why_text(formula_why(f, b->arena), lang, b->arena));
	money_write(b, "cap", lot_cap(v->tender, v->bid->lot));
}

FALLIBLE scoring_view(struct act *act, int64_t bid, enum language lang, struct buffer *b)
{
	struct bid_view_of v;

	TRY(load(act, bid, &v));
	json_open(b, '{');
	TRY(head_write(act, &v, b));
	TRY(items_write(act, &v, b));
	totals_write(&v, b);
	formula_write(&v, lang, b);
	curve_write(act, &v, b);
	TRY(rivals_write(act, &v, b));
	json_close(b, '}');
	return NULL;
}

static FALLIBLE asked_price(const json_t *body, money *ret, struct arena *a)
{
	const char *text = json_member_text(body, "price", a);

	if (text == NULL)
		return error_new(a, ERROR_INVALID, "price", "required");
	if (!amount_read(text, a, ret))
		return error_new(a, ERROR_INVALID, "price", "not_an_amount");
	return ret->minor <= 0 || ret->minor > INT64_C(1000000000000000)
		       ? error_new(a, ERROR_INVALID, "price", "out_of_range")
		       : NULL;
}

FALLIBLE scoring_at(struct act *act, int64_t bid, const json_t *body, enum language lang, struct buffer *b)
{
	struct outlook_point at;
	struct bid_view_of v;
	money price;

	(void)lang;
	TRY(load(act, bid, &v));
	TRY(asked_price(body, &price, act->arena));
	if (v.outlook.formula == NULL)
		return error_new(act->arena, ERROR_CONFLICT, "price", "no_price_formula");
	at = outlook_at(&v.outlook, price, act->arena);
	json_open(b, '{');
	json_key(b, "point");
	point_write(b, &at);
	TRY(rivals_write(act, &v, b));
	json_close(b, '}');
	return NULL;
}

/* --- the opening --- */

static const struct rival_forecast *forecast_of(const struct bid_view_of *v, competitor_id rival, size_t *ret_index)
{
	for (size_t i = 0; i < v->outlook.count; i++)
		if (rival.v != 0 && v->forecasts[i]->competitor.v == rival.v) {
			*ret_index = i;
			return v->forecasts[i];
		}
	return NULL;
}

/* The prices read out, in place of those expected: what each is worth by the tender's own formula. */
static void put_in_prices(struct bid_view_of *v, const struct lines *openings, struct arena *a)
{
	struct expected_rival *rivals = arena_array(a, struct expected_rival, openings->count + 1);
	size_t n = 0, k = 0;

	for (unsigned i = 0; i < openings->count; i++) {
		const struct opening_bid *o = LINE_AT(*openings, struct opening_bid, i);
		if (o->ours)
			continue;
		bool known = forecast_of(v, o->competitor, &k) != NULL;
		rivals[n++] = (struct expected_rival){ .price = o->price,
						       .other = known ? v->outlook.rivals[k].other : UNSET };
	}
	v->outlook.rivals = rivals;
	v->outlook.count = n;
}

struct opened {
	struct bid_view_of expected; /* as it was forecast */
	struct bid_outlook real;     /* with the prices read out */
	struct outlook_point ours;
	bool computed;
	struct lines openings;
};

static FALLIBLE openings_load(struct act *act, const struct bid *bid, struct opened *o)
{
	struct bid_view_of real;
	money our_price = bid->opened_price;

	TRY(store_all(act->db, &opening_bid_entity, "tender", value_int(bid->tender.v), &o->openings, act->arena));
	lot_openings(&o->openings, bid->lot);
	for (unsigned i = 0; i < o->openings.count; i++) {
		const struct opening_bid *line = LINE_AT(o->openings, struct opening_bid, i);
		if (line->ours && line->price.minor != UNSET)
			our_price = line->price;
	}
	real = o->expected;
	put_in_prices(&real, &o->openings, act->arena);
	o->real = real.outlook;
	o->computed = o->real.formula != NULL && our_price.minor != UNSET && our_price.minor > 0;
	if (o->computed)
		o->ours = outlook_at(&o->real, our_price, act->arena);
	return NULL;
}

static FALLIBLE opening_write(struct act *act, const struct opened *o, const struct opening_bid *line, size_t *rival,
			      struct buffer *b)
{
	size_t k = 0;
	const struct rival_forecast *f = forecast_of(&o->expected, line->competitor, &k);
	const struct expected_rival *r = line->ours ? NULL : &o->real.rivals[(*rival)++];
	bool scored = o->computed && (line->ours || r->rank > 0);

	json_open(b, '{');
	json_key(b, "record");
	TRY(record_named(act, &opening_bid_entity, line, "competitor", b));
	money_write(b, "forecast", f == NULL ? (money){ UNSET } : f->price_guess);
	decimal_write(b, "error", f == NULL ? (decimal){ UNSET } : f->price_error);
	score_write(b, "price_score", !scored ? UNSET : line->ours ? o->ours.price_score : r->price_score);
	score_write(b, "expected", !scored ? UNSET : line->ours ? o->ours.total : r->total);
	json_member_int(b, "expected_rank", !scored ? 0 : line->ours ? o->ours.rank : r->rank);
	json_close(b, '}');
	return NULL;
}

static FALLIBLE openings_write(struct act *act, const struct opened *o, struct buffer *b)
{
	size_t rival = 0;

	json_key(b, "openings");
	json_open(b, '[');
	for (unsigned i = 0; i < o->openings.count; i++)
		TRY(opening_write(act, o, LINE_AT(o->openings, struct opening_bid, i), &rival, b));
	json_close(b, ']');
	return NULL;
}

static FALLIBLE aftermath_write(struct act *act, const struct bid_view_of *v, struct buffer *b)
{
	struct wanted notices = { &award_notice_entity, "tender", value_int(v->tender->record.id), "published_on",
				  false };
	struct wanted reviews = { &bid_review_entity, "bid", value_int(v->bid->record.id), "id", false };
	struct wanted rivals = { &competitor_entity, NULL, NO_VALUE, "id", false };

	TRY(records_write(act, "notices", &notices, "winner owner", b));
	TRY(records_write(act, "reviews", &reviews, "winner owner", b));
	return records_write(act, "competitors", &rivals, "", b);
}

FALLIBLE opening_view(struct act *act, int64_t bid, enum language lang, struct buffer *b)
{
	struct opened o = { 0 };

	TRY(load(act, bid, &o.expected));
	TRY(openings_load(act, o.expected.bid, &o));
	json_open(b, '{');
	TRY(head_write(act, &o.expected, b));
	formula_write(&o.expected, lang, b);
	TRY(openings_write(act, &o, b));
	score_write(b, "expected_other", o.expected.outlook.ours);
	TRY(aftermath_write(act, &o.expected, b));
	json_close(b, '}');
	return NULL;
}

#include "app/presale/competitor_file.h"

#include "app/record_list.h"
#include "base/instant.h"
#include "entity/all.h"
#include "json/write.h"
#include "meta/rights.h"
#include "rule/bid/lot.h"
#include "rule/presale/freshness.h"
#include "rule/presale/meeting.h"
#include "store/record.h"

enum result { RESULT_OPEN, RESULT_WON, RESULT_LOST, RESULT_VOID };
static const char *const result_names[] = { "open", "won", "lost", "void" };

/* One tender in which both of us were read out. */
struct meeting {
	const struct opening_bid *theirs;
	struct lines openings; /* of the tender */
	money our_price;
	bool ours;
	enum result result;
};

struct dossier {
	struct act *act;
	enum language language;
	struct buffer *out;
	struct met met;
};

static enum result result_of_bid(const struct bid *b, enum result so_far)
{
	if (b->stage == bid_stage_won)
		return RESULT_WON;
	if (b->stage == bid_stage_failed)
		return RESULT_VOID;
	return b->stage == bid_stage_lost || b->stage == bid_stage_invalid ? RESULT_LOST : so_far;
}

/* A bid of ours counts from its opening on, with or without a line of our own in the record. */
static FALLIBLE add_our_bid(struct act *act, struct meeting *m)
{
	struct lines bids = { 0 };
	const struct bid *b = NULL;

	TRY(store_all(act->db, &bid_entity, "tender", value_int(m->theirs->tender.v), &bids, act->arena));
	for (unsigned i = 0; i < bids.count && b == NULL; i++)
		if (lot_concerns(LINE_AT(bids, struct bid, i)->lot, m->theirs->lot))
			b = LINE_AT(bids, struct bid, i);
	if (b == NULL || b->opened_at.us == 0)
		return NULL;
	m->ours = true;
	if (m->our_price.minor == UNSET)
		m->our_price = b->opened_price;
	m->result = result_of_bid(b, m->result);
	return NULL;
}

static FALLIBLE meeting_of(struct act *act, const struct opening_bid *theirs, struct meeting *ret)
{
	*ret = (struct meeting){ .theirs = theirs, .our_price = { UNSET } };
	TRY(store_all(act->db, &opening_bid_entity, "tender", value_int(theirs->tender.v), &ret->openings, act->arena));
	lot_openings(&ret->openings, theirs->lot);
	for (unsigned i = 0; i < ret->openings.count; i++) {
		const struct opening_bid *o = LINE_AT(ret->openings, struct opening_bid, i);
		if (o->ours) {
			ret->ours = true;
			ret->our_price = o->price;
		}
		if (o->won)
			ret->result = o->ours ? RESULT_WON : RESULT_LOST;
	}
	return add_our_bid(act, ret);
}

static void prices_write(struct buffer *b, const struct meeting *m)
{
	json_key(b, "prices");
	json_open(b, '[');
	for (unsigned i = 0; i < m->openings.count; i++) {
		const struct opening_bid *o = LINE_AT(m->openings, struct opening_bid, i);
		json_open(b, '{');
		json_member(b, "name", o->name);
		json_member_bool(b, "ours", o->ours);
		json_member_bool(b, "theirs", o->record.id == m->theirs->record.id);
		json_member_bool(b, "won", o->won);
		money_write(b, "price", o->price);
		json_close(b, '}');
	}
	json_close(b, ']');
}

static FALLIBLE meeting_write(struct dossier *f, const struct meeting *m)
{
	struct buffer *b = f->out;

	json_open(b, '{');
	TRY(title_write(f->act, "tender", &tender_entity, m->theirs->tender.v, b));
	TRY(title_write(f->act, "customer", &customer_entity, m->theirs->customer.v, b));
	date_write(b, "on", m->theirs->opened_on);
	json_member(b, "result", m->ours ? result_names[m->result] : "without_us");
	money_write(b, "our_price", m->our_price);
	money_write(b, "price", m->theirs->price);
	/* How far they were above us. */
	decimal_write(b, "gap", forecast_error(m->theirs->price, m->our_price));
	prices_write(b, m);
	json_close(b, '}');
	return NULL;
}

static void met_add(struct met *met, const struct meeting *m)
{
	met->wins += m->ours && m->result == RESULT_WON;
	met->decided += m->ours && (m->result == RESULT_WON || m->result == RESULT_LOST);
}

static FALLIBLE openings_find(struct act *act, int64_t competitor, void ***ret, unsigned *ret_count)
{
	struct wanted w = { &opening_bid_entity, "competitor", value_int(competitor), "opened_on", false };

	return records_find(act, &w, ret, ret_count);
}

static FALLIBLE meetings_write(struct dossier *f, int64_t competitor)
{
	void **openings = NULL;
	unsigned n;

	TRY(openings_find(f->act, competitor, &openings, &n));
	json_key(f->out, "meetings");
	json_open(f->out, '[');
	for (unsigned i = 0; i < n; i++) {
		struct meeting m;
		TRY(meeting_of(f->act, openings[i], &m));
		met_add(&f->met, &m);
		TRY(meeting_write(f, &m));
	}
	json_close(f->out, ']');
	return NULL;
}

/* --- what we said afterwards of the bids in which they were, the latest first --- */

static bool met_in(const struct bid_review *r, void **openings, unsigned n)
{
	for (unsigned i = 0; i < n; i++)
		if (((const struct opening_bid *)openings[i])->tender.v == r->tender.v)
			return true;
	return false;
}

static FALLIBLE review_write(struct dossier *f, const struct bid_review *r, int64_t competitor)
{
	struct buffer *b = f->out;

	json_open(b, '{');
	json_member_bool(b, "theirs", r->winner.v == competitor);
	json_key(b, "record");
	TRY(record_named(f->act, &bid_review_entity, r, "bid tender customer winner owner", b));
	json_close(b, '}');
	return NULL;
}

static FALLIBLE reviews_write(struct dossier *f, int64_t competitor)
{
	struct wanted w = { .entity = &bid_review_entity, .by = "id" };
	void **openings = NULL, **reviews = NULL;
	unsigned nopenings, n;

	TRY(openings_find(f->act, competitor, &openings, &nopenings));
	TRY(records_find(f->act, &w, &reviews, &n));
	json_key(f->out, "reviews");
	json_open(f->out, '[');
	for (unsigned i = n; i-- > 0;) {
		const struct bid_review *r = reviews[i];
		if (r->winner.v == competitor || met_in(r, openings, nopenings))
			TRY(review_write(f, r, competitor));
	}
	json_close(f->out, ']');
	return NULL;
}

static void rate_write(const struct met *met, enum language language, struct buffer *b)
{
	json_key(b, "win_rate");
	json_open(b, '{');
	json_member_int(b, "wins", met->wins);
	json_member_int(b, "meetings", met->decided);
	decimal_write(b, "rate", win_rate(met->wins, met->decided));
	json_member(b, "why", why_text(win_rate_why(met->wins, met->decided, b->arena), language, b->arena));
	json_close(b, '}');
}

FALLIBLE competitor_met(struct act *act, int64_t competitor, struct met *ret)
{
	void **openings = NULL;
	unsigned n;

	*ret = (struct met){ 0 };
	TRY(openings_find(act, competitor, &openings, &n));
	for (unsigned i = 0; i < n; i++) {
		struct meeting m;
		TRY(meeting_of(act, openings[i], &m));
		met_add(ret, &m);
	}
	return NULL;
}

FALLIBLE competitor_rate_write(struct act *act, int64_t competitor, enum language lang, struct buffer *b)
{
	struct met met;

	TRY(competitor_met(act, competitor, &met));
	rate_write(&met, lang, b);
	return NULL;
}

struct days {
	const char *key, *names;
	size_t known, stale;
};

static FALLIBLE aged_write(struct dossier *f, const struct wanted *w, const struct days *d)
{
	date today = instant_date(f->act->now);
	struct buffer *b = f->out;
	void **records = NULL;
	unsigned n;

	TRY(records_find(f->act, w, &records, &n));
	json_key(b, d->key);
	json_open(b, '[');
	for (unsigned i = 0; i < n; i++) {
		date known = *(const date *)((const char *)records[i] + d->known);
		date stale = *(const date *)((const char *)records[i] + d->stale);
		json_open(b, '{');
		json_key(b, "record");
		TRY(record_named(f->act, w->entity, records[i], d->names, b));
		json_member_bool(b, "stale", stale.day != 0 && today.day >= stale.day);
		json_member(b, "why", why_text(stale_why(known, stale, today, b->arena), f->language, b->arena));
		json_close(b, '}');
	}
	json_close(b, ']');
	return NULL;
}

FALLIBLE competitor_file_view(struct act *act, int64_t competitor, enum language lang, struct buffer *b)
{
	struct dossier f = { .act = act, .language = lang, .out = b };
	struct value id = value_int(competitor);
	void *record = NULL;

	TRY(record_readable(act, &competitor_entity, competitor, &record));
	json_open(b, '{');
	json_key(b, "competitor");
	TRY(record_named(act, &competitor_entity, record, "owner", b));
	TRY(aged_write(&f, &(struct wanted){ &competitor_product_entity, "competitor", id, "as_of", false },
		       &(struct days){ "products", "", offsetof(struct competitor_product, as_of),
				       offsetof(struct competitor_product, stale_on) }));
	TRY(aged_write(&f, &(struct wanted){ &intel_item_entity, "competitor", id, "learnt_on", false },
		       &(struct days){ "intel", "opportunity owner", offsetof(struct intel_item, learnt_on),
				       offsetof(struct intel_item, stale_on) }));
	TRY(records_write(act, "forecasts", &(struct wanted){ &rival_forecast_entity, "competitor", id, "id", false },
			  "opportunity", b));
	TRY(meetings_write(&f, competitor));
	TRY(reviews_write(&f, competitor));
	rate_write(&f.met, lang, b);
	json_close(b, '}');
	return NULL;
}

#include "app/bid/price_view.h"

#include <string.h>

#include "app/bid/offer_text.h"
#include "app/bid/clauses.h"
#include "app/bid/prices.h"
#include "app/find.h"
#include "app/record_list.h"
#include "app/save.h"
#include "app/sealing.h"
#include "base/instant.h"
#include "base/random.h"
#include "app/bid/clauses.h"
#include "base/text.h"
#include "json/write.h"
#include "meta/rights.h"
#include "rule/bid/custody.h"
#include "store/record.h"

#define PURPOSE_MOST 300
#define HASH_SHOWN 12

struct pricing {
	struct act *act;
	enum language language;
	struct buffer *out;
	struct bid *bid;
	struct bid_price *sheet; /* NULL: none yet */
};

static FALLIBLE begin(struct pricing *p, int64_t bid)
{
	void *record = NULL;

	TRY(find_one(p->act, &bid_entity, bid, &record));
	p->bid = record;
	return price_of_bid(p->act, bid, &p->sheet);
}

/* Of a bid without a sheet, whose list nobody is on yet, everybody may begin who may write one. */
static FALLIBLE may_see(const struct pricing *p)
{
	const struct field *price = entity_field(&bid_entity, "price");

	if (p->bid->price.box != NULL || p->sheet != NULL)
		return sealing_may_open(p->act, &bid_entity, p->bid, price);
	return rights_read_field(&bid_entity, price, p->act->who)
		       ? NULL
		       : error_new(p->act->arena, ERROR_DENIED, NULL, "need_to_know");
}

static FALLIBLE sheet_write(const struct pricing *p)
{
	json_key(p->out, "sheet");
	if (p->sheet == NULL || !rights_read_record(&bid_price_entity, p->sheet, p->act->who)) {
		json_none(p->out);
		return NULL;
	}
	return record_named(p->act, &bid_price_entity, p->sheet, "written_by submitted_by approved_by voided_by owner",
			    p->out);
}

/* --- what everybody sees who works on the bid --- */

static FALLIBLE versions_write(const struct pricing *p)
{
	const struct entity *e = &solution_version_entity;
	struct wanted w = { e, "opportunity", value_int(p->bid->opportunity.v), "approved_at", false };
	void **records = NULL;
	unsigned n = 0;

	if (p->bid->opportunity.v != 0)
		TRY(records_find(p->act, &w, &records, &n));
	json_key(p->out, "versions");
	json_open(p->out, '[');
	for (unsigned i = 0; i < n; i++) {
		const struct solution_version *v = records[i];
		if (v->stage != solution_version_stage_approved)
			continue;
		json_open(p->out, '{');
		json_member(p->out, "id", id_text(v->record.id, p->out->arena));
		json_member(p->out, "title", v->title);
		json_close(p->out, '}');
	}
	json_close(p->out, ']');
	return NULL;
}

static FALLIBLE cap_write(const struct pricing *p)
{
	struct offer_bounds bounds;

	TRY(price_bounds(p->act, p->bid, &bounds));
	money_write(p->out, "cap", bounds.cap);
	return NULL;
}

FALLIBLE price_state(struct act *act, int64_t bid, enum language lang, struct buffer *b)
{
	struct pricing p = { .act = act, .language = lang, .out = b };
	struct wanted requests = { &reveal_request_entity, "bid", value_int(bid), "id", false };
	bool listed = false;

	TRY(begin(&p, bid));
	TRY(sealing_is_listed(act, &bid_entity, bid, &listed));
	json_open(b, '{');
	json_key(b, "bid");
	TRY(record_named(act, &bid_entity, p.bid, "tender customer owner sealed_by", b));
	json_member_bool(b, "closed", bid_is_closed(p.bid));
	json_member_bool(b, "listed", listed);
	json_member_bool(b, "begun", p.bid->price.box != NULL || p.sheet != NULL);
	json_member_bool(b, "may_see", may_see(&p) == NULL);
	TRY(cap_write(&p));
	TRY(sheet_write(&p));
	TRY(records_write(act, "requests", &requests, "asked_by decided_by", b));
	TRY(versions_write(&p));
	json_close(b, '}');
	return NULL;
}

/* --- what those on the list see --- */

static void rates_write(struct buffer *b, const struct offer_total *t)
{
	json_key(b, "rates");
	json_open(b, '[');
	for (size_t i = 0; i < t->rate_count; i++) {
		json_open(b, '{');
		decimal_write(b, "rate", t->rates[i].rate);
		money_write(b, "net", t->rates[i].net);
		money_write(b, "tax", t->rates[i].tax);
		money_write(b, "gross", t->rates[i].gross);
		json_close(b, '}');
	}
	json_close(b, ']');
}

static void totals_write(struct buffer *b, const struct offer_total *t)
{
	const money none = { UNSET };

	json_key(b, "totals");
	json_open(b, '{');
	money_write(b, "cost", t->too_large ? none : t->cost);
	money_write(b, "net", t->too_large ? none : t->net);
	money_write(b, "tax", t->too_large ? none : t->tax);
	money_write(b, "gross", t->too_large ? none : t->gross);
	money_write(b, "margin", t->margin);
	decimal_write(b, "margin_rate", t->margin_rate);
	json_member(b, "words", t->words);
	json_member_int(b, "incomplete", (int64_t)t->incomplete);
	json_member_int(b, "uncosted", (int64_t)t->uncosted);
	rates_write(b, t);
	json_close(b, '}');
}

static void findings_write(const struct pricing *p, const struct offer_finding *f, size_t n)
{
	struct buffer *b = p->out;

	json_key(b, "findings");
	json_open(b, '[');
	for (size_t i = 0; i < n; i++) {
		json_open(b, '{');
		json_member(b, "code", f[i].code);
		json_member_bool(b, "fatal", f[i].fatal);
		json_member_int(b, "line", (int64_t)f[i].line);
		json_member(b, "why", why_text(f[i].why, p->language, b->arena));
		json_close(b, '}');
	}
	json_close(b, ']');
}

static FALLIBLE bounds_write(const struct pricing *p, const struct offer_bounds *bounds)
{
	struct buffer *b = p->out;

	json_key(b, "bounds");
	json_open(b, '{');
	money_write(b, "cap", bounds->cap);
	decimal_write(b, "margin_floor", bounds->margin_floor);
	json_close(b, '}');
	return NULL;
}

/* Who is looking, when, at what: it stands over all that is shown (T4). */
static FALLIBLE watermark_write(const struct pricing *p)
{
	struct buffer *b = p->out;
	void *user = NULL;

	TRY(store_find(p->act->db, &user_entity, "id", value_int(p->act->who->user), &user, p->act->arena));
	json_key(b, "watermark");
	json_open(b, '{');
	json_member(b, "user", user == NULL ? p->act->who->login : ((struct user *)user)->name);
	json_member(b, "at", instant_text(p->act->now, b->arena));
	json_member(b, "hash",
		    p->sheet == NULL || p->sheet->content_hash == NULL
			    ? NULL
			    : arena_copy_n(b->arena, p->sheet->content_hash, HASH_SHOWN));
	json_close(b, '}');
	return NULL;
}

static FALLIBLE offer_shown(const struct pricing *p, struct offer *o)
{
	struct arena *a = p->act->arena;
	struct offer_finding *found = NULL;
	struct offer_bounds bounds;
	size_t n;

	TRY(price_bounds(p->act, p->bid, &bounds));
	struct offer_total t = offer_price(o, a);
	n = offer_check(o, &t, &bounds, &found, a);
	json_open(p->out, '{');
	TRY(sheet_write(p));
	json_key(p->out, "content");
	offer_write(p->out, o, true);
	totals_write(p->out, &t);
	findings_write(p, found, n);
	TRY(bounds_write(p, &bounds));
	TRY(watermark_write(p));
	json_close(p->out, '}');
	return NULL;
}

FALLIBLE price_open(struct act *act, int64_t bid, const json_t *body, enum language lang, struct buffer *b)
{
	struct pricing p = { .act = act, .language = lang, .out = b };
	const char *purpose = json_member_text(body, "purpose", act->arena), *ignored = NULL;
	struct offer o;

	TRY(begin(&p, bid));
	if (p.sheet == NULL)
		return error_new(act->arena, ERROR_MISSING, NULL, "no_price_sheet");
	TRY(sealing_reveal(act, &bid_price_entity, p.sheet, entity_field(&bid_price_entity, "content"),
			   purpose == NULL ? NULL : text_clip(purpose, PURPOSE_MOST, act->arena), &ignored));
	TRY(price_content(act, p.sheet, &o));
	return offer_shown(&p, &o);
}

/* --- trying and saving --- */

static struct offer_line line_of(const struct bom_line *l)
{
	return (struct offer_line){ .section = l->section,
				    .number = l->number,
				    .name = l->name,
				    .brand = l->brand,
				    .model = l->model,
				    .unit = l->unit,
				    .note = l->note,
				    .quantity = l->quantity,
				    .unit_price = l->deal_price.minor != UNSET ? l->deal_price : l->unit_price,
				    .unit_cost = l->unit_cost,
				    .tax_rate = l->tax_rate };
}

/* An approved version that the actor may read; its prices are without tax. */
static FALLIBLE offer_of_version(struct act *act, const char *id, struct offer *ret)
{
	struct offer o = { .net = true, .opening_total = { UNSET }, .body_total = { UNSET } };
	void *record = NULL;
	int64_t version;

	if (!id_parse(id, &version))
		return error_new(act->arena, ERROR_INVALID, "from", "not_an_id");
	TRY(record_readable(act, &solution_version_entity, version, &record));
	const struct solution_version *v = record;
	if (v->stage != solution_version_stage_approved)
		return error_new(act->arena, ERROR_CONFLICT, "from", "version_not_approved");
	o.lines = arena_array(act->arena, struct offer_line, v->lines.count + 1);
	for (o.count = 0; o.count < v->lines.count; o.count++)
		o.lines[o.count] = line_of(LINE_AT(v->lines, struct bom_line, o.count));
	*ret = o;
	return NULL;
}

FALLIBLE price_preview(struct act *act, int64_t bid, const json_t *body, enum language lang, struct buffer *b)
{
	struct pricing p = { .act = act, .language = lang, .out = b };
	const char *from = json_member_text(body, "from", act->arena);
	struct offer o;

	TRY(begin(&p, bid));
	TRY(may_see(&p));
	TRY(from != NULL ? offer_of_version(act, from, &o) : offer_read(body, &o, act->arena));
	return offer_shown(&p, &o);
}

static FALLIBLE check_seen(const struct pricing *p, const char *seen)
{
	return p->sheet == NULL || text_same(seen, p->sheet->content_hash)
		       ? NULL
		       : error_new(p->act->arena, ERROR_STALE, NULL, "someone_was_faster");
}

static FALLIBLE store(struct pricing *p, const json_t *content)
{
	AUTO_JSON *record = json_object();
	void *saved = NULL;

	json_object_set_new(record, "content", json_string(json_compact(content, p->act->arena)));
	if (p->sheet == NULL) {
		json_object_set_new(record, "bid", json_string(id_text(p->bid->record.id, p->act->arena)));
		TRY(save_create(p->act, &bid_price_entity, record, &saved));
	} else {
		TRY(save_change(p->act, &bid_price_entity, p->sheet->record.id, 0, record, &saved));
	}
	p->sheet = saved;
	return NULL;
}

FALLIBLE price_save(struct act *act, int64_t bid, const json_t *body, enum language lang, struct buffer *b)
{
	struct pricing p = { .act = act, .language = lang, .out = b };
	const json_t *content = json_object_get(body, "content");
	struct offer o;

	TRY(begin(&p, bid));
	TRY(may_see(&p));
	if (!json_is_object(content))
		return error_new(act->arena, ERROR_INVALID, "content", "required");
	TRY(check_seen(&p, json_member_text(body, "seen_hash", act->arena)));
	TRY(store(&p, content));
	TRY(price_content(act, p.sheet, &o));
	return offer_shown(&p, &o);
}

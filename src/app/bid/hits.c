#include "app/bid/hits.h"

#include <stdlib.h>

#include "app/bid/book_pages.h"
#include "app/presale/house.h"
#include "app/presale/project.h"
#include "app/record_list.h"
#include "app/readable.h"
#include "base/random.h"
#include "json/write.h"
#include "rule/bid/hit_list.h"
#include "rule/presale/preference.h"
#include "store/record.h"

struct thing {
	enum hit_kind kind;
	int64_t id, who; /* contact or competitor */
	const char *title, *detail;
	int64_t strength; /* UNSET: it has none */
	bool topic;	  /* a hot one (S57) */
	enum hit_weight weight;
	unsigned uses;
};

struct listing {
	struct act *act;
	int64_t opportunity;
	struct presale_policy policy;
	struct lines hits;
	struct section_pages pages;
	struct thing *things;
	size_t count, room;
};

static int64_t thing_of(const struct hit *h)
{
	return h->preference.v + h->requirement.v + h->interest.v + h->weakness.v; /* one of them is set */
}

static void add(struct listing *l, struct thing t)
{
	if (t.weight == HIT_NONE)
		return;
	for (unsigned i = 0; i < l->hits.count; i++) {
		const struct hit *h = LINE_AT(l->hits, struct hit, i);
		t.uses += h->kind == t.kind && thing_of(h) == t.id;
	}
	l->things = arena_room(l->act->arena, l->things, l->count, &l->room, sizeof *l->things);
	l->things[l->count++] = t;
}

/* --- what we know --- */

static FALLIBLE preferences_add(struct listing *l)
{
	struct lines all = { 0 };

	TRY(readable_all(l->act, &preference_entity, "opportunity", l->opportunity, &all));
	unsigned n = preferences_latest(all.rows, all.count);
	for (unsigned i = 0; i < n; i++) {
		const struct preference *p = LINE_AT(all, struct preference, i);
		enum hit_weight weight = hit_weight_of_preference(p, l->policy.hit_strong_from);
		add(l, (struct thing){ .kind = hit_kind_preference,
				       .id = p->record.id,
				       .who = p->contact.v,
				       .title = p->value,
				       .strength = p->strength,
				       .topic = p->subject == preference_subject_new_tech && weight == HIT_STRONG,
				       .weight = weight });
	}
	return NULL;
}

static FALLIBLE requirements_add(struct listing *l)
{
	struct lines all = { 0 };

	TRY(readable_all(l->act, &requirement_entity, "opportunity", l->opportunity, &all));
	for (unsigned i = 0; i < all.count; i++) {
		const struct requirement *r = LINE_AT(all, struct requirement, i);
		add(l, (struct thing){ .kind = hit_kind_requirement,
				       .id = r->record.id,
				       .who = r->confirmed_by.v != 0 ? r->confirmed_by.v : r->contact.v,
				       .title = r->title,
				       .detail = r->real_need,
				       .strength = UNSET,
				       .weight = hit_weight_of_requirement(r) });
	}
	return NULL;
}

static FALLIBLE interests_add(struct listing *l)
{
	struct lines all = { 0 };

	TRY(readable_all(l->act, &stakeholder_interest_entity, "opportunity", l->opportunity, &all));
	for (unsigned i = 0; i < all.count; i++) {
		const struct stakeholder_interest *s = LINE_AT(all, struct stakeholder_interest, i);
		void *stakeholder = NULL;
		TRY(store_get(l->act->db, &stakeholder_entity, s->stakeholder.v, &stakeholder, l->act->arena));
		add(l, (struct thing){ .kind = hit_kind_interest,
				       .id = s->record.id,
				       .who = ((const struct stakeholder *)stakeholder)->contact.v,
				       .title = s->text,
				       .strength = UNSET,
				       .weight = HIT_ORDINARY });
	}
	return NULL;
}

/* Where one whom we expect in this tender is weak: somebody who is not there may be as weak as he likes. */
static FALLIBLE weaknesses_add(struct listing *l)
{
	struct lines forecasts = { 0 };

	TRY(readable_all(l->act, &rival_forecast_entity, "opportunity", l->opportunity, &forecasts));
	for (unsigned i = 0; i < forecasts.count; i++) {
		int64_t rival = LINE_AT(forecasts, struct rival_forecast, i)->competitor.v;
		struct lines products = { 0 };
		TRY(readable_all(l->act, &competitor_product_entity, "competitor", rival, &products));
		for (unsigned k = 0; k < products.count; k++) {
			const struct competitor_product *p = LINE_AT(products, struct competitor_product, k);
			add(l, (struct thing){ .kind = hit_kind_weakness,
					       .id = p->record.id,
					       .who = rival,
					       .title = p->name,
					       .detail = p->weaknesses,
					       .strength = UNSET,
					       .weight = p->weaknesses == NULL ? HIT_NONE : HIT_STRONG });
		}
	}
	return NULL;
}

/* --- the list --- */

static int first_things_first(const void *x, const void *y)
{
	const struct thing *a = x, *b = y;
	int wa = hit_warning_of(a->weight, a->uses) == HIT_FINE, wb = hit_warning_of(b->weight, b->uses) == HIT_FINE;

	if (wa != wb)
		return wa - wb;
	if (a->weight != b->weight)
		return a->weight < b->weight ? 1 : -1;
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	return a->id < b->id ? -1 : a->id > b->id;
}

/* What was typed is what holds until the book has its page. */
static int64_t page_of_hit(const struct listing *l, const struct hit *h)
{
	int64_t page = h->bid_section.v == 0 ? UNSET : page_of_section(&l->pages, h->bid_section.v);

	return page == UNSET ? h->page : page;
}

static void uses_write(const struct listing *l, const struct thing *t, struct buffer *b)
{
	json_key(b, "hits");
	json_open(b, '[');
	for (unsigned i = 0; i < l->hits.count; i++) {
		const struct hit *h = LINE_AT(l->hits, struct hit, i);
		if (h->kind != t->kind || thing_of(h) != t->id)
			continue;
		json_open(b, '{');
		json_member(b, "id", id_text(h->record.id, b->arena));
		json_member_int(b, "version", h->record.version);
		json_member(b, "section", h->section);
		json_member(b, "bid_section", h->bid_section.v == 0 ? NULL : id_text(h->bid_section.v, b->arena));
		number_write(b, "page", page_of_hit(l, h), true);
		json_member(b, "note", h->note);
		json_close(b, '}');
	}
	json_close(b, ']');
}

static FALLIBLE thing_write(const struct listing *l, const struct thing *t, struct buffer *b)
{
	bool rival = t->kind == hit_kind_weakness;

	json_open(b, '{');
	json_member(b, "kind", hit_kind_choices.labels[t->kind]);
	json_member(b, "id", id_text(t->id, b->arena));
	json_member(b, "title", t->title);
	json_member(b, "detail", t->detail);
	TRY(title_write(l->act, "who", rival ? &competitor_entity : &contact_entity, t->who, b));
	json_key(b, "strength");
	if (t->strength == UNSET)
		json_none(b);
	else
		json_int(b, t->strength);
	json_member_bool(b, "topic", t->topic);
	json_member(b, "weight", hit_weight_name(t->weight));
	json_member(b, "warning", hit_warning_name(hit_warning_of(t->weight, t->uses)));
	uses_write(l, t, b);
	json_close(b, '}');
	return NULL;
}

static void rate_write(const struct listing *l, struct buffer *b)
{
	struct hit_rate rate = { 0 };

	for (size_t i = 0; i < l->count; i++)
		hit_rate_add(&rate, l->things[i].weight, l->things[i].uses);
	json_key(b, "rate");
	json_open(b, '{');
	json_member_int(b, "strong", rate.strong);
	json_member_int(b, "used", rate.used);
	json_key(b, "percent");
	if (hit_rate_percent(&rate) < 0)
		json_none(b);
	else
		json_int(b, hit_rate_percent(&rate));
	json_close(b, '}');
}

static FALLIBLE gather(struct listing *l)
{
	TRY(presale_policies(l->act, &l->policy));
	TRY(preferences_add(l));
	TRY(requirements_add(l));
	TRY(interests_add(l));
	TRY(weaknesses_add(l));
	if (l->count > 0)
		qsort(l->things, l->count, sizeof *l->things, first_things_first);
	return NULL;
}

FALLIBLE hits_unused(struct act *act, const struct bid *b, struct unused_hits *ret)
{
	struct listing l = { .act = act, .opportunity = b->opportunity.v };
	size_t room = 0;

	*ret = (struct unused_hits){ 0 };
	if (l.opportunity == 0)
		return NULL;
	TRY(store_all(act->db, &hit_entity, "bid", value_int(b->record.id), &l.hits, act->arena));
	TRY(gather(&l));
	for (size_t i = 0; i < l.count; i++) {
		const struct thing *t = &l.things[i];
		if (hit_warning_of(t->weight, t->uses) != HIT_UNUSED)
			continue;
		ret->rows = arena_room(act->arena, ret->rows, ret->count, &room, sizeof *ret->rows);
		ret->rows[ret->count++] = (struct unused_hit){ t->kind, t->id, t->title };
	}
	return NULL;
}

/* Sections a hit may be joined to. */
static FALLIBLE sections_write(const struct listing *l, int64_t bid, struct buffer *b)
{
	struct lines all = { 0 };

	TRY(readable_all(l->act, &bid_section_entity, "bid", bid, &all));
	json_key(b, "sections");
	json_open(b, '[');
	for (unsigned i = 0; i < all.count; i++) {
		const struct bid_section *s = LINE_AT(all, struct bid_section, i);
		json_open(b, '{');
		json_member(b, "id", id_text(s->record.id, b->arena));
		json_member(b, "title", s->title);
		json_close(b, '}');
	}
	json_close(b, ']');
	return NULL;
}

FALLIBLE hits_view(struct act *act, int64_t bid, struct buffer *b)
{
	struct listing l = { .act = act };
	void *record = NULL;

	TRY(record_readable(act, &bid_entity, bid, &record));
	l.opportunity = ((const struct bid *)record)->opportunity.v;
	TRY(readable_all(act, &hit_entity, "bid", bid, &l.hits));
	TRY(section_pages_of(act, bid, &l.pages));
	if (l.opportunity != 0)
		TRY(gather(&l));
	json_open(b, '{');
	json_key(b, "bid");
	json_open(b, '{');
	json_member(b, "id", id_text(bid, act->arena));
	json_member(b, "title", ((const struct bid *)record)->name);
	json_member(b, "opportunity", l.opportunity == 0 ? NULL : id_text(l.opportunity, act->arena));
	json_close(b, '}');
	rate_write(&l, b);
	json_key(b, "items");
	json_open(b, '[');
	for (size_t i = 0; i < l.count; i++)
		TRY(thing_write(&l, &l.things[i], b));
	json_close(b, ']');
	TRY(sections_write(&l, bid, b));
	json_close(b, '}');
	return NULL;
}

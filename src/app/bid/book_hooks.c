#include "app/bid/book_hooks.h"

#include "entity/all.h"
#include "store/record.h"

#define STEP_OF_PLACES 10
#define DEEP_MOST 8

/* --- the bid it belongs to --- */

static FALLIBLE open_bid(struct act *act, int64_t id, const struct bid **ret)
{
	void *bid = NULL;

	TRY(store_get(act->db, &bid_entity, id, &bid, act->arena));
	if (((struct bid *)bid)->stage != bid_stage_preparing)
		return error_new(act->arena, ERROR_CONFLICT, "bid", "bid_book_sealed");
	*ret = bid;
	return NULL;
}

static int64_t after_last(int64_t last)
{
	return last == UNSET ? STEP_OF_PLACES : last + STEP_OF_PLACES;
}

FALLIBLE book_writing(struct act *act, const void *before, void *record)
{
	struct bid_book *k = record;
	const struct bid *b = NULL;
	struct lines profiles = { 0 };

	TRY(open_bid(act, k->bid.v, &b));
	k->name = b->name;
	k->customer = b->customer;
	k->team = b->team;
	if (before != NULL)
		return NULL;
	if (k->signed_on.day == 0 && b->deadline_at.us != 0)
		k->signed_on = instant_date(b->deadline_at);
	if (k->profile.v != 0)
		return NULL;
	TRY(store_all(act->db, &house_profile_entity, "name", value_text(act->app->company), &profiles, act->arena));
	if (profiles.count > 0)
		k->profile.v = LINE_AT(profiles, struct house_profile, 0)->record.id;
	return NULL;
}

static FALLIBLE last_volume(struct act *act, int64_t bid, int64_t *ret)
{
	struct lines all = { 0 };

	*ret = UNSET;
	TRY(store_all(act->db, &bid_volume_entity, "bid", value_int(bid), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		int64_t place = LINE_AT(all, struct bid_volume, i)->place;
		*ret = place != UNSET && (*ret == UNSET || place > *ret) ? place : *ret;
	}
	return NULL;
}

/* The copies are those the tender asks for, unless it is said otherwise. */
static FALLIBLE preset_volume(struct act *act, const struct bid *b, struct bid_volume *v)
{
	void *record = NULL;
	int64_t last;

	TRY(store_get(act->db, &tender_entity, b->tender.v, &record, act->arena));
	const struct tender *t = record;
	v->originals = v->originals != UNSET ? v->originals : t->copies_original;
	v->duplicates = v->duplicates != UNSET ? v->duplicates : t->copies_duplicate;
	v->electronic = v->electronic != UNSET ? v->electronic : t->copies_electronic;
	TRY(last_volume(act, b->record.id, &last));
	v->place = v->place != UNSET ? v->place : after_last(last);
	return NULL;
}

FALLIBLE volume_writing(struct act *act, const void *before, void *record)
{
	struct bid_volume *v = record;
	const struct bid *b = NULL;

	TRY(open_bid(act, v->bid.v, &b));
	v->customer = b->customer;
	v->team = b->team;
	return before == NULL ? preset_volume(act, b, v) : NULL;
}

/* --- sections --- */

static FALLIBLE check_parent(struct act *act, const struct bid_section *s)
{
	int64_t at = s->parent.v;

	for (int deep = 0; at != 0; deep++) {
		void *above = NULL;
		TRY(store_get(act->db, &bid_section_entity, at, &above, act->arena));
		if (at == s->record.id || deep == DEEP_MOST)
			return error_new(act->arena, ERROR_INVALID, "parent", "section_inside_itself");
		if (((struct bid_section *)above)->bid.v != s->bid.v)
			return error_new(act->arena, ERROR_INVALID, "parent", "of_another_bid");
		at = ((struct bid_section *)above)->parent.v;
	}
	return NULL;
}

static FALLIBLE last_section(struct act *act, int64_t volume, int64_t *ret)
{
	struct lines all = { 0 };

	*ret = UNSET;
	TRY(store_all(act->db, &bid_section_entity, "volume", value_int(volume), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		int64_t place = LINE_AT(all, struct bid_section, i)->place;
		*ret = place != UNSET && (*ret == UNSET || place > *ret) ? place : *ret;
	}
	return NULL;
}

/* What is named in the scoring table is called as it is there. */
static FALLIBLE name_answers(struct act *act, const struct bid *b, struct bid_section *s)
{
	for (unsigned i = 0; i < s->answers.count; i++) {
		struct section_answer *a = LINE_AT(s->answers, struct section_answer, i);
		void *record = NULL;
		if (a->score_item.v == 0)
			continue;
		TRY(store_get(act->db, &score_item_entity, a->score_item.v, &record, act->arena));
		const struct score_item *item = record;
		if (item->tender.v != b->tender.v)
			return error_new(act->arena, ERROR_INVALID,
					 arena_print(act->arena, "answers[%u].score_item", i), "of_another_bid");
		a->item = item->name;
		a->points = item->points;
	}
	return NULL;
}

/* A price stands in its sheet: typed into a blank it would lie there open. */
static FALLIBLE no_price_typed(struct act *act, const struct bid_section *s)
{
	for (unsigned i = 0; i < s->blanks.count; i++) {
		const struct section_blank *b = LINE_AT(s->blanks, struct section_blank, i);
		if (b->value != NULL && (b->meaning == blank_meaning_price || b->meaning == blank_meaning_price_words))
			return error_new(act->arena, ERROR_INVALID, arena_print(act->arena, "blanks[%u].value", i),
					 "price_of_sheet");
	}
	return NULL;
}

FALLIBLE passage_writing(struct act *act, const void *before, void *record)
{
	struct bid_section *s = record;
	const struct bid *b = NULL;
	void *volume = NULL;
	int64_t last;

	TRY(store_get(act->db, &bid_volume_entity, s->volume.v, &volume, act->arena));
	if (before != NULL && s->bid.v != ((struct bid_volume *)volume)->bid.v)
		return error_new(act->arena, ERROR_INVALID, "volume", "of_another_bid");
	s->bid = ((struct bid_volume *)volume)->bid;
	TRY(open_bid(act, s->bid.v, &b));
	s->customer = b->customer;
	s->team = b->team;
	TRY(check_parent(act, s));
	TRY(name_answers(act, b, s));
	TRY(no_price_typed(act, s));
	if (s->place != UNSET)
		return NULL;
	TRY(last_section(act, s->volume.v, &last));
	s->place = after_last(last);
	return NULL;
}

FALLIBLE attachment_writing(struct act *act, const void *before, void *record)
{
	struct bid_attachment *t = record;
	const struct bid *b = NULL;
	struct lines all = { 0 };
	void *section = NULL;

	TRY(store_get(act->db, &bid_section_entity, t->section.v, &section, act->arena));
	if (before != NULL && t->bid.v != ((struct bid_section *)section)->bid.v)
		return error_new(act->arena, ERROR_INVALID, "section", "of_another_bid");
	t->bid = ((struct bid_section *)section)->bid;
	TRY(open_bid(act, t->bid.v, &b));
	t->customer = b->customer;
	t->team = b->team;
	if (t->place != UNSET)
		return NULL;
	TRY(store_all(act->db, &bid_attachment_entity, "section", value_int(t->section.v), &all, act->arena));
	t->place = STEP_OF_PLACES;
	for (unsigned i = 0; i < all.count; i++)
		if (LINE_AT(all, struct bid_attachment, i)->place >= t->place)
			t->place = LINE_AT(all, struct bid_attachment, i)->place + STEP_OF_PLACES;
	return NULL;
}

/* --- what uses a section --- */

FALLIBLE hit_placed(struct act *act, const void *before, void *record)
{
	struct hit *h = record;
	void *section = NULL;

	(void)before;
	if (h->bid_section.v == 0)
		return NULL;
	TRY(store_get(act->db, &bid_section_entity, h->bid_section.v, &section, act->arena));
	if (((struct bid_section *)section)->bid.v != h->bid.v)
		return error_new(act->arena, ERROR_INVALID, "bid_section", "of_another_bid");
	h->section = ((struct bid_section *)section)->title;
	return NULL;
}

/* --- taking away --- */

static FALLIBLE removing(struct act *act, int64_t bid)
{
	const struct bid *b = NULL;

	return open_bid(act, bid, &b);
}

FALLIBLE book_removing(struct act *act, const void *before, void *record)
{
	(void)before;
	return removing(act, ((struct bid_book *)record)->bid.v);
}

FALLIBLE volume_removing(struct act *act, const void *before, void *record)
{
	(void)before;
	return removing(act, ((struct bid_volume *)record)->bid.v);
}

FALLIBLE passage_removing(struct act *act, const void *before, void *record)
{
	(void)before;
	return removing(act, ((struct bid_section *)record)->bid.v);
}

FALLIBLE attachment_removing(struct act *act, const void *before, void *record)
{
	(void)before;
	return removing(act, ((struct bid_attachment *)record)->bid.v);
}

#include "app/bid/scores.h"

#include "app/bid/clauses.h"
#include "app/bid/tender_reading.h"
#include "app/save.h"
#include "app/take.h"
#include "base/money.h"
#include "base/text.h"
#include "reader/reader.h"
#include "rule/bid/score_kind.h"
#include "store/record.h"

#define NAME_MOST 200
#define PART_MOST 120
#define QUOTE_MOST 4000

/* --- what was read --- */

static struct score_item *known_item(const struct lines *all, const char *part, const char *name, const char *lot)
{
	for (unsigned i = 0; i < all->count; i++) {
		struct score_item *s = LINE_AT(*all, struct score_item, i);
		bool lots_agree = lot == NULL || s->lot == NULL || text_same(s->lot, lot);
		if (lots_agree && text_same(s->name, name) && text_same(s->part, part))
			return s;
	}
	return NULL;
}

static decimal points_of(const struct read_score *s)
{
	return (decimal){ s->points * (DECIMAL_ONE / 100) };
}

static void set_place(struct score_item *s, const struct read_score *from, size_t i, struct arena *a)
{
	s->place = (int64_t)i + 1;
	s->points = points_of(from);
	s->page = from->at.page > 0 ? from->at.page : UNSET;
	s->quote = from->at.quote == NULL ? NULL : text_clip(from->at.quote, QUOTE_MOST, a);
}

static FALLIBLE add_item(struct act *act, const struct tender_reading *r, const struct read_score *from, size_t i,
			 const char *part, const char *name)
{
	struct score_item *s = record_new(&score_item_entity, act->arena);

	s->tender.v = r->tender;
	lots_of_place(r, &from->at, act->arena, &s->lot, &s->lot_doubt);
	s->part = part;
	s->name = name;
	s->kind = score_kind_guess(part, name);
	set_place(s, from, i, act->arena);
	return save_new(act, &score_item_entity, s);
}

static FALLIBLE meet_again(struct act *act, const struct score_item *known, const struct read_score *from, size_t i,
			   unsigned *changed)
{
	struct score_item *after = save_copy(&score_item_entity, known, act->arena);

	if (known->points.millionths == points_of(from).millionths)
		return NULL;
	set_place(after, from, i, act->arena);
	after->stage = score_item_stage_found;
	++*changed;
	return save_again(act, &score_item_entity, known, after, "read");
}

FALLIBLE scores_keep(struct act *act, const struct tender_reading *of, struct scores_kept *ret)
{
	const struct reading *r = of->reading;
	const char *lot, *doubt;
	struct scores_kept kept = { 0 };
	struct lines all = { 0 };

	TRY(store_all(act->db, &score_item_entity, "tender", value_int(of->tender), &all, act->arena));
	for (size_t i = 0; i < r->score_count; i++) {
		const struct read_score *s = &r->scores[i];
		const char *name = text_clip(s->name, NAME_MOST, act->arena);
		const char *part = s->group == NULL ? NULL : text_clip(s->group, PART_MOST, act->arena);
		lots_of_place(of, &s->at, act->arena, &lot, &doubt);
		const struct score_item *known = known_item(&all, part, name, lot);
		kept.found++;
		kept.added += known == NULL;
		TRY(known == NULL ? add_item(act, of, s, i, part, name) : meet_again(act, known, s, i, &kept.changed));
	}
	*ret = kept;
	return NULL;
}

FALLIBLE score_placed(struct act *act, const void *before, void *item)
{
	struct score_item *s = item;
	struct value last;

	(void)before;
	if (s->place != UNSET || s->tender.v == 0)
		return NULL;
	TRY(sql_value(act->db, "SELECT CAST(max(place) AS BIGINT) FROM score_item WHERE tender = $1",
		      SQL_ARGS(value_int(s->tender.v)), &last, act->arena));
	s->place = last.tag == VALUE_INT ? last.i + 1 : 1;
	return NULL;
}

/* --- what we think of it --- */

static FALLIBLE one_each(struct act *act, const struct score_review *r)
{
	struct value there;

	TRY(sql_value(act->db, "SELECT id FROM score_review WHERE score_item = $1 AND owner = $2 AND id <> $3",
		      SQL_ARGS(value_int(r->score_item.v), value_int(r->owner.v), value_int(r->record.id)), &there,
		      act->arena));
	return there.tag == VALUE_NONE ? NULL : error_new(act->arena, ERROR_CONFLICT, "score_item", "reviewed_already");
}

FALLIBLE review_writing(struct act *act, const void *before, void *review)
{
	struct score_review *r = review;
	void *record = NULL;

	if (r->score_item.v == 0)
		return NULL; /* the declaration says that it is required */
	TRY(store_get(act->db, &score_item_entity, r->score_item.v, &record, act->arena));
	const struct score_item *s = record;
	if (before == NULL)
		r->owner.v = act->who->user;
	r->title = s->name;
	if (r->points.millionths != UNSET && r->points.millionths > s->points.millionths)
		return error_new(act->arena, ERROR_INVALID, "points", "more_than_there_is");
	return one_each(act, r);
}

static void take_mean(struct score_item *s, const struct lines *reviews)
{
	wide sum = 0;

	for (unsigned i = 0; i < reviews->count; i++)
		sum += LINE_AT(*reviews, struct score_review, i)->points.millionths;
	s->reviews = reviews->count;
	/* To the hundredth of a point, as scores are given. */
	s->self_points.millionths =
		reviews->count == 0
			? UNSET
			: divide_half_up(sum, (wide)reviews->count * (DECIMAL_ONE / 100)) * (DECIMAL_ONE / 100);
}

FALLIBLE review_written(struct act *act, const void *before, void *review)
{
	const struct score_review *r = review;
	struct lines reviews = { 0 };
	void *was = NULL;

	(void)before;
	TRY(record_take(act, &score_item_entity, r->score_item.v, &was));
	TRY(store_all(act->db, &score_review_entity, "score_item", value_int(r->score_item.v), &reviews, act->arena));
	struct score_item *s = save_copy(&score_item_entity, was, act->arena);
	take_mean(s, &reviews);
	return save_again(act, &score_item_entity, was, s, "review");
}

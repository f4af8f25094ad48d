#include "app/bid/outlook.h"

#include "app/bid/qualification_view.h"
#include "app/record_list.h"
#include "base/money.h"
#include "meta/rights.h"
#include "rule/bid/lot.h"
#include "store/record.h"

#define TO_HUNDREDTHS (DECIMAL_ONE / 100)

static int64_t hundredths(decimal d)
{
	return d.millionths == UNSET ? 0 : divide_half_up(d.millionths, TO_HUNDREDTHS);
}

static bool is_counted(enum score_kind k)
{
	return k == score_kind_certificate || k == score_kind_personnel || k == score_kind_track_record;
}

/* Each deviation takes its points until none are left. */
static decimal after_deviations(const struct bid *b, const struct score_item *s)
{
	int64_t left = s->points.millionths - (b->negatives == UNSET ? 0 : b->negatives) * s->each.millionths;

	return (decimal){ left < 0 ? 0 : left };
}

static FALLIBLE expect(struct act *act, const struct bid_view_of *v, struct expected_score *e)
{
	const struct score_item *s = e->item;

	e->points.millionths = UNSET;
	if (is_counted(s->kind))
		TRY(qualification_worth(act, v->tender, s, &e->points));
	else if (s->kind == score_kind_deviation && s->each.millionths != UNSET)
		e->points = after_deviations(v->bid, s);
	e->source = e->points.millionths == UNSET ? SOURCE_NONE : SOURCE_COMPUTED;
	if (e->source == SOURCE_NONE && s->self_points.millionths != UNSET) {
		e->points = s->self_points;
		e->source = SOURCE_REVIEWS;
	}
	return NULL;
}

/* The lines come with the last place first. */
static FALLIBLE scores_load(struct act *act, struct bid_view_of *v)
{
	struct wanted w = { &score_item_entity, "tender", value_int(v->tender->record.id), "place", false };
	void **items = NULL;
	unsigned n = 0;

	TRY(records_find(act, &w, &items, &n));
	v->scores = arena_array(act->arena, struct expected_score, n + 1);
	for (unsigned i = n; i > 0; i--) {
		struct expected_score e = { .item = items[i - 1] };
		if (e.item->stage == score_item_stage_rejected || !lot_concerns(e.item->lot, v->bid->lot))
			continue;
		v->all_points += hundredths(e.item->points);
		if (e.item->kind == score_kind_price && v->outlook.formula == NULL) {
			e.points.millionths = UNSET;
			v->outlook.formula = e.item;
		} else {
			TRY(expect(act, v, &e));
			v->outlook.other_full += hundredths(e.item->points);
			v->outlook.ours += hundredths(e.points);
		}
		v->scores[v->score_count++] = e;
	}
	return NULL;
}

static FALLIBLE rivals_load(struct act *act, struct bid_view_of *v)
{
	struct wanted w = { &rival_forecast_entity, "opportunity", value_int(v->bid->opportunity.v), "id", false };
	const struct field *guess = entity_field(&rival_forecast_entity, "price_guess");
	void **forecasts = NULL;
	unsigned n = 0;

	if (v->bid->opportunity.v != 0 && rights_read_field(&rival_forecast_entity, guess, act->who))
		TRY(records_find(act, &w, &forecasts, &n));
	v->outlook.rivals = arena_array(act->arena, struct expected_rival, n + 1);
	v->forecasts = arena_array(act->arena, struct rival_forecast *, n + 1);
	v->outlook.count = n;
	for (unsigned i = 0; i < n; i++) {
		struct rival_forecast *f = forecasts[i];
		v->forecasts[i] = f;
		v->outlook.rivals[i] = (struct expected_rival){
			.price = f->price_guess,
			.other = f->likely_points.millionths == UNSET ? UNSET : hundredths(f->likely_points),
		};
	}
	return NULL;
}

FALLIBLE outlook_load(struct act *act, const struct bid *b, struct bid_view_of *ret)
{
	struct bid_view_of v = { .bid = b };
	void *tender = NULL;

	TRY(store_get(act->db, &tender_entity, b->tender.v, &tender, act->arena));
	v.tender = tender;
	TRY(scores_load(act, &v));
	TRY(rivals_load(act, &v));
	*ret = v;
	return NULL;
}

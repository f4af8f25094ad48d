#include "app/presale/rivals_view.h"

#include "app/presale/battle.h"
#include "app/presale/competitor_file.h"
#include "app/presale/hot_topics.h"
#include "app/presale/next_steps.h"
#include "app/record_list.h"
#include "base/instant.h"
#include "base/random.h"
#include "entity/all.h"
#include "json/record.h"
#include "json/write.h"
#include "meta/rights.h"
#include "rule/presale/comparison_sum.h"
#include "rule/presale/freshness.h"
#include "rule/presale/highlight_verdict.h"
#include "rule/presale/meeting.h"

struct looking {
	struct act *act;
	enum language language;
	struct buffer *out;
	const struct opportunity *opportunity;
};

static struct wanted of_business(const struct looking *l, const struct entity *e, const char *by, bool whole)
{
	return (struct wanted){ e, "opportunity", value_int(l->opportunity->record.id), by, whole };
}

static void why_write(const struct looking *l, const struct why *w)
{
	json_member(l->out, "why", w == NULL ? NULL : why_text(w, l->language, l->out->arena));
}

/* --- how we stand against them --- */

static bool seen_before(const struct comparison *c, unsigned k)
{
	for (unsigned i = 0; i < k; i++)
		if (LINE_AT(c->scores, struct comparison_score, i)->competitor.v ==
		    LINE_AT(c->scores, struct comparison_score, k)->competitor.v)
			return true;
	return false;
}

static FALLIBLE sum_write(const struct looking *l, const struct comparison *c, competitor_id rival)
{
	struct buffer *b = l->out;

	json_open(b, '{');
	if (rival.v != 0)
		TRY(title_write(l->act, "competitor", &competitor_entity, rival.v, b));
	decimal_write(b, "sum", comparison_sum(c, rival));
	why_write(l, comparison_why(c, rival, b->arena));
	json_close(b, '}');
	return NULL;
}

static FALLIBLE comparison_write(const struct looking *l, const struct comparison *c)
{
	struct buffer *b = l->out;

	json_open(b, '{');
	json_key(b, "record");
	TRY(record_named(l->act, &comparison_entity, c, "best_rival owner", b));
	json_key(b, "ours");
	TRY(sum_write(l, c, (competitor_id){ 0 }));
	json_key(b, "rivals");
	json_open(b, '[');
	for (unsigned k = 0; k < c->scores.count; k++)
		if (!seen_before(c, k))
			TRY(sum_write(l, c, LINE_AT(c->scores, struct comparison_score, k)->competitor));
	json_close(b, ']');
	json_close(b, '}');
	return NULL;
}

/* --- what we expect, show and learnt --- */

static FALLIBLE forecast_write(const struct looking *l, const struct rival_forecast *f)
{
	struct buffer *b = l->out;
	bool priced = rights_read_field(&rival_forecast_entity, entity_field(&rival_forecast_entity, "price_guess"),
					l->act->who);

	json_open(b, '{');
	json_key(b, "record");
	TRY(record_named(l->act, &rival_forecast_entity, f, "competitor owner", b));
	why_write(l, priced ? forecast_why(f->price_guess, f->actual_price, b->arena) : NULL);
	TRY(competitor_rate_write(l->act, f->competitor.v, l->language, b));
	json_close(b, '}');
	return NULL;
}

/* Its rows name rivals and people; so do their titles here, in the order of the rows. */
static FALLIBLE highlight_write(const struct looking *l, const struct highlight *h)
{
	struct buffer *b = l->out;

	json_open(b, '{');
	json_key(b, "record");
	TRY(record_named(l->act, &highlight_entity, h, "capability owner", b));
	json_key(b, "against");
	json_open(b, '[');
	for (unsigned i = 0; i < h->rivals.count; i++) {
		json_open(b, '{');
		TRY(title_write(l->act, "competitor", &competitor_entity,
				LINE_AT(h->rivals, struct highlight_rival, i)->competitor.v, b));
		json_close(b, '}');
	}
	json_close(b, ']');
	json_key(b, "towards");
	json_open(b, '[');
	for (unsigned i = 0; i < h->stakeholders.count; i++) {
		json_open(b, '{');
		TRY(title_write(l->act, "contact", &contact_entity,
				LINE_AT(h->stakeholders, struct highlight_stakeholder, i)->contact.v, b));
		json_close(b, '}');
	}
	json_close(b, ']');
	why_write(l, highlight_why(h, b->arena));
	json_close(b, '}');
	return NULL;
}

static FALLIBLE intel_write(const struct looking *l, const struct intel_item *i)
{
	date today = instant_date(l->act->now);
	struct buffer *b = l->out;

	json_open(b, '{');
	json_key(b, "record");
	TRY(record_named(l->act, &intel_item_entity, i, "competitor owner", b));
	json_member_bool(b, "stale", today.day >= i->stale_on.day);
	why_write(l, stale_why(i->learnt_on, i->stale_on, today, b->arena));
	json_close(b, '}');
	return NULL;
}

typedef FALLIBLE item_writer(const struct looking *l, const void *record);

#define WRITER(name, type)                                                   \
	static FALLIBLE write_##name(const struct looking *l, const void *r) \
	{                                                                    \
		return name##_write(l, (const struct type *)r);              \
	}
WRITER(comparison, comparison)
WRITER(forecast, rival_forecast)
WRITER(highlight, highlight)
WRITER(intel, intel_item)

static FALLIBLE written(const struct looking *l, const char *key, const struct battle_part *p, item_writer *write)
{
	json_key(l->out, key);
	json_open(l->out, '[');
	for (unsigned i = 0; i < p->count; i++)
		TRY(write(l, p->records[i]));
	json_close(l->out, ']');
	return NULL;
}

static FALLIBLE items_write(const struct looking *l, const char *key, const struct wanted *w, item_writer *write)
{
	struct battle_part found = { 0 };

	TRY(records_find(l->act, w, &found.records, &found.count));
	return written(l, key, &found, write);
}

static FALLIBLE competition_write(const struct looking *l)
{
	struct wanted comparisons = of_business(l, &comparison_entity, "id", true);
	struct wanted forecasts = of_business(l, &rival_forecast_entity, "price_guess", false);
	struct wanted highlights = of_business(l, &highlight_entity, "id", true);

	TRY(items_write(l, "comparisons", &comparisons, write_comparison));
	TRY(items_write(l, "forecasts", &forecasts, write_forecast));
	return items_write(l, "highlights", &highlights, write_highlight);
}

/* --- the pages --- */

static FALLIBLE head_write(const struct looking *l)
{
	struct buffer *b = l->out;

	json_key(b, "opportunity");
	TRY(record_named(l->act, &opportunity_entity, l->opportunity, "customer owner presales_owner", b));
	date_write(b, "today", instant_date(l->act->now));
	return NULL;
}

static FALLIBLE look(struct act *act, int64_t opportunity, struct looking *l)
{
	void *record = NULL;

	TRY(record_readable(act, &opportunity_entity, opportunity, &record));
	l->opportunity = record;
	return NULL;
}

FALLIBLE rivals_view(struct act *act, int64_t opportunity, enum language lang, struct buffer *b)
{
	struct looking l = { .act = act, .language = lang, .out = b };
	struct wanted rivals = { &competitor_entity, NULL, NO_VALUE, "id", false };
	struct wanted abilities = { &capability_entity, NULL, NO_VALUE, "id", false };

	TRY(look(act, opportunity, &l));
	struct wanted people = { &contact_entity, "customer", value_int(l.opportunity->customer.v), "id", false };
	struct wanted intel = of_business(&l, &intel_item_entity, "learnt_on", false);
	json_open(b, '{');
	TRY(head_write(&l));
	TRY(competition_write(&l));
	TRY(items_write(&l, "intel", &intel, write_intel));
	TRY(records_write(act, "competitors", &rivals, "", b));
	TRY(records_write(act, "contacts", &people, "", b));
	TRY(records_write(act, "capabilities", &abilities, "", b));
	json_close(b, '}');
	return NULL;
}

/* What the card shows of each list, so that it stays one page. */
enum { NEEDS_MOST = 8, PEOPLE_MOST = 8, RISKS_MOST = 6, STEPS_MOST = 5 };

static FALLIBLE part_write(const struct looking *l, const char *key, const struct entity *e,
			   const struct battle_part *p, unsigned most, const char *names)
{
	json_key(l->out, key);
	json_open(l->out, '[');
	for (unsigned i = 0; i < p->count && i < most; i++)
		TRY(record_named(l->act, e, p->records[i], names, l->out));
	json_close(l->out, ']');
	return NULL;
}

static FALLIBLE steps_write(const struct looking *l, const struct battle_part *p)
{
	struct buffer *b = l->out;

	json_key(b, "steps");
	json_open(b, '[');
	for (unsigned i = 0; i < p->count && i < STEPS_MOST; i++) {
		const struct engagement *e = p->records[i];
		bool planned = e->stage == engagement_stage_planned;
		date on = next_step_day(e);
		json_open(b, '{');
		json_member(b, "id", id_text(e->record.id, b->arena));
		json_member(b, "text", next_step_text(e));
		date_write(b, "on", on);
		json_member_bool(b, "late", on.day != 0 && on.day < instant_date(l->act->now).day);
		json_member_bool(b, "planned", planned);
		TRY(title_write(l->act, "who", &user_entity, planned ? e->owner.v : e->next_owner.v, b));
		json_close(b, '}');
	}
	json_close(b, ']');
	return NULL;
}

static FALLIBLE card_write(const struct looking *l, const struct battle *card)
{
	TRY(part_write(l, "needs", &requirement_entity, &card->needs, NEEDS_MOST, "contact"));
	TRY(part_write(l, "people", &stakeholder_entity, &card->people, PEOPLE_MOST, "contact"));
	TRY(part_write(l, "risks", &risk_entity, &card->risks, RISKS_MOST, "owner"));
	TRY(written(l, "forecasts", &card->rivals, write_forecast));
	TRY(written(l, "highlights", &card->highlights, write_highlight));
	TRY(steps_write(l, &card->steps));
	proof_gaps_list(card->gaps, card->ngaps, l->out);
	return NULL;
}

static FALLIBLE topics_write(const struct looking *l)
{
	const struct answer_line **topics = NULL;
	unsigned n = 0;

	TRY(hot_topics_find(l->act, l->opportunity->record.id, &topics, &n));
	json_key(l->out, "topics");
	json_open(l->out, '[');
	for (unsigned i = 0; i < n; i++) {
		json_open(l->out, '{');
		json_member(l->out, "text", topics[i]->name);
		json_member_int(l->out, "strength", topics[i]->strength);
		json_close(l->out, '}');
	}
	json_close(l->out, ']');
	return NULL;
}

FALLIBLE battle_view(struct act *act, int64_t opportunity, enum language lang, struct buffer *b)
{
	struct looking l = { .act = act, .language = lang, .out = b };
	struct battle card;

	TRY(look(act, opportunity, &l));
	struct wanted comparisons = of_business(&l, &comparison_entity, "id", true);
	TRY(battle_read(act, l.opportunity, &card));
	json_open(b, '{');
	TRY(head_write(&l));
	TRY(items_write(&l, "comparisons", &comparisons, write_comparison));
	TRY(topics_write(&l));
	TRY(card_write(&l, &card));
	json_close(b, '}');
	return NULL;
}

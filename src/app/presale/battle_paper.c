#include "app/presale/battle_paper.h"

#include <stddef.h>

#include "app/presale/battle.h"
#include "app/presale/competitor_file.h"
#include "app/presale/hot_topics.h"
#include "app/presale/next_steps.h"
#include "app/record_list.h"
#include "base/instant.h"
#include "base/money.h"
#include "base/text.h"
#include "entity/all.h"
#include "meta/kinds.h"
#include "meta/rights.h"
#include "office/content.h"
#include "rule/presale/meeting.h"
#include "store/record.h"

struct card {
	struct act *act;
	const struct opportunity *opportunity;
	struct content *content;
	struct battle battle;
};

/* With the sign that it was. */
static const char *cut(const char *s, unsigned letters, struct arena *a)
{
	const char *at = s;

	if (text_length(s) <= letters)
		return s;
	for (unsigned i = 1; i < letters; i++)
		text_next(&at);
	return arena_print(a, "%.*s…", (int)(at - s), s);
}

/* One line of a list: a field that the reader may not read, or that is a reference to what he may not, is empty. */
static FALLIBLE say(const struct card *k, struct content *row, const struct entity *e, const void *record,
		    const char *name, unsigned letters)
{
	const struct field *f = entity_field(e, name);
	struct value v = rights_read_field(e, f, k->act->who) ? field_get(f, record) : NO_VALUE;
	struct arena *a = k->act->arena;
	void *target = NULL;

	if (v.tag != VALUE_NONE && f->kind == &kind_money) {
		content_text(row, name, money_grouped((money){ v.i }, a));
		return NULL;
	}
	if (v.tag == VALUE_NONE || f->target == NULL) {
		content_text(row, name, v.tag == VALUE_NONE ? "" : cut(f->kind->text(f, v, a), letters, a));
		return NULL;
	}
	TRY(store_load(k->act->db, f->target, v.i, k->act->who, rights_scope(f->target, k->act->who, READ), &target,
		       a));
	content_text(row, name, target == NULL ? "" : record_title(f->target, target, a));
	return NULL;
}

static FALLIBLE say_all(const struct card *k, struct content *row, const struct entity *e, const void *record,
			const char *names, unsigned letters)
{
	FOR_FIELDS(f, e)
		if (word_in(names, f->name))
			TRY(say(k, row, e, record, f->name, letters));
	return NULL;
}

/* How somebody stands to us; nothing where the reader may not know. */
static FALLIBLE say_person(const struct card *k, struct content *row, const void *person)
{
	const struct field *f = entity_field(&stakeholder_entity, "support");
	int64_t support = ((const struct stakeholder *)person)->support;

	bool known = rights_read_field(&stakeholder_entity, f, k->act->who) && support != UNSET;

	content_text(row, "support", known ? arena_print(k->act->arena, "%+d", (int)support) : "");
	return NULL;
}

#define STEP_LETTERS 26
#define TENTH_OF_PERCENT 100000 /* millionths of a percent */

/* How often we won where both were read out. */
static FALLIBLE say_rate(const struct card *k, struct content *row, const void *forecast)
{
	const struct rival_forecast *f = forecast;
	struct arena *a = k->act->arena;
	struct met met;

	TRY(competitor_met(k->act, f->competitor.v, &met));
	bool known = met.decided > 0;
	int64_t percent = known ? win_rate(met.wins, met.decided).millionths * 100 + TENTH_OF_PERCENT / 2 : 0;
	content_text(row, "rate", decimal_text((decimal){ percent - percent % TENTH_OF_PERCENT }, a));
	content_text(row, "wins", arena_print(a, "%d", (int)met.wins));
	content_text(row, "meetings", known ? arena_print(a, "%d", (int)met.decided) : "");
	return NULL;
}

static FALLIBLE say_step(const struct card *k, struct content *row, const void *engagement)
{
	const struct engagement *e = engagement;
	const bool planned = e->stage == engagement_stage_planned;
	const char *who = NULL;

	TRY(paper_title(k->act, &user_entity, planned ? e->owner.v : e->next_owner.v, &who));
	content_text(row, "text", cut(next_step_text(e), STEP_LETTERS, k->act->arena));
	content_text(row, "on", paper_day(next_step_day(e), k->act->arena));
	content_text(row, "who", who);
	return NULL;
}

static FALLIBLE say_same(const struct card *k, struct content *row, const void *need)
{
	(void)k;
	content_text(row, "same", ((const struct requirement *)need)->real_need_same ? "1" : "");
	return NULL;
}

/* The lists of the card: so many lines of so many letters, and it stays on its one sheet when every list is full.
 * more: what is not a field of the record. */
static const struct card_list {
	const char *name;
	size_t part; /* of struct battle */
	const struct entity *entity;
	const char *fields;
	unsigned most, letters;
	struct error *(*more)(const struct card *k, struct content *row, const void *record);
} lists[] = {
	{ "needs", offsetof(struct battle, needs), &requirement_entity, "title real_need", 3, 30, say_same },
	{ "people", offsetof(struct battle, people), &stakeholder_entity, "name position", 5, 6, say_person },
	{ "rivals", offsetof(struct battle, rivals), &rival_forecast_entity,
	  "competitor price_guess actual_price strengths weaknesses our_answer", 3, 14, say_rate },
	{ "highlights", offsetof(struct battle, highlights), &highlight_entity, "text evidence", 3, 20, NULL },
	{ "risks", offsetof(struct battle, risks), &risk_entity, "title score mitigation", 3, 34, NULL },
	{ "steps", offsetof(struct battle, steps), &engagement_entity, "", 2, 0, say_step },
};

static FALLIBLE fill_list(const struct card *k, const struct card_list *l)
{
	const struct battle_part *p = (const void *)((const char *)&k->battle + l->part);

	content_rows(k->content, l->name);
	for (unsigned i = 0; i < p->count && i < l->most; i++) {
		struct content *row = content_row(k->content, l->name);
		TRY(say_all(k, row, l->entity, p->records[i], l->fields, l->letters));
		if (l->more != NULL)
			TRY(l->more(k, row, p->records[i]));
	}
	return NULL;
}

#define GAPS_MOST 2
#define GAP_LETTERS 13

/* One line: what must be met and nothing of ours shows. */
static void fill_gaps(const struct card *k)
{
	const struct battle *c = &k->battle;
	struct content *row;

	content_rows(k->content, "unproven");
	if (c->ngaps == 0)
		return;
	row = content_row(k->content, "unproven");
	content_text(row, "count", arena_print(k->act->arena, "%u", c->ngaps));
	content_text(row, "more", c->ngaps > GAPS_MOST ? "…" : "");
	content_rows(row, "gaps");
	for (unsigned i = 0; i < c->ngaps && i < GAPS_MOST; i++)
		content_text(content_row(row, "gaps"), "title", cut(c->gaps[i].title, GAP_LETTERS, k->act->arena));
}

static FALLIBLE fill_standing(const struct card *k)
{
	struct wanted w = { &comparison_entity, "opportunity", value_int(k->opportunity->record.id), "id", false };
	static const char fields[] = "our_sum best_rival best_rival_sum advantage";
	void **records = NULL;
	unsigned n;

	content_rows(k->content, "standing");
	TRY(records_find(k->act, &w, &records, &n));
	if (n == 0)
		return NULL;
	return say_all(k, content_row(k->content, "standing"), &comparison_entity, records[0], fields, 20);
}

#define TOPICS_MOST 3
#define TOPIC_LETTERS 8

static FALLIBLE fill_topics(const struct card *k)
{
	const struct answer_line **topics = NULL;
	struct arena *a = k->act->arena;
	unsigned n = 0;

	content_rows(k->content, "topics");
	TRY(hot_topics_find(k->act, k->opportunity->record.id, &topics, &n));
	for (unsigned i = 0; i < n && i < TOPICS_MOST; i++) {
		struct content *row = content_row(k->content, "topics");
		content_text(row, "name", cut(topics[i]->name, TOPIC_LETTERS, a));
		content_text(row, "strength", arena_print(a, "%d", (int)topics[i]->strength));
	}
	return NULL;
}

static FALLIBLE fill_head(const struct card *k)
{
	struct content *c = k->content;

	content_text(c, "supplier_name", k->act->app->company);
	content_text(c, "printed_on", paper_day(instant_date(k->act->now), k->act->arena));
	return say_all(k, c, &opportunity_entity, k->opportunity, "name customer amount_est budget tender_expected_on",
		       30);
}

FALLIBLE battle_paper(struct act *act, int64_t opportunity, struct paper *p)
{
	struct card k = { .act = act };
	void *record = NULL;

	TRY(record_readable(act, &opportunity_entity, opportunity, &record));
	if (rights_scope(&rival_forecast_entity, act->who, READ) == 0)
		return error_new(act->arena, ERROR_DENIED, NULL, "not_allowed");
	k.opportunity = record;
	k.content = content_new(act->arena);
	p->layout = "battle_card";
	p->title = k.opportunity->name;
	p->content = k.content;
	TRY(fill_head(&k));
	TRY(fill_standing(&k));
	TRY(fill_topics(&k));
	TRY(battle_read(act, k.opportunity, &k.battle));
	for (unsigned i = 0; i < sizeof lists / sizeof *lists; i++)
		TRY(fill_list(&k, &lists[i]));
	fill_gaps(&k);
	return NULL;
}

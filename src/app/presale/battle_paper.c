#include "app/presale/battle_paper.h"

#include <string.h>

#include "app/presale/hot_topics.h"
#include "app/record_list.h"
#include "base/instant.h"
#include "base/money.h"
#include "base/text.h"
#include "entity/all.h"
#include "meta/rights.h"
#include "office/content.h"
#include "store/record.h"

struct card {
	struct act *act;
	const struct opportunity *opportunity;
	struct content *content;
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

static const char *stage_of(const struct entity *e, const void *record)
{
	const struct field *f = entity_flagged(e, STAGE);
	struct value v = f == NULL ? NO_VALUE : field_get(f, record);

	return v.tag == VALUE_TEXT ? v.s : "";
}

/* The lists of the card.  shut: the stages that are over; needs: the field without which a line says nothing.  So many
 * lines of so many letters, and it stays on its one sheet when every list is full. */
static const struct part {
	const char *list;
	const struct entity *entity;
	const char *by, *fields, *shut, *needs;
	unsigned most, letters;
} parts[] = {
	{ "needs", &requirement_entity, "id", "title real_need", "declined merged", NULL, 3, 34 },
	{ "people", &stakeholder_entity, "weight", "name position", "", NULL, 5, 20 },
	{ "rivals", &rival_forecast_entity, "price_guess",
	  "competitor price_guess actual_price strengths weaknesses our_answer", "", NULL, 3, 17 },
	{ "highlights", &highlight_entity, "id", "text evidence", "draft", NULL, 3, 20 },
	{ "risks", &risk_entity, "score", "title score mitigation", "closed", NULL, 3, 34 },
	{ "steps", &engagement_entity, "held_at", "next_step next_due_on next_owner", "cancelled", "next_step", 2, 30 },
};

static bool is_said(const struct part *p, const void *record)
{
	return !word_in(p->shut, stage_of(p->entity, record)) &&
	       (p->needs == NULL || field_get(entity_field(p->entity, p->needs), record).tag != VALUE_NONE);
}

static FALLIBLE fill_part(const struct card *k, const struct part *p)
{
	struct wanted w = { p->entity, "opportunity", value_int(k->opportunity->record.id), p->by, false };
	void **records = NULL;
	unsigned n, said = 0;

	content_rows(k->content, p->list);
	TRY(records_find(k->act, &w, &records, &n));
	for (unsigned i = 0; i < n && said < p->most; i++) {
		if (!is_said(p, records[i]))
			continue;
		TRY(say_all(k, content_row(k->content, p->list), p->entity, records[i], p->fields, p->letters));
		said++;
	}
	return NULL;
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

#define TOPICS_MOST 5
#define TOPIC_LETTERS 12

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
	for (unsigned i = 0; i < sizeof parts / sizeof *parts; i++)
		TRY(fill_part(&k, &parts[i]));
	return NULL;
}

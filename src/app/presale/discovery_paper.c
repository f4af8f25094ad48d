#include "app/presale/discovery_paper.h"

#include "app/presale/survey_sheet.h"
#include "base/buffer.h"
#include "base/instant.h"
#include "meta/rights.h"
#include "office/content.h"
#include "rule/presale/needs.h"
#include "rule/why.h"
#include "store/record.h"

static const char *word(const struct paper *p, const char *key, struct arena *a)
{
	return why_words(key, p->language, a);
}

static const char *in_language(const struct paper *p, const char *zh, const char *en)
{
	return p->language == LANGUAGE_EN && en != NULL ? en : zh;
}

/* The person, if the actor may read about him. */
static FALLIBLE person_of(struct act *act, int64_t id, const struct contact **ret)
{
	const struct entity *e = &contact_entity;
	void *record = NULL;

	*ret = NULL;
	if (id == 0)
		return NULL;
	TRY(store_load(act->db, e, id, act->who, rights_scope(e, act->who, READ), &record, act->arena));
	*ret = record;
	return NULL;
}

static void fill_head(struct act *act, struct paper *p, const struct opportunity *o, const struct customer *c)
{
	p->content = content_new(act->arena);
	content_text(p->content, "supplier_name", act->app->company);
	content_text(p->content, "project_name", o->name);
	content_text(p->content, "customer_name", c->name);
	content_text(p->content, "printed_on", paper_day(instant_date(act->now), act->arena));
}

/* --- the interview guide --- */

struct guide {
	struct act *act;
	struct paper *paper;
	const struct survey_sheet *sheet;
	int64_t *people; /* 0: nobody named */
	unsigned count;
};

static int64_t asked_of(const struct sheet_item *i)
{
	int64_t person = 0;

	for (unsigned k = 0; k < i->count; k++)
		if (!i->answers[k]->set_aside && i->answers[k]->ask_contact.v != 0)
			person = i->answers[k]->ask_contact.v;
	return person;
}

static bool is_to_ask(const struct sheet_item *i)
{
	return i->state.verdict != ITEM_ANSWERED || i->state.contradicted;
}

static void find_people(struct guide *g)
{
	g->people = arena_array(g->act->arena, int64_t, g->sheet->count + 1);
	for (unsigned i = 0; i < g->sheet->count; i++) {
		int64_t person = asked_of(&g->sheet->items[i]);
		unsigned k = 0;
		if (person == 0 || !is_to_ask(&g->sheet->items[i]))
			continue;
		while (k < g->count && g->people[k] != person)
			k++;
		if (k == g->count)
			g->people[g->count++] = person;
	}
	g->people[g->count++] = 0; /* last: whoever it may be */
}

/* What we have been told or think, to be confirmed. */
static const char *known_of(const struct sheet_item *i, struct arena *a)
{
	struct buffer b = BUFFER(a);

	for (unsigned k = 0; k < i->count; k++) {
		const struct discovery_answer *d = i->answers[k];
		if (!d->set_aside && d->text != NULL)
			buffer_print(&b, "%s%s", b.used > 0 ? " / " : "", d->text);
	}
	return buffer_text(&b);
}

static void question_row(struct guide *g, struct content *person, const struct sheet_item *i)
{
	const struct discovery_question *q = i->question;
	struct content *row = content_row(person, "questions");
	date ask_on = { 0 };

	for (unsigned k = 0; k < i->count; k++)
		if (i->answers[k]->ask_on.day != 0)
			ask_on = i->answers[k]->ask_on;
	content_text(row, "number", q->number);
	content_text(row, "title", in_language(g->paper, q->title, q->title_en));
	content_text(row, "text", in_language(g->paper, q->text, q->text_en));
	content_text(row, "hint", in_language(g->paper, q->hint, q->hint_en));
	content_text(row, "known", known_of(i, g->act->arena));
	content_text(row, "why", why_text(i->state.why, g->paper->language, g->act->arena));
	content_text(row, "ask_on", paper_day(ask_on, g->act->arena));
}

static bool has_questions(const struct guide *g, int64_t person)
{
	for (unsigned i = 0; i < g->sheet->count; i++)
		if (is_to_ask(&g->sheet->items[i]) && asked_of(&g->sheet->items[i]) == person)
			return true;
	return false;
}

static FALLIBLE person_row(struct guide *g, int64_t id)
{
	const struct contact *c = NULL;
	struct content *row;

	if (!has_questions(g, id))
		return NULL;
	TRY(person_of(g->act, id, &c));
	row = content_row(g->paper->content, "people");
	content_text(row, "person", c == NULL ? word(g->paper, "anybody", g->act->arena) : c->name);
	content_text(row, "department", c == NULL ? "" : c->department);
	content_text(row, "position", c == NULL ? "" : c->position);
	content_rows(row, "questions");
	for (unsigned i = 0; i < g->sheet->count; i++)
		if (is_to_ask(&g->sheet->items[i]) && asked_of(&g->sheet->items[i]) == id)
			question_row(g, row, &g->sheet->items[i]);
	return NULL;
}

FALLIBLE interview_guide(struct act *act, int64_t opportunity, struct paper *p)
{
	struct survey_sheet sheet;
	struct guide g = { .act = act, .paper = p, .sheet = &sheet };

	TRY(survey_sheet_read(act, opportunity, &sheet));
	fill_head(act, p, sheet.opportunity, sheet.customer);
	p->layout = "interview_guide";
	p->title = arena_print(act->arena, "%s %s", word(p, "interview_guide", act->arena), sheet.opportunity->name);
	content_text(p->content, "coverage", why_text(sheet.coverage.why, p->language, act->arena));
	content_rows(p->content, "people");
	find_people(&g);
	for (unsigned i = 0; i < g.count; i++)
		TRY(person_row(&g, g.people[i]));
	return NULL;
}

/* --- stated and real needs --- */

static const char *key_word(const struct paper *p, const char *set, const char *label, struct arena *a)
{
	const char *w = *label == '\0' ? "" : why_words(arena_print(a, "%s_%s", set, label), p->language, a);

	return w == NULL ? label : w;
}

static const char *clauses_of(const struct requirement *r, enum trace_kind kind, struct arena *a)
{
	struct buffer b = BUFFER(a);

	for (unsigned i = 0; i < r->links.count; i++) {
		const struct requirement_link *l = LINE_AT(r->links, struct requirement_link, i);
		if (l->kind == kind && l->name != NULL)
			buffer_print(&b, "%s%s", b.used > 0 ? ", " : "", l->name);
	}
	return buffer_text(&b);
}

static FALLIBLE need_row(struct act *act, struct paper *p, const struct requirement *r)
{
	struct arena *a = act->arena;
	const struct contact *said_by = NULL;
	const struct why *warning = need_warning(r, instant_date(act->now), a);
	struct content *row = content_row(p->content, "needs");

	TRY(person_of(act, r->contact.v, &said_by));
	content_text(row, "number", r->number);
	content_text(row, "stated", r->title);
	content_text(row, "detail", r->text);
	content_text(row, "real", r->real_need_same ? word(p, "same_as_stated", a) : r->real_need);
	content_text(row, "person", said_by == NULL ? "" : said_by->name);
	content_text(row, "kind", key_word(p, "need", requirement_kind_choices.labels[r->kind], a));
	content_text(row, "priority", key_word(p, "priority", requirement_priority_choices.labels[r->priority], a));
	content_text(row, "decision", key_word(p, "need_stage", requirement_stage_choices.labels[r->stage], a));
	content_text(row, "reply", r->reply);
	content_text(row, "clauses", clauses_of(r, trace_kind_clause, a));
	content_text(row, "acceptance", clauses_of(r, trace_kind_acceptance_item, a));
	content_text(row, "warning", warning == NULL ? "" : why_text(warning, p->language, a));
	return NULL;
}

FALLIBLE bid_strategy(struct act *act, int64_t opportunity, struct paper *p)
{
	const struct opportunity *o = NULL;
	struct lines all = { 0 };
	void *customer = NULL;

	TRY(opportunity_to_read(act, opportunity, &o));
	if (rights_scope(&requirement_entity, act->who, READ) == 0)
		return error_new(act->arena, ERROR_DENIED, NULL, "not_allowed");
	TRY(store_get(act->db, &customer_entity, o->customer.v, &customer, act->arena));
	TRY(records_of_opportunity(act, &requirement_entity, opportunity, &all));
	fill_head(act, p, o, customer);
	p->layout = "bid_strategy";
	p->title = arena_print(act->arena, "%s %s", word(p, "bid_strategy", act->arena), o->name);
	content_rows(p->content, "needs");
	for (unsigned i = 0; i < all.count; i++)
		if (LINE_AT(all, struct requirement, i)->stage != requirement_stage_merged)
			TRY(need_row(act, p, LINE_AT(all, struct requirement, i)));
	return NULL;
}

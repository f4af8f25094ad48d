#include "app/bid/tender_changes.h"

#include <string.h>

#include "app/bid/clauses.h"
#include "app/bid/facts.h"
#include "app/bid/tender_desk.h"
#include "app/bid/tender_reading.h"
#include "app/save.h"
#include "app/take.h"
#include "base/instant.h"
#include "base/text.h"
#include "reader/reader.h"
#include "rule/refusal.h"
#include "store/record.h"

#define LABEL_MOST 200
#define TEXT_MOST 10000
#define QUOTE_MOST 4000

/* --- found --- */

FALLIBLE changes_begin(struct changes *c, struct act *act, const struct tender_reading *of)
{
	*c = (struct changes){ .act = act, .of = of };
	return store_all(act->db, &tender_change_entity, "tender", value_int(of->tender), &c->known, act->arena);
}

static bool same_change(const struct tender_change *a, const struct tender_change *b)
{
	return a->source.v == b->source.v && a->kind == b->kind && text_same(a->label, b->label) &&
	       text_same(a->path, b->path) && text_same(a->lot, b->lot) && text_same(a->now, b->now);
}

/* What a file is called, without its ending. */
static const char *bare_name(const char *name, struct arena *a)
{
	const char *dot = strrchr(name, '.');

	return dot == NULL || dot == name ? name : arena_copy_n(a, name, (size_t)(dot - name));
}

static FALLIBLE amendment_of_document(struct changes *c, void **ret)
{
	return store_find(c->act->db, &tender_amendment_entity, "document", value_int(c->of->file->record.id), ret,
			  c->act->arena);
}

static FALLIBLE amendment_needed(struct changes *c)
{
	void *there = NULL;

	if (c->amendment != 0)
		return NULL;
	TRY(amendment_of_document(c, &there));
	if (there == NULL) {
		struct tender_amendment *m = record_new(&tender_amendment_entity, c->act->arena);
		m->title = text_clip(bare_name(c->of->file->name, c->act->arena), LABEL_MOST, c->act->arena);
		m->tender.v = c->of->tender;
		m->issued_on = instant_date(c->act->now); /* the day it came in, until a person knows better */
		m->text = m->title;
		m->document.v = c->of->file->record.id;
		TRY(amendment_measured(c->act, NULL, m));
		TRY(save_new(c->act, &tender_amendment_entity, m));
		there = m;
	}
	c->amendment = ((struct record *)there)->id;
	return NULL;
}

FALLIBLE change_keep(struct changes *c, struct tender_change *change)
{
	change->tender.v = c->of->tender;
	change->source.v = c->of->file->record.id;
	if (change->quote != NULL) {
		c->quotes = arena_room(c->act->arena, c->quotes, c->quote_count, &c->quote_room, sizeof *c->quotes);
		c->quotes[c->quote_count++] = change->quote;
	}
	for (unsigned i = 0; i < c->known.count; i++)
		if (same_change(LINE_AT(c->known, struct tender_change, i), change))
			return NULL;
	c->added++;
	TRY(amendment_needed(c));
	change->amendment.v = c->amendment;
	return save_new(c->act, &tender_change_entity, change);
}

/* A quote is the beginning of what was written. */
static bool shown_by_another(const struct changes *c, const char *written)
{
	for (size_t i = 0; i < c->quote_count; i++)
		if (text_starts(written, c->quotes[i]) || strstr(written, c->quotes[i]) != NULL)
			return true;
	return false;
}

FALLIBLE changes_keep_wordings(struct changes *c)
{
	const struct reading *r = c->of->reading;
	struct arena *a = c->act->arena;

	for (size_t i = 0; i < r->amend_count; i++) {
		const struct amend *m = &r->amends[i];
		if (shown_by_another(c, m->at.quote))
			continue;
		struct tender_change *change = record_new(&tender_change_entity, a);
		change->kind = tender_change_kind_wording;
		change->label = text_clip(m->label[0] != '\0' ? m->label : m->now, LABEL_MOST, a);
		change->was = m->was[0] == '\0' ? NULL : text_clip(m->was, TEXT_MOST, a);
		change->now = text_clip(m->now, TEXT_MOST, a);
		change->quote = text_clip(m->at.quote, QUOTE_MOST, a);
		change->page = m->at.page > 0 ? m->at.page : UNSET;
		size_t quotes = c->quote_count;
		TRY(change_keep(c, change));
		c->quote_count = quotes; /* two wordings may stand in one paragraph */
	}
	return NULL;
}

/* --- one amendment --- */

static FALLIBLE changes_of(struct act *act, int64_t amendment, struct lines *ret)
{
	return store_all(act->db, &tender_change_entity, "amendment", value_int(amendment), ret, act->arena);
}

static int64_t undecided(const struct lines *all)
{
	int64_t open = 0;

	for (unsigned i = 0; i < all->count; i++)
		open += LINE_AT(*all, struct tender_change, i)->stage == tender_change_stage_found;
	return open;
}

static const char *summary(const struct lines *all, struct arena *a)
{
	struct buffer b = BUFFER(a);

	for (unsigned i = 0; i < all->count; i++) {
		const struct tender_change *c = LINE_AT(*all, struct tender_change, i);
		buffer_print(&b, "%s%s：%s%s%s", i == 0 ? "" : "\n", c->label, c->was == NULL ? "" : c->was,
			     c->was == NULL ? "" : " → ", c->now);
	}
	return text_clip(buffer_text(&b), TEXT_MOST, a);
}

/* What was typed about it stays; what the document says is written where nothing was. */
FALLIBLE changes_end(struct changes *c)
{
	struct lines all = { 0 };
	void *was = NULL;

	if (c->of->later && c->of->reading->amendment)
		TRY(amendment_needed(c));
	if (c->amendment == 0)
		return NULL;
	TRY(record_take(c->act, &tender_amendment_entity, c->amendment, &was));
	TRY(changes_of(c->act, c->amendment, &all));
	struct tender_amendment *m = save_copy(&tender_amendment_entity, was, c->act->arena);
	if (m->stage == tender_amendment_stage_adopted)
		return NULL;
	m->changes_open = undecided(&all);
	if (all.count > 0 && text_same(m->text, m->title))
		m->text = summary(&all, c->act->arena);
	return save_again(c->act, &tender_amendment_entity, was, m, "read");
}

FALLIBLE amendment_adopting(struct act *act, const void *before, void *amendment)
{
	const struct tender_amendment *m = amendment;
	struct lines all = { 0 };
	struct error *e = NULL;
	struct env env = act_env(act);

	(void)before;
	TRY(changes_of(act, m->record.id, &all));
	if (undecided(&all) > 0)
		refuse_count(&e, &env, "changes_open", "changes_undecided", undecided(&all));
	return e;
}

static const char *how_decided(const struct lines *all, struct arena *a)
{
	unsigned accepted = 0;

	for (unsigned i = 0; i < all->count; i++)
		accepted += LINE_AT(*all, struct tender_change, i)->stage == tender_change_stage_accepted;
	unsigned declined = all->count - accepted;

	return arena_print(a, "逐条确认：采纳 %u 处，不采纳 %u 处 / one by one: %u accepted, %u not", accepted,
			   declined, accepted, declined);
}

/* Where the deadline moved, the amendment says to when: by now it is the tender's. */
static FALLIBLE take_deadline(struct act *act, const struct tender_change *c, struct tender_amendment *m)
{
	void *tender = NULL;

	if (c->stage != tender_change_stage_accepted || !text_same(c->path, "bid_deadline.iso"))
		return NULL;
	TRY(store_get(act->db, &tender_entity, c->tender.v, &tender, act->arena));
	m->new_deadline_at = ((struct tender *)tender)->deadline_at;
	return NULL;
}

/* With the last change decided the amendment is adopted, by who decided it: it is one thing to be done. */
static FALLIBLE amendment_moved(struct act *act, const struct tender_change *c)
{
	struct lines all = { 0 };
	void *was = NULL;

	if (c->amendment.v == 0)
		return NULL;
	TRY(record_take(act, &tender_amendment_entity, c->amendment.v, &was));
	TRY(changes_of(act, c->amendment.v, &all));
	struct tender_amendment *m = save_copy(&tender_amendment_entity, was, act->arena);
	if (m->stage == tender_amendment_stage_adopted)
		return NULL;
	m->changes_open = undecided(&all);
	TRY(take_deadline(act, c, m));
	if (m->changes_open > 0)
		return save_again(act, &tender_amendment_entity, was, m, "change");
	m->adopt_note = how_decided(&all, act->arena);
	return save_advance(act, &tender_amendment_entity, was, m, "adopt");
}

/* --- decided --- */

static FALLIBLE fact_of(struct act *act, const struct tender_change *c, struct tender_fact **ret)
{
	struct lines all = { 0 };

	*ret = NULL;
	TRY(store_all(act->db, &tender_fact_entity, "tender", value_int(c->tender.v), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		struct tender_fact *f = LINE_AT(all, struct tender_fact, i);
		if (strcmp(f->path, c->path) == 0 && text_same(f->lot, c->lot))
			*ret = f;
	}
	return NULL;
}

static FALLIBLE fresh_fact(struct act *act, const struct tender_change *c, struct tender_fact **ret)
{
	struct tender_fact *f = record_new(&tender_fact_entity, act->arena);

	f->tender.v = c->tender.v;
	f->path = c->path;
	f->label = c->label;
	f->lot = c->lot;
	f->value = f->found_value = c->now;
	TRY(save_new(act, &tender_fact_entity, f));
	*ret = f;
	return NULL;
}

static void set_fact(struct tender_fact *f, const struct tender_change *c)
{
	f->value = f->found_value = c->now;
	f->quote = c->quote;
	f->page = c->page;
	f->source.v = c->source.v;
	f->alternatives = NULL;
	f->stage = tender_fact_stage_confirmed;
	f->decided_by.v = c->decided_by.v;
	f->decided_at = c->decided_at;
}

/* The change calls "now" what the fact calls its value. */
static struct error *about_now(struct error *e)
{
	if (e != NULL && e->field != NULL && strcmp(e->field, "value") == 0)
		e->field = "now";
	return e;
}

static FALLIBLE accept_fact(struct act *act, const struct tender_change *c)
{
	struct tender_fact *before = NULL, *after;

	TRY(fact_of(act, c, &before));
	if (before == NULL)
		TRY(fresh_fact(act, c, &before));
	after = save_copy(&tender_fact_entity, before, act->arena);
	set_fact(after, c);
	TRY(save_again(act, &tender_fact_entity, before, after, "amend"));
	return about_now(fact_decided(act, before, after));
}

FALLIBLE tender_count_changes(struct act *act, struct tender *t)
{
	struct value n;

	TRY(sql_value(act->db, "SELECT count(*) FROM tender_change WHERE tender = $1 AND stage = 'found'",
		      SQL_ARGS(value_int(t->record.id)), &n, act->arena));
	t->changes_open = n.i;
	return NULL;
}

static FALLIBLE recount(struct act *act, int64_t tender)
{
	void *was = NULL;
	struct tender *t;

	TRY(record_take(act, &tender_entity, tender, &was));
	t = save_copy(&tender_entity, was, act->arena);
	TRY(tender_count_changes(act, t));
	return save_again(act, &tender_entity, was, t, "change");
}

FALLIBLE tender_change_decided(struct act *act, const void *before, void *change)
{
	const struct tender_change *c = change;

	(void)before;
	if (c->stage == tender_change_stage_accepted && c->kind == tender_change_kind_fact)
		TRY(accept_fact(act, c));
	if (c->stage == tender_change_stage_accepted &&
	    (c->kind == tender_change_kind_clause || c->kind == tender_change_kind_new_clause))
		TRY(clause_amended(act, c));
	TRY(recount(act, c->tender.v));
	return amendment_moved(act, c);
}

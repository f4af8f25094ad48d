#include "app/presale/survey_sheet.h"

#include <stdlib.h>
#include <string.h>

#include "base/instant.h"
#include "base/random.h"
#include "base/text.h"
#include "json/write.h"
#include "meta/rights.h"
#include "store/record.h"

FALLIBLE opportunity_to_read(struct act *act, int64_t id, const struct opportunity **ret)
{
	const struct entity *e = &opportunity_entity;
	void *record = NULL;

	TRY(store_load(act->db, e, id, act->who, rights_scope(e, act->who, READ), &record, act->arena));
	if (record == NULL)
		return error_new(act->arena, ERROR_MISSING, NULL, "no_such_record");
	*ret = record;
	return NULL;
}

static bool has_rows(const struct entity *e)
{
	FOR_FIELDS(f, e)
		if (f->kind == &kind_lines)
			return true;
	return false;
}

FALLIBLE records_of_opportunity(struct act *act, const struct entity *e, int64_t opportunity, struct lines *ret)
{
	struct lines all = { 0 };
	unsigned kept = 0;

	TRY(store_all(act->db, e, "opportunity", value_int(opportunity), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		char *row = (char *)all.rows + i * e->size;
		void *whole = row;
		if (!rights_read_record(e, row, act->who))
			continue;
		if (has_rows(e))
			TRY(store_get(act->db, e, ((struct record *)row)->id, &whole, act->arena));
		memmove((char *)all.rows + kept++ * e->size, whole, e->size);
	}
	all.count = kept;
	*ret = all;
	return NULL;
}

FALLIBLE people_write(struct act *act, int64_t customer, struct buffer *b)
{
	struct lines all = { 0 };

	TRY(store_all(act->db, &contact_entity, "customer", value_int(customer), &all, act->arena));
	json_key(b, "people");
	json_open(b, '[');
	for (unsigned i = 0; i < all.count; i++) {
		const struct contact *c = LINE_AT(all, struct contact, i);
		if (!rights_read_record(&contact_entity, c, act->who))
			continue;
		json_open(b, '{');
		json_member(b, "id", id_text(c->record.id, b->arena));
		json_member(b, "name", c->name);
		json_member(b, "position", c->position);
		json_close(b, '}');
	}
	json_close(b, ']');
	return NULL;
}

/* --- what is asked --- */

static FALLIBLE add_questions(struct act *act, struct survey_sheet *s, const char *condition, struct value industry)
{
	const char *text = arena_print(act->arena, "SELECT %s FROM discovery_question WHERE retired = 0 AND %s",
				       discovery_question_entity.columns, condition);
	size_t room = s->count;
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(act->db, text, &industry, industry.tag == VALUE_NONE ? 0 : 1, &r, act->arena));
	for (;;) {
		const struct discovery_question *q;
		unsigned at = 0;
		TRY(rows_next(r, &has, act->arena));
		if (!has)
			return NULL;
		q = record_of_row(&discovery_question_entity, r, act->arena);
		while (at < s->count && !text_same(s->items[at].question->number, q->number))
			at++;
		if (at == s->count) {
			s->items = arena_room(act->arena, s->items, s->count, &room, sizeof *s->items);
			s->count++;
		}
		s->items[at] = (struct sheet_item){ .question = q };
	}
}

static int64_t order_of(const struct discovery_question *q)
{
	return q->ask_order == UNSET ? INT64_MAX : q->ask_order;
}

static int by_order(const void *a, const void *b)
{
	const struct discovery_question *x = ((const struct sheet_item *)a)->question;
	const struct discovery_question *y = ((const struct sheet_item *)b)->question;

	if (x->category != y->category)
		return x->category < y->category ? -1 : 1;
	if (order_of(x) != order_of(y))
		return order_of(x) < order_of(y) ? -1 : 1;
	return strcmp(x->number, y->number);
}

static FALLIBLE read_questions(struct act *act, struct survey_sheet *s)
{
	TRY(add_questions(act, s, "industry IS NULL", NO_VALUE));
	if (s->customer->industry != NULL)
		TRY(add_questions(act, s, "industry = $1", value_text(s->customer->industry)));
	if (s->count > 1)
		qsort(s->items, s->count, sizeof *s->items, by_order);
	return NULL;
}

/* --- what was answered --- */

/* An answer to a question that stands in another's place is an answer to that number still. */
static bool answers(const struct discovery_answer *d, const struct discovery_question *q)
{
	size_t n = strlen(q->number);

	return d->discovery_question.v == q->record.id ||
	       (d->item != NULL && strncmp(d->item, q->number, n) == 0 && d->item[n] == ' ');
}

static void share_out(struct survey_sheet *s, const struct lines *all, struct arena *a)
{
	for (unsigned i = 0; i < s->count; i++) {
		struct sheet_item *item = &s->items[i];
		item->answers = arena_array(a, const struct discovery_answer *, all->count + 1);
		for (unsigned k = 0; k < all->count; k++)
			if (answers(LINE_AT(*all, struct discovery_answer, k), item->question))
				item->answers[item->count++] = LINE_AT(*all, struct discovery_answer, k);
	}
}

static const struct lines *businesses_of(const struct survey_sheet *s)
{
	for (unsigned i = 0; i < s->count; i++)
		if (s->items[i].question->kind == answer_kind_businesses)
			for (unsigned k = 0; k < s->items[i].count; k++)
				if (!s->items[i].answers[k]->set_aside && s->items[i].answers[k]->lines.count > 0)
					return &s->items[i].answers[k]->lines;
	return NULL;
}

static struct survey_beside beside_of(const struct survey_sheet *s, const struct discovery_question *q)
{
	struct survey_beside b = { .devices = s->devices.count,
				   .softwares = s->softwares.count,
				   .businesses = businesses_of(s),
				   .today = s->today };

	for (unsigned i = 0; i < s->targets.count; i++) {
		const struct quality_target *t = LINE_AT(s->targets, struct quality_target, i);
		b.targets += t->quality == q->quality;
		b.vague_targets += t->quality == q->quality && t->vague;
	}
	return b;
}

static void judge(struct survey_sheet *s, struct arena *a)
{
	struct survey_mark *marks = arena_array(a, struct survey_mark, s->count + 1);

	for (unsigned i = 0; i < s->count; i++) {
		struct sheet_item *item = &s->items[i];
		struct survey_item asked = { item->question->kind, item->answers, item->count };
		struct survey_beside beside = beside_of(s, item->question);
		item->state = survey_judge(&asked, &beside, a);
		marks[i] = (struct survey_mark){ (int)item->question->category, item->state.verdict };
	}
	s->coverage = survey_coverage_of(marks, s->count, a);
}

FALLIBLE survey_sheet_read(struct act *act, int64_t opportunity, struct survey_sheet *ret)
{
	struct survey_sheet s = { .today = instant_date(act->now) };
	struct lines all = { 0 };
	void *customer = NULL;

	TRY(opportunity_to_read(act, opportunity, &s.opportunity));
	if (rights_scope(&discovery_answer_entity, act->who, READ) == 0)
		return error_new(act->arena, ERROR_DENIED, NULL, "not_allowed");
	TRY(store_get(act->db, &customer_entity, s.opportunity->customer.v, &customer, act->arena));
	s.customer = customer;
	TRY(read_questions(act, &s));
	TRY(records_of_opportunity(act, &discovery_answer_entity, opportunity, &all));
	TRY(records_of_opportunity(act, &existing_device_entity, opportunity, &s.devices));
	TRY(records_of_opportunity(act, &existing_software_entity, opportunity, &s.softwares));
	TRY(records_of_opportunity(act, &quality_target_entity, opportunity, &s.targets));
	share_out(&s, &all, act->arena);
	judge(&s, act->arena);
	*ret = s;
	return NULL;
}

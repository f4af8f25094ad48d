#include "app/presale/answers.h"

#include <stdlib.h>

#include "app/save.h"
#include "base/embedded.h"
#include "base/table.h"
#include "base/text.h"
#include "entity/all.h"
#include "store/record.h"

#define SEED "db/data/discovery_question.csv"

/* --- the set that is asked everywhere --- */

enum { NUMBER, TITLE_ZH, TITLE_EN, CATEGORY, KIND, QUALITY, ORDER, TEXT_ZH, TEXT_EN, HINT_ZH, HINT_EN, COLUMNS };

static const char *or_none(const char *s)
{
	return *s == '\0' ? NULL : s;
}

static FALLIBLE seed_row(struct act *act, const char *const field[COLUMNS])
{
	const struct entity *e = &discovery_question_entity;
	struct discovery_question *q = record_new(e, act->arena);

	q->number = field[NUMBER];
	q->title = field[TITLE_ZH];
	q->title_en = field[TITLE_EN];
	field_set(entity_field(e, "category"), q, value_text(field[CATEGORY]));
	field_set(entity_field(e, "kind"), q, value_text(field[KIND]));
	field_set(entity_field(e, "quality"), q, value_text(or_none(field[QUALITY])));
	q->ask_order = atoi(field[ORDER]);
	q->text = field[TEXT_ZH];
	q->text_en = field[TEXT_EN];
	q->hint = or_none(field[HINT_ZH]);
	q->hint_en = or_none(field[HINT_EN]);
	return save_new(act, e, q);
}

FALLIBLE questions_seed(struct act *act)
{
	const struct embedded *f = embedded_find(SEED);
	struct table rows = table_of(f == NULL ? "" : f->data, f == NULL ? 0 : embedded_size(f));
	const char *field[COLUMNS];
	struct value any;

	TRY(sql_value(act->db, "SELECT id FROM discovery_question LIMIT 1", SQL_NO_ARGS, &any, act->arena));
	while (any.tag == VALUE_NONE && table_next(&rows, field, COLUMNS, act->arena))
		TRY(seed_row(act, field));
	return NULL;
}

/* --- questions --- */

FALLIBLE question_writing(struct act *act, const void *before, void *question)
{
	const struct discovery_question *q = question;
	struct lines all = { 0 };

	(void)before;
	TRY(store_all(act->db, &discovery_question_entity, "number", value_text(q->number), &all, act->arena));
	for (unsigned i = 0; q->number != NULL && i < all.count; i++) {
		const struct discovery_question *other = LINE_AT(all, struct discovery_question, i);
		if (other->record.id != q->record.id && text_same(other->industry, q->industry))
			return error_new(act->arena, ERROR_CONFLICT, "number", "question_exists");
	}
	return NULL;
}

static const char *item_of(const struct discovery_question *q, struct arena *a)
{
	return arena_print(a, "%s %s", q->number, q->title);
}

FALLIBLE answer_writing(struct act *act, const void *before, void *answer)
{
	struct discovery_answer *d = answer;
	void *question = NULL;

	(void)before;
	if (d->discovery_question.v == 0)
		return NULL;
	TRY(store_get(act->db, &discovery_question_entity, d->discovery_question.v, &question, act->arena));
	d->item = item_of(question, act->arena);
	return NULL;
}

FALLIBLE question_changed(struct act *act, const void *before, void *question)
{
	const struct discovery_question *was = before, *is = question;
	struct lines all = { 0 };

	if (text_same(was->number, is->number) && text_same(was->title, is->title))
		return NULL;
	TRY(store_all(act->db, &discovery_answer_entity, "discovery_question", value_int(is->record.id), &all,
		      act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		void *old = NULL;
		TRY(store_get(act->db, &discovery_answer_entity, LINE_AT(all, struct discovery_answer, i)->record.id,
			      &old, act->arena));
		TRY(save_again(act, &discovery_answer_entity, old, save_copy(&discovery_answer_entity, old, act->arena),
			       "renamed"));
	}
	return NULL;
}

#include "app/bid/tender_lots.h"

#include <string.h>

#include "app/save.h"
#include "base/buffer.h"
#include "base/text.h"
#include "reader/lot_call.h"
#include "rule/bid/lot.h"
#include "store/record.h"

/* --- which are known --- */

static bool is_known(const struct known_lots *k, const char *no)
{
	for (unsigned i = 0; i < k->count; i++)
		if (text_same(k->no[i], no))
			return true;
	return false;
}

FALLIBLE known_lots(struct act *act, const struct tender *t, struct known_lots *ret)
{
	struct lines facts = { 0 };

	TRY(store_all(act->db, &tender_fact_entity, "tender", value_int(t->record.id), &facts, act->arena));
	*ret = (struct known_lots){ .no = arena_array(act->arena, const char *, t->lots.count + facts.count + 1) };
	for (unsigned i = 0; i < t->lots.count; i++)
		ret->no[ret->count++] = LINE_AT(t->lots, struct tender_lot, i)->no;
	for (unsigned i = 0; i < facts.count; i++) {
		const struct tender_fact *f = LINE_AT(facts, struct tender_fact, i);
		if (f->lot != NULL && strcmp(f->path, LOT_PATH) == 0 && f->stage == tender_fact_stage_found &&
		    !is_known(ret, f->lot))
			ret->no[ret->count++] = f->lot;
	}
	return NULL;
}

/* 第一包 is 包1, however it is written; the tender's own first. */
static const char *as_known(const struct known_lots *k, const char *no)
{
	struct lot_key wanted, have;

	if (is_known(k, no))
		return no;
	for (unsigned i = 0; lot_key_of(no, &wanted) && i < k->count; i++)
		if (lot_key_of(k->no[i], &have) && strcmp(have.text, wanted.text) == 0)
			return k->no[i];
	return NULL;
}

const char *lots_as_known(const struct known_lots *k, const char *read, struct arena *a)
{
	struct buffer b = BUFFER(a);

	for (const char *at = read; at != NULL && *at != '\0';) {
		const char *comma = strstr(at, LOT_COMMA);
		size_t n = comma == NULL ? strlen(at) : (size_t)(comma - at);
		const char *no = as_known(k, arena_copy_n(a, at, n));
		if (no == NULL)
			return NULL;
		buffer_print(&b, "%s%s", b.used > 0 ? LOT_COMMA : "", no);
		at = comma == NULL ? NULL : comma + strlen(LOT_COMMA);
	}
	return b.used == 0 ? NULL : buffer_text(&b);
}

struct tender_lot *tender_lot_needed(struct tender *t, const char *no, struct arena *a)
{
	struct tender_lot *rows = arena_array(a, struct tender_lot, t->lots.count + 1);

	for (unsigned i = 0; i < t->lots.count; i++) {
		rows[i] = *LINE_AT(t->lots, struct tender_lot, i);
		if (text_same(rows[i].no, no))
			return LINE_AT(t->lots, struct tender_lot, i);
	}
	rows[t->lots.count] = *(struct tender_lot *)record_new(&tender_lot_entity, a);
	rows[t->lots.count].no = rows[t->lots.count].name = no;
	t->lots = (struct lines){ rows, t->lots.count + 1 };
	return &rows[t->lots.count - 1];
}

/* --- what somebody says --- */

static FALLIBLE must_be_known(struct act *act, int64_t tender, const char *was, const char **lot)
{
	struct known_lots k;
	void *record = NULL;

	if (*lot == NULL || tender == 0 || text_same(was, *lot))
		return NULL;
	TRY(store_find(act->db, &tender_entity, "id", value_int(tender), &record, act->arena));
	if (record == NULL)
		return NULL; /* the declaration says so */
	TRY(known_lots(act, record, &k));
	if (k.count == 0)
		return NULL;
	const char *known = lots_as_known(&k, *lot, act->arena);
	if (known == NULL)
		return error_new(act->arena, ERROR_INVALID, "lot", "no_such_lot");
	*lot = known;
	return NULL;
}

FALLIBLE clause_lot_said(struct act *act, const void *before, void *clause)
{
	const struct clause *was = before;
	struct clause *c = clause;

	return must_be_known(act, c->tender.v, was == NULL || was == c ? NULL : was->lot, &c->lot);
}

FALLIBLE score_lot_said(struct act *act, const void *before, void *item)
{
	const struct score_item *was = before;
	struct score_item *s = item;

	return must_be_known(act, s->tender.v, was == NULL || was == s ? NULL : was->lot, &s->lot);
}

/* --- the lots change --- */

/* True: what names a lot is set right: by its number as it is now, else as a question. */
static bool set_right(const struct known_lots *k, const char **lot, const char **doubt, struct arena *a)
{
	const char *was = *lot, *known = lots_as_known(k, was, a);

	if (was == NULL || text_same(known, was))
		return false;
	*lot = known;
	*doubt = known == NULL ? was : *doubt;
	return true;
}

static FALLIBLE clauses_set_right(struct act *act, const struct known_lots *k, int64_t tender)
{
	struct lines all = { 0 };

	TRY(store_all(act->db, &clause_entity, "tender", value_int(tender), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		const struct clause *was = LINE_AT(all, struct clause, i);
		struct clause *is = save_copy(&clause_entity, was, act->arena);
		if (set_right(k, &is->lot, &is->lot_doubt, act->arena))
			TRY(save_again(act, &clause_entity, was, is, "change"));
	}
	return NULL;
}

static FALLIBLE facts_set_right(struct act *act, const struct known_lots *k, int64_t tender)
{
	struct lines all = { 0 };

	TRY(store_all(act->db, &tender_fact_entity, "tender", value_int(tender), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		const struct tender_fact *was = LINE_AT(all, struct tender_fact, i);
		const char *known = lots_as_known(k, was->lot, act->arena);
		if (known == NULL || text_same(known, was->lot))
			continue;
		struct tender_fact *is = save_copy(&tender_fact_entity, was, act->arena);
		is->lot = known;
		TRY(save_again(act, &tender_fact_entity, was, is, "change"));
	}
	return NULL;
}

static FALLIBLE scores_set_right(struct act *act, const struct known_lots *k, int64_t tender)
{
	struct lines all = { 0 };

	TRY(store_all(act->db, &score_item_entity, "tender", value_int(tender), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		const struct score_item *was = LINE_AT(all, struct score_item, i);
		struct score_item *is = save_copy(&score_item_entity, was, act->arena);
		if (set_right(k, &is->lot, &is->lot_doubt, act->arena))
			TRY(save_again(act, &score_item_entity, was, is, "change"));
	}
	return NULL;
}

static bool same_numbers(const struct lines *a, const struct lines *b)
{
	if (a->count != b->count)
		return false;
	for (unsigned i = 0; i < a->count; i++)
		if (!text_same(LINE_AT(*a, struct tender_lot, i)->no, LINE_AT(*b, struct tender_lot, i)->no))
			return false;
	return true;
}

FALLIBLE lots_changed(struct act *act, const void *before, void *tender)
{
	const struct tender *was = before, *t = tender;
	struct known_lots k;

	if (was == NULL || same_numbers(&was->lots, &t->lots))
		return NULL;
	TRY(known_lots(act, t, &k));
	if (k.count == 0)
		return NULL;
	TRY(facts_set_right(act, &k, t->record.id));
	TRY(clauses_set_right(act, &k, t->record.id));
	return scores_set_right(act, &k, t->record.id);
}

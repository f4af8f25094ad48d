#include "app/bid/book_pages.h"

#include <stdlib.h>

#include "store/record.h"

static FALLIBLE pages_next(struct act *act, struct rows *r, struct section_pages *all, size_t *room, bool *ret_has)
{
	TRY(rows_next(r, ret_has, act->arena));
	if (!*ret_has)
		return NULL;
	all->rows = arena_room(act->arena, all->rows, all->count, room, sizeof *all->rows);
	all->rows[all->count++] = (struct section_page){ rows_int(r, 0), rows_int(r, 1) };
	return NULL;
}

FALLIBLE section_pages_of(struct act *act, int64_t bid, struct section_pages *ret)
{
	static const char newest[] = "SELECT p.section, p.page FROM book_part p JOIN book_edition e ON e.id = "
				     "p.book_edition WHERE e.bid = $1 "
				     "AND p.section IS NOT NULL AND p.page IS NOT NULL AND e.edition = "
				     "(SELECT max(n.edition) FROM book_edition n WHERE n.volume = e.volume)";
	AUTO_ROWS *r = NULL;
	size_t room = 0;
	bool has = true;

	*ret = (struct section_pages){ 0 };
	TRY(sql_rows(act->db, newest, SQL_ARGS(value_int(bid)), &r, act->arena));
	while (has)
		TRY(pages_next(act, r, ret, &room, &has));
	return NULL;
}

int64_t page_of_section(const struct section_pages *p, int64_t section)
{
	for (size_t i = 0; i < p->count; i++)
		if (p->rows[i].section == section)
			return p->rows[i].page;
	return UNSET;
}

static FALLIBLE answers_next(struct act *act, struct rows *r, struct score_answers *all, size_t *room, bool *ret_has)
{
	TRY(rows_next(r, ret_has, act->arena));
	if (!*ret_has)
		return NULL;
	all->rows = arena_room(act->arena, all->rows, all->count, room, sizeof *all->rows);
	all->rows[all->count++] = (struct score_answer){ rows_int(r, 0), rows_int(r, 1), rows_text(r, 2, act->arena) };
	return NULL;
}

FALLIBLE score_answers_of(struct act *act, int64_t bid, struct score_answers *ret)
{
	static const char joined[] =
		"SELECT a.score_item, s.id, s.title FROM section_answer a JOIN bid_section s ON s.id = a.bid_section "
		"WHERE s.bid = $1 AND a.score_item IS NOT NULL ORDER BY s.place, s.id";
	AUTO_ROWS *r = NULL;
	size_t room = 0;
	bool has = true;

	*ret = (struct score_answers){ 0 };
	TRY(sql_rows(act->db, joined, SQL_ARGS(value_int(bid)), &r, act->arena));
	while (has)
		TRY(answers_next(act, r, ret, &room, &has));
	return NULL;
}

const struct score_answer *answer_of_score(const struct score_answers *all, int64_t item)
{
	for (size_t i = 0; i < all->count; i++)
		if (all->rows[i].item == item)
			return &all->rows[i];
	return NULL;
}

static int by_place(const void *one, const void *other)
{
	const struct score_item *a = one, *b = other;

	if (a->place != b->place)
		return a->place == UNSET ? 1 : b->place == UNSET ? -1 : a->place < b->place ? -1 : 1;
	return (a->record.id > b->record.id) - (a->record.id < b->record.id);
}

FALLIBLE score_items_of(struct act *act, int64_t tender, struct lines *ret)
{
	struct lines all = { 0 };
	struct score_item *kept;
	unsigned n = 0;

	TRY(store_all(act->db, &score_item_entity, "tender", value_int(tender), &all, act->arena));
	kept = arena_array(act->arena, struct score_item, all.count + 1);
	for (unsigned i = 0; i < all.count; i++)
		if (LINE_AT(all, struct score_item, i)->stage != score_item_stage_rejected)
			kept[n++] = *LINE_AT(all, struct score_item, i);
	if (n > 1)
		qsort(kept, n, sizeof *kept, by_place);
	*ret = (struct lines){ kept, n };
	return NULL;
}

#include "rule/bid/lot.h"

#include <string.h>

#include "base/text.h"

const struct tender_lot *lot_find(const struct tender *t, const char *no)
{
	for (unsigned i = 0; no != NULL && i < t->lots.count; i++)
		if (text_same(LINE_AT(t->lots, struct tender_lot, i)->no, no))
			return LINE_AT(t->lots, struct tender_lot, i);
	return NULL;
}

const char *lot_meant(const struct tender *t)
{
	const char *wanted = NULL;
	unsigned n = 0;

	if (t->lots.count == 1)
		return LINE_AT(t->lots, struct tender_lot, 0)->no;
	for (unsigned i = 0; i < t->lots.count; i++) {
		const struct tender_lot *l = LINE_AT(t->lots, struct tender_lot, i);
		n += l->wanted;
		wanted = l->wanted ? l->no : wanted;
	}
	return n == 1 ? wanted : NULL;
}

bool lot_among(const char *lots, const char *no)
{
	size_t n = strlen(no);

	for (const char *at = lots; (at = strstr(at, no)) != NULL; at += n) {
		bool begins = at == lots || (at - lots >= 3 && memcmp(at - 3, LOT_COMMA, 3) == 0);
		if (begins && (at[n] == '\0' || text_starts(at + n, LOT_COMMA)))
			return true;
	}
	return false;
}

bool lot_concerns(const char *lot, const char *bid_for)
{
	return lot == NULL || bid_for == NULL || lot_among(lot, bid_for);
}

money lot_budget(const struct tender *t, const char *no)
{
	const struct tender_lot *l = lot_find(t, no);

	return l != NULL && l->budget.minor != UNSET ? l->budget : t->budget;
}

money lot_bond(const struct tender *t, const char *no)
{
	const struct tender_lot *l = lot_find(t, no);

	return l != NULL && l->bond_amount.minor != UNSET ? l->bond_amount : t->bond_amount;
}

/* Of its own amounts the ceiling first; the whole tender's would be another's money. */
money lot_cap(const struct tender *t, const char *no)
{
	const struct tender_lot *l = lot_find(t, no);

	if (l != NULL && l->price_cap.minor != UNSET)
		return l->price_cap;
	if (l != NULL && l->budget.minor != UNSET)
		return l->budget;
	return t->price_cap.minor != UNSET ? t->price_cap : t->budget;
}

const char *lot_title(const struct tender *t, const char *no, struct arena *a)
{
	const struct tender_lot *l = lot_find(t, no);

	return l == NULL ? t->name : arena_print(a, "%s（%s %s）", t->name, l->no, l->name);
}

void lot_clauses(struct lines *clauses, const char *bid_for)
{
	unsigned n = 0;

	for (unsigned i = 0; i < clauses->count; i++)
		if (lot_concerns(LINE_AT(*clauses, struct clause, i)->lot, bid_for))
			*LINE_AT(*clauses, struct clause, n++) = *LINE_AT(*clauses, struct clause, i);
	clauses->count = n;
}

void lot_scores(struct lines *items, const char *bid_for)
{
	unsigned n = 0;

	for (unsigned i = 0; i < items->count; i++)
		if (lot_concerns(LINE_AT(*items, struct score_item, i)->lot, bid_for))
			*LINE_AT(*items, struct score_item, n++) = *LINE_AT(*items, struct score_item, i);
	items->count = n;
}

void lot_openings(struct lines *openings, const char *bid_for)
{
	unsigned n = 0;

	for (unsigned i = 0; i < openings->count; i++)
		if (lot_concerns(LINE_AT(*openings, struct opening_bid, i)->lot, bid_for))
			*LINE_AT(*openings, struct opening_bid, n++) = *LINE_AT(*openings, struct opening_bid, i);
	openings->count = n;
}

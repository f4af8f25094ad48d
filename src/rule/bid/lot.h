/* lot.h -- the lots (包) of a tender: what each may cost, and what concerns a bid for one of them (DOMAIN 2.4, 2.16: one
 * price per lot). */
#ifndef RULE_BID_LOT_H
#define RULE_BID_LOT_H

#include "entity/all.h"

/* The tender's lot of that number; NULL: it has none. */
const struct tender_lot *lot_find(const struct tender *t, const char *no);
/* The lot that a bid is for where nobody says: the only one there is, or the only one that is wanted; NULL: none. */
const char *lot_meant(const struct tender *t);
/* What parts the numbers of several lots in one text. */
#define LOT_COMMA "、"
/* Whether the lot of that number is one of "包1、包3". */
bool lot_among(const char *lots, const char *no);
/* Whether what belongs to some lots (NULL: to all of them) concerns a bid for another (NULL: for the whole). */
bool lot_concerns(const char *lot, const char *bid_for);
/* Of the records of a tender those that concern the bid: the list is shortened. */
void lot_clauses(struct lines *clauses, const char *bid_for);
void lot_scores(struct lines *items, const char *bid_for);
void lot_openings(struct lines *openings, const char *bid_for);
/* Of the lot, where its own is said; else the tender's. */
money lot_budget(const struct tender *t, const char *no);
money lot_bond(const struct tender *t, const char *no);
/* The ceiling, or the budget where there is no ceiling. */
money lot_cap(const struct tender *t, const char *no);
/* "智能化系统（包2 机房工程）": the tender's name, with the lot's. */
const char *lot_title(const struct tender *t, const char *no, struct arena *a);

#endif

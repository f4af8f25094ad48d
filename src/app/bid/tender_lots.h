/* tender_lots.h -- the lots of a tender as they are known: those that it has, and those that were read in its documents
 * and wait for a word.  Clauses and scores name no other, so that a bid for one lot misses none. */
#ifndef APP_BID_TENDER_LOTS_H
#define APP_BID_TENDER_LOTS_H

#include "app/act.h"
#include "entity/all.h"

/* The path of the fact that there is such a lot; its value is what the lot is called. */
#define LOT_PATH "lot.name"

struct known_lots {
	const char **no;
	unsigned count;
};

FALLIBLE known_lots(struct act *act, const struct tender *t, struct known_lots *ret);
/* "第一包、包3" as we call them ("包1、包3"); NULL where one of them is not known. */
const char *lots_as_known(const struct known_lots *k, const char *read, struct arena *a);
/* The lot of that number, added where the tender has none such. */
struct tender_lot *tender_lot_needed(struct tender *t, const char *no, struct arena *a);

/* Prepares a write of a clause or of a score: a lot that somebody names is one of the tender. */
FALLIBLE clause_lot_said(struct act *act, const void *before, void *clause);
FALLIBLE score_lot_said(struct act *act, const void *before, void *item);
/* Follows a change of the tender: what named a lot by another number, or one that is no more, is set right or asked. */
FALLIBLE lots_changed(struct act *act, const void *before, void *tender);

#endif

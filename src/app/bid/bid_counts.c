#include "app/bid/bid_counts.h"

#include <string.h>

#include "app/save.h"
#include "app/take.h"
#include "store/record.h"

/* One row per clause, with its answer where there is one that is not open. */
#define COUNTED                                                                                                  \
	"SELECT count(*),"                                                                                       \
	" count(CASE WHEN r.id IS NULL THEN 1 END),"                                                             \
	" count(CASE WHEN c.mark = 'star' AND r.deviation = 'negative' THEN 1 END),"                             \
	" count(CASE WHEN c.mark = 'star' AND r.id IS NOT NULL AND r.evidence IS NULL"                           \
	"  AND r.evidence_file IS NULL THEN 1 END),"                                                             \
	" count(CASE WHEN c.mark <> 'star' AND r.id IS NOT NULL AND (r.deviation = 'negative'"                   \
	"  OR (c.evidence_required IS NOT NULL AND r.evidence IS NULL AND r.evidence_file IS NULL)) THEN 1 END)" \
	" FROM clause c LEFT JOIN clause_response r ON r.clause = c.id AND r.bid = $1 AND r.stage <> 'open'"     \
	" WHERE c.tender = $2"

FALLIBLE bid_count(struct act *act, struct bid *b)
{
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(act->db, COUNTED, SQL_ARGS(value_int(b->record.id), value_int(b->tender.v)), &r, act->arena));
	TRY(rows_next(r, &has, act->arena));
	if (!has)
		return NULL;
	b->clauses_total = rows_int(r, 0);
	b->clauses_unanswered = rows_int(r, 1);
	b->stars_negative = rows_int(r, 2);
	b->stars_without_evidence = rows_int(r, 3);
	b->negatives = rows_int(r, 4);
	return NULL;
}

static bool same_counts(const struct bid *a, const struct bid *b)
{
	return a->clauses_total == b->clauses_total && a->clauses_unanswered == b->clauses_unanswered &&
	       a->stars_negative == b->stars_negative && a->stars_without_evidence == b->stars_without_evidence &&
	       a->negatives == b->negatives;
}

FALLIBLE bid_recount(struct act *act, int64_t bid)
{
	void *before = NULL;
	struct bid *b;

	TRY(record_take(act, &bid_entity, bid, &before));
	b = save_copy(&bid_entity, before, act->arena);
	if (b->stage != bid_stage_preparing)
		return NULL;
	TRY(bid_count(act, b));
	return same_counts(before, b) ? NULL : save_again(act, &bid_entity, before, b, "count");
}

FALLIBLE bids_recount(struct act *act, int64_t tender)
{
	struct lines all = { 0 };

	TRY(store_all(act->db, &bid_entity, "tender", value_int(tender), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++)
		TRY(bid_recount(act, LINE_AT(all, struct bid, i)->record.id));
	return NULL;
}

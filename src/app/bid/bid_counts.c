#include "app/bid/bid_counts.h"

#include <string.h>

#include "app/save.h"
#include "app/take.h"
#include "rule/bid/mark_meaning.h"
#include "store/record.h"

/* One row per clause, with its answer where there is one that is not open; $3 and $4 are the marks whose negative
 * deviation rejects the bid in this tender, '' for none; $5 is the lot that is bid for, '' for the whole: one of those
 * that the clause names (lot_among). */
#define FATAL "c.mark IN ($3, $4)"
#define UNPROVEN "r.evidence IS NULL AND r.evidence_file IS NULL AND r.evidence_page IS NULL"
#define COUNTED                                                                                              \
	"SELECT count(*),"                                                                                   \
	" count(CASE WHEN r.id IS NULL THEN 1 END),"                                                         \
	" count(CASE WHEN " FATAL " AND r.deviation = 'negative' THEN 1 END),"                               \
	" count(CASE WHEN " FATAL " AND r.id IS NOT NULL AND " UNPROVEN " THEN 1 END),"                      \
	" count(CASE WHEN NOT " FATAL " AND r.id IS NOT NULL AND (r.deviation = 'negative'"                  \
	"  OR (c.evidence_required IS NOT NULL AND " UNPROVEN ")) THEN 1 END)"                               \
	" FROM clause c LEFT JOIN clause_response r ON r.clause = c.id AND r.bid = $1 AND r.stage <> 'open'" \
	" WHERE c.tender = $2 AND ($5 = '' OR c.lot IS NULL"                                                 \
	"  OR replace('、' || c.lot || '、', '、' || $5 || '、', '') <> '、' || c.lot || '、')"

/* The mark's word where it rejects. */
static struct value rejecting(const struct tender *t, enum requirement_mark mark)
{
	bool fatal = mark_meaning_in(t, mark) == mark_meaning_rejects;

	return value_text(fatal ? requirement_mark_choices.labels[mark] : "");
}

FALLIBLE bid_count(struct act *act, struct bid *b)
{
	AUTO_ROWS *r = NULL;
	void *tender = NULL;
	bool has;

	TRY(store_get(act->db, &tender_entity, b->tender.v, &tender, act->arena));
	TRY(sql_rows(act->db, COUNTED,
		     SQL_ARGS(value_int(b->record.id), value_int(b->tender.v), rejecting(tender, requirement_mark_star),
			      rejecting(tender, requirement_mark_triangle), value_text(b->lot == NULL ? "" : b->lot)),
		     &r, act->arena));
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

FALLIBLE marks_meant(struct act *act, const void *before, void *tender)
{
	const struct tender *was = before, *is = tender;

	if (was->star_meaning == is->star_meaning && was->triangle_meaning == is->triangle_meaning)
		return NULL;
	return bids_recount(act, is->record.id);
}

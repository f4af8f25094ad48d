/* matrix.h -- the deviation matrix of a bid: every clause of its tender beside our answer, read as a whole or since a
 * moment, and written cell by cell so that several people lose nothing to each other (DOMAIN 2.5). */
#ifndef APP_BID_MATRIX_H
#define APP_BID_MATRIX_H

#include "app/act.h"
#include "base/buffer.h"
#include "entity/all.h"
#include "json/locale.h"
#include "json/read.h"

/* One clause with the answer to it, as far as the actor may read them. */
struct matrix_row {
	const struct clause *clause;
	const struct clause_response *response; /* NULL: none yet */
};

struct matrix {
	const struct bid *bid;
	const struct tender *tender;
	struct matrix_row *rows; /* in the order of the document */
	unsigned count;
};

/* ERROR_MISSING where the actor may not see the bid. */
FALLIBLE matrix_read(struct act *act, int64_t bid, struct matrix *ret);

/* {"bid","tender","counts","total","at","copied","rows":[{"clause","means","asked","computed","copied","unproven",
 * "response"}]}.
 * since: only rows that changed from then on, and some seconds before, since what was written then may have been
 * stored later; 0: all. */
FALLIBLE matrix_view(struct act *act, int64_t bid, instant since, struct buffer *b);

/* {"cells":[{"clause","field","was","value"}]}: each cell is written if the record still holds what its writer saw.
 * {"saved","conflicts":[{"clause","field","now","by","at"}],"refused":[{"clause","field","reason","message"}]} and what
 * matrix_view() says of the rows.  A row that is complete counts as answered by that; one that a change leaves
 * incomplete is open again.  Or {"review":[clause]}: the answers that a second person accepts, answered alike.
 * ERROR_CONFLICT sealed_is_fixed. */
FALLIBLE matrix_save(struct act *act, int64_t bid, const json_t *body, const struct locale *locale, enum language lang,
		     struct buffer *b);

/* Of matrix_read.c, for matrix_save.c: the members bid, tender, counts, total, at and rows; `rows` NULL: all. */
FALLIBLE matrix_members(struct act *act, const struct matrix *m, const bool *shown, struct buffer *b);

#endif

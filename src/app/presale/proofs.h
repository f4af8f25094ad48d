/* proofs.h -- what of our past work shows that we have done what the requirements of a piece of business, and the
 * marked clauses of its tender, ask for (FIELD 16; the rule: rule/presale/proof_cover.h). */
#ifndef APP_PRESALE_PROOFS_H
#define APP_PRESALE_PROOFS_H

#include "app/act.h"
#include "base/buffer.h"
#include "base/language.h"

/* {"opportunity":{"id","title","customer"},"bars":{"covered","partly"},
 * "counts":{"covered","partly","gap","must_gap"},
 * "rows":[{"of":"requirement"|"clause","id","title","text","priority","mark","cover":"covered"|"partly"|"gap","why",
 *   "proofs":[{"kind","id","title","like","cover","problem","why",
 *     "said":null|{"id","version","verdict","by","at","note"}}]}]}, gaps first.
 * A proof the actor may not read is none. */
FALLIBLE proofs_view(struct act *act, int64_t opportunity, enum language lang, struct buffer *b);
/* What must be met and nothing of ours shows: a requirement, or a clause of the tender. */
struct proof_gap {
	const char *of;
	int64_t id;
	const char *title;
};

FALLIBLE proof_gaps_find(struct act *act, int64_t opportunity, struct proof_gap **ret, unsigned *ret_count);
/* "gaps": [{"of","id","title"}]; none for who may read no requirement. */
void proof_gaps_list(const struct proof_gap *gaps, unsigned n, struct buffer *b);
FALLIBLE proof_gaps_write(struct act *act, int64_t opportunity, struct buffer *b);

/* Use case: prepares a new match: it is of this piece of business, and nobody has said of this proof yet. */
FALLIBLE proof_match_adding(struct act *act, const void *before, void *match);

#endif

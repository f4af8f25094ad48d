/* proof_cover.h -- what of our past work shows that we have done what a requirement asks for (FIELD 16): covered,
 * partly, or a gap, the best proofs first, each with its why.  What a text says is said by the same measure as past
 * answers (rule/bid/suggestion.h); what a person says stands over it; what may not leave the house, or proves nothing
 * today, stands over both (S16, S19, S64).  Pure; the same proofs always rank the same. */
#ifndef RULE_PRESALE_PROOF_COVER_H
#define RULE_PRESALE_PROOF_COVER_H

#include "entity/all.h"
#include "rule/why.h"

#define PROOFS_SHOWN 5

enum proof_cover { PROOF_GAP, PROOF_PARTLY, PROOF_COVERED };

struct proof {
	const char *text;	   /* all that is told of it */
	const char *industry;	   /* NULL: not said */
	enum pack_problem problem; /* what keeps it from being shown today */
	bool named;		   /* a paper: many are called nearly the same and show quite other things */
};

/* What a person said of a proof for this requirement. */
struct proof_said {
	size_t proof;
	enum match_verdict verdict;
};

/* From so much like on, in percent. */
struct proof_bars {
	int64_t covered, partly;
};

struct proof_found {
	size_t proof;
	unsigned like; /* percent of what is asked that it tells of */
	enum proof_cover cover;
	enum match_verdict said; /* unset: by nobody */
	const struct why *why;
};

/* Those that a person found unrelated stand last, and count for nothing. */
struct proof_answer {
	enum proof_cover cover;
	struct proof_found found[PROOFS_SHOWN];
	size_t count;
	const struct why *why;
};

struct proof_index;
/* Over proofs that live as long as the arena. */
struct proof_index *proof_index_new(const struct proof *proofs, size_t n, struct arena *a);
struct proof_answer proof_cover_of(const struct proof_index *x, const char *asked, const char *industry,
				   const struct proof_said *said, size_t nsaid, const struct proof_bars *bars,
				   struct arena *a);
const char *proof_cover_word(enum proof_cover cover); /* "gap", "partly", "covered" */

#endif

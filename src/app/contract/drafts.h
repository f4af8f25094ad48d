/* drafts.h -- the contract and its technical agreement drafted from the bid and the talks, held against the bid, and
 * what has to be in place before it may be signed (S39, DOMAIN 2.15). */
#ifndef APP_CONTRACT_DRAFTS_H
#define APP_CONTRACT_DRAFTS_H

#include "app/act.h"
#include "base/buffer.h"
#include "base/language.h"
#include "entity/all.h"
#include "json/locale.h"

/* Adds the terms that are not there yet, brings in what rounds have agreed, and lays out the approvals; what somebody
 * has written stays.  ERROR_CONFLICT signed_is_fixed once it is signed. */
FALLIBLE contract_draft(struct act *act, int64_t contract);
/* Whether contract_draft() would let the actor. */
bool contract_may_draft(const struct act *act, const struct contract *c);
/* Both papers term by term, as bid, as agreed, as written; rounds, approvals, authority, what refuses signing. */
FALLIBLE contract_draft_view(struct act *act, int64_t contract, const struct locale *locale, enum language lang,
			     struct buffer *b);
/* Those the actor may read, paper by paper in their order. */
FALLIBLE contract_terms_sorted(struct act *act, int64_t contract, struct lines *ret);

/* What signing a drafted contract refuses: a term of substance that moved, an approval that is missing, an authority
 * that does not reach.  A contract without drafted terms has only its authority looked at. */
FALLIBLE contract_draft_refusals(struct act *act, const struct contract *c, struct error **all);

FALLIBLE term_writing(struct act *act, const void *before, void *term);		  /* prepares create, change, remove */
FALLIBLE term_written(struct act *act, const void *before, void *term);		  /* follows them: approvals are void */
FALLIBLE contract_rewritten(struct act *act, const void *before, void *contract); /* follows change */

#endif

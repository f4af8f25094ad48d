/* price_tell.h -- what of the checks of a sealed price may be said, and to whom, before it is read out (DOMAIN 2.16,
 * A24; TRUST T4).
 *
 * Whether a sheet agrees with itself says nothing about its amounts: everybody is told.  Whether it lies above the
 * ceiling is told exactly to who knows the price alone: anybody else could lower the ceiling until it does, and would
 * know it.  He is told what the approval tells: held against this ceiling, or a higher one, it was fine.  That a price
 * is so low that it may be taken for below cost would tell much of it. */
#ifndef RULE_BID_PRICE_TELL_H
#define RULE_BID_PRICE_TELL_H

#include "entity/all.h"

struct price_standing {
	bool knows;	    /* who asks is on the need-to-know list, and it takes no second person yet */
	bool approved;	    /* and nothing of the sheet has changed since */
	money cap;	    /* now; UNSET: none */
	money approved_cap; /* then; UNSET: none */
};

enum price_told { PRICE_CLEAR, PRICE_FOUND, PRICE_UNTOLD };

/* found: of this price the check has found something. */
enum price_told price_tell(enum readiness_code code, bool found, const struct price_standing *s);
/* The codes there are; returns their number. */
size_t price_codes(const enum readiness_code **ret);

#endif

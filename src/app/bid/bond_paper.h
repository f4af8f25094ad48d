/* bond_paper.h -- the letter that asks a bid bond back (DOMAIN 2.7). */
#ifndef APP_BID_BOND_PAPER_H
#define APP_BID_BOND_PAPER_H

#include "app/paper.h"

/* Addressed to whom it was paid: the agency, or the buyer where there is none.  For who may read the bond. */
FALLIBLE bond_letter(struct act *act, int64_t bond, struct paper *p);

#endif

/* book_list_paper.h -- what goes with a bid book and not into it: labels of the envelopes, and the list of seals and
 * signatures (DOMAIN 2.11). */
#ifndef APP_BID_BOOK_LIST_PAPER_H
#define APP_BID_BOOK_LIST_PAPER_H

#include "app/paper.h"

/* variant: "envelope_labels" (or NULL), "seal_list". */
paper_filler book_list_paper;

#endif

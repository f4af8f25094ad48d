/* pack_paper.h -- a customer pack as a document: only what may leave the house, in the words of the records
 * (S16, S19, S64). */
#ifndef APP_PRESALE_PACK_PAPER_H
#define APP_PRESALE_PACK_PAPER_H

#include "app/paper.h"

/* Before it is issued it is marked as a draft, and what is kept back is counted, not shown. */
paper_filler pack_paper;

#endif

/* discovery_paper.h -- what is taken along to the customer, and what the bid is written from: the interview guide with
 * all that is still to be asked, by person; the sheet of stated and real needs (DOMAIN S46-S57, S41). */
#ifndef APP_PRESALE_DISCOVERY_PAPER_H
#define APP_PRESALE_DISCOVERY_PAPER_H

#include "app/paper.h"

paper_filler interview_guide, bid_strategy;

#endif

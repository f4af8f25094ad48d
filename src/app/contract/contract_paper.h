/* contract_paper.h -- the papers of a contract: both texts to be signed, the hand-over list, a letter that asks money
 * back, labels for the devices of a site. */
#ifndef APP_CONTRACT_CONTRACT_PAPER_H
#define APP_CONTRACT_CONTRACT_PAPER_H

#include "app/paper.h"

/* variants: contract_draft (the first), technical_agreement, handover_list.  ERROR_MALFORMED not_a_choice. */
FALLIBLE contract_paper(struct act *act, int64_t contract, struct paper *p);
FALLIBLE deposit_letter(struct act *act, int64_t deposit, struct paper *p);
/* On a lane for writing: a device without a token gets one. */
FALLIBLE equipment_labels(struct act *act, int64_t site, struct paper *p);

#endif

/* battle.h -- what stands on the card of a deal, read once for its page and its paper, as far as the actor may read it
 * (S10, S70, S71; what comes first: rule/presale/battle_card.h). */
#ifndef APP_PRESALE_BATTLE_H
#define APP_PRESALE_BATTLE_H

#include "app/act.h"
#include "app/presale/proofs.h"
#include "entity/all.h"

/* Records of one kind, what comes first in front. */
struct battle_part {
	void **records;
	unsigned count;
};

struct battle {
	struct battle_part needs, people, rivals, highlights, risks;
	struct battle_part steps; /* engagements: what was agreed on and still stands, then what is planned */
	struct proof_gap *gaps;	  /* what must be met and nothing of ours shows */
	unsigned ngaps;
};

FALLIBLE battle_read(struct act *act, const struct opportunity *o, struct battle *ret);

#endif

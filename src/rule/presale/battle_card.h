/* battle_card.h -- what stands on the card of a deal and what comes first there: the needs that must be met and are
 * accepted before those somebody once noted, the people who weigh most, the worst risks (S10, S60, S71). */
#ifndef RULE_PRESALE_BATTLE_CARD_H
#define RULE_PRESALE_BATTLE_CARD_H

#include "entity/all.h"

bool battle_card_has_need(const void *requirement);
bool battle_card_has_risk(const void *risk);
bool battle_card_has_highlight(const void *highlight);
/* For qsort over pointers: what comes first is less. */
int battle_card_by_need(const void *a, const void *b);
int battle_card_by_weight(const void *a, const void *b); /* of stakeholders */
int battle_card_by_score(const void *a, const void *b);	 /* of risks */

#endif

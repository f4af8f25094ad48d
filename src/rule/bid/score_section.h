/* score_section.h -- which section of a bid book answers an item of the scoring, guessed from what both say: an offer
 * to the person who joins them, never more (S36). */
#ifndef RULE_BID_SCORE_SECTION_H
#define RULE_BID_SCORE_SECTION_H

#include "entity/all.h"

/* How well it fits, 0: not at all.  The item's name in the title, or the other way round, is best; then what our own
 * paper is about; then words in common. */
unsigned score_section_fit(enum score_kind kind, const char *name, const char *title, enum section_paper paper);

#endif
